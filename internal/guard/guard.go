// Package guard answers the extension: it gathers what the sensors know for one
// page of the portal and decides what to say. It never looks at anything
// itself, and never fails a page because one sensor failed.
package guard

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/sallyport/sallyport/internal/addon"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/machine"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/vault"
)

// How long a sensor's answer stands for the pages of one conversation. A click
// in the card is followed by a new advise within milliseconds; the machine does
// not change that fast, and every finding carries the time it was measured.
const (
	machineAge   = 5 * time.Second
	inventoryAge = 10 * time.Second
	listsAge     = time.Minute
)

// filesWait bounds the look at the files of extensions. The card waits less for
// the first answer, and takes this one in when it comes; files that are as they
// were at the last look cost a hundredth of it.
const filesWait = 250 * time.Millisecond

// Guard holds one conversation's sensors and their cached answers.
type Guard struct {
	vault *vault.Vault
	// ours gives the IDs of our own extension, which no finding is about.
	ours func() []string

	// inside gives what there is to say of the hardened window that asks; nil for
	// an everyday browser.
	inside func() []finding.Finding
	// signIn is whether the page that was told of last is for signing in.
	signIn atomic.Bool
	// remembering are looks that are being written down.
	remembering sync.WaitGroup
	// signedIn is whether somebody is signed in, as the page that was told of last has it.
	signedIn atomic.Bool

	machine   cached[[]finding.Finding]
	inventory cached[addon.OnDisk]
	lists     cached[*addon.Lists]

	keptOfPortal, keptOfPractice ahead[keptHere]
}

// New returns a guard over the user's state. ours gives the IDs that our own
// extension may have in the calling browser. inside gives the findings about
// the hardened window that asks; it is nil for an everyday browser.
func New(v *vault.Vault, ours func() []string, inside func() []finding.Finding) *Guard {
	g := &Guard{
		vault:  v,
		ours:   ours,
		inside: inside,
		machine: cached[[]finding.Finding]{
			age: machineAge,
			get: machine.Check,
		},
		inventory: cached[addon.OnDisk]{
			age: inventoryAge,
		},
		keptOfPortal:   ahead[keptHere]{age: keptAge, get: lookAtKept(portal.IBKR())},
		keptOfPractice: ahead[keptHere]{age: keptAge, get: lookAtKept(portal.Practice())},
	}
	g.inventory.get = g.callersAddons
	g.lists = cached[*addon.Lists]{age: listsAge, get: g.importedLists}
	return g
}

// Wait returns when what the last answers learned is on disk. It is for the end
// of a conversation.
func (g *Guard) Wait() { g.remembering.Wait() }

// Advise returns every finding for one page, the loudest first: its
// persistent-login controls, the extensions that can read it, a session that
// nobody uses, the machine, and what browsers keep of a sign-in. For the last it
// does not wait, and says that there may be more. A hardened window keeps nothing.
// An origin that Sallyport does not guard is refused with code not-allowed.
func (g *Guard) Advise(ctx context.Context, q message.AdviseRequest) (message.AdviseAnswer, error) {
	if !g.guards(q.Page.Origin) {
		return message.AdviseAnswer{}, message.NewError(message.NotAllowed, errors.New("not a page of the portal"))
	}
	g.signedIn.Store(q.Page.SignedIn || q.Page.SessionOpen)
	g.signIn.Store(q.Page.SignIn)
	findings := g.Page(ctx, q)
	findings = append(findings, g.machine.fetch(ctx)...)
	more := false
	if g.inside != nil {
		findings = append(findings, g.inside()...)
	} else {
		var kept []finding.Finding
		kept, more = g.kept(ctx, q.Page.Origin)
		findings = append(findings, kept...)
	}
	g.markDismissed(findings)
	slices.SortStableFunc(findings, func(a, b finding.Finding) int { return b.Level.Rank() - a.Level.Rank() })
	return message.AdviseAnswer{Findings: findings, More: more}, nil
}

// SignedIn reports whether somebody was signed in when [Guard.Advise] was told of a
// page last, on that page or another of the portal. When the conversation ends so, the
// session at the broker is still open.
func (g *Guard) SignedIn() bool { return g.signedIn.Load() }

// Page returns the findings that are about the page and the browser it is in,
// without those about the machine. Without a page of the portal there are none.
func (g *Guard) Page(ctx context.Context, q message.AdviseRequest) []finding.Finding {
	if !g.guards(q.Page.Origin) {
		return nil
	}
	shared := machine.Shared(g.machine.fetch(ctx))
	now := time.Now().UTC().Truncate(time.Second)
	var findings []finding.Finding
	for _, c := range q.Controls {
		findings = append(findings, judged(c, shared, now))
	}
	if q.Page.SignedIn && q.Page.IdleMinutes > 0 {
		findings = append(findings, idle(q.Page.IdleMinutes, now))
	}
	judge := addon.NewJudge(judgedOrigins(q.Page.Origin), g.lists.fetch(ctx))
	return append(findings, judge.Reported(q.Extensions, g.inventory.fetch(ctx), g.ours())...)
}

// judgedOrigins is the set of origins that an extension must reach to count as
// a reader: on the portal all of its own, because it moves between them.
func judgedOrigins(page string) []string {
	p := portal.IBKR()
	if !p.Official(page) {
		return []string{page}
	}
	origins := p.JudgedOrigins()
	if !slices.Contains(origins, page) {
		origins = append(origins, page)
	}
	return origins
}

// judged says what there is to say of one control. The fingerprint's parts are
// the folded label and the state, so that a dismissed "off" does not hide an
// "on"; the extension computes the same one where it judges alone.
func judged(c message.PageControl, shared bool, now time.Time) finding.Finding {
	f := finding.Finding{
		ID:         finding.PersistentLogin,
		Text:       "persistent_login_off",
		Args:       []string{c.Label},
		Level:      finding.Info,
		Outcome:    finding.Pass,
		Basis:      finding.Reported,
		Evidence:   finding.Evidence{Label: c.Label, State: c.State, Kind: c.Kind, Language: c.Language},
		Target:     c.Key,
		MeasuredAt: now,
	}
	switch {
	case c.Keeps == "name":
		rememberedName(&f, c)
	case c.Kind == "button":
		loud(&f, "persistent_login_question", "persistent_login_question_shared", shared)
	case c.State != "off":
		loud(&f, "persistent_login_on", "persistent_login_shared", shared)
		if c.Settable {
			f.Remedies = append(f.Remedies, finding.Untick)
		}
		f.Remedies = append(f.Remedies, finding.Launch)
	}
	f.Fingerprint = finding.Fingerprint(f.ID, strings.ToLower(strings.TrimSpace(c.Label)), c.State)
	return f
}

// rememberedName makes a finding one about the user's name alone, which never
// alarms.
func rememberedName(f *finding.Finding, c message.PageControl) {
	f.ID, f.Text = finding.RememberedName, "remembered_name_off"
	if c.State == "off" {
		return
	}
	f.Text, f.Outcome = "remembered_name_on", finding.Fail
	if c.Settable {
		f.Remedies = []finding.Remedy{finding.Untick}
	}
}

// loud makes a finding a warning, and a danger where others use the machine.
func loud(f *finding.Finding, text, textShared string, shared bool) {
	f.Text, f.Level, f.Outcome = text, finding.Warn, finding.Fail
	if shared {
		f.Text, f.Level = textShared, finding.Danger
	}
}

// idle is the finding about a session that nobody uses. It is news each time, so
// its fingerprint is of the hour: dismissed once, it is not dismissed for good.
func idle(minutes int, now time.Time) finding.Finding {
	return finding.Finding{
		ID: finding.SessionIdle, Text: "session_idle", Args: []string{strconv.Itoa(minutes)},
		Level: finding.Warn, Outcome: finding.Fail, Basis: finding.Reported, MeasuredAt: now,
		Fingerprint: finding.Fingerprint(finding.SessionIdle, now.Format("2006-01-02T15")),
	}
}

// callersAddons looks at what is installed in the browser that started this
// process: what speaks against it, and what changed since the last look. An
// error leaves it empty: each reported extension is then judged from the
// browser's own word, and said to be so.
func (g *Guard) callersAddons(ctx context.Context) addon.OnDisk {
	env, err := browser.Here()
	if err != nil {
		return addon.OnDisk{}
	}
	profiles, err := browser.Caller()
	if err != nil {
		return addon.OnDisk{}
	}
	ctx, done := context.WithTimeout(ctx, filesWait)
	defer done()
	look := addon.Look{
		Env: env, Vault: g.vault, Origins: portal.IBKR().JudgedOrigins(), SignIn: g.signIn.Load(), Files: addon.ReadersFiles, Ours: g.ours(),
	}.Begin()
	all := look.Profiles(ctx, profiles)
	// Writing takes longer than the card waits. What cannot be written is told by
	// the report, and is compared with the older look the next time.
	g.remembering.Go(func() { _ = look.Remember() })
	return look.Found(all, profiles)
}

// importedLists are the user's lists of known extensions. Trouble with the state is told by
// the report; a page is judged without them then.
func (g *Guard) importedLists(context.Context) *addon.Lists {
	feeds, err := addon.Feeds(g.vault)
	if err != nil {
		return nil
	}
	return addon.NewLists(feeds)
}

// cached keeps a sensor's answer for a while. Concurrent callers share one run.
type cached[T any] struct {
	age time.Duration
	get func(context.Context) T

	mu    sync.Mutex
	at    time.Time
	value T
}

func (c *cached[T]) fetch(ctx context.Context) T {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at.IsZero() || time.Since(c.at) > c.age {
		c.value, c.at = c.get(ctx), time.Now()
	}
	return c.value
}
