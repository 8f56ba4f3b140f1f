// Package portal holds what Sallyport knows about a broker's portal, as data:
// its official domains, where one signs in, and the practice portal that stands
// in for it. It decides whether an origin belongs to the portal, and whether a
// URL is made to look as if it did.
package portal

import (
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"
)

// Portal is one broker's web portal.
type Portal struct {
	// ID is the permanent short name, for example "ibkr".
	ID string
	// Name is the name to show.
	Name string
	// SignInURL is the official sign-in page that a hardened profile opens.
	SignInURL string
	// Domains are the registrable domains that the broker owns and serves its
	// portal from. A domain stands for itself and every host below it: the
	// broker moves its portal between nodes such as gdcdyn and ndcdyn.
	Domains []string
	// SignInHosts are the hosts on which the sign-in form is known to appear.
	// Installed extensions are judged against them.
	SignInHosts []string
	// OtherDomains are the broker's own as well, but nobody signs in to the portal
	// there: knowledge bases, guides, what programs connect to. They are official
	// to a judgement, and not guarded.
	OtherDomains []string
	// Mirrors are domains that show the portal under another name.
	Mirrors []string
	// Brands are what imitations are found by.
	Brands Brands
	// SignInPaths and SignInQueries are how the addresses of the portal's sign-in
	// go on after the host, in lower case.
	SignInPaths   []string
	SignInQueries []string
	// GatewayPort and GatewayPaths are where the broker's own program for this
	// machine shows the sign-in; zero where there is no such program.
	GatewayPort  int
	GatewayPaths []string
	// Marks are what a copy of the sign-in's page is told by.
	Marks []Mark
	// ContentOnlyHosts are hosts of others that the portal's own pages load things
	// from, and that nobody goes to. A host stands for itself alone.
	ContentOnlyHosts []string
	// DeviceCookies are the names of the cookies, on any host of Domains, by which
	// the portal may recognise a device. No cookie that is a session is among them.
	DeviceCookies []string
	// SessionCookies are the names of those that are a session: who holds one may be
	// signed in.
	SessionCookies []string
}

// Brands are the names that an imitation would use, in lower-case ASCII.
type Brands struct {
	// Long are names long enough for counting letters in them, from eight on; of
	// several words with a space between them.
	Long []string
	// Short are names of a few letters. They count as whole words alone.
	Short []string
	// Neutral are the names of mirrors, which are made of ordinary words.
	Neutral []string
}

// All returns every broker that Sallyport knows. A broker is one file: a function
// like [IBKR], and its name here.
func All() []Portal { return []Portal{IBKR()} }

// OwnDomains returns every domain that is the broker's or shows its portal, whether
// one signs in there or not. Nothing on them or below imitates the broker.
func (p Portal) OwnDomains() []string {
	return slices.Concat(p.Domains, p.OtherDomains, p.Mirrors)
}

// MatchPatterns returns the portal's host permissions as WebExtension match
// patterns, in a stable order.
func (p Portal) MatchPatterns() []string {
	patterns := make([]string, 0, len(p.Domains))
	for _, d := range p.Domains {
		patterns = append(patterns, "https://*."+d+"/*")
	}
	return patterns
}

// SignInOrigins returns the origins on which the sign-in form is known to appear.
func (p Portal) SignInOrigins() []string {
	origins := make([]string, 0, len(p.SignInHosts))
	for _, h := range p.SignInHosts {
		origins = append(origins, "https://"+h)
	}
	return origins
}

// JudgedOrigins returns the origins that an extension is judged against: the sign-in
// origins, "https://*.domain" for each domain, which stands for it and every host
// below it, and the Client Portal Gateway of this machine.
func (p Portal) JudgedOrigins() []string {
	origins := p.SignInOrigins()
	for _, d := range p.Domains {
		origins = append(origins, "https://*."+d)
	}
	return append(origins, fmt.Sprintf("https://%s:%d", GatewayHost, GatewayPort))
}

// PolicyHosts returns the same pages as JudgedOrigins, as the host patterns of a browser's
// policy, which has no paths and no ports: each domain with every host below it, and all
// that this machine itself serves by https, as the gateway does.
func (p Portal) PolicyHosts() []string {
	var hosts []string
	for _, d := range p.Domains {
		hosts = append(hosts, "*://*."+d)
	}
	return append(hosts, "https://"+GatewayHost)
}

// NavigationDomains returns what a protected window may be navigated to: each
// domain and every host below it. They are wider than SignInHosts, because a
// sign-in moves on to a node of the portal that no list names beforehand.
func (p Portal) NavigationDomains() []string { return slices.Clone(p.Domains) }

// ContentHosts returns the hosts, each for itself alone, that the portal's pages
// may load from in addition to NavigationDomains.
func (p Portal) ContentHosts() []string { return slices.Clone(p.ContentOnlyHosts) }

// Official reports whether an origin (scheme, host, optional port) is one of
// the portal's own: https, and one of its domains or a host below it.
func (p Portal) Official(origin string) bool {
	u, err := url.Parse(origin)
	if err != nil || u.Scheme != "https" {
		return false
	}
	return p.Owns(u.Hostname())
}

// Owns reports whether a host is one of the portal's domains or below one. The
// dot that begins a cookie's domain is no part of it.
func (p Portal) Owns(host string) bool {
	host = strings.TrimPrefix(strings.TrimSuffix(strings.ToLower(host), "."), ".")
	return slices.ContainsFunc(p.Domains, func(d string) bool {
		return host == d || strings.HasSuffix(host, "."+d)
	})
}

// RehearsalHost is the host of the practice portal. Names below "localhost"
// always mean this machine (RFC 6761), so nobody else can serve it.
const RehearsalHost = "rehearsal.localhost"

// RehearsalPattern is the practice portal's match pattern, any port.
const RehearsalPattern = "http://" + RehearsalHost + "/*"

// GatewayHost and GatewayPort are where a Client Portal Gateway on this machine
// listens unless it is told otherwise (listenPort in its conf.yaml).
const (
	GatewayHost = "localhost"
	GatewayPort = 5000
)

// GatewayPattern is the match pattern of a Client Portal Gateway on this
// machine. It is an optional permission.
const GatewayPattern = "https://localhost/*"

// Rehearsal reports whether an origin is the practice portal's.
func Rehearsal(origin string) bool {
	u, err := url.Parse(origin)
	return err == nil && u.Scheme == "http" && u.Hostname() == RehearsalHost
}

// Gateway reports whether an origin is a Client Portal Gateway on this machine.
func Gateway(origin string) bool {
	u, err := url.Parse(origin)
	if err != nil || u.Scheme != "https" {
		return false
	}
	host := u.Hostname()
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

// Guarded reports whether Sallyport watches over an origin at all.
func Guarded(origin string) bool {
	return IBKR().Official(origin) || Rehearsal(origin) || Gateway(origin)
}
