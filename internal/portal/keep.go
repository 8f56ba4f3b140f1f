package portal

import "slices"

// The practice portal's cookies: by one it recognises a browser, by the other
// somebody is signed in.
const (
	RehearsalDeviceCookie  = "practice_device"
	RehearsalSessionCookie = "practice_session"
)

// Keep says which cookies may outlive a session: those with one of the names,
// on one of the domains or a host below it.
type Keep struct {
	Names   []string
	Domains []string
}

// Keep returns what may outlive a session on the portal.
func (p Portal) Keep() Keep {
	return Keep{Names: slices.Clone(p.DeviceCookies), Domains: slices.Clone(p.Domains)}
}

// RehearsalKeep returns what may outlive a session on the practice portal.
func RehearsalKeep() Keep {
	return Practice().Keep()
}

// CookieRole is what a cookie of the portal is to a sign-in, as far as its name tells.
type CookieRole string

// Roles.
const (
	// DeviceCookie: the portal may recognise the device by it.
	DeviceCookie CookieRole = "device"
	// SessionCookie: who holds it may be signed in.
	SessionCookie CookieRole = "session"
	// OtherCookie: its name is none of those that are known.
	OtherCookie CookieRole = "other"
)

// RoleOf tells what a cookie on one of the portal's hosts is, by its name.
func (p Portal) RoleOf(name string) CookieRole {
	switch {
	case slices.Contains(p.SessionCookies, name):
		return SessionCookie
	case slices.Contains(p.DeviceCookies, name):
		return DeviceCookie
	default:
		return OtherCookie
	}
}

// Practice is the practice portal, as far as what a browser keeps of it goes.
func Practice() Portal {
	return Portal{
		ID: "rehearsal", Name: "the practice portal", Domains: []string{RehearsalHost},
		DeviceCookies: []string{RehearsalDeviceCookie}, SessionCookies: []string{RehearsalSessionCookie},
	}
}
