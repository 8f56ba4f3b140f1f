package portal

import "slices"

// RehearsalDeviceCookie is the cookie by which the practice portal recognises a
// browser.
const RehearsalDeviceCookie = "practice_device"

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
	return Keep{Names: []string{RehearsalDeviceCookie}, Domains: []string{RehearsalHost}}
}
