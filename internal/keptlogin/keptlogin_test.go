package keptlogin

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/store"
)

const (
	main1 = "https://www.interactivebrokers.co.uk"
	node  = "https://ndcdyn.interactivebrokers.com"
)

// fullChromium keeps everything, with a canary wherever a secret is.
func fullChromium(t testing.TB) browser.Profile {
	p := folderOf(t, "chromium")
	database(t, p, "Login Data", chromiumLoginsSchema, chromiumLogin(main1, 0), chromiumLogin(node, 0), chromiumLogin("https://example.org", 0))
	database(t, p, "Login Data For Account", chromiumLoginsSchema, chromiumLogin(main1, 0))
	database(t, p, "Network/Cookies", chromiumCookieSchema,
		chromiumCookie("XYZAB", ".interactivebrokers.co.uk", nextYear), chromiumCookie("SBID", ".interactivebrokers.com", nextYear),
		chromiumCookie("USERID", "www.interactivebrokers.ie", time.Time{}), chromiumCookie("XYZAB", ".example.org", nextYear),
		chromiumCookie("cp", ".interactivebrokers.com", day.AddDate(-9, 0, 0)), chromiumCookie("XYZAB", ".notinteractivebrokers.com", nextYear))
	put(t, p, "Preferences", `{"account_info": [{"email": "`+canary+`mail"}], "google": {"services": {"account_id": "`+canary+`id", "consented_to_sync": true}},
		"sync": {"keep_everything_synced": true}, "session": {"restore_on_startup": 1, "startup_urls": ["`+main1+`/?`+canary+`"]}, "profile": {"exit_type": "Crashed"}}`)
	return p
}

// fullFirefox is the same of the other family.
func fullFirefox(t testing.TB) browser.Profile {
	p := folderOf(t, "firefox-esr")
	database(t, p, "logins.db", firefoxLoginsSchema,
		"INSERT INTO loginsL (origin, secFields, timeCreated, timeLastUsed, timePasswordChanged) VALUES ('"+main1+"', '"+canary+"', 1772582400000, 1772668800000, 1772582400000), ('https://example.org', '"+canary+"', 1, 1, 1)",
		"INSERT INTO loginsM (origin, secFields, timeCreated, timePasswordChanged, is_overridden) VALUES ('"+main1+"', '"+canary+"', 1, 1, 1), ('"+node+"', '"+canary+"', 1, 1, 0)")
	put(t, p, "logins.json", `{"nextId": 3, "logins": [{"id": 1, "hostname": "`+main1+`", "encryptedUsername": "`+canary+`", "encryptedPassword": "`+canary+`", "timeCreated": 1772582400000, "timeLastUsed": 1772668800000, "timePasswordChanged": 1772582400000}], "version": 3}`)
	database(t, p, "cookies.sqlite", firefoxCookieSchema, firefoxCookie("XYZAB", ".interactivebrokers.co.uk", nextYear.Unix()),
		firefoxCookie("SBID", ".interactivebrokers.com", nextYear.UnixMilli()), firefoxCookie("XYZAB", ".example.org", nextYear.Unix()), firefoxCookie("cp", ".interactivebrokers.com", 1))
	put(t, p, "sessionstore-backups/recovery.jsonlz4", packed(t, `{"version": ["sessionrestore", 1], "windows": [{"tabs": [
		{"entries": [{"url": "https://example.org/"}, {"url": "`+main1+`/portal/?`+canary+`", "title": "`+canary+`"}], "formdata": {"id": {"user": "`+canary+`"}}},
		{"entries": [{"url": "`+main1+`/"}, {"url": "https://example.org/"}]}, {"entries": []}]}],
		"cookies": [{"host": "www.interactivebrokers.co.uk", "name": "USERID", "value": "`+canary+`", "path": "/", "secure": true}, {"host": "example.org", "name": "s", "value": "`+canary+`"}]}`))
	put(t, p, "prefs.js", "// Mozilla User Preferences\nuser_pref(\"browser.startup.page\", 3);\nuser_pref(\"services.sync.username\", \""+canary+"mail\");\nuser_pref(\"services.sync.engine.tabs\", false);\n")
	return p
}

func TestWhatARunningProfileKeeps(t *testing.T) {
	chromium, firefox := fullChromium(t), fullFirefox(t)
	before := [][]string{listing(t, chromium.Dir), listing(t, firefox.Dir)}

	k := lookAt(t, chromium)
	for _, why := range []string{k.Logins.Why, k.Cookies.Why, k.Settings.Why, k.Stored.Why} {
		assert.Empty(t, why)
	}
	assert.Equal(t, Logins{Hosts: []string{"ndcdyn.interactivebrokers.com", "www.interactivebrokers.co.uk"}, Count: 3, Saved: day, Used: day.AddDate(0, 0, 1)}, k.Logins.Seen)
	assert.Equal(t, []Cookie{
		{Name: "XYZAB", Host: ".interactivebrokers.co.uk", Expires: nextYear, Role: portal.SessionCookie, Secure: true, HTTPOnly: true, SameSite: "strict"},
		{Name: "SBID", Host: ".interactivebrokers.com", Expires: nextYear, Role: portal.DeviceCookie, Secure: true, HTTPOnly: true, SameSite: "strict"},
		{Name: "USERID", Host: "www.interactivebrokers.ie", Role: portal.SessionCookie, Secure: true, HTTPOnly: true, SameSite: "strict"},
	}, k.Cookies.Seen)
	assert.Equal(t, Settings{Restore: true, SavesPasswords: true, Sync: Sync{On: true, Passwords: "on", Tabs: "on"}}, k.Settings.Seen)

	k = lookAt(t, firefox)
	for _, why := range []string{k.Logins.Why, k.Cookies.Why, k.Settings.Why, k.Stored.Why} {
		assert.Empty(t, why)
	}
	assert.Equal(t, Logins{Hosts: []string{"ndcdyn.interactivebrokers.com", "www.interactivebrokers.co.uk"}, Count: 2, Saved: day, Used: day.AddDate(0, 0, 1)}, k.Logins.Seen)
	require.Len(t, k.Cookies.Seen, 2)
	for _, c := range k.Cookies.Seen {
		assert.Equal(t, nextYear, c.Expires, "%s: seconds and milliseconds are told apart", c.Name)
		assert.Equal(t, "lax", c.SameSite)
	}
	assert.Equal(t, Stored{Tabs: 1, Cookies: []Cookie{{Name: "USERID", Host: "www.interactivebrokers.co.uk", Role: portal.SessionCookie, Secure: true}}}, k.Stored.Seen)
	assert.Equal(t, Settings{Restore: true, SavesPasswords: true, Sync: Sync{On: true, Passwords: "on", Tabs: "off"}}, k.Settings.Seen)

	assert.Equal(t, before, [][]string{listing(t, chromium.Dir), listing(t, firefox.Dir)}, "looking left a trace")
}

func TestNoSecretLeavesAProfile(t *testing.T) {
	all := In(t.Context(), portal.IBKR(), []browser.Profile{fullChromium(t), fullFirefox(t)})
	for _, shared := range []bool{false, true} {
		told, err := json.Marshal(map[string]any{"kept": all, "findings": Findings(all, shared)})
		require.NoError(t, err)
		assert.NotContains(t, string(told), canary)
		assert.Contains(t, string(told), "XYZAB")
	}
}

// A profile that somebody filled with made-up hosts costs no more than it must.
func TestManyHosts(t *testing.T) {
	p := folderOf(t, "firefox")
	var logins []string
	for i := range 50_000 {
		logins = append(logins, fmt.Sprintf(`{"hostname": "https://h%05d.interactivebrokers.com"}`, 50_000-i))
	}
	put(t, p, "logins.json", `{"logins": [`+strings.Join(logins, ",")+`]}`)
	k := lookAt(t, p)
	assert.Empty(t, k.Logins.Why)
	assert.Equal(t, 50_000, k.Logins.Seen.Count)
	assert.Len(t, k.Logins.Seen.Hosts, maxHosts)
	assert.IsNonDecreasing(t, k.Logins.Seen.Hosts)

	ended, end := context.WithCancel(t.Context())
	end()
	l := look{ctx: ended, portal: portal.IBKR()}
	var all Logins
	assert.ErrorIs(t, l.loginsJSON([]byte(`{"logins": [`+logins[0]+`]}`), &all), store.ErrTooLarge)
	assert.Zero(t, all.Count)
}

// listing is every file of a folder with its time.
func listing(t testing.TB, dir string) (all []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil {
			all = append(all, path+" "+info.ModTime().String())
		}
		return err
	}))
	return all
}

func TestAProfileThatKeepsNothing(t *testing.T) {
	for _, id := range []string{"chromium", "firefox"} {
		p := folderOf(t, id)
		if id == "firefox" {
			put(t, p, "logins.db", "") // made, and not yet filled
			database(t, p, "cookies.sqlite", "PRAGMA user_version = 15")
		}
		k := lookAt(t, p)
		assert.Equal(t, Kept{Profile: k.Profile, Settings: Look[Settings]{Seen: Settings{SavesPasswords: true}}}, k)
	}
}

func TestWhyAFileGaveNothing(t *testing.T) {
	for what, c := range map[string]struct {
		id   string
		make func(t *testing.T, p browser.Profile)
		look func(Kept) string
		want string
	}{
		"damaged logins": {"chromium", func(t *testing.T, p browser.Profile) { put(t, p, "Login Data", strings.Repeat("no database ", 99)) }, func(k Kept) string { return k.Logins.Why }, "“Login Data” is damaged"},
		"a layout of the future": {"chromium", func(t *testing.T, p browser.Profile) {
			database(t, p, "Cookies", "CREATE TABLE cookies(host_key, name)")
		}, func(k Kept) string { return k.Cookies.Why }, "“Cookies” is laid out in a way that this version does not know"},
		"half-written settings": {"chromium", func(t *testing.T, p browser.Profile) { put(t, p, "Preferences", `{"session": {"restore_on_st`) }, func(k Kept) string { return k.Settings.Why }, "“Preferences” is damaged"},
		"settings of another kind": {"chromium", func(t *testing.T, p browser.Profile) {
			put(t, p, "Preferences", `{"session": {"restore_on_startup": "last"}}`)
		}, func(k Kept) string { return k.Settings.Why }, "“Preferences” is laid out in a way that this version does not know"},
		"no Firefox cookies": {"firefox", func(t *testing.T, p browser.Profile) { database(t, p, "cookies.sqlite", "CREATE TABLE other(a)") }, func(k Kept) string { return k.Cookies.Why }, "“cookies.sqlite” is laid out in a way that this version does not know"},
		"too large": {"firefox", func(t *testing.T, p browser.Profile) {
			put(t, p, "cookies.sqlite", "")
			require.NoError(t, os.Truncate(filepath.Join(p.Dir, "cookies.sqlite"), store.MaxSize+1))
		}, func(k Kept) string { return k.Cookies.Why }, "“cookies.sqlite” is too large"},
		"too large a text": {"firefox", func(t *testing.T, p browser.Profile) {
			put(t, p, "logins.json", "")
			require.NoError(t, os.Truncate(filepath.Join(p.Dir, "logins.json"), maxLogins+1))
		}, func(k Kept) string { return k.Logins.Why }, "“logins.json” is too large"},
		"an empty text": {"firefox", func(t *testing.T, p browser.Profile) { put(t, p, "logins.json", "") }, func(k Kept) string { return k.Logins.Why }, "“logins.json” is damaged"},
		"a folder": {"firefox", func(t *testing.T, p browser.Profile) {
			require.NoError(t, os.Mkdir(filepath.Join(p.Dir, "cookies.sqlite"), 0o700))
		}, func(k Kept) string { return k.Cookies.Why }, "“cookies.sqlite” could not be read"},
		"no session": {"firefox", func(t *testing.T, p browser.Profile) {
			put(t, p, "sessionstore.jsonlz4", "mozLz40\x00\xff\xff\xff\x7f")
		}, func(k Kept) string { return k.Stored.Why }, "“sessionstore.jsonlz4” is too large"},
		"a lying length": {"firefox", func(t *testing.T, p browser.Profile) {
			put(t, p, "sessionstore.jsonlz4", "mozLz40\x00\x00\x00\x10\x00abc")
		}, func(k Kept) string { return k.Stored.Why }, "“sessionstore.jsonlz4” is damaged"},
	} {
		t.Run(what, func(t *testing.T) {
			p := folderOf(t, c.id)
			c.make(t, p)
			assert.Equal(t, c.want, c.look(lookAt(t, p)))
		})
	}
}

// One damaged store takes nothing away from what the other one shows.
func TestTwoStoresOneDamaged(t *testing.T) {
	p := folderOf(t, "chromium")
	database(t, p, "Login Data", chromiumLoginsSchema, chromiumLogin(main1, 0))
	put(t, p, "Login Data For Account", strings.Repeat("no database ", 99))
	k := lookAt(t, p)
	assert.Equal(t, 1, k.Logins.Seen.Count)
	assert.Equal(t, "“Login Data For Account” is damaged", k.Logins.Why)
}

func TestTheNewestStoredSessionCounts(t *testing.T) {
	p := folderOf(t, "firefox")
	put(t, p, "sessionstore.jsonlz4", packed(t, `{"windows": [{"tabs": [{"entries": [{"url": "`+main1+`"}]}]}]}`))
	put(t, p, "sessionstore-backups/recovery.jsonlz4", packed(t, `{"windows": []}`))
	old := time.Now().Add(-time.Hour)
	require.NoError(t, os.Chtimes(filepath.Join(p.Dir, "sessionstore.jsonlz4"), old, old))
	assert.Zero(t, lookAt(t, p).Stored.Seen.Tabs)
	require.NoError(t, os.Chtimes(filepath.Join(p.Dir, "sessionstore.jsonlz4"), time.Now(), time.Now().Add(time.Hour)))
	assert.Equal(t, 1, lookAt(t, p).Stored.Seen.Tabs)
}
