package profile

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/portal"
)

// closed is a profile between two sessions: wiped, and nobody's.
type closed struct {
	*stage
	t  *testing.T
	id string
	// elsewhere is a folder of the same user with a file "kept" in it.
	elsewhere string
}

// between calls f with a closed profile, as an ordinary user.
func between(t *testing.T, id string, f func(closed)) {
	t.Helper()
	// Programs that an ordinary user can see, which this test binary is not.
	c := closed{newStage(t, chromeBinary, chromiumBinary, firefoxBinary), t, id, ""}
	c.elsewhere = filepath.Join(c.home, "elsewhere")
	require.NoError(t, os.Mkdir(c.elsewhere, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(c.elsewhere, "kept"), []byte("mine"), 0o600))
	c.haveKey()
	asOrdinaryUser(t, c.home, func() {
		w := c.begin()
		require.NoError(t, w.close(t.Context(), "closed", sight{}))
		w.release()
		f(c)
	})
}

// begin does what a start does before it runs the browser.
func (c closed) begin() *window {
	c.t.Helper()
	w := &window{keeper: c.Keeper, start: Start{URL: portal.IBKR().SignInURL}, place: c.place(c.id)}
	var err error
	w.browser, err = c.choose("", c.id, silently)
	require.NoError(c.t, err)
	w.maker = makers[w.browser.Family]
	w.root, err = openPlace(c.Home(), w.place)
	require.NoError(c.t, err)
	require.NoError(c.t, w.mend())
	w.lock, err = lockPlace(c.t.Context(), w.place)
	require.NoError(c.t, err)
	_, err = w.wipeClosed(c.t.Context())
	require.NoError(c.t, err)
	require.NoError(c.t, w.pack())
	require.NoError(c.t, w.enter())
	require.NoError(c.t, w.setUp(c.t.Context()))
	return w
}

func (c closed) path(name string) string {
	return filepath.Join(c.place(c.id).root, filepath.FromSlash(name))
}

func (c closed) write(name, content string) {
	c.t.Helper()
	put(c.t, plan{place: c.place(c.id)}, name, content)
}

func (c closed) folder(name string) {
	c.t.Helper()
	require.NoError(c.t, os.MkdirAll(c.path(name), 0o700))
}

func (c closed) link(to, name string) {
	c.t.Helper()
	c.folder(path.Dir(name))
	require.NoError(c.t, os.Symlink(to, c.path(name)))
}

func (c closed) state() State {
	c.t.Helper()
	states, err := c.States()
	require.NoError(c.t, err)
	require.Len(c.t, states, 1)
	return states[0]
}

// requireSeed wants the folder to hold the seed and the lock and nothing else:
// no entry more, none less, each a plain one of this user alone.
func (c closed) requireSeed(s seed) {
	c.t.Helper()
	want := map[string]string{lockName: ""}
	for name, content := range s {
		want[name] = string(content)
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			want[dir] = "a folder"
		}
	}
	is := map[string]string{}
	root := c.place(c.id).root
	require.NoError(c.t, filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		require.NoError(c.t, err)
		info, err := os.Lstat(p)
		require.NoError(c.t, err)
		assert.Zero(c.t, info.Mode().Perm()&0o077, p)
		assert.False(c.t, hardLinked(info), p)
		name, err := filepath.Rel(root, p)
		require.NoError(c.t, err)
		switch {
		case name == ".":
		case info.IsDir():
			is[filepath.ToSlash(name)] = "a folder"
		case info.Mode().IsRegular():
			data, err := os.ReadFile(p)
			require.NoError(c.t, err)
			is[filepath.ToSlash(name)] = string(data)
		default:
			is[filepath.ToSlash(name)] = info.Mode().String()
		}
		return nil
	}))
	require.Equal(c.t, slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(is)))
	for name := range want {
		require.True(c.t, want[name] == is[name], "%s is not what the seed has", name)
	}
}

func (c closed) pipe(name string) {
	c.t.Helper()
	c.folder(path.Dir(name))
	require.NoError(c.t, syscall.Mkfifo(c.path(name), 0o600))
}

// relock puts something else in the place of the lock.
func (c closed) relock(plant func(path string) error) {
	c.t.Helper()
	require.NoError(c.t, os.Remove(c.path(lockName)))
	require.NoError(c.t, plant(c.path(lockName)))
}

const (
	forgedPreferences = `{"extensions":{"settings":{"cjpalhdlnbpafiamejdnhcphjbkeiagm":{"location":4,"path":"/tmp/x","manifest":{"name":"Forged","version":"1"}}},"ui":{"developer_mode":true}},"ssl":{"error_override_allowed":true},"credentials_enable_service":true,"proxy":{"mode":"fixed_servers","server":"127.0.0.1:8080"}}`
	foreignHost       = `{"name":"org.example.host","description":"x","path":"/tmp/x","type":"stdio","allowed_origins":["chrome-extension://cjpalhdlnbpafiamejdnhcphjbkeiagm/"]}`
	redirectedHost    = `{"name":"io.github.sallyport","description":"Sallyport","path":"/tmp/x","type":"stdio"}`
)

// tampering is one way to weaken a closed profile.
type tampering struct {
	name  string
	plant func(closed)
	// kind is how it must be told, where the entry or preference it must name.
	kind  DifferenceKind
	where string
}

var tamperings = map[string][]tampering{
	"chromium": {
		{"forged extension", func(c closed) { c.write("data/Default/Preferences", forgedPreferences) }, AddedExtension, "data/Default/Preferences"},
		{"developer mode", func(c closed) { c.write("data/Default/Preferences", forgedPreferences) }, ChangedPreference, "extensions.ui.developer_mode"},
		{"certificate click-through", func(c closed) { c.write("data/Default/Preferences", forgedPreferences) }, ChangedPreference, "ssl.error_override_allowed"},
		{"password saving", func(c closed) { c.write("data/Default/Preferences", forgedPreferences) }, ChangedPreference, "credentials_enable_service"},
		{"a proxy", func(c closed) { c.write("data/Default/Preferences", forgedPreferences) }, ChangedPreference, "proxy.server"},
		{"preferences that are none", func(c closed) { c.write("data/Default/Preferences", "{") }, ChangedPreference, "data/Default/Preferences"},
		{"a second profile", func(c closed) { c.write("data/Profile 1/Preferences", forgedPreferences) }, AddedExtension, "data/Profile 1/Preferences"},
		{"external extension with a crx", func(c closed) {
			c.write("data/External Extensions/cjpalhdlnbpafiamejdnhcphjbkeiagm.json", `{"external_crx":"/tmp/x.crx","external_version":"1"}`)
			c.write("data/x.crx", "Cr24")
		}, AddedExtension, "data/External Extensions/cjpalhdlnbpafiamejdnhcphjbkeiagm.json"},
		{"unpacked extension", func(c closed) {
			c.write("data/Default/Extensions/cjpalhdlnbpafiamejdnhcphjbkeiagm/1_0/manifest.json", "{}")
		}, AddedExtension, "data/Default/Extensions/cjpalhdlnbpafiamejdnhcphjbkeiagm"},
		{"another crx in our place", func(c closed) { c.write("sallyport.crx", "Cr24 not ours") }, ForeignFile, "sallyport.crx"},
		{"flags", func(c closed) { c.write("data/Local State", `{"browser":{"enabled_labs_experiments":["x@1","y@2"]}}`) }, BrowserFlags, "data/Local State"},
		{"remote debugging", func(c closed) {
			c.write("data/Local State", `{"devtools":{"remote_debugging":{"allowed":true}}}`)
		}, ChangedPreference, "devtools.remote_debugging.allowed"},
		{"remote debugging by the user's switch", func(c closed) {
			c.write("data/Local State", `{"devtools":{"remote_debugging":{"user-enabled":true}}}`)
		}, ChangedPreference, "devtools.remote_debugging.user-enabled"},
		{"an open debugging port", func(c closed) { c.write("data/DevToolsActivePort", "9222\n/devtools/browser/x") }, DebuggingPort, "data/DevToolsActivePort"},
		{"first run", func(c closed) { c.write("data/First Run", "") }, InitialPreferences, "data/First Run"},
		{"initial preferences", func(c closed) { c.write("data/initial_preferences", "{}") }, InitialPreferences, "data/initial_preferences"},
		{"another host", func(c closed) { c.write("data/NativeMessagingHosts/org.example.host.json", foreignHost) }, ForeignNativeHost, "data/NativeMessagingHosts/org.example.host.json"},
		{"our host elsewhere", func(c closed) { c.write("data/NativeMessagingHosts/io.github.sallyport.json", redirectedHost) }, RedirectedNativeHost, "data/NativeMessagingHosts/io.github.sallyport.json"},
		{"a lock of a foreign machine", func(c closed) { c.link("other-machine-4711", "data/SingletonLock") }, PlantedLock, "data/SingletonLock"},
		{"a socket of another", func(c closed) { c.link("/tmp/x/SingletonSocket", "data/SingletonSocket") }, PlantedLock, "data/SingletonSocket"},
		{"policies", func(c closed) { c.write("data/policies/managed/x.json", `{"ExtensionInstallBlocklist":[]}`) }, ProfilePolicy, "data/policies"},
		{"a session cookie", func(c closed) { c.write("data/Default/Cookies", "SQLite format 3\x00") }, StoredSession, "data/Default/Cookies"},
		{"a session cookie, as on Windows", func(c closed) { c.write("data/Default/Network/Cookies", "SQLite format 3\x00") }, StoredSession, "data/Default/Network"},
		{"stored windows", func(c closed) { c.write("data/Default/Sessions/Session_1", "SNSS") }, StoredSession, "data/Default/Sessions"},
		{"a saved login", func(c closed) { c.write("data/Default/Login Data", "SQLite format 3\x00") }, SavedLogin, "data/Default/Login Data"},
		{"an added root", func(c closed) { c.write("data/Default/ServerCertificate", "SQLite format 3\x00") }, AddedRoot, "data/Default/ServerCertificate"},
		{"an added root in its home", func(c closed) { c.write("home/.pki/nssdb/cert9.db", "SQLite format 3\x00") }, AddedRoot, "home/.pki"},
		{"the profile elsewhere", func(c closed) { c.link(c.elsewhere, "data/Default") }, SymbolicLink, "data/Default"},
		{"the data elsewhere", func(c closed) { c.link(c.elsewhere, "data") }, SymbolicLink, "data"},
		{"the cookies elsewhere", func(c closed) { c.link(filepath.Join(c.elsewhere, "kept"), "data/Default/Cookies") }, SymbolicLink, "data/Default/Cookies"},
		{"the preferences elsewhere", func(c closed) { c.link(filepath.Join(c.elsewhere, "kept"), "data/Default/Preferences") }, SymbolicLink, "data/Default/Preferences"},
		{"preferences with another name", func(c closed) {
			c.folder("data/Default")
			require.NoError(c.t, os.Link(filepath.Join(c.elsewhere, "kept"), c.path("data/Default/Preferences")))
		}, HardLink, "data/Default/Preferences"},
		{"a pipe for preferences", func(c closed) { c.pipe("data/Default/Preferences") }, SpecialFile, "data/Default/Preferences"},
		{"a huge file", func(c closed) {
			c.write("data/huge", "")
			require.NoError(c.t, os.Truncate(c.path("data/huge"), 64<<30))
		}, ForeignFile, "data/huge"},
		{"huge preferences", func(c closed) {
			c.write("data/Default/Preferences", "")
			require.NoError(c.t, os.Truncate(c.path("data/Default/Preferences"), 64<<30))
		}, ForeignFile, "data/Default/Preferences"},
		{"a folder nobody may enter", func(c closed) {
			c.write("data/Default/Extensions/x/file", "x")
			require.NoError(c.t, os.Chmod(c.path("data/Default"), 0))
		}, Unreadable, "data/Default"},
		{"a file that looks immutable", func(c closed) {
			c.write("data/Default/Preferences", forgedPreferences)
			require.NoError(c.t, os.Chmod(c.path("data/Default/Preferences"), 0o400))
			require.NoError(c.t, os.Chmod(c.path("data/Default"), 0o500))
			require.NoError(c.t, os.Chmod(c.path("data"), 0o500))
		}, AddedExtension, "data/Default/Preferences"},
		{"open to all", func(c closed) { require.NoError(c.t, os.Chmod(c.path("."), 0o777)) }, OpenModes, "."},
		{"data open to all", func(c closed) {
			c.folder("data")
			require.NoError(c.t, os.Chmod(c.path("data"), 0o777))
		}, OpenModes, "data"},
		{"a lock open to all", func(c closed) { require.NoError(c.t, os.Chmod(c.path(lockName), 0o666)) }, OpenModes, lockName},
		{"kept cookies elsewhere", func(c closed) { c.link(filepath.Join(c.elsewhere, "kept"), keptName) }, SymbolicLink, keptName},
		{"a lock elsewhere", func(c closed) {
			c.relock(func(p string) error { return os.Symlink(filepath.Join(c.elsewhere, "made"), p) })
		}, PlantedLock, lockName},
		{"a lock that waits for ever", func(c closed) { c.relock(func(p string) error { return syscall.Mkfifo(p, 0o600) }) }, PlantedLock, lockName},
		{"a lock that is a folder", func(c closed) { c.relock(func(p string) error { return os.MkdirAll(filepath.Join(p, "in"), 0o700) }) }, PlantedLock, lockName},
		{"a lock with another name", func(c closed) {
			c.relock(func(p string) error { return os.Link(filepath.Join(c.elsewhere, "kept"), p) })
		}, PlantedLock, lockName},
		{"a file beside the data", func(c closed) { c.write("core.4711", "x") }, ForeignFile, "core.4711"},
		{"a name that deceives", func(c closed) { c.write("data/\u202egnp.exe\n", "x") }, ForeignFile, "data/" + finding.Plain("\u202egnp.exe\n")},
	},
	"firefox-esr": {
		{"user.js that loosens", func(c closed) { c.write("data/user.js", `user_pref("signon.rememberSignons", true);`+"\n") }, ChangedPreference, "signon.rememberSignons"},
		{"user.js that adds", func(c closed) { c.write("data/user.js", `user_pref("some.other", "x");`+"\n") }, ChangedPreference, "data/user.js"},
		{"prefs.js that loosens", func(c closed) {
			c.write("data/prefs.js", `user_pref("devtools.debugger.remote-enabled", true);`+"\n"+`user_pref("xpinstall.enabled", true);`+"\n")
		}, ChangedPreference, "devtools.debugger.remote-enabled"},
		{"prefs.js with a proxy", func(c closed) {
			c.write("data/prefs.js", `user_pref("network.proxy.autoconfig_url", "http://127.0.0.1/x");`+"\n")
		}, ChangedPreference, "network.proxy.autoconfig_url"},
		{"prefs.js that is none", func(c closed) { c.write("data/prefs.js", "// nothing") }, ForeignFile, "data/prefs.js"},
		{"side-loaded xpi", func(c closed) { c.write("data/extensions/uBlock0@raymondhill.net.xpi", "PK") }, AddedExtension, "data/extensions/uBlock0@raymondhill.net.xpi"},
		{"another xpi in our place", func(c closed) { c.write("data/extensions/"+firefoxID+".xpi", "PK") }, AddedExtension, "data/extensions/" + firefoxID + ".xpi"},
		{"staged extension", func(c closed) { c.write("data/extensions/staged/x@y/manifest.json", "{}") }, AddedExtension, "data/extensions/staged"},
		{"a listed extension", func(c closed) {
			c.write("data/extensions.json", `{"addons":[{"id":"x@y","type":"extension","location":"app-profile","active":true,"defaultLocale":{"name":"X"}}]}`)
		}, AddedExtension, "data/extensions.json"},
		{"a system-wide extension", func(c closed) {
			c.write("data/extensions.json", `{"addons":[{"id":"x@y","type":"extension","location":"app-system-share","active":true,"defaultLocale":{"name":"X"}}]}`)
		}, AddedExtension, "data/extensions.json"},
		{"an extension for the whole user", func(c closed) { c.write("home/.mozilla/extensions/{x}/y.xpi", "PK") }, AddedExtension, "home/.mozilla/extensions"},
		{"granted permissions", func(c closed) {
			c.write("data/extension-preferences.json", `{"x@y":{"permissions":["nativeMessaging"]}}`)
		}, AddedExtension, "data/extension-preferences.json"},
		{"extensions to start", func(c closed) { c.write("data/addonStartup.json.lz4", "mozLz40\x00") }, AddedExtension, "data/addonStartup.json.lz4"},
		{"a restyled window", func(c closed) { c.write("data/chrome/userChrome.css", "#urlbar{display:none}") }, UserStyle, "data/chrome"},
		{"restyled pages", func(c closed) { c.write("data/chrome/userContent.css", "x") }, UserStyle, "data/chrome"},
		{"handlers", func(c closed) { c.write("data/handlers.json", "{}") }, FileHandlers, "data/handlers.json"},
		{"an added root", func(c closed) { c.write("data/cert9.db", "SQLite format 3\x00") }, AddedRoot, "data/cert9.db"},
		{"a security module", func(c closed) { c.write("data/pkcs11.txt", "library=/tmp/x.so\nname=x\n") }, SecurityModule, "data/pkcs11.txt"},
		{"a security module for the user", func(c closed) { c.write("home/.mozilla/pkcs11-modules/x.json", "{}") }, SecurityModule, "home/.mozilla/pkcs11-modules"},
		{"a certificate exception", func(c closed) { c.write("data/cert_override.txt", "x:443:\tOID") }, CertificateException, "data/cert_override.txt"},
		{"policies", func(c closed) { c.write("data/distribution/policies.json", "{}") }, ProfilePolicy, "data/distribution"},
		{"policies in the profile", func(c closed) { c.write("data/policies.json", "{}") }, ProfilePolicy, "data/policies.json"},
		{"managed storage", func(c closed) { c.write("home/.mozilla/managed-storage/x.json", "{}") }, ProfilePolicy, "home/.mozilla/managed-storage"},
		{"saved logins", func(c closed) { c.write("data/logins.json", `{"logins":[{}]}`) }, SavedLogin, "data/logins.json"},
		{"saved logins, new form", func(c closed) { c.write("data/logins.db", "SQLite format 3\x00") }, SavedLogin, "data/logins.db"},
		{"cookies", func(c closed) { c.write("data/cookies.sqlite", "SQLite format 3\x00") }, StoredSession, "data/cookies.sqlite"},
		{"stored windows", func(c closed) { c.write("data/sessionstore-backups/recovery.jsonlz4", "mozLz40\x00") }, StoredSession, "data/sessionstore-backups"},
		{"stored windows of a clean end", func(c closed) { c.write("data/sessionstore.jsonlz4", "mozLz40\x00") }, StoredSession, "data/sessionstore.jsonlz4"},
		{"a lock", func(c closed) { c.link("127.0.0.1:+4711", "data/lock") }, PlantedLock, "data/lock"},
		{"a parent lock", func(c closed) { c.write("data/.parentlock", "") }, PlantedLock, "data/.parentlock"},
		{"remote control", func(c closed) { c.write("data/MarionetteActivePort", "2828") }, DebuggingPort, "data/MarionetteActivePort"},
		{"another host", func(c closed) { c.write("home/.mozilla/native-messaging-hosts/org.example.host.json", foreignHost) }, ForeignNativeHost, "home/.mozilla/native-messaging-hosts/org.example.host.json"},
		{"our host elsewhere", func(c closed) {
			c.write("home/.mozilla/native-messaging-hosts/io.github.sallyport.json", redirectedHost)
		}, RedirectedNativeHost, "home/.mozilla/native-messaging-hosts/io.github.sallyport.json"},
		{"home elsewhere", func(c closed) { c.link(c.elsewhere, "home") }, SymbolicLink, "home"},
		{"home open to all", func(c closed) {
			c.folder("home")
			require.NoError(c.t, os.Chmod(c.path("home"), 0o755))
		}, OpenModes, "home"},
	},
}

// Every way to weaken a closed profile is told, and undone before a browser
// sees it; and what a link leads to is left alone.
func TestTampering(t *testing.T) {
	for _, id := range sortedNames(tamperings) {
		for _, row := range tamperings[id] {
			t.Run(id+" "+row.name, func(t *testing.T) {
				t.Parallel()
				between(t, id, func(c closed) {
					clean, err := c.Drift(id)
					require.NoError(t, err)
					require.Empty(t, clean)

					row.plant(c)
					found, err := c.Drift(id)
					require.NoError(t, err)
					assert.True(t, Drifted(found))
					assert.True(t, slices.ContainsFunc(found, func(d Difference) bool {
						return d.Kind == row.kind && d.Where == row.where
					}), "%s of %s is not in %+v", row.kind, row.where, found)
					for _, d := range found {
						requireSound(t, d)
					}
					again, err := c.Drift(id)
					require.NoError(t, err)
					require.Equal(t, found, again, "looking changes nothing")

					w := c.begin()
					c.requireSeed(w.seed)
					undone := c.state().Undone
					require.NotEmpty(t, undone)
					require.NoError(t, w.close(t.Context(), "closed", sight{}))
					w.release()
					clean, err = c.Drift(id)
					require.NoError(t, err)
					assert.Empty(t, clean, "the session leaves nothing")
					f := c.Findings()
					require.Len(t, f, 1)
					assert.Equal(t, finding.Fail, f[0].Outcome)
					assert.Len(t, f[0].Evidence.Signals, len(undone))

					kept, err := os.ReadDir(c.elsewhere)
					require.NoError(t, err)
					require.Len(t, kept, 1)
					data, err := os.ReadFile(filepath.Join(c.elsewhere, "kept"))
					require.NoError(t, err)
					assert.Equal(t, "mine", string(data))
				})
			})
		}
	}
}

// requireSound wants a difference to be fit to be read by a person.
func requireSound(t *testing.T, d Difference) {
	t.Helper()
	assert.NotEmpty(t, d.Kind)
	assert.Equal(t, finding.Warn, d.Level)
	assert.True(t, strings.HasSuffix(d.What, "."), d.What)
	assert.True(t, strings.HasSuffix(d.Repair, "."), d.Repair)
	for _, text := range []string{d.Where, d.What, d.Repair} {
		assert.Equal(t, finding.Plain(text), text)
		assert.NotContains(t, text, "%!")
		assert.NotContains(t, text, "/tmp/", "it says where in the profile, and nothing of the machine")
		assert.Less(t, len(text), 700)
	}
}

// A profile's folder in the place of which is something else is told, and no
// browser is started in it: only the user can know what that is.
func TestTheFolderItselfIsReplaced(t *testing.T) {
	for _, replaced := range []string{"profiles", "profiles/chromium"} {
		for kind, plant := range map[DifferenceKind]func(closed, string) error{
			SymbolicLink: func(c closed, p string) error { return os.Symlink(c.elsewhere, p) },
			SpecialFile:  func(_ closed, p string) error { return syscall.Mkfifo(p, 0o600) },
		} {
			between(t, "chromium", func(c closed) {
				p := filepath.Join(c.Home(), filepath.FromSlash(replaced))
				require.NoError(t, os.RemoveAll(p))
				require.NoError(t, plant(c, p))
				found, err := c.Drift("chromium")
				require.NoError(t, err)
				require.Len(t, found, 1)
				assert.Equal(t, kind, found[0].Kind)
				assert.Contains(t, found[0].Repair, "Move it away")
				_, err = openPlace(c.Home(), c.place(c.id))
				require.Error(t, err)
				assert.FileExists(t, filepath.Join(c.elsewhere, "kept"))
			})
		}
	}
	between(t, "chromium", func(c closed) {
		require.NoError(t, os.Chmod(c.path("."), 0))
		found, err := c.Drift("chromium")
		require.NoError(t, err)
		require.NotEmpty(t, found)
		assert.Equal(t, Unreadable, found[0].Kind)
		require.NoError(t, os.Chmod(c.path("."), 0o700))
	})
}

func TestAListOfDifferencesIsBounded(t *testing.T) {
	between(t, "chromium", func(c closed) {
		for i := range 300 {
			c.write("x"+strings.Repeat("y", i%200)+string(rune('a'+i%26)), "x")
		}
		c.write("data/DevToolsActivePort", "x")
		found, err := c.Drift("chromium")
		require.NoError(t, err)
		require.Len(t, found, maxDifferences)
		assert.Equal(t, DebuggingPort, found[0].Kind, "what is known for what it is comes first")
		assert.Contains(t, found[maxDifferences-1].What, " more differences")
	})
}

// What is kept on purpose stays, for this user alone.
func TestKeptCookiesAreClosedToOthers(t *testing.T) {
	between(t, "chromium", func(c closed) {
		c.write(keptName, "")
		clean, err := c.Drift("chromium")
		require.NoError(t, err)
		assert.Empty(t, clean)
		require.NoError(t, os.Chmod(c.path(keptName), 0o644))
		found, err := c.Drift("chromium")
		require.NoError(t, err)
		require.Len(t, found, 1)
		assert.Equal(t, OpenModes, found[0].Kind)
		c.begin().release()
		info, err := os.Lstat(c.path(keptName))
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	})
}
