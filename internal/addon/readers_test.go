package addon

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
)

const ourID = "sallyport@sallyport.github.io"

func reported(id, name string, hosts ...string) message.BrowserExtension {
	return message.BrowserExtension{ID: id, Name: name, Version: "1", Type: "extension", Enabled: true, HostPermissions: hosts}
}

func onDisk(t *testing.T, id, manifest string) Addon {
	t.Helper()
	m, err := ParseManifest([]byte(manifest))
	require.NoError(t, err)
	b, ok := browser.ByID("chromium")
	require.True(t, ok)
	return Addon{ID: id, Name: "Disk " + id, Version: "1", Enabled: true, Manifest: m, Profile: browser.Profile{Browser: b, Name: "Person 1", Dir: "/p1"}}
}

const (
	scriptEverywhere = `{"manifest_version": 3, "content_scripts": [{"matches": ["<all_urls>"]}]}`
	noReach          = `{"manifest_version": 3, "permissions": ["storage"]}`
	onlyOnClick      = `{"manifest_version": 3, "permissions": ["activeTab"]}`
)

// readersOf and installedOf are the finding that groups all.
func readersOf(list []message.BrowserExtension, disk []Addon, origins []string, ours []string) finding.Finding {
	return NewJudge(origins, nil).Reported(list, OnDisk{Addons: disk, Profiles: []browser.Profile{{Dir: "/p1"}, {Dir: "/p2"}}}, ours)[0]
}

func installedOf(disk []Addon, origins []string, ours []string) finding.Finding {
	return NewJudge(origins, nil).Everywhere(disk, ours)[0]
}

func TestReaders(t *testing.T) {
	disabled := reported("off", "Off", "<all_urls>")
	disabled.Enabled = false
	theme := reported("theme", "Theme", "<all_urls>")
	theme.Type = "theme"
	oldApp := reported("script", "Script")
	oldApp.Type = "legacy_packaged_app"
	debugger := reported("debug", "Debug")
	debugger.Permissions = []string{"debugger"}
	chromiumDisk := []Addon{
		onDisk(t, "script", scriptEverywhere), onDisk(t, "none", noReach), onDisk(t, "click", onlyOnClick),
		{ID: "unreadable", Unreadable: "its manifest is not on disk", Version: "1"},
	}

	tests := []struct {
		name     string
		reported []message.BrowserExtension
		outcome  finding.Outcome
		text     string
		args     []string
		want     []string // id access key pattern where reason
	}{
		{"nothing else installed", []message.BrowserExtension{reported(ourID, "Sallyport", "<all_urls>")},
			finding.Pass, "extensions_can_read_page_none", []string{"0"}, nil},
		{"none that reads", []message.BrowserExtension{reported("none", "None"), reported("click", "Click"), disabled, theme, reported(ourID, "Sallyport")},
			finding.Pass, "extensions_can_read_page_none", []string{"2"}, []string{"click on-click permissions activeTab Chromium, Person 1 "}},
		{"content scripts are found on disk only", []message.BrowserExtension{reported("script", "Script")},
			finding.Fail, "extensions_can_read_page", []string{"1", "Script"}, []string{"script content-script content_scripts <all_urls> Chromium, Person 1 "}},
		{"an app of the oldest kind has them too", []message.BrowserExtension{oldApp},
			finding.Fail, "extensions_can_read_page", []string{"1", "Script"}, []string{"script content-script content_scripts <all_urls> Chromium, Person 1 "}},
		{"granted beyond the manifest", []message.BrowserExtension{reported("none", "None", "https://a.test/*", "https://*/*")},
			finding.Fail, "extensions_can_read_page_session", []string{"1", "None"}, []string{"none host-permission host_permissions https://*/* Chromium, Person 1 "}},
		{"one that reads beside one that uses the session", []message.BrowserExtension{reported("none", "None", "https://*/*"), reported("script", "Script")},
			finding.Fail, "extensions_can_read_page_both", []string{"1", "Script", "None"}, []string{
				"script content-script content_scripts <all_urls> Chromium, Person 1 ", "none host-permission host_permissions https://*/* Chromium, Person 1 "}},
		{"not on disk, by the report", []message.BrowserExtension{reported("new", "New", "<all_urls>"), debugger},
			finding.Fail, "extensions_can_read_page", []string{"2", "New, Debug"}, []string{
				"new host-permission host_permissions <all_urls>  not found in this browser's profile", "debug debugger permissions debugger  not found in this browser's profile"}},
		{"not on disk, and the report shows nothing", []message.BrowserExtension{reported("new", "New", "http://*/*", "https://*bad/*"), reported("none", "None")},
			finding.Unknown, "extensions_can_read_page_unknown", []string{"New"}, []string{"new unknown    not found in this browser's profile"}},
		{"unreadable", []message.BrowserExtension{reported("unreadable", "Unreadable")},
			finding.Unknown, "extensions_can_read_page_unknown", []string{"Unreadable"}, []string{"unreadable unknown    its manifest is not on disk"}},
		{"unreadable beside a reader", []message.BrowserExtension{reported("unreadable", "Unreadable"), reported("script", "Script"), reported("script", "Twice")},
			finding.Fail, "extensions_can_read_page", []string{"1", "Script"}, []string{
				"script content-script content_scripts <all_urls> Chromium, Person 1 ", "unreadable unknown    its manifest is not on disk"}},
		{"an id that is a path", []message.BrowserExtension{reported("../../../../etc/passwd", "Path")},
			finding.Unknown, "extensions_can_read_page_unknown", []string{"Path"}, []string{"../../../../etc/passwd unknown    not found in this browser's profile"}},
		{"no name to see", []message.BrowserExtension{reported("script", "\u2800\u202e")},
			finding.Fail, "extensions_can_read_page", []string{"1", "script"}, []string{"script content-script content_scripts <all_urls> Chromium, Person 1 "}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := readersOf(tt.reported, chromiumDisk, brokerOrigins, []string{ourID})
			assert.Equal(t, finding.ExtensionsCanReadPage, f.ID)
			assert.Equal(t, finding.Info, f.Level, "never an alarm")
			assert.Equal(t, finding.Reported, f.Basis)
			assert.Equal(t, tt.outcome, f.Outcome)
			assert.Equal(t, tt.text, f.Text)
			assert.Equal(t, tt.args, f.Args)
			assert.Len(t, f.Fingerprint, 32)
			assert.False(t, f.MeasuredAt.IsZero())
			var got []string
			for _, e := range f.Evidence.Extensions {
				got = append(got, fmt.Sprintf("%s %s %s %s %s %s", e.ID, e.Access, e.Key, e.Pattern, e.Where, e.Reason))
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

// What the browser itself reports as granted counts for a copy on disk as well.
func TestReportedPermissionsCountForACopyOnDisk(t *testing.T) {
	r := reported("x", "X", "https://*/*")
	r.Permissions = []string{"storage", "scripting"}
	disk := []Addon{onDisk(t, "x", `{"manifest_version": 3, "permissions": ["storage"], "optional_permissions": ["scripting"], "optional_host_permissions": ["https://*/*"]}`)}
	assert.Equal(t, "A4", readersOf([]message.BrowserExtension{r}, disk, brokerOrigins, nil).Evidence.Extensions[0].Exposure)
	r.Permissions = r.Permissions[:1]
	assert.Equal(t, "A3", readersOf([]message.BrowserExtension{r}, disk, brokerOrigins, nil).Evidence.Extensions[0].Exposure)
}

func TestReadersWithSeveralProfiles(t *testing.T) {
	other := onDisk(t, "x", scriptEverywhere)
	other.Profile.Name, other.Profile.Dir = "Person 2", "/p2"
	old := onDisk(t, "x", noReach)
	old.Version = "0.9"
	same := onDisk(t, "x", noReach)

	// The version that runs is judged, whatever the others hold.
	f := readersOf([]message.BrowserExtension{reported("x", "X")}, []Addon{old, other}, brokerOrigins, nil)
	require.Equal(t, finding.Fail, f.Outcome)
	assert.Equal(t, "Chromium, Person 2", f.Evidence.Extensions[0].Where)

	// Of two with the same version, the closer; and which profile is not said.
	f = readersOf([]message.BrowserExtension{reported("x", "X")}, []Addon{same, other}, brokerOrigins, nil)
	require.Equal(t, finding.Fail, f.Outcome)
	assert.Equal(t, "Chromium", f.Evidence.Extensions[0].Where)
}

// The browser reports nothing that is noted as a part of it, so the profile speaks for it.
func TestWhatRunsAsAPartOfTheBrowserIsJudged(t *testing.T) {
	a := onDisk(t, "x", scriptEverywhere)
	a.Origin.Location = ExternalComponent
	other := a
	other.ID, other.Profile.Dir = "y", "/p2"
	off := a
	off.ID, off.Enabled = "z", false
	us := onDisk(t, ourID, noReach)
	all := NewJudge(brokerOrigins, nil).Reported([]message.BrowserExtension{reported(ourID, "Sallyport")},
		OnDisk{Addons: []Addon{a, other, off, us}, Profiles: []browser.Profile{{Dir: "/p1"}, {Dir: "/p2"}}}, []string{ourID})
	assert.Equal(t, []string{"1", "Disk x"}, all[0].Args)
	assert.Empty(t, all[0].Evidence.Signals)
}

// A browser names a profile after an account, whose address is in no report.
func TestWhereNamesNoAccount(t *testing.T) {
	a := onDisk(t, "x", scriptEverywhere)
	a.Profile.Name, a.Profile.Dir = "somebody@example.org", "/p/Profile 1"
	assert.Equal(t, "Chromium, Profile 1", installedOf([]Addon{a}, brokerOrigins, nil).Evidence.Extensions[0].Where)
	assert.Equal(t, "Chromium, Profile 1 (it is damaged)", Unread{a.Profile, "it is damaged"}.String())
}

func TestFingerprintIsNewsOnlyWhenTheReadersChange(t *testing.T) {
	disk := []Addon{onDisk(t, "a", scriptEverywhere), onDisk(t, "b", scriptEverywhere), onDisk(t, "c", noReach)}
	print := func(list ...message.BrowserExtension) string {
		return readersOf(list, disk, brokerOrigins, nil).Fingerprint
	}
	a, b, c := reported("a", "A"), reported("b", "B"), reported("c", "C")
	renamed := a
	renamed.Name = "Other name"
	assert.Equal(t, print(a, b), print(b, a))
	assert.Equal(t, print(a, b), print(b, renamed, c))
	assert.NotEqual(t, print(a, b), print(a))
	assert.NotEqual(t, print(a), print(c))
	granted := c
	granted.HostPermissions = []string{"<all_urls>"}
	assert.NotEqual(t, print(c), print(granted))
}

func TestManyReadersAreNamedBriefly(t *testing.T) {
	var list []message.BrowserExtension
	for i := range 1000 {
		list = append(list, reported(fmt.Sprintf("id%04d", i), fmt.Sprintf("Name %04d", i), "<all_urls>"))
	}
	f := readersOf(list, nil, brokerOrigins, nil)
	assert.Equal(t, []string{"1000", "Name 0000, Name 0001, Name 0002, Name 0003, Name 0004 (+995)"}, f.Args)
	assert.Len(t, f.Evidence.Extensions, maxListed)
	assert.Equal(t, []finding.Remedy{finding.Launch, finding.ManageExtensions}, f.Remedies)
}

func TestNothingHiddenReachesTheFinding(t *testing.T) {
	nasty := "\u202eevil\x1b]8;;\x07" + strings.Repeat("A", 5000)
	r := reported(nasty, nasty, "https://*/*\u202e"+strings.Repeat("B", 5000))
	r.Version = nasty
	f := readersOf([]message.BrowserExtension{r}, nil, brokerOrigins, nil)
	require.Len(t, f.Evidence.Extensions, 1)
	e := f.Evidence.Extensions[0]
	for _, s := range append(f.Args, e.ID, e.Name, e.Version, e.Pattern, e.Where) {
		assert.LessOrEqual(t, len(s), 3*maxShown)
		for _, c := range s {
			assert.True(t, c == '…' || unicode.IsPrint(c), "%q", c)
		}
	}
}

func TestInstalled(t *testing.T) {
	second := onDisk(t, "a", scriptEverywhere)
	second.Profile.Name = "Work\u202e"
	off := onDisk(t, "off", scriptEverywhere)
	off.Enabled = false
	unreadable := Addon{ID: "u", Name: "U", Enabled: true, Unreadable: "its manifest is not on disk"}

	f := installedOf([]Addon{onDisk(t, "a", scriptEverywhere), second, off, onDisk(t, ourID, scriptEverywhere), unreadable, onDisk(t, "c", noReach)}, brokerOrigins, []string{ourID})
	assert.Equal(t, finding.Fail, f.Outcome)
	assert.Equal(t, finding.Measured, f.Basis)
	assert.Equal(t, []string{"1", "Disk a"}, f.Args)
	require.Len(t, f.Evidence.Extensions, 3)
	assert.Equal(t, "Chromium, Person 1", f.Evidence.Extensions[0].Where)
	assert.Equal(t, "Chromium, Work", f.Evidence.Extensions[1].Where)
	assert.Equal(t, "its manifest is not on disk", f.Evidence.Extensions[2].Reason)

	f = installedOf([]Addon{unreadable}, brokerOrigins, nil)
	assert.Equal(t, finding.Unknown, f.Outcome)
	f = installedOf([]Addon{onDisk(t, "c", noReach), off}, brokerOrigins, nil)
	assert.Equal(t, finding.Pass, f.Outcome)
	assert.Equal(t, []string{"1"}, f.Args)
	assert.Equal(t, finding.Pass, installedOf(nil, nil, nil).Outcome)
}

// The finding of Debian's uBlock Origin in a real Firefox profile, as the
// browser reports it: by its content scripts, at info, in one line.
func TestADebianBlockerIsAReaderAndNoAlarm(t *testing.T) {
	folder := debianPackage(t, "webext-ublock-origin-firefox", "/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/uBlock0@raymondhill.net")
	raw, err := os.ReadFile(folder + "/manifest.json")
	require.NoError(t, err)
	m, err := ParseManifest(raw)
	require.NoError(t, err)
	f := readersOf([]message.BrowserExtension{reported("uBlock0@raymondhill.net", "uBlock Origin")},
		[]Addon{{ID: "uBlock0@raymondhill.net", Version: m.Version, Enabled: true, Manifest: m}}, brokerOrigins, []string{ourID})
	assert.Equal(t, finding.Fail, f.Outcome)
	assert.Equal(t, finding.Info, f.Level)
	assert.Equal(t, "content-script", f.Evidence.Extensions[0].Access)
}
