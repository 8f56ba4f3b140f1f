package filter

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"runtime"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/dns/dnsmessage"
)

// A computer that has left a network may still name its resolver first.
func TestALookupOutlastsADeadNameserver(t *testing.T) {
	t.Parallel()
	dead, living := nameserver(t, nil), nameserver(t, &dnsmessage.AResource{A: [4]byte{198, 51, 100, 7}})
	f, err := New(Config{})
	require.NoError(t, err)
	defer f.Close()
	var asked atomic.Int32
	resolver := net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		to := dead
		if asked.Add(1) > 2 { // one question for each kind of address
			to = living
		}
		return new(net.Dialer).DialContext(ctx, "udp", to)
	}}
	f.lookup, f.permit = resolver.LookupNetIP, func(netip.Addr) bool { return true }

	addresses, reason := f.resolve(t.Context(), "www.portal.example")
	require.Empty(t, reason)
	assert.Equal(t, []netip.Addr{netip.MustParseAddr("198.51.100.7")}, addresses)
}

// notSupported is Windows's WSAEOPNOTSUPP.
const notSupported = syscall.Errno(10045)

// nameserver answers every question for an IPv4 address with one, and those for
// others with none. Without one it takes questions and never answers.
func nameserver(t *testing.T, address *dnsmessage.AResource) string {
	t.Helper()
	c, err := net.ListenPacket("udp", "127.0.0.1:0")
	if runtime.GOOS == "windows" && errors.Is(err, notSupported) {
		t.Skipf("Wine lacks what Go asks of a UDP socket: %v", err)
	}
	require.NoError(t, err)
	t.Cleanup(func() { _ = c.Close() })
	go func() {
		for b := make([]byte, 1500); ; {
			n, from, err := c.ReadFrom(b)
			if err != nil {
				return // closed
			}
			var m dnsmessage.Message
			if address == nil || m.Unpack(b[:n]) != nil {
				continue
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 1}, Body: address}}
			}
			if answer, err := m.Pack(); err == nil {
				_, _ = c.WriteTo(answer, from)
			}
		}
	}()
	return c.LocalAddr().String()
}
