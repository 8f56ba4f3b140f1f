package filter

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"
)

// MaxException is the longest that an exception may last.
const MaxException = 24 * time.Hour

const (
	maxExceptions = 32
	maxReason     = 200
)

// Rule allows a host.
type Rule struct {
	// Host is the name, in punycode if it is not ASCII.
	Host string
	// Below allows every host below it as well. A host with a punycode label of
	// its own is none of those: it needs a rule that names it.
	Below bool
}

// Domains returns rules that allow each name and every host below it.
func Domains(names []string) []Rule {
	rules := make([]Rule, 0, len(names))
	for _, n := range names {
		rules = append(rules, Rule{Host: n, Below: true})
	}
	return rules
}

func (r Rule) allows(host string) bool {
	if host == r.Host {
		return true
	}
	below, ok := strings.CutSuffix(host, "."+r.Host)
	return ok && r.Below && !strings.HasPrefix(below, "xn--") && !strings.Contains(below, ".xn--")
}

// Local is one server on this machine. It is dialled on the loopback addresses,
// without a look-up.
type Local struct {
	// Host is "localhost" or a name below it. The first is also reached as
	// 127.0.0.1 and [::1].
	Host string
	Port uint16
	// Plain allows plain HTTP requests next to CONNECT.
	Plain bool
}

func (l Local) is(t target) bool {
	return t.host == l.Host || l.Host == loopbackName && (t.ip == loopback4 || t.ip == loopback6)
}

var (
	loopback4 = netip.AddrFrom4([4]byte{127, 0, 0, 1})
	loopback6 = netip.IPv6Loopback()
)

// Exception allows one host, by name, on port 443, for a while.
type Exception struct {
	Host string `json:"host"`
	// Reason is the user's own, up to 200 bytes.
	Reason string `json:"reason"`
	// Until is when it ends.
	Until time.Time `json:"until"`
}

// listable returns a host's name if it may be in a list: below a public suffix
// and neither an address nor a name of this machine.
func listable(host string) (string, error) {
	name, ok := normalise(host)
	switch suffix, _ := publicsuffix.PublicSuffix(name); {
	case strings.Contains(host, "*"):
		return "", errors.New("a wildcard is not a host")
	case !ok:
		return "", fmt.Errorf("%q is not a host's name", host)
	case endsInNumber(name):
		return "", fmt.Errorf("%q is an address; only names can be allowed", host)
	case name == loopbackName || strings.HasSuffix(name, "."+loopbackName):
		return "", fmt.Errorf("%q is this machine", host)
	case suffix == name:
		return "", fmt.Errorf("%q is a public suffix: everybody's hosts are below it", host)
	}
	return name, nil
}

// decision is what is done with a request. It is allowed if reason is empty.
type decision struct {
	reason Reason
	// local is set for a server on this machine.
	local bool
	// until, if set, is when the permission ends.
	until time.Time
}

// decide judges a request for a target: to connect to it, or a plain one.
func (f *Filter) decide(t target, plain bool) decision {
	known := false
	for _, l := range f.locals {
		if !l.is(t) {
			continue
		}
		known = true
		if l.Port == t.port && (l.Plain || !plain) {
			return decision{local: true}
		}
	}
	until, listed := f.listed(t)
	switch {
	case !known && t.ip.IsValid():
		return decision{reason: IPLiteral}
	case !known && !listed:
		return decision{reason: NotListed}
	case plain:
		return decision{reason: Method}
	case !listed || t.port != 443:
		return decision{reason: Port}
	}
	return decision{until: until}
}

// listed reports whether a rule or an exception that has not ended names a
// host; until is the end of the exception.
func (f *Filter) listed(t target) (until time.Time, ok bool) {
	for _, r := range f.rules {
		if r.allows(t.host) {
			return time.Time{}, true
		}
	}
	now := f.now()
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, e := range f.exceptions {
		if e.Host == t.host && now.Before(e.Until) {
			return e.Until, true
		}
	}
	return time.Time{}, false
}
