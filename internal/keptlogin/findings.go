package keptlogin

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
)

// Bounds of what a finding tells: names in a sentence, signals in its evidence,
// and the length of a name that somebody chose.
const (
	maxNamed   = 5
	maxSignals = 50
	maxName    = 60
)

// sight is what one check sees of one profile.
type sight struct {
	where string
	// found is set for what the check asks about, and grave for its worse kind.
	found, grave bool
	// what is named in the sentence; it reads the same in every language.
	what []string
	// told is the rest of an English sentence that begins with the profile.
	told string
	why  string
	// place is where in that browser it is changed.
	place string
}

// check is one of the room's checks.
type check struct {
	id finding.ID
	// loud makes a warning of it on a machine that others use.
	loud bool
	// elsewhere is set where profiles of other browsers matter to a page, too.
	elsewhere bool
	see       func(Kept) sight
}

var checks = []check{
	{finding.SavedPassword, true, true, savedPassword},
	{finding.PortalCookies, true, true, portalCookies},
	{finding.SessionRestore, true, false, sessionRestore},
	{finding.BrowserSync, false, false, browserSync},
	{finding.PasswordSaving, false, false, passwordSaving},
}

// Findings judges what profiles keep: one finding a check, whatever their number.
// shared says that others use this machine.
func Findings(all []Kept, shared bool) []finding.Finding {
	findings := make([]finding.Finding, 0, len(checks))
	for _, c := range checks {
		findings = append(findings, c.conclude(all, shared))
	}
	return findings
}

// ForPage judges what matters on a page of the portal in a browser with the
// profiles in here: what was found, and nothing that is as it should be.
func ForPage(all []Kept, here []browser.Profile, shared bool) []finding.Finding {
	mine := slices.DeleteFunc(slices.Clone(all), func(k Kept) bool {
		return !slices.ContainsFunc(here, func(p browser.Profile) bool { return p.Dir == k.Profile.Dir })
	})
	var findings []finding.Finding
	for _, c := range checks {
		of := mine
		if c.elsewhere {
			of = all
		}
		if f := c.conclude(of, shared); f.Outcome == finding.Fail {
			findings = append(findings, f)
		}
	}
	return findings
}

// Unknown is the finding of each check where no profile could be listed.
func Unknown(reason string) []finding.Finding {
	findings := make([]finding.Finding, 0, len(checks))
	for _, c := range checks {
		f := c.base(finding.Unknown, "unknown")
		f.Args, f.Why = []string{reason}, []finding.Sentence{{Text: "browsers_unseen"}}
		findings = append(findings, f)
	}
	return findings
}

func (c check) base(outcome finding.Outcome, kind string, news ...string) finding.Finding {
	stem := strings.ReplaceAll(string(c.id), "-", "_")
	if kind != "" {
		stem += "_" + kind
	}
	return finding.Finding{
		ID: c.id, Text: stem, Level: finding.Info, Outcome: outcome, Basis: finding.Measured,
		Fingerprint: finding.Fingerprint(c.id, append([]string{stem}, news...)...),
		MeasuredAt:  time.Now().UTC().Truncate(time.Second),
	}
}

func (c check) conclude(all []Kept, shared bool) finding.Finding {
	var found, others, unread []sight
	var signals []finding.Signal
	grave := false
	for _, k := range all {
		s := c.see(k)
		s.where = where(k.Profile)
		switch {
		case s.found:
			found = append(found, s)
			grave = grave || s.grave
			signals = append(signals, signal(c.id, finding.Fail, s.where, s.told))
		case s.told != "":
			others = append(others, s)
			signals = append(signals, signal(c.id, finding.Pass, s.where, s.told))
		}
		if s.why != "" {
			unread = append(unread, s)
			signals = append(signals, signal(c.id, finding.Unknown, s.where, s.why))
		}
	}
	f := c.outcome(found, others, unread, grave, shared, len(all))
	f.Evidence.Signals = signals[:min(len(signals), maxSignals)]
	f.Evidence.Counts = map[string]int{"profiles": len(all), "profiles-found": len(found), "profiles-unread": len(unread)}
	return f
}

func (c check) outcome(found, others, unread []sight, grave, shared bool, looked int) finding.Finding {
	switch {
	case len(found) > 0:
		kind := ""
		if grave {
			kind = "grave"
		}
		if c.loud && shared {
			kind = "shared"
		}
		f := c.base(finding.Fail, kind, news(found)...)
		if c.loud && shared {
			f.Level = finding.Warn
			f.Remedies = []finding.Remedy{finding.Launch}
		}
		f.Args = arguments(found)
		return f
	case len(unread) > 0:
		f := c.base(finding.Unknown, "unknown", news(unread)...)
		var reasons, profiles []string
		for _, s := range unread {
			reasons = append(reasons, s.where+": "+s.why)
			profiles = append(profiles, s.where)
		}
		f.Args = []string{finding.FirstOf(reasons, maxNamed, "; ") + "."}
		f.Why = []finding.Sentence{{Text: "unread_profiles", Args: []string{finding.FirstOf(profiles, maxNamed, ", ")}}}
		return f
	case slices.ContainsFunc(others, func(s sight) bool { return len(s.what) > 0 }):
		f := c.base(finding.Pass, "known", news(others)...)
		f.Args = arguments(others)
		return f
	}
	f := c.base(finding.Pass, "pass")
	f.Args = []string{strconv.Itoa(looked)}
	return f
}

// arguments are for $1 the profiles, $2 what is in them, $3 where it is changed.
func arguments(sights []sight) []string {
	var profiles, what, places []string
	for _, s := range sights {
		profiles = append(profiles, s.where)
		what = append(what, s.what...)
		places = append(places, s.place)
	}
	return []string{finding.FirstOf(profiles, maxNamed, "; "), finding.FirstOf(unique(what), maxNamed, ", "), finding.FirstOf(unique(places), maxNamed, ", ")}
}

func news(sights []sight) []string {
	var all []string
	for _, s := range sights {
		all = append(all, s.where)
		all = append(all, s.what...)
	}
	slices.Sort(all)
	return all
}

func unique(all []string) []string {
	var once []string
	for _, s := range all {
		if s != "" && !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return once
}

func signal(id finding.ID, outcome finding.Outcome, where, told string) finding.Signal {
	return finding.Signal{Name: string(id), Outcome: outcome, Detail: where + ": " + told + "."}
}

func where(p browser.Profile) string { return short(p.Shown()) }

// short makes a name that somebody else chose fit to be shown.
func short(name string) string {
	runes := []rune(finding.Plain(name))
	if len(runes) > maxName {
		return string(runes[:maxName]) + "…"
	}
	return string(runes)
}
