package addon

import (
	"errors"
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"
)

// ErrPattern is wrapped by every error of [ParsePattern].
var ErrPattern = errors.New("invalid match pattern")

// allURLs is the one pattern that has no parts.
const allURLs = "<all_urls>"

// Pattern is a match pattern of a manifest. The zero Pattern matches nothing.
//
// The rules are those of Chromium's extensions/common/url_pattern.cc. Measured
// with both browsers, Firefox is stricter: it takes no port, and compares the
// host letter by letter. Where they differ a Pattern covers what either does.
type Pattern struct {
	text string
	host string // canonical; "" for any host
	// schemeEnd and pathAt are where in the text the scheme ends, and where the path begins, with
	// its slash. One manifest may have thousands of patterns, so they are kept small.
	schemeEnd, pathAt uint32
	port              uint16 // 0 for any port
	all               bool   // <all_urls>
	below             bool   // "*.": the host and every subdomain
}

// scheme is "*" for http and https, and "" in a pattern that matches nothing.
func (p *Pattern) scheme() string { return p.text[:p.schemeEnd] }

// path is what a URL's path is compared with; "*" in it is any run of characters.
func (p *Pattern) path() string { return p.text[p.pathAt:] }

// String returns the pattern as the manifest has it.
func (p Pattern) String() string { return p.text }

// patternScheme tells the schemes that a pattern may name. Which of them an
// extension gets depends on the manifest key; only http and https matter here.
func patternScheme(s string) bool {
	switch s {
	case "*", "http", "https", "file", "ftp", "ws", "wss", "data", "chrome", "chrome-extension", "filesystem", "uuid-in-package":
		return true
	case "moz-extension", "resource", "about", "blob": // Firefox's own
		return true
	}
	return false
}

// ParsePattern parses a match pattern. An invalid one is an error, wrapping
// [ErrPattern], and its Pattern matches nothing but keeps its text.
func ParsePattern(s string) (Pattern, error) {
	p := Pattern{text: s}
	if s == allURLs {
		p.all = true
		return p, nil
	}
	invalid := func(why string) (Pattern, error) {
		return Pattern{text: s}, fmt.Errorf("%w: %s", ErrPattern, why)
	}
	if uint64(len(s)) > math.MaxUint32 {
		return invalid("too long")
	}
	colon := strings.IndexByte(s, ':')
	if colon < 0 || !patternScheme(s[:colon]) {
		return invalid("unknown scheme")
	}
	scheme := s[:colon]
	p.schemeEnd = uint32(colon)
	rest, found := strings.CutPrefix(s[colon+1:], "//")
	p.pathAt = uint32(len(s) - len(rest))
	switch {
	case !found && (scheme == "data" || scheme == "about" || scheme == "blob"):
		return p, nil
	case !found:
		return invalid(`no "://" after the scheme`)
	case scheme == "file":
		return p, nil
	}
	slash := strings.IndexByte(rest, '/')
	switch {
	case slash < 0:
		return invalid("no path")
	case slash == 0:
		return invalid("no host")
	}
	p.pathAt += uint32(slash)
	authority := rest[:slash]
	var err error
	if authority, p.port, err = cutPort(authority); err != nil {
		return invalid(err.Error())
	}
	if authority != "*" {
		authority, p.below = strings.CutPrefix(authority, "*.")
		if p.host, err = canonicalHost(authority); err != nil {
			return invalid(err.Error())
		}
	}
	return p, nil
}

// cutPort splits off a port; "*" and none mean any.
func cutPort(authority string) (host string, port uint16, err error) {
	colon := strings.IndexByte(authority, ':')
	if colon >= 0 {
		colon = strings.LastIndexByte(authority, ':')
	}
	if colon < 0 || strings.HasSuffix(authority, "]") {
		return authority, 0, nil
	}
	text := authority[colon+1:]
	if text == "*" {
		return authority[:colon], 0, nil
	}
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return "", 0, errors.New("the port is no number")
		}
	}
	n, err := strconv.ParseUint(text, 10, 16)
	if err != nil || n == 0 {
		return "", 0, errors.New("the port is out of range")
	}
	return authority[:colon], uint16(n), nil
}

// MatchesOrigin reports whether the pattern, as a host permission, covers an
// origin such as "https://www.example.com". A host permission's path is ignored.
func (p Pattern) MatchesOrigin(origin string) bool {
	s, err := parseSite(origin)
	return err == nil && p.covers(&s)
}

// MatchesURL reports whether the pattern, as one of a content script's
// matches, covers a URL. Path and query count, a fragment does not.
func (p Pattern) MatchesURL(rawURL string) bool {
	s, err := parseSite(rawURL)
	if err != nil || !p.covers(&s) {
		return false
	}
	return p.coversPath(requestPath(rawURL))
}

// requestPath is a URL's path and query, as it is sent to the server.
func requestPath(rawURL string) string {
	u, err := url.Parse(rawURL)
	if err != nil {
		return "/"
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" || u.ForceQuery {
		path += "?" + u.RawQuery
	}
	return path
}

func (p *Pattern) covers(s *site) bool {
	if p.all {
		return allURLsScheme(s.scheme)
	}
	scheme := p.scheme()
	if scheme == "" || (scheme != s.scheme && (scheme != "*" || (s.scheme != "http" && s.scheme != "https"))) {
		return false
	}
	if p.port != 0 && p.port != s.port {
		return false
	}
	switch {
	case p.host == "" || p.host == s.host:
		return true
	case !p.below || s.ip:
		return false
	}
	return len(s.host) > len(p.host) && strings.HasSuffix(s.host, p.host) && s.host[len(s.host)-len(p.host)-1] == '.'
}

// reaches reports whether the pattern covers a site, and at which host: for a site that
// stands for a whole domain, the domain's own or the one below it that the pattern names.
func (p *Pattern) reaches(s *site) (at site, ok bool) {
	if p.covers(s) {
		return *s, true
	}
	if host, below := strings.CutSuffix(p.host, s.host); !s.below || !below || !strings.HasSuffix(host, ".") {
		return site{}, false
	}
	at = *s
	at.host, at.below = p.host, false
	return at, p.covers(&at)
}

// allURLsScheme reports whether <all_urls> covers a scheme of the web.
func allURLsScheme(scheme string) bool {
	switch scheme {
	case "http", "https", "file", "ftp", "ws", "wss":
		return true
	}
	return false
}

func (p *Pattern) coversPath(path string) bool {
	if p.everyPath() {
		return true
	}
	// A quirk of Chromium: "/x/*" covers the bare "/x" too.
	if bare, found := strings.CutSuffix(p.path(), "/*"); found && bare == path {
		return true
	}
	return wildcard(p.path(), path)
}

// everyPath reports whether no URL of a covered site escapes the pattern.
func (p *Pattern) everyPath() bool { return p.all || p.path() == "/*" }

// globMatches reports whether a content script's glob covers a whole URL: "*"
// is any run of characters, "?" one character. Chromium lets "?" also stand for
// none, Firefox does not (measured); optional chooses Chromium's way.
func globMatches(glob, rawURL string, optional bool) bool {
	if strings.Contains(glob, "?") {
		return wildcardForks(glob, rawURL, optional)
	}
	return wildcard(glob, rawURL)
}

// wildcard matches "*" without recursion, in time proportional to the product
// of the lengths at worst.
func wildcard(pattern, text string) bool {
	i, j := 0, 0
	star, mark := -1, 0
	for j < len(text) {
		switch {
		case i < len(pattern) && pattern[i] == '*':
			star, mark = i, j
			i++
		case i < len(pattern) && pattern[i] == text[j]:
			i++
			j++
		case star >= 0:
			mark++
			i, j = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[i:], "*") == ""
}

// wildcardForks also knows "?". It follows every position in the pattern that
// the text may have reached, because an optional "?" forks.
func wildcardForks(pattern, text string, optional bool) bool {
	p := []rune(pattern)
	now, next := make([]bool, len(p)+1), make([]bool, len(p)+1)
	// settle adds what is reached without consuming a character.
	settle := func(at []bool) {
		for i := range p {
			if at[i] && (p[i] == '*' || (p[i] == '?' && optional)) {
				at[i+1] = true
			}
		}
	}
	now[0] = true
	settle(now)
	for _, c := range text {
		clear(next)
		for i, r := range p {
			switch {
			case !now[i]:
			case r == '*':
				next[i] = true
			case r == '?' || r == c:
				next[i+1] = true
			}
		}
		settle(next)
		now, next = next, now
	}
	return now[len(p)]
}
