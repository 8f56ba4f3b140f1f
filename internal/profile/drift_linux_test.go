package profile

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
)

func TestAnOpenWindowIsNotComparedWipedOrRemoved(t *testing.T) {
	l := newLive(t, chromiumBinary)
	l.use()
	_, err := l.launch()
	require.NoError(t, err)
	_, err = l.Drift(l.id)
	requireCode(t, err, message.ProfileInUse)
	_, err = l.Wipe(t.Context(), l.id)
	requireCode(t, err, message.ProfileInUse)
	requireCode(t, l.Remove(t.Context(), l.id), message.ProfileInUse)
	assert.True(t, l.cookie())
	l.signal(syscall.SIGTERM)
	l.requireWiped("closed")
}

func TestAnUnknownBrowserHasNoProfile(t *testing.T) {
	s := newStage(t)
	for _, id := range []string{"netscape", "", "..", "../../etc"} {
		_, err := s.Drift(id)
		requireCode(t, err, message.NoBrowser)
		_, err = s.Wipe(t.Context(), id)
		requireCode(t, err, message.NoBrowser)
		requireCode(t, s.Remove(t.Context(), id), message.NoBrowser)
	}
}

// What is planted while the window is open is told after it, and in the report.
func TestASessionIsComparedBeforeItIsWiped(t *testing.T) {
	for _, c := range []struct {
		binary string
		plant  map[string]string
		want   []DifferenceKind
	}{
		{chromiumBinary, nil, nil},
		{firefoxBinary, nil, nil},
		{chromiumBinary, map[string]string{
			"data/DevToolsActivePort":                                        "9222",
			"data/NativeMessagingHosts/org.example.json":                     foreignHost,
			"data/NativeMessagingHosts/" + ourManifest:                       redirectedHost,
			"data/Default/Extensions/cjpalhdlnbpafiamejdnhcphjbkeiagm/1_0/m": "x",
			"data/External Extensions/cjpalhdlnbpafiamejdnhcphjbkeiagm.json": "{}",
			"data/Local State": `{"browser":{"enabled_labs_experiments":["x@1"]},"devtools":{"remote_debugging":{"allowed":true}}}`,
			"sallyport.crx":    "Cr24 not ours",
			"core.1":           "x",
		}, []DifferenceKind{AddedExtension, BrowserFlags, ChangedPreference, ChangedSetup, DebuggingPort, ForeignFile, ForeignNativeHost, RedirectedNativeHost}},
		{firefoxBinary, map[string]string{
			"data/chrome/userChrome.css":                  "x",
			"data/chrome/userContent.css":                 "x",
			"data/extensions/uBlock0@raymondhill.net.xpi": "PK",
			"data/pkcs11.txt":                             "library=/tmp/x.so\nname=x\n",
			"data/handlers.json":                          `{"schemes":{"mailto":{"handlers":[null,{"name":"x","path":"/tmp/x"}]}}}`,
			"data/logins.json":                            `{"logins":[{"id":1},{"id":2}]}`,
			"data/cert_override.txt":                      "x",
			"data/user.js":                                "// nothing",
			"home/.mozilla/managed-storage/x.json":        "{}",
		}, []DifferenceKind{AddedExtension, CertificateException, ChangedSetup, FileHandlers, ProfilePolicy, SavedLogin, SecurityModule, UserStyle}},
	} {
		l := newLive(t, c.binary)
		l.use()
		_, err := l.launch()
		require.NoError(t, err)
		l.eventually("it was looked at after the start", func() bool { return len(l.state().Controls) > 0 })
		assert.Empty(t, l.state().Differences, "a browser's own files are none")
		for name, content := range c.plant {
			put(t, plan{place: l.folder()}, name, content)
		}
		l.signal(syscall.SIGTERM)
		s := l.requireWiped("closed")
		var want []string
		for _, kind := range c.want {
			want = append(want, string(kind))
		}
		assert.Equal(t, want, kinds(s.Differences))
		f := l.finding()
		assert.Len(t, f.Evidence.Signals, len(s.Differences))
		for i, d := range s.Differences {
			requireSound(t, d)
			assert.Equal(t, repairedByWipe, d.Repair)
			assert.Equal(t, string(d.Kind), f.Evidence.Signals[i].Name)
		}
		if c.want != nil {
			assert.Equal(t, finding.Fail, f.Outcome)
		} else {
			assert.Equal(t, finding.Pass, f.Outcome)
		}
		after, err := l.Drift(l.id)
		require.NoError(t, err)
		assert.Empty(t, after, "it was wiped")
	}
}

// A session that ended without its wipe left what sessions leave: that it did
// is one difference, and its files are none.
func TestALostSessionIsOneDifference(t *testing.T) {
	for _, binary := range []string{chromiumBinary, firefoxBinary} {
		l := newLive(t, binary)
		l.use()
		first := l.supervise(t)
		require.NotNil(t, first.word(t).Launched)
		l.eventually("it was looked at after the start", func() bool { return len(l.state().Controls) > 0 })
		first.kill(t)
		l.signal(syscall.SIGKILL)
		l.eventually("the browser ended", func() bool { return !l.state().Running })
		found, err := l.Drift(l.id)
		require.NoError(t, err)
		require.Equal(t, []string{string(NotWiped)}, kinds(found), "%+v", found)

		put(t, plan{place: l.folder()}, "data/DevToolsActivePort", "9222")
		found, err = l.Drift(l.id)
		require.NoError(t, err)
		require.Equal(t, []string{string(DebuggingPort), string(NotWiped)}, kinds(found))

		receipt, err := l.Wipe(t.Context(), l.id)
		require.NoError(t, err)
		assert.Equal(t, 1, receipt["cookie-stores"])
		s := l.requireWiped("lost")
		assert.Equal(t, receipt, s.Wiped)
		found, err = l.Drift(l.id)
		require.NoError(t, err)
		assert.Empty(t, found)
	}
}

// What changed outside the profile is worth knowing, and no drift.
func TestAnUpdateIsNoDrift(t *testing.T) {
	s := newStage(t, chromeBinary, chromiumBinary) // the second is a file of its own
	binary := s.env.Installed()[0].Binary
	change := func(change func(*Record)) []Difference {
		t.Helper()
		_, err := s.record("chromium", func(r *Record) {
			r.begin(s.env.Installed()[0], s.exe, nil)
			change(r)
		})
		require.NoError(t, err)
		found, err := s.Drift("chromium")
		require.NoError(t, err)
		assert.False(t, Drifted(found))
		return found
	}
	assert.Empty(t, change(func(*Record) {}))
	found := change(func(r *Record) { r.Baseline = "another" })
	require.Len(t, found, 1)
	assert.Equal(t, TemplateChanged, found[0].Kind)
	found = change(func(r *Record) { r.BrowserBuild, r.BrowserVersion = "1-1", "156.0.8078.79" })
	require.Len(t, found, 1)
	assert.Equal(t, "Chromium was updated since the last session, which ran in version 156.0.8078.79.", found[0].What)
	require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(binary), "application.ini"), []byte("[App]\nVersion=157.0\n"), 0o600))
	found = change(func(r *Record) { r.BrowserBuild = "1-1" })
	require.Len(t, found, 1)
	assert.Contains(t, found[0].What, "it is version 157.0 now")

	require.NoError(t, os.Remove(filepath.Join(s.home, "root", filepath.FromSlash(chromiumBinary))))
	found, err := s.Drift("chromium")
	require.NoError(t, err)
	require.Len(t, found, 1)
	assert.Equal(t, BrowserChanged, found[0].Kind)
	assert.Contains(t, found[0].What, "no longer installed")
}

func TestVersionOfTheBrowserThatRan(t *testing.T) {
	p := plan{place: place{root: t.TempDir()}}
	assert.Empty(t, profileVersion(p.place, "chromium"))
	put(t, p, "data/Last Version", "156.0.8078.79")
	assert.Equal(t, "156.0.8078.79", profileVersion(p.place, "chromium"))
	assert.Empty(t, profileVersion(p.place, "firefox"))
	put(t, p, "data/compatibility.ini", "[Compatibility]\nLastVersion=153.7.0_20260506114755/20260506114755\nLastOSABI=x\n")
	assert.Equal(t, "153.7.0", profileVersion(p.place, "firefox"))

	var o origin
	o.ran("1")
	o.ran("")
	assert.Equal(t, "1", o.BrowserVersion)
}

func TestRemoveForgets(t *testing.T) {
	between(t, "chromium", func(c closed) {
		first := c.state().ID
		c.write("data/Default/x", "x")
		require.NoError(t, os.Chmod(c.path("data/Default"), 0o500))
		require.NoError(t, os.Chmod(c.path("data"), 0o500))
		known, err := c.Known()
		require.NoError(t, err)
		assert.Equal(t, []string{"chromium"}, known)
		assert.Equal(t, 1, c.Holds("chromium")["files"])
		require.NoError(t, c.Remove(t.Context(), "chromium"))
		assert.NoDirExists(t, c.place("chromium").root)
		known, err = c.Known()
		require.NoError(t, err)
		assert.Empty(t, known)
		assert.Empty(t, c.Holds("chromium"))
		require.NoError(t, c.Remove(t.Context(), "chromium"), "what is not there is removed")

		w := c.begin()
		require.NoError(t, w.close(t.Context(), "closed", sight{}))
		w.release()
		assert.NotEqual(t, first, c.state().ID, "a new profile")

		// A link in the folder's place goes; what it leads to stays.
		require.NoError(t, os.RemoveAll(c.place("chromium").root))
		require.NoError(t, os.Symlink(c.elsewhere, c.place("chromium").root))
		require.NoError(t, c.Remove(t.Context(), "chromium"))
		assert.NoDirExists(t, c.place("chromium").root)
		assert.FileExists(t, filepath.Join(c.elsewhere, "kept"))

		// A folder that no session made is known too.
		c.folder("data")
		known, err = c.Known()
		require.NoError(t, err)
		assert.Equal(t, []string{"chromium"}, known)
		receipt, err := c.Wipe(t.Context(), "chromium")
		require.NoError(t, err)
		assert.Zero(t, receipt["files"])
		assert.NoDirExists(t, c.path("data"))
	})
}

// Whoever is killed while a profile is set up or wiped has not tampered with it.
func TestAKilledSupervisorIsNoTampering(t *testing.T) {
	t.Parallel()
	l := newLive(t, firefoxBinary)
	for round := range 40 {
		s := l.supervise(t)
		if round%2 == 0 {
			time.Sleep(rand.N(150 * time.Millisecond)) // around wipe, seed and record
		} else {
			s.word(t)
			l.signal(syscall.SIGTERM)
			time.Sleep(rand.N(40 * time.Millisecond)) // around the end's wipe
		}
		s.kill(t)
		l.eventually("everything ended", func() bool {
			l.signal(syscall.SIGKILL)
			return !l.running(l.id)
		})
		found, err := l.Drift(l.id)
		require.NoError(t, err)
		for _, d := range found {
			assert.Equal(t, NotWiped, d.Kind, "%+v", d)
		}
		assert.Empty(t, l.state().Undone)
		assert.Empty(t, l.state().Differences)
	}
}
