package profile

import (
	_ "embed"
	"encoding/json"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/finding"
)

//go:embed template/chromium-preferences.json
var chromiumPreferences []byte

//go:embed template/chromium-local-state.json
var chromiumLocalState []byte

const (
	chromiumPreferencesFile = "data/Default/Preferences"
	chromiumLocalStateFile  = "data/Local State"
	maxPreferences          = 32 << 20
)

// extensionsPage is where a user manages extensions. The browsers of the family
// take this address as their own.
const extensionsPage = "chrome://extensions"

// internalPages are the browser's own pages that could loosen the profile.
var internalPages = []string{
	extensionsPage, "chrome://flags", "chrome://inspect", "chrome://net-export",
	"chrome://password-manager", "chrome://policy", "chrome://settings", "chrome://webrtc-internals",
}

func chromiumSeed(p plan) (seed, error) {
	s := seed{chromiumLocalStateFile: []byte("{}"), chromiumPreferencesFile: []byte("{}")}
	if !p.start.Strict {
		if err := chromiumPlace(p, s); err != nil {
			return nil, err
		}
	}
	if p.scratch {
		return s, nil
	}
	var preferences map[string]any
	if err := json.Unmarshal(chromiumPreferences, &preferences); err != nil {
		return nil, err
	}
	preferences["policy"] = map[string]any{
		"url_blocklist": chromiumBlocked(p),
		"url_allowlist": chromiumAllowed(p),
	}
	preferences["proxy"] = map[string]any{"mode": "fixed_servers", "server": p.proxy(), "bypass_list": "<-loopback>"}
	if p.start.mode() == Stable {
		keepSiteData(preferences)
	}
	if p.start.Strict {
		// From a user's preferences the list shuts every extension out, ours too.
		extensions := preferences["extensions"].(map[string]any)
		extensions["install"] = map[string]any{"denylist": []string{"*"}}
		extensions["block_external_extensions"] = true
	}
	if p.byUser {
		preferences["extensions"].(map[string]any)["ui"] = map[string]any{"developer_mode": true}
	}
	var err error
	if s[chromiumPreferencesFile], err = json.Marshal(preferences); err != nil {
		return nil, err
	}
	s[chromiumLocalStateFile] = chromiumLocalState
	if p.guides() {
		s[guideName], err = guidePage(p)
	} else if p.byUser {
		err = p.placed.putInto(s)
	}
	return s, err
}

// keepSiteData takes the cookies out of what Chromium clears by itself when it
// ends: that would forget the device, and the wipe removes all others.
func keepSiteData(preferences map[string]any) {
	clear := preferences["browser"].(map[string]any)["clear_data"].(map[string]any)
	clear["clear_on_exit"] = slices.DeleteFunc(clear["clear_on_exit"].([]any), func(kind any) bool { return kind == "cookies_and_other_site_data" })
}

// chromiumPlace adds our extension and what lets it reach this program.
func chromiumPlace(p plan, s seed) error {
	s["data/NativeMessagingHosts/"+extension.HostName+".json"] = extension.ChromiumHost(p.exe, p.crxID)
	if p.byUser {
		return nil
	}
	external, err := json.Marshal(map[string]string{"external_crx": p.place.crx(), "external_version": extension.Version})
	if err != nil {
		return err
	}
	s[filepath.Base(p.place.crx())] = p.crx
	s["data/External Extensions/"+p.crxID+".json"] = external
	return nil
}

// chromiumBlocked lists what it may not.
func chromiumBlocked(p plan) []string {
	return slices.DeleteFunc(append([]string{"*"}, internalPages...), func(page string) bool { return p.guides() && page == extensionsPage })
}

// chromiumAllowed lists what the profile may navigate to, in the filter format
// of the URL lists: a host stands for itself and all below it.
func chromiumAllowed(p plan) []string {
	var allowed []string
	if !p.start.Strict {
		allowed = append(allowed, "chrome-extension://"+p.crxID)
	}
	for _, d := range p.domains {
		allowed = append(allowed, "https://"+d)
	}
	if p.start.Rehearsal {
		allowed = append(allowed, p.start.URL)
	}
	if p.guides() {
		allowed = append(allowed, p.guideURL())
	}
	return allowed
}

func chromiumCommand(p plan) ([]string, map[string]string) {
	args := []string{
		"--user-data-dir=" + p.place.data(),
		// Without it the distribution's initial preferences overwrite the seed.
		"--no-first-run",
		"--no-default-browser-check",
		"--disable-search-engine-choice-screen",
		"--hide-crash-restore-bubble",
		"--disable-breakpad",
		// It gets none of its own updates and lists through the filter, so it need
		// not spend a start on asking for them.
		"--disable-background-networking",
		"--disable-component-update",
		"--disable-domain-reliability",
		"--disable-sync",
		"--metrics-recording-only",
		"--no-pings",
		// What is wiped needs no keyring, and a keyring would ask.
		"--password-store=basic",
		// The last one wins, should the program be a wrapper that adds its own.
		"--load-extension=",
	}
	if !p.scratch {
		// Nothing goes past the filter, loopback included. A PAC file would fail open.
		args = append(args, "--proxy-server="+p.proxy(), "--proxy-bypass-list=<-loopback>")
	}
	if p.start.Strict {
		args = append(args, "--disable-extensions")
	}
	if p.guides() {
		args = append(args, p.guideURL())
	}
	// A crash report holds a piece of a page's memory. By itself the browser puts
	// it beside its everyday profile, which no wipe takes.
	// Source: chrome/app/chrome_crash_reporter_client.cc in Chromium.
	return append(args, p.start.URL), map[string]string{"BREAKPAD_DUMP_LOCATION": filepath.Join(p.place.data(), "Crash Reports")}
}

var chromiumControls = []control{
	{name: "url-allow-list", preferences: []string{"policy.url_blocklist", "policy.url_allowlist"}, policies: []string{"URLBlocklist", "URLAllowlist"}},
	{name: throughTheFilter, preferences: []string{"proxy.mode", "proxy.server", "proxy.bypass_list"}, policies: []string{"ProxySettings"}},
	{name: "no-certificate-click-through", preferences: []string{"ssl.error_override_allowed"}, policies: []string{"SSLErrorOverrideAllowed"}},
	{name: "https-only", preferences: []string{"https_only_mode_enabled"}, policies: []string{"HttpsOnlyMode"}},
	{name: "password-saving-off", preferences: []string{"credentials_enable_service", "credentials_enable_autosignin"}, policies: []string{"PasswordManagerEnabled"}},
	{name: "autofill-off", preferences: []string{"autofill.profile_enabled", "autofill.credit_card_enabled"}, policies: []string{"AutofillAddressEnabled", "AutofillCreditCardEnabled"}},
	{name: "sync-off", preferences: []string{"signin.allowed", "sync.managed"}, policies: []string{"SyncDisabled", "BrowserSignin"}},
	{name: "remote-debugging-off", preferences: []string{"local-state:devtools.remote_debugging.allowed"}, policies: []string{"RemoteDebuggingAllowed"}},
	{name: "devtools-off", preferences: []string{"devtools.availability"}, policies: []string{"DeveloperToolsAvailability"}},
	{name: "permissions-denied", preferences: []string{
		"profile.default_content_setting_values.geolocation", "profile.default_content_setting_values.media_stream_camera",
		"profile.default_content_setting_values.media_stream_mic", "profile.default_content_setting_values.notifications",
	}, policies: []string{"DefaultGeolocationSetting", "DefaultNotificationsSetting", "VideoCaptureAllowed", "AudioCaptureAllowed"}},
	{name: "local-network-denied", preferences: []string{
		"profile.default_content_setting_values.local_network", "profile.default_content_setting_values.loopback_network",
	}},
	{name: "safe-browsing-on", preferences: []string{"safebrowsing.enabled", "safebrowsing.proceed_anyway_disabled"}, policies: []string{"SafeBrowsingProtectionLevel", "DisableSafeBrowsingProceedAnyway"}},
	{name: "webrtc-not-leaking", preferences: []string{"webrtc.ip_handling_policy"}, policies: []string{"WebRtcIPHandling"}},
	{name: "downloads-ask", preferences: []string{"download.prompt_for_download", "download_restrictions"}, policies: []string{"PromptForDownloadLocation", "DownloadRestrictions"}},
	{name: "clear-on-exit", preferences: []string{"browser.clear_data.clear_on_exit"}},
}

func chromiumSettings(p place) (settings, error) {
	var files [2][]byte
	for i, name := range []string{chromiumPreferencesFile, chromiumLocalStateFile} {
		data, err := disk.ReadFile(filepath.Join(p.root, filepath.FromSlash(name)), maxPreferences)
		if err != nil {
			return nil, err
		}
		files[i] = data
	}
	return parseChromiumSettings(files[0], files[1])
}

func chromiumWanted(s seed) (settings, error) {
	return parseChromiumSettings(s[chromiumPreferencesFile], s[chromiumLocalStateFile])
}

// localState begins the name of a preference that is in the file Local State.
const localState = "local-state:"

// parseChromiumSettings reads the two files. A name is a dotted path in one of
// them, and its value the JSON that is there.
func parseChromiumSettings(preferences, local []byte) (settings, error) {
	var trees [2]map[string]any
	for i, data := range [][]byte{preferences, local} {
		if err := json.Unmarshal(data, &trees[i]); err != nil {
			return nil, err
		}
	}
	return func(name string) (string, bool) {
		var value any = trees[0]
		path, inLocal := strings.CutPrefix(name, localState)
		if inLocal {
			value = trees[1]
		}
		for step := range strings.SplitSeq(path, ".") {
			tree, _ := value.(map[string]any)
			inner, there := tree[step]
			if !there {
				return "", false
			}
			value = inner
		}
		leaf, err := json.Marshal(value)
		return string(leaf), err == nil
	}, nil
}

// Locations of extensions that are part of the browser.
// Source: extensions/common/mojom/manifest.mojom in Chromium.
const (
	locationComponent         = 5
	locationExternalComponent = 10
)

func chromiumExtensions(p place) ([]finding.Extension, error) {
	data, err := disk.ReadFile(filepath.Join(p.root, filepath.FromSlash(chromiumPreferencesFile)), maxPreferences)
	if err != nil {
		return nil, err
	}
	return parseChromiumExtensions(data)
}

func parseChromiumExtensions(data []byte) ([]finding.Extension, error) {
	var preferences struct {
		Extensions struct {
			Settings map[string]struct {
				Location int `json:"location"`
				Manifest struct {
					Name    string `json:"name"`
					Version string `json:"version"`
				} `json:"manifest"`
			} `json:"settings"`
		} `json:"extensions"`
	}
	if err := json.Unmarshal(data, &preferences); err != nil {
		return nil, err
	}
	var found []finding.Extension
	for _, id := range sortedNames(preferences.Extensions.Settings) {
		e := preferences.Extensions.Settings[id]
		if e.Location == 0 || e.Location == locationComponent || e.Location == locationExternalComponent {
			continue
		}
		name := e.Manifest.Name
		if name == "" {
			name = "location " + strconv.Itoa(e.Location)
		}
		found = append(found, finding.Extension{ID: id, Name: name, Version: e.Manifest.Version, Access: "unknown"})
	}
	return found, nil
}
