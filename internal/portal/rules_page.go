package portal

import (
	"net/netip"
	"slices"
	"strings"
)

// userInfo finds a brand or an official host before the @ of an address, where
// it is shown first and means nothing.
func (d *Detector) userInfo(a address) hit {
	shown := a.user
	if strings.HasPrefix(a.path, `\`) && strings.Contains(a.path, "@") {
		shown = a.path // Some programs take what stands before the @ for a user all the same.
	}
	if shown == "" {
		return hit{}
	}
	text := readText(shown)
	for i := range d.brands {
		if b := &d.brands[i]; text.has(b) {
			return strong(UserInfo, b.target, 0)
		}
	}
	return hit{}
}

// text is what stands beside a host, as the rules read it.
type text struct {
	lower string
	words []string
	// joined is in loose folding, without hyphens.
	joined string
}

// maxText is how much of it is read, in bytes: more than any face shows.
const maxText = 1 << 10

func readText(s string) text {
	t := text{lower: strings.ToLower(strings.ToValidUTF8(unescape(s[:min(len(s), maxText)]), ""))}
	folded := strict(latin(t.lower))
	t.words = strings.FieldsFunc(folded, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	t.joined = unhyphened(loose(folded))
	return t
}

// has reports whether the text has the brand in it: a long one anywhere, a short
// one as a whole word.
func (t text) has(b *brand) bool {
	if b.short {
		return slices.Contains(t.words, b.strict)
	}
	return strings.Contains(t.joined, b.loose)
}

// lured reports whether one of the text's words is a lure.
func (t text) lured(w words) bool {
	return slices.ContainsFunc(t.words, func(word string) bool { return w.lured(loose(word)) })
}

// embedded finds the whole name of an official host inside a host that is not
// one, with dots or with hyphens in their place.
func (d *Detector) embedded(n name) hit {
	text := "." + n.whole
	if strings.Contains(text, "-") {
		text = strings.ReplaceAll(text, "-", ".")
	}
	for _, o := range d.officials {
		if strings.Contains(text, o.folded) {
			return strongIf(!throughLibrary(n), EmbeddedHost, o.domain, 0)
		}
	}
	return hit{}
}

// throughLibrary recognises the proxies by which universities let their members
// read what they subscribe to: the site's own name below the library's.
func throughLibrary(n name) bool {
	if n.suffix == "edu" || strings.HasPrefix(n.suffix, "ac.") || strings.HasPrefix(n.suffix, "edu.") {
		return true
	}
	return slices.ContainsFunc(n.labels, func(l label) bool { return strings.Contains(l.latin, "ezproxy") || l.latin == "libproxy" })
}

// path applies the rules that look behind the host. Search engines, archives,
// mail scanners and news have a broker's name in their paths all day, so a path
// alone counts only where the path is anybody's, or a password is asked for.
func (d *Detector) path(a address, p place, page Page) hit {
	if a.path == "" || p.closed && !p.pathShared || !p.pathShared && !page.Password {
		return hit{}
	}
	path, _, _ := strings.Cut(a.path, "#")
	path, _, _ = strings.Cut(path, "?")
	before, whole := readText(path), readText(a.path)
	target := d.signInPath(before.lower)
	for i := range d.brands {
		b := &d.brands[i]
		switch {
		case p.pathShared && before.has(b):
			return strongIf(before.lured(d.words) || page.Password, HostedPath, b.target, 0)
		case page.Password && whole.has(b):
			return strongIf(target != "", PasswordPath, b.target, 0)
		}
	}
	if page.Password && target != "" && d.signInQuery(whole.lower) {
		return weak(PasswordPath, target, uncounted)
	}
	return hit{}
}

// signInPath returns the domain of the portal that has its sign-in under a path,
// empty where none has.
func (d *Detector) signInPath(path string) string {
	for _, p := range d.portals {
		for _, own := range p.SignInPaths {
			if strings.Contains(strings.ReplaceAll(path, `\`, "/"), own) {
				return p.Domains[0]
			}
		}
	}
	return ""
}

func (d *Detector) signInQuery(path string) bool {
	_, query, _ := strings.Cut(path, "?")
	for _, p := range d.portals {
		for _, own := range p.SignInQueries {
			if strings.Contains("&"+query, "&"+own) {
				return true
			}
		}
	}
	return false
}

// rawAddress judges a number in the place of a name: with the portal's sign-in
// path or the brand behind it there is no innocent reader of it.
func (d *Detector) rawAddress(a address, page Page) hit {
	if private(a.ip) {
		return hit{}
	}
	text := readText(a.path)
	target := d.signInPath(text.lower)
	for i := range d.brands {
		if b := &d.brands[i]; text.has(b) {
			target = b.target
		}
	}
	if target == "" {
		return hit{}
	}
	return strongIf(page.Password, RawAddress, target, uncounted)
}

// gateway recognises a Client Portal Gateway: a local name or address, and the
// gateway's port or its sign-in's path.
func (d *Detector) gateway(a address) (hit, bool) {
	if !local(a) {
		return hit{}, false
	}
	text := strings.ToLower(a.path)
	for _, p := range d.portals {
		if p.GatewayPort == 0 {
			continue
		}
		if a.port == p.GatewayPort || slices.ContainsFunc(p.GatewayPaths, func(own string) bool { return strings.HasPrefix(text, own) }) {
			return hit{IsGateway, GatewayAddress, p.Domains[0], uncounted}, true
		}
	}
	return hit{IsUnrelated, NoLikeness, "", uncounted}, true
}

// local reports whether a host can only be on this machine or in this network.
func local(a address) bool {
	if a.ip.IsValid() {
		return private(a.ip)
	}
	if !strings.Contains(a.host, ".") {
		return true
	}
	return slices.ContainsFunc(LocalNames(), func(name string) bool { return strings.HasSuffix(a.host, "."+name) })
}

// LocalNames are the domains below which every name is this machine's or this
// network's own.
func LocalNames() []string {
	return []string{"localhost", "local", "internal", "lan", "home", "intranet", "corp", "home.arpa"}
}

func private(ip netip.Addr) bool {
	return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsUnspecified() || carrierGrade.Contains(ip)
}

// carrierGrade is RFC 6598's block, where overlay networks put a home server.
var carrierGrade = netip.PrefixFrom(netip.AddrFrom4([4]byte{100, 64, 0, 0}), 10)
