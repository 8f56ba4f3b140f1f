package addon

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func onlyAddon(t *testing.T, settings string) Addon {
	t.Helper()
	p := chromiumProfile(t, `{"one": `+settings+`}`, "")
	write(t, filepath.Join(p.Dir, "Extensions/one/1_0/manifest.json"), readerManifest)
	all, err := Inventory(p)
	require.NoError(t, err)
	require.Len(t, all, 1)
	return all[0]
}

func TestChromiumOriginAndState(t *testing.T) {
	a := onlyAddon(t, `{"location": 2, "path": "one/1_0", "disable_reasons": [8192], "from_webstore": true,
		"was_installed_by_default": true, "was_installed_by_oem": true, "ack_external": true, "creation_flags": 9,
		"first_install_time": "13440000000000000", "last_update_time": "13440000001000000", "install_time": "1",
		"incognito": true, "newAllowFileAccess": true, "blacklist_state": 4, "omaha_blocklist_state": 8,
		"cws-info": {"is-present": true, "is-live": false, "unpublished-long-ago": true, "violation-type": 2, "last-updated-time-millis": "1721372400000"}}`)
	assert.Equal(t, Origin{
		Location: ExternalFile, Code: "2", FromStore: true, ByDefault: true, ByMaker: true, Acknowledged: true, CreationFlags: 9,
		InstalledAt: time.Date(2026, 11, 24, 13, 20, 0, 0, time.UTC), UpdatedAt: time.Date(2026, 11, 24, 13, 20, 1, 0, time.UTC),
	}, a.Origin)
	assert.Equal(t, State{
		DisabledBy: []string{"external-not-confirmed"}, Block: BlockedPolicy, Private: true, Files: true,
		Store: &StoreEntry{Present: true, Unpublished: true, Violation: StorePolicy, UpdatedAt: time.Date(2024, 7, 19, 7, 0, 0, 0, time.UTC)},
	}, a.State)
}

// The browser changed the form of these notes; both mean the same.
func TestDisableReasonsInBothForms(t *testing.T) {
	for _, forms := range [][2]string{
		{`0`, `[]`},
		{`1`, `[1]`},
		{`9217`, `[1, 1024, 8192]`},
		{`9217`, `[8192, 1024, 1]`},
		{`33554432`, `[33554432]`},
		{`67108864`, `[67108864]`},
	} {
		number := onlyAddon(t, `{"location": 1, "path": "one/1_0", "disable_reasons": `+forms[0]+`}`)
		list := onlyAddon(t, `{"location": 1, "path": "one/1_0", "disable_reasons": `+forms[1]+`}`)
		assert.Equal(t, number.State, list.State, forms[0])
		assert.Equal(t, number.Enabled, list.Enabled, forms[0])
		assert.Equal(t, forms[0] == "0", number.Enabled, forms[0])
	}
	assert.Equal(t, []string{"corrupted", "external-not-confirmed", "user"},
		onlyAddon(t, `{"location": 1, "path": "one/1_0", "disable_reasons": 9217}`).State.DisabledBy)
	assert.Equal(t, []string{"67108864"},
		onlyAddon(t, `{"location": 1, "path": "one/1_0", "disable_reasons": [67108864]}`).State.DisabledBy, "a reason that is not known is told by its number")
}

func TestChromiumLocations(t *testing.T) {
	for code, want := range map[int]Location{
		1: Internal, 2: ExternalFile, 3: ExternalRegistry, 4: Unpacked, 6: ExternalDownload, 7: ByPolicy, 8: CommandLine, 9: ByPolicy, 11: OtherLocation, -1: OtherLocation,
	} {
		assert.Equal(t, want, chromiumLocation(code), code)
	}
}

func TestBlockedByMalwareIsOff(t *testing.T) {
	for _, field := range []string{"blacklist_state", "omaha_blocklist_state", "extension_telemetry_service_blocklist_state"} {
		a := onlyAddon(t, fmt.Sprintf(`{"location": 1, "path": "one/1_0", "disable_reasons": [], %q: 1}`, field))
		assert.Equal(t, BlockedMalware, a.State.Block, field)
		assert.False(t, a.Enabled, field)
	}
	a := onlyAddon(t, `{"location": 1, "path": "one/1_0", "blacklist": true}`)
	assert.Equal(t, BlockedMalware, a.State.Block)
}

func TestNotesOfWrongTypesAreLeftOut(t *testing.T) {
	a := onlyAddon(t, `{"location": 1, "path": "one/1_0", "first_install_time": 7, "last_update_time": "soon", "install_time": {}, "cws-info": 1,
		"from_webstore": "yes", "creation_flags": [], "blacklist_state": {}, "disable_reasons": {"a": 1}}`)
	assert.Equal(t, Origin{Location: Internal, Code: "1"}, a.Origin)
	assert.Equal(t, State{}, a.State)
	a = onlyAddon(t, `{"location": 1, "path": "one/1_0", "cws-info": {"violation-type": 99, "last-updated-time-millis": []}}`)
	assert.Equal(t, &StoreEntry{Violation: StoreOtherwise}, a.State.Store)
}

func TestFirefoxOriginAndState(t *testing.T) {
	dir := t.TempDir()
	writeArchive(t, filepath.Join(dir, "a.xpi"), map[string]string{"manifest.json": readerManifest})
	write(t, filepath.Join(dir, "extensions.json"), fmt.Sprintf(`{"addons": [
		{"id": "a@x", "type": "extension", "version": "1", "location": "app-profile", "path": %[1]q, "visible": true, "active": false,
		 "userDisabled": true, "appDisabled": true, "softDisabled": false, "signedState": 2, "blocklistState": 1, "foreignInstall": true,
		 "installDate": 1795468652914, "updateDate": 1795468659914, "updateURL": "https://updates.test/a.json",
		 "sourceURI": "https://addons.mozilla.org/firefox/downloads/file/1/secret-path.xpi", "recommendationState": {"states": ["line"]},
		 "installTelemetryInfo": {"source": "amo", "method": "amWebAPI"}},
		{"id": "b@x", "type": "extension", "version": "1", "location": "app-system-share", "path": %[1]q, "visible": true, "active": true,
		 "signedState": 0, "blocklistState": 2, "recommendationState": null, "sourceURI": "file:///home/x/b.xpi", "installTelemetryInfo": null},
		{"id": "c@x", "type": "extension", "version": "1", "location": "app-temporary", "path": %[1]q, "visible": true, "active": true, "signedState": null},
		{"id": "d@x", "type": "extension", "version": "1", "location": "somewhere", "path": %[1]q, "visible": true, "active": true, "signedState": -2},
		{"id": "e@x", "type": "extension", "version": "1", "location": "app-system-user", "path": %[1]q, "visible": true, "active": true, "signedState": -1}
	]}`, filepath.Join(dir, "a.xpi")))
	all, err := Inventory(profileOf(t, "firefox", dir))
	require.NoError(t, err)
	found := byID(all)

	a := found["a@x"]
	assert.Equal(t, Origin{
		Location: FirefoxProfile, Code: "app-profile", Foreign: true, Source: "amo amWebAPI", From: "addons.mozilla.org", UpdateURL: "https://updates.test/a.json",
		InstalledAt: time.Date(2026, 11, 23, 21, 17, 32, 0, time.UTC), UpdatedAt: time.Date(2026, 11, 23, 21, 17, 39, 0, time.UTC),
	}, a.Origin)
	assert.Equal(t, State{DisabledBy: []string{"app", "user"}, Block: BlockedSoft, Signature: SignatureGood, Recommended: true}, a.State)

	b := found["b@x"]
	assert.Equal(t, Origin{Location: MachineFolder, Code: "app-system-share", From: "file"}, b.Origin)
	assert.Equal(t, State{Block: BlockedHard, Signature: SignatureMissing}, b.State)

	assert.Equal(t, FirefoxTemporary, found["c@x"].Origin.Location)
	assert.Equal(t, NoSignature, found["c@x"].State.Signature)
	assert.Equal(t, OtherLocation, found["d@x"].Origin.Location)
	assert.Equal(t, SignatureBroken, found["d@x"].State.Signature)
	assert.Equal(t, UserFolder, found["e@x"].Origin.Location)
	assert.Equal(t, SignatureUntrusted, found["e@x"].State.Signature)
}

func TestOriginInARealChromiumProfile(t *testing.T) {
	all, err := Inventory(profileOf(t, "chromium", "testdata/chromium/Default"))
	require.NoError(t, err)
	require.Len(t, all, 1)
	assert.Equal(t, ExternalFile, all[0].Origin.Location)
	assert.False(t, all[0].Origin.FromStore)
	assert.Equal(t, 2026, all[0].Origin.InstalledAt.Year())
	assert.Empty(t, all[0].State.DisabledBy)
}

func TestOriginInARealFirefoxProfile(t *testing.T) {
	dir := t.TempDir()
	text, err := os.ReadFile("testdata/firefox/extensions.json")
	require.NoError(t, err)
	write(t, filepath.Join(dir, "extensions.json"), string(text))
	all, err := Inventory(profileOf(t, "firefox-esr", dir))
	require.NoError(t, err)
	found := byID(all)
	assert.Equal(t, MachineFolder, found["uBlock0@raymondhill.net"].Origin.Location)
	assert.Equal(t, NoSignature, found["uBlock0@raymondhill.net"].State.Signature, "Firefox asks for none in these folders")
	assert.Equal(t, "app-profile sideload", found["sample@example.org"].Origin.Source)
	assert.True(t, found["sample@example.org"].Origin.Foreign)
}
