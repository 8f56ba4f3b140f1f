package guard

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/addon"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/keptlogin"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/vault"
)

const (
	official = "https://www.interactivebrokers.com"
	ourID    = "obcldncnhjobcmlcpinchhakhdemmioa"
)

var ctx = context.Background()

// newGuard is a guard over a fresh state, on a machine that nobody else uses.
func newGuard(t *testing.T) *Guard {
	t.Helper()
	t.Setenv("SALLYPORT_KEY", "file")
	v, err := vault.Open(filepath.Join(t.TempDir(), "state"))
	require.NoError(t, err)
	g := New(v, func() []string { return []string{ourID} }, nil)
	g.machine.get = func(context.Context) []finding.Finding { return machineFindings(false) }
	g.inventory.get = func(context.Context) addon.OnDisk { return addon.OnDisk{} }
	for _, kept := range []*ahead[keptHere]{&g.keptOfPortal, &g.keptOfPractice} {
		kept.get = func(context.Context) keptHere { return keptHere{} }
	}
	return g
}

func machineFindings(shared bool) []finding.Finding {
	f := finding.Finding{ID: finding.SharedMachine, Level: finding.Info, Outcome: finding.Pass, Fingerprint: "shared"}
	if shared {
		f.Level, f.Outcome = finding.Warn, finding.Fail
	}
	return []finding.Finding{f, {ID: finding.RemoteControl, Level: finding.Info, Outcome: finding.Pass, Fingerprint: "remote"}}
}

func share(g *Guard, shared bool) {
	g.machine.get = func(context.Context) []finding.Finding { return machineFindings(shared) }
	g.machine.at = time.Time{}
}

func control(state string) message.PageControl {
	return message.PageControl{Key: "0:c1", Label: "Keep me signed in", Kind: "checkbox", State: state, Language: "en", Keeps: "session", Settable: true}
}

func page(controls ...message.PageControl) message.AdviseRequest {
	return message.AdviseRequest{Page: message.Page{Origin: official, SignIn: true}, Controls: controls}
}

func advise(t *testing.T, g *Guard, q message.AdviseRequest) []finding.Finding {
	t.Helper()
	a, err := g.Advise(ctx, q)
	require.NoError(t, err)
	return a.Findings
}

func one(t *testing.T, findings []finding.Finding, id finding.ID) finding.Finding {
	t.Helper()
	i := slices.IndexFunc(findings, func(f finding.Finding) bool { return f.ID == id })
	require.NotEqual(t, -1, i, "no finding %s", id)
	return findings[i]
}

func TestPersistentLogin(t *testing.T) {
	for _, c := range []struct {
		state   string
		shared  bool
		level   finding.Level
		outcome finding.Outcome
		text    string
		untick  bool
	}{
		{"off", false, finding.Info, finding.Pass, "persistent_login_off", false},
		{"off", true, finding.Info, finding.Pass, "persistent_login_off", false},
		{"on", false, finding.Warn, finding.Fail, "persistent_login_on", true},
		{"on", true, finding.Danger, finding.Fail, "persistent_login_shared", true},
		{"mixed", false, finding.Warn, finding.Fail, "persistent_login_on", true},
		{"mixed", true, finding.Danger, finding.Fail, "persistent_login_shared", true},
	} {
		t.Run(fmt.Sprintf("%s, shared %t", c.state, c.shared), func(t *testing.T) {
			g := newGuard(t)
			share(g, c.shared)
			f := one(t, advise(t, g, page(control(c.state))), finding.PersistentLogin)
			assert.Equal(t, c.level, f.Level)
			assert.Equal(t, c.outcome, f.Outcome)
			assert.Equal(t, c.text, f.Text)
			assert.Equal(t, finding.Reported, f.Basis)
			assert.Equal(t, "0:c1", f.Target)
			assert.Equal(t, finding.Evidence{Label: "Keep me signed in", State: c.state, Kind: "checkbox", Language: "en"}, f.Evidence)
			assert.Equal(t, c.untick, slices.Contains(f.Remedies, finding.Untick))
			assert.False(t, f.MeasuredAt.IsZero())
			title, reason, _ := finding.Texts("en").Render(f)
			assert.NotEmpty(t, reason, title)
		})
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		kind, state, keeps string
		settable, shared   bool
		id                 finding.ID
		text               string
		level              finding.Level
		remedies           []finding.Remedy
	}{
		{"radio", "on", "session", true, false, finding.PersistentLogin, "persistent_login_on", finding.Warn, []finding.Remedy{finding.Untick, finding.Launch}},
		{"select", "on", "session", false, false, finding.PersistentLogin, "persistent_login_on", finding.Warn, []finding.Remedy{finding.Launch}},
		{"button", "off", "session", false, false, finding.PersistentLogin, "persistent_login_question", finding.Warn, nil},
		{"button", "off", "session", false, true, finding.PersistentLogin, "persistent_login_question_shared", finding.Danger, nil},
		{"checkbox", "on", "name", true, true, finding.RememberedName, "remembered_name_on", finding.Info, []finding.Remedy{finding.Untick}},
		{"checkbox", "off", "name", true, true, finding.RememberedName, "remembered_name_off", finding.Info, nil},
	} {
		t.Run(fmt.Sprintf("%s %s %s, shared %t", c.kind, c.state, c.keeps, c.shared), func(t *testing.T) {
			g := newGuard(t)
			share(g, c.shared)
			told := control(c.state)
			told.Kind, told.Keeps, told.Settable = c.kind, c.keeps, c.settable
			f := one(t, advise(t, g, page(told)), c.id)
			assert.Equal(t, c.text, f.Text)
			assert.Equal(t, c.level, f.Level)
			assert.Equal(t, c.remedies, f.Remedies)
			title, _, _ := finding.Texts("en").Render(f)
			assert.Contains(t, title, "Keep me signed in")
		})
	}
}

func TestEveryControlHasItsFinding(t *testing.T) {
	second := control("off")
	second.Key, second.Label = "3:c2", "Trust this device"
	findings := advise(t, newGuard(t), page(control("on"), second))
	var targets []string
	for _, f := range findings {
		if f.ID == finding.PersistentLogin {
			targets = append(targets, f.Target)
		}
	}
	assert.Equal(t, []string{"0:c1", "3:c2"}, targets)
}

func TestFingerprintIsOfLabelAndState(t *testing.T) {
	g := newGuard(t)
	print := func(c message.PageControl) string {
		return one(t, advise(t, g, page(c)), finding.PersistentLogin).Fingerprint
	}
	on := print(control("on"))
	folded := control("on")
	folded.Label, folded.Key, folded.Language = "  KEEP me Signed In ", "7:c9", "de"
	assert.Equal(t, on, print(folded))
	assert.NotEqual(t, on, print(control("off")))
	assert.NotEqual(t, on, print(control("mixed")))
	other := control("on")
	other.Label = "Trust this device"
	assert.NotEqual(t, on, print(other))
}

func TestOrigins(t *testing.T) {
	for _, c := range []struct {
		origin  string
		guarded bool
	}{
		{official, true},
		{"https://ndcdyn.interactivebrokers.com", true},
		{"http://rehearsal.localhost:8765", true},
		{"https://localhost:5000", true},
		{"https://127.0.0.1:5000", true},
		{"", false},
		{"http://www.interactivebrokers.com", false},
		{"https://interactivebrokers.com.example.org", false},
		{"https://evil-interactivebrokers.com", false},
		{"https://rehearsal.localhost.example.org", false},
		{"http://localhost:5000", false},
		{"file:///etc/passwd", false},
	} {
		t.Run(c.origin, func(t *testing.T) {
			g := newGuard(t)
			looked := false
			g.machine.get = func(context.Context) []finding.Finding { looked = true; return nil }
			q := page(control("on"))
			q.Page.Origin = c.origin
			a, err := g.Advise(ctx, q)
			if c.guarded {
				require.NoError(t, err)
				assert.NotEmpty(t, a.Findings)
				assert.NotEmpty(t, g.Page(ctx, q))
				return
			}
			var coded *message.Error
			require.ErrorAs(t, err, &coded)
			assert.Equal(t, message.NotAllowed, coded.Code)
			assert.Empty(t, a.Findings)
			assert.Empty(t, g.Page(ctx, q), "without a page of the portal nothing is judged")
			assert.False(t, looked, "a refused origin costs no look")
		})
	}
}

func TestExtensionsAreLookedUpOnDisk(t *testing.T) {
	g := newGuard(t)
	pattern, err := addon.ParsePattern("https://gdcdyn.interactivebrokers.com/*")
	require.NoError(t, err)
	g.inventory.get = func(context.Context) addon.OnDisk {
		return addon.OnDisk{Addons: []addon.Addon{{ID: "reader", Name: "Reader", Version: "1", Enabled: true,
			Manifest: addon.Manifest{Hosts: []addon.Host{{Key: "host_permissions", Pattern: pattern}}}}}}
	}
	q := page()
	for _, id := range []string{"reader", "missing", ourID} {
		q.Extensions = append(q.Extensions, message.BrowserExtension{ID: id, Name: id, Version: "1", Type: "extension", Enabled: true})
	}
	access := func(origin string) map[string]string {
		q.Page.Origin = origin
		found := map[string]string{}
		for _, e := range one(t, advise(t, g, q), finding.ExtensionsCanReadPage).Evidence.Extensions {
			found[e.ID] = e.Access
		}
		return found
	}
	// The portal moves between its sign-in hosts, so reaching one of them counts.
	assert.Equal(t, map[string]string{"reader": "host-permission", "missing": "unknown"}, access(official))
	assert.Equal(t, map[string]string{"missing": "unknown"}, access("http://rehearsal.localhost:8765"))
}

func TestLoudestFirst(t *testing.T) {
	g := newGuard(t)
	share(g, true)
	second := control("off")
	second.Key = "0:c2"
	findings := advise(t, g, page(second, control("on")))
	var order []string
	for _, f := range findings {
		order = append(order, string(f.Level)+" "+string(f.ID))
	}
	assert.Equal(t, []string{
		"danger persistent-login", "warn shared-machine",
		"info persistent-login", "info extensions-can-read-page", "info remote-control",
	}, order)
}

func decide(t *testing.T, g *Guard, f finding.Finding, decision string) int {
	t.Helper()
	a, err := g.Decide(ctx, message.DecideRequest{Fingerprint: f.Fingerprint, Finding: f.ID, Level: f.Level, Decision: decision})
	require.NoError(t, err)
	return a.Dismissed
}

func TestDismissedUntilItIsNews(t *testing.T) {
	g := newGuard(t)
	login := func(state string) finding.Finding {
		return one(t, advise(t, g, page(control(state))), finding.PersistentLogin)
	}
	assert.False(t, login("on").Dismissed)
	assert.Equal(t, 1, decide(t, g, login("on"), "dismiss"))
	assert.True(t, login("on").Dismissed)
	assert.False(t, login("off").Dismissed, "another fingerprint")

	other := control("on")
	other.Label = "Trust this device"
	assert.False(t, one(t, advise(t, g, page(other)), finding.PersistentLogin).Dismissed, "another control")

	share(g, true)
	require.Equal(t, finding.Danger, login("on").Level)
	assert.False(t, login("on").Dismissed, "its level rose")
	assert.Equal(t, 1, decide(t, g, login("on"), "dismiss"))
	assert.True(t, login("on").Dismissed)
	share(g, false)
	assert.True(t, login("on").Dismissed, "dismissed at a higher level")

	// Another conversation over the same state knows.
	again := newGuard(t)
	again.vault = g.vault
	assert.True(t, one(t, advise(t, again, page(control("on"))), finding.PersistentLogin).Dismissed)

	assert.Equal(t, 0, decide(t, g, login("on"), "restore"))
	assert.False(t, login("on").Dismissed)
	assert.Equal(t, 0, decide(t, g, login("on"), "restore"), "restoring twice is no error")
}

func TestDismissingIsForOneFinding(t *testing.T) {
	g := newGuard(t)
	f := one(t, advise(t, g, page()), finding.SharedMachine)
	f.ID = finding.RemoteControl
	decide(t, g, f, "dismiss")
	assert.False(t, one(t, advise(t, g, page()), finding.SharedMachine).Dismissed)
}

func TestOldestDecisionsAreForgotten(t *testing.T) {
	g := newGuard(t)
	var d decisions
	require.NoError(t, g.vault.Update(decisionsDocument, &d, func() error {
		d.Dismissed = map[string]message.Decision{}
		start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		for i := range maxDecisions {
			f := fmt.Sprintf("%032x", i)
			d.Dismissed[f] = message.Decision{Fingerprint: f, Finding: finding.SharedMachine, Level: finding.Warn,
				DecidedAt: start.Add(time.Duration(i) * time.Minute).Format(time.RFC3339)}
		}
		return nil
	}))
	news := finding.Finding{ID: finding.RemoteControl, Level: finding.Warn, Fingerprint: strings.Repeat("f", 32)}
	assert.Equal(t, maxDecisions, decide(t, g, news, "dismiss"))

	list, err := g.Dismissed()
	require.NoError(t, err)
	require.Len(t, list, maxDecisions)
	assert.Equal(t, news.Fingerprint, list[0].Fingerprint, "the newest is first")
	assert.Equal(t, fmt.Sprintf("%032x", 1), list[maxDecisions-1].Fingerprint, "the oldest one is gone")
}

func TestNoStateYet(t *testing.T) {
	list, err := newGuard(t).Dismissed()
	require.NoError(t, err)
	assert.Equal(t, []message.Decision{}, list)
}

func TestUnreadableStateDismissesNothing(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, dir string)
		code  message.Code
	}{
		{"damaged", func(t *testing.T, dir string) {
			for _, name := range []string{"decisions.sealed", "decisions.last-good"} {
				require.NoError(t, os.Remove(filepath.Join(dir, name)))
				require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("damaged"), 0o600))
			}
		}, message.StateDamaged},
		{"key gone", func(t *testing.T, dir string) {
			require.NoError(t, os.Remove(filepath.Join(dir, "vault.key")))
			require.NoError(t, os.Remove(filepath.Join(dir, "vault.key.last-good")))
		}, message.StateUnreadable},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := newGuard(t)
			f := one(t, advise(t, g, page(control("on"))), finding.PersistentLogin)
			decide(t, g, f, "dismiss")
			c.spoil(t, g.vault.Dir())
			v, err := vault.Open(g.vault.Dir())
			require.NoError(t, err)
			g.vault = v

			f = one(t, advise(t, g, page(control("on"))), finding.PersistentLogin)
			assert.False(t, f.Dismissed)
			assert.Equal(t, finding.Warn, f.Level)

			var coded *message.Error
			_, err = g.Decide(ctx, message.DecideRequest{Fingerprint: f.Fingerprint, Finding: f.ID, Level: f.Level, Decision: "dismiss"})
			require.ErrorAs(t, err, &coded)
			assert.Equal(t, c.code, coded.Code)
			_, err = g.Dismissed()
			require.ErrorAs(t, err, &coded)
			assert.Equal(t, c.code, coded.Code)
		})
	}
}

func TestStateErrorCodes(t *testing.T) {
	for code, want := range map[vault.Code]message.Code{
		vault.CodeLocked: message.StateLocked, vault.CodeDamaged: message.StateDamaged,
		vault.CodeDiskFull: message.DiskFull, vault.CodeNoHome: message.NoHome,
		vault.CodeKeyMissing: message.StateUnreadable, vault.CodeReadOnly: message.StateUnreadable,
		vault.CodeUnsafe: message.StateUnreadable, vault.CodeNewer: message.StateUnreadable,
	} {
		var coded *message.Error
		require.ErrorAs(t, StateError(fmt.Errorf("reading: %w", &vault.Error{Code: code, What: "x"})), &coded, code)
		assert.Equal(t, want, coded.Code, code)
	}
	other := errors.New("other")
	assert.Same(t, other, StateError(other))
	assert.NoError(t, StateError(nil))
}

func TestOneLookForManyAtOnce(t *testing.T) {
	g := newGuard(t)
	var looks, lists atomic.Int32
	g.machine.get = func(context.Context) []finding.Finding { looks.Add(1); return machineFindings(true) }
	g.inventory.get = func(context.Context) addon.OnDisk { lists.Add(1); return addon.OnDisk{} }
	var wait sync.WaitGroup
	for range 16 {
		wait.Go(func() {
			a, err := g.Advise(ctx, page(control("on")))
			assert.NoError(t, err)
			assert.Equal(t, finding.Danger, a.Findings[0].Level)
		})
	}
	wait.Wait()
	assert.EqualValues(t, 1, looks.Load())
	assert.EqualValues(t, 1, lists.Load())

	g.machine.at = g.machine.at.Add(-machineAge - time.Second)
	g.inventory.at = g.inventory.at.Add(-inventoryAge - time.Second)
	advise(t, g, page())
	assert.EqualValues(t, 2, looks.Load(), "an old answer is not used")
	assert.EqualValues(t, 2, lists.Load())
}

func TestAnswersOfConcurrentPagesAreTheirOwn(t *testing.T) {
	g := newGuard(t)
	f := one(t, advise(t, g, page()), finding.SharedMachine)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			_, err := g.Advise(ctx, page(control("on")))
			assert.NoError(t, err)
		})
		wait.Go(func() {
			_, err := g.Decide(ctx, message.DecideRequest{Fingerprint: f.Fingerprint, Finding: f.ID, Level: f.Level, Decision: "dismiss"})
			assert.NoError(t, err)
		})
	}
	wait.Wait()
	assert.True(t, one(t, advise(t, g, page()), finding.SharedMachine).Dismissed)
	for _, cached := range g.machine.value {
		assert.False(t, cached.Dismissed, "a decision is never written into a sensor's answer")
	}
}

func TestAHardenedWindowHearsOfItself(t *testing.T) {
	v, err := vault.Open(t.TempDir())
	require.NoError(t, err)
	own := finding.Finding{ID: finding.DeviceCheck, Level: finding.Info, Outcome: finding.Pass, Fingerprint: "device"}
	g := New(v, func() []string { return nil }, func() []finding.Finding { return []finding.Finding{own} })
	g.machine.get = func(context.Context) []finding.Finding { return nil }
	g.inventory.get = func(context.Context) addon.OnDisk { return addon.OnDisk{} }
	page := message.Page{Origin: "https://www.interactivebrokers.com", SignedIn: true}
	a, err := g.Advise(context.Background(), message.AdviseRequest{Page: page})
	require.NoError(t, err)
	assert.Contains(t, a.Findings, own)
	assert.True(t, g.SignedIn())
	page.SignedIn, page.SessionOpen = false, true
	_, err = g.Advise(context.Background(), message.AdviseRequest{Page: page})
	require.NoError(t, err)
	assert.True(t, g.SignedIn(), "a public page beside it ends no session")
	page.SessionOpen = false
	_, err = g.Advise(context.Background(), message.AdviseRequest{Page: page})
	require.NoError(t, err)
	assert.False(t, g.SignedIn())
}

// What browsers keep takes long to look at, so an answer does not wait for it,
// says that there is more, and a look stands for a while.
func TestWhatBrowsersKeepIsNotWaitedFor(t *testing.T) {
	g := newGuard(t)
	b, known := browser.ByID("chromium")
	require.True(t, known)
	here := browser.Profile{Browser: b, Dir: "/home/u/chromium/Default", Name: "Default"}
	release, looks := make(chan struct{}), atomic.Int32{}
	g.keptOfPortal.get = func(context.Context) keptHere {
		looks.Add(1)
		<-release
		k := keptlogin.Kept{Profile: here, Logins: keptlogin.Look[keptlogin.Logins]{Seen: keptlogin.Logins{Hosts: []string{"www.ibkr.com"}, Count: 1}}}
		return keptHere{all: []keptlogin.Kept{k}, here: []browser.Profile{here}}
	}
	for range 3 {
		a, err := g.Advise(ctx, page())
		require.NoError(t, err)
		assert.True(t, a.More)
		assert.False(t, slices.ContainsFunc(a.Findings, func(f finding.Finding) bool { return f.ID == finding.SavedPassword }))
	}
	close(release)
	var a message.AdviseAnswer
	require.Eventually(t, func() bool {
		var err error
		a, err = g.Advise(ctx, page())
		return err == nil && !a.More
	}, 10*time.Second, time.Millisecond)
	f := one(t, a.Findings, finding.SavedPassword)
	assert.Equal(t, finding.Info, f.Level)
	assert.WithinDuration(t, time.Now(), f.MeasuredAt, time.Minute)
	assert.EqualValues(t, 1, looks.Load())

	share(g, true)
	assert.Equal(t, finding.Warn, one(t, advise(t, g, page()), finding.SavedPassword).Level)
	assert.EqualValues(t, 1, looks.Load())

	// An old look is told, and renewed behind it.
	g.keptOfPortal.at = time.Now().Add(-2 * keptAge)
	a, err := g.Advise(ctx, page())
	require.NoError(t, err)
	assert.True(t, a.More)
	one(t, a.Findings, finding.SavedPassword)
	require.Eventually(t, func() bool { return looks.Load() == 2 }, 10*time.Second, time.Millisecond)
}

func TestAHardenedWindowIsNotAskedWhatItKeeps(t *testing.T) {
	g := newGuard(t)
	g.inside = func() []finding.Finding { return nil }
	g.keptOfPortal.get = func(context.Context) keptHere { panic("looked") }
	a, err := g.Advise(ctx, page())
	require.NoError(t, err)
	assert.False(t, a.More)
}

func TestASessionThatNobodyUses(t *testing.T) {
	g := newGuard(t)
	for _, c := range []struct {
		page  message.Page
		found bool
	}{
		{message.Page{Origin: official, SignedIn: true, IdleMinutes: 15}, true},
		{message.Page{Origin: official, SignedIn: true}, false},
		{message.Page{Origin: official, SignIn: true, IdleMinutes: 15}, false},
	} {
		findings := advise(t, g, message.AdviseRequest{Page: c.page})
		i := slices.IndexFunc(findings, func(f finding.Finding) bool { return f.ID == finding.SessionIdle })
		assert.Equal(t, c.found, i >= 0, "%+v", c.page)
		if c.found {
			assert.Equal(t, finding.Warn, findings[i].Level)
			assert.Equal(t, []string{"15"}, findings[i].Args)
		}
	}
}
