package keptlogin

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/sallyport/sallyport/internal/portal"
)

func TestChromiumSettings(t *testing.T) {
	for preferences, want := range map[string]Settings{
		`{}`:                                    {SavesPasswords: true},
		`{"credentials_enable_service": false}`: {},
		`{"profile": {"password_manager_enabled": false}}`:                                       {},
		`{"session": {"restore_on_startup": 5, "startup_urls": ["https://www.ibkr.com/"]}}`:      {SavesPasswords: true},
		`{"session": {"restore_on_startup": 4, "startup_urls": ["https://www.ibkr.com/", "x"]}}`: {SavesPasswords: true, StartsPortal: true},
		`{"account_info": []}`:                          {SavesPasswords: true},
		`{"google": {"services": {"account_id": ""}}}`:  {SavesPasswords: true},
		`{"google": {"services": {"account_id": "1"}}}`: {SavesPasswords: true, Sync: Sync{On: true}},
		`{"account_info": [{}], "sync": {"data_type_status_for_sync_to_signin": {"passwords": true, "sessions": false}}}`: {SavesPasswords: true, Sync: Sync{On: true, Passwords: "on", Tabs: "off"}},
		`{"brave_sync_v2": {"seed": "x"}, "sync": {"passwords": false, "tabs": true}}`:                                    {SavesPasswords: true, Sync: Sync{On: true, Passwords: "off", Tabs: "on"}},
		// The state of the kinds says nothing where nobody is signed in.
		`{"sync": {"keep_everything_synced": true}}`: {SavesPasswords: true},
	} {
		p := folderOf(t, "chromium")
		put(t, p, "Preferences", preferences)
		k := lookAt(t, p)
		assert.Empty(t, k.Settings.Why, preferences)
		assert.Equal(t, want, k.Settings.Seen, preferences)
	}
}

// On Windows and macOS a setting is in the file that is guarded against others.
func TestChromiumSettingsOfTheGuardedFile(t *testing.T) {
	p := folderOf(t, "chromium")
	put(t, p, "Preferences", `{"credentials_enable_service": false}`)
	put(t, p, "Secure Preferences", `{"session": {"restore_on_startup": 1}}`)
	assert.Equal(t, Settings{Restore: true}, lookAt(t, p).Settings.Seen)
}

func TestFirefoxSettings(t *testing.T) {
	for _, c := range []struct {
		prefs, user string
		want        Settings
	}{
		{"", "", Settings{SavesPasswords: true}},
		{`user_pref("browser.startup.page", 3);`, "", Settings{SavesPasswords: true, Restore: true}},
		{`user_pref("browser.startup.page", 3);`, `user_pref("browser.startup.page", 1);`, Settings{SavesPasswords: true}},
		{`user_pref("browser.sessionstore.resume_session_once", true);`, "", Settings{SavesPasswords: true, Restore: true}},
		{`user_pref("signon.rememberSignons", false);`, "", Settings{}},
		{`user_pref("services.sync.username", "x");`, "", Settings{SavesPasswords: true, Sync: Sync{On: true, Passwords: "on", Tabs: "on"}}},
		{`user_pref("services.sync.username", "");`, "", Settings{SavesPasswords: true}},
		{`user_pref("services.sync.username", "x"); user_pref("identity.fxaccounts.enabled", false);`, "", Settings{SavesPasswords: true}},
		{`user_pref("services.sync.username", "x");`, `user_pref("services.sync.engine.passwords", false);`, Settings{SavesPasswords: true, Sync: Sync{On: true, Passwords: "off", Tabs: "on"}}},
	} {
		p := folderOf(t, "firefox")
		put(t, p, "prefs.js", c.prefs)
		put(t, p, "user.js", c.user)
		assert.Equal(t, Look[Settings]{Seen: c.want}, lookAt(t, p).Settings, "%s | %s", c.prefs, c.user)
	}
}

func TestNeverSavingIsSeen(t *testing.T) {
	chromium := folderOf(t, "chromium")
	database(t, chromium, "Login Data", chromiumLoginsSchema, chromiumLogin(main1, 1))
	firefox := folderOf(t, "firefox")
	database(t, firefox, "permissions.sqlite", firefoxPermsSchema, "INSERT INTO moz_perms (origin, type, permission) VALUES ('"+main1+"', 'login-saving', 2)")
	for _, k := range []Kept{lookAt(t, chromium), lookAt(t, firefox)} {
		assert.Equal(t, Look[Logins]{Seen: Logins{Never: true}}, k.Logins)
	}
}

func TestPreferences(t *testing.T) {
	for text, want := range map[string]map[string]string{
		"":                               {},
		"user_pref(\"a\", 1);":           {"a": "1"},
		"\ufeff\nuser_pref('a' , -1 ) ;": {"a": "-1"},
		"# c\n// c\n/* user_pref(\"b\", 1); */ pref(\"a\", true, sticky);sticky_pref(\"c\", false);": {"a": "true", "c": "false"},
		"user_pref(\"a\", \"x); user_pref(\\\"b\\\", 1);\");\nuser_pref(\"c\", \"\");":               {"a": someText, "c": ""},
		"user_pref(\"a\", tr\nuser_pref(\"b\", 2);":                                                  {"b": "2"},
		"nonsense user_pref(\"x\", 1);\r\nuser_pref(\"b\",\n  2 // c\n);":                            {"b": "2"},
		"user_pref(\"a\", 1":                        {},
		"user_pref(\"a\", \"open":                   {},
		"lock_pref(\"a\", 1);":                      {},
		"user_pref(\"a\", 1)\nuser_pref(\"b\", 2);": {"b": "2"},
		"/* open user_pref(\"a\", 1);":              {},
	} {
		got := map[string]string{}
		preferences([]byte(text), func(name, value string) { got[name] = value })
		assert.Equal(t, want, got, text)
	}
}

func FuzzPreferences(f *testing.F) {
	f.Add([]byte("user_pref(\"a\", \"b\");\r\n/* c */ pref('c', 1, locked);"))
	f.Add([]byte("user_pref(\"a\", 'x\\'"))
	f.Fuzz(func(t *testing.T, text []byte) {
		preferences(text, func(name, value string) {
			again := ""
			preferences([]byte("user_pref(\""+name+"\", "+value+");"), func(n, v string) { again = v })
			if value != "" && value != again {
				// A name in single quotes may hold a double one.
				assert.Contains(t, name, `"`)
			}
		})
	})
}

func FuzzRecords(f *testing.F) {
	f.Add([]byte(`{"logins": [{"hostname": "https://www.ibkr.com", "timeCreated": 1}]}`))
	f.Add([]byte(`{"windows": [{"tabs": [{"entries": [{"url": "https://www.ibkr.com"}]}]}], "cookies": [{"host": ".ibkr.com", "name": "a"}]}`))
	f.Add([]byte(`{"account_info": [{}], "session": {"startup_urls": ["https://www.ibkr.com"]}}`))
	l := look{ctx: context.Background(), portal: portal.IBKR()}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var logins Logins
		_ = l.loginsJSON(raw, &logins)
		_, _ = l.session(raw)
		var p chromiumPreferences
		_ = understand(raw, &p)
		for _, host := range logins.Hosts {
			assert.True(t, l.portal.Owns(host))
		}
	})
}

func FuzzUnpack(f *testing.F) {
	f.Add([]byte(packed(f, `{"windows": [], "windows again, to be packed": []}`)))
	f.Add([]byte("mozLz40\x00\x04\x00\x00\x00\x40abcd"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, err := unpack(raw)
		if err != nil {
			assert.Nil(t, text)
		}
	})
}
