package posture

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/vault"
)

// user is a user with an empty home folder and a state folder in it.
type user struct {
	t    *testing.T
	home string
}

func newUser(t *testing.T) user {
	t.Helper()
	u := user{t, t.TempDir()}
	t.Setenv("SALLYPORT_KEY", "file")
	for _, name := range []string{"HOME", "USERPROFILE"} {
		t.Setenv(name, u.home)
	}
	for _, name := range []string{"XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"} {
		t.Setenv(name, "")
	}
	return u
}

// sources are those of a new process: nothing that an earlier one knew.
func (u user) sources() Sources {
	u.t.Helper()
	v, err := vault.Open(filepath.Join(u.home, "state"))
	require.NoError(u.t, err)
	env := browser.Env{OS: runtime.GOOS, Home: u.home, Root: filepath.Join(u.home, "no-programs")}
	return Sources{Vault: v, Keeper: profile.New(v, env, "/nowhere"), Ours: []string{"ours"}, Version: "9.9.9"}
}

func (u user) run(page ...finding.Finding) Result {
	return Run(context.Background(), u.sources(), page)
}

func (u user) write(path, content string) {
	u.t.Helper()
	full := filepath.Join(u.home, filepath.FromSlash(path))
	require.NoError(u.t, os.MkdirAll(filepath.Dir(full), 0o700))
	require.NoError(u.t, os.WriteFile(full, []byte(content), 0o600))
	// Old enough not to be taken for a file that is just being written.
	old := time.Now().Add(-time.Hour)
	require.NoError(u.t, os.Chtimes(full, old, old))
}

func ids(findings []finding.Finding) []finding.ID {
	var all []finding.ID
	for _, f := range findings {
		all = append(all, f.ID)
	}
	return all
}

func only(t *testing.T, r Result, id finding.ID) finding.Finding {
	t.Helper()
	found := every(r, id)
	require.Len(t, found, 1, "%s", id)
	return found[0]
}

func every(r Result, id finding.ID) []finding.Finding {
	var found []finding.Finding
	for _, f := range r.Findings {
		if f.ID == id {
			found = append(found, f)
		}
	}
	return found
}

// requireTold fails unless every finding can be shown and says how it is known.
func requireTold(t *testing.T, r Result) {
	t.Helper()
	for _, f := range r.Findings {
		title, reason, action := finding.Texts("en").Render(f)
		require.NotEqual(t, f.Text, title, "%s has no text", f.Text)
		for _, text := range []string{title, reason, action} {
			require.NotEmpty(t, text, f.Text)
		}
		require.NotEmpty(t, f.Basis, f.ID)
		require.NotEmpty(t, f.Fingerprint, f.ID)
		require.False(t, f.MeasuredAt.IsZero(), f.ID)
		if f.Outcome == finding.Unknown {
			require.NotEmpty(t, f.Args, "%s: unknown, and no reason", f.ID)
		}
		_, reason, _ = finding.Texts("zh-CN").Render(f)
		require.NotRegexp(t, `[a-z]+ [a-z]+ [a-z]+`, reason, "%s: English in Chinese", f.ID)
	}
}

func TestEveryCheckIsThereInTheCataloguesOrder(t *testing.T) {
	r := newUser(t).run()
	assert.Equal(t, []finding.ID{
		finding.ExtensionsCanReadPage, finding.SavedPassword, finding.PortalCookies, finding.SessionRestore, finding.BrowserSync, finding.PasswordSaving, finding.SharedMachine, finding.RemoteControl, finding.HardenedProfile, finding.StateKey,
	}, ids(r.Findings))
	requireTold(t, r)
	assert.NoError(t, uuid.Validate(r.ID))
	assert.Equal(t, "9.9.9", r.Version)
	assert.Equal(t, MachineInfo{OS: runtime.GOOS, Arch: runtime.GOARCH}, r.Machine)
	assert.Equal(t, "Interactive Brokers Client Portal", r.Portal)
	assert.WithinDuration(t, time.Now(), r.MadeAt, 10*time.Second)
	assert.Zero(t, r.MadeAt.Nanosecond())

	assert.Equal(t, finding.Pass, only(t, r, finding.ExtensionsCanReadPage).Outcome)
	assert.Equal(t, finding.NotApplicable, only(t, r, finding.HardenedProfile).Outcome)
	assert.Equal(t, "state_key_file", only(t, r, finding.StateKey).Text)
}

func TestThePagesFindingsStandBesideTheLookAtEveryBrowser(t *testing.T) {
	now := time.Now()
	page := []finding.Finding{
		{ID: finding.ExtensionsCanReadPage, Text: "extensions_can_read_page_none", Args: []string{"0"}, Outcome: finding.Pass, Basis: finding.Reported, Fingerprint: "a", MeasuredAt: now},
		{ID: finding.PersistentLogin, Text: "persistent_login_on", Args: []string{"Stay signed in"}, Level: finding.Warn, Outcome: finding.Fail, Basis: finding.Reported, Fingerprint: "b", MeasuredAt: now},
	}
	page = slices.Grow(page, 8) // room to be written over in
	given := slices.Clone(page)
	r := newUser(t).run(page...)
	assert.Equal(t, []finding.ID{
		finding.PersistentLogin, finding.ExtensionsCanReadPage, finding.ExtensionsCanReadPage, finding.SavedPassword, finding.PortalCookies, finding.SessionRestore, finding.BrowserSync, finding.PasswordSaving, finding.SharedMachine, finding.RemoteControl, finding.HardenedProfile, finding.StateKey,
	}, ids(r.Findings))
	readers := every(r, finding.ExtensionsCanReadPage)
	assert.Equal(t, []finding.Basis{finding.Reported, finding.Measured}, []finding.Basis{readers[0].Basis, readers[1].Basis})
	assert.Equal(t, given, page, "the caller's list is left as it was")
	requireTold(t, r)
}

func TestNotExamined(t *testing.T) {
	u := newUser(t)
	areas := func(r Result) []string {
		var all []string
		for _, a := range r.NotExamined {
			assert.NotEmpty(t, a.Name, a.ID)
			assert.NotEmpty(t, a.Reason, a.ID)
			all = append(all, a.ID)
		}
		return all
	}
	always := []string{"ibkr-mobile", "tws", "ibkr-desktop", "api", "mfa", "recovery", "network"}
	assert.Equal(t, append([]string{"page"}, always...), areas(u.run()))
	assert.Equal(t, always, areas(u.run(finding.Finding{ID: finding.ExtensionsCanReadPage})))
}

func TestNoHomeIsUnknownAndSaysWhy(t *testing.T) {
	u := newUser(t)
	s := u.sources()
	t.Setenv("HOME", "")
	t.Setenv("USERPROFILE", "")
	r := Run(context.Background(), s, nil)
	f := only(t, r, finding.ExtensionsCanReadPage)
	assert.Equal(t, finding.Unknown, f.Outcome)
	assert.Contains(t, f.Args[0], "no home folder")
	requireTold(t, r)
}

func TestDamagedStateIsTold(t *testing.T) {
	u := newUser(t)
	u.run()
	// Two runs: the document and the last good copy are two files then.
	s := u.sources()
	var last lastReport
	require.NoError(t, s.Vault.Update(lastReportDocument, &last, func() error { last.At = last.At.Add(time.Hour); return nil }))
	sealed := filepath.Join(s.Vault.Dir(), lastReportDocument+".sealed")
	require.NoError(t, os.Remove(sealed))
	require.NoError(t, os.WriteFile(sealed, []byte("damaged"), 0o600))

	r := u.run()
	f := only(t, r, finding.StateRecovered)
	assert.Equal(t, finding.Fail, f.Outcome)
	assert.Equal(t, finding.Warn, f.Level)
	assert.Contains(t, f.Args[0], lastReportDocument)
	assert.Contains(t, f.Args[0], "the damaged file is kept as "+lastReportDocument+".damaged-")
	assert.Equal(t, finding.StateRecovered, r.Findings[len(r.Findings)-1].ID)
	assert.Equal(t, finding.Pass, only(t, r, finding.StateKey).Outcome)
	requireTold(t, r)
	assert.Equal(t, f.Fingerprint, only(t, u.run(), finding.StateRecovered).Fingerprint, "no news the second time")
}

func TestMissingStateIsToldWithoutAKeptFile(t *testing.T) {
	u := newUser(t)
	u.run()
	require.NoError(t, os.Remove(filepath.Join(u.home, "state", lastReportDocument+".sealed")))
	f := only(t, u.run(), finding.StateRecovered)
	assert.Contains(t, f.Args[0], "missing")
	assert.NotContains(t, f.Args[0], "kept")
}

func TestStateThatCannotBeReadIsUnknown(t *testing.T) {
	u := newUser(t)
	u.run()
	for _, name := range []string{"vault.key", "vault.key.last-good"} {
		require.NoError(t, os.Remove(filepath.Join(u.home, "state", name)))
	}
	r := u.run()
	f := only(t, r, finding.StateKey)
	assert.Equal(t, "state_key_unknown", f.Text)
	assert.Equal(t, finding.Unknown, f.Outcome)
	requireTold(t, r)
}
