package keptlogin

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"

	"github.com/pierrec/lz4/v4"

	"github.com/sallyport/sallyport/internal/store"
)

func (l look) firefox(k *Kept) {
	k.Logins = seen(l.firefoxLogins())
	k.Cookies = seen(l.firefoxCookies())
	k.Settings = seen(l.firefoxSettings())
	k.Stored = seen(l.firefoxSession())
}

// Firefox's settings that are asked for, and its defaults for them.
var firefoxDefaults = map[string]string{
	"browser.startup.page":                     "1",
	"browser.sessionstore.resume_session_once": "false",
	"signon.rememberSignons":                   "true",
	"services.sync.username":                   "",
	"services.sync.engine.passwords":           "true",
	"services.sync.engine.tabs":                "true",
	"identity.fxaccounts.enabled":              "true",
}

// firefoxStartsLast is the value of browser.startup.page for the last session.
const firefoxStartsLast = "3"

// firefoxSettings reads user.js after prefs.js, as Firefox does at its start.
func (l look) firefoxSettings() (Settings, error) {
	values := map[string]string{}
	var errs []error
	for _, name := range []string{"prefs.js", "user.js"} {
		errs = append(errs, l.file(name, maxPreferences, func(raw []byte) error {
			preferences(raw, func(name, value string) {
				if _, asked := firefoxDefaults[name]; asked {
					values[name] = value
				}
			})
			return nil
		}))
	}
	is := func(name, wanted string) bool {
		value, set := values[name]
		if !set {
			value = firefoxDefaults[name]
		}
		return value == wanted
	}
	s := Settings{
		Restore:        is("browser.startup.page", firefoxStartsLast) || is("browser.sessionstore.resume_session_once", "true"),
		SavesPasswords: is("signon.rememberSignons", "true"),
	}
	if s.Sync.On = is("services.sync.username", someText) && is("identity.fxaccounts.enabled", "true"); s.Sync.On {
		word := map[bool]string{true: "on", false: "off"}
		s.Sync.Passwords = word[is("services.sync.engine.passwords", "true")]
		s.Sync.Tabs = word[is("services.sync.engine.tabs", "true")]
	}
	return s, errors.Join(errs...)
}

// sessionFiles are where Firefox writes its session down: at its end, while it
// runs, and the one before.
var sessionFiles = []string{"sessionstore.jsonlz4", "sessionstore-backups/recovery.jsonlz4", "sessionstore-backups/previous.jsonlz4"}

// Bounds of a stored session in bytes, packed and unpacked.
const (
	maxPacked   = 32 << 20
	maxUnpacked = 128 << 20
)

// firefoxSession reads the newest of the files that there are.
func (l look) firefoxSession() (Stored, error) {
	newest, at := "", int64(0)
	for _, name := range sessionFiles {
		if info, err := os.Lstat(l.path(name)); err == nil && info.ModTime().UnixNano() > at {
			newest, at = name, info.ModTime().UnixNano()
		}
	}
	var stored Stored
	if newest == "" {
		return stored, nil
	}
	err := l.file(newest, maxPacked, func(raw []byte) error {
		text, err := unpack(raw)
		if err != nil {
			return err
		}
		defer clear(text)
		stored, err = l.session(text)
		return err
	})
	return stored, err
}

func (l look) session(text []byte) (Stored, error) {
	var session struct {
		Windows []struct {
			Tabs []struct {
				Entries []struct {
					URL address `json:"url"`
				} `json:"entries"`
			} `json:"tabs"`
		} `json:"windows"`
		Cookies []struct {
			Host     string `json:"host"`
			Name     string `json:"name"`
			Secure   bool   `json:"secure"`
			HTTPOnly bool   `json:"httponly"`
			SameSite int64  `json:"sameSite"`
		} `json:"cookies"`
	}
	var s Stored
	if err := understand(text, &session); err != nil {
		return s, err
	}
	for _, window := range session.Windows {
		for _, tab := range window.Tabs {
			if n := len(tab.Entries); n > 0 && l.portal.Owns(string(tab.Entries[n-1].URL)) {
				s.Tabs++
			}
		}
	}
	for _, c := range session.Cookies {
		if l.portal.Owns(c.Host) {
			l.keep(&s.Cookies, Cookie{Name: c.Name, Host: c.Host, Secure: c.Secure, HTTPOnly: c.HTTPOnly, SameSite: firefoxSameSite[c.SameSite]})
		}
	}
	return s, nil
}

// unpack reads Mozilla's packing of one LZ4 block: a mark of eight bytes, then
// the length of what comes out. Source: Firefox's JS module "lz4.js".
func unpack(raw []byte) ([]byte, error) {
	const mark = "mozLz40\x00"
	rest, packed := bytes.CutPrefix(raw, []byte(mark))
	if !packed || len(rest) < 4 {
		return nil, store.ErrDamaged
	}
	size := int64(binary.LittleEndian.Uint32(rest))
	// A block of n bytes unpacks to less than 255 times as many.
	if size > maxUnpacked {
		return nil, store.ErrTooLarge
	}
	if size > 255*int64(len(rest)) {
		return nil, store.ErrDamaged
	}
	text := make([]byte, size)
	n, err := lz4.UncompressBlock(rest[4:], text)
	if err != nil || int64(n) != size {
		return nil, store.ErrDamaged
	}
	return text, nil
}
