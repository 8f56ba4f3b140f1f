// Package keptlogin knows what browser profiles keep of a sign-in without
// anybody having ticked a box: the portal's password, its cookies, pages that
// come back at the next start, and what is copied to other devices. It reads
// what browsers wrote, also while they run, changes nothing, and treats every
// file as written by somebody else.
//
// It never asks for the value of a cookie, a user name, a password or the name
// of an account: hosts, names, flags, counts and dates only. A column that holds
// one is in no statement, and a member that holds one in no type.
//
//	what            Chromium family                              Firefox family
//	saved password  Login Data, Login Data For Account           logins.db, logins.json
//	cookies         Network/Cookies, Cookies                     cookies.sqlite
//	stored session  session cookies among them; the tabs are     sessionstore.jsonlz4 and what
//	                in files of no public format: not looked at  lies in sessionstore-backups
//	settings        Preferences, Secure Preferences              prefs.js, user.js
//	never for a site  a row of Login Data                        permissions.sqlite
//
// What an administrator's policy says is not read: a setting that a policy
// overrides is told as the user left it.
package keptlogin

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/store"
)

// Look is what was seen of one thing, and why that may not be all.
type Look[T any] struct {
	Seen T
	// Why is the end of a sentence, such as "“Login Data” is damaged"; empty where
	// everything was looked at.
	Why string
}

// Kept is what one profile keeps of a sign-in to the portal.
type Kept struct {
	Profile browser.Profile
	Logins  Look[Logins]
	Cookies Look[[]Cookie]
	// Stored is the session that a browser of the Firefox family wrote down.
	Stored   Look[Stored]
	Settings Look[Settings]
}

// Logins tells of the passwords that a profile has saved for the portal.
type Logins struct {
	// Hosts are the portal's hosts with a saved password, sorted, and at most [maxHosts].
	Hosts []string
	// Count is how many there are.
	Count int
	// Saved and Used are the days of the newest save and the last use, zero where
	// the browser does not tell.
	Saved, Used time.Time
	// Never is set where the user told the browser never to save one for the portal.
	Never bool
}

// Cookie is one of the portal's, without its value.
type Cookie struct {
	Name, Host string
	// Expires is zero for one that ends with the browser's session.
	Expires          time.Time
	Role             portal.CookieRole
	Secure, HTTPOnly bool
	// SameSite is "none", "lax", "strict", or empty where the site did not say.
	SameSite string
	// Apart is set for one that counts in a container, or below another site, alone.
	Apart bool
}

// Stored tells of a session that was written down.
type Stored struct {
	// Tabs is how many tabs were on the portal.
	Tabs int
	// Cookies are the portal's session cookies that would come back with them.
	Cookies []Cookie
}

// Settings are a browser's, as far as they concern a sign-in.
type Settings struct {
	// Restore is set where the browser brings the last session's pages back at its
	// start, and with them the cookies that were to end with it.
	Restore bool
	// StartsPortal is set where it opens a page of the portal at its start.
	StartsPortal bool
	// SavesPasswords is set where it offers to save passwords.
	SavesPasswords bool
	Sync           Sync
}

// Sync tells whether a profile is copied to other devices.
type Sync struct {
	On bool
	// Passwords and Tabs are "on", "off", or empty where that is not known.
	Passwords, Tabs string
}

// maxCookies and maxHosts bound what is told of one profile.
const maxCookies, maxHosts = 200, 200

// Everywhere lists the profiles of this user, and those that the calling browser
// runs with, wherever they are. The hardened ones are not among them.
func Everywhere() ([]browser.Profile, error) {
	env, err := browser.Here()
	if err != nil {
		return nil, err
	}
	all := env.Profiles()
	callers, _ := browser.Caller() // a person's terminal is no browser
	for _, p := range callers {
		if !slices.ContainsFunc(all, func(q browser.Profile) bool { return q.Dir == p.Dir }) {
			all = append(all, p)
		}
	}
	return all, nil
}

// atOnce is how many profiles are looked at together.
const atOnce = 2

// In looks at profiles, and returns what they keep in the same order.
func In(ctx context.Context, p portal.Portal, profiles []browser.Profile) []Kept {
	all := make([]Kept, len(profiles))
	now := time.Now()
	slots := make(chan struct{}, atOnce)
	var wait sync.WaitGroup
	for i, profile := range profiles {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			l := look{ctx: ctx, portal: p, dir: profile.Dir, now: now}
			all[i] = Kept{Profile: profile}
			if profile.Browser.Family == browser.Firefox {
				l.firefox(&all[i])
			} else {
				l.chromium(&all[i])
			}
		})
	}
	wait.Wait()
	return all
}

// look is a look at one profile's folder.
type look struct {
	ctx    context.Context
	portal portal.Portal
	dir    string
	now    time.Time
}

func (l look) path(name string) string { return filepath.Join(l.dir, filepath.FromSlash(name)) }

// database reads one of the profile's databases. A missing one is empty, and so
// is one that its browser has made and not yet filled.
func (l look) database(name string, read func(store.DB) error) error {
	open := func(path string) (*os.File, error) {
		f, _, err := disk.Open(path)
		return f, err
	}
	return inFile(name, store.Read(l.ctx, open, l.path(name), func(db store.DB) error {
		tables, err := db.Number("SELECT count(*) FROM old.sqlite_schema")
		if err != nil || tables == 0 {
			return err
		}
		return read(db)
	}))
}

// file reads one of the profile's files and gives it to parse, then overwrites
// what was read. A missing one is empty; one that was caught half written is
// read again.
func (l look) file(name string, max int64, parse func([]byte) error) error {
	var err error
	for attempt := range 3 {
		if attempt > 0 {
			if l.ctx.Err() != nil {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		var raw []byte
		if raw, err = disk.ReadFile(l.path(name), max); err != nil {
			break
		}
		err = parse(raw)
		clear(raw)
		if err == nil {
			return nil
		}
	}
	return inFile(name, err)
}

// fault is why a file gave nothing.
type fault struct {
	name   string
	reason error
}

func (f fault) Error() string { return "“" + f.name + "” " + f.reason.Error() }

// inFile names the file, below the profile, that gave nothing.
func inFile(name string, err error) error {
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, disk.ErrTooLarge):
		return fault{name, store.ErrTooLarge}
	default:
		return fault{name, store.Reason(err)}
	}
}

// seen is what was seen before the faults in err, and with them.
func seen[T any](value T, err error) Look[T] {
	l := Look[T]{Seen: value}
	if err != nil {
		l.Why = strings.ReplaceAll(err.Error(), "\n", ", ")
	}
	return l
}
