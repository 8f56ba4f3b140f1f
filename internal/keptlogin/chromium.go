package keptlogin

import (
	"encoding/json"
	"errors"
)

// maxPreferences bounds a preferences file, in bytes.
const maxPreferences = 32 << 20

func (l look) chromium(k *Kept) {
	k.Logins = seen(l.chromiumLogins())
	k.Cookies = seen(l.chromiumCookies())
	k.Settings = seen(l.chromiumSettings())
}

// presence is set by any string but the empty one, which is not kept.
type presence bool

func (p *presence) UnmarshalJSON(raw []byte) error {
	*p = len(raw) > len(`""`) && raw[0] == '"'
	return nil
}

// address is the host of an address; the rest of it is not kept.
type address string

func (a *address) UnmarshalJSON(raw []byte) error {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return err
	}
	*a = address(hostOf(text))
	return nil
}

// chromiumPreferences are the members that are asked for. Of accounts only their
// number is, and of their names whether there is one.
type chromiumPreferences struct {
	Accounts []struct{} `json:"account_info"`
	Google   struct {
		Services struct {
			Account   presence `json:"account_id"`
			Consented bool     `json:"consented_to_sync"`
		} `json:"services"`
	} `json:"google"`
	BraveSync struct {
		Seed presence `json:"seed"`
	} `json:"brave_sync_v2"`
	Sync struct {
		Everything *bool           `json:"keep_everything_synced"`
		Passwords  *bool           `json:"passwords"`
		Tabs       *bool           `json:"tabs"`
		Active     map[string]bool `json:"data_type_status_for_sync_to_signin"`
	} `json:"sync"`
	Session struct {
		RestoreOnStartup int       `json:"restore_on_startup"`
		StartupURLs      []address `json:"startup_urls"`
	} `json:"session"`
	Credentials *bool `json:"credentials_enable_service"`
	Profile     struct {
		Passwords *bool `json:"password_manager_enabled"`
	} `json:"profile"`
}

// Chromium's numbers for what it opens at its start.
const (
	startLast  = 1
	startPages = 4
)

// chromiumSettings reads both files into one: which has a setting that somebody
// might tamper with depends on the system, and it is in one of them alone.
func (l look) chromiumSettings() (Settings, error) {
	var p chromiumPreferences
	var errs []error
	for _, name := range []string{"Preferences", "Secure Preferences"} {
		errs = append(errs, l.file(name, maxPreferences, func(raw []byte) error { return understand(raw, &p) }))
	}
	s := Settings{
		Restore:        p.Session.RestoreOnStartup == startLast,
		SavesPasswords: on(p.Credentials) && on(p.Profile.Passwords),
		Sync:           p.sync(),
	}
	for _, host := range p.Session.StartupURLs {
		s.StartsPortal = s.StartsPortal || (p.Session.RestoreOnStartup == startPages && l.portal.Owns(string(host)))
	}
	return s, errors.Join(errs...)
}

// on is a setting that is on unless it is set to off.
func on(setting *bool) bool { return setting == nil || *setting }

func (p *chromiumPreferences) sync() Sync {
	s := Sync{On: len(p.Accounts) > 0 || bool(p.Google.Services.Account) || bool(p.BraveSync.Seed)}
	if !s.On {
		return s
	}
	all := p.Google.Services.Consented && p.Sync.Everything != nil && *p.Sync.Everything
	kind := func(chosen *bool, active string) string {
		switch running, told := p.Sync.Active[active]; {
		case running || all || (chosen != nil && *chosen):
			return "on"
		case told || chosen != nil:
			return "off"
		}
		return ""
	}
	s.Passwords, s.Tabs = kind(p.Sync.Passwords, "passwords"), kind(p.Sync.Tabs, "sessions")
	return s
}
