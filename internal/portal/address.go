package portal

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"
)

// address is what a browser makes of the text of a URL, by the rules of the
// WHATWG's URL standard (§4.4): what is judged is what would be opened.
type address struct {
	scheme string
	// user is the name and password before the host, as they were written.
	user string
	// host is the name as it is asked for: lower case, Punycode, no trailing dot;
	// or the address in its usual notation.
	host string
	// shown is the name with its letters as they are read.
	shown string
	// ip is valid where the host is an address, in whatever notation.
	ip   netip.Addr
	port int
	// path is all that follows the authority, as it was written.
	path string
	// refused says that no browser opens this. The other fields then are a guess.
	refused bool
}

// readAddress reads the text of a URL. Text without a scheme is read as what
// stands in an address bar: a host, and perhaps a port.
func readAddress(text string) address {
	text = strings.TrimFunc(text, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(text, "\t\n\r") {
		text = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(text)
	}
	scheme, rest := cutScheme(text)
	a := address{scheme: scheme}
	if scheme != "https" && scheme != "http" {
		return a
	}
	rest = strings.TrimLeft(rest, `/\`)
	authority := rest
	if end := strings.IndexAny(rest, `/\?#`); end >= 0 {
		authority, a.path = rest[:end], rest[end:]
	}
	if at := strings.LastIndexByte(authority, '@'); at >= 0 {
		a.user, authority = authority[:at], authority[at+1:]
	}
	a.readPort(&authority)
	a.readHost(authority)
	return a
}

// cutScheme parts the scheme from the rest. What has none, or a host and a port
// in its place, is taken for https.
func cutScheme(text string) (scheme, rest string) {
	colon := strings.IndexByte(text, ':')
	if colon <= 0 || !isScheme(text[:colon]) {
		return "https", text
	}
	scheme, rest = strings.ToLower(text[:colon]), text[colon+1:]
	switch scheme {
	case "http", "https", "tel", "sms":
		return scheme, rest
	}
	if strings.Contains(scheme, ".") || isPort(rest) {
		return "https", text
	}
	return scheme, rest
}

func isScheme(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || !isDigit(s[i]) && !strings.ContainsRune("+-.", rune(s[i]))) {
			return false
		}
	}
	return true
}

// isPort reports whether text starts with digits that end where a port would.
func isPort(text string) bool {
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	return digits > 0 && digits <= 5 && (digits == len(text) || strings.IndexByte(`/\?#`, text[digits]) >= 0)
}

func (a *address) readPort(authority *string) {
	a.port = 443
	if a.scheme == "http" {
		a.port = 80
	}
	colon := strings.LastIndexByte(*authority, ':')
	if colon < 0 || strings.IndexByte((*authority)[colon:], ']') >= 0 {
		return
	}
	port := (*authority)[colon+1:]
	*authority = (*authority)[:colon]
	if port == "" {
		return
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || port[0] == '+' {
		a.refused = true
		return
	}
	a.port = int(n)
}

func (a *address) readHost(text string) {
	if inner, ok := strings.CutPrefix(text, "["); ok {
		inner, closed := strings.CutSuffix(inner, "]")
		ip, err := netip.ParseAddr(inner)
		a.refused = a.refused || err != nil || !closed || !ip.Is6() || ip.Zone() != ""
		if !a.refused {
			a.ip, a.host = ip.Unmap(), "["+ip.String()+"]"
			if b := ip.As16(); ip.Is4In6() {
				a.host = fmt.Sprintf("[::ffff:%x:%x]", uint16(b[12])<<8|uint16(b[13]), uint16(b[14])<<8|uint16(b[15]))
			}
			a.shown = a.host
		}
		return
	}
	ok := true
	a.host, a.shown, ok = readName(unescape(text))
	a.refused = a.refused || !ok
	if endsInNumber(a.host) {
		a.ip, ok = readIPv4(a.host)
		a.refused = a.refused || !ok
		if ok {
			a.host, a.shown = a.ip.String(), a.ip.String()
		}
		return
	}
	a.host, a.shown = strings.TrimSuffix(a.host, "."), strings.TrimSuffix(a.shown, ".")
	if a.host == "" || len(a.host) > maxHost || strings.Contains("."+a.host+".", "..") {
		a.refused = true
	}
}

// unescape decodes %XX. What is not UTF-8 after that becomes U+FFFD, as in a
// browser, and no host has that.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return strings.ToValidUTF8(s, "\ufffd")
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b = append(b, byte(n))
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	if utf8.Valid(b) {
		return string(b)
	}
	return strings.ToValidUTF8(string(b), "\ufffd")
}
