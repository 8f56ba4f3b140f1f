package browser

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func names(profiles []Profile) []string {
	var all []string
	for _, p := range profiles {
		all = append(all, p.Browser.ID+": "+p.Name)
	}
	return all
}

// testdata/ holds a profile folder of Debian's Chromium 156 and one of its
// Firefox 153 ESR, made by these browsers and cut down to what is read here.
func TestProfilesOfRealBrowsers(t *testing.T) {
	e := at(t, "linux", nil)
	config := filepath.Join(e.Root, "home/user/.config")
	require.NoError(t, os.CopyFS(filepath.Join(config, "chromium"), os.DirFS("testdata/chromium")))
	require.NoError(t, os.CopyFS(filepath.Join(config, "mozilla/firefox"), os.DirFS("testdata/firefox")))

	found := e.Profiles()
	assert.Equal(t, []string{"chromium: Your Chromium", "firefox: default", "firefox-esr: default-esr"}, names(found))
	assert.Equal(t, filepath.Join(config, "chromium"), found[0].UserData)
	assert.Equal(t, filepath.Join(config, "chromium", "Default"), found[0].Dir)
	assert.Equal(t, filepath.Join(config, "mozilla/firefox/qo655rd4.default-esr"), found[2].Dir)
}

func TestChromiumProfiles(t *testing.T) {
	e := at(t, "linux", nil)
	chrome := filepath.Join(e.Root, "home/user/.config/google-chrome")
	write(t, filepath.Join(chrome, "Default/Preferences"), "{}")
	write(t, filepath.Join(chrome, "Profile 2/Secure Preferences"), "{}")
	write(t, filepath.Join(chrome, "System Profile/Preferences"), "{}")
	write(t, filepath.Join(chrome, "Guest Profile/Preferences"), "{}")
	write(t, filepath.Join(chrome, "Crash Reports/settings.dat"), "")
	require.NoError(t, os.MkdirAll(filepath.Join(chrome, "Odd/Preferences"), 0o755))
	write(t, filepath.Join(chrome, "Local State"), `{"profile":{"info_cache":{"Default":{"name":"Trading"},"Profile 2":7}}}`)
	// Opera keeps the profile in the folder itself.
	opera := filepath.Join(e.Root, "home/user/.config/opera")
	write(t, filepath.Join(opera, "Preferences"), "{}")
	write(t, filepath.Join(opera, "Local State"), `{"profile": [`)
	// Packaged ones.
	write(t, filepath.Join(e.Root, "home/user/snap/chromium/common/chromium/Default/Preferences"), "{}")
	write(t, filepath.Join(e.Root, "home/user/.var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser/Default/Preferences"), "{}")

	found := e.Profiles()
	assert.Equal(t, []string{"chromium: Default", "chrome: Trading", "chrome: Profile 2", "brave: Default", "opera: opera"}, names(found))
	assert.Equal(t, "snap", found[0].Package)
	assert.Equal(t, "flatpak", found[3].Package)
	assert.Equal(t, opera, found[4].Dir)
	assert.Equal(t, opera, found[4].UserData)
}

func TestFirefoxProfiles(t *testing.T) {
	e := at(t, "linux", nil)
	data := filepath.Join(e.Root, "home/user/.mozilla/firefox")
	elsewhere := t.TempDir()
	for _, dir := range []string{"a.default", "Profiles/b.work", "c.only-installs"} {
		require.NoError(t, os.MkdirAll(filepath.Join(data, dir), 0o755))
	}
	write(t, filepath.Join(data, "not-named/extensions.json"), "{}")
	write(t, filepath.Join(data, "profiles.ini"), "\ufeff; comment\r\nStray=1\r\n"+
		"[Profile0]\r\nName=default\r\nIsRelative=1\r\nPath=a.default\r\n\r\n"+
		"[Profile1]\nName=work\nIsRelative=1\nPath=Profiles/b.work\n"+
		"[Profile2]\nName=elsewhere\nIsRelative=0\nPath="+elsewhere+"\n"+
		"[Profile3]\nName=gone\nIsRelative=1\nPath=gone\n"+
		"[Profile4]\nName=empty\n"+
		"[Install1]\nDefault=a.default\nLocked=1\n[General]\nStartWithLastProfile=1\n[broken\n")
	write(t, filepath.Join(data, "installs.ini"), "[AAAA]\nDefault=c.only-installs\n[BBBB]\nDefault="+elsewhere+"\n")
	// The same folder again, by the snap's list: once is enough.
	write(t, filepath.Join(e.Root, "home/user/.config/mozilla/firefox/profiles.ini"), "[Profile0]\nName=again\nIsRelative=0\nPath="+elsewhere+"\n")

	found := e.Profiles()
	assert.Equal(t, []string{"firefox: default", "firefox: work", "firefox: elsewhere", "firefox: c.only-installs"}, names(found))
	assert.Equal(t, elsewhere, found[2].Dir)
	assert.Equal(t, data, found[2].UserData)
}

func TestProfilesOnOtherSystems(t *testing.T) {
	e := at(t, "windows", map[string]string{"LOCALAPPDATA": `E:\Local`})
	write(t, filepath.Join(e.Root, "E/Local/Microsoft/Edge/User Data/Profile 1/Preferences"), "{}")
	roaming := filepath.Join(e.Root, "C/Users/user/AppData/Roaming")
	write(t, filepath.Join(roaming, "Opera Software/Opera Stable/Preferences"), "{}")
	write(t, filepath.Join(roaming, "Mozilla/Firefox/profiles.ini"), "[Profile0]\nName=x\nIsRelative=1\nPath=Profiles/x\n")
	require.NoError(t, os.MkdirAll(filepath.Join(roaming, "Mozilla/Firefox/Profiles/x"), 0o755))
	assert.Equal(t, []string{"edge: Profile 1", "opera: Opera Stable", "firefox: x"}, names(e.Profiles()))

	e = at(t, "darwin", nil)
	write(t, filepath.Join(e.Root, "Users/user/Library/Application Support/Arc/User Data/Default/Preferences"), "{}")
	assert.Equal(t, []string{"arc: Default"}, names(e.Profiles()))

	assert.Empty(t, Env{OS: "plan9", Home: "/home/user"}.Profiles())
}

func TestWhatCannotBeReadIsInTheList(t *testing.T) {
	e := at(t, "linux", nil)
	home := filepath.Join(e.Root, "home/user")
	write(t, filepath.Join(home, ".config/vivaldi"), "a file where a folder should be")
	write(t, filepath.Join(home, ".config/google-chrome/Default/Preferences"), "{}")
	// What is named like the list, but is none.
	require.NoError(t, os.MkdirAll(filepath.Join(home, ".zen/profiles.ini"), 0o755))

	got := map[string]string{}
	for _, p := range e.Profiles() {
		got[p.Browser.ID+": "+p.Name] = p.Unreadable
	}
	assert.Equal(t, map[string]string{
		"chrome: Default":  "",
		"vivaldi: vivaldi": "it cannot be read",
		"zen: .zen":        "it cannot be read",
	}, got)
}

func FuzzINI(f *testing.F) {
	f.Add("[Profile0]\nName=default\nIsRelative=1\nPath=a.default\n")
	f.Add("\ufeff[a]\r\nb\r\n=\r\n;c=d\n[]\n[\n]")
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range parseINI(text) {
			assert.NotNil(t, s.keys)
		}
	})
}

func TestShownNamesNoAccount(t *testing.T) {
	b, ok := ByID("chromium")
	require.True(t, ok)
	for want, p := range map[string]Profile{
		"Chromium, Trading":          {Name: "Trading", Dir: "/p/Default"},
		"Chromium (snap), Profile 1": {Name: "somebody@example.org", Dir: "/p/Profile 1", Package: "snap"},
		"Chromium":                   {Name: "somebody@example.org", Dir: "/p/somebody@example.org"},
	} {
		p.Browser = b
		assert.Equal(t, want, p.Shown())
	}
}

func TestShortPathsNameNoAccount(t *testing.T) {
	e := Env{OS: "linux", Home: "/home/anna"}
	home := e.Path("$HOME")
	assert.Equal(t, filepath.Join("~", "Downloads", "x"), e.Short(filepath.Join(home, "Downloads", "x")))
	assert.Equal(t, "~", e.Short(home))
	for _, other := range []string{"/home/annabel/x", "/etc/chromium/policies/managed/a.json", "", "relative/x", `HKCU\Software\Policies`} {
		assert.Equal(t, other, e.Short(other))
	}
	mac := Env{OS: "darwin", Home: "/Users/anna"}
	assert.Equal(t, "/Library/Managed Preferences/~/com.google.Chrome.plist", mac.Short("/Library/Managed Preferences/anna/com.google.Chrome.plist"))
	assert.Equal(t, "/Library/Managed Preferences/com.google.Chrome.plist", mac.Short("/Library/Managed Preferences/com.google.Chrome.plist"))
}
