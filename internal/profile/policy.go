package profile

import (
	_ "embed"
	"encoding/json"
	"maps"
	"strconv"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
)

// The parts of the policies that are the same for every launch. Sources: the
// Chromium project's and Mozilla's lists of policies; the effects were measured
// with Debian's builds.
var (
	//go:embed template/chromium-policies.json
	chromiumPolicies []byte
	//go:embed template/firefox-policies.json
	firefoxPolicies []byte
)

// policies are the mandatory policies for one launch, as the browser's family
// writes them.
func policies(family browser.Family, p plan) ([]byte, error) {
	template, own := chromiumPolicies, chromiumOwnPolicies(p)
	if family == browser.Firefox {
		template, own = firefoxPolicies, firefoxOwnPolicies(p)
	}
	var all map[string]any
	if err := json.Unmarshal(template, &all); err != nil {
		return nil, err
	}
	maps.Copy(all, own)
	if family != browser.Firefox {
		return json.MarshalIndent(all, "", "  ")
	}
	// The wipe removes all cookies but those that a stable session keeps.
	all["SanitizeOnShutdown"].(map[string]any)["Cookies"] = p.start.mode() == Ephemeral
	if p.start.Rehearsal {
		// Firefox makes no exception for names below localhost.
		delete(all, "HttpsOnlyMode")
	}
	return json.MarshalIndent(map[string]any{"policies": all}, "", "  ")
}

func chromiumOwnPolicies(p plan) map[string]any {
	extensions := map[string]any{"*": map[string]any{"installation_mode": "blocked"}}
	if p.guides() {
		// Where others are blocked, the browser loads none from a folder, ours
		// neither. It goes nowhere to get one, and another would be told of.
		extensions["*"] = map[string]any{"installation_mode": "allowed", "install_sources": []string{}, "allowed_types": []string{"extension"}}
	}
	hosts := []string{}
	if !p.start.Strict {
		extensions[p.crxID] = map[string]any{"installation_mode": "allowed"}
		hosts = []string{extension.HostName}
	}
	own := map[string]any{
		"ExtensionSettings":        extensions,
		"NativeMessagingBlocklist": []string{"*"},
		"NativeMessagingAllowlist": hosts,
		"ProxySettings":            map[string]any{"ProxyMode": "fixed_servers", "ProxyServer": p.proxy(), "ProxyBypassList": "<-loopback>"},
		"URLBlocklist":             chromiumBlocked(p),
		"URLAllowlist":             chromiumAllowed(p),
	}
	if p.byUser {
		// Without developer tools there would be no developer mode either, and
		// without that no extension from a folder.
		own["ExtensionDeveloperModeSettings"] = 0
	}
	if p.start.Rehearsal {
		own["HttpAllowlist"] = []string{rehearsalHost}
	}
	return own
}

func firefoxOwnPolicies(p plan) map[string]any {
	extensions := map[string]any{"*": map[string]any{"installation_mode": "blocked"}}
	if !p.start.Strict {
		// What lies in the profile's own folder is ours alone: it is wiped and
		// seeded before every start.
		extensions[extension.FirefoxID] = map[string]any{"installation_mode": "allowed"}
	}
	exceptions := make([]string, 0, 2*len(p.domains)+1)
	for _, d := range p.domains {
		exceptions = append(exceptions, "https://"+d+"/*", "https://*."+d+"/*")
	}
	if p.start.Rehearsal {
		exceptions = append(exceptions, "http://"+rehearsalHost+"/*")
	}
	return map[string]any{
		"ExtensionSettings": extensions,
		"Proxy": map[string]any{
			"Mode": "manual", "Locked": true, "HTTPProxy": p.proxy(), "UseHTTPProxyForAllProtocols": true, "Passthrough": "",
		},
		// Preferences that no policy of their own exists for.
		"Preferences": map[string]any{
			"media.peerconnection.enabled":              locked(false),
			"network.proxy.allow_hijacking_localhost":   locked(true),
			"network.proxy.failover_direct":             locked(false),
			"permissions.default.local-network":         locked(2),
			"permissions.default.loopback-network":      locked(2),
			"extensions.formautofill.addresses.enabled": locked(false),
		},
		"Homepage":      map[string]any{"URL": p.start.URL, "Locked": true, "StartPage": "homepage-locked"},
		"WebsiteFilter": map[string]any{"Block": []string{"<all_urls>"}, "Exceptions": exceptions},
	}
}

func locked(value any) map[string]any {
	return map[string]any{"Value": value, "Status": "locked"}
}

// proxy is where the browser finds our filter.
func (p plan) proxy() string { return "127.0.0.1:" + strconv.Itoa(int(p.port)) }
