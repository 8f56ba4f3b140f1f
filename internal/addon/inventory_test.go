package addon

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
)

func profileOf(t *testing.T, id, dir string) browser.Profile {
	t.Helper()
	b, ok := browser.ByID(id)
	require.True(t, ok)
	return browser.Profile{Browser: b, UserData: filepath.Dir(dir), Dir: dir, Name: "Person 1"}
}

func write(t testing.TB, path, content string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
}

// debianPackage is a file of a Debian package that must be there.
func debianPackage(t *testing.T, name, path string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Debian's packages are not for Windows")
	}
	_, err := os.Stat(path)
	require.NoError(t, err, "this test reads a real extension: apt-get install %s", name)
	return path
}

func byID(all []Addon) map[string]Addon {
	found := map[string]Addon{}
	for _, a := range all {
		found[a.ID] = a
	}
	return found
}

// testdata/chromium is a profile that Chromium 156 wrote, cut down to its
// extensions: its PDF viewer, an extension installed by an External Extensions
// file, and one loaded by the command line.
func TestInventoryOfARealChromiumProfile(t *testing.T) {
	all, err := Inventory(profileOf(t, "chromium", "testdata/chromium/Default"))
	require.NoError(t, err)
	require.Len(t, all, 1, "the viewer is a part of the browser, and the folder of the loaded one is gone")
	a := all[0]
	assert.Equal(t, "cmhhedmlpgfaandiaibfddbidnddlalo", a.ID)
	assert.Equal(t, "Sample reader", a.Name)
	assert.Equal(t, "2.1.0", a.Version)
	assert.True(t, a.Enabled)
	assert.False(t, a.Withheld)
	assert.Empty(t, a.Unreadable)
	assert.Equal(t, Reach{HostPermission, "host_permissions", "https://*.interactivebrokers.com/*"}, a.Reach(brokerOrigins))
}

func chromiumProfile(t *testing.T, settings, secure string) browser.Profile {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Default")
	write(t, filepath.Join(dir, "Preferences"), `{"browser": {"x": [{}]}, "extensions": {"alerts": {}, "settings": `+settings+`}, "zoom": 1}`)
	if secure != "" {
		write(t, filepath.Join(dir, "Secure Preferences"), `{"extensions": {"settings": `+secure+`}}`)
	}
	return profileOf(t, "chromium", dir)
}

func TestInventoryOfADebianExtensionInChromium(t *testing.T) {
	folder := debianPackage(t, "webext-ublock-origin-chromium", "/usr/share/chromium/extensions/ublock-origin/manifest.json")
	p := chromiumProfile(t, fmt.Sprintf(`{"cjpalhdlnbpafiamejdnhcphjbkeiagm": {"location": 8, "path": %q, "disable_reasons": []}}`, filepath.Dir(folder)), "")
	all, err := Inventory(p)
	require.NoError(t, err)
	require.Len(t, all, 1)
	assert.Equal(t, "uBlock Origin", all[0].Name)
	assert.Regexp(t, `^\d+\.\d+`, all[0].Version)
	assert.Empty(t, all[0].Manifest.Problems)
	assert.Equal(t, Reach{ContentScript, "content_scripts", "https://*/*"}, all[0].Reach(brokerOrigins))
}

func TestInventoryOfARealFirefoxProfile(t *testing.T) {
	ublock := debianPackage(t, "webext-ublock-origin-firefox", "/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/uBlock0@raymondhill.net")
	dir := t.TempDir()
	// testdata/firefox is a profile that Firefox 153 ESR wrote, cut down to its
	// add-ons: one of its own, a theme, Debian's uBlock Origin, and an .xpi.
	text, err := os.ReadFile("testdata/firefox/extensions.json")
	require.NoError(t, err)
	write(t, filepath.Join(dir, "extensions.json"), strings.ReplaceAll(string(text), "PROFILE", dir))
	grants, err := os.ReadFile("testdata/firefox/extension-preferences.json")
	require.NoError(t, err)
	write(t, filepath.Join(dir, "extension-preferences.json"), string(grants))
	manifest, err := os.ReadFile("testdata/firefox/sample.manifest.json")
	require.NoError(t, err)
	writeArchive(t, filepath.Join(dir, "extensions/sample@example.org.xpi"), map[string]string{"manifest.json": string(manifest), "a.js": ""})

	all, err := Inventory(profileOf(t, "firefox-esr", dir))
	require.NoError(t, err)
	require.Len(t, all, 2)
	found := byID(all)

	a := found["uBlock0@raymondhill.net"]
	assert.Equal(t, "uBlock Origin", a.Name)
	assert.True(t, a.Enabled)
	assert.Empty(t, a.Unreadable)
	assert.Equal(t, ublock, a.Path)
	assert.Equal(t, ContentScript, a.Reach(brokerOrigins).Access)

	a = found["sample@example.org"]
	assert.Empty(t, a.Unreadable)
	assert.True(t, a.Withheld, "Manifest V3: only what Firefox notes as granted is in effect")
	assert.Equal(t, NoAccess, a.Reach(brokerOrigins).Access)
	assert.Equal(t, ContentScript, a.Reach([]string{"http://www.interactivebrokers.co.uk"}).Access)
}

func writeArchive(t *testing.T, path string, files map[string]string) {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(content))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	write(t, path, b.String())
}

const readerManifest = `{"manifest_version": 3, "name": "Reader", "version": "1", "content_scripts": [{"matches": ["https://*/*"]}]}`

func TestChromiumEntries(t *testing.T) {
	unpacked := t.TempDir()
	write(t, filepath.Join(unpacked, "manifest.json"), readerManifest)
	settings := `{
		"relative":   {"location": 1, "path": "relative/1_0", "disable_reasons": []},
		"cached":     {"location": 1, "path": "cached/1_0", "disable_reasons": 0, "manifest": ` + strings.Replace(readerManifest, "Reader", "Cached", 1) + `},
		"bitfield":   {"location": 1, "path": "relative/1_0", "disable_reasons": 8192},
		"listed":     {"location": 1, "path": "relative/1_0", "disable_reasons": [1, 8192]},
		"state-off":  {"location": 1, "path": "relative/1_0", "state": 0},
		"state-on":   {"location": 1, "path": "relative/1_0", "state": 1},
		"reasons":    {"location": 1, "path": "relative/1_0", "state": 0, "disable_reasons": []},
		"blocked":    {"location": 1, "path": "relative/1_0", "blacklist": true},
		"unpacked":   {"location": 4, "path": ` + quote(unpacked) + `},
		"command":    {"location": 8, "path": ` + quote(unpacked) + `},
		"policy":     {"location": 7, "path": "relative/1_0"},
		"granted":    {"location": 1, "path": "modest/1_0", "active_permissions": {"api": ["storage", "debugger", {"socket": ["tcp"]}, 7]}},
		"on-site":    {"location": 1, "path": "modest/1_0", "withholding_permissions": true, "runtime_granted_permissions": {"api": ["pageCapture"]}},
		"objects":    {"location": 1, "path": "modest/1_0", "active_permissions": {"api": {"debugger": 1}}},
		"withheld":   {"location": 1, "path": "relative/1_0", "withholding_permissions": true,
		               "active_permissions": {"explicit_host": ["<all_urls>"]}, "runtime_granted_permissions": {"explicit_host": ["https://a.test/*"]}},
		"component":  {"location": 5, "path": "relative/1_0"},
		"component2": {"location": 10, "path": "relative/1_0"},
		"nmmhkkegccagdldgiimedpiccmgmieda": {"location": 10, "path": "nmmhkkegccagdldgiimedpiccmgmieda/1_0"},
		"pkedcjkdefgpdelpbcmbmeomcjbeemfm": {"location": 10, "path": ` + quote(unpacked) + `},
		"jmjflgjpcpepeafmmgdpfkogkghcpiha": {"location": 10, "path": "jmjflgjpcpepeafmmgdpfkogkghcpiha/../relative/1_0"},
		"invalid":    {"location": 0, "path": "relative/1_0"},
		"remnant":    {"location": 1, "ack_external": true},
		"nowhere":    {"path": "relative/1_0"},
		"gone":       {"location": 4, "path": ` + quote(filepath.Join(unpacked, "gone")) + `},
		"odd":        [], "odder": 7,
		"wrong":      {"location": "1", "path": 7, "manifest": [], "disable_reasons": "x", "active_permissions": 1, "runtime_granted_permissions": {"explicit_host": {}}},
		"missing":    {"location": 1, "path": "missing/1_0"},
		"outside":    {"location": 1, "path": "../../outside"},
		"broken":     {"location": 1, "path": "broken/1_0"},
		"theme":      {"location": 1, "path": "theme/1_0"},
		"app":        {"location": 1, "path": "app/1_0"},
		"old-app":    {"location": 1, "path": "old-app/1_0"},
		"langpack":   {"location": 1, "path": "langpack/1_0"},
		"dictionary": {"location": 1, "path": "dictionary/1_0"}
	}`
	p := chromiumProfile(t, settings, `{"relative": {"disable_reasons": [1]}, "secure": {"location": 1, "path": "relative/1_0"}}`)
	extensions := filepath.Join(p.Dir, "Extensions")
	write(t, filepath.Join(extensions, "relative/1_0/manifest.json"), readerManifest)
	write(t, filepath.Join(extensions, "broken/1_0/manifest.json"), `{"name": "x`)
	write(t, filepath.Join(extensions, "modest/1_0/manifest.json"), `{"name": "Modest", "manifest_version": 3, "permissions": ["storage"], "optional_permissions": ["debugger"]}`)
	for name, key := range map[string]string{
		"theme": `"theme": null`, "app": `"app": {"background": {"scripts": ["b.js"]}}`, "old-app": `"app": {"launch": {"local_path": "a.html"}}`,
		// Chromium knows neither of these.
		"langpack": `"langpack_id": "de"`, "dictionary": `"dictionaries": {"de": "de.dic"}`,
	} {
		write(t, filepath.Join(extensions, name, "1_0/manifest.json"), strings.Replace(readerManifest, "{", "{"+key+", ", 1))
	}
	write(t, filepath.Join(p.Dir, "../outside/manifest.json"), readerManifest)

	all, err := Inventory(p)
	require.NoError(t, err)
	got := map[string]string{}
	for _, a := range all {
		got[a.ID] = fmt.Sprintf("%s %v %s %s", a.Name, a.Enabled, a.Reach(brokerOrigins).Access, a.Unreadable)
	}
	assert.Equal(t, map[string]string{
		"relative":                         "Reader false content-script ",
		"cached":                           "Cached true content-script ",
		"bitfield":                         "Reader false content-script ",
		"listed":                           "Reader false content-script ",
		"state-off":                        "Reader false content-script ",
		"state-on":                         "Reader true content-script ",
		"reasons":                          "Reader true content-script ",
		"blocked":                          "Reader false content-script ",
		"unpacked":                         "Reader true content-script ",
		"command":                          "Reader true content-script ",
		"policy":                           "Reader true content-script ",
		"withheld":                         "Reader true on-click ",
		"secure":                           "Reader true content-script ",
		"component2":                       "Reader true content-script ",
		"granted":                          "Modest true debugger ",
		"on-site":                          "Modest true capture ",
		"objects":                          "Modest true on-click ",
		"pkedcjkdefgpdelpbcmbmeomcjbeemfm": "Reader true content-script ",
		"jmjflgjpcpepeafmmgdpfkogkghcpiha": "Reader true content-script ",
		"old-app":                          "Reader true content-script ",
		"langpack":                         "Reader true content-script ",
		"dictionary":                       "Reader true content-script ",
		"missing":                          "missing true unknown its manifest is not on disk",
		"outside":                          "outside true unknown its manifest is not on disk",
		"broken":                           "broken true unknown its manifest could not be understood: not JSON: it ends in the middle of a value",
	}, got)
}

func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

func TestChromiumNames(t *testing.T) {
	manifest := `{"name": "__MSG_appName__", "default_locale": "en", "version": "1", "manifest_version": 3}`
	p := chromiumProfile(t, `{
		"by-file":  {"location": 1, "path": "named/1_0"},
		"by-cache": {"location": 1, "path": "named/1_0", "manifest": {"name": "From \u202ethe cache"}},
		"by-id":    {"location": 1, "path": "nameless/1_0"},
		"hidden":   {"location": 1, "path": "hidden/1_0"}
	}`, "")
	extensions := filepath.Join(p.Dir, "Extensions")
	write(t, filepath.Join(extensions, "named/1_0/manifest.json"), manifest)
	write(t, filepath.Join(extensions, "named/1_0/_locales/en/messages.json"), `{"APPNAME": {"message": "From the file"}}`)
	write(t, filepath.Join(extensions, "nameless/1_0/manifest.json"), manifest)
	write(t, filepath.Join(extensions, "hidden/1_0/manifest.json"), `{"name": "\u2800"}`)
	all, err := Inventory(p)
	require.NoError(t, err)
	var names []string
	for _, a := range all {
		names = append(names, a.Name)
	}
	assert.Equal(t, []string{"From the file", "From the cache", "by-id", "hidden"}, names)
}

func TestChromiumRecordsThatCannotBeRead(t *testing.T) {
	for _, text := range []string{"", "{", `{"extensions": {"settings": {"a": {"path": "x`, "[]", "no JSON", `{} {}`} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "Preferences"), text)
		_, err := Inventory(profileOf(t, "chrome", dir))
		assert.ErrorIs(t, err, ErrNotJSON, "%q", text)
		assert.ErrorContains(t, err, "Google Chrome, Person 1")
		assert.NotContains(t, err.Error(), dir)
	}
	for _, text := range []string{"{}", `{"extensions": []}`, `{"extensions": {"settings": null}}`} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "Preferences"), text)
		all, err := Inventory(profileOf(t, "chrome", dir))
		assert.NoError(t, err, "%q", text)
		assert.Empty(t, all)
	}
	all, err := Inventory(profileOf(t, "chrome", t.TempDir()))
	assert.NoError(t, err)
	assert.Empty(t, all)
}

// A record that is being rewritten is read again.
func TestRecordCaughtInTheMiddle(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "record")
	write(t, path, "half")
	reads := 0
	err := readRecord(new([]byte), path, 100, func(raw []byte) error {
		if reads++; reads == 3 {
			return nil
		}
		return ErrNotJSON
	})
	assert.NoError(t, err)
	assert.Equal(t, 3, reads)

	// One that was damaged long ago is not waited for.
	long := time.Now().Add(-time.Hour)
	require.NoError(t, os.Chtimes(path, long, long))
	reads = 0
	err = readRecord(new([]byte), path, 100, func([]byte) error { reads++; return ErrNotJSON })
	assert.ErrorIs(t, err, ErrNotJSON)
	assert.Equal(t, 1, reads)
}

func TestFirefoxEntries(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return quote(filepath.Join(dir, name)) }
	write(t, filepath.Join(dir, "folder/manifest.json"), readerManifest)
	write(t, filepath.Join(dir, "later/manifest.json"), `{"name": "Later", "manifest_version": 2, "permissions": ["storage"], "optional_permissions": ["history"]}`)
	write(t, filepath.Join(dir, "app/manifest.json"), `{"name": "Reader", "manifest_version": 2, "app": {"background": {}}, "permissions": ["<all_urls>"]}`)
	write(t, filepath.Join(dir, "drawn/manifest.json"), strings.Replace(readerManifest, "{", `{"theme": 0, `, 1))
	writeArchive(t, filepath.Join(dir, "packed.xpi"), map[string]string{"manifest.json": strings.Replace(readerManifest, `"manifest_version": 3`, `"manifest_version": 2`, 1)})
	writeArchive(t, filepath.Join(dir, "empty.xpi"), map[string]string{"sub/manifest.json": readerManifest, "../manifest.json": readerManifest})
	writeArchive(t, filepath.Join(dir, "bomb.xpi"), map[string]string{"manifest.json": strings.Repeat(" ", MaxManifest+1)})
	write(t, filepath.Join(dir, "text.xpi"), "no archive")
	const extension = `"type": "extension", "active": true, "visible": true, "location": "app-profile"`
	write(t, filepath.Join(dir, "extensions.json"), `{"schemaVersion": 37, "addons": [
		{"id": "folder@x", `+extension+`, "version": "1", "defaultLocale": {"name": "In a folder"}, "path": `+at("folder")+`},
		{"id": "packed@x", `+extension+`, "version": "2", "defaultLocale": {"name": "Packed"}, "path": `+at("packed.xpi")+`},
		{"id": "revoked@x", `+extension+`, "path": `+at("folder")+`},
		{"id": "later@x", `+extension+`, "path": `+at("later")+`},
		{"id": "app@x", `+extension+`, "path": `+at("app")+`},
		{"id": "drawn@x", `+extension+`, "path": `+at("drawn")+`},
		{"id": "off@x", "type": "extension", "active": false, "userDisabled": true, "visible": true, "location": "app-profile", "path": `+at("folder")+`},
		{"id": "shared@x", "type": "extension", "active": true, "visible": true, "location": "app-system-share", "path": `+at("folder")+`},
		{"id": "builtin@x", "type": "extension", "active": true, "visible": true, "location": "app-builtin-addons", "path": null},
		{"id": "system@x", "type": "extension", "active": true, "visible": true, "location": "app-system-addons", "path": `+at("folder")+`},
		{"id": "theme@x", "type": "theme", "active": true, "visible": true, "location": "app-profile", "path": `+at("folder")+`},
		{"id": "shadowed@x", "type": "extension", "active": true, "visible": false, "location": "app-global", "path": `+at("folder")+`},
		{"id": "removed@x", `+extension+`, "pendingUninstall": true, "path": `+at("folder")+`},
		{"id": "noted@x", `+extension+`, "version": "3", "path": `+at("gone.xpi")+`, "userPermissions": {"permissions": ["tabs"], "origins": ["<all_urls>"]}},
		{"id": "gone@x", `+extension+`, "path": `+at("gone.xpi")+`},
		{"id": "empty@x", `+extension+`, "path": `+at("empty.xpi")+`},
		{"id": "bomb@x", `+extension+`, "path": `+at("bomb.xpi")+`},
		{"id": "text@x", `+extension+`, "path": `+at("text.xpi")+`},
		{"id": "relative@x", `+extension+`, "path": "folder"},
		{"id": 7, "type": ["extension"], "path": {}, "defaultLocale": "x", "userPermissions": null}, 7, "x"
	]}`)
	write(t, filepath.Join(dir, "extension-preferences.json"), `{"revoked@x": {"permissions": [], "origins": []}, "folder@x": {"origins": ["https://*/*"]}, "odd@x": 7,
		"later@x": {"permissions": ["history", "internal:privateBrowsingAllowed"]}}`)

	all, err := Inventory(profileOf(t, "firefox", dir))
	require.NoError(t, err)
	got := map[string]string{}
	for _, a := range all {
		got[a.ID] = fmt.Sprintf("%s %s %v %s %s", a.Name, a.Version, a.Enabled, a.Reach(brokerOrigins).Access, a.Unreadable)
	}
	assert.Equal(t, map[string]string{
		"folder@x":   "In a folder 1 true content-script ",
		"packed@x":   "Packed 2 true content-script ",
		"revoked@x":  "Reader  true on-click ",
		"later@x":    "Later  true none ",
		"app@x":      "Reader  true host-permission ",
		"drawn@x":    "Reader  true content-script ",
		"off@x":      "Reader  false content-script ",
		"shared@x":   "Reader  true content-script ",
		"noted@x":    "noted@x 3 true host-permission its manifest is not on disk",
		"gone@x":     "gone@x  true unknown its manifest is not on disk",
		"empty@x":    "empty@x  true unknown its manifest is not on disk",
		"bomb@x":     "bomb@x  true unknown its manifest is larger than the limit",
		"text@x":     "text@x  true unknown its manifest could not be read",
		"relative@x": "relative@x  true unknown its manifest is not on disk",
	}, got)
	later := byID(all)["later@x"]
	assert.Equal(t, A2, later.effective(sitesOf(brokerOrigins)).exposure(), "what was granted later counts")
	assert.False(t, later.Withheld, "nothing was said of its hosts")
}

func TestFirefoxRecordsThatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "extensions.json"), `{"addons": [{"id": "x`)
	_, err := Inventory(profileOf(t, "firefox", dir))
	assert.ErrorIs(t, err, ErrNotJSON)

	all, err := Inventory(profileOf(t, "firefox", t.TempDir()))
	assert.NoError(t, err, "a profile that was never used has no add-ons")
	assert.Empty(t, all)
}

func FuzzPreferences(f *testing.F) {
	text, err := os.ReadFile("testdata/chromium/Default/Preferences")
	require.NoError(f, err)
	f.Add(text)
	f.Add([]byte(`{"extensions": {"settings": {"a": {"location": 1e9, "path": "\u0000", "disable_reasons": [[]], "manifest": {"name": 1}}}}}`))
	f.Add([]byte(`{"extensions": {"settings": {"a": {"location": 10, "path": "a/../..", "active_permissions": {"api": ["debugger", {"x": []}]}, "runtime_granted_permissions": {"api": "tabs"}}}}}`))
	profile := browser.Profile{Dir: f.TempDir()}
	f.Fuzz(func(t *testing.T, text []byte) {
		var r settingsReader
		err := r.parse(text)
		for _, s := range r.order {
			if s.path == "" || !filepath.IsAbs(s.path) {
				path, _ := s.folder(profile)
				if path != "" && !strings.HasPrefix(path, profile.Dir+string(filepath.Separator)) {
					t.Fatalf("%q leaves the profile: %s", s.path, path)
				}
			}
			s.granted()
			s.ofBrowser()
		}
		if err == nil && !bytes.ContainsAny(text, "{") {
			t.Fatalf("%q was taken", text)
		}
	})
}

func FuzzExtensionsJSON(f *testing.F) {
	text, err := os.ReadFile("testdata/firefox/extensions.json")
	require.NoError(f, err)
	f.Add(text)
	f.Add([]byte(`{"addons": [{"id": 1, "defaultLocale": {"name": []}, "userPermissions": {"origins": [1]}}, []]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		_, _ = parseExtensionsJSON(text)
	})
}
