package addon

import (
	"slices"
	"strings"
)

// finish sorts what was read into API names and hosts.
func (p *manifestParser) finish() {
	m := &p.m
	v2, v3 := p.dialects()
	all := declared{
		permissions:     slices.Concat(p.own.permissions, p.template.permissions),
		hostPermissions: slices.Concat(p.own.hostPermissions, p.template.hostPermissions),
		optional:        slices.Concat(p.own.optional, p.template.optional),
		optionalHosts:   slices.Concat(p.own.optionalHosts, p.template.optionalHosts),
		scripts:         slices.Concat(p.own.scripts, p.template.scripts),
	}
	for _, s := range all.permissions {
		switch {
		case !isHost(s):
			m.Permissions = append(m.Permissions, s)
		case v2:
			m.Hosts = p.host(m.Hosts, "permissions", s)
		default:
			p.problem("permissions holds the host %q, which has no effect in Manifest V3", s)
		}
	}
	for _, s := range all.hostPermissions {
		if v3 {
			m.Hosts = p.host(m.Hosts, "host_permissions", s)
		}
	}
	for _, s := range all.optional {
		if isHost(s) {
			// In Manifest V3 too: Firefox takes them, Chromium leaves them out.
			m.OptionalHosts = p.host(m.OptionalHosts, "optional_permissions", s)
		} else {
			m.OptionalPermissions = append(m.OptionalPermissions, s)
		}
	}
	for _, s := range all.optionalHosts {
		if v3 {
			m.OptionalHosts = p.host(m.OptionalHosts, "optional_host_permissions", s)
		}
	}
	m.Scripts = make([]Script, 0, len(all.scripts))
	for _, s := range all.scripts {
		m.Scripts = append(m.Scripts, Script{
			Matches:        p.patterns("content_scripts.matches", s.matches),
			ExcludeMatches: p.patterns("content_scripts.exclude_matches", s.excludeMatches),
			IncludeGlobs:   s.includeGlobs,
			ExcludeGlobs:   s.excludeGlobs,
			AllFrames:      s.allFrames, EarlyStart: s.earlyStart, PageWorld: s.pageWorld,
		})
	}
}

// dialects says which keys give hosts: those of Manifest V2, of V3, or of both
// where the manifest is a template for both or does not say what it is.
func (p *manifestParser) dialects() (v2, v3 bool) {
	versions := p.versions
	if p.m.ManifestVersion != 0 {
		versions = append(versions, p.m.ManifestVersion)
	}
	for _, v := range versions {
		v2, v3 = v2 || (v != 0 && v < 3), v3 || v >= 3
		p.m.ManifestVersion = max(p.m.ManifestVersion, v)
	}
	if !v2 && !v3 {
		p.problem("manifest_version is missing")
		return true, true
	}
	return v2, v3
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
