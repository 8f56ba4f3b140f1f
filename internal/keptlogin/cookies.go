package keptlogin

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/store"
)

// sameSite puts the families' numbers into words. Firefox says "none" for a
// cookie whose site said nothing, too.
var (
	chromiumSameSite = map[int64]string{0: "none", 1: "lax", 2: "strict"}
	firefoxSameSite  = map[int64]string{1: "lax", 2: "strict"}
)

// owned is the condition for a host of the portal, with its parameters.
func (l look) owned(column string) (string, []any) {
	var parts []string
	var args []any
	for _, domain := range l.portal.Domains {
		parts = append(parts, column+" = ?", column+" LIKE ?")
		args = append(args, domain, "%."+domain)
	}
	return "(" + strings.Join(parts, " OR ") + ")", args
}

// chromiumCookies reads the store at either of its places. The column for the
// site that a cookie counts below came later than the rest.
func (l look) chromiumCookies() ([]Cookie, error) {
	var all []Cookie
	var errs []error
	for _, name := range []string{"Network/Cookies", "Cookies"} {
		errs = append(errs, l.database(name, func(db store.DB) error {
			columns, err := db.Columns("cookies")
			if err != nil {
				return err
			}
			apart := "''"
			if slices.Contains(columns, "top_frame_site_key") {
				apart = "top_frame_site_key"
			}
			where, args := l.owned("host_key")
			return db.Each("SELECT name, host_key, is_persistent AND has_expires, expires_utc, is_secure, is_httponly, samesite, "+apart+" <> '' FROM old.cookies WHERE "+where, args, func(row store.Row) {
				expires := time.Time{}
				if row.Int(2) != 0 {
					expires = browser.ChromiumTime(row.Int(3))
				}
				l.keep(&all, cookie(row, expires, chromiumSameSite[row.Int(6)]))
			})
		}))
	}
	return all, errors.Join(errs...)
}

// firefoxCookies reads a store that has persistent cookies alone.
func (l look) firefoxCookies() ([]Cookie, error) {
	var all []Cookie
	err := l.database("cookies.sqlite", func(db store.DB) error {
		where, args := l.owned("host")
		return db.Each("SELECT name, host, 1, expiry, isSecure, isHttpOnly, sameSite, originAttributes <> '' FROM old.moz_cookies WHERE "+where, args, func(row store.Row) {
			l.keep(&all, cookie(row, unixTime(row.Int(3)), firefoxSameSite[row.Int(6)]))
		})
	})
	return all, err
}

func cookie(row store.Row, expires time.Time, sameSite string) Cookie {
	return Cookie{
		Name: row.Text(0), Host: row.Text(1), Expires: expires, Secure: row.Int(4) != 0, HTTPOnly: row.Int(5) != 0,
		SameSite: sameSite, Apart: row.Int(7) != 0,
	}
}

// keep adds a cookie of the portal that has not run out.
func (l look) keep(all *[]Cookie, c Cookie) {
	if len(*all) >= maxCookies || (!c.Expires.IsZero() && c.Expires.Before(l.now)) {
		return
	}
	c.Role = l.portal.RoleOf(c.Name)
	*all = append(*all, c)
}

// String tells a cookie to a person.
func (c Cookie) String() string {
	var traits []string
	for _, t := range []struct {
		is   bool
		name string
	}{{c.Secure, "secure"}, {c.HTTPOnly, "http-only"}, {c.SameSite != "", "same-site " + c.SameSite}, {c.Apart, "in a container or below another site"}} {
		if t.is {
			traits = append(traits, t.name)
		}
	}
	until := "until the browser ends"
	if !c.Expires.IsZero() {
		until = "until " + c.Expires.Format(time.DateOnly)
	}
	return fmt.Sprintf("%s on %s %s (%s)", short(c.Name), short(c.Host), until, strings.Join(traits, ", "))
}
