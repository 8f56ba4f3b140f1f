package install

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk/disktest"
)

// registered is where a browser of each system looks, for the two that are here.
var registered = map[string]struct{ manifests, keys map[string]browser.Family }{
	"linux": {manifests: map[string]browser.Family{
		".config/chromium/NativeMessagingHosts":  browser.Chromium,
		".mozilla/native-messaging-hosts":        browser.Firefox,
		".config/mozilla/native-messaging-hosts": browser.Firefox,
	}},
	"darwin": {manifests: map[string]browser.Family{
		"Library/Application Support/Chromium/NativeMessagingHosts": browser.Chromium,
		"Library/Application Support/Mozilla/NativeMessagingHosts":  browser.Firefox,
	}},
	"windows": {
		manifests: map[string]browser.Family{
			"AppData/Local/Sallyport/manifests/chromium": browser.Chromium,
			"AppData/Local/Sallyport/manifests/firefox":  browser.Firefox,
		},
		keys: map[string]browser.Family{
			`SOFTWARE\Chromium\NativeMessagingHosts\io.github.sallyport`:      browser.Chromium,
			`SOFTWARE\Google\Chrome\NativeMessagingHosts\io.github.sallyport`: browser.Chromium,
			`SOFTWARE\Mozilla\NativeMessagingHosts\io.github.sallyport`:       browser.Firefox,
		},
	},
}

func (m *machine) manifests() map[string]browser.Family {
	all := map[string]browser.Family{}
	for dir, family := range registered[m.options.Env.OS].manifests {
		all[m.at(dir, manifestFile)] = family
	}
	return all
}

// chromiumManifest is the path of Chromium's manifest.
func (m *machine) chromiumManifest() string {
	for path, family := range m.manifests() {
		if family == browser.Chromium {
			return path
		}
	}
	m.t.Fatal("Chromium has no manifest here")
	return ""
}

func TestInstallAndUninstallOnEverySystem(t *testing.T) {
	for _, system := range systems {
		t.Run(system, func(t *testing.T) {
			m := newMachine(t, system)
			before := m.snapshot()
			p := m.plan()
			assert.Equal(t, []Action{Create}, actions(p.steps))
			assert.Equal(t, before, m.snapshot(), "a plan changes nothing")

			done := m.install()
			assert.Empty(t, done.Problems())
			assert.True(t, done.changed())
			program := filepath.Join(m.data, "bin", layouts[system].binary)
			assert.Equal(t, "the program", m.read(program))
			fi, err := os.Stat(program)
			require.NoError(t, err)
			assert.True(t, executable(fi))
			assert.Equal(t, "chromium", m.read(filepath.Join(m.data, "extension", "chromium", "card.js")))
			assert.Equal(t, "firefox", m.read(filepath.Join(m.data, "extension", "firefox", "card.js")))
			written := 0
			for path, family := range m.manifests() {
				assert.Equal(t, string(manifest(family, program)), m.read(path))
			}
			for path := range m.snapshot() {
				if filepath.Base(path) == manifestFile {
					written++
				}
			}
			assert.Len(t, m.manifests(), written, "no manifest anywhere else")
			assert.Len(t, m.keys, len(registered[system].keys))
			for key, family := range registered[system].keys {
				assert.Equal(t, m.at("AppData/Local/Sallyport/manifests", string(family), manifestFile), m.keys[key], key)
			}

			after, times := m.snapshot(), m.times()
			again := m.install()
			assert.False(t, again.changed())
			assert.Equal(t, []Action{Keep}, actions(again.Steps))
			assert.Equal(t, after, m.snapshot(), "a second install changes nothing")
			assert.Equal(t, times, m.times(), "and writes nothing")

			assert.Empty(t, m.uninstall().Problems())
			assert.Equal(t, before, m.snapshot(), "an uninstall leaves nothing")
			r, err := NewRemoval(m.removal())
			require.NoError(t, err)
			assert.True(t, r.empty())
			assert.Empty(t, m.uninstall().Steps)
			assert.Equal(t, before, m.snapshot())
		})
	}
}

func TestManifestsHaveTheShapeThatEachBrowserTakes(t *testing.T) {
	for _, c := range []struct {
		family browser.Family
		keys   []string
		caller string
	}{
		{browser.Chromium, []string{"name", "description", "path", "type", "allowed_origins"}, "chrome-extension://" + extension.ChromiumID + "/"},
		{browser.Firefox, []string{"name", "description", "path", "type", "allowed_extensions"}, extension.FirefoxID},
	} {
		var fields map[string]any
		require.NoError(t, json.Unmarshal(manifest(c.family, "/home/a & b/sallyport"), &fields))
		var keys []string
		for key := range fields {
			keys = append(keys, key)
		}
		assert.ElementsMatch(t, c.keys, keys)
		assert.Equal(t, []any{c.caller}, fields[c.keys[4]])
		assert.Equal(t, "/home/a & b/sallyport", fields["path"])
		assert.Empty(t, lint("linux", c.family, "/x/"+manifestFile, manifest(c.family, "/home/u/sallyport")))
		assert.Empty(t, lint("windows", c.family, `C:/x/`+manifestFile, manifest(c.family, `C:\Users\u\sallyport.exe`)))
	}
}

func TestUpdateReplacesWhatIsOursAndRemovesWhatIsStale(t *testing.T) {
	m := newMachine(t, "linux")
	before := m.snapshot()
	m.install()
	m.write(m.options.Program, "the next program")
	m.options.Chromium = archiveOf(t, "manifest.json", "{}", "popup.js", "new")
	before[rel(m, m.options.Program)] = m.snapshot()[rel(m, m.options.Program)]

	done := m.install()
	assert.Empty(t, done.Problems())
	unpacked := filepath.Join(m.data, "extension", "chromium")
	assert.Equal(t, Update, stepOf(t, done.Steps, filepath.Join(m.data, "bin", "sallyport")).Action)
	assert.Equal(t, Delete, stepOf(t, done.Steps, filepath.Join(unpacked, "card.js")).Action)
	assert.Equal(t, Delete, stepOf(t, done.Steps, filepath.Join(unpacked, "_locales", "en", "messages.json")).Action)
	assert.Equal(t, "the next program", m.read(filepath.Join(m.data, "bin", "sallyport")))
	assert.NoFileExists(t, filepath.Join(unpacked, "card.js"))
	assert.NoDirExists(t, filepath.Join(unpacked, "_locales"))
	assert.Equal(t, "new", m.read(filepath.Join(unpacked, "popup.js")))
	m.uninstall()
	assert.Equal(t, before, m.snapshot())
}

// A repaired file is one of ours that was edited; a refused one is not provably ours.
func TestWhatIsInTheWay(t *testing.T) {
	foreign := `{"name":"io.github.sallyport","path":"/opt/other","type":"stdio","description":"x"}`
	for _, c := range []struct {
		name      string
		installed bool
		put       func(t *testing.T, m *machine, path string)
		action    Action
		what      string
	}{
		{"another program's manifest", false, func(_ *testing.T, m *machine, path string) { m.write(path, foreign) }, Refuse, "not Sallyport's"},
		{"another program's manifest since", true, func(_ *testing.T, m *machine, path string) { m.write(path, foreign) }, Refuse, "not Sallyport's"},
		{"no manifest", false, func(_ *testing.T, m *machine, path string) { m.write(path, "hello") }, Refuse, "not Sallyport's"},
		{"a very large file", false, func(_ *testing.T, m *machine, path string) { m.write(path, strings.Repeat(" ", maxManifest+1)) }, Refuse, "larger than the limit"},
		{"our manifest, edited", true, func(_ *testing.T, m *machine, path string) {
			m.write(path, strings.Replace(m.read(path), "stdio", "STDIO", 1))
		}, Update, ""},
		{"our manifest of a lost journal", false, func(_ *testing.T, m *machine, path string) {
			m.write(path, string(manifest(browser.Chromium, filepath.Join(m.data, "bin", "sallyport")))+" ")
		}, Update, ""},
		{"a symbolic link", false, func(t *testing.T, m *machine, path string) {
			target := m.write(filepath.Join(m.root, "dotfiles", "host.json"), foreign)
			require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
			disktest.Symlink(t, target, path)
		}, Refuse, "symbolic link"},
		{"a symbolic link to nothing", false, func(t *testing.T, m *machine, path string) {
			require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
			disktest.Symlink(t, filepath.Join(m.root, "nothing"), path)
		}, Refuse, "symbolic link"},
		{"a folder", false, func(_ *testing.T, m *machine, path string) { m.write(filepath.Join(path, "x"), "") }, Refuse, "not a file"},
		{"a file for the folder", false, func(t *testing.T, m *machine, path string) {
			if runtime.GOOS == "windows" {
				t.Skip("Windows says of what is below a file that it does not exist; making the folder fails then")
			}
			m.write(filepath.Dir(path), "")
		}, Refuse, "cannot be looked at"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newMachine(t, "linux")
			if c.installed {
				m.install()
			}
			c.put(t, m, m.chromiumManifest())
			found := m.snapshot()
			done := m.install()
			s := stepOf(t, done.Steps, m.chromiumManifest())
			assert.Equal(t, c.action, s.Action)
			for path, family := range m.manifests() {
				if path != m.chromiumManifest() || c.action == Update {
					assert.Equal(t, string(manifest(family, filepath.Join(m.data, "bin", "sallyport"))), m.read(path), "the others went on")
				}
			}
			if c.action == Update {
				assert.Empty(t, done.Problems())
				return
			}
			require.Len(t, done.Problems(), 1)
			assert.Equal(t, m.chromiumManifest(), done.Problems()[0].Path)
			assert.Contains(t, done.Problems()[0].Error(), c.what)
			assert.NotEmpty(t, done.Problems()[0].Fix)
			left := m.uninstall()
			if c.installed {
				require.Len(t, left.Problems(), 1, "what is another's now stays, and is named")
				assert.Contains(t, left.Problems()[0].Error(), m.chromiumManifest())
			} else {
				assert.Empty(t, left.Problems(), "what was never ours is no concern")
			}
			now := m.snapshot()
			for path, was := range found {
				if strings.HasPrefix(path, rel(m, filepath.Dir(m.chromiumManifest()))) || strings.HasPrefix(path, "dotfiles") {
					assert.Equal(t, was, now[path], path)
				}
			}
			assert.NoDirExists(t, m.data)
			assert.NoDirExists(t, m.state)
		})
	}
}

func TestEditedFilesStayAtUninstall(t *testing.T) {
	for _, c := range []struct {
		name string
		edit func(t *testing.T, path string)
	}{
		{"edited", func(t *testing.T, path string) { require.NoError(t, os.WriteFile(path, []byte("mine"), 0o600)) }},
		{"a link instead", func(t *testing.T, path string) {
			require.NoError(t, os.Remove(path))
			disktest.Symlink(t, "elsewhere", path)
		}},
		{"a folder instead", func(t *testing.T, path string) {
			require.NoError(t, os.Remove(path))
			require.NoError(t, os.Mkdir(path, 0o700))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newMachine(t, "linux")
			m.install()
			card := filepath.Join(m.data, "extension", "firefox", "card.js")
			for _, path := range []string{card, m.chromiumManifest()} {
				c.edit(t, path)
			}
			was := m.snapshot()
			done := m.uninstall()
			require.Len(t, done.Problems(), 2)
			now := m.snapshot()
			for i, path := range []string{m.chromiumManifest(), card} {
				assert.Equal(t, path, done.Problems()[i].Path)
				assert.Contains(t, done.Problems()[i].What, "stays")
				assert.Equal(t, was[rel(m, path)], now[rel(m, path)])
			}
			assert.NoFileExists(t, filepath.Join(m.data, "bin", "sallyport"))
			assert.NoDirExists(t, m.state, "what another changed is theirs; nothing is left to remember")
			assert.NotEmpty(t, done.Notes, "the folders that stay are named")
		})
	}
}

func TestFileThatCannotBeWritten(t *testing.T) {
	m := newMachine(t, "linux")
	m.unwritable(m.chromiumManifest())
	done := m.install()
	require.Len(t, done.Problems(), 1)
	assert.Contains(t, done.Problems()[0].Error(), m.chromiumManifest()+": it cannot be written")
	assert.FileExists(t, m.at(".mozilla/native-messaging-hosts", manifestFile), "the others went on")
	j, err := readJournal(m.state)
	require.NoError(t, err)
	recorded, _ := j.owns(m.chromiumManifest(), "")
	assert.False(t, recorded, "what was not made is not ours")

	require.NoError(t, os.RemoveAll(partial(m.chromiumManifest())))
	assert.Empty(t, m.install().Problems(), "the next install completes it")
	assert.FileExists(t, m.chromiumManifest())
}

func TestNoBrowserIsToldOfAProgramThatIsNotThere(t *testing.T) {
	m := newMachine(t, "windows")
	m.unwritable(filepath.Join(m.data, "bin", "sallyport.exe"))
	done := m.install()
	assert.Len(t, done.Problems(), len(done.Steps))
	for path := range m.manifests() {
		assert.NoFileExists(t, path)
	}
	assert.Empty(t, m.keys)
}

func TestStateFolderThatCannotBeMade(t *testing.T) {
	m := newMachine(t, "linux")
	m.write(m.state, "a file for the folder")
	before := m.snapshot()
	p, err := NewPlan(m.options)
	if err == nil {
		_, err = p.Apply()
	}
	require.Error(t, err)
	assert.Contains(t, err.Error(), m.state)
	assert.Equal(t, before, m.snapshot())
}

func TestRootIsRefused(t *testing.T) {
	m := newMachine(t, "linux")
	m.options.root = func() bool { return true }
	before := m.snapshot()
	_, err := NewPlan(m.options)
	require.ErrorIs(t, err, RootError{})
	assert.Contains(t, err.Error(), "without sudo")
	removal := m.removal()
	removal.root = m.options.root
	_, err = NewRemoval(removal)
	require.ErrorIs(t, err, RootError{})
	assert.Equal(t, before, m.snapshot())

	m.options.AllowRoot, removal.AllowRoot = true, true
	assert.Empty(t, m.install().Problems())
	_, err = NewRemoval(removal)
	assert.NoError(t, err)
}

func TestNowhereToKeepTheState(t *testing.T) {
	for _, home := range []string{"", "state"} {
		m := newMachine(t, "linux")
		m.options.Home, m.state = home, home
		_, err := NewPlan(m.options)
		assert.ErrorContains(t, err, "set HOME")
		_, err = NewRemoval(m.removal())
		assert.ErrorContains(t, err, "set HOME")
	}
	m := newMachine(t, "linux")
	m.options.Env.Home = ""
	_, err := NewPlan(m.options)
	assert.ErrorContains(t, err, "set HOME")
}

func TestDataFolder(t *testing.T) {
	for _, c := range []struct{ system, home, variable, value, want string }{
		{"linux", "/home/u", "", "", "/home/u/.local/share/sallyport"},
		{"linux", "/home/u", "XDG_DATA_HOME", "/data", "/data/sallyport"},
		{"linux", "/home/u", "XDG_DATA_HOME", "data", "/home/u/.local/share/sallyport"},
		{"freebsd", "/home/u", "", "", "/home/u/.local/share/sallyport"},
		{"darwin", "/Users/u", "XDG_DATA_HOME", "/data", "/Users/u/Library/Application Support/Sallyport"},
		{"windows", `C:\Users\u`, "", "", "C:/Users/u/AppData/Local/Sallyport"},
		{"windows", `C:\Users\u`, "LOCALAPPDATA", `D:\Local`, "D:/Local/Sallyport"},
		{"windows", `C:\Users\u`, "LOCALAPPDATA", `Local`, "C:/Users/u/AppData/Local/Sallyport"},
		{"windows", `C:\Users\u`, "LOCALAPPDATA", `\\server\u`, "//server/u/Sallyport"},
	} {
		at, err := placeOf(browser.Env{OS: c.system, Home: c.home, Getenv: func(name string) string {
			if name == c.variable {
				return c.value
			}
			return ""
		}})
		require.NoError(t, err)
		assert.Equal(t, c.want, filepath.ToSlash(at.data), "%s %s", c.system, c.value)
	}
}

func TestProgramIsReadThroughALink(t *testing.T) {
	m := newMachine(t, "linux")
	link := filepath.Join(m.root, "sallyport")
	disktest.Symlink(t, m.options.Program, link)
	m.options.Program = link
	assert.Empty(t, m.install().Problems())
	assert.Equal(t, "the program", m.read(filepath.Join(m.data, "bin", "sallyport")))

	m.options.Program = filepath.Join(m.root, "gone")
	_, err := NewPlan(m.options)
	assert.ErrorContains(t, err, m.options.Program)
}

func TestProgramBuiltWithoutItsExtension(t *testing.T) {
	m := newMachine(t, "linux")
	m.options.Firefox = func() ([]byte, error) { return nil, extension.ErrNotBuilt }
	done := m.install()
	require.Len(t, done.Problems(), 1)
	require.ErrorIs(t, done.Problems()[0], extension.ErrNotBuilt)
	assert.FileExists(t, m.chromiumManifest(), "the rest went on")
}

func TestBrowsersThatCannotBeReached(t *testing.T) {
	m := newMachine(t, "linux")
	m.write(m.at(".var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser/Default/Preferences"), "{}")
	p := m.plan()
	require.Len(t, p.notes, 1)
	assert.Contains(t, p.notes[0], "Brave is installed as a flatpak")

	bare := newMachine(t, "linux")
	require.NoError(t, os.RemoveAll(bare.home))
	_, err := NewPlan(bare.options)
	assert.ErrorContains(t, err, "no browser was found")

	dir := filepath.Join(bare.root, "own", "NativeMessagingHosts")
	bare.options.Folders = []Folder{{Dir: dir, Family: browser.Firefox}}
	assert.Empty(t, bare.install().Problems())
	assert.Contains(t, bare.read(filepath.Join(dir, manifestFile)), extension.FirefoxID)
	bare.uninstall()
	assert.NoDirExists(t, filepath.Dir(dir))
}

func TestFlagsForFolders(t *testing.T) {
	for _, c := range []struct {
		dirs, families []string
		want           []Folder
		wrong          string
	}{
		{nil, nil, nil, ""},
		{[]string{"/a"}, []string{"chromium"}, []Folder{{"/a", browser.Chromium}}, ""},
		{[]string{"/a", "/b"}, []string{"firefox"}, []Folder{{"/a", browser.Firefox}, {"/b", browser.Firefox}}, ""},
		{[]string{"/a", "/b"}, []string{"firefox", "chromium"}, []Folder{{"/a", browser.Firefox}, {"/b", browser.Chromium}}, ""},
		{nil, []string{"firefox"}, nil, "--manifest-dir"},
		{[]string{"/a"}, nil, nil, "needs its --family"},
		{[]string{"/a", "/b", "/c"}, []string{"firefox", "chromium"}, nil, "needs its --family"},
		{[]string{"/a"}, []string{"safari"}, nil, "use chromium or firefox"},
		{[]string{" "}, []string{"firefox"}, nil, "no folder"},
	} {
		got, err := ParseFolders(c.dirs, c.families)
		if c.wrong != "" {
			assert.ErrorContains(t, err, c.wrong)
			continue
		}
		require.NoError(t, err)
		for i := range c.want { // the root has a drive on Windows
			c.want[i].Dir, err = filepath.Abs(c.want[i].Dir)
			require.NoError(t, err)
		}
		assert.ElementsMatch(t, c.want, got)
	}
}

func TestRegistryKeys(t *testing.T) {
	key := `SOFTWARE\Mozilla\NativeMessagingHosts\io.github.sallyport`
	t.Run("another's", func(t *testing.T) {
		m := newMachine(t, "windows")
		m.keys[key] = `C:\other.json`
		done := m.install()
		require.Len(t, done.Problems(), 1)
		assert.Contains(t, done.Problems()[0].Error(), key)
		assert.Len(t, m.keys, 3, "the others went on")
		m.uninstall()
		assert.Equal(t, fakeKeys{key: `C:\other.json`}, m.keys)
	})
	t.Run("changed since", func(t *testing.T) {
		m := newMachine(t, "windows")
		m.install()
		m.keys[key] = `C:\other.json`
		done := m.uninstall()
		require.Len(t, done.Problems(), 1)
		assert.Contains(t, done.Problems()[0].Error(), key)
		assert.Equal(t, fakeKeys{key: `C:\other.json`}, m.keys)
		assert.NoDirExists(t, m.state)
	})
	t.Run("gone since", func(t *testing.T) {
		m := newMachine(t, "windows")
		m.install()
		delete(m.keys, key)
		assert.Equal(t, Create, stepOf(t, m.plan().steps, key).Action)
		assert.Empty(t, m.uninstall().Problems())
		assert.Empty(t, m.keys)
	})
	t.Run("not writable", func(t *testing.T) {
		m := newMachine(t, "windows")
		m.keys["locked "+key] = "yes"
		done := m.install()
		require.Len(t, done.Problems(), 1)
		require.ErrorIs(t, done.Problems()[0], errLocked)
		assert.Len(t, m.keys, 3, "two keys, and the mark")
	})
	t.Run("not removable", func(t *testing.T) {
		m := newMachine(t, "windows")
		m.install()
		m.keys["locked "+key] = "yes"
		done := m.uninstall()
		require.Len(t, done.Problems(), 1)
		require.ErrorIs(t, done.Problems()[0], errLocked)
		delete(m.keys, "locked "+key)
		assert.Empty(t, m.uninstall().Problems(), "the journal still knows it")
		assert.Empty(t, m.keys)
	})
}

func TestManyInstallsAtOnce(t *testing.T) {
	m := newMachine(t, "linux")
	before := m.snapshot()
	var all sync.WaitGroup
	for range 6 {
		p := m.plan()
		all.Go(func() {
			done, err := p.Apply()
			assert.NoError(t, err)
			assert.Empty(t, done.Problems())
		})
	}
	all.Wait()
	assert.False(t, m.install().changed())
	m.uninstall()
	assert.Equal(t, before, m.snapshot())
}

func TestStateFolder(t *testing.T) {
	fill := func(t *testing.T) (*machine, []string) {
		m := newMachine(t, "linux")
		m.install()
		ours := []string{"vault.json", "vault.key", "vault.key.last-good", "vault.lock", "decisions.sealed", "decisions.last-good",
			"decisions.damaged-20261124T120000.000000000Z", ".decisions.sealed123", "profiles/chromium/data/Local State", "run/rehearsal.json"}
		for _, name := range ours {
			m.write(filepath.Join(m.state, filepath.FromSlash(name)), name)
		}
		m.write(filepath.Join(m.state, "notes.txt"), "the user's own")
		return m, ours
	}
	t.Run("goes, except for what is not ours", func(t *testing.T) {
		m, _ := fill(t)
		forgot := 0
		options := m.removal()
		options.ForgetKey = func() error { forgot++; return nil }
		r, err := NewRemoval(options)
		require.NoError(t, err)
		_, err = r.Apply()
		require.NoError(t, err)
		assert.Equal(t, 1, forgot)
		entries, err := os.ReadDir(m.state)
		require.NoError(t, err)
		require.Len(t, entries, 1)
		assert.Equal(t, "notes.txt", entries[0].Name())
	})
	t.Run("is kept on demand", func(t *testing.T) {
		m, ours := fill(t)
		options := m.removal()
		options.KeepState = true
		options.ForgetKey = func() error { t.Error("the key is needed"); return nil }
		r, err := NewRemoval(options)
		require.NoError(t, err)
		_, err = r.Apply()
		require.NoError(t, err)
		for _, name := range ours {
			assert.FileExists(t, filepath.Join(m.state, filepath.FromSlash(name)))
		}
		assert.NoFileExists(t, filepath.Join(m.state, journalFile))
		assert.NoDirExists(t, m.data)
	})
	for said, open := range map[string][]string{
		"the hardened window in Chromium is open; close that window":                            {"the hardened window in Chromium"},
		"the hardened window in Chromium and the practice window are open; close those windows": {"the hardened window in Chromium", "the practice window"},
	} {
		t.Run("stays while "+said, func(t *testing.T) {
			m, ours := fill(t)
			options := m.removal()
			options.Open = func() []string { return open }
			r, err := NewRemoval(options)
			require.NoError(t, err)
			done, err := r.Apply()
			require.NoError(t, err)
			require.Len(t, done.Problems(), 1)
			assert.Contains(t, done.Problems()[0].Error(), said)
			for _, name := range ours {
				assert.FileExists(t, filepath.Join(m.state, filepath.FromSlash(name)))
			}
			assert.NoDirExists(t, m.data, "the program is gone")
		})
	}
	t.Run("stays where a window opened meanwhile", func(t *testing.T) {
		m, ours := fill(t)
		options := m.removal()
		var windows []string
		options.Open = func() []string {
			defer func() { windows = []string{"the hardened window in Firefox"} }()
			return windows
		}
		var out strings.Builder
		require.EqualError(t, Uninstall(&out, options, false), "Sallyport is uninstalled, except for one thing named above")
		assert.Contains(t, out.String(), "the hardened window in Firefox is open")
		assert.NotContains(t, out.String(), "  removed    Sallyport's state")
		assert.FileExists(t, filepath.Join(m.state, ours[0]))
	})
}

func TestGuideSaysHowToLoadTheExtension(t *testing.T) {
	m := newMachine(t, "linux")
	text := strings.Join(m.plan().Guide(), "\n")
	assert.Contains(t, text, "In Chromium:")
	assert.Contains(t, text, filepath.Join(m.data, "extension", "chromium"))
	assert.Contains(t, text, "In Firefox:")
	assert.Contains(t, text, filepath.Join(m.data, "extension", "firefox", "manifest.json"))

	// An ESR takes the packed add-on, and keeps it.
	m.write(m.at(".mozilla/firefox/one/compatibility.ini"), "[Compatibility]\nLastPlatformDir=/usr/lib/firefox-esr\n")
	text = strings.Join(m.plan().Guide(), "\n")
	assert.Contains(t, text, "In Firefox ESR:")
	assert.Contains(t, text, filepath.Join(m.data, "extension", "sallyport.xpi"))
}
