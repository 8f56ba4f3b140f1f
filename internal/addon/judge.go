package addon

import (
	"slices"
	"strings"
)

// Access is how an extension reaches a page.
type Access string

// Accesses, the closest first.
const (
	// ContentScript: its code runs inside the page.
	ContentScript Access = "content-script"
	// HostPermission: it may act on the site at any time: put code into its
	// pages, or use the signed-in session from its own background.
	HostPermission Access = "host-permission"
	// Debugger: it may attach the browser's debugger to any page.
	Debugger Access = "debugger"
	// OnClick: it reaches the page only once the user clicks or agrees.
	OnClick Access = "on-click"
	// NotJudged: it could not be judged.
	NotJudged Access = "unknown"
	// NoAccess: it does not reach the page.
	NoAccess Access = "none"
)

// Reads reports whether the extension can read the page as things stand.
func (a Access) Reads() bool {
	return a == ContentScript || a == HostPermission || a == Debugger
}

// Reach is how an extension reaches one of a set of origins, and by what.
type Reach struct {
	Access Access
	// Key is the manifest key that gives the access and Pattern its entry: a
	// match pattern, or the name of a permission.
	Key, Pattern string
}

// plausiblePaths are paths at which a broker's sign-in or portal page is
// found. A content script that runs on any of them reads the page.
var plausiblePaths = []string{"/", "/sso/Login", "/sso/Login?RL=1", "/sso/Authenticator", "/portal/", "/portal/?loginType=1"}

// Judge tells how an extension with this manifest, installed and switched on
// and with nothing withheld by the user, reaches the pages of any of the
// origins. A content script that is limited to some path of an origin counts.
func Judge(m Manifest, origins []string) Reach {
	return judge(&m, m.Hosts, nil, sitesOf(origins))
}

// sitesOf parses origins; what is no origin is left out.
func sitesOf(origins []string) []site {
	var sites []site
	for _, o := range origins {
		if s, err := parseSite(o); err == nil && !slices.Contains(sites, s) {
			sites = append(sites, s)
		}
	}
	return sites
}

// limit restricts an extension to the sites that the user let it on; nil is
// no restriction.
type limit struct{ allowed []Host }

func (l *limit) admits(s site) bool {
	if l == nil {
		return true
	}
	return slices.ContainsFunc(l.allowed, func(h Host) bool { return h.Pattern.covers(s) })
}

func judge(m *Manifest, hosts []Host, l *limit, sites []site) Reach {
	if r, ok := m.script(sites, l); ok {
		return r
	}
	if r, ok := covered(HostPermission, hosts, sites, l); ok {
		return r
	}
	if m.Has("debugger") {
		return Reach{Debugger, "permissions", "debugger"}
	}
	if l != nil {
		if r := judge(m, hosts, nil, sites); r.Access.Reads() {
			return Reach{OnClick, r.Key, r.Pattern}
		}
	}
	if r, ok := covered(OnClick, m.OptionalHosts, sites, nil); ok {
		return r
	}
	if slices.Contains(m.OptionalPermissions, "debugger") {
		return Reach{OnClick, "optional_permissions", "debugger"}
	}
	if m.Has("activeTab") {
		return Reach{OnClick, "permissions", "activeTab"}
	}
	if slices.Contains(m.OptionalPermissions, "activeTab") {
		return Reach{OnClick, "optional_permissions", "activeTab"}
	}
	return Reach{Access: NoAccess}
}

func covered(a Access, hosts []Host, sites []site, l *limit) (Reach, bool) {
	for i := range hosts {
		for _, s := range sites {
			if hosts[i].Pattern.covers(s) && l.admits(s) {
				return Reach{a, hosts[i].Key, hosts[i].Pattern.text}, true
			}
		}
	}
	return Reach{}, false
}

func (m *Manifest) script(sites []site, l *limit) (Reach, bool) {
	for i := range m.Scripts {
		for j := range m.Scripts[i].Matches {
			p := &m.Scripts[i].Matches[j]
			for _, s := range sites {
				if p.covers(s) && l.admits(s) && m.Scripts[i].runs(p, s) {
					return Reach{ContentScript, "content_scripts", p.text}, true
				}
			}
		}
	}
	return Reach{}, false
}

// runs reports whether the script runs, by one of its patterns that covers the
// site, on a page of it: a plausible one, or one that the pattern or a glob
// names itself.
func (c *Script) runs(p *Pattern, s site) bool {
	for _, path := range plausiblePaths {
		if p.coversPath(path) && !c.excluded(s, path) {
			return true
		}
	}
	if !p.everyPath() {
		if path := strings.ReplaceAll(p.path, "*", ""); !c.excluded(s, path) {
			return true
		}
	}
	origin := s.String()
	for _, glob := range c.IncludeGlobs {
		path, found := literalPath(glob, origin)
		if found && p.coversPath(path) && !c.excluded(s, path) {
			return true
		}
	}
	return false
}

// excluded applies exclude_matches and the globs to one page.
func (c *Script) excluded(s site, path string) bool {
	for i := range c.ExcludeMatches {
		if e := &c.ExcludeMatches[i]; e.covers(s) && e.coversPath(path) {
			return true
		}
	}
	if len(c.IncludeGlobs) == 0 && len(c.ExcludeGlobs) == 0 {
		return false
	}
	page := s.String() + path
	// Each list by the browser that lets the script run on more pages.
	included := func(glob string) bool { return globMatches(glob, page, true) }
	if len(c.IncludeGlobs) > 0 && !slices.ContainsFunc(c.IncludeGlobs, included) {
		return true
	}
	return slices.ContainsFunc(c.ExcludeGlobs, func(glob string) bool { return globMatches(glob, page, false) })
}

// literalPath is the path of a page of the origin that a glob names: the glob
// without its wildcards, where that begins with the origin.
func literalPath(glob, origin string) (path string, found bool) {
	page := strings.NewReplacer("*", "", "?", "").Replace(glob)
	path, found = strings.CutPrefix(page, origin)
	return path, found && strings.HasPrefix(path, "/")
}
