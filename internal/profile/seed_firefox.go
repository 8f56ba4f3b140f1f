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
	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/finding"
)

//go:embed template/user.js
var firefoxUser []byte

// firefoxStyle gives the window its colour and name, which no preference does.
//
//go:embed template/userChrome.css
var firefoxStyle []byte

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
	firefoxStyleFile = "data/chrome/userChrome.css"
	firefoxPrefsFile = "data/prefs.js"
	// firefoxExtensionsFile comes some seconds after prefs.js, and not at all
	// where nothing was ever installed.
	firefoxExtensionsFile   = "data/extensions.json"
	firefoxExtensionsFolder = "data/extensions"
)

func firefoxSeed(p plan) (seed, error) {
	s := seed{firefoxUserFile: []byte(firefoxScratch)}
	if !p.scratch {
		var b bytes.Buffer
		b.Write(firefoxUser)
		setPreference(&b, "browser.startup.homepage", p.start.URL)
		fmt.Fprintf(&b, "user_pref(\"network.proxy.http_port\", %d);\nuser_pref(\"network.proxy.ssl_port\", %d);\n", p.port, p.port)
		if p.start.Rehearsal {
			b.WriteString("user_pref(\"dom.security.https_only_mode\", false);\n")
		}
		if p.start.mode() == Stable {
			// It would forget the device, and the wipe removes all other cookies.
			b.WriteString("user_pref(\"privacy.clearOnShutdown_v2.cookiesAndStorage\", false);\n")
		}
		if p.start.Strict {
			b.WriteString(firefoxStrict)
		}
		s[firefoxUserFile], s[firefoxStyleFile] = b.Bytes(), firefoxStyle
	}
	if p.start.Strict {
		return s, nil
	}
	s[firefoxExtensionsFolder+"/"+extension.FirefoxID+".xpi"] = p.xpi
	s["home/.mozilla/native-messaging-hosts/"+extension.HostName+".json"] = extension.FirefoxHost(p.exe)
	return s, nil
}

func setPreference(b *bytes.Buffer, name, value string) {
	quoted, _ := json.Marshal(value) // a string always marshals
	fmt.Fprintf(b, "user_pref(%q, %s);\n", name, quoted)
}

func firefoxCommand(p plan) ([]string, map[string]string) {
	env := map[string]string{
		"HOME":           p.place.home(),
		userHomeVariable: os.Getenv("HOME"),
		// A second Firefox must not hand its window to the everyday one.
		"MOZ_NO_REMOTE": "1",
	}
	if home := os.Getenv("HOME"); home != "" && os.Getenv("XAUTHORITY") == "" {
		env["XAUTHORITY"] = filepath.Join(home, ".Xauthority")
	}
	return slices.Concat(firefoxArgs(), []string{"--new-instance", "--profile", p.place.data(), p.start.URL}), env
}

var firefoxControls = []control{
	// The filter is the list: Firefox has no preference for one.
	{name: "url-allow-list", preferences: []string{"network.proxy.type", "network.proxy.no_proxies_on"}, policies: []string{"WebsiteFilter"}},
	{name: throughTheFilter, preferences: []string{"network.proxy.http", "network.proxy.http_port", "network.proxy.ssl_port", "network.proxy.allow_hijacking_localhost", "network.proxy.failover_direct"}, policies: []string{"Proxy", "Preferences"}},
	{name: "no-certificate-click-through", preferences: []string{"security.certerrors.permanentOverride", "security.certerror.hideAddException"}, policies: []string{"DisableSecurityBypass"}},
	// Firefox makes no exception for names below localhost, where the practice portal is.
	{name: "https-only", preferences: []string{"dom.security.https_only_mode"}, policies: []string{"HttpsOnlyMode"}, notInRehearsal: true},
	{name: "password-saving-off", preferences: []string{"signon.rememberSignons", "signon.autofillForms"}, policies: []string{"PasswordManagerEnabled", "OfferToSaveLogins"}},
	{name: "autofill-off", preferences: []string{"browser.formfill.enable", "extensions.formautofill.addresses.enabled", "extensions.formautofill.creditCards.enabled"}, policies: []string{"DisableFormHistory", "Preferences"}},
	{name: "sync-off", preferences: []string{"identity.fxaccounts.enabled"}, policies: []string{"DisableFirefoxAccounts"}},
	{name: "remote-debugging-off", preferences: []string{"devtools.debugger.remote-enabled"}, policies: []string{"DisableDeveloperTools"}},
	{name: "devtools-off", preferences: []string{"devtools.policy.disabled"}, policies: []string{"DisableDeveloperTools"}},
	{name: "permissions-denied", preferences: []string{"permissions.default.camera", "permissions.default.microphone", "permissions.default.geo", "permissions.default.desktop-notification"}, policies: []string{"Permissions"}},
	{name: "local-network-denied", preferences: []string{"permissions.default.local-network", "permissions.default.loopback-network"}, policies: []string{"Preferences"}},
	{name: "safe-browsing-on", preferences: []string{"browser.safebrowsing.phishing.enabled", "browser.safebrowsing.malware.enabled", "browser.safebrowsing.allowOverride"}, policies: []string{"DisableSecurityBypass"}},
	{name: "webrtc-not-leaking", preferences: []string{"media.peerconnection.enabled"}, policies: []string{"Preferences"}},
	{name: "downloads-ask", preferences: []string{"browser.download.useDownloadDir"}, policies: []string{"PromptForDownloadLocation"}},
	{name: "clear-on-exit", preferences: []string{"privacy.sanitize.sanitizeOnShutdown", "privacy.clearOnShutdown_v2.cookiesAndStorage"}, policies: []string{"SanitizeOnShutdown"}},
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
var firefoxDefaults = map[string]string{
	"browser.safebrowsing.malware.enabled":         "true",
	"browser.safebrowsing.phishing.enabled":        "true",
	"network.proxy.no_proxies_on":                  `""`,
	"privacy.clearOnShutdown_v2.cookiesAndStorage": "true",
}

// firefoxSettings reads prefs.js, where Firefox keeps what differs from its
// defaults.
func firefoxSettings(p place) (settings, error) {
	data, err := disk.ReadFile(filepath.Join(p.root, filepath.FromSlash(firefoxPrefsFile)), maxPreferences)
	if err != nil {
		return nil, err
	}
	changed := parsePreferences(data)
	return func(name string) (string, bool) {
		value, there := changed[name]
		if !there {
			value, there = firefoxDefaults[name]
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
	data, err := disk.ReadFile(filepath.Join(p.root, filepath.FromSlash(firefoxExtensionsFile)), maxPreferences)
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
