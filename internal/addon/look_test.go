package addon

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/vault"
)

const extensionID = "abcdefghijklmnopabcdefghijklmnop"

// looking is a Chromium profile with one extension, and what looks at it.
type looking struct {
	t       *testing.T
	profile browser.Profile
	look    Look
	now     time.Time
}

func newLooking(t *testing.T) *looking {
	t.Helper()
	t.Setenv("SALLYPORT_KEY", "file")
	v, err := vault.Open(filepath.Join(t.TempDir(), "state"))
	require.NoError(t, err)
	env := browser.Env{OS: "linux", Home: "/home/user", Root: t.TempDir()}
	l := &looking{
		t: t, profile: profileOf(t, "chromium", env.Path("$HOME/.config/chromium/Default")), now: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC),
		look: Look{Env: env, Vault: v, Origins: brokerOrigins},
	}
	return l
}

// has gives the profile one extension: its manifest's keys, and its settings.
func (l *looking) has(version, keys, settings string) {
	l.t.Helper()
	folder := extensionID + "/" + version + "_0"
	write(l.t, filepath.Join(l.profile.Dir, "Extensions", folder, "manifest.json"),
		fmt.Sprintf(`{"manifest_version": 3, "name": "Sample", "version": %q %s}`, version, keys))
	write(l.t, filepath.Join(l.profile.Dir, "Preferences"),
		fmt.Sprintf(`{"extensions": {"settings": {%q: {"location": 1, "path": %q, "disable_reasons": [] %s}}}}`, extensionID, folder, settings))
}

func (l *looking) survey(after time.Duration) survey {
	l.t.Helper()
	l.now = l.now.Add(after)
	s := survey{Looking: l.look.begin(testInspector(), l.now)}
	s.Addons = s.Profiles(context.Background(), []browser.Profile{l.profile})
	return s
}

// survey is a look and what it saw.
type survey struct {
	*Looking
	Addons []Addon
}

// sees looks, remembers, and gives the evidence of what changed.
func (l *looking) sees(after time.Duration) []Evidence {
	l.t.Helper()
	s := l.survey(after)
	require.Empty(l.t, s.Forgotten)
	require.NoError(l.t, s.Remember())
	var changed []Evidence
	for _, a := range s.Addons {
		for _, e := range a.Found {
			if e.Level == B2 {
				changed = append(changed, e)
			}
		}
	}
	return changed
}

// Several are read at once, and told one after the other.
func TestEachGivesProfilesInTheirOrder(t *testing.T) {
	l := newLooking(t)
	data := filepath.Dir(l.profile.Dir)
	var profiles []browser.Profile
	for i := range 20 {
		l.profile = profileOf(t, "chromium", filepath.Join(data, fmt.Sprintf("Profile %d", i)))
		if i%7 == 3 {
			l.profile.Unreadable = "this user may not read it"
		} else {
			l.has(fmt.Sprint(i), everywhere, "")
		}
		profiles = append(profiles, l.profile)
	}
	looking := l.look.begin(testInspector(), l.now)
	var told []browser.Profile
	for p, found := range looking.Each(context.Background(), profiles) {
		told = append(told, p)
		if p.Unreadable != "" {
			assert.Empty(t, found)
			assert.Equal(t, p, looking.Unread[len(looking.Unread)-1].Profile)
			continue
		}
		require.Len(t, found, 1)
		assert.Equal(t, fmt.Sprint(len(told)-1), found[0].Version)
	}
	assert.Equal(t, profiles, told)
	assert.Len(t, looking.Unread, 3)

	for p := range l.look.begin(testInspector(), l.now).Each(context.Background(), profiles) {
		assert.Equal(t, profiles[0], p)
		break
	}
}

const (
	everywhere = `, "content_scripts": [{"matches": ["<all_urls>"], "js": ["a.js"]}]`
	elsewhere  = `, "content_scripts": [{"matches": ["https://*.example.org/*"], "js": ["a.js"]}]`
)

func TestChangesSinceTheLastLook(t *testing.T) {
	type version struct{ number, keys, settings string }
	for _, c := range []struct {
		name      string
		was, is   version
		id, field string
		detail    string
	}{
		{"an update", version{"1.2", everywhere, ""}, version{"1.3", everywhere, ""}, "", "", ""},
		{"gained every page", version{"1.2", elsewhere, ""}, version{"1.3", everywhere, ""}, "reach-grew", "content_scripts",
			"It can now read the portal's pages, by “<all_urls>” (version 1.2 → 1.3)."},
		{"gained every page without a new version", version{"1.2", elsewhere, ""}, version{"1.2", everywhere, ""}, "reach-grew", "content_scripts",
			"It can now read the portal's pages, by “<all_urls>” (version 1.2)."},
		{"gained the portal alone", version{"1", "", ""}, version{"2", `, "host_permissions": ["https://*.interactivebrokers.co.uk/*"]`, ""}, "reach-grew", "host_permissions",
			"It can now use your session at the portal, by “https://*.interactivebrokers.co.uk/*” (version 1 → 2)."},
		{"from the session to the page", version{"1", `, "host_permissions": ["<all_urls>"]`, ""}, version{"2", `, "host_permissions": ["<all_urls>"], "permissions": ["scripting"]`, ""}, "reach-grew", "host_permissions",
			"It can now read the portal's pages, by “<all_urls>” (version 1 → 2)."},
		{"gained the debugger", version{"1", "", ""}, version{"2", `, "permissions": ["debugger"]`, ""}, "reach-grew", "permissions",
			"It can now read the portal's pages, by “debugger” (version 1 → 2)."},
		{"gained a proxy", version{"1", "", ""}, version{"2", `, "permissions": ["proxy"]`, ""}, "reach-grew", "permissions",
			"It can now watch or steer the browser, by “proxy” (version 1 → 2)."},
		{"another pattern for what it had", version{"1", `, "content_scripts": [{"matches": ["http://*/*", "https://*/*"]}]`, ""}, version{"2", everywhere, ""}, "", "", ""},
		{"from code that is put in to code that is declared", version{"1", `, "host_permissions": ["<all_urls>"], "permissions": ["scripting"]`, ""}, version{"2", everywhere, ""}, "", "", ""},
		{"a permission that is not about pages", version{"1", everywhere, ""}, version{"2", everywhere + `, "permissions": ["storage", "alarms"]`, ""}, "", "", ""},
		{"something on request", version{"1", "", ""}, version{"2", `, "optional_host_permissions": ["<all_urls>"]`, ""}, "", "", ""},
		{"lost", version{"1", everywhere, ""}, version{"2", "", ""}, "", "", ""},
		{"access that the user gave", version{"1", everywhere, `, "withholding_permissions": true`}, version{"1", everywhere, ""}, "", "", ""},
		{"another address for updates", version{"1", `, "update_url": "https://clients2.google.com/service/update2/crx"`, ""}, version{"2", `, "update_url": "https://evil.test/u"`, ""},
			"update-address-changed", "update_url", "Its updates now come from evil.test, not from clients2.google.com (version 1 → 2)."},
		{"another author", version{"1", `, "author": "Anna"`, ""}, version{"2", `, "author": {"email": "new@evil.test"}`, ""},
			"publisher-changed", "manifest.json: author", "Its maker is now new@evil.test, not Anna (version 1 → 2)."},
		{"an author for the first time", version{"1", "", ""}, version{"2", `, "author": "Anna"`, ""}, "", "", ""},
		{"another homepage", version{"1", `, "homepage_url": "https://a.test/x"`, ""}, version{"2", `, "homepage_url": "https://b.test/"`, ""},
			"homepage-changed", "manifest.json: homepage_url", "Its homepage is now at b.test, not at a.test (version 1 → 2)."},
		{"another page of the same homepage", version{"1", `, "homepage_url": "https://a.test/x"`, ""}, version{"2", `, "homepage_url": "https://a.test/y"`, ""}, "", "", ""},
		{"no longer of the store", version{"1", "", `, "from_webstore": true`}, version{"1", "", ""}, "store-note-changed", "extensions.settings: from_webstore",
			"It came from the browser's store; this copy did not."},
		{"suddenly of the store", version{"1", "", ""}, version{"1", "", `, "from_webstore": true`}, "store-note-changed", "extensions.settings: from_webstore",
			"It did not come from the browser's store, and now the browser's notes say that it did."},
		{"on again, as the user may", version{"1", everywhere, `, "disable_reasons": [1]`}, version{"1", everywhere, ""}, "", "", ""},
		{"on again, though the browser switched it off", version{"1", everywhere, `, "disable_reasons": [1024]`}, version{"1", everywhere, ""}, "switched-on", "extensions.settings: disable_reasons",
			"The browser had switched it off (corrupted); it is on again."},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLooking(t)
			l.has(c.was.number, c.was.keys, c.was.settings)
			assert.Empty(t, l.sees(0), "the first look is the baseline")
			assert.Empty(t, l.sees(time.Minute), "nothing changed")
			l.has(c.is.number, c.is.keys, c.is.settings)
			changed := l.sees(time.Minute)
			if c.id == "" {
				assert.Empty(t, changed)
				return
			}
			require.Len(t, changed, 1)
			assert.NotEmpty(t, changed[0].Why.Text)
			changed[0].Why = finding.Sentence{}
			assert.Equal(t, []Evidence{{ID: c.id, Level: B2, Field: c.field, Detail: c.detail}}, changed)
		})
	}
}

func TestAChangeStandsForTwoWeeks(t *testing.T) {
	l := newLooking(t)
	l.has("1", elsewhere, "")
	l.sees(0)
	l.has("2", everywhere, "")
	assert.Len(t, l.sees(time.Hour), 1)
	assert.Len(t, l.sees(24*time.Hour), 1)
	l.has("3", everywhere, "")
	assert.Len(t, l.sees(24*time.Hour), 1, "the next update does not wash it away")
	assert.Len(t, l.sees(11*24*time.Hour), 1)
	assert.Empty(t, l.sees(24*time.Hour))
}

func TestNewSinceTheLastSignIn(t *testing.T) {
	l := newLooking(t)
	l.look.SignIn = true
	isNew := func(after time.Duration) bool {
		s := l.survey(after)
		require.NoError(t, s.Remember())
		require.Len(t, s.Addons, 1)
		return s.Addons[0].New
	}
	write(t, filepath.Join(l.profile.Dir, "Preferences"), `{}`)
	require.NoError(t, func() error { s := l.survey(0); return s.Remember() }())
	l.has("1", everywhere, "")
	assert.True(t, isNew(24*time.Hour), "it came after the first sign-in")
	assert.True(t, isNew(10*time.Minute), "the same sign-in, a few pages on")
	assert.False(t, isNew(24*time.Hour), "the next sign-in")
	l.has("2", everywhere+`, "permissions": ["debugger"]`, "")
	assert.False(t, isNew(24*time.Hour), "an update that reaches no further")

	// A report between two sign-ins says what the next sign-in will.
	l.has("3", everywhere+`, "homepage_url": "https://a.test"`, "")
	l.look.SignIn = false
	isNew(time.Hour)
	l.has("4", everywhere+`, "homepage_url": "https://b.test"`, "")
	assert.True(t, isNew(time.Hour))
	l.look.SignIn = true
	assert.True(t, isNew(time.Hour))
	assert.False(t, isNew(24*time.Hour))
}

func TestTheFirstLookIsTheBaseline(t *testing.T) {
	l := newLooking(t)
	l.has("1", everywhere, `, "first_install_time": "13000000000000000"`)
	s := l.survey(0)
	assert.False(t, s.Addons[0].New)
	assert.Empty(t, s.Addons[0].Found)
}

func TestWithoutAVaultNothingIsCompared(t *testing.T) {
	l := newLooking(t)
	l.look.Vault = nil
	l.has("1", elsewhere, "")
	assert.Empty(t, l.sees(0))
	l.has("2", everywhere, "")
	assert.Empty(t, l.sees(time.Hour))
}

func TestADamagedMemoryIsToldAndKept(t *testing.T) {
	l := newLooking(t)
	l.has("1", elsewhere, "")
	l.sees(0)
	files, err := filepath.Glob(filepath.Join(l.look.Vault.Dir(), "extensions-chromium*"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		require.NoError(t, os.WriteFile(f, []byte("damaged"), 0o600))
	}
	l.has("2", everywhere, "")
	s := l.survey(time.Hour)
	assert.NotEmpty(t, s.Forgotten)
	assert.Len(t, s.Addons, 1, "the extensions are listed all the same")
	require.NoError(t, s.Remember())
	text, err := os.ReadFile(files[0])
	require.NoError(t, err)
	assert.Equal(t, "damaged", string(text))
}

func TestALookWithoutChangesWritesNothing(t *testing.T) {
	l := newLooking(t)
	l.has("1", everywhere, "")
	l.sees(0)
	file := filepath.Join(l.look.Vault.Dir(), "extensions-chromium.sealed")
	before, err := os.ReadFile(file)
	require.NoError(t, err)
	l.sees(time.Minute)
	after, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, before, after)
}

func TestOursIsNeitherJudgedNorRemembered(t *testing.T) {
	l := newLooking(t)
	l.look.Ours = []string{extensionID}
	l.has("1", elsewhere, `, "location": 2`)
	assert.Empty(t, l.sees(0))
	l.has("2", everywhere, `, "location": 2`)
	s := l.survey(time.Hour)
	assert.Empty(t, s.Addons[0].Found)
}

func TestUnreadProfilesAreTold(t *testing.T) {
	l := newLooking(t)
	write(t, filepath.Join(l.profile.Dir, "Preferences"), `{"extensions": {`)
	old := l.now.Add(-time.Hour)
	require.NoError(t, os.Chtimes(filepath.Join(l.profile.Dir, "Preferences"), old, old))
	s := l.survey(0)
	require.Len(t, s.Unread, 1)
	assert.Equal(t, "Chromium, Person 1 (it is damaged)", s.Unread[0].String())
}

// A file that is changed after the first look is found at the next, though the
// answer is remembered; and a copy that nobody touched is not read again.
func TestFilesAreLookedAtAgainWhenTheyChange(t *testing.T) {
	l := newLooking(t)
	l.look.Files = ReadersFiles
	s := newSample()
	dir := s.install(t)
	target := filepath.Join(l.profile.Dir, "Extensions", s.id, "2.1.0_0")
	require.NoError(t, os.MkdirAll(filepath.Dir(target), 0o755))
	require.NoError(t, os.Rename(dir, target))
	write(t, filepath.Join(l.profile.Dir, "Preferences"),
		fmt.Sprintf(`{"extensions": {"settings": {%q: {"location": 1, "path": %q, "disable_reasons": []}}}}`, s.id, s.id+"/2.1.0_0"))

	first := l.survey(0)
	require.NoError(t, first.Remember())
	assert.Equal(t, Intact, first.Addons[0].Integrity.Status)
	assert.Empty(t, first.Addons[0].Found)

	again := l.survey(time.Minute)
	assert.Equal(t, Intact, again.Addons[0].Integrity.Status)
	kept := func(s survey) *seenFiles {
		return s.memories["chromium"].now[profileKey(l.profile)].Addons[signedID].Files
	}
	assert.Equal(t, kept(first).Stamp, kept(again).Stamp)

	script := filepath.Join(target, "background.js")
	info, err := os.Stat(script)
	require.NoError(t, err)
	text := []byte(s.files["background.js"])
	text[100] ^= 1
	require.NoError(t, os.WriteFile(script, text, 0o644))
	if changedAt(info) == 0 {
		t.Skip("this system keeps no time that nobody can set back: only a report finds a change that is hidden so")
	}
	require.NoError(t, os.Chtimes(script, info.ModTime(), info.ModTime()), "as one does who wants to hide it")
	found := l.survey(time.Minute)
	require.Len(t, found.Addons[0].Found, 1)
	assert.Equal(t, B3, found.Addons[0].Found[0].Level)
	assert.Contains(t, found.Addons[0].Found[0].Detail, "changed background.js")
}

// An entry that somebody wrote into the preferences says that it is the store's.
func TestSaidToBeTheStoresWithoutItsList(t *testing.T) {
	l := newLooking(t)
	l.look.Files = ReadersFiles
	l.has("1", everywhere, `, "from_webstore": true`)
	s := l.survey(0)
	require.Len(t, s.Addons[0].Found, 1)
	assert.Equal(t, "no-signed-list", s.Addons[0].Found[0].ID)
	assert.Equal(t, B1, s.Addons[0].Found[0].Level)
	assert.Nil(t, s.Addons[0].Integrity)
	l.has("1", everywhere, "")
	assert.NotContains(t, fmt.Sprint(l.survey(0).Addons[0].Found), "no-signed-list")
}

func TestTheMemoryOfManyProfilesIsBounded(t *testing.T) {
	now := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	d := seen{}
	all := map[string]*seenProfile{}
	for i := range 40 {
		p := &seenProfile{At: now.Add(-time.Duration(i) * time.Hour), Addons: map[string]*seenAddon{}}
		for j := range 500 {
			p.Addons[strings.Repeat("a", 28)+fmt.Sprint(j)] = &seenAddon{Name: "x"}
		}
		all[fmt.Sprint(i)] = p
	}
	all["old"] = &seenProfile{At: now.Add(-500 * 24 * time.Hour)}
	d.merge(all)
	assert.Contains(t, d.Profiles, "0")
	assert.NotContains(t, d.Profiles, "39")
	assert.NotContains(t, d.Profiles, "old")
}
