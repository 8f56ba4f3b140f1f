package addon

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var brokerOrigins = []string{"https://www.interactivebrokers.com", signInOrigin, "https://ndcdyn.interactivebrokers.com"}

func TestJudge(t *testing.T) {
	tests := []struct {
		name, manifest string
		want           Reach
	}{
		{"content script everywhere", `{"manifest_version": 3, "content_scripts": [{"matches": ["<all_urls>"]}]}`,
			Reach{ContentScript, "content_scripts", "<all_urls>"}},
		{"content script on one of the hosts", `{"content_scripts": [{"matches": ["https://a.test/*", "https://ndcdyn.interactivebrokers.com/*"]}]}`,
			Reach{ContentScript, "content_scripts", "https://ndcdyn.interactivebrokers.com/*"}},
		{"content script on a path of its own", `{"content_scripts": [{"matches": ["https://*.interactivebrokers.com/some/*/page?x=*"]}]}`,
			Reach{ContentScript, "content_scripts", "https://*.interactivebrokers.com/some/*/page?x=*"}},
		{"content script elsewhere", `{"content_scripts": [{"matches": ["https://*.example.com/*", "http://*/*"]}]}`,
			Reach{Access: NoAccess}},
		{"content script that excludes the sites", `{"content_scripts": [{"matches": ["<all_urls>"], "exclude_matches": ["*://*.interactivebrokers.com/*", "*://*.interactivebrokers.co.uk/*"]}]}`,
			Reach{Access: NoAccess}},
		{"content script that excludes one of them", `{"content_scripts": [{"matches": ["<all_urls>"], "exclude_matches": ["*://*.interactivebrokers.com/*"]}]}`,
			Reach{ContentScript, "content_scripts", "<all_urls>"}},
		{"content script that excludes only the sign-in path", `{"content_scripts": [{"matches": ["<all_urls>"], "exclude_matches": ["*://*/sso/*"]}]}`,
			Reach{ContentScript, "content_scripts", "<all_urls>"}},
		{"invalid exclusion excludes nothing", `{"content_scripts": [{"matches": ["<all_urls>"], "exclude_matches": ["*://*interactivebrokers*/*"]}]}`,
			Reach{ContentScript, "content_scripts", "<all_urls>"}},
		{"include glob that fits", `{"content_scripts": [{"matches": ["*://*/*"], "include_globs": ["*interactivebrokers*/sso/*"]}]}`,
			Reach{ContentScript, "content_scripts", "*://*/*"}},
		{"include glob that fits by its optional character", `{"content_scripts": [{"matches": ["*://*/*"], "include_globs": ["*/?sso/Login"]}]}`,
			Reach{ContentScript, "content_scripts", "*://*/*"}},
		{"include glob that names a page", `{"content_scripts": [{"matches": ["*://*/*"], "include_globs": ["https://www.interactivebrokers.com/odd/page*"]}]}`,
			Reach{ContentScript, "content_scripts", "*://*/*"}},
		{"include glob elsewhere", `{"content_scripts": [{"matches": ["*://*/*"], "include_globs": ["*.example.com/*", "https://www.interactivebrokers.community/*"]}]}`,
			Reach{Access: NoAccess}},
		{"exclude glob for the sites", `{"content_scripts": [{"matches": ["*://*/*"], "exclude_globs": ["*interactivebrokers*"]}]}`,
			Reach{Access: NoAccess}},
		{"exclude glob that one browser reads otherwise", `{"content_scripts": [{"matches": ["https://*/sso/Login"], "exclude_globs": ["https://*/?sso/Login"]}]}`,
			Reach{ContentScript, "content_scripts", "https://*/sso/Login"}},
		{"second script", `{"content_scripts": [{"matches": ["https://a.test/*"]}, {"matches": ["https://*/*"]}]}`,
			Reach{ContentScript, "content_scripts", "https://*/*"}},

		{"hosts with scripting", `{"manifest_version": 3, "permissions": ["scripting"], "host_permissions": ["https://*/*"]}`,
			Reach{HostPermission, "host_permissions", "https://*/*"}},
		{"hosts alone ride the session", `{"manifest_version": 3, "permissions": ["webRequest", "cookies", "storage"], "host_permissions": ["<all_urls>"]}`,
			Reach{HostPermission, "host_permissions", "<all_urls>"}},
		{"a host permission's path is ignored", `{"manifest_version": 3, "host_permissions": ["https://www.interactivebrokers.co.uk/nothing"]}`,
			Reach{HostPermission, "host_permissions", "https://www.interactivebrokers.co.uk/nothing"}},
		{"hosts of Manifest V2", `{"manifest_version": 2, "permissions": ["tabs", "*://*.uk/*"]}`,
			Reach{HostPermission, "permissions", "*://*.uk/*"}},
		{"hosts of Manifest V2 in a V3 manifest", `{"manifest_version": 3, "permissions": ["tabs", "<all_urls>"]}`,
			Reach{Access: NoAccess}},
		{"hosts elsewhere", `{"manifest_version": 3, "permissions": ["scripting"], "host_permissions": ["https://*.example.com/*", "*://.interactivebrokers.com/*"]}`,
			Reach{Access: NoAccess}},
		{"content script goes before hosts", `{"manifest_version": 3, "host_permissions": ["<all_urls>"], "content_scripts": [{"matches": ["https://*/*"]}]}`,
			Reach{ContentScript, "content_scripts", "https://*/*"}},
		{"debugger", `{"manifest_version": 3, "permissions": ["debugger", "activeTab"]}`,
			Reach{Debugger, "permissions", "debugger"}},

		{"optional hosts", `{"manifest_version": 3, "optional_host_permissions": ["https://*/*"]}`,
			Reach{OnClick, "optional_host_permissions", "https://*/*"}},
		{"optional hosts of Manifest V2", `{"manifest_version": 2, "optional_permissions": ["<all_urls>"]}`,
			Reach{OnClick, "optional_permissions", "<all_urls>"}},
		{"activeTab", `{"manifest_version": 3, "permissions": ["scripting", "activeTab"]}`,
			Reach{OnClick, "permissions", "activeTab"}},
		{"optional activeTab", `{"manifest_version": 3, "optional_permissions": ["activeTab"]}`,
			Reach{OnClick, "optional_permissions", "activeTab"}},
		{"optional debugger", `{"manifest_version": 3, "optional_permissions": ["debugger"]}`,
			Reach{OnClick, "optional_permissions", "debugger"}},
		{"scripting without hosts", `{"manifest_version": 3, "permissions": ["scripting", "tabs", "cookies"]}`, Reach{Access: NoAccess}},
		{"nothing", `{}`, Reach{Access: NoAccess}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, err := ParseManifest([]byte(tt.manifest))
			require.NoError(t, err)
			assert.Equal(t, tt.want, m.declared(sitesOf(brokerOrigins)).reach())
			assert.Equal(t, tt.want.Access, m.declared(sitesOf(append([]string{"", "no origin"}, brokerOrigins...))).reach().Access)
		})
	}
	m, err := ParseManifest([]byte(`{"content_scripts": [{"matches": ["<all_urls>"]}]}`))
	require.NoError(t, err)
	assert.Equal(t, Reach{Access: NoAccess}, m.declared(sitesOf(nil)).reach())
	assert.True(t, m.declared(sitesOf([]string{"http://rehearsal.localhost:1234"})).reach().Access.Reads())
}

func host(t *testing.T, key, text string) Host {
	t.Helper()
	p, err := ParsePattern(text)
	require.NoError(t, err)
	return Host{Key: key, Pattern: p}
}

func TestReachWithWhatTheUserWithheldOrGranted(t *testing.T) {
	script, err := ParseManifest([]byte(`{"manifest_version": 3, "content_scripts": [{"matches": ["https://*/*"]}]}`))
	require.NoError(t, err)
	hosts, err := ParseManifest([]byte(`{"manifest_version": 3, "host_permissions": ["<all_urls>"]}`))
	require.NoError(t, err)
	optional, err := ParseManifest([]byte(`{"manifest_version": 3, "optional_host_permissions": ["https://*/*"]}`))
	require.NoError(t, err)
	elsewhere := []Host{host(t, "runtime_granted_permissions", "https://a.test/*")}
	here := []Host{host(t, "runtime_granted_permissions", "https://www.interactivebrokers.com/*")}

	tests := []struct {
		name  string
		addon Addon
		want  Reach
	}{
		{"script withheld", Addon{Manifest: script, Withheld: true}, Reach{OnClick, "content_scripts", "https://*/*"}},
		{"hosts withheld", Addon{Manifest: hosts, Withheld: true}, Reach{OnClick, "host_permissions", "<all_urls>"}},
		{"withheld but for another site", Addon{Manifest: script, Withheld: true, Granted: elsewhere}, Reach{OnClick, "content_scripts", "https://*/*"}},
		{"withheld but for this site", Addon{Manifest: script, Withheld: true, Granted: here}, Reach{ContentScript, "content_scripts", "https://*/*"}},
		{"hosts withheld but for this site", Addon{Manifest: hosts, Withheld: true, Granted: here}, Reach{HostPermission, "host_permissions", "<all_urls>"}},
		{"optional hosts granted for this site", Addon{Manifest: optional, Granted: here}, Reach{HostPermission, "runtime_granted_permissions", "https://www.interactivebrokers.com/*"}},
		{"optional hosts granted for another site", Addon{Manifest: optional, Granted: elsewhere}, Reach{OnClick, "optional_host_permissions", "https://*/*"}},
		{"unreadable", Addon{Unreadable: "x"}, Reach{Access: NotJudged}},
		{"unreadable, and granted", Addon{Unreadable: "x", Granted: here}, Reach{HostPermission, "runtime_granted_permissions", "https://www.interactivebrokers.com/*"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, tt.addon.Reach(brokerOrigins)) })
	}
}
