// Package portal holds what Sallyport knows about a broker's portal, as data:
// its official domains, where one signs in, and the practice portal that stands
// in for it. It decides whether an origin belongs to the portal.
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

// IBKR is Interactive Brokers' Client Portal.
//
// Domains and hosts: the broker's own list "IBKR Host and Ports" at ibkr.info,
// the broker's regional sites, and public API clients that name the portal's
// nodes. Knowledge bases and neutral-brand mirrors are left out on purpose: no
// one signs in to the Client Portal there.
//
// ContentOnlyHosts is empty: no source names a host of somebody else that the
// portal's pages need. What public clients see of them (the sign-in program, the
// session's, the portal's and the trading API's paths) lies on the portal's own
// hosts. A host joins with its source, once a session's record shows that it is
// missed.
//
// DeviceCookies are candidates, unverified: the broker does not say which cookie
// makes it recognise a device. The names are those that public clients of the
// portal meet and that are no session: SBID and device.info, which name a
// browser or a device, and what was chosen before (region, language).
//
// SessionCookies are the names that such clients store and replay, alone, to be
// signed in.
func IBKR() Portal {
	return Portal{
		ID:        "ibkr",
		Name:      "Interactive Brokers Client Portal",
		SignInURL: "https://www.interactivebrokers.com/sso/Login",
		Domains: []string{
			"interactivebrokers.com",
			"interactivebrokers.ca",
			"interactivebrokers.co.uk",
			"interactivebrokers.co.in",
			"interactivebrokers.co.jp",
			"interactivebrokers.com.au",
			"interactivebrokers.com.hk",
			"interactivebrokers.com.sg",
			"interactivebrokers.eu",
			"interactivebrokers.hu",
			"interactivebrokers.ie",
			"ibkr.com",
			"ibkr.com.cn",
		},
		SignInHosts: []string{
			"www.interactivebrokers.com",
			"www.interactivebrokers.ca",
			"www.interactivebrokers.co.uk",
			"www.interactivebrokers.co.in",
			"www.interactivebrokers.co.jp",
			"www.interactivebrokers.com.au",
			"www.interactivebrokers.com.hk",
			"www.interactivebrokers.com.sg",
			"www.interactivebrokers.eu",
			"www.interactivebrokers.hu",
			"www.interactivebrokers.ie",
			"www.ibkr.com.cn",
			"portal.interactivebrokers.com",
			"gdcdyn.interactivebrokers.com",
			"cdcdyn.interactivebrokers.com",
			"ndcdyn.interactivebrokers.com",
		},
		DeviceCookies: []string{"SBID", "device.info", "REGION", "RL", "IB_LANG"},
		SessionCookies: []string{
			"XYZAB", "XYZAB_AM.LOGIN", "USERID", "cp", "JSESSIONID", "PHPSESSID", "x-sess-uuid", "portal", "api", "web", "TABID",
		},
	}
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
