package filter

import (
	"context"
	"net"
	"net/netip"
	"slices"
	"time"
)

// maxAttempts is how many of a name's addresses are tried.
const maxAttempts = 8

// reach connects to a target that was allowed. The reason is empty,
// [ResolveFailed], [PrivateAddress] or [DialFailed].
func (f *Filter) reach(ctx context.Context, t target, local bool) (net.Conn, Reason) {
	var addresses []netip.Addr
	switch {
	case local && t.ip.IsValid():
		addresses = []netip.Addr{t.ip}
	case local:
		addresses = []netip.Addr{loopback4, loopback6}
	default:
		var reason Reason
		if addresses, reason = f.resolve(ctx, t.host); reason != "" {
			return nil, reason
		}
	}
	ctx, cancel := context.WithTimeout(ctx, f.limits.connect)
	defer cancel()
	c := f.race(ctx, addresses, t.port)
	if c == nil {
		return nil, DialFailed
	}
	return c, ""
}

// resolve returns a name's public addresses, the families taking turns.
// Answers that are not public are dropped; if all are, that is the reason.
func (f *Filter) resolve(ctx context.Context, host string) ([]netip.Addr, Reason) {
	ctx, cancel := context.WithTimeout(ctx, f.limits.resolve)
	defer cancel()
	// With the root's dot, no search domain is ever appended.
	answers, err := f.lookup(ctx, "ip", host+".")
	if err != nil || len(answers) == 0 {
		return nil, ResolveFailed
	}
	var six, four []netip.Addr
	for _, a := range answers {
		a = a.Unmap()
		switch {
		case !f.permit(a) || slices.Contains(six, a) || slices.Contains(four, a):
		case a.Is4():
			four = append(four, a)
		default:
			six = append(six, a)
		}
	}
	var all []netip.Addr
	for i := range max(len(six), len(four)) {
		if i < len(six) {
			all = append(all, six[i])
		}
		if i < len(four) {
			all = append(all, four[i])
		}
	}
	if len(all) == 0 {
		return nil, PrivateAddress
	}
	return all[:min(len(all), maxAttempts)], ""
}

// race returns the first connection to any of the addresses, or nil. As RFC
// 8305 has it, the next attempt starts when one fails or takes its time.
func (f *Filter) race(ctx context.Context, addresses []netip.Addr, port uint16) net.Conn {
	ctx, cancel := context.WithCancel(ctx)
	results := make(chan net.Conn)
	pending := 0
	defer func() {
		cancel()
		for range pending {
			if c := <-results; c != nil {
				_ = c.Close()
			}
		}
	}()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for len(addresses) > 0 || pending > 0 {
		var next <-chan time.Time
		if len(addresses) > 0 {
			next = timer.C
		}
		select {
		case <-next:
			a := netip.AddrPortFrom(addresses[0], port)
			addresses = addresses[1:]
			pending++
			go func() {
				c, err := f.dial(ctx, a)
				if err != nil {
					c = nil
				}
				results <- c
			}()
			timer.Reset(f.limits.stagger)
		case c := <-results:
			pending--
			if c != nil {
				return c
			}
			timer.Reset(0)
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}

func dialTCP(ctx context.Context, a netip.AddrPort) (net.Conn, error) {
	return new(net.Dialer).DialContext(ctx, "tcp", a.String())
}
