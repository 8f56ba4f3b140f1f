package addon

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/portal"
)

func exposureOf(t *testing.T, manifest string, origins ...string) (Exposure, []Match) {
	t.Helper()
	m, err := ParseManifest([]byte(manifest))
	require.NoError(t, err)
	s := m.declared(sitesOf(origins))
	return s.exposure(), s.matches()
}

// v2 and v3 are manifests around some keys.
func v2(keys string) string { return `{"manifest_version": 2, ` + keys + `}` }
func v3(keys string) string { return `{"manifest_version": 3, ` + keys + `}` }

// The table of what each form of a pattern means against the sign-in page, asked of whole
// manifests: as a host permission and as a content script.
func TestMatchTableAsManifests(t *testing.T) {
	const yes, no = true, false
	tests := []struct {
		pattern      string
		host, script bool
	}{
		{"<all_urls>", yes, yes}, {"*://*/*", yes, yes}, {"https://*/*", yes, yes},
		{"https://*.interactivebrokers.co.uk/*", yes, yes}, {"*://*.uk/*", yes, yes},
		{"https://www.interactivebrokers.co.uk:443/*", yes, yes},
		{"http://*/*", no, no}, {"https://interactivebrokers.co.uk/*", no, no}, {"*://*.brokers.co.uk/*", no, no},
		{"https://www.interactivebrokers.co.uk:8443/*", no, no}, {"wss://*/*", no, no}, {"file:///*", no, no},
		{"*://*/*Login*", yes, yes}, {"*://*/sso/*", yes, yes},
		{"https://*interactivebrokers.co.uk/*", no, no}, {"https://www.interactivebrokers.*/*", no, no},
	}
	for _, tt := range tests {
		for form, manifest := range map[string]string{
			"MV3 host":   v3(fmt.Sprintf(`"permissions": ["scripting"], "host_permissions": [%q]`, tt.pattern)),
			"MV2 host":   v2(fmt.Sprintf(`"permissions": [%q]`, tt.pattern)),
			"MV2 script": v2(fmt.Sprintf(`"content_scripts": [{"matches": [%q], "js": ["a.js"]}]`, tt.pattern)),
			"MV3 script": v3(fmt.Sprintf(`"content_scripts": [{"matches": [%q], "js": ["a.js"]}]`, tt.pattern)),
		} {
			got, matched := exposureOf(t, manifest, signInOrigin)
			want := tt.host
			if strings.HasSuffix(form, "script") {
				want = tt.script
			}
			if !want {
				assert.Equal(t, A0, got, "%s %s", form, tt.pattern)
				assert.Empty(t, matched)
				continue
			}
			assert.Equal(t, A4, got, "%s %s", form, tt.pattern)
			require.Len(t, matched, 1)
			assert.Equal(t, tt.pattern, matched[0].Pattern)
			assert.Equal(t, signInOrigin, matched[0].Origin)
		}
	}
	// A path counts for a content script alone; a script on another page of the same site reads
	// that site all the same.
	for _, p := range []string{"https://www.interactivebrokers.co.uk/", "https://www.interactivebrokers.co.uk/portal/*"} {
		pattern, err := ParsePattern(p)
		require.NoError(t, err)
		assert.True(t, pattern.MatchesOrigin(signInOrigin), p)
		assert.False(t, pattern.MatchesURL(signInURL), p)
	}
}

func TestExposure(t *testing.T) {
	all := `"host_permissions": ["<all_urls>"]`
	tests := []struct {
		name, manifest string
		want           Exposure
		because        string // key and pattern of every match
	}{
		// A4
		{"content script", v3(`"content_scripts": [{"matches": ["https://*/*"]}]`), A4, "content_scripts https://*/*"},
		{"hosts and scripting", v3(`"permissions": ["scripting"], ` + all), A4, "host_permissions <all_urls>"},
		{"hosts and userScripts", v3(`"permissions": ["userScripts"], ` + all), A4, "host_permissions <all_urls>"},
		{"MV2 hosts", v2(`"permissions": ["https://*/*"]`), A4, "permissions https://*/*"},
		{"MV1 hosts", `{"manifest_version": 1, "permissions": ["https://*/"]}`, A4, "permissions https://*/"},
		{"debugger alone", v3(`"permissions": ["debugger"]`), A4, "permissions debugger"},
		{"no version, hosts", `{"permissions": ["https://*/*"]}`, A4, "permissions https://*/*"},
		{"an app of the oldest kind", v2(`"app": {"launch": {"local_path": "a.html"}}, "content_scripts": [{"matches": ["<all_urls>"]}]`), A4, "content_scripts <all_urls>"},

		// A3
		{"hosts alone", v3(all), A3, "host_permissions <all_urls>"},
		{"session riding", v3(`"permissions": ["webRequest", "cookies", "storage", "declarativeNetRequest"], ` + all), A3, "host_permissions <all_urls>"},
		{"hosts and rules", v3(`"permissions": ["declarativeNetRequestWithHostAccess"], ` + all), A3, "host_permissions <all_urls>"},
		{"hosts and filters of answers", v3(`"permissions": ["webRequest", "webRequestBlocking", "webRequestFilterResponse"], ` + all), A3, "host_permissions <all_urls>"},
		{"pageCapture", v3(`"permissions": ["pageCapture"]`), A3, "permissions pageCapture"},
		{"webAuthenticationProxy", v3(`"permissions": ["webAuthenticationProxy"]`), A3, "permissions webAuthenticationProxy"},
		{"devtools page", v3(`"devtools_page": "d.html"`), A3, "devtools_page d.html"},
		{"host_permissions without a version", `{"host_permissions": ["https://*/*"]}`, A3, "host_permissions https://*/*"},
		{"scripting is optional", v3(`"optional_permissions": ["scripting"], ` + all), A3, "host_permissions <all_urls>"},

		// A2
		{"rules without hosts", v3(`"permissions": ["declarativeNetRequest"]`), A2, "permissions declarativeNetRequest"},
		{"proxy", v3(`"permissions": ["proxy", "storage"]`), A2, "permissions proxy"},
		{"tabs and activeTab", v3(`"permissions": ["tabs", "activeTab"]`), A2, "permissions tabs"},
		{"several", v2(`"permissions": ["history", "nativeMessaging", "alarms"]`), A2, "permissions history; permissions nativeMessaging"},
		{"management", v3(`"permissions": ["management"]`), A2, "permissions management"},
		{"search engine", v3(`"chrome_settings_overrides": {"search_provider": {"name": "x"}}`), A2, "chrome_settings_overrides search_provider"},
		{"start page", v3(`"chrome_settings_overrides": {"startup_pages": ["https://a.test"], "homepage": ""}`), A2, "chrome_settings_overrides startup_pages"},
		{"tabs and hosts elsewhere", v3(`"permissions": ["tabs", "scripting"], "host_permissions": ["https://*.example.com/*"]`), A2, "permissions tabs"},
		{"a packaged app has its own cookies", v2(`"app": {"background": {"scripts": ["b.js"]}}, "permissions": ["<all_urls>", "nativeMessaging"]`), A2, "permissions nativeMessaging"},

		// A1
		{"activeTab", v3(`"permissions": ["activeTab", "scripting"]`), A1, "permissions activeTab"},
		{"optional hosts", v3(`"permissions": ["scripting"], "optional_host_permissions": ["*://*/*"]`), A1, "optional_host_permissions *://*/*"},
		{"optional hosts of MV2", v2(`"optional_permissions": ["<all_urls>", "tabs"]`), A1, "optional_permissions <all_urls>; optional_permissions tabs"},
		{"optional hosts of MV3 in Firefox", v3(`"optional_permissions": ["https://*/*"]`), A1, "optional_permissions https://*/*"},
		{"optional downloads", v3(`"optional_permissions": ["downloads", "bookmarks"]`), A1, "optional_permissions downloads"},
		{"optional pageCapture", v3(`"optional_permissions": ["pageCapture"]`), A1, "optional_permissions pageCapture"},

		// A0
		{"nothing", v3(`"permissions": ["storage", "alarms", "contextMenus", "identity", "notifications"]`), A0, ""},
		{"session APIs without hosts", v3(`"permissions": ["cookies", "webRequest", "scripting", "declarativeNetRequestWithHostAccess"]`), A0, ""},
		{"MV2 hosts in MV3", v3(`"permissions": ["scripting", "<all_urls>"]`), A0, ""},
		{"MV3 hosts in MV2", v2(`"permissions": ["tabCapturing"], ` + all), A0, ""},
		{"files only", v3(`"permissions": ["scripting"], "host_permissions": ["file:///*"], "content_scripts": [{"matches": ["file:///*"]}]`), A0, ""},
		{"other sites", v3(`"host_permissions": ["https://*.example.com/*"], "content_scripts": [{"matches": ["*://github.com/*"]}]`), A0, ""},
		{"invalid patterns", v3(`"permissions": ["scripting"], "host_permissions": ["*://.interactivebrokers.co.uk/*", "https://www.interactivebrokers.*/*", "http*://*/*"]`), A0, ""},
		{"excluded on the pages that everybody knows", v3(`"content_scripts": [{"matches": ["https://*/*"], "exclude_matches": ["*://*/","*://*/sso/Login","*://*/sso/Login?RL=1","*://*/sso/Authenticator","*://*/portal/","*://*/portal/?loginType=1"]}]`), A4, "content_scripts https://*/*"},
		{"excluded on long names as well", v3(`"content_scripts": [{"matches": ["https://*/*"], "exclude_matches": ["*://*/","*://*/sso/Login","*://*/sso/Login?RL=1","*://*/sso/Authenticator","*://*/portal/","*://*/portal/?loginType=1"], "exclude_globs": ["*/sso/?????????????*", "*/portal/?????????????*"]}]`), A4, "content_scripts https://*/*"},
		{"excluded on all of both", v3(`"content_scripts": [{"matches": ["https://*/*"], "exclude_matches": ["*://*/", "*://*/sso/*", "*://*/portal/*"]}]`), A0, ""},
		{"excluded", v3(`"content_scripts": [{"matches": ["<all_urls>"], "exclude_matches": ["*://*.interactivebrokers.co.uk/*"]}]`), A0, ""},
		{"optional that gives nothing", v3(`"optional_permissions": ["bookmarks", "clipboardWrite", "cookies"]`), A0, ""},
		{"a theme", v3(`"theme": {}, "permissions": ["debugger"], ` + all), A0, ""},
		{"a language pack", v2(`"langpack_id": "de", "languages": {"de": {}}`), A0, ""},
		{"a language pack in Firefox alone", v2(`"langpack_id": "de", "permissions": ["<all_urls>"]`), A4, "permissions <all_urls>"},
		{"a dictionary in Firefox alone", v3(`"dictionaries": {"de": "de.dic"}, "content_scripts": [{"matches": ["<all_urls>"]}]`), A4, "content_scripts <all_urls>"},
		{"a theme in Chromium alone", v3(`"theme": null, "content_scripts": [{"matches": ["<all_urls>"]}]`), A4, "content_scripts <all_urls>"},
		{"an app in Chromium alone", v2(`"app": {"background": {"scripts": ["b.js"]}}, "content_scripts": [{"matches": ["<all_urls>"]}]`), A4, "content_scripts <all_urls>"},
		{"an app with a background of Firefox's", v2(`"app": {"background": {}}, "background": {"scripts": ["b.js"]}, "permissions": ["<all_urls>"]`), A4, "permissions <all_urls>"},
		{"overrides of nothing", v3(`"chrome_settings_overrides": {"search_provider": null, "homepage": ""}`), A0, ""},
		{"new tab only", v3(`"chrome_url_overrides": {"newtab": "n.html"}`), A0, ""},
		{"wide messages", v3(`"externally_connectable": {"matches": ["*://*/*"]}, "web_accessible_resources": [{"resources": ["*"], "matches": ["<all_urls>"]}]`), A0, ""},
		{"object among permissions", v2(`"permissions": [{"socket": ["tcp-connect"]}, {"usbDevices": []}]`), A0, ""},

		// Template keys count as if all were in force.
		{"template permissions", v3(`"{{chrome}}.permissions": ["scripting"], "{{firefox}}.host_permissions": ["<all_urls>"]`), A4, "host_permissions <all_urls>"},
		{"template versions", `{"__chrome__manifest_version": 3, "__firefox__manifest_version": 2, "__firefox__permissions": ["https://*/*"], "__chrome|edge__host_permissions": ["*://*/*"]}`, A4,
			"permissions https://*/*; host_permissions *://*/*"},
		{"template scripts", v3(`"chromium:content_scripts": [{"matches": ["<all_urls>"]}]`), A4, "content_scripts <all_urls>"},
		{"no template", v3(`"x:permissions": ["debugger"], "__x__permissions": ["debugger"], "_permissions": ["debugger"]`), A0, ""},

		// Every reason is told.
		{"two reasons", v3(`"permissions": ["scripting", "tabs"], "host_permissions": ["https://*/*", "*://*.uk/*"], "content_scripts": [{"matches": ["<all_urls>"]}]`), A4,
			"content_scripts <all_urls>; host_permissions https://*/*; host_permissions *://*.uk/*"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, matched := exposureOf(t, tt.manifest, signInOrigin)
			assert.Equal(t, tt.want, got)
			var because []string
			for _, m := range matched {
				assert.Equal(t, signInOrigin, m.Origin)
				because = append(because, m.Key+" "+m.Pattern)
			}
			assert.Equal(t, tt.because, strings.Join(because, "; "))
		})
	}
}

func TestExposureToTheWholePortal(t *testing.T) {
	origins := portal.IBKR().JudgedOrigins()
	scripts := func(pattern string) string { return v3(`"content_scripts": [{"matches": ["` + pattern + `"]}]`) }
	tests := []struct{ pattern, at string }{
		{"https://www.interactivebrokers.com.hk/*", "https://www.interactivebrokers.com.hk"},
		{"https://interactivebrokers.co.uk/*", "https://interactivebrokers.co.uk"},
		{"https://api.ibkr.com/v1/*", "https://api.ibkr.com"},
		{"*://*.api.ibkr.com/*", "https://api.ibkr.com"},
		{"https://zdcdyn.interactivebrokers.com:443/sso/*", "https://zdcdyn.interactivebrokers.com"},
		{"https://localhost/*", "https://localhost:5000"},
		{"https://localhost:5000/*", "https://localhost:5000"},
		{"https://localhost:5001/*", ""},
		{"http://localhost/*", ""},
		{"http://api.ibkr.com/*", ""},
		{"https://api.ibkr.com:8443/*", ""},
		{"https://notibkr.com/*", ""},
		{"https://ibkr.com.example.org/*", ""},
		{"https://ibkr.info/*", ""},
	}
	for _, tt := range tests {
		got, matched := exposureOf(t, scripts(tt.pattern), origins...)
		if tt.at == "" {
			assert.Equal(t, A0, got, tt.pattern)
			continue
		}
		assert.Equal(t, A4, got, tt.pattern)
		assert.Equal(t, []Match{{tt.at, "content_scripts", tt.pattern}}, matched)
	}
	_, matched := exposureOf(t, scripts("<all_urls>"), origins...)
	assert.Len(t, matched, len(origins), "one for each")
	_, matched = exposureOf(t, scripts("https://*.interactivebrokers.com/*"), origins...)
	assert.Len(t, matched, 6)
}
