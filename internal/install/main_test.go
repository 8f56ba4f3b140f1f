package install

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk/disktest"
	"github.com/sallyport/sallyport/internal/message"
)

// TestMain lets the test binary be the program that a browser starts, so that
// an install can be tried to the end.
func TestMain(m *testing.M) {
	if role := os.Getenv("INSTALL_TEST_HOST"); role != "" {
		os.Exit(host(role))
	}
	os.Exit(m.Run())
}

// host is a native host, a good one or one with a fault.
func host(role string) int {
	switch role {
	case "silent":
		return 0
	case "chatty":
		fmt.Println("Failed to initialise: no store found")
		return 0
	}
	frame, err := message.ReadFrame(os.Stdin)
	if err != nil {
		return 1
	}
	var q struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(frame, &q) != nil {
		return 1
	}
	answer := map[string]any{"id": q.ID, "v": 1, "ok": true, "body": map[string]any{"min": 1, "max": 1, "version": "0"}}
	switch role {
	case "refusing":
		answer["ok"], answer["error"] = false, map[string]string{"code": "not-allowed", "message": "this caller may not ask that", "fix": "use the right extension"}
	case "confused":
		answer["id"] = "other"
	}
	b, err := json.Marshal(answer)
	if err == nil {
		err = message.WriteFrame(os.Stdout, b)
	}
	if _, end := message.ReadFrame(os.Stdin); err != nil || end == nil || role == "crashing" {
		fmt.Fprintln(os.Stderr, "host: out of order")
		return 1
	}
	return 0
}

// machine is a user of some system, below a folder that stands for its root.
type machine struct {
	t       *testing.T
	root    string
	home    string // the user's, on this disk
	state   string
	data    string
	options Options
	keys    fakeKeys
}

var systems = []string{"linux", "darwin", "windows"}

// newMachine has Chromium and Firefox, of which it knows by their profiles.
func newMachine(t *testing.T, system string) *machine {
	t.Helper()
	m := &machine{t: t, root: t.TempDir(), keys: fakeKeys{}}
	env := browser.Env{OS: system, Root: m.root}
	var chromium, firefox string
	switch system {
	case "linux":
		env.Home, m.state, m.data = "/home/user", ".local/state/sallyport", ".local/share/sallyport"
		chromium, firefox = ".config/chromium", ".mozilla/firefox"
	case "darwin":
		env.Home, m.state, m.data = "/Users/user", "Library/Application Support/Sallyport", "Library/Application Support/Sallyport"
		chromium, firefox = "Library/Application Support/Chromium", "Library/Application Support/Firefox"
	case "windows":
		env.Home, m.state, m.data = `C:\Users\user`, "AppData/Local/Sallyport", "AppData/Local/Sallyport"
		chromium, firefox = "AppData/Local/Chromium/User Data", "AppData/Roaming/Mozilla/Firefox"
	}
	m.home = filepath.Join(m.root, filepath.FromSlash(strings.NewReplacer(`\`, "/", ":", "").Replace(env.Home)))
	m.state, m.data = m.at(m.state), m.at(m.data)
	m.write(m.at(chromium, "Default", "Preferences"), "{}")
	m.write(m.at(firefox, "profiles.ini"), "[Profile0]\nName=default\nIsRelative=1\nPath=one\n")
	require.NoError(t, os.MkdirAll(m.at(firefox, "one"), 0o700))
	program := m.write(filepath.Join(m.root, "download", "sallyport"), "the program")
	m.options = Options{
		Env: env, Home: m.state, Program: program, keys: m.keys, root: func() bool { return false },
		Chromium: archiveOf(t, "manifest.json", "{}", "card.js", "chromium", "_locales/en/messages.json", "{}"),
		Firefox:  archiveOf(t, "manifest.json", "{}", "card.js", "firefox"),
	}
	return m
}

// at is a path in the user's home folder.
func (m *machine) at(parts ...string) string {
	return filepath.Join(m.home, filepath.FromSlash(filepath.Join(parts...)))
}

func (m *machine) write(path, content string) string {
	m.t.Helper()
	require.NoError(m.t, os.MkdirAll(filepath.Dir(path), 0o700))
	require.NoError(m.t, os.WriteFile(path, []byte(content), 0o755))
	return path
}

func (m *machine) read(path string) string {
	m.t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(m.t, err)
	return string(b)
}

// unwritable keeps a file from being written, for root too: its temporary name
// is taken by a folder that is not empty.
func (m *machine) unwritable(path string) {
	m.t.Helper()
	m.write(filepath.Join(partial(path), "taken"), "")
}

func (m *machine) plan() Plan {
	m.t.Helper()
	p, err := NewPlan(m.options)
	require.NoError(m.t, err)
	return p
}

func (m *machine) install() Outcome {
	m.t.Helper()
	done, err := m.plan().Apply()
	require.NoError(m.t, err)
	return done
}

func (m *machine) removal() RemoveOptions {
	return RemoveOptions{Home: m.state, keys: m.keys, root: func() bool { return false }}
}

func (m *machine) uninstall() Outcome {
	m.t.Helper()
	r, err := NewRemoval(m.removal())
	require.NoError(m.t, err)
	done, err := r.Apply()
	require.NoError(m.t, err)
	return done
}

// snapshot is everything below the root: path to mode and content, and the keys.
func (m *machine) snapshot() map[string]string {
	m.t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(m.root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		fi, err := d.Info()
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(m.root, path)
		switch {
		case d.IsDir():
			all[name] = "folder"
		case fi.Mode().IsRegular():
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			all[name] = fi.Mode().String() + " " + string(b)
		default:
			target, _ := os.Readlink(path)
			all[name] = "link to " + target
		}
		return nil
	})
	require.NoError(m.t, err)
	for key, value := range m.keys {
		all[key] = "key " + value
	}
	return all
}

// times is when each file below the root was written.
func (m *machine) times() map[string]string {
	m.t.Helper()
	all := map[string]string{}
	for path := range m.snapshot() {
		if fi, err := os.Lstat(filepath.Join(m.root, path)); err == nil && !fi.IsDir() {
			all[path] = fi.ModTime().String()
		}
	}
	// The journal and the lock are written anew and say the same.
	delete(all, rel(m, filepath.Join(m.state, journalFile)))
	return all
}

func rel(m *machine, path string) string {
	name, err := filepath.Rel(m.root, path)
	require.NoError(m.t, err)
	return name
}

func actions(steps []Step) []Action {
	seen := map[Action]bool{}
	for _, s := range steps {
		seen[s.Action] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

func stepOf(t *testing.T, steps []Step, path string) Step {
	t.Helper()
	i := slices.IndexFunc(steps, func(s Step) bool { return s.Path == path })
	require.GreaterOrEqual(t, i, 0, "no step for %s", path)
	return steps[i]
}

// archiveOf is an extension's archive: names and contents, in turn.
func archiveOf(t *testing.T, files ...string) func() ([]byte, error) {
	archive := disktest.Zip(t, files...)
	return func() ([]byte, error) { return archive, nil }
}

// fakeKeys is a user's part of the registry. A key with an entry "locked <key>"
// cannot be changed.
type fakeKeys map[string]string

var errLocked = errors.New("access is denied")

func (k fakeKeys) get(key string) (string, bool, error) {
	v, ok := k[key]
	return v, ok, nil
}

func (k fakeKeys) set(key, value string) error {
	if k["locked "+key] != "" {
		return errLocked
	}
	k[key] = value
	return nil
}

func (k fakeKeys) missing(string) []string { return nil }
func (k fakeKeys) removeEmpty(string)      {}

func (k fakeKeys) remove(key string) error {
	if k["locked "+key] != "" {
		return errLocked
	}
	delete(k, key)
	return nil
}
