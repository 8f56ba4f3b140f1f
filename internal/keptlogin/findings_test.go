package keptlogin

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/portal"
)

func profileNamed(t *testing.T, id, name string) browser.Profile {
	t.Helper()
	b, known := browser.ByID(id)
	require.True(t, known)
	return browser.Profile{Browser: b, Dir: "/home/u/" + id + "/" + name, Name: name}
}

func of(t *testing.T, findings []finding.Finding, id finding.ID) finding.Finding {
	t.Helper()
	i := slices.IndexFunc(findings, func(f finding.Finding) bool { return f.ID == id })
	require.NotEqual(t, -1, i, "no finding %s", id)
	return findings[i]
}

// withText checks that a finding has all of its words.
func withText(t *testing.T, f finding.Finding) {
	t.Helper()
	for _, language := range []string{"en", "de"} {
		title, reason, action := finding.Texts(language).Render(f)
		for _, part := range []string{title, reason, action} {
			assert.NotEmpty(t, part, "%s %s", language, f.Text)
			assert.NotContains(t, part, "  ", part)
			assert.NotContains(t, part, ": .", part)
			assert.NotContains(t, part, "..", part)
		}
	}
}

// signedInFor is a profile with everything that there is to find.
func signedInFor(p browser.Profile) Kept {
	return Kept{
		Profile: p,
		Logins:  Look[Logins]{Seen: Logins{Hosts: []string{"www.ibkr.com"}, Count: 1}},
		Cookies: Look[[]Cookie]{Seen: []Cookie{
			{Name: "XYZAB", Host: ".ibkr.com", Expires: nextYear, Role: portal.SessionCookie}, {Name: "USERID", Host: ".ibkr.com", Role: portal.SessionCookie},
		}},
		Settings: Look[Settings]{Seen: Settings{Restore: true, SavesPasswords: true, Sync: Sync{On: true, Passwords: "on"}}},
	}
}

// plain is an ordinary profile of somebody who uses the portal.
func plain(p browser.Profile) Kept {
	return Kept{
		Profile:  p,
		Cookies:  Look[[]Cookie]{Seen: []Cookie{{Name: "SBID", Host: ".ibkr.com", Expires: nextYear, Role: portal.DeviceCookie}}},
		Settings: Look[Settings]{Seen: Settings{SavesPasswords: true}},
	}
}

func TestLevels(t *testing.T) {
	p := profileNamed(t, "chromium", "Default")
	for _, c := range []struct {
		kept   Kept
		shared bool
		want   map[finding.ID]string
	}{
		{signedInFor(p), false, map[finding.ID]string{
			finding.SavedPassword: "saved_password info fail", finding.PortalCookies: "portal_cookies info fail", finding.SessionRestore: "session_restore_grave info fail",
			finding.BrowserSync: "browser_sync_grave info fail", finding.PasswordSaving: "password_saving info fail",
		}},
		{signedInFor(p), true, map[finding.ID]string{
			finding.SavedPassword: "saved_password_shared warn fail", finding.PortalCookies: "portal_cookies_shared warn fail", finding.SessionRestore: "session_restore_shared warn fail",
			finding.BrowserSync: "browser_sync_grave info fail", finding.PasswordSaving: "password_saving info fail",
		}},
		{plain(p), true, map[finding.ID]string{
			finding.SavedPassword: "saved_password_pass info pass", finding.PortalCookies: "portal_cookies_known info pass", finding.SessionRestore: "session_restore_pass info pass",
			finding.BrowserSync: "browser_sync_pass info pass", finding.PasswordSaving: "password_saving info fail",
		}},
		{Kept{Profile: p, Settings: Look[Settings]{Seen: Settings{Restore: true, Sync: Sync{On: true}}}}, false, map[finding.ID]string{
			finding.SavedPassword: "saved_password_pass info pass", finding.PortalCookies: "portal_cookies_pass info pass", finding.SessionRestore: "session_restore info fail",
			finding.BrowserSync: "browser_sync info fail", finding.PasswordSaving: "password_saving_pass info pass",
		}},
		{Kept{Profile: p, Logins: Look[Logins]{Why: "“x” is damaged"}, Cookies: Look[[]Cookie]{Why: "“x” is damaged"}, Settings: Look[Settings]{Why: "“x” is damaged"}}, true, map[finding.ID]string{
			finding.SavedPassword: "saved_password_unknown info unknown", finding.PortalCookies: "portal_cookies_unknown info unknown", finding.SessionRestore: "session_restore_unknown info unknown",
			finding.BrowserSync: "browser_sync_unknown info unknown", finding.PasswordSaving: "password_saving_unknown info unknown",
		}},
	} {
		findings := Findings([]Kept{c.kept}, c.shared)
		got := map[finding.ID]string{}
		for _, f := range findings {
			got[f.ID] = fmt.Sprint(f.Text, " ", f.Level, " ", f.Outcome)
			assert.Equal(t, finding.Measured, f.Basis)
			withText(t, f)
		}
		assert.Equal(t, c.want, got)
	}
	for _, f := range Unknown("no home folder") {
		assert.Equal(t, finding.Unknown, f.Outcome)
		withText(t, f)
	}
}

func TestTenProfilesAreFiveFindings(t *testing.T) {
	var all []Kept
	for i := range 10 {
		all = append(all, signedInFor(profileNamed(t, "chromium", fmt.Sprintf("Profile %d", i))))
	}
	all = append(all, plain(profileNamed(t, "firefox", "default")))
	findings := Findings(all, false)
	assert.Len(t, findings, 5)
	f := of(t, findings, finding.SavedPassword)
	assert.Len(t, f.Evidence.Signals, 10)
	assert.Equal(t, map[string]int{"profiles": 11, "profiles-found": 10, "profiles-unread": 0}, f.Evidence.Counts)
	title, reason, action := finding.Texts("en").Render(f)
	assert.Equal(t, "Your broker password is saved in a browser: Chromium, Profile 0; Chromium, Profile 1; Chromium, Profile 2; Chromium, Profile 3; Chromium, Profile 4 (+5)", title)
	assert.Contains(t, reason, "for www.ibkr.com.")
	assert.Equal(t, "Remove it there: chrome://password-manager/passwords.", action)
}

// What was found is told, and what could not be looked at beside it.
func TestFoundAndUnread(t *testing.T) {
	unread := Kept{Profile: profileNamed(t, "firefox", "old"), Logins: Look[Logins]{Why: "“logins.db” is damaged"}}
	f := of(t, Findings([]Kept{signedInFor(profileNamed(t, "edge", "Default")), unread}, false), finding.SavedPassword)
	assert.Equal(t, finding.Fail, f.Outcome)
	assert.Equal(t, "edge://settings/passwords", f.Args[2])
	assert.Equal(t, finding.Unknown, f.Evidence.Signals[1].Outcome)
	assert.Equal(t, "Firefox, old: “logins.db” is damaged.", f.Evidence.Signals[1].Detail)
}

func TestForAPage(t *testing.T) {
	here, other := profileNamed(t, "chromium", "Default"), profileNamed(t, "firefox", "default")
	ids := func(findings []finding.Finding) (all []finding.ID) {
		for _, f := range findings {
			all = append(all, f.ID)
		}
		return all
	}
	all := []Kept{plain(here), signedInFor(other)}
	assert.Equal(t, []finding.ID{finding.SavedPassword, finding.PortalCookies, finding.PasswordSaving}, ids(ForPage(all, []browser.Profile{here}, false)))
	assert.Len(t, ForPage(all, []browser.Profile{other}, false), 5)
	assert.Empty(t, ForPage(nil, []browser.Profile{here}, true))
}

func TestAClickIsNewsOnlyWhenSomethingChanged(t *testing.T) {
	p := profileNamed(t, "chromium", "Default")
	print := func(k Kept, shared bool) string {
		return of(t, Findings([]Kept{k}, shared), finding.SavedPassword).Fingerprint
	}
	k := signedInFor(p)
	first := print(k, false)
	k.Logins.Seen.Used = time.Now()
	assert.Equal(t, first, print(k, false))
	k.Logins.Seen.Hosts = append(k.Logins.Seen.Hosts, "www.ibkr.com.cn")
	assert.NotEqual(t, first, print(k, false))
}

func TestNamesThatOthersChose(t *testing.T) {
	p := profileNamed(t, "chromium", "somebody@example.org")
	p.Dir = "/home/u/chromium/Profile 1"
	assert.Equal(t, "Chromium, Profile 1", where(p))
	assert.Equal(t, "Chromium, ab", where(profileNamed(t, "chromium", "a\u202eb")))
	assert.LessOrEqual(t, len([]rune(where(profileNamed(t, "chromium", strings.Repeat("x", 500))))), maxName+1)
	k := Kept{Profile: p}
	for i := range 40 {
		k.Cookies.Seen = append(k.Cookies.Seen, Cookie{Name: "XYZAB", Host: strings.Repeat("h", 500), Expires: nextYear, Role: portal.SessionCookie, Secure: i%2 == 0})
	}
	s := portalCookies(k)
	assert.Contains(t, s.told, "and 28 more")
	assert.Less(t, len(s.told), 3000)
}
