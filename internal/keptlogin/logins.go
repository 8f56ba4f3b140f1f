package keptlogin

import (
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/store"
)

// unixTime takes seconds or milliseconds: Firefox has written both, and a number
// of seconds above the limit lies thousands of years ahead.
func unixTime(n int64) time.Time {
	const limit = 100_000_000_000
	switch {
	case n <= 0:
		return time.Time{}
	case n > limit:
		return time.UnixMilli(n).UTC()
	default:
		return time.Unix(n, 0).UTC()
	}
}

// hostOf is the host of an address, empty where it has none.
func hostOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// add counts a login saved for an address, if it is the portal's.
func (l look) add(all *Logins, address string, saved, used time.Time) {
	host := hostOf(address)
	if !l.portal.Owns(host) {
		return
	}
	all.Count++
	if at, known := slices.BinarySearch(all.Hosts, host); !known && len(all.Hosts) < maxHosts {
		all.Hosts = slices.Insert(all.Hosts, at, host)
	}
	all.Saved, all.Used = latest(all.Saved, saved), latest(all.Used, used)
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func (l look) chromiumLogins() (Logins, error) {
	var all Logins
	var errs []error
	for _, name := range []string{"Login Data", "Login Data For Account"} {
		errs = append(errs, l.database(name, func(db store.DB) error {
			return db.Each("SELECT signon_realm, origin_url, blacklisted_by_user, max(date_created, date_password_modified), date_last_used FROM old.logins", nil, func(row store.Row) {
				address := row.Text(0)
				if hostOf(address) == "" {
					address = row.Text(1)
				}
				if row.Int(2) != 0 {
					all.Never = all.Never || l.portal.Owns(hostOf(address))
					return
				}
				l.add(&all, address, browser.ChromiumTime(row.Int(3)), browser.ChromiumTime(row.Int(4)))
			})
		}))
	}
	return all, errors.Join(errs...)
}

// maxLogins bounds logins.json, in bytes: some thousand logins take one million.
const maxLogins = 32 << 20

// firefoxLogins reads both stores: of one that took the other's place, either may
// still be there, with the same logins.
func (l look) firefoxLogins() (Logins, error) {
	var db, file Logins
	errs := []error{
		l.database("logins.db", func(d store.DB) error { return l.loginsDB(d, &db) }),
		l.file("logins.json", maxLogins, func(raw []byte) error { return l.loginsJSON(raw, &file) }),
	}
	all := Logins{Count: max(db.Count, file.Count), Saved: latest(db.Saved, file.Saved), Used: latest(db.Used, file.Used)}
	all.Hosts = slices.Compact(slices.Sorted(slices.Values(append(db.Hosts, file.Hosts...))))
	all.Hosts = all.Hosts[:min(len(all.Hosts), maxHosts)]
	errs = append(errs, l.database("permissions.sqlite", func(d store.DB) error {
		return d.Each("SELECT origin FROM old.moz_perms WHERE type = 'login-saving' AND permission = 2", nil, func(row store.Row) {
			all.Never = all.Never || l.portal.Owns(hostOf(row.Text(0)))
		})
	}))
	return all, errors.Join(errs...)
}

// loginsDB reads both of its tables: what was saved here, and what came by sync,
// unless it was changed or removed here.
func (l look) loginsDB(db store.DB, all *Logins) error {
	for table, gone := range map[string]string{"loginsL": "is_deleted", "loginsM": "is_overridden"} {
		err := db.Each("SELECT origin, max(timeCreated, timePasswordChanged), timeLastUsed FROM old."+table+" WHERE "+gone+" = 0", nil, func(row store.Row) {
			l.add(all, row.Text(0), unixTime(row.Int(1)), unixTime(row.Int(2)))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (l look) loginsJSON(raw []byte, all *Logins) error {
	var saved struct {
		Logins []struct {
			Hostname string `json:"hostname"`
			Created  int64  `json:"timeCreated"`
			LastUsed int64  `json:"timeLastUsed"`
			Changed  int64  `json:"timePasswordChanged"`
		} `json:"logins"`
	}
	if err := understand(raw, &saved); err != nil {
		return err
	}
	*all = Logins{}
	for _, one := range saved.Logins {
		if l.ctx.Err() != nil {
			return store.ErrTooLarge // for the time that there is, as a database's
		}
		l.add(all, one.Hostname, unixTime(max(one.Created, one.Changed)), unixTime(one.LastUsed))
	}
	return nil
}

// understand decodes what the type of v names, and skips the rest unread.
func understand(raw []byte, v any) error {
	err := json.Unmarshal(raw, v)
	var other *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &other):
		return store.ErrStrange
	default:
		return store.ErrDamaged
	}
}
