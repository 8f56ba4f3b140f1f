package addon

import (
	"slices"
	"strings"
)

// finish sorts what was read into API names and hosts.
func (p *manifestParser) finish() {
	m := &p.m
	v2, v3 := p.dialects()
	hosts, permissions := p.hosts.begin(), p.texts.begin()
	for _, s := range both(p.own.permissions, p.template.permissions) {
		switch {
		case !isHost(s):
			permissions = append(permissions, s)
		case v2:
			hosts = p.host(hosts, "permissions", s)
		default:
			p.problem("permissions holds the host %q, which has no effect in Manifest V3", s)
		}
	}
	for _, s := range both(p.own.hostPermissions, p.template.hostPermissions) {
		if v3 {
			hosts = p.host(hosts, "host_permissions", s)
		}
	}
	m.Hosts, m.Permissions = p.hosts.end(hosts), p.texts.end(permissions)
	hosts, permissions = p.hosts.begin(), p.texts.begin()
	for _, s := range both(p.own.optional, p.template.optional) {
		if isHost(s) {
			// In Manifest V3 too: Firefox takes them, Chromium leaves them out.
			hosts = p.host(hosts, "optional_permissions", s)
		} else {
			permissions = append(permissions, s)
		}
	}
	for _, s := range both(p.own.optionalHosts, p.template.optionalHosts) {
		if v3 {
			hosts = p.host(hosts, "optional_host_permissions", s)
		}
	}
	m.OptionalHosts, m.OptionalPermissions = p.hosts.end(hosts), p.texts.end(permissions)
	m.Scripts = both(p.own.scripts, p.template.scripts)
	m.as("")
}

// both is what the keys themselves and what template keys say; few manifests have the latter.
func both[T any](own, template []T) []T {
	if len(template) == 0 {
		return own
	}
	return slices.Concat(own, template)
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
