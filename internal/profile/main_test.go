package profile

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/confine"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/vault"
)

// TestMain lets the test binary be the supervisor that a keeper starts, and the
// browser that a supervisor starts. Which one it is, its arguments tell: the
// environment of both is scrubbed.
func TestMain(m *testing.M) {
	os.Setenv("SALLYPORT_KEY", "file") // the keyring has its own test
	// The fake browsers need no confinement; real ones are tested end to end.
	os.Setenv(CeilingVariable, string(Preferences))
	if len(os.Args) > 1 {
		switch first := os.Args[1]; {
		case first == confine.InnerCommand:
			os.Exit(confine.Inner(os.Args[2:]))
		case first == SuperviseCommand:
			os.Exit(beSupervisor())
		case strings.HasPrefix(first, "--user-data-dir="), slices.Contains(os.Args, "--new-instance"):
			os.Exit(beBrowser())
		}
	}
	os.Exit(m.Run())
}

// stage is a user with a state folder and with browsers that are this test
// binary, on a machine where the tests may run as root.
type stage struct {
	t     testing.TB
	home  string
	vault *vault.Vault
	*Keeper
}

const (
	chromiumBinary = "/usr/lib/chromium/chromium"
	firefoxBinary  = "/usr/lib/firefox-esr/firefox-esr"
	chromeBinary   = "/opt/google/chrome/chrome"
	releaseBinary  = "/usr/lib/firefox/firefox"
)

// newStage has the browsers of which the programs are given. Only the first can
// be started: the others are files that look like programs.
func newStage(t testing.TB, binaries ...string) *stage {
	t.Helper()
	s := &stage{t: t, home: t.TempDir()}
	exe, err := os.Executable()
	require.NoError(t, err)
	for i, b := range binaries {
		path := filepath.Join(s.home, "root", filepath.FromSlash(b))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		if i > 0 || !linkProgram(t, exe, path) {
			require.NoError(t, os.WriteFile(path, []byte("\x7fELF"+b), 0o700))
		}
	}
	s.vault, err = vault.Open(filepath.Join(s.home, "state"))
	require.NoError(t, err)
	s.Keeper = stageKeeper(s.vault, s.home, exe)
	return s
}

// haveKey gives the stage its signing key.
func (s *stage) haveKey() {
	var doc extensionKey
	require.NoError(s.t, s.vault.Update(keyDocument, &doc, func() error {
		doc = stageKey()
		return nil
	}))
}

// stageKey is one key for all stages, since making one takes long. Making one has
// its own test.
var stageKey = sync.OnceValue(func() (doc extensionKey) {
	if err := doc.fill(); err != nil {
		panic(err)
	}
	return doc
})

// use puts the stage into this process's environment, for launches from here.
func (s *stage) use() {
	t := s.t.(*testing.T)
	for name, value := range s.environment() {
		t.Setenv(name, value)
	}
}

func (s *stage) environment() map[string]string {
	return map[string]string{"HOME": s.home, "SALLYPORT_HOME": s.vault.Dir(), "SALLYPORT_KEY": "file", "DISPLAY": ":0", "XAUTHORITY": ""}
}

func stageKeeper(v *vault.Vault, home, exe string) *Keeper {
	k := New(v, stageEnv(home), exe)
	k.asRoot = false
	k.archive = func(browser.Family) ([]byte, error) {
		return archiveOf(`{"name": "Sallyport", "key": "AAAA", "version": "1"}`)
	}
	return k
}

// archiveOf is an extension's archive with that manifest and one other file.
func archiveOf(manifest string) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range [][2]string{{"manifest.json", manifest}, {"a.js", "/* a */"}} {
		f, err := w.Create(file[0])
		if err == nil {
			_, err = f.Write([]byte(file[1]))
		}
		if err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

func requireCode(t *testing.T, err error, code message.Code) *message.Error {
	t.Helper()
	var coded *message.Error
	require.ErrorAs(t, err, &coded)
	require.Equal(t, code, coded.Code, "%v", err)
	return coded
}

func TestRefusedBeforeAnythingIsStarted(t *testing.T) {
	t.Run("as root", func(t *testing.T) {
		s := newStage(t, chromiumBinary)
		s.use()
		s.asRoot = true
		_, err := s.Launch(t.Context(), "", "", Start{})
		requireCode(t, err, message.RunningAsRoot)
		requireCode(t, s.Scratch(t.Context(), "", "http://rehearsal.localhost:1/"), message.RunningAsRoot)
		assert.NoDirExists(t, filepath.Join(s.Home(), "profiles"))
	})
	t.Run("no browser", func(t *testing.T) {
		s := newStage(t)
		s.use()
		_, err := s.Launch(t.Context(), "", "", Start{})
		requireCode(t, err, message.NoBrowser)
	})
	t.Run("no program", func(t *testing.T) {
		s := newStage(t, chromiumBinary)
		s.use()
		s.exe = filepath.Join(s.home, "moved-away")
		_, err := s.Launch(t.Context(), "", "", Start{})
		assert.Contains(t, requireCode(t, err, message.LaunchFailed).Error(), "moved-away")
	})
	if runtime.GOOS == "linux" { // elsewhere a display is always taken to be there
		t.Run("no display", func(t *testing.T) {
			s := newStage(t, chromiumBinary)
			s.use()
			t.Setenv("DISPLAY", "")
			t.Setenv("WAYLAND_DISPLAY", "")
			_, err := s.Launch(t.Context(), "", "", Start{})
			requireCode(t, err, message.NoDisplay)
			t.Setenv("WAYLAND_DISPLAY", "wayland-0")
			_, err = s.ready("", "", somehow)
			require.NoError(t, err)
		})
	}
}

func TestANewKeeperKnowsRoot(t *testing.T) {
	s := newStage(t)
	assert.Equal(t, os.Geteuid() == 0, New(s.vault, s.env, s.exe).asRoot)
}

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		name     string
		binaries []string
		family   browser.Family
		id       string
		want     string
		refused  string
	}{
		{"the first that takes the extension", []string{chromeBinary, chromiumBinary, firefoxBinary}, "", "", "chromium", ""},
		{"of the caller's family", []string{chromiumBinary, firefoxBinary}, browser.Firefox, "", "firefox-esr", ""},
		{"any, if not of the family", []string{firefoxBinary}, browser.Chromium, "", "firefox-esr", ""},
		{"by its id", []string{chromiumBinary, firefoxBinary}, "", "firefox-esr", "firefox-esr", ""},
		{"the id counts more than the family", []string{chromiumBinary, firefoxBinary}, browser.Chromium, "firefox-esr", "firefox-esr", ""},
		{"an id that is not there", []string{chromiumBinary}, "", "firefox-esr", "", "firefox-esr is not installed"},
		{"an id that is no id", []string{chromiumBinary}, "", "../../etc", "", "../../etc is not installed"},
		{"one that takes it from the user, for want of another", []string{chromeBinary}, "", "", "chrome", ""},
		{"the same, by its id", []string{chromeBinary, chromiumBinary}, "", "chrome", "chrome", ""},
		{"one that takes it by itself, rather than of the family", []string{chromeBinary, firefoxBinary}, browser.Chromium, "", "firefox-esr", ""},
		{"one that takes only what is signed", []string{releaseBinary}, "", "", "", "--extensions strict"},
		{"the same, by its id", []string{releaseBinary, chromiumBinary}, "", "firefox", "", "--extensions strict"},
		{"none", nil, "", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := newStage(t, c.binaries...).choose(c.family, c.id, somehow)
			if c.want != "" {
				require.NoError(t, err)
				assert.Equal(t, c.want, b.ID)
				return
			}
			assert.Contains(t, requireCode(t, err, message.NoBrowser).Error(), c.refused)
		})
	}
}

func TestAStrictStartTakesAnyBrowser(t *testing.T) {
	b, err := newStage(t, chromeBinary).choose("", "", notAtAll)
	require.NoError(t, err)
	assert.Equal(t, "chrome", b.ID)
	assert.Equal(t, []string{"/etc/opt/chrome/policies/managed"}, trimRoot(b.Policies))
}

// trimRoot takes a stage's own folder off paths below /etc.
func trimRoot(paths []string) []string {
	var trimmed []string
	for _, p := range paths {
		_, below, _ := strings.Cut(filepath.ToSlash(p), "/root/etc")
		trimmed = append(trimmed, "/etc"+below)
	}
	return trimmed
}

func TestABrowserThatIsThereAsASnapAloneIsNamed(t *testing.T) {
	s := newStage(t)
	require.NoError(t, os.MkdirAll(filepath.Join(s.env.Root, s.env.Home, "snap/firefox/common/.mozilla/firefox"), 0o700))
	_, err := s.choose("", "", somehow)
	assert.Contains(t, requireCode(t, err, message.NoBrowser).Error(), "Firefox (snap)")
}

func TestWithoutItsExtensionNothingIsOpened(t *testing.T) {
	s := newStage(t, chromiumBinary)
	for _, family := range []browser.Family{browser.Chromium, browser.Firefox} {
		s.archive = builtExtension
		if _, err := builtExtension(family); err != nil {
			requireCode(t, s.load(&plan{}, family), message.ExtensionMissing)
		} else {
			require.NoError(t, s.load(&plan{}, family))
		}
		s.archive = func(browser.Family) ([]byte, error) { return nil, errors.New("torn") }
		require.ErrorContains(t, s.load(&plan{}, family), "torn")
	}
}

func TestRestoreHome(t *testing.T) {
	t.Setenv("HOME", "/given")
	t.Setenv(userHomeVariable, "")
	RestoreHome()
	assert.Equal(t, "/given", os.Getenv("HOME"))
	t.Setenv(userHomeVariable, "/own")
	RestoreHome()
	assert.Equal(t, "/own", os.Getenv("HOME"))

	t.Setenv(insideVariable, "")
	_, _, inside := Inside()
	assert.False(t, inside)
	t.Setenv(insideVariable, "L2")
	t.Setenv(supervisorVariable, "/state/supervisor.sock")
	level, supervisor, inside := Inside()
	assert.True(t, inside)
	assert.Equal(t, Policy, level)
	assert.Equal(t, "/state/supervisor.sock", supervisor)
}
