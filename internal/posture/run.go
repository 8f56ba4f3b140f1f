package posture

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/sallyport/sallyport/internal/addon"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/filter"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/keptlogin"
	"github.com/sallyport/sallyport/internal/machine"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/vault"
)

// Sources is where the checks look.
type Sources struct {
	Vault  *vault.Vault
	Keeper *profile.Keeper
	// Ours are the IDs of our own extension.
	Ours []string
	// Version is Sallyport's own version.
	Version string
	// CheckTLS says who vouches for the certificate of a host. It uses the network,
	// so it is set only if the user asked for that; see [CompareTLS].
	CheckTLS func(ctx context.Context, host string) filter.Comparison
}

// Run runs every check once and returns the result. page holds the findings
// about the page that the user looks at, if any: what its browser reports of
// extensions stands beside what every browser profile on disk has. A check that
// cannot look is in the result as unknown, with its reason.
func Run(ctx context.Context, s Sources, page []finding.Finding) Result {
	p := portal.IBKR()
	installed := installedExtensions(ctx, p, s)
	findings := append(withoutToldAgain(page, installed), installed...)
	here := machine.Check(ctx)
	findings = append(findings, here...)
	findings = append(findings, keptLogins(ctx, p, machine.Shared(here))...)
	if s.CheckTLS != nil {
		findings = append(findings, tlsInterception(ctx, p, s.CheckTLS))
	}
	findings = append(findings, s.Keeper.Findings()...)
	findings = append(findings, stateFindings(s.Vault)...)
	inCatalogueOrder(findings)
	return Result{
		ID:          uuid.NewString(),
		Version:     s.Version,
		MadeAt:      time.Now().UTC().Truncate(time.Second),
		Machine:     MachineInfo{OS: runtime.GOOS, Arch: runtime.GOARCH},
		Portal:      p.Name,
		Findings:    findings,
		NotExamined: notExamined(len(page) > 0, s.CheckTLS != nil),
	}
}

// withoutToldAgain leaves out what speaks against an extension where the longer look
// of a report, which reads every file, found something against the same one.
func withoutToldAgain(page, installed []finding.Finding) []finding.Finding {
	type version struct{ id, version string }
	of := func(f finding.Finding) (v version, ok bool) {
		if f.ID != finding.SuspiciousExtension || len(f.Evidence.Extensions) != 1 {
			return v, false
		}
		e := f.Evidence.Extensions[0]
		return version{e.ID, e.Version}, true
	}
	again := map[version]bool{}
	for _, f := range installed {
		if v, ok := of(f); ok {
			again[v] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(page), func(f finding.Finding) bool {
		v, ok := of(f)
		return ok && again[v]
	})
}

func inCatalogueOrder(findings []finding.Finding) {
	rank := map[finding.ID]int{}
	for i, c := range finding.Catalogue() {
		rank[c.ID] = i
	}
	slices.SortStableFunc(findings, func(a, b finding.Finding) int { return rank[a.ID] - rank[b.ID] })
}

// installedExtensions looks at every browser profile of this user, and reads all
// files of what is installed. Profiles that could not be read are a finding of
// their own: what was found in the others says nothing about them.
func installedExtensions(ctx context.Context, p portal.Portal, s Sources) []finding.Finding {
	env, err := browser.Here()
	if err != nil {
		return []finding.Finding{unknownExtensions(err.Error(), finding.Sentence{Text: "browsers_unseen"})}
	}
	look := addon.Look{Env: env, Vault: s.Vault, Origins: p.JudgedOrigins(), Files: addon.AllFiles, Ours: s.Ours}.Begin()
	feeds, _ := addon.Feeds(s.Vault) // trouble with the state is a finding of its own
	judge := addon.NewJudge(p.JudgedOrigins(), addon.NewLists(feeds))
	found := judge.Everywhere(look.Profiles(ctx, env.Profiles()), s.Ours)
	_ = look.Remember()
	if len(look.Unread) == 0 {
		return found
	}
	var unread, profiles []string
	for _, u := range look.Unread[:min(len(look.Unread), maxUnread)] {
		unread = append(unread, u.String())
		profiles = append(profiles, finding.Plain(u.Profile.Shown()))
	}
	unknown := unknownExtensions(strings.Join(unread, "; "), finding.Sentence{Text: "unread_profiles", Args: []string{strings.Join(profiles, "; ")}})
	if found[0].Outcome == finding.Pass {
		found = found[1:]
	}
	return append(found, unknown)
}

// maxUnread is how many profiles that could not be read are named.
const maxUnread = 10

// keptLogins judges what every browser profile of this user keeps of a sign-in.
func keptLogins(ctx context.Context, p portal.Portal, shared bool) []finding.Finding {
	profiles, err := keptlogin.Everywhere()
	if err != nil {
		return keptlogin.Unknown(err.Error())
	}
	return keptlogin.Findings(keptlogin.In(ctx, p, profiles), shared)
}

func unknownExtensions(reason string, why finding.Sentence) finding.Finding {
	return finding.Finding{
		ID: finding.ExtensionsCanReadPage, Text: "extensions_can_read_page_unknown", Args: []string{reason}, Why: []finding.Sentence{why},
		Level: finding.Info, Outcome: finding.Unknown, Basis: finding.Measured,
		Fingerprint: finding.Fingerprint(finding.ExtensionsCanReadPage, "unknown"),
		MeasuredAt:  time.Now().UTC().Truncate(time.Second),
	}
}

// stateFindings tells how our own state is sealed and whether any was damaged.
func stateFindings(v *vault.Vault) []finding.Finding {
	now := time.Now().UTC().Truncate(time.Second)
	key := finding.Finding{
		ID: finding.StateKey, Level: finding.Info, Outcome: finding.Pass, Basis: finding.Measured, MeasuredAt: now,
	}
	var last lastReport
	err := v.Update(lastReportDocument, &last, func() error { last.At = now; return nil })
	if err == nil {
		key.Text = "state_key_" + v.KeyKept()
	} else {
		key.Text, key.Args, key.Outcome = "state_key_unknown", []string{err.Error()}, finding.Unknown
		key.Why = []finding.Sentence{{Text: "state_unusable"}}
	}
	key.Fingerprint = finding.Fingerprint(finding.StateKey, key.Text)
	findings := []finding.Finding{key}
	for _, r := range v.Recovered() {
		at := r.At.UTC().Format("2006-01-02 15:04 UTC")
		what := fmt.Sprintf("%s, %s: %s", r.Name, at, r.Reason)
		why := []finding.Sentence{{Text: "state_replaced", Args: []string{r.Name, at}}}
		// A later process words the same recovery from what is kept alone.
		news := r.At.UTC().String()
		if r.Kept != "" {
			news = filepath.Base(r.Kept)
			what += "; the damaged file is kept as " + news
			why = append(why, finding.Sentence{Text: "state_kept", Args: []string{news}})
		}
		findings = append(findings, finding.Finding{
			ID: finding.StateRecovered, Text: "state_recovered", Args: []string{what}, Why: why,
			Level: finding.Warn, Outcome: finding.Fail, Basis: finding.Measured,
			Fingerprint: finding.Fingerprint(finding.StateRecovered, r.Name, news), MeasuredAt: now,
		})
	}
	return findings
}

// lastReportDocument is the vault document of when the last report was made.
// Writing it proves that the state can be sealed.
const lastReportDocument = "last-report"

type lastReport struct {
	At time.Time `json:"at"`
}

// notExamined lists the ways into the account that this version does not look
// at, so that their absence from the report is not read as a pass.
func notExamined(sawPage, checkedTLS bool) []Area {
	areas := []Area{
		{"ibkr-mobile", "IBKR Mobile", "this version does not look at phones"},
		{"tws", "Trader Workstation and IB Gateway", "this version does not read their settings"},
		{"ibkr-desktop", "IBKR Desktop", "this version does not read its settings"},
		{"api", "APIs and key files", "this version does not look for them"},
		{"mfa", "Second factor, devices and sessions", "only you can see these, in the portal's settings"},
		{"recovery", "Recovery channels (mail, phone number)", "only you can see these"},
	}
	if !checkedTLS {
		areas = append(areas, Area{"network", "Network and TLS interception", "it is looked at only if you ask for it, with “sallyport report --check-tls”"})
	}
	if !sawPage {
		areas = append([]Area{{"page", "The sign-in page", "no portal page was open; export from the popup on the sign-in page to include it"}}, areas...)
	}
	return areas
}
