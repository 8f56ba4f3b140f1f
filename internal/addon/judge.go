package addon

import (
	"iter"
	"slices"
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
	// Capture: it may take any page's content, or what signs in, without touching the page.
	Capture Access = "capture"
	// OnClick: it reaches the page only once the user clicks or agrees.
	OnClick Access = "on-click"
	// NotJudged: it could not be judged.
	NotJudged Access = "unknown"
	// NoAccess: it does not reach the page.
	NoAccess Access = "none"
)

// Reads reports whether the extension can read the page as things stand.
func (a Access) Reads() bool {
	return a == ContentScript || a == HostPermission || a == Debugger || a == Capture
}

// Reach is how an extension reaches one of a set of origins, and by what.
type Reach struct {
	Access Access
	// Key is the manifest key that gives the access and Pattern its entry: a
	// match pattern, or the name of a permission.
	Key, Pattern string
}

// limit restricts an extension to the sites that the user let it on; nil is
// no restriction.
type limit struct{ allowed []Host }

func (l *limit) admits(s site) bool {
	if l == nil {
		return true
	}
	return slices.ContainsFunc(l.allowed, func(h Host) bool { return h.Pattern.covers(&s) })
}

// subject is what is judged: a manifest, with what the browser's notes say of the
// hosts that are in effect.
type subject struct {
	*Manifest
	hosts []Host
	// granted are API permissions beside the manifest's.
	granted []string
	limit   *limit
	barrier *barrier
	sites   *sites
}

// declared judges a manifest as if it were installed, switched on, and nothing of it
// withheld by the user.
func (m *Manifest) declared(sites *sites) subject {
	return subject{Manifest: m, hosts: m.Hosts, sites: sites}
}

// grantedAPI is the key of an API permission that is not the manifest's.
const grantedAPI = "granted_permissions"

// apis goes through the API permissions, each once, with the key that gives it.
func (s subject) apis() iter.Seq2[string, string] {
	return func(yield func(key, permission string) bool) {
		for _, p := range s.Permissions {
			if !yield("permissions", p) {
				return
			}
		}
		for i, p := range s.granted {
			if !s.Has(p) && !slices.Contains(s.granted[:i], p) && !yield(grantedAPI, p) {
				return
			}
		}
	}
}

// hold is one thing that gives an extension a hold on a site.
type hold struct {
	exposure Exposure
	access   Access
	// site is where; on is the place, among the sites asked for, of the one that it is or
	// belongs to.
	site site
	on   int
	// key and pattern are as in Match.
	key, pattern string
}

// holds goes through everything that gives the extension a hold on any of the
// sites, what reaches closest first.
func (s subject) holds() iter.Seq[hold] {
	return func(each func(hold) bool) {
		yield := func(h hold) bool {
			h, left := s.barrier.leaves(h)
			return !left || each(h)
		}
		if s.Theme {
			return
		}
		// An app other than the oldest kind has no content scripts, and its requests a cookie
		// jar of its own.
		pages := !s.App || s.LegacyApp
		if pages && !(s.scripts(yield) && s.reached(yield)) {
			return
		}
		if !s.everywhere(pages, yield) {
			return
		}
		if pages && !s.later(yield) {
			return
		}
		s.around(yield)
	}
}

// scripts are the content scripts that run on a site.
func (s subject) scripts(yield func(hold) bool) bool {
	for i := range s.Scripts {
		script := &s.Scripts[i]
		for j := range script.Matches {
			p := &script.Matches[j]
			if !s.sites.near(p) {
				continue
			}
			for on := range s.sites.list {
				at, ok := p.reaches(&s.sites.list[on])
				if !ok || !script.runs(p, at) {
					continue
				}
				h := hold{A4, ContentScript, at, on, "content_scripts", p.text}
				if !s.limit.admits(at) {
					h.exposure, h.access = A1, OnClick
				}
				if !yield(h) {
					return false
				}
			}
		}
	}
	return true
}

// reached are the host permissions that cover a site.
func (s subject) reached(yield func(hold) bool) bool {
	injects := func(p string) bool { return needs(p) == injects }
	injecting := slices.ContainsFunc(s.Permissions, injects) || slices.ContainsFunc(s.granted, injects)
	for i := range s.hosts {
		h := &s.hosts[i]
		if !s.sites.near(&h.Pattern) {
			continue
		}
		exposure := A3
		// Before Manifest V3, a host is all that it takes to put code into its pages.
		if injecting || h.Key == "permissions" || (h.Key != "host_permissions" && s.ManifestVersion < 3) {
			exposure = A4
		}
		for on := range s.sites.list {
			at, ok := h.Pattern.reaches(&s.sites.list[on])
			if !ok {
				continue
			}
			found := hold{exposure, HostPermission, at, on, h.Key, h.Pattern.text}
			if !s.limit.admits(at) {
				found.exposure, found.access = A1, OnClick
			}
			if !yield(found) {
				return false
			}
		}
	}
	return true
}

// everywhere are the permissions that reach every site without a host.
func (s subject) everywhere(pages bool, yield func(hold) bool) bool {
	for key, p := range s.apis() {
		switch needs(p) {
		case everyPage:
			if pages && !s.onEach(hold{exposure: A4, access: Debugger, key: key, pattern: p}, yield) {
				return false
			}
		case session:
			if !s.onEach(hold{exposure: A3, access: Capture, key: key, pattern: p}, yield) {
				return false
			}
		}
	}
	if pages && s.DevtoolsPage != "" {
		return s.onEach(hold{exposure: A3, access: Capture, key: "devtools_page", pattern: s.DevtoolsPage}, yield)
	}
	return true
}

// later are what the user may grant.
func (s subject) later(yield func(hold) bool) bool {
	for i := range s.OptionalHosts {
		h := &s.OptionalHosts[i]
		for on := range s.sites.list {
			if at, ok := h.Pattern.reaches(&s.sites.list[on]); ok && !yield(hold{A1, OnClick, at, on, h.Key, h.Pattern.text}) {
				return false
			}
		}
	}
	for key, p := range s.apis() {
		if needs(p) == onClick && !s.onEach(hold{exposure: A1, access: OnClick, key: key, pattern: p}, yield) {
			return false
		}
	}
	for _, p := range s.OptionalPermissions {
		access := NoAccess
		switch needs(p) {
		case everyPage, session, onClick:
			access = OnClick
		case around:
		default:
			continue
		}
		if !s.onEach(hold{exposure: A1, access: access, key: "optional_permissions", pattern: p}, yield) {
			return false
		}
	}
	return true
}

// around are what steers the network, watches the browser or controls it.
func (s subject) around(yield func(hold) bool) bool {
	for key, p := range s.apis() {
		if needs(p) == around && !s.onEach(hold{exposure: A2, access: NoAccess, key: key, pattern: p}, yield) {
			return false
		}
	}
	for _, o := range s.Overrides {
		if o != newTab && !s.onEach(hold{exposure: A2, access: NoAccess, key: "chrome_settings_overrides", pattern: o}, yield) {
			return false
		}
	}
	return true
}

// onEach yields a hold for each site.
func (s subject) onEach(h hold, yield func(hold) bool) bool {
	for h.on, h.site = range s.sites.list {
		if !yield(h) {
			return false
		}
	}
	return true
}

// exposure is the highest that anything gives.
func (s subject) exposure() Exposure {
	highest := A0
	for h := range s.holds() {
		if highest = max(highest, h.exposure); highest == A4 {
			break
		}
	}
	return highest
}

// reach is the closest way to any of the sites.
func (s subject) reach() Reach {
	closest := Reach{Access: NoAccess}
	for h := range s.holds() {
		if closer(h.access, closest.Access) {
			closest = Reach{h.access, h.key, h.pattern}
		}
		if closest.Access.Reads() {
			break
		}
	}
	return closest
}

// maxMatches bounds what is told of one extension's matches.
const maxMatches = 2000

// matches are the reasons for the exposure, in the order of the sites: everything that
// reaches the pages or the session; where nothing does, what gives the exposure that it has.
func (s subject) matches() []Match {
	exposure := s.exposure()
	if exposure == A0 {
		return nil
	}
	var found []hold
	for h := range s.holds() {
		if h.exposure >= min(exposure, A3) && len(found) < maxMatches {
			found = append(found, h)
		}
	}
	slices.SortStableFunc(found, func(a, b hold) int { return a.on - b.on })
	all := make([]Match, 0, len(found))
	seen := make(map[Match]bool, len(found))
	for i := range found {
		if m := found[i].match(); !seen[m] {
			seen[m] = true
			all = append(all, m)
		}
	}
	return all
}

// reasons are the matches with the first of the sites alone for each key and pattern.
func (s subject) reasons() []Match {
	exposure := s.exposure()
	if exposure == A0 {
		return nil
	}
	var found []hold
	place := map[[2]string]int{}
	for h := range s.holds() {
		if h.exposure < min(exposure, A3) {
			continue
		}
		by := [2]string{h.key, h.pattern}
		switch at, seen := place[by]; {
		case seen && h.on < found[at].on:
			found[at] = h
		case !seen && len(found) < maxMatches:
			place[by] = len(found)
			found = append(found, h)
		}
	}
	slices.SortStableFunc(found, func(a, b hold) int { return a.on - b.on })
	all := make([]Match, len(found))
	for i := range found {
		all[i] = found[i].match()
	}
	return all
}

func (h *hold) match() Match { return Match{h.site.String(), h.key, h.pattern} }
