package keptlogin

import (
	"fmt"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/portal"
)

func savedPassword(k Kept) sight {
	l := k.Logins.Seen
	s := sight{found: l.Count > 0, what: l.Hosts, why: k.Logins.Why, place: placesOf(k.Profile).passwords}
	if s.found {
		s.told = fmt.Sprintf("%d saved for %s", l.Count, finding.FirstOf(l.Hosts, maxNamed, ", "))
		for _, t := range []struct {
			what string
			at   time.Time
		}{{"saved", l.Saved}, {"last used", l.Used}} {
			if !t.at.IsZero() {
				s.told += ", " + t.what + " " + t.at.Format(time.DateOnly)
			}
		}
	}
	return s
}

// maxCookiesTold is how many cookies one signal names.
const maxCookiesTold = 12

// portalCookies finds persistent cookies by which one may be signed in. Others
// are told, and are no finding: nearly everybody who was on the portal has some.
func portalCookies(k Kept) sight {
	s := sight{why: k.Cookies.Why, place: placesOf(k.Profile).siteData}
	var told []string
	var session []string
	last := time.Time{}
	for _, c := range k.Cookies.Seen {
		if c.Expires.IsZero() {
			continue
		}
		told = append(told, fmt.Sprintf("%s cookie %s", c.Role, c))
		if c.Role == portal.SessionCookie {
			session = append(session, short(c.Name))
			last = latest(last, c.Expires)
		}
	}
	if len(told) == 0 {
		return s
	}
	s.told = strings.Join(told[:min(len(told), maxCookiesTold)], "; ")
	if more := len(told) - maxCookiesTold; more > 0 {
		s.told += fmt.Sprintf("; and %d more", more)
	}
	s.what = []string{fmt.Sprint(len(told))}
	if len(session) > 0 {
		s.found = true
		s.what = append(unique(session), last.Format(time.DateOnly))
	}
	return s
}

// sessionRestore finds browsers that bring the last session back by themselves.
// That one has something of the portal to bring back is the worse kind.
func sessionRestore(k Kept) sight {
	cookies := len(k.Stored.Seen.Cookies)
	for _, c := range k.Cookies.Seen {
		if c.Expires.IsZero() {
			cookies++
		}
	}
	tabs := k.Stored.Seen.Tabs
	s := sight{found: k.Settings.Seen.Restore, why: k.Settings.Why, place: placesOf(k.Profile).start}
	s.grave = s.found && cookies+tabs > 0
	held := ""
	if cookies+tabs > 0 {
		held = fmt.Sprintf("%d session cookies and %d tabs of the portal are stored", cookies, tabs)
	}
	switch {
	case s.found:
		s.told = strings.TrimSuffix("brings the last session back at its start; "+held, "; ")
	case k.Settings.Seen.StartsPortal:
		s.told = strings.TrimSuffix("opens a page of the portal at its start; "+held, "; ")
	case held != "":
		s.told = held + ", for as long as the browser is open or until somebody brings its last session back"
	}
	if s.why == "" && s.found {
		s.why = k.Stored.Why
	}
	return s
}

// browserSync finds profiles that are copied to other devices. That the portal's
// password is in one that is, is the worse kind.
func browserSync(k Kept) sight {
	y := k.Settings.Seen.Sync
	s := sight{found: y.On, why: k.Settings.Why, place: placesOf(k.Profile).sync}
	if !s.found {
		return s
	}
	s.grave = k.Logins.Seen.Count > 0 && y.Passwords != "off"
	word := func(state string) string {
		if state == "" {
			return "not known"
		}
		return state
	}
	s.told = fmt.Sprintf("is signed in for copying to other devices; passwords %s, tabs %s", word(y.Passwords), word(y.Tabs))
	return s
}

// passwordSaving finds browsers that offer to save the portal's password: the
// setting is on, and the user did not refuse it for the portal.
func passwordSaving(k Kept) sight {
	s := sight{why: k.Settings.Why, place: placesOf(k.Profile).saving}
	switch {
	case k.Settings.Why != "":
	case !k.Settings.Seen.SavesPasswords:
		s.told = "does not save passwords"
	case k.Logins.Seen.Never:
		s.told = "is told never to save one for the portal"
	default:
		s.found, s.told = true, "offers to save passwords"
	}
	return s
}
