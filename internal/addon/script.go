package addon

import (
	"crypto/rand"
	"slices"
	"strings"
	"sync"
)

// plausiblePaths are paths at which a broker's sign-in or portal page is
// found. A content script that runs on any of them reads the page.
var plausiblePaths = []string{"/", "/sso/Login", "/sso/Login?RL=1", "/sso/Authenticator", "/portal/", "/portal/?loginType=1"}

// unnamedPaths are pages below the portal's prefixes that no list can name: a script that
// excludes the plausible ones alone still runs on the rest of the sign-in. Some are short and
// some are long, so that no length of a name excludes all of them.
var unnamedPaths = sync.OnceValue(func() (paths []string) {
	for _, prefix := range []string{"/sso/", "/sso/Login?RL=1&", "/portal/", "/portal/?"} {
		nonce := strings.ToLower(rand.Text())
		paths = append(paths, prefix+nonce[:8], prefix+nonce)
	}
	return paths
})

// runs reports whether the script runs, by one of its patterns that covers the
// site, on a page of it: a plausible one, one that nobody names, or one that the pattern or
// a glob names itself.
func (c *Script) runs(p *Pattern, s site) bool {
	covers := func(path string) bool { return p.coversPath(path) && !c.excluded(s, path) }
	if slices.ContainsFunc(plausiblePaths, covers) || slices.ContainsFunc(unnamedPaths(), covers) {
		return true
	}
	if !p.everyPath() {
		if path := strings.ReplaceAll(p.path(), "*", ""); !c.excluded(s, path) {
			return true
		}
	}
	origin := s.String()
	for _, glob := range c.IncludeGlobs {
		path, found := literalPath(glob, origin)
		if found && covers(path) {
			return true
		}
	}
	return false
}

// excluded applies exclude_matches and the globs to one page.
func (c *Script) excluded(s site, path string) bool {
	for i := range c.ExcludeMatches {
		if e := &c.ExcludeMatches[i]; e.covers(&s) && e.coversPath(path) {
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
