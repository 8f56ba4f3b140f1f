package profile

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestEnvironmentIsScrubbed(t *testing.T) {
	kept := []string{
		"HOME=/home/me", "PATH=/usr/bin", "DISPLAY=:0", "WAYLAND_DISPLAY=wayland-0", "XAUTHORITY=/run/x", "XDG_RUNTIME_DIR=/run/user/1000",
		"DBUS_SESSION_BUS_ADDRESS=unix:path=/run/bus", "LANG=de_CH.UTF-8", "LC_ALL=C", "LC_TIME=en_GB.UTF-8", "TZ=Europe/Zurich",
		"SALLYPORT_HOME=/state", "SALLYPORT_KEY=file", "SystemRoot=C:\\Windows", "ProgramFiles(x86)=C:\\P",
	}
	dropped := []string{
		"LD_PRELOAD=/tmp/a.so", "LD_LIBRARY_PATH=/tmp", "MOZ_CRASHREPORTER=1", "MOZ_REMOTE_ALLOW_SYSTEM_ACCESS=1", "MOZ_LOG=all:5",
		"CHROME_DESKTOP=x", "CHROME_CONFIG_HOME=/tmp", "CHROME_VERSION_EXTRA=x", "CHROME_EXTRA_FLAGS=--remote-debugging-port=1",
		"http_proxy=http://a", "HTTPS_PROXY=http://a", "ALL_PROXY=http://a", "no_proxy=*", "SSLKEYLOGFILE=/tmp/keys", "NSS_DEBUG=1",
		"GTK_MODULES=evil", "GTK_PATH=/tmp", "QT_PLUGIN_PATH=/tmp", "BROWSER=x", "XPCOM_DEBUG_BREAK=1", "GOOGLE_API_KEY=x", "NODE_OPTIONS=x",
		"SALLYPORT_HARDENED=chromium", "SALLYPORT_USER_HOME=/elsewhere", "PATHX=1", "", "LD_PRELOAD",
	}
	given := slices.Concat(dropped[:10], kept, dropped[10:])
	before := slices.Clone(given)
	assert.Equal(t, kept, cleanEnvironment(given))
	assert.Equal(t, before, given, "the caller's list is left as it was")
}

func TestBrowsersEnvironment(t *testing.T) {
	env := browserEnvironment([]string{"HOME=/home/me", "SALLYPORT_HOME=/other", "LD_PRELOAD=/tmp/a.so", "LANG=C"}, "/state", Policy,
		map[string]string{"HOME": "/state/profiles/firefox-esr/home", "MOZ_NO_REMOTE": "1"})
	assert.Equal(t, []string{
		"LANG=C", "HOME=/state/profiles/firefox-esr/home", "MOZ_NO_REMOTE=1", "SALLYPORT_HARDENED=L2", "SALLYPORT_HOME=/state",
	}, env)
}

func TestFirefoxIsToldTheUsersOwnHome(t *testing.T) {
	t.Setenv("HOME", "/home/me")
	t.Setenv("XAUTHORITY", "")
	p := place{root: "/state/profiles/firefox-esr"}
	args, env := firefoxCommand(plan{place: p, start: Start{URL: "https://example.org/"}})
	assert.Equal(t, append(firefoxArgs(), "--new-instance", "--profile", p.data(), "https://example.org/"), args)
	assert.Equal(t, map[string]string{
		"HOME": p.home(), userHomeVariable: "/home/me", "MOZ_NO_REMOTE": "1", "XAUTHORITY": filepath.FromSlash("/home/me/.Xauthority"),
	}, env)
	t.Setenv("XAUTHORITY", "/run/x")
	_, env = firefoxCommand(plan{place: p})
	assert.NotContains(t, env, "XAUTHORITY", "it is passed on as it is")
	t.Setenv("XAUTHORITY", "")
	t.Setenv("HOME", "")
	_, env = firefoxCommand(plan{place: p})
	assert.NotContains(t, env, "XAUTHORITY", "without a home there is none")
}
