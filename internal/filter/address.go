package filter

import "net/netip"

// special4 are the IPv4 networks that are not public hosts': the entries of
// IANA's special-purpose registry that are not globally reachable, multicast,
// and the deprecated 6to4 relays.
var special4 = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
	"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)

// unicast6 is all of IPv6 that is given out to public hosts. Loopback,
// link-local, unique local, site-local and multicast lie outside.
var unicast6 = netip.MustParsePrefix("2000::/3")

// special6 are the parts of it that are not: protocol assignments, Teredo among
// them, and documentation.
var special6 = prefixes("2001::/23", "2001:db8::/32", "3fff::/20")

var (
	// nat64 has an IPv4 address in its last four bytes (RFC 6052).
	nat64 = netip.MustParsePrefix("64:ff9b::/96")
	// sixToFour has one behind its first two bytes (RFC 3056).
	sixToFour = netip.MustParsePrefix("2002::/16")
)

func prefixes(texts ...string) []netip.Prefix {
	all := make([]netip.Prefix, 0, len(texts))
	for _, t := range texts {
		all = append(all, netip.MustParsePrefix(t))
	}
	return all
}

// public reports whether an address can be a public host's. An address with an
// IPv4 address inside is judged by that one.
func public(a netip.Addr) bool {
	if !a.IsValid() || a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if a.Is4() {
		return !within(special4, a)
	}
	b := a.As16()
	switch {
	case nat64.Contains(a):
		return public(netip.AddrFrom4([4]byte(b[12:16])))
	case sixToFour.Contains(a):
		return public(netip.AddrFrom4([4]byte(b[2:6])))
	// An ISATAP interface (RFC 5214) tunnels to the IPv4 address at its end.
	case b[8]&^2 == 0 && b[9] == 0 && b[10] == 0x5e && b[11] == 0xfe && !public(netip.AddrFrom4([4]byte(b[12:16]))):
		return false
	}
	return unicast6.Contains(a) && !within(special6, a)
}

func within(networks []netip.Prefix, a netip.Addr) bool {
	for _, n := range networks {
		if n.Contains(a) {
			return true
		}
	}
	return false
}
