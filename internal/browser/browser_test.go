package browser

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var systems = []string{"linux", "darwin", "windows"}

// at is an Env of some system below a folder that stands for its root.
func at(t *testing.T, system string, variables map[string]string) Env {
	t.Helper()
	home := map[string]string{"linux": "/home/user", "darwin": "/Users/user", "windows": `C:\Users\user`}[system]
	return Env{OS: system, Home: home, Root: t.TempDir(), Getenv: func(name string) string { return variables[name] }}
}

func write(t *testing.T, path, content string) string {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(content), 0o755))
	return path
}

func TestTableIsSound(t *testing.T) {
	ids := map[string]bool{}
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	anchors := map[string][]string{
		"linux":   {"$HOME", "$CONFIG"},
		"darwin":  {"$SUPPORT"},
		"windows": {"$LOCAL", "$ROAMING", "$PROGRAMS", "$PROGRAMS86"},
	}
	for _, b := range Browsers() {
		assert.Regexp(t, id, b.ID)
		assert.False(t, ids[b.ID], "%s twice", b.ID)
		ids[b.ID] = true
		assert.NotEmpty(t, b.Name)
		found, ok := ByID(b.ID)
		assert.True(t, ok)
		assert.Equal(t, b.Name, found.Name)
		exists := 0
		for _, system := range systems {
			l := b.On(system)
			if len(l.Data) == 0 {
				assert.Empty(t, l, "%s on %s has no data folder and something else", b.ID, system)
				continue
			}
			exists++
			assert.NotEmpty(t, l.Binaries, "%s on %s", b.ID, system)
			assert.NotEmpty(t, l.Placement, "%s on %s", b.ID, system)
			if system == "windows" {
				assert.NotEmpty(t, l.ManifestKeys, b.ID)
				assert.Empty(t, l.Manifests, b.ID)
			} else {
				assert.NotEmpty(t, l.Manifests, "%s on %s", b.ID, system)
				assert.Empty(t, l.ManifestKeys, b.ID)
			}
			for _, places := range [][]Place{l.Binaries, l.Data, l.Manifests} {
				for _, p := range places {
					anchor, _, _ := strings.Cut(p.Path, "/")
					if anchor != "" {
						assert.Contains(t, anchors[system], anchor, "%s: %s", b.ID, p.Path)
					}
					assert.NotEmpty(t, p.Evidence, "%s: %s", b.ID, p.Path)
					assert.NotContains(t, p.Path, `\`, b.ID)
				}
			}
		}
		assert.Positive(t, exists, b.ID)
	}
	_, ok := ByID("netscape")
	assert.False(t, ok)
	assert.Empty(t, Browsers()[0].On("plan9"))
}

func TestOnlyUnbrandedLinuxBuildsTakeOurExtensionSilently(t *testing.T) {
	silent := map[string]Placement{}
	for _, b := range Browsers() {
		for _, system := range systems {
			if p := b.On(system).Placement; p.Silent() {
				silent[b.ID+" "+system] = p
			}
		}
	}
	assert.Equal(t, map[string]Placement{
		"chromium linux":            ExternalFile,
		"firefox-esr linux":         UnsignedSideload,
		"firefox-developer linux":   UnsignedSideload,
		"firefox-developer darwin":  UnsignedSideload,
		"firefox-developer windows": UnsignedSideload,
		"firefox-nightly linux":     UnsignedSideload,
		"firefox-nightly darwin":    UnsignedSideload,
		"firefox-nightly windows":   UnsignedSideload,
	}, silent)
}

func TestUserManifestDirs(t *testing.T) {
	tests := []struct {
		system, browser string
		variables       map[string]string
		want            []string
	}{
		{"linux", "chromium", nil, []string{"home/user/.config/chromium/NativeMessagingHosts"}},
		{"linux", "chromium", map[string]string{"XDG_CONFIG_HOME": "/data/config"}, []string{"data/config/chromium/NativeMessagingHosts"}},
		{"linux", "chromium", map[string]string{"XDG_CONFIG_HOME": "relative"}, []string{"home/user/.config/chromium/NativeMessagingHosts"}},
		{"linux", "chrome-dev", nil, []string{"home/user/.config/google-chrome-unstable/NativeMessagingHosts"}},
		{"linux", "brave", nil, []string{"home/user/.config/BraveSoftware/Brave-Browser/NativeMessagingHosts"}},
		{"linux", "edge", nil, []string{"home/user/.config/microsoft-edge/NativeMessagingHosts"}},
		{"linux", "firefox-esr", nil, []string{"home/user/.mozilla/native-messaging-hosts", "home/user/.config/mozilla/native-messaging-hosts"}},
		{"linux", "librewolf", nil, []string{"home/user/.librewolf/native-messaging-hosts"}},
		{"linux", "zen", nil, []string{"home/user/.mozilla/native-messaging-hosts", "home/user/.zen/native-messaging-hosts"}},
		{"darwin", "firefox", nil, []string{"Users/user/Library/Application Support/Mozilla/NativeMessagingHosts"}},
		{"darwin", "chrome-canary", nil, []string{"Users/user/Library/Application Support/Google/Chrome Canary/NativeMessagingHosts"}},
		{"darwin", "brave-nightly", nil, []string{"Users/user/Library/Application Support/BraveSoftware/Brave-Browser-Nightly/NativeMessagingHosts"}},
		{"linux", "arc", nil, nil},
		{"windows", "chrome", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.system+" "+tt.browser, func(t *testing.T) {
			e := at(t, tt.system, tt.variables)
			b, ok := ByID(tt.browser)
			require.True(t, ok)
			var want []string
			for _, w := range tt.want {
				want = append(want, filepath.Join(e.Root, filepath.FromSlash(w)))
			}
			assert.Equal(t, want, e.UserManifestDirs(b))
		})
	}
}

func TestUserManifestKeys(t *testing.T) {
	brave, _ := ByID("brave")
	assert.Equal(t, []string{
		`SOFTWARE\BraveSoftware\Brave-Browser\NativeMessagingHosts`, `SOFTWARE\Google\Chrome\NativeMessagingHosts`,
	}, at(t, "windows", nil).UserManifestKeys(brave))
	assert.Empty(t, at(t, "linux", nil).UserManifestKeys(brave))
}

func TestHere(t *testing.T) {
	name := "HOME"
	if runtime.GOOS == "windows" {
		name = "USERPROFILE"
	}
	home := t.TempDir()
	t.Setenv(name, home)
	e, err := Here()
	require.NoError(t, err)
	assert.Equal(t, home, e.Home)
	assert.Equal(t, runtime.GOOS, e.OS)

	t.Setenv(name, "")
	_, err = Here()
	assert.ErrorContains(t, err, "set HOME")

	t.Setenv(name, "relative")
	_, err = Here()
	assert.ErrorContains(t, err, "not an absolute path")
}

const elf = "\x7fELF..."

func TestInstalledFindsTheRealProgram(t *testing.T) {
	e := at(t, "linux", nil)
	root := e.Root
	// As Debian has it: a wrapper script beside the real program, and a link.
	write(t, filepath.Join(root, "usr/bin/chromium"), "#!/bin/sh\n")
	real := write(t, filepath.Join(root, "usr/lib/chromium/chromium"), elf)
	write(t, filepath.Join(root, "usr/bin/firefox"), "#!/bin/sh\n")
	esr := write(t, filepath.Join(root, "usr/lib/firefox-esr/firefox-esr"), elf)
	require.NoError(t, os.Symlink("../lib/firefox-esr/firefox-esr", filepath.Join(root, "usr/bin/firefox-esr")))
	chrome := write(t, filepath.Join(root, "opt/google/chrome/chrome"), elf)
	// Not browsers: a folder, and a file that is too short.
	require.NoError(t, os.MkdirAll(filepath.Join(root, "opt/brave.com/brave/brave"), 0o755))
	write(t, filepath.Join(root, "opt/microsoft/msedge/msedge"), "\x7fE")

	var ids, binaries []string
	for _, i := range e.Installed() {
		ids, binaries = append(ids, i.ID), append(binaries, i.Binary)
	}
	assert.Equal(t, []string{"chromium", "firefox-esr", "chrome"}, ids)
	assert.Equal(t, []string{real, esr, chrome}, binaries)
}

func TestInstalledElsewhere(t *testing.T) {
	e := at(t, "windows", map[string]string{"ProgramW6432": `D:\Programs`})
	write(t, filepath.Join(e.Root, "D/Programs/Google/Chrome/Application/chrome.exe"), "MZ..")
	write(t, filepath.Join(e.Root, "C/Users/user/AppData/Local/Programs/Opera/opera.exe"), "MZ..")
	found := e.Installed()
	require.Len(t, found, 2)
	assert.Equal(t, "chrome", found[0].ID)
	assert.Equal(t, ByUser, found[0].Placement)
	assert.Equal(t, "opera", found[1].ID)

	e = at(t, "darwin", nil)
	write(t, filepath.Join(e.Root, "Applications/Firefox.app/Contents/MacOS/firefox"), "\xca\xfe\xba\xbe")
	found = e.Installed()
	require.Len(t, found, 1)
	assert.Equal(t, SignedSideload, found[0].Placement)
}

// slashed is paths as Linux writes them, whatever this system does.
func slashed(paths []string) []string {
	for i := range paths {
		paths[i] = filepath.ToSlash(paths[i])
	}
	return paths
}

func TestPolicyFoldersAreThoseOfTheBrandAndTheInstallation(t *testing.T) {
	env := Env{OS: "linux", Home: "/home/u"}
	for id, want := range map[string][]string{
		"chromium":      {"/etc/chromium/policies/managed"},
		"chrome-beta":   {"/etc/opt/chrome/policies/managed"},
		"firefox-esr":   {"/usr/lib/firefox-esr/distribution", "/etc/firefox/policies"},
		"vivaldi":       nil,
		"brave-nightly": {"/etc/brave/policies/managed"},
	} {
		b, ok := ByID(id)
		require.True(t, ok, id)
		assert.Equal(t, want, slashed(env.policies(b, "/usr/lib/firefox-esr/firefox-esr")), id)
	}
	windows, _ := ByID("chromium")
	assert.Empty(t, Env{OS: "windows"}.policies(windows, `C:\chrome.exe`))
}
