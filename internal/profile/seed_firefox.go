package profile

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/portal"
)

//go:embed template/user.js
var firefoxUser []byte

// firefoxScratch is what a plain profile with an unsigned add-on needs.
const firefoxScratch = `user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.policy.firstRunURL", "");
user_pref("extensions.autoDisableScopes", 14);
user_pref("startup.homepage_welcome_url", "");
user_pref("termsofuse.bypassNotification", true);
user_pref("xpinstall.signatures.required", false);
`

// firefoxStrict closes what the template leaves open for our add-on. The last
// line for a name wins.
const firefoxStrict = `user_pref("extensions.autoDisableScopes", 15);
user_pref("extensions.enabledScopes", 0);
user_pref("xpinstall.signatures.required", true);
`

const (
	firefoxUserFile  = "data/user.js"
	firefoxPrefsFile = "data/prefs.js"
	// firefoxExtensionsFile comes some seconds after prefs.js.
	firefoxExtensionsFile = "data/extensions.json"
)

func firefoxSeed(p plan) (seed, error) {
	s := seed{firefoxUserFile: []byte(firefoxScratch)}
	if !p.scratch {
		var b bytes.Buffer
		b.Write(firefoxUser)
		setPreference(&b, "browser.startup.homepage", p.start.URL)
		setPreference(&b, "network.proxy.no_proxies_on", strings.Join(firefoxDirect(p), ", "))
		if p.start.Rehearsal {
			// With loopback sent to the proxy, Firefox asks the system's resolver for
			// names below localhost, and not every system answers.
			setPreference(&b, "network.dns.localDomains", portal.RehearsalHost)
			b.WriteString("user_pref(\"dom.security.https_only_mode\", false);\n")
		}
		if p.start.mode() == Stable {
			// It would forget the device, and the wipe removes all other cookies.
			b.WriteString("user_pref(\"privacy.clearOnShutdown_v2.cookiesAndStorage\", false);\n")
		}
		if p.start.Strict {
			b.WriteString(firefoxStrict)
		}
		s[firefoxUserFile] = b.Bytes()
	}
	if p.start.Strict {
		return s, nil
	}
	manifest, err := hostManifest(p.exe, "allowed_extensions", extension.FirefoxID)
	if err != nil {
		return nil, err
	}
	s["data/extensions/"+extension.FirefoxID+".xpi"] = p.xpi
	s["home/.mozilla/native-messaging-hosts/"+extension.HostName+".json"] = manifest
	return s, nil
}

func setPreference(b *bytes.Buffer, name, value string) {
	quoted, _ := json.Marshal(value) // a string always marshals
	fmt.Fprintf(b, "user_pref(%q, %s);\n", name, quoted)
}

// firefoxDirect lists the hosts that do not go to the proxy that is not there:
// the portal's domains with all below them, and the practice portal.
func firefoxDirect(p plan) []string {
	var direct []string
	for _, d := range p.domains {
		direct = append(direct, d, "."+d)
	}
	if p.start.Rehearsal {
		address := strings.TrimPrefix(p.start.URL, "http://")
		address, _, _ = strings.Cut(address, "/")
		direct = append(direct, address)
	}
	return direct
}

func firefoxCommand(p plan) ([]string, map[string]string) {
	env := map[string]string{
		"HOME":           p.place.home(),
		userHomeVariable: os.Getenv("HOME"),
		// A second Firefox must not hand its window to the everyday one.
		"MOZ_NO_REMOTE": "1",
	}
	if os.Getenv("XAUTHORITY") == "" {
		env["XAUTHORITY"] = filepath.Join(os.Getenv("HOME"), ".Xauthority")
	}
	return []string{"--new-instance", "--profile", p.place.data(), p.start.URL}, env
}

var firefoxControls = []control{
	{name: "url-allow-list", preferences: []string{"network.proxy.type", "network.proxy.http_port", "network.proxy.ssl_port", "network.proxy.no_proxies_on", "network.proxy.allow_hijacking_localhost", "network.proxy.failover_direct"}},
	{name: "no-certificate-click-through", preferences: []string{"security.certerrors.permanentOverride"}},
	// Firefox makes no exception for names below localhost, where the practice portal is.
	{name: "https-only", preferences: []string{"dom.security.https_only_mode"}, notInRehearsal: true},
	{name: "password-saving-off", preferences: []string{"signon.rememberSignons", "signon.autofillForms"}},
	{name: "autofill-off", preferences: []string{"browser.formfill.enable", "extensions.formautofill.addresses.enabled", "extensions.formautofill.creditCards.enabled"}},
	{name: "sync-off", preferences: []string{"identity.fxaccounts.enabled"}},
	{name: "remote-debugging-off", preferences: []string{"devtools.debugger.remote-enabled"}},
	{name: "devtools-off", preferences: []string{"devtools.policy.disabled"}},
	{name: "permissions-denied", preferences: []string{"permissions.default.camera", "permissions.default.microphone", "permissions.default.geo", "permissions.default.desktop-notification"}},
	{name: "local-network-denied", preferences: []string{"permissions.default.local-network", "permissions.default.loopback-network"}},
	{name: "safe-browsing-on", preferences: []string{"browser.safebrowsing.phishing.enabled", "browser.safebrowsing.malware.enabled", "browser.safebrowsing.allowOverride"}},
	{name: "webrtc-not-leaking", preferences: []string{"media.peerconnection.enabled"}},
	{name: "downloads-ask", preferences: []string{"browser.download.useDownloadDir"}},
	{name: "clear-on-exit", preferences: []string{"privacy.sanitize.sanitizeOnShutdown", "privacy.clearOnShutdown_v2.cookiesAndStorage"}},
}

var preferenceLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^user_pref\("([^"]+)", (.*)\);$`) })

func parsePreferences(data []byte) map[string]string {
	settings := map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for lines.Scan() {
		if m := preferenceLine().FindStringSubmatch(lines.Text()); m != nil {
			settings[m[1]] = m[2]
		}
	}
	return settings
}

// firefoxDefaults are the wanted values that are Firefox's own, measured with
// ESR 153. Firefox writes no default into prefs.js, so for these its silence
// means that they hold. For all others silence means that the value was reset.
var firefoxDefaults = []string{
	"browser.safebrowsing.malware.enabled",
	"browser.safebrowsing.phishing.enabled",
	"privacy.clearOnShutdown_v2.cookiesAndStorage",
}

// firefoxSettings reads prefs.js, where Firefox keeps what differs from its
// defaults.
func firefoxSettings(p place) (settings, error) {
	data, err := browser.ReadFile(filepath.Join(p.root, filepath.FromSlash(firefoxPrefsFile)), maxPreferences)
	if err != nil {
		return nil, err
	}
	changed := parsePreferences(data)
	return func(name string) (string, bool) {
		value, there := changed[name]
		if !there && slices.Contains(firefoxDefaults, name) {
			return "true", true
		}
		return value, there
	}, nil
}

func firefoxWanted(s seed) (settings, error) {
	wanted := parsePreferences(s[firefoxUserFile])
	return func(name string) (string, bool) {
		value, there := wanted[name]
		return value, there
	}, nil
}

func firefoxExtensions(p place) ([]finding.Extension, error) {
	data, err := browser.ReadFile(filepath.Join(p.root, filepath.FromSlash(firefoxExtensionsFile)), maxPreferences)
	if err != nil {
		return nil, err
	}
	return parseFirefoxExtensions(data)
}

// firefoxOwnLocations are where the browser's own extensions come from, beside
// its built-in ones. Others that begin with app-system are folders of the
// machine and of the user, which anybody fills.
// Source: XPIExports' KEY_APP_* names in toolkit/mozapps/extensions.
var firefoxOwnLocations = []string{"app-system-addons", "app-system-defaults"}

func parseFirefoxExtensions(data []byte) ([]finding.Extension, error) {
	var installed struct {
		Addons []struct {
			ID            string `json:"id"`
			Version       string `json:"version"`
			Type          string `json:"type"`
			Location      string `json:"location"`
			Active        bool   `json:"active"`
			DefaultLocale struct {
				Name string `json:"name"`
			} `json:"defaultLocale"`
		} `json:"addons"`
	}
	if err := json.Unmarshal(data, &installed); err != nil {
		return nil, err
	}
	var found []finding.Extension
	for _, a := range installed.Addons {
		if a.Type != "extension" || !a.Active || strings.HasPrefix(a.Location, "app-builtin") || slices.Contains(firefoxOwnLocations, a.Location) {
			continue
		}
		found = append(found, finding.Extension{ID: a.ID, Name: a.DefaultLocale.Name, Version: a.Version, Access: "unknown"})
	}
	return found, nil
}
