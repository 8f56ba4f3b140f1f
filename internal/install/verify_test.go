package install

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
)

// runnable is a machine of this system whose program is this test binary.
func runnable(t *testing.T) *machine {
	t.Helper()
	m := newMachine(t, runtime.GOOS)
	exe, err := os.Executable()
	require.NoError(t, err)
	m.options.Program = exe
	return m
}

func TestVerifyStartsTheProgramAsABrowserDoes(t *testing.T) {
	for _, c := range []struct{ role, wrong string }{
		{"good", ""},
		{"silent", "it ended without an answer"},
		{"chatty", "did not answer as the browser expects"},
		{"confused", "its answer was not one to the question"},
		{"refusing", "the program refuses: this caller may not ask that; use the right extension"},
		{"crashing", "did not end properly (it said: host: out of order)"},
	} {
		t.Run(c.role, func(t *testing.T) {
			t.Setenv("INSTALL_TEST_HOST", c.role)
			m := runnable(t)
			m.install()
			checks := m.plan().Verify(t.Context())
			require.Len(t, checks, len(m.manifests())+len(m.keys))
			for _, check := range checks {
				if _, key := m.keys[check.Path]; key || c.wrong == "" {
					assert.Nil(t, check.Problem)
					continue
				}
				require.NotNil(t, check.Problem)
				assert.Contains(t, check.Problem.Error(), c.wrong)
				assert.NotEmpty(t, check.Problem.Fix)
			}
		})
	}
}

func TestVerifyNamesWhatABrowserWouldNotTell(t *testing.T) {
	t.Setenv("INSTALL_TEST_HOST", "good")
	m := runnable(t)
	m.install()
	program := m.plan().place.binary
	for _, c := range []struct {
		name  string
		spoil func()
		wrong string
	}{
		{"no manifest", func() { require.NoError(t, os.Remove(m.chromiumManifest())) }, "cannot be read"},
		{"a manifest that the browser ignores", func() {
			m.write(m.chromiumManifest(), strings.Replace(m.read(m.chromiumManifest()), `/"`, `"`, 1))
		}, "will not accept the manifest"},
		{"no program", func() {
			m.write(m.chromiumManifest(), string(manifest(browser.Chromium, program+"-gone")))
		}, "is not there"},
		{"no file", func() {
			m.write(m.chromiumManifest(), string(manifest(browser.Chromium, filepath.Dir(program))))
		}, "cannot be run"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NoError(t, os.RemoveAll(m.chromiumManifest()))
			require.Empty(t, m.install().Problems())
			c.spoil()
			for _, check := range m.plan().Verify(t.Context()) {
				if check.Path == m.chromiumManifest() {
					require.NotNil(t, check.Problem)
					assert.Contains(t, check.Problem.Error(), c.wrong)
				}
			}
		})
	}
}

func TestVerifyLooksAtTheRegistry(t *testing.T) {
	m := newMachine(t, "windows")
	m.install()
	p := m.plan()
	key := `SOFTWARE\Mozilla\NativeMessagingHosts\io.github.sallyport`
	s := stepOf(t, p.steps, key)
	assert.Nil(t, p.verifyKey(s))
	m.keys[key] = `C:\other.json`
	assert.ErrorContains(t, p.verifyKey(s), "does not name Sallyport's manifest")
	delete(m.keys, key)
	assert.ErrorContains(t, p.verifyKey(s), "does not name Sallyport's manifest")
}

func TestArgumentsOfEachFamily(t *testing.T) {
	assert.Equal(t, []string{"chrome-extension://" + extension.ChromiumID + "/"}, callerArgs(browser.Chromium, "/m.json"))
	assert.Equal(t, []string{"/m.json", "sallyport@sallyport.github.io"}, callerArgs(browser.Firefox, "/m.json"))
}

func TestWhatTheCommandsSay(t *testing.T) {
	t.Setenv("INSTALL_TEST_HOST", "good")
	m := runnable(t)
	before := m.snapshot()
	say := func(dryRun bool) (string, error) {
		var out bytes.Buffer
		err := Install(t.Context(), &out, m.options, dryRun)
		return out.String(), err
	}
	unsay := func(dryRun bool) (string, error) {
		var out bytes.Buffer
		err := Uninstall(&out, m.removal(), dryRun)
		return out.String(), err
	}
	program := m.plan().place.binary

	text, err := say(true)
	require.NoError(t, err)
	assert.Contains(t, text, "Nothing was changed.")
	assert.Contains(t, text, "  create     "+program)
	assert.Equal(t, before, m.snapshot())

	text, err = say(false)
	require.NoError(t, err)
	assert.Contains(t, text, "  created    "+program)
	assert.Contains(t, text, "  created    3 files in "+filepath.Join(m.data, "extension", "chromium")+"\n")
	assert.Contains(t, text, "  works      Chromium\n")
	assert.Contains(t, text, "In Chromium:\n  1. Open chrome://extensions")

	text, err = say(false)
	require.NoError(t, err)
	assert.Contains(t, text, "Everything is installed already. Nothing was changed.")
	assert.NotContains(t, text, "  kept")

	m.write(filepath.Join(m.data, "extension", "firefox", "card.js"), "edited\x1b[31m")
	text, err = unsay(true)
	require.EqualError(t, err, "the uninstall would be complete, except for one thing named above")
	assert.Contains(t, text, "Nothing was changed.")
	assert.Contains(t, text, "  remove     "+program)
	assert.FileExists(t, program)

	text, err = unsay(false)
	require.EqualError(t, err, "Sallyport is uninstalled, except for one thing named above")
	assert.Contains(t, text, "  removed    "+program)
	assert.Contains(t, text, "  cannot     "+filepath.Join(m.data, "extension", "firefox", "card.js")+": it was changed")
	assert.NotContains(t, text, "\x1b")

	text, err = unsay(false)
	require.NoError(t, err)
	assert.Equal(t, "Nothing of Sallyport is installed.\n", text)

	require.NoError(t, os.RemoveAll(m.data)) // where what was edited stayed
	require.NoError(t, os.MkdirAll(m.removal().Home, 0o700))
	_, err = unsay(false)
	require.NoError(t, err)
	assert.NoDirExists(t, m.removal().Home, "a refused launch may have left it, with nothing in it")
}

func TestInstallTellsWhatDoesNotWork(t *testing.T) {
	t.Setenv("INSTALL_TEST_HOST", "silent")
	m := runnable(t)
	var out bytes.Buffer
	require.Error(t, Install(t.Context(), &out, m.options, false))
	assert.Contains(t, out.String(), "  fails      Chromium\n")
	assert.NotContains(t, out.String(), "load the extension", "no step is named that would not help")
}
