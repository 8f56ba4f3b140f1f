package addon

import (
	"errors"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/idna"

	"github.com/sallyport/sallyport/internal/portal"
)

// site is the part of a URL that a host permission looks at.
type site struct {
	scheme string
	host   string // canonical, an IPv6 address without brackets
	port   uint16 // the effective port; 0 for a scheme that has none
	ip     bool
	below  bool // the hosts below it belong to it
}

// String is the site's origin as a browser writes it: no default port.
func (s site) String() string {
	host := s.host
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if s.port != 0 && s.port != defaultPort(s.scheme) {
		host += ":" + strconv.Itoa(int(s.port))
	}
	return s.scheme + "://" + host
}

// ParseOrigin reads an address as the origin that it belongs to, as a browser writes
// it: "https://www.example.com/x" is "https://www.example.com". Only http and https have
// pages that are signed in to.
func ParseOrigin(address string) (string, error) {
	s, err := parseSite(address)
	if err != nil || s.host == "" || (s.scheme != "https" && s.scheme != "http") {
		return "", errors.New("it is no web address: give one as in https://www.example.com")
	}
	return s.String(), nil
}

// sitesOf parses origins; what is no origin is left out. "https://*.example.com"
// stands for the domain and every host below it.
func sitesOf(origins []string) *sites {
	all := &sites{ends: map[string]bool{}}
	for _, o := range origins {
		domain, below := strings.CutPrefix(o, "https://*.")
		if below {
			o = "https://" + domain
		}
		s, err := parseSite(o)
		if s.below = below; err == nil && !slices.Contains(all.list, s) {
			all.list = append(all.list, s)
		}
	}
	for _, s := range all.list {
		end := hostEnd(s.host)
		all.ends[end] = true
		all.any = all.any || (s.below && !strings.Contains(end, "."))
	}
	return all
}

// sites are what a judgement is about.
type sites struct {
	list []site
	// ends are the ends of their hosts; any is set where they say nothing.
	ends map[string]bool
	any  bool
}

// near reports whether a pattern may cover any of the sites. Most do not, a manifest may have
// hundreds, and to compare each with each site takes longer than all else.
func (s *sites) near(p *Pattern) bool {
	end := hostEnd(p.host)
	return s.any || s.ends[end] || !strings.Contains(end, ".")
}

// hostEnd is the last two labels of a host, or all of it.
func hostEnd(host string) string {
	last := strings.LastIndexByte(host, '.')
	return host[strings.LastIndexByte(host[:max(last, 0)], '.')+1:]
}

func parseSite(rawURL string) (site, error) {
	u, err := url.Parse(rawURL)
	if err != nil {
		return site{}, err
	}
	s := site{scheme: u.Scheme, port: defaultPort(u.Scheme)}
	if u.Host == "" {
		if s.port != 0 {
			return site{}, errors.New("no host")
		}
		return s, nil
	}
	host := u.Hostname()
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if s.host, err = canonicalHost(host); err != nil {
		return site{}, err
	}
	if p := u.Port(); p != "" {
		port, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return site{}, err
		}
		s.port = uint16(port)
	}
	_, err = netip.ParseAddr(s.host)
	s.ip = err == nil
	return s, nil
}

func defaultPort(scheme string) uint16 {
	switch scheme {
	case "http", "ws":
		return 80
	case "https", "wss":
		return 443
	case "ftp":
		return 21
	}
	return 0
}

// hosts folds case and width and turns labels into their ASCII form, as
// browsers do with the host of a URL.
var hosts = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false), idna.CheckHyphens(false))

// canonicalHost is the form in which a browser compares hosts: lower case,
// ASCII, without a final dot; numbers in any notation as one IPv4 address.
func canonicalHost(host string) (string, error) {
	if plainHost(host) {
		return host, nil
	}
	if inside, found := strings.CutPrefix(host, "["); found {
		address, err := netip.ParseAddr(strings.TrimSuffix(inside, "]"))
		if err != nil || !address.Is6() || address.Zone() != "" || !strings.HasSuffix(host, "]") {
			return "", errors.New("the host is no IPv6 address")
		}
		return address.String(), nil
	}
	if strings.Contains(host, "*") {
		return "", errors.New("a wildcard in the host that is not all of it and no leading \"*.\"")
	}
	decoded, err := url.PathUnescape(strings.TrimSuffix(host, "."))
	if err != nil {
		return "", errors.New("the host has a broken escape")
	}
	if host, err = hosts.ToASCII(decoded); err != nil {
		return "", errors.New("the host is no domain name")
	}
	host = strings.TrimSuffix(host, ".")
	if host == "" || host[0] == '.' || strings.Contains(host, "..") {
		return "", errors.New("the host has an empty label")
	}
	if strings.ContainsAny(host, " #%/:<>?@[\\]^`{|}\x7f") || strings.ContainsFunc(host, func(r rune) bool { return r < ' ' }) {
		return "", errors.New("the host has a character that no host has")
	}
	return numericHost(host)
}

// plainHost reports whether a host is in canonical form already, as nearly all are: labels
// of plain letters, none of them encoded, the last of which is no number.
func plainHost(host string) bool {
	label := 0
	for i := range len(host) {
		switch c := host[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '_':
		case c == '-' && (i == 0 || host[i-1] != '-'):
		case c == '.' && i > label:
			label = i + 1
		default:
			return false
		}
	}
	return label < len(host) && (host[label] < '0' || host[label] > '9')
}

// numericHost turns a host whose last label is a number into the address that
// it stands for, as in "0x7f.1".
func numericHost(host string) (string, error) {
	address, number, ok := portal.IPv4(host)
	switch {
	case !number:
		return host, nil
	case !ok:
		return "", errors.New("the host ends in a number and is no IPv4 address")
	}
	return address.String(), nil
}
