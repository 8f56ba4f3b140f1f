package addon

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
)

const (
	oneID = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	twoID = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
)

// machineAt is a Linux machine below a folder that stands for its root.
func machineAt(t *testing.T) browser.Env {
	t.Helper()
	return browser.Env{OS: "linux", Home: "/home/user", Root: t.TempDir()}
}

func TestLookOutside(t *testing.T) {
	env := machineAt(t)
	at := func(path string) string { return filepath.Join(env.Root, filepath.FromSlash(path)) }
	write(t, at("usr/share/chromium/extensions/"+oneID+".json"), `{"external_update_url": "https://clients2.google.com/service/update2/crx"}`)
	write(t, at("usr/share/chromium/extensions/ublock-origin/manifest.json"), `{}`)
	write(t, at("opt/google/chrome/extensions/external_extensions.json"), `{"`+twoID+`": {"external_crx": "/x.crx", "external_version": "1"}}`)
	write(t, at("home/user/.config/chromium/External Extensions/"+twoID+".json"), `{"external_crx": "/x.crx", "external_version": "1"}`)
	write(t, at("etc/chromium/policies/managed/a.json"), `{"ExtensionInstallForcelist": ["`+oneID+`;https://example.org/u.xml", 7, "`+twoID+`"], "Other": 1}`)
	write(t, at("etc/opt/chrome/policies/managed/b.json"), `{"ExtensionInstallForcelist": "wrong", "ExtensionSettings": {
		"*": {"installation_mode": "allowed"}, "`+oneID+`": {"installation_mode": "force_installed", "update_url": "https://example.org/v.xml"}, "`+twoID+`": 7}}`)
	write(t, at("etc/brave/policies/managed/c.json"), `{"ExtensionSettings": "{\"`+oneID+`\": {\"installation_mode\": \"normal_installed\"}}"}`)
	write(t, at("etc/opt/edge/policies/managed/broken.json"), `{"Extens`)
	write(t, at("etc/opt/edge/policies/managed/notes.txt"), `x`)

	o := LookOutside(env)
	var got []string
	for _, r := range o.Requests {
		from, err := filepath.Rel(env.Root, r.From)
		require.NoError(t, err)
		kind := "file"
		if r.Policy {
			kind = "policy"
		}
		got = append(got, strings.Join([]string{r.Browser, r.ID[:1], kind, filepath.ToSlash(from), r.UpdateURL}, " "))
	}
	assert.ElementsMatch(t, []string{
		"chromium a file usr/share/chromium/extensions/" + oneID + ".json https://clients2.google.com/service/update2/crx",
		"chromium b file home/user/.config/chromium/External Extensions/" + twoID + ".json ",
		"chromium a policy etc/chromium/policies/managed/a.json https://example.org/u.xml",
		"chromium b policy etc/chromium/policies/managed/a.json ",
		"chrome b file opt/google/chrome/extensions/external_extensions.json ",
		"chrome a policy etc/opt/chrome/policies/managed/b.json https://example.org/v.xml",
		"brave a policy etc/brave/policies/managed/c.json ",
	}, dropChannels(got))
	require.NotEmpty(t, o.Unread)
	assert.Contains(t, o.Unread[0], "broken.json: it is damaged")
	assert.Empty(t, o.ManagedBy)

	write(t, at("etc/opt/chrome/policies/enrollment/CloudManagementEnrollmentToken"), "token")
	assert.Equal(t, "Chrome Enterprise", LookOutside(env).ManagedBy)
}

// dropChannels leaves out the other channels, which read the same places.
func dropChannels(all []string) []string {
	var kept []string
	for _, one := range all {
		if name, _, _ := strings.Cut(one, " "); !strings.Contains(name, "-") {
			kept = append(kept, one)
		}
	}
	return kept
}

// outsideFor is a look at a machine whose packages own what lies below owned.
func outsideFor(env browser.Env, managedBy string, owned string, requests ...Request) *Outside {
	return &Outside{
		env: env, ManagedBy: managedBy, Requests: requests, packages: &distribution{folder: env.Path(dpkgLists)},
		ofSystem: func(path string) bool { return owned != "" && strings.HasPrefix(path, owned) },
	}
}

func TestOriginEvidence(t *testing.T) {
	env := machineAt(t)
	write(t, env.Path("/var/lib/dpkg/info/webext-a.list"), "/.\n/usr\n/usr/share/chromium/extensions/a\n")
	write(t, env.Path("/var/lib/dpkg/info/plasma:amd64.list"), "/usr/share/chromium/extensions/"+oneID+".json\n")
	write(t, env.Path("$CONFIG/user-dirs.dirs"), "XDG_DESKTOP_DIR=\"$HOME/Tisch\"\nXDG_DOWNLOAD_DIR=\"$HOME/Geladen\"\n")
	chromium := profileOf(t, "chromium", env.Path("$HOME/.config/chromium/Default"))
	firefox := profileOf(t, "firefox", env.Path("$HOME/.mozilla/firefox/a"))
	inside := filepath.Join(chromium.Dir, "Extensions", oneID, "1_0")
	asks := Request{Browser: "chromium", ID: oneID, From: "/usr/share/chromium/extensions/" + oneID + ".json"}
	mine := Request{Browser: "chromium", ID: oneID, From: "/home/user/.config/chromium/External Extensions/" + oneID + ".json"}
	policy := Request{Browser: "chromium", ID: oneID, Policy: true, From: "/etc/chromium/policies/managed/x.json"}
	in := func(l Location, path string) Addon {
		return Addon{ID: oneID, Profile: chromium, Path: path, Origin: Origin{Location: l}}
	}
	fox := func(l Location, s Signature, path string) Addon {
		return Addon{ID: "a@x", Profile: firefox, Path: path, Origin: Origin{Location: l}, State: State{Signature: s}}
	}
	acknowledged := in(ExternalFile, inside)
	acknowledged.Origin.Acknowledged = true
	byPolicy := fox(FirefoxProfile, SignatureGood, "/p/a.xpi")
	byPolicy.Origin.Source = "enterprise-policy"
	for _, c := range []struct {
		name  string
		on    *Outside
		addon Addon
		id    string // of the evidence; empty for none
		says  string
	}{
		{"installed by the user", outsideFor(env, "", ""), in(Internal, inside), "", ""},
		{"side-loaded by the user's own file", outsideFor(env, "", "", mine), in(ExternalFile, inside), "sideloaded", mine.From + " installed it from outside the browser"},
		{"side-loaded, and the file is gone", outsideFor(env, "", ""), in(ExternalRegistry, inside), "sideloaded", "gone now"},
		{"side-loaded, and agreed to", outsideFor(env, "", "", mine), acknowledged, "", ""},
		{"side-loaded by a package", outsideFor(env, "", "/usr", asks), in(ExternalDownload, inside), "", ""},
		{"side-loaded by root, but by no package", outsideFor(env, "", "/", mine), in(ExternalFile, inside), "sideloaded", "never asked"},
		{"forced, unmanaged", outsideFor(env, "", "", policy), in(ByPolicy, inside), "forced-by-policy", policy.From},
		{"forced, managed", outsideFor(env, "FreeIPA", "", policy), in(ByPolicy, inside), "", ""},
		{"loaded from downloads", outsideFor(env, "", ""), in(Unpacked, env.Path("$HOME/Downloads/x")), "loaded-from-loose-folder", "from " + filepath.Join("~", "Downloads", "x") + ", a folder for temporary or downloaded"},
		{"loaded from downloads by another name", outsideFor(env, "", ""), in(CommandLine, env.Path("$HOME/Geladen/x")), "loaded-from-loose-folder", ""},
		{"loaded from a temporary folder", outsideFor(env, "", ""), in(CommandLine, env.Path("/tmp/x")), "loaded-from-loose-folder", ""},
		{"a developer's own", outsideFor(env, "", ""), in(Unpacked, env.Path("$HOME/work/x")), "", ""},
		{"a package's", outsideFor(env, "", "/usr"), in(CommandLine, "/usr/share/chromium/extensions/a"), "", ""},
		{"said to be installed, from elsewhere", outsideFor(env, "", ""), in(Internal, "/home/user/x"), "odd-place", "/home/user/x"},
		{"said to be installed, from the home folder", outsideFor(env, "", ""), in(Internal, env.Path("$HOME/x")), "odd-place", "lies in " + filepath.Join("~", "x") + ","},
		{"said to be a part of the browser, from elsewhere", outsideFor(env, "", ""), in(ExternalComponent, "/home/user/x"), "odd-place", ""},
		{"beside the folder of extensions", outsideFor(env, "", ""), in(Internal, filepath.Join(chromium.Dir, "Extensions2/x")), "odd-place", ""},
		{"signed", outsideFor(env, "", ""), fox(FirefoxProfile, SignatureGood, "/p/a.xpi"), "", ""},
		{"unsigned", outsideFor(env, "", ""), fox(FirefoxProfile, SignatureMissing, "/p/a.xpi"), "unsigned", "missing"},
		{"broken", outsideFor(env, "", ""), fox(UserFolder, SignatureBroken, "/p/a.xpi"), "unsigned", "broken"},
		{"a distribution's", outsideFor(env, "", "/usr"), fox(MachineFolder, SignatureMissing, "/usr/share/chromium/extensions/a"), "", ""},
		{"in the distribution's folder, by somebody else", outsideFor(env, "", ""), fox(MachineFolder, SignatureMissing, "/usr/share/mozilla/extensions/a"), "unsigned", ""},
		{"for one run", outsideFor(env, "", ""), fox(FirefoxTemporary, SignatureMissing, "/home/user/work"), "", ""},
		{"forced on Firefox", outsideFor(env, "", ""), byPolicy, "forced-by-policy", ""},
		{"forced on Firefox, managed", outsideFor(env, "Puppet", ""), byPolicy, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := []*Addon{&c.addon}
			c.on.examine(all, sitesOf(brokerOrigins), time.Now())
			if c.id == "" {
				assert.Empty(t, all[0].Found)
				return
			}
			require.Len(t, all[0].Found, 1)
			assert.Equal(t, c.id, all[0].Found[0].ID)
			assert.Equal(t, B3, all[0].Found[0].Level)
			assert.Contains(t, all[0].Found[0].Detail, c.says)
		})
	}
}

func TestPackagesAreNamed(t *testing.T) {
	env := machineAt(t)
	write(t, env.Path("/var/lib/dpkg/info/webext-a.list"), "/.\n/usr/share/chromium/extensions/a\n")
	write(t, env.Path("/var/lib/dpkg/info/plasma:amd64.list"), "/usr/share/x.json\n")
	o := outsideFor(env, "", "/usr")
	for path, want := range map[string]string{"/usr/share/chromium/extensions/a": "webext-a", "/usr/share/x.json": "plasma", "/usr/share": ""} {
		name, known := o.packages.owner(path)
		assert.True(t, known)
		assert.Equal(t, want, name, path)
	}
	_, ok := o.packaged("/usr/share")
	assert.False(t, ok, "no package owns it")
	_, known := (&distribution{folder: t.TempDir()}).owner("/usr")
	assert.False(t, known, "a machine without dpkg")
}

func TestNotesOfBrowserAndStore(t *testing.T) {
	for _, c := range []struct {
		state State
		id    string
		level Level
	}{
		{State{}, "", B0},
		{State{Block: BlockedMalware}, "blocked-as-malware", B4},
		{State{Block: BlockedHard}, "blocked", B4},
		{State{Block: BlockedPolicy}, "soft-blocked", B1},
		{State{Block: BlockedSoft}, "soft-blocked", B1},
		{State{Store: &StoreEntry{Present: true, Live: true}}, "", B0},
		{State{Store: &StoreEntry{}}, "", B0},
		{State{Store: &StoreEntry{Present: true, Live: true, Violation: StoreMalware}}, "store-malware", B4},
		{State{Store: &StoreEntry{Present: true, Live: true, Violation: StorePolicy}}, "store-violation", B1},
		{State{Store: &StoreEntry{Present: true}}, "unpublished", B1},
		{State{Store: &StoreEntry{Present: true, Live: true, Unpublished: true}}, "unpublished", B1},
	} {
		found := noteEvidence(&Addon{State: c.state})
		if c.id == "" {
			assert.Empty(t, found)
			continue
		}
		require.Len(t, found, 1)
		assert.Equal(t, c.id, found[0].ID)
		assert.Equal(t, c.level, found[0].Level)
	}
}

func TestFreshlyInstalled(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	reader, err := ParseManifest([]byte(readerManifest))
	require.NoError(t, err)
	sites := sitesOf(brokerOrigins)
	for _, c := range []struct {
		name  string
		addon Addon
		says  string
	}{
		{"today", Addon{Enabled: true, Manifest: reader, Origin: Origin{InstalledAt: now.Add(-time.Hour)}}, "It was installed only lately, on 2026-11-24."},
		{"yesterday", Addon{Enabled: true, Manifest: reader, Origin: Origin{InstalledAt: now.Add(-30 * time.Hour)}}, "It was installed only lately, on 2026-11-23."},
		{"thirteen days", Addon{Enabled: true, Manifest: reader, Origin: Origin{InstalledAt: now.Add(-13 * 24 * time.Hour)}}, "It was installed only lately, on 2026-11-11."},
		{"fourteen days", Addon{Enabled: true, Manifest: reader, Origin: Origin{InstalledAt: now.Add(-14 * 24 * time.Hour)}}, ""},
		{"in the future", Addon{Enabled: true, Manifest: reader, Origin: Origin{InstalledAt: now.Add(time.Hour)}}, ""},
		{"not known", Addon{Enabled: true, Manifest: reader}, ""},
		{"the system's", Addon{Enabled: true, Manifest: reader, Origin: Origin{InstalledAt: now, OfSystem: true}}, ""},
		{"switched off", Addon{Manifest: reader, Origin: Origin{InstalledAt: now}}, ""},
		{"without access", Addon{Enabled: true, Origin: Origin{InstalledAt: now}}, ""},
	} {
		e, ok := freshEvidence(&c.addon, sites, now)
		assert.Equal(t, c.says != "", ok, c.name)
		assert.Equal(t, c.says, e.Detail, c.name)
	}
}

// What Debian's packages put into browsers is no alarm.
func TestDebianPackagesGiveNoStrongEvidence(t *testing.T) {
	debianPackage(t, "webext-ublock-origin-chromium", "/usr/share/chromium/extensions/ublock-origin/manifest.json")
	ublock := debianPackage(t, "webext-ublock-origin-firefox", "/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/uBlock0@raymondhill.net")
	env, err := browser.Here()
	require.NoError(t, err)
	o := LookOutside(env)
	all := []*Addon{
		{ID: "cjpalhdlnbpafiamejdnhcphjbkeiagm", Profile: profileOf(t, "chromium", t.TempDir()), Path: "/usr/share/chromium/extensions/ublock-origin", Origin: Origin{Location: CommandLine}},
		{ID: "uBlock0@raymondhill.net", Profile: profileOf(t, "firefox-esr", t.TempDir()), Path: ublock, Origin: Origin{Location: MachineFolder, Foreign: true}, State: State{Signature: SignatureMissing}},
	}
	o.examine(all, sitesOf(brokerOrigins), time.Now())
	for _, a := range all {
		assert.Empty(t, a.Found, a.ID)
		assert.True(t, a.Origin.OfSystem, a.ID)
	}
	if _, err := os.Stat(dpkgLists); err == nil {
		assert.Equal(t, "webext-ublock-origin-chromium", all[0].Origin.Package)
		assert.Equal(t, "webext-ublock-origin-firefox", all[1].Origin.Package)
	}
}

func FuzzPolicies(f *testing.F) {
	f.Add([]byte(`{"ExtensionInstallForcelist": ["a;b"], "ExtensionSettings": {"a,b": {"installation_mode": "force_installed"}}}`))
	f.Add([]byte(`{"ExtensionSettings": "{\"a\": []}"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "a.json"), string(raw))
		o := Outside{}
		o.policyFolder("chromium", dir)
		o.externalFolder("chromium", dir)
		assert.LessOrEqual(t, len(o.Requests), maxRequests)
	})
}
