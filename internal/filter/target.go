package filter

import (
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// loopbackName and every name below it mean this machine (RFC 6761).
const loopbackName = "localhost"

// target is what a client asks for: a name or an address, and a port.
type target struct {
	// host is normalised; an address is in its shortest spelling, without
	// brackets.
	host string
	// ip is set if host is an address.
	ip   netip.Addr
	port uint16
}

func (t target) String() string { return net.JoinHostPort(t.host, strconv.Itoa(int(t.port))) }

// parseTarget reads "host:port" as a CONNECT request has it. The reason is
// empty, [Malformed], or [IPLiteral] for an address in a spelling that some
// programs take for one (127.1, 0x7f000001); only then is the target of use.
func parseTarget(s string) (target, Reason) {
	host, digits, ok := cutPort(s)
	if !ok {
		return target{}, Malformed
	}
	port, err := strconv.ParseUint(digits, 10, 16)
	if err != nil || port == 0 || digits[0] == '0' || digits[0] == '+' {
		return target{}, Malformed
	}
	t := target{port: uint16(port)}
	inner, bracketed := strings.CutPrefix(host, "[")
	if bracketed {
		inner, ok = strings.CutSuffix(inner, "]")
		if t.ip, err = netip.ParseAddr(inner); !ok || err != nil || !t.ip.Is6() || t.ip.Zone() != "" {
			return target{}, Malformed
		}
		t.host = t.ip.String()
		return t, ""
	}
	if t.host, ok = normalise(host); !ok {
		return target{}, Malformed
	}
	if t.ip, err = netip.ParseAddr(t.host); err == nil {
		return t, ""
	}
	t.ip = netip.Addr{}
	if endsInNumber(t.host) {
		return t, IPLiteral
	}
	return t, ""
}

func cutPort(s string) (host, port string, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 1 || i == len(s)-1 {
		return "", "", false
	}
	return s[:i], s[i+1:], true
}

// normalise returns a host's name in lower case and without the dot of the root.
// It reports false for what cannot be a name in DNS. Names that are not ASCII
// are none: a browser sends their punycode.
func normalise(host string) (string, bool) {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "" || len(host) > 253 {
		return "", false
	}
	for label := range strings.SplitSeq(host, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return "", false
		}
		for _, c := range []byte(label) {
			if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
				return "", false
			}
		}
	}
	return host, true
}

// endsInNumber reports whether the URL standard would read a name as an IPv4
// address or fail: its last label is a number, decimal or hexadecimal.
func endsInNumber(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	if strings.Trim(last, "0123456789") == "" {
		return true
	}
	hex, ok := strings.CutPrefix(last, "0x")
	return ok && strings.Trim(hex, "0123456789abcdef") == ""
}
