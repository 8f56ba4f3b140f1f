package portal

import (
	"net/netip"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/idna"
)

// maxHost is the length of the longest name in the DNS, in bytes.
const maxHost = 253

// browserIDNA maps a name as browsers do (UTS #46, non-transitional, not strict).
var browserIDNA = sync.OnceValue(func() *idna.Profile {
	return idna.New(idna.MapForLookup(), idna.BidiRule(), idna.Transitional(false),
		idna.StrictDomainName(false), idna.CheckHyphens(false), idna.VerifyDNSLength(false))
})

// readName returns a name as it is asked for and as it is read, both in lower
// case. ok is false where no browser takes it; what is returned then is the best
// that can be made of it, because it may have been made to deceive all the same.
func readName(text string) (host, shown string, ok bool) {
	plain := isASCII(text)
	if plain {
		text = strings.ToLower(text)
	}
	if plain && !strings.Contains(text, "xn--") {
		return text, text, !strings.ContainsFunc(text, forbidden)
	}
	if len(text) > 4*maxHost {
		return text, text, false
	}
	if plain {
		// A label that is Punycode of nothing is no label; the library drops it.
		empty := strings.Contains(text+".", "xn--.")
		if shown, err := browserIDNA().ToUnicode(text); err == nil && !empty && !strings.ContainsFunc(text, forbidden) {
			return text, shown, true
		}
	}
	host, err := browserIDNA().ToASCII(text)
	if err == nil && !plain && !strings.ContainsFunc(host, forbidden) {
		shown, err = browserIDNA().ToUnicode(host)
		if err == nil {
			return host, shown, true
		}
	}
	// A name that has no right form is read leniently: each label for itself.
	shown, _ = idna.Punycode.ToUnicode(strings.ToLower(text))
	return strings.ToLower(text), strings.ToLower(shown), false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// forbidden are the code points that end every attempt to read a host.
func forbidden(r rune) bool {
	return r <= ' ' || r == 0x7f || r < 0x80 && strings.IndexByte(`#/:<>?@[\]^|%`, byte(r)) >= 0
}

// IPv4 reads a host as browsers do: one that ends in a number, in whatever notation, is an
// IPv4 address or refused. number is false for a name.
func IPv4(host string) (address netip.Addr, number, ok bool) {
	if !endsInNumber(host) {
		return netip.Addr{}, false, false
	}
	address, ok = readIPv4(host)
	return address, true, ok
}

// endsInNumber reports whether a browser takes a host for an IPv4 address.
func endsInNumber(host string) bool {
	last := strings.TrimSuffix(host, ".")
	last = last[strings.LastIndexByte(last, '.')+1:]
	if last == "" {
		return false
	}
	if strings.Trim(last, "0123456789") == "" {
		return true
	}
	_, ok := readIPv4Part(last)
	return ok
}

// readIPv4 reads an address of one to four parts, each decimal, octal or
// hexadecimal, the last one as long as what is left.
func readIPv4(host string) (netip.Addr, bool) {
	parts := strings.Split(strings.TrimSuffix(host, "."), ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var whole uint64
	for i, p := range parts {
		n, ok := readIPv4Part(p)
		last := i == len(parts)-1
		switch {
		case !ok, !last && n > 255, last && n >= 1<<(8*(5-len(parts))):
			return netip.Addr{}, false
		case last:
			whole += n
		default:
			whole += n << (8 * (3 - i))
		}
	}
	return netip.AddrFrom4([4]byte{byte(whole >> 24), byte(whole >> 16), byte(whole >> 8), byte(whole)}), true
}

func readIPv4Part(p string) (uint64, bool) {
	base, digits := 10, "0123456789"
	switch {
	case len(p) >= 2 && p[0] == '0' && p[1]|0x20 == 'x':
		p, base, digits = p[2:], 16, "0123456789abcdefABCDEF"
	case len(p) >= 2 && p[0] == '0':
		p, base, digits = p[1:], 8, "01234567"
	case p == "":
		return 0, false
	}
	if p == "" || strings.Trim(p, digits) != "" {
		return 0, p == ""
	}
	n, err := strconv.ParseUint(p, base, 64)
	if err != nil {
		return 1 << 40, true // Too large a number is a number, and no address.
	}
	return min(n, 1<<40), true
}
