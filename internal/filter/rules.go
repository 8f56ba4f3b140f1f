package filter

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"
)

// MaxException is the longest that an exception may last.
const MaxException = 24 * time.Hour

// MaxExceptions is how many may be in force at a time.
const MaxExceptions = 32

// MaxReason is the longest that a reason may be, in bytes.
const MaxReason = 200

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

// Checked returns an exception with its host's name in lower case and without
// space around its reason. It fails, with an error that says why, if the host is
// not one host by name (a public suffix, a wildcard or an address), if there is
// no reason or too long a one, or if the end is not within [MaxException] from
// now.
func (e Exception) Checked(now time.Time) (Exception, error) {
	host, err := listable(e.Host)
	if err != nil {
		return Exception{}, err
	}
	e.Host, e.Reason = host, strings.TrimSpace(e.Reason)
	switch {
	case e.Reason == "":
		return Exception{}, errors.New("a reason is needed")
	case len(e.Reason) > MaxReason:
		return Exception{}, fmt.Errorf("the reason is longer than %d bytes", MaxReason)
	case !e.Until.After(now):
		return Exception{}, errors.New("its end has passed")
	case e.Until.Sub(now) > MaxException:
		return Exception{}, fmt.Errorf("it lasts longer than %v", MaxException)
	}
	return e, nil
}

// permission is an exception that was given.
type permission struct {
	Exception
	// withdrawn ends with it, unless its time ends before.
	withdrawn context.Context
	end       context.CancelFunc
}

func newPermission(e Exception) *permission {
	p := &permission{Exception: e}
	p.withdrawn, p.end = context.WithCancel(context.Background())
	return p
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
	// until, if set, is when the permission ends, and withdrawn ends before, if
	// it is taken back.
	until     time.Time
	withdrawn context.Context
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
	d, listed := f.listed(t)
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
	return d
}

// listed reports whether a rule or an exception that has not ended names a
// host, and how it may be reached then.
func (f *Filter) listed(t target) (decision, bool) {
	for _, r := range f.rules {
		if r.allows(t.host) {
			return decision{}, true
		}
	}
	now := f.now()
	f.mu.Lock()
	defer f.mu.Unlock()
	if i := f.exceptionFor(t.host); i >= 0 && now.Before(f.exceptions[i].Until) {
		return decision{until: f.exceptions[i].Until, withdrawn: f.exceptions[i].withdrawn}, true
	}
	return decision{}, false
}
