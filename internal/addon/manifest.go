package addon

import (
	"errors"
	"fmt"
	"strings"
)

// MaxManifest is the size in bytes above which a manifest is not parsed.
const MaxManifest = 4 << 20

const (
	// maxEntries bounds the lists of one manifest, all together.
	maxEntries = 50_000
	// maxProblems bounds what is told of one manifest's problems.
	maxProblems = 20
)

// ErrTooLarge: a manifest above [MaxManifest].
var ErrTooLarge = fmt.Errorf("larger than %d bytes", MaxManifest)

// Manifest is what an extension's manifest.json says about its reach. A
// field of the wrong type is left out and told in Problems.
type Manifest struct {
	// Name and Version are as declared; Name may be a "__MSG_x__" placeholder.
	Name, Version string
	// DefaultLocale names the folder of _locales that resolves placeholders.
	DefaultLocale string
	// ManifestVersion is 0 when it is missing or no number.
	ManifestVersion int
	// Theme and App tell a theme and a packaged or hosted app from an extension.
	Theme, App bool
	// Permissions are API names, without hosts.
	Permissions []string
	// Hosts are the host permissions granted at the install: host_permissions,
	// and before Manifest V3 the hosts among permissions.
	Hosts []Host
	// OptionalPermissions and OptionalHosts are what the extension may ask for later.
	OptionalPermissions []string
	OptionalHosts       []Host
	Scripts             []Script
	// Problems are short English sentences about fields that were ignored.
	Problems []string
}

// Host is one host permission and the key that it was declared under.
type Host struct {
	Key     string
	Pattern Pattern
}

// Script is one entry of content_scripts. Invalid patterns are left out.
type Script struct {
	Matches, ExcludeMatches    []Pattern
	IncludeGlobs, ExcludeGlobs []string
}

// Has reports whether the manifest asks for an API permission at the install.
func (m Manifest) Has(permission string) bool {
	for _, p := range m.Permissions {
		if p == permission {
			return true
		}
	}
	return false
}

// ParseManifest reads a manifest as browsers do: with a byte-order mark,
// comments and unknown keys. It fails, with [ErrTooLarge], [ErrNotJSON],
// [ErrTooDeep] or [ErrTooMany] in the chain, only for what is no manifest at
// all. Patterns that are invalid never match; they are told in Problems.
func ParseManifest(b []byte) (Manifest, error) {
	if len(b) > MaxManifest {
		return Manifest{}, ErrTooLarge
	}
	p := manifestParser{scanner: newScanner(b)}
	if p.space() != '{' {
		return Manifest{}, fmt.Errorf("%w: it does not begin with a {", ErrNotJSON)
	}
	if err := p.object(p.field); err != nil {
		return Manifest{}, err
	}
	if err := p.end(); err != nil {
		return Manifest{}, err
	}
	p.finish()
	return p.m, nil
}

type manifestParser struct {
	*scanner
	m Manifest
	// What these mean depends on manifest_version, which may come later.
	permissions, hostPermissions, optional, optionalHosts []string
	scripts                                               []rawScript
	entries                                               int
}

type rawScript struct{ matches, excludeMatches, includeGlobs, excludeGlobs []string }

func (p *manifestParser) problem(format string, args ...any) {
	if len(p.m.Problems) < maxProblems {
		p.m.Problems = append(p.m.Problems, Clean(fmt.Sprintf(format, args...), 200))
	}
}

func (p *manifestParser) field(key []byte) (err error) {
	switch string(key) {
	case "name":
		p.m.Name, err = p.stringField("name")
	case "version":
		p.m.Version, err = p.stringField("version")
	case "default_locale":
		p.m.DefaultLocale, err = p.stringField("default_locale")
	case "manifest_version":
		var ok bool
		if p.m.ManifestVersion, ok, err = p.integer(); err == nil && !ok {
			p.m.ManifestVersion = 0
			p.problem("manifest_version is no whole number")
		}
	case "theme":
		p.m.Theme = true
		err = p.skip()
	case "app":
		p.m.App = true
		err = p.skip()
	case "permissions":
		p.permissions, err = p.list("permissions")
	case "host_permissions":
		p.hostPermissions, err = p.list("host_permissions")
	case "optional_permissions":
		p.optional, err = p.list("optional_permissions")
	case "optional_host_permissions":
		p.optionalHosts, err = p.list("optional_host_permissions")
	case "content_scripts":
		p.scripts, err = p.scriptList()
	default:
		err = p.skip()
	}
	return err
}

func (p *manifestParser) stringField(key string) (string, error) {
	if p.space() != '"' {
		p.problem("%s is no string", key)
		return "", p.skip()
	}
	return p.str()
}

// list reads a list of strings. Of an object among them its keys count: some
// permissions carry arguments. A lone string counts as a list of one.
func (p *manifestParser) list(key string) ([]string, error) {
	var all []string
	add := func(s string) error {
		if p.entries++; p.entries > maxEntries {
			return fmt.Errorf("%s: %w", key, ErrTooMany)
		}
		all = append(all, s)
		return nil
	}
	entry := func() error {
		switch p.space() {
		case '"':
			s, err := p.str()
			if err != nil {
				return err
			}
			return add(s)
		case '{':
			return p.object(func(name []byte) error {
				return errors.Join(add(string(name)), p.skip())
			})
		}
		p.problem("%s has an entry that is no string", key)
		return p.skip()
	}
	switch p.space() {
	case '[':
		err := p.array(entry)
		return all, err
	case '"':
		p.problem("%s is no list", key)
		err := entry()
		return all, err
	}
	p.problem("%s is no list", key)
	return nil, p.skip()
}

func (p *manifestParser) scriptList() ([]rawScript, error) {
	if p.space() != '[' {
		p.problem("content_scripts is no list")
		return nil, p.skip()
	}
	var all []rawScript
	err := p.array(func() error {
		if p.space() != '{' {
			p.problem("content_scripts has an entry that is no object")
			return p.skip()
		}
		if p.entries++; p.entries > maxEntries {
			return fmt.Errorf("content_scripts: %w", ErrTooMany)
		}
		var s rawScript
		err := p.object(func(key []byte) (err error) {
			switch string(key) {
			case "matches":
				s.matches, err = p.list("content_scripts.matches")
			case "exclude_matches":
				s.excludeMatches, err = p.list("content_scripts.exclude_matches")
			case "include_globs":
				s.includeGlobs, err = p.list("content_scripts.include_globs")
			case "exclude_globs":
				s.excludeGlobs, err = p.list("content_scripts.exclude_globs")
			default:
				err = p.skip()
			}
			return err
		})
		all = append(all, s)
		return err
	})
	return all, err
}

// finish sorts what was read into API names and hosts.
func (p *manifestParser) finish() {
	m := &p.m
	if m.ManifestVersion == 0 {
		p.problem("manifest_version is missing")
	}
	v3 := m.ManifestVersion >= 3
	for _, s := range p.permissions {
		switch {
		case !isHost(s):
			m.Permissions = append(m.Permissions, s)
		case v3:
			p.problem("permissions holds the host %q, which has no effect in Manifest V3", s)
		default:
			m.Hosts = p.host(m.Hosts, "permissions", s)
		}
	}
	for _, s := range p.hostPermissions {
		if v3 {
			m.Hosts = p.host(m.Hosts, "host_permissions", s)
		}
	}
	for _, s := range p.optional {
		switch {
		case !isHost(s):
			m.OptionalPermissions = append(m.OptionalPermissions, s)
		case !v3:
			m.OptionalHosts = p.host(m.OptionalHosts, "optional_permissions", s)
		}
	}
	for _, s := range p.optionalHosts {
		if v3 {
			m.OptionalHosts = p.host(m.OptionalHosts, "optional_host_permissions", s)
		}
	}
	m.Scripts = make([]Script, 0, len(p.scripts))
	for _, s := range p.scripts {
		m.Scripts = append(m.Scripts, Script{
			Matches:        p.patterns("content_scripts.matches", s.matches),
			ExcludeMatches: p.patterns("content_scripts.exclude_matches", s.excludeMatches),
			IncludeGlobs:   s.includeGlobs,
			ExcludeGlobs:   s.excludeGlobs,
		})
	}
}

// isHost tells a host from an API name among permissions.
func isHost(s string) bool { return s == allURLs || strings.Contains(s, "://") }

func (p *manifestParser) host(hosts []Host, key, text string) []Host {
	pattern, err := ParsePattern(text)
	if err != nil {
		p.problem("%s: %q is ignored: %v", key, text, err)
		return hosts
	}
	return append(hosts, Host{Key: key, Pattern: pattern})
}

func (p *manifestParser) patterns(key string, texts []string) []Pattern {
	if len(texts) == 0 {
		return nil
	}
	all := make([]Pattern, 0, len(texts))
	for _, t := range texts {
		pattern, err := ParsePattern(t)
		if err != nil {
			p.problem("%s: %q is ignored: %v", key, t, err)
			continue
		}
		all = append(all, pattern)
	}
	return all
}
