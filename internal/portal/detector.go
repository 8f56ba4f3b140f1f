package portal

import (
	"slices"
	"strings"
	"sync"
)

// MaxURL is the length in bytes above which a URL is not judged.
const MaxURL = 64 << 10

// Detector judges URLs for a set of portals. It is safe for concurrent use.
type Detector struct {
	portals   []Portal
	brands    []brand
	officials []official
	words     words
	// added are the hosts that the user vouches for.
	added []string
}

// official is one domain of a broker, between dots and in loose folding.
type official struct{ domain, folded string }

// brand is one name of a broker, as the rules need it.
type brand struct {
	// plain is the name in one word, as in "interactivebrokers".
	plain, strict, loose string
	// parts are the words of a name of several, folded loosely.
	parts []string
	// alike are the strict foldings of the name, and of it with pairs of letters
	// that are drawn like one, as rn is like m.
	alike []string
	// strokes are the loose foldings of a short name with a stroke before some of
	// its letters, as in "ib1kr": it has too few letters to see that otherwise.
	strokes []string
	// short is true for a name that is too short for counting letters in it.
	short bool
	// neutral is true for the name of a mirror, which has ordinary words in it.
	neutral bool
	// target is the official domain to name; suffixes are those of the broker's
	// domains under this name.
	target   string
	suffixes []string
	near     *pattern
}

// NewDetector returns a detector that knows the portals' own hosts and brands.
func NewDetector(portals ...Portal) *Detector {
	d := &Detector{portals: portals, words: newWords()}
	for _, p := range portals {
		for _, list := range [...][]string{p.Domains, p.OtherDomains, p.Mirrors} {
			for _, domain := range list {
				d.officials = append(d.officials, official{domain, "." + loose(strict(domain)) + "."})
			}
		}
		for _, name := range p.Brands.Long {
			d.brands = append(d.brands, newBrand(p, name, brand{}))
		}
		for _, name := range p.Brands.Short {
			d.brands = append(d.brands, newBrand(p, name, brand{short: true}))
		}
		for _, name := range p.Brands.Neutral {
			d.brands = append(d.brands, newBrand(p, name, brand{short: true, neutral: true}))
		}
	}
	return d
}

func newBrand(p Portal, name string, b brand) brand {
	b.plain = strings.ReplaceAll(name, " ", "")
	b.strict = strict(b.plain)
	b.loose = loose(b.strict)
	b.near = newPattern(b.loose)
	for _, way := range drawings(b.plain, map[rune][]string{'m': {"rn"}, 'w': {"vv"}, 'd': {"cl"}}) {
		b.alike = append(b.alike, strict(way))
	}
	if b.short {
		for _, way := range drawings(b.plain, map[rune][]string{'b': {"lb"}, 'h': {"lh"}, 'k': {"lk", "lc"}, 'd': {"dl"}, 'm': {"nn", "rr"}})[1:] {
			b.strokes = append(b.strokes, loose(strict(way)))
		}
	}
	if words := strings.Fields(name); len(words) > 1 {
		for _, w := range words {
			b.parts = append(b.parts, loose(strict(w)))
		}
	}
	for _, list := range [][]string{p.Domains, p.OtherDomains, p.Mirrors} {
		for _, d := range list {
			label, suffix, _ := strings.Cut(d, ".")
			if label == b.plain {
				b.suffixes = append(b.suffixes, suffix)
			}
			if b.target == "" && label == b.plain {
				b.target = d
			}
		}
	}
	if b.target == "" {
		b.target = p.Domains[0]
	}
	return b
}

// drawings returns a name as it is, and with each of its letters drawn in all
// the given ways; of very many, the first.
func drawings(plain string, ways map[rune][]string) []string {
	const most = 64
	all := []string{""}
	for _, r := range plain {
		var longer []string
		for _, way := range append([]string{string(r)}, ways[r]...) {
			for _, start := range all {
				longer = append(longer, start+way)
			}
		}
		all = longer[:min(len(longer), most)]
	}
	return all
}

// known is the detector for every broker that Sallyport knows.
var known = sync.OnceValue(func() *Detector { return NewDetector(All()...) })

// Known returns the detector for every broker that Sallyport knows.
func Known() *Detector { return known() }

// Judge says what the host of a URL is to the portals. The URL may be any text:
// it is read as a browser reads it. page says what is known of the page there,
// and is its zero value where nothing is.
func (d *Detector) Judge(url string, page Page) Judgement {
	if len(url) > MaxURL {
		return sentence(Judgement{Input: strings.ToValidUTF8(url[:256], "\ufffd") + "…", Verdict: IsUnrelated, Rule: TooLong})
	}
	a := readAddress(url)
	p := place{registrable: a.host}
	if a.host != "" && !a.ip.IsValid() && len(a.host) <= maxHost {
		p = placeOf(a.host)
	}
	h := d.find(a, p, page)
	j := Judgement{
		Input: strings.ToValidUTF8(url, "\ufffd"), Host: a.host,
		Verdict: h.verdict, Rule: h.rule, Target: h.target,
	}
	if h.distance != uncounted {
		j.Distance = &h.distance
	}
	if a.host != "" {
		j.Registrable = p.registrable
	}
	return sentence(j)
}

// find applies the rules in their order: what a host is comes before what it
// looks like.
func (d *Detector) find(a address, p place, page Page) hit {
	if a.scheme != "https" && a.scheme != "http" {
		return hit{IsUnrelated, NotWeb, "", uncounted}
	}
	if !a.refused {
		if h, ok := d.own(a.host); ok {
			return h
		}
		if h, ok := d.gateway(a); ok {
			return h
		}
	}
	found := hit{IsUnrelated, NoLikeness, "", uncounted}
	if a.refused {
		found.rule = NotAnAddress
	}
	found = stronger(found, d.userInfo(a))
	if a.ip.IsValid() {
		found = stronger(found, d.rawAddress(a, page))
	} else if a.host != "" && len(a.host) <= maxHost {
		found = stronger(found, d.host(readHost(a, p), page))
		found = stronger(found, d.path(a, p, page))
	}
	return stronger(found, d.marks(page))
}

// own recognises the brokers' own hosts and the mirrors.
func (d *Detector) own(host string) (hit, bool) {
	for _, p := range d.portals {
		for _, list := range [][]string{p.Domains, p.OtherDomains} {
			if domain, ok := within(host, list); ok {
				return hit{IsOfficial, OfficialHost, domain, uncounted}, true
			}
		}
		if domain, ok := within(host, p.Mirrors); ok {
			return hit{IsMirror, MirrorHost, domain, uncounted}, true
		}
	}
	if slices.Contains(d.added, host) {
		return hit{IsMirror, AddedHost, host, uncounted}, true
	}
	return hit{}, false
}

// within finds the domain of a list that a host is, or is below.
func within(host string, domains []string) (string, bool) {
	for _, d := range domains {
		if below, ok := strings.CutSuffix(host, d); ok && (below == "" || below[len(below)-1] == '.') {
			return d, true
		}
	}
	return "", false
}

// host applies the rules that look at the name alone, and takes the strongest.
func (d *Detector) host(n name, page Page) hit {
	if n.closed {
		return hit{}
	}
	found := d.embedded(n)
	for i := range d.brands {
		if found.verdict == IsStrong {
			return found
		}
		b := &d.brands[i]
		if b.short {
			found = stronger(found, d.short(n, b, page))
		} else {
			likeness := d.long(n, b)
			if likeness.verdict == IsWeak && likeness.rule != BrandWords && page.Password {
				likeness.verdict = IsStrong
			}
			found = stronger(found, likeness)
		}
	}
	if !found.verdict.LookAlike() && n.mixed {
		return weak(MixedScripts, "", uncounted)
	}
	return found
}
