// Package filter is the allow-list filter that is a hardened browser's only way
// out: a proxy that speaks HTTP CONNECT, lets through what is listed and
// answers everything else with a refusal that says what was blocked and why.
//
// It relays bytes and never looks into them. It resolves names itself, refuses
// addresses that are not public, and dials the very address that it has
// checked, so that a name cannot mean one thing when it is judged and another
// when it is used. Only port 443 is open, and the servers on this machine that
// the caller names, each at its exact port.
//
// Every wait has an end: a request's head has 10 s and 32 KiB, a look-up 15 s, a
// connection 10 s, an idle tunnel 15 min, and 256 connections are served at a
// time. What was asked for is counted by host and port and nothing else; see
// [Snapshot].
//
// Nothing here opens a connection unless a client of the filter asks for it, or
// [Filter.CompareTLS] is called.
package filter

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"
)

// Config says what a filter lets through. Its zero value lets nothing through.
type Config struct {
	// Rules are the hosts that may be reached on port 443.
	Rules []Rule
	// Locals are the servers on this machine that may be reached.
	Locals []Local
}

// Filter lets through what is allowed. It is safe for concurrent use.
type Filter struct {
	rules  []Rule
	locals []Local
	log    *tally
	server *server
	limits limits

	mu         sync.Mutex
	exceptions []*permission

	// What tests replace; no configuration reaches it. Whatever lookup answers is
	// checked.
	now    func() time.Time
	lookup func(ctx context.Context, network, host string) ([]netip.Addr, error)
	permit func(netip.Addr) bool
	dial   func(context.Context, netip.AddrPort) (net.Conn, error)
}

// limits bounds what one client can make the filter hold or wait for.
type limits struct {
	connections int           // served at a time
	refusals    int           // beyond those, answered with a refusal at a time
	headBytes   int64         // of one request's head
	head        time.Duration // for a request's head to arrive
	resolve     time.Duration // for a look-up
	stagger     time.Duration // between the starts of two connection attempts
	connect     time.Duration // for all connection attempts together
	idle        time.Duration // without a byte in either direction
	answer      time.Duration // for an answer of our own to be taken
	linger      time.Duration // for a refused client to stop sending
}

var standard = limits{
	connections: 256,
	refusals:    32,
	headBytes:   32 << 10,
	head:        10 * time.Second,
	resolve:     15 * time.Second, // Go gives each nameserver 5 s, and the first may be dead
	stagger:     250 * time.Millisecond,
	connect:     10 * time.Second,
	idle:        15 * time.Minute,
	answer:      5 * time.Second,
	linger:      500 * time.Millisecond,
}

// New returns a filter. It fails if a rule or a local server is not one: a rule
// names a registrable domain or a host below one, a local server is "localhost"
// or below it.
func New(c Config) (*Filter, error) {
	f := &Filter{
		limits: standard,
		now:    time.Now,
		lookup: net.DefaultResolver.LookupNetIP,
		permit: public,
		dial:   dialTCP,
	}
	for _, r := range c.Rules {
		host, err := listable(r.Host)
		if err != nil {
			return nil, fmt.Errorf("rule: %w", err)
		}
		f.rules = append(f.rules, Rule{Host: host, Below: r.Below})
	}
	for _, l := range c.Locals {
		host, ok := normalise(l.Host)
		if !ok || l.Port == 0 || host != loopbackName && !strings.HasSuffix(host, "."+loopbackName) {
			return nil, fmt.Errorf("%q, port %d, is not a server on this machine", l.Host, l.Port)
		}
		f.locals = append(f.locals, Local{Host: host, Port: l.Port, Plain: l.Plain})
	}
	f.log = newTally(func() time.Time { return f.now() })
	f.server = newServer(f.limits.connections, f.limits.refusals, f.handle, f.overLimit)
	return f, nil
}

// Serve accepts clients until the filter is closed, and then returns nil. It
// closes the listener. An error means that somebody else closed it. Several
// listeners may be served at a time.
func (f *Filter) Serve(l net.Listener) error { return f.server.serve(l) }

// Close stops listening, cuts every tunnel, and returns when nothing of the
// filter runs any more. The log stays readable. It may be called again.
func (f *Filter) Close() error { return f.server.close() }

// Snapshot returns what was asked for so far.
func (f *Filter) Snapshot() Snapshot {
	s := f.log.snapshot()
	s.Open = f.server.open()
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, p := range f.exceptions {
		s.Exceptions = append(s.Exceptions, p.Exception)
	}
	return s
}

// Except allows one more host for a while. It fails, with an error that says
// why, if [Exception.Checked] does, or if [MaxExceptions] are in force. One
// given for a host before is replaced. When an exception ends, the tunnels
// opened under it are cut; so they are when it gets another end.
func (f *Filter) Except(e Exception) error {
	now := f.now()
	e, err := e.Checked(now)
	if err != nil {
		return fmt.Errorf("exception: %w", err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	i := f.exceptionFor(e.Host)
	if i < 0 {
		ended := func(p *permission) bool { return !now.Before(p.Until) }
		if len(f.exceptions) == MaxExceptions {
			f.exceptions = slices.DeleteFunc(f.exceptions, ended)
		}
		if len(f.exceptions) == MaxExceptions {
			return fmt.Errorf("exception: there are %d already", MaxExceptions)
		}
		f.exceptions = append(f.exceptions, newPermission(e))
		slices.SortFunc(f.exceptions, func(a, b *permission) int { return cmp.Compare(a.Host, b.Host) })
		return nil
	}
	if p := f.exceptions[i]; p.Until.Equal(e.Until) {
		p.Exception = e
		return nil
	}
	f.exceptions[i].end()
	f.exceptions[i] = newPermission(e)
	return nil
}

// Withdraw ends an exception now, and cuts the tunnels opened under it. It
// stays in the [Snapshot]. A host without one is left as it is.
func (f *Filter) Withdraw(host string) {
	name, _ := normalise(host)
	f.mu.Lock()
	defer f.mu.Unlock()
	if i := f.exceptionFor(name); i >= 0 {
		p := f.exceptions[i]
		if now := f.now(); now.Before(p.Until) {
			p.Until = now
		}
		p.end()
	}
}

func (f *Filter) exceptionFor(host string) int {
	return slices.IndexFunc(f.exceptions, func(p *permission) bool { return p.Host == host })
}
