package profile

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/portal"
)

var families = []browser.Family{browser.Chromium, browser.Firefox}

const localID = "abcdefghijklmnopabcdefghijklmnop"

func testPlan(t *testing.T) plan {
	return plan{
		place: place{root: t.TempDir()}, start: Start{URL: portal.IBKR().SignInURL}, exe: "/opt/sallyport", domains: portal.IBKR().Domains,
		crx: []byte("crx"), crxID: localID, xpi: []byte("xpi"),
	}
}

// planted is a profile as the seed leaves it, with the file that shows that the
// browser has written.
func planted(t *testing.T, family browser.Family) (plan, seed) {
	t.Helper()
	p := testPlan(t)
	s, err := makers[family].seed(p)
	require.NoError(t, err)
	root, err := os.OpenRoot(p.place.root)
	require.NoError(t, err)
	defer root.Close()
	require.NoError(t, s.write(root))
	if family == browser.Firefox {
		put(t, p, firefoxPrefsFile, string(s[firefoxUserFile]))
	}
	return p, s
}

func put(t *testing.T, p plan, name, content string) {
	t.Helper()
	path := filepath.Join(p.place.root, filepath.FromSlash(name))
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
}

// The values that each control stands for. A preference that a control names
// and the seed does not set, or sets to something else, is caught here.
var wantedValues = map[browser.Family]map[string]string{
	browser.Chromium: {
		"ssl.error_override_allowed": "false", "https_only_mode_enabled": "true",
		"credentials_enable_service": "false", "credentials_enable_autosignin": "false",
		"autofill.profile_enabled": "false", "autofill.credit_card_enabled": "false",
		"signin.allowed": "false", "sync.managed": "true",
		"proxy.mode": `"fixed_servers"`, "proxy.bypass_list": `"\u003c-loopback\u003e"`,
		"local-state:devtools.remote_debugging.allowed": "false", "devtools.availability": "2",
		"profile.default_content_setting_values.geolocation":         "2",
		"profile.default_content_setting_values.media_stream_camera": "2",
		"profile.default_content_setting_values.media_stream_mic":    "2",
		"profile.default_content_setting_values.notifications":       "2",
		"profile.default_content_setting_values.local_network":       "2",
		"profile.default_content_setting_values.loopback_network":    "2",
		"safebrowsing.enabled": "true", "safebrowsing.proceed_anyway_disabled": "true",
		"webrtc.ip_handling_policy":    `"disable_non_proxied_udp"`,
		"download.prompt_for_download": "true", "download_restrictions": "1",
		"browser.clear_data.clear_on_exit": `["browsing_history","download_history","cached_images_and_files","password_signin","autofill","hosted_app_data"]`,
	},
	browser.Firefox: {
		"network.proxy.type": "1", "network.proxy.http": `"127.0.0.1"`, "network.proxy.no_proxies_on": `""`,
		"network.proxy.allow_hijacking_localhost": "true", "network.proxy.failover_direct": "false",
		"security.certerrors.permanentOverride": "false", "security.certerror.hideAddException": "true", "dom.security.https_only_mode": "true",
		"signon.rememberSignons": "false", "signon.autofillForms": "false",
		"browser.formfill.enable": "false", "extensions.formautofill.addresses.enabled": "false", "extensions.formautofill.creditCards.enabled": "false",
		"identity.fxaccounts.enabled": "false", "devtools.debugger.remote-enabled": "false", "devtools.policy.disabled": "true",
		"permissions.default.camera": "2", "permissions.default.microphone": "2", "permissions.default.geo": "2",
		"permissions.default.desktop-notification": "2", "permissions.default.local-network": "2", "permissions.default.loopback-network": "2",
		"browser.safebrowsing.phishing.enabled": "true", "browser.safebrowsing.malware.enabled": "true", "browser.safebrowsing.allowOverride": "false",
		"media.peerconnection.enabled": "false", "browser.download.useDownloadDir": "false",
		"privacy.sanitize.sanitizeOnShutdown": "true", "privacy.clearOnShutdown_v2.cookiesAndStorage": "false",
	},
}

// computed are the preferences that depend on the plan; they have tests of their own.
var computed = []string{"policy.url_blocklist", "policy.url_allowlist", "proxy.server", "network.proxy.http_port", "network.proxy.ssl_port"}

func TestEveryControlIsSeeded(t *testing.T) {
	names := map[browser.Family][]string{}
	for _, family := range families {
		m := makers[family]
		s, err := m.seed(testPlan(t))
		require.NoError(t, err)
		wanted, err := m.wanted(s)
		require.NoError(t, err)
		named := map[string]bool{}
		for _, c := range m.controls {
			names[family] = append(names[family], c.name)
			require.NotEmpty(t, c.preferences, c.name)
			for _, p := range c.preferences {
				named[p] = true
				value, seeded := wanted(p)
				require.True(t, seeded, "%s: %s stands on %s, which is not seeded", family, c.name, p)
				if !slices.Contains(computed, p) {
					assert.Equal(t, wantedValues[family][p], value, "%s: %s", family, p)
				}
			}
		}
		for p := range wantedValues[family] {
			assert.True(t, named[p], "%s: no control stands on %s", family, p)
		}
	}
	assert.Equal(t, names[browser.Chromium], names[browser.Firefox], "both families promise the same")
	assert.Len(t, names[browser.Firefox], 15)
}

func TestChromiumNavigatesToThePortalAlone(t *testing.T) {
	lists := func(p plan) (block, allow []string) {
		s, err := chromiumSeed(p)
		require.NoError(t, err)
		var preferences struct {
			Policy struct {
				Block []string `json:"url_blocklist"`
				Allow []string `json:"url_allowlist"`
			} `json:"policy"`
		}
		require.NoError(t, json.Unmarshal(s[chromiumPreferencesFile], &preferences))
		return preferences.Policy.Block, preferences.Policy.Allow
	}
	p := testPlan(t)
	block, allow := lists(p)
	assert.Equal(t, "*", block[0])
	for _, page := range []string{"chrome://extensions", "chrome://flags", "chrome://inspect", "chrome://settings"} {
		assert.Contains(t, block, page)
	}
	want := []string{"chrome-extension://" + localID}
	for _, d := range portal.IBKR().Domains {
		want = append(want, "https://"+d)
	}
	assert.Equal(t, want, allow)

	p.start = Start{URL: "http://rehearsal.localhost:8765/", Rehearsal: true}
	_, allow = lists(p)
	assert.Equal(t, append(want, "http://rehearsal.localhost:8765/"), allow)
}

func TestNothingGoesPastTheFilter(t *testing.T) {
	p := testPlan(t)
	p.port = 4711
	s, err := firefoxSeed(p)
	require.NoError(t, err)
	wanted, err := firefoxWanted(s)
	require.NoError(t, err)
	for name, want := range map[string]string{
		"network.proxy.type": "1", "network.proxy.http": `"127.0.0.1"`, "network.proxy.http_port": "4711", "network.proxy.ssl_port": "4711",
		"network.proxy.no_proxies_on": `""`, "network.proxy.allow_hijacking_localhost": "true", "network.proxy.failover_direct": "false",
	} {
		value, _ := wanted(name)
		assert.Equal(t, want, value, name)
	}
	s, err = chromiumSeed(p)
	require.NoError(t, err)
	wanted, err = chromiumWanted(s)
	require.NoError(t, err)
	for name, want := range map[string]string{"proxy.mode": `"fixed_servers"`, "proxy.server": `"127.0.0.1:4711"`, "proxy.bypass_list": `"\u003c-loopback\u003e"`} {
		value, _ := wanted(name)
		assert.Equal(t, want, value, name)
	}
	args, _ := chromiumCommand(p)
	assert.Contains(t, args, "--proxy-server=127.0.0.1:4711")
	assert.Contains(t, args, "--proxy-bypass-list=<-loopback>")
	m := makers[browser.Chromium]
	one, err := m.template(p)
	require.NoError(t, err)
	p.port = 4712
	other, err := m.template(p)
	require.NoError(t, err)
	assert.Equal(t, one, other, "the template is the same wherever the filter listens")
}

func TestSeededHostManifests(t *testing.T) {
	p := testPlan(t)
	for family, c := range map[browser.Family]struct {
		path string
		want map[string]any
	}{
		browser.Chromium: {"data/NativeMessagingHosts/io.github.sallyport.json", map[string]any{
			"name": extension.HostName, "description": "Sallyport guards the sign-in to your broker's portal", "path": p.exe, "type": "stdio",
			// Without the slash Chromium takes no origin.
			"allowed_origins": []any{"chrome-extension://" + localID + "/"},
		}},
		browser.Firefox: {"home/.mozilla/native-messaging-hosts/io.github.sallyport.json", map[string]any{
			"name": extension.HostName, "description": "Sallyport guards the sign-in to your broker's portal", "path": p.exe, "type": "stdio",
			"allowed_extensions": []any{"sallyport@sallyport.github.io"},
		}},
	} {
		s, err := makers[family].seed(p)
		require.NoError(t, err)
		require.Contains(t, s, c.path)
		var manifest map[string]any
		require.NoError(t, json.Unmarshal(s[c.path], &manifest))
		assert.Equal(t, c.want, manifest)
		for name := range s {
			assert.Equal(t, name == c.path, strings.Contains(strings.ToLower(filepath.ToSlash(name)), "messaging"), name)
		}
	}
}

func TestExtensionIsPlaced(t *testing.T) {
	p := testPlan(t)
	s, err := chromiumSeed(p)
	require.NoError(t, err)
	assert.Equal(t, "crx", string(s["sallyport.crx"]))
	assert.JSONEq(t, `{"external_crx": `+quote(filepath.Join(p.place.root, "sallyport.crx"))+`, "external_version": "`+extension.Version+`"}`,
		string(s["data/External Extensions/"+localID+".json"]))
	s, err = firefoxSeed(p)
	require.NoError(t, err)
	assert.Equal(t, "xpi", string(s["data/extensions/sallyport@sallyport.github.io.xpi"]))
}

func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// What the browser clears by itself depends on what the session keeps.
func TestTheBrowserClearsItsCookiesWhereNothingIsKept(t *testing.T) {
	cleared := map[browser.Family][2]string{
		browser.Chromium: {"browser.clear_data.clear_on_exit", "cookies_and_other_site_data"},
		browser.Firefox:  {"privacy.clearOnShutdown_v2.cookiesAndStorage", "true"},
	}
	for _, family := range families {
		for _, mode := range []Mode{"", Stable, Ephemeral} {
			p := testPlan(t)
			p.start.Mode = mode
			s, err := makers[family].seed(p)
			require.NoError(t, err)
			wanted, err := makers[family].wanted(s)
			require.NoError(t, err)
			value, _ := wanted(cleared[family][0])
			assert.Equal(t, mode == Ephemeral, strings.Contains(value, cleared[family][1]), "%s, %q", family, mode)
		}
	}
}

func TestAStrictProfileHasNoExtensionAndNoHost(t *testing.T) {
	for _, family := range families {
		p := testPlan(t)
		p.start.Strict = true
		p.crx, p.crxID, p.xpi = nil, "", nil
		m := makers[family]
		s, err := m.seed(p)
		require.NoError(t, err)
		assert.Len(t, s, map[browser.Family]int{browser.Chromium: 2, browser.Firefox: 2}[family], "%v", sortedNames(s))
		for name, content := range s {
			assert.NotContains(t, string(content), "chrome-extension:", name)
		}
		wanted, err := m.wanted(s)
		require.NoError(t, err)
		for name, value := range map[browser.Family]map[string]string{
			browser.Chromium: {
				"extensions.install.denylist": `["*"]`, "extensions.block_external_extensions": "true", "extensions.ui.developer_mode": "false",
			},
			browser.Firefox: {
				"extensions.autoDisableScopes": "15", "extensions.enabledScopes": "0", "xpinstall.enabled": "false", "xpinstall.signatures.required": "true",
			},
		}[family] {
			is, _ := wanted(name)
			assert.Equal(t, value, is, name)
		}
		args, _ := m.command(p)
		assert.Equal(t, family == browser.Chromium, slices.Contains(args, "--disable-extensions"))

		p.start.Strict = false
		args, _ = m.command(p)
		assert.NotContains(t, args, "--disable-extensions")
	}
}

func TestAStrictSessionHasOurExtensionForAStranger(t *testing.T) {
	ours := []finding.Extension{{ID: localID, Name: "Sallyport"}}
	s := State{Record: Record{Mode: Stable, ExtensionMode: guarded, sight: sight{Extensions: ours}}}
	assert.Empty(t, s.strangers(localID))
	s.ExtensionMode = strict
	assert.Equal(t, ours, s.strangers(localID))
	w := &window{start: Start{Strict: true}}
	assert.Empty(t, verifyExtensions(nil, ours, nil, w.ours(), "")[0].Verified)
	assert.NotEmpty(t, verifyExtensions(nil, nil, nil, w.ours(), "now")[0].Verified)
}

func TestScratchIsPlainButHasTheExtension(t *testing.T) {
	p := testPlan(t)
	p.scratch = true
	s, err := chromiumSeed(p)
	require.NoError(t, err)
	assert.Equal(t, "{}", string(s[chromiumPreferencesFile]))
	assert.Equal(t, "{}", string(s[chromiumLocalStateFile]))
	assert.Contains(t, s, "data/External Extensions/"+localID+".json")
	s, err = firefoxSeed(p)
	require.NoError(t, err)
	assert.NotContains(t, string(s[firefoxUserFile]), "signon.rememberSignons")
	assert.Contains(t, string(s[firefoxUserFile]), `user_pref("extensions.autoDisableScopes", 14);`)
}

func TestTemplateNamesTheSeed(t *testing.T) {
	p := testPlan(t)
	s, err := chromiumSeed(p)
	require.NoError(t, err)
	first := s.template()
	assert.Regexp(t, "^[0-9a-f]{16}$", first)
	s["sallyport.crx"] = []byte("signed anew")
	assert.Equal(t, first, s.template())
	s[chromiumLocalStateFile] = []byte("{}")
	assert.NotEqual(t, first, s.template())
}

func TestVerifyHoldsWhatWasSeeded(t *testing.T) {
	for _, family := range families {
		p, s := planted(t, family)
		controls, drifted := makers[family].verify(p.place, s, p.start, "after the session")
		assert.Empty(t, drifted)
		assert.Empty(t, unverified(controls), family)
		assert.Len(t, controls, len(makers[family].controls))
		assert.Equal(t, "read back from the profile after the session", controls[0].Verified)
	}
}

func TestARehearsalInFirefoxIsNotHTTPSOnlyAndSaysSo(t *testing.T) {
	p := testPlan(t)
	p.start = Start{URL: "http://rehearsal.localhost:8765", Rehearsal: true}
	s, err := firefoxSeed(p)
	require.NoError(t, err)
	wanted, err := firefoxWanted(s)
	require.NoError(t, err)
	value, _ := wanted("dom.security.https_only_mode")
	assert.Equal(t, "false", value)
	for _, c := range makers[browser.Firefox].requested(p.start) {
		assert.Equal(t, c.Name != "https-only", c.Requested, c.Name)
	}
	for _, c := range makers[browser.Firefox].requested(Start{URL: "https://www.interactivebrokers.com/sso/Login"}) {
		assert.True(t, c.Requested, c.Name)
	}
}

// Every single preference of every control, changed or taken away, must show.
func TestVerifySeesEachPreference(t *testing.T) {
	for _, family := range families {
		m := makers[family]
		p, s := planted(t, family)
		for _, c := range m.controls {
			for _, preference := range c.preferences {
				change(t, p, family, preference, true)
				controls, drifted := m.verify(p.place, s, p.start, "now")
				assert.Equal(t, []string{c.name}, drifted, preference)
				assert.Equal(t, []string{c.name}, unverified(controls), preference)

				change(t, p, family, preference, false)
				controls, drifted = m.verify(p.place, s, p.start, "now")
				wanted, err := m.wanted(s)
				require.NoError(t, err)
				value, _ := wanted(preference)
				byDefault := family == browser.Firefox && firefoxDefaults[preference] != ""
				if byDefault && value != firefoxDefaults[preference] {
					assert.Equal(t, []string{c.name}, drifted, "%s: Firefox is silent about its default", preference)
				} else {
					assert.Empty(t, drifted, "%s: not there is not seen", preference)
				}
				if byDefault && value == firefoxDefaults[preference] {
					assert.Empty(t, unverified(controls), preference)
				} else {
					assert.Equal(t, []string{c.name}, unverified(controls), preference)
				}
				p, s = planted(t, family)
			}
		}
	}
}

// change gives a preference on disk another value, or takes it away.
func change(t *testing.T, p plan, family browser.Family, preference string, other bool) {
	t.Helper()
	file := firefoxPrefsFile
	if family == browser.Chromium {
		file = chromiumPreferencesFile
		if name, local := strings.CutPrefix(preference, "local-state:"); local {
			file, preference = chromiumLocalStateFile, name
		}
	}
	path := filepath.Join(p.place.root, filepath.FromSlash(file))
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	if family == browser.Firefox {
		var lines []string
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, `user_pref("`+preference+`"`) {
				line = ""
				if other {
					line = `user_pref("` + preference + `", "other");` + "\n"
				}
			}
			lines = append(lines, line)
		}
		require.NoError(t, os.WriteFile(path, []byte(strings.Join(lines, "")), 0o600))
		return
	}
	var tree map[string]any
	require.NoError(t, json.Unmarshal(data, &tree))
	steps := strings.Split(preference, ".")
	inner := tree
	for _, step := range steps[:len(steps)-1] {
		inner = inner[step].(map[string]any)
	}
	require.Contains(t, inner, steps[len(steps)-1])
	if delete(inner, steps[len(steps)-1]); other {
		inner[steps[len(steps)-1]] = "other"
	}
	data, err = json.Marshal(tree)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, data, 0o600))
}

func TestVerifyWithoutFilesVerifiesNothing(t *testing.T) {
	for _, family := range families {
		m := makers[family]
		p, s := planted(t, family)
		require.NoError(t, os.RemoveAll(p.place.data()))
		controls, drifted := m.verify(p.place, s, p.start, "now")
		assert.Len(t, unverified(controls), len(makers[browser.Chromium].controls))
		assert.Empty(t, drifted)
	}
	p, s := planted(t, browser.Chromium)
	put(t, p, chromiumPreferencesFile, `{"torn`)
	controls, _ := makers[browser.Chromium].verify(p.place, s, p.start, "now")
	assert.Len(t, unverified(controls), len(makers[browser.Chromium].controls))
}

func TestChromiumSettingsTellValuesApart(t *testing.T) {
	value := func(data, name string) string {
		look, err := parseChromiumSettings([]byte(data), []byte(`{"a": "local"}`))
		require.NoError(t, err)
		v, there := look(name)
		require.Equal(t, there, v != "")
		return v
	}
	const data = `{"a": {"b": 1, "c": ["x", "y z"], "n": null}, "d.e": 1, "f": "text"}`
	for name, want := range map[string]string{
		"a.b": "1", "a.c": `["x","y z"]`, "a.n": "null", "a": `{"b":1,"c":["x","y z"],"n":null}`, "f": `"text"`, "local-state:a": `"local"`,
		"d.e": "", "a.b.c": "", "f.g": "", "": "", "x": "", "local-state:f": "",
	} {
		assert.Equal(t, want, value(data, name), name)
	}
	for _, pair := range [][2]string{
		{`{"a": ["x y"]}`, `{"a": ["x", "y"]}`},
		{`{"a": false}`, `{"a": "false"}`},
		{`{"a": 2}`, `{"a": "2"}`},
	} {
		assert.NotEqual(t, value(pair[0], "a"), value(pair[1], "a"))
	}
	assert.Equal(t, value(`{"a": 2}`, "a"), value(`{"a": 2.0}`, "a"))
	_, err := parseChromiumSettings([]byte(`[]`), []byte(`{}`))
	assert.Error(t, err)
}

func TestParsePreferences(t *testing.T) {
	assert.Equal(t, map[string]string{"a.b": "true", "c": `"x, \"y\");"`, "d": "-1"}, parsePreferences([]byte(
		"// comment\n\nuser_pref(\"a.b\", false);\nuser_pref(\"a.b\", true);\nuser_pref(\"c\", \"x, \\\"y\\\");\");\nuser_pref(\"d\", -1);\n"+
			"user_pref(\"torn\", tr\n  user_pref(\"indented\", 1);\nlock_pref(\"e\", 1);\nuser_pref(\"last\", 1)")))
}

func TestChromiumExtensions(t *testing.T) {
	p := testPlan(t)
	put(t, p, chromiumPreferencesFile, `{"extensions": {"settings": {
		"component": {"location": 5}, "external-component": {"location": 10}, "stale": {},
		"`+localID+`": {"location": 2, "manifest": {"name": "Sallyport", "version": "1"}},
		"stranger": {"location": 4, "path": "/tmp/x"},
		"store": {"location": 1, "manifest": {"name": "Helper", "version": "2"}}}}}`)
	found, err := chromiumExtensions(p.place)
	require.NoError(t, err)
	assert.Equal(t, []finding.Extension{
		{ID: localID, Name: "Sallyport", Version: "1", Access: "unknown"},
		{ID: "store", Name: "Helper", Version: "2", Access: "unknown"},
		{ID: "stranger", Name: "location 4", Access: "unknown"},
	}, found)
	requireStrangers(t, found, localID, 2)

	put(t, p, chromiumPreferencesFile, `{"extensions": {"settings": {"`+localID+`": {"location": 2}}}}`)
	found, err = chromiumExtensions(p.place)
	require.NoError(t, err)
	requireStrangers(t, found, localID, 0)
}

func TestFirefoxExtensions(t *testing.T) {
	p := testPlan(t)
	put(t, p, "data/extensions.json", `{"schemaVersion": 37, "addons": [
		{"id": "sallyport@sallyport.github.io", "type": "extension", "location": "app-profile", "active": true, "version": "1", "defaultLocale": {"name": "Sallyport"}},
		{"id": "formautofill@mozilla.org", "type": "extension", "location": "app-builtin", "active": true},
		{"id": "search@mozilla.com", "type": "extension", "location": "app-system-defaults", "active": true},
		{"id": "theme", "type": "theme", "location": "app-profile", "active": true},
		{"id": "off", "type": "extension", "location": "app-profile", "active": false},
		{"id": "stranger", "type": "extension", "location": "app-profile", "active": true, "version": "2", "defaultLocale": {"name": "Helper"}}]}`)
	found, err := firefoxExtensions(p.place)
	require.NoError(t, err)
	assert.Equal(t, []finding.Extension{
		{ID: firefoxID, Name: "Sallyport", Version: "1", Access: "unknown"},
		{ID: "stranger", Name: "Helper", Version: "2", Access: "unknown"},
	}, found)
	requireStrangers(t, found, firefoxID, 1)
}

func requireStrangers(t *testing.T, found []finding.Extension, ours string, n int) {
	t.Helper()
	assert.Len(t, foreign(found, ours), n)
	c := verifyExtensions(nil, found, nil, ours, "now")
	require.Len(t, c, 2)
	assert.Equal(t, n == 0, c[0].Verified != "")
	assert.NotEmpty(t, c[1].Verified, "ours is there")
	assert.Empty(t, verifyExtensions(nil, foreign(found, ours), nil, ours, "now")[1].Verified, "ours is not there")
	assert.Empty(t, verifyExtensions(nil, found, os.ErrNotExist, ours, "now")[0].Verified, "a list that was not read proves nothing")
}

// The files that are read back lie in the browser's hands, so each has a cap
// and no link among them is followed.
func TestOutsideFilesAreCapped(t *testing.T) {
	for _, c := range []struct {
		file string
		read func(place) error
	}{
		{chromiumPreferencesFile, func(p place) error { _, err := chromiumSettings(p); return err }},
		{chromiumLocalStateFile, func(p place) error { _, err := chromiumSettings(p); return err }},
		{chromiumPreferencesFile, func(p place) error { _, err := chromiumExtensions(p); return err }},
		{firefoxPrefsFile, func(p place) error { _, err := firefoxSettings(p); return err }},
		{"data/extensions.json", func(p place) error { _, err := firefoxExtensions(p); return err }},
	} {
		p := testPlan(t)
		for _, file := range []string{chromiumPreferencesFile, chromiumLocalStateFile, firefoxPrefsFile, "data/extensions.json"} {
			put(t, p, file, "{}")
		}
		require.NoError(t, c.read(p.place))
		path := filepath.Join(p.place.root, filepath.FromSlash(c.file))
		require.NoError(t, os.Truncate(path, maxPreferences+1)) // sparse: it takes no room
		require.ErrorIs(t, c.read(p.place), disk.ErrTooLarge, c.file)

		require.NoError(t, os.Rename(path, path+".elsewhere"))
		require.NoError(t, os.Symlink(path+".elsewhere", path))
		require.Error(t, c.read(p.place), c.file)
	}
}

func FuzzChromiumSettings(f *testing.F) {
	f.Add([]byte(`{"signin": {"allowed": false}, "devtools": {"availability": 2}}`), []byte(`{"devtools": {"remote_debugging": {"allowed": false}}}`))
	f.Add([]byte(`{"signin": {"allowed": [1, {"d": null}]}}`), []byte(`{"devtools": 1e300}`))
	f.Fuzz(func(t *testing.T, preferences, local []byte) {
		look, err := parseChromiumSettings(preferences, local)
		if err != nil {
			return
		}
		for _, c := range chromiumControls {
			for _, name := range c.preferences {
				if value, there := look(name); there != json.Valid([]byte(value)) {
					t.Fatalf("%s is %q", name, value)
				}
			}
		}
	})
}

func FuzzChromiumExtensions(f *testing.F) {
	f.Add([]byte(`{"extensions": {"settings": {"a": {"location": 4, "manifest": {"name": "n", "version": "1"}}}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		found, err := parseChromiumExtensions(data)
		for _, e := range found {
			if err != nil || e.Name == "" || e.Access != "unknown" {
				t.Fatalf("%v: %+v", err, e)
			}
		}
	})
}

func FuzzFirefoxExtensions(f *testing.F) {
	f.Add([]byte(`{"addons": [{"id": "a", "type": "extension", "location": "app-profile", "active": true, "defaultLocale": {"name": "n"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		found, err := parseFirefoxExtensions(data)
		if err != nil && found != nil {
			t.Fatalf("%v: %+v", err, found)
		}
	})
}

func FuzzParsePreferences(f *testing.F) {
	f.Add([]byte("// comment\nuser_pref(\"a.b\", false);\n"))
	f.Add([]byte("user_pref(\"a\", \"b\");\r\nuser_pref(\"c\", 1);"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for name, value := range parsePreferences(data) {
			if again := parsePreferences([]byte("user_pref(\"" + name + "\", " + value + ");")); again[name] != value {
				t.Fatalf("%q: %q is read back as %q", name, value, again[name])
			}
		}
	})
}
