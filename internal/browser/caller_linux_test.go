package browser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fakeProcess writes an entry of a process table, laid out as /proc is.
func fakeProcess(t *testing.T, proc string, pid, parent int, exe string, args ...string) {
	t.Helper()
	dir := filepath.Join(proc, strconv.Itoa(pid))
	write(t, filepath.Join(dir, "cmdline"), strings.Join(args, "\x00")+"\x00")
	write(t, filepath.Join(dir, "status"), fmt.Sprintf("Name:\tx\nPPid:\t%d\n", parent))
	require.NoError(t, os.Symlink(exe, filepath.Join(dir, "exe")))
	require.NoError(t, os.Symlink("/start", filepath.Join(dir, "cwd")))
}

// table reads a process table that lies in a folder.
func table(proc string) func(int) (process, error) {
	return func(pid int) (process, error) { return processIn(proc, pid) }
}

func TestCallerChromium(t *testing.T) {
	e := at(t, "linux", nil)
	data := filepath.Join(e.Root, "home/user/.config/chromium")
	write(t, filepath.Join(data, "Default/Preferences"), "{}")
	write(t, filepath.Join(data, "Profile 1/Preferences"), "{}")
	own := t.TempDir()
	write(t, filepath.Join(own, "Default/Preferences"), "{}")
	fresh := t.TempDir()
	spaced := filepath.Join(t.TempDir(), "with a space")
	write(t, filepath.Join(spaced, "Default/Preferences"), "{}")
	chromium := filepath.Join(e.Root, "usr/lib/chromium/chromium")

	tests := []struct {
		name string
		args []string
		exe  string
		want []string
	}{
		{"default folder", []string{"chromium"}, chromium, []string{data + "/Default", data + "/Profile 1"}},
		{"updated while it runs", []string{"chromium"}, chromium + " (deleted)", []string{data + "/Default", data + "/Profile 1"}},
		{"own folder", []string{"chromium", "--user-data-dir=" + own, "https://x"}, chromium, []string{own + "/Default"}},
		{"the last switch counts", []string{"chromium", "--user-data-dir=/nowhere", "--user-data-dir=" + own}, chromium, []string{own + "/Default"}},
		{"not after the switches", []string{"chromium", "--", "--user-data-dir=" + own}, chromium, []string{data + "/Default", data + "/Profile 1"}},
		{"relative folder", []string{"chromium", "--user-data-dir=rel"}, chromium, []string{"/start/rel/Default"}},
		{"first start, nothing written yet", []string{"chromium", "--user-data-dir=" + fresh}, chromium, []string{fresh + "/Default"}},
		{"written anew", []string{"/usr/lib/chromium/chromium --no-first-run --user-data-dir=" + own + " --flag https://x"}, chromium, []string{own + "/Default"}},
		{"written anew, with an address behind it", []string{"chromium --user-data-dir=" + spaced + " https://x/a b"}, chromium, []string{spaced + "/Default"}},
		{"written anew, not after the switches", []string{"chromium -- --user-data-dir=" + own}, chromium, []string{data + "/Default", data + "/Profile 1"}},
		{"written anew, of the default folder", []string{"chromium https://x"}, chromium, []string{data + "/Default", data + "/Profile 1"}},
		{"unpacked somewhere else", []string{"chrome", "--user-data-dir=" + own}, "/home/user/dl/chrome", []string{own + "/Default"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			proc := t.TempDir()
			fakeProcess(t, proc, 100, 1, tt.exe, tt.args...)
			// A helper process and a wrapper script stand between.
			fakeProcess(t, proc, 101, 100, tt.exe, "chromium", "--type=utility")
			fakeProcess(t, proc, 103, 101, tt.exe, "chromium --type=zygote --user-data-dir=/nowhere")
			fakeProcess(t, proc, 102, 103, "/usr/bin/dash", "sh", "wrapper")
			found, err := e.caller(table(proc), 102)
			require.NoError(t, err)
			var dirs []string
			for _, p := range found {
				dirs = append(dirs, p.Dir)
				assert.Equal(t, Chromium, p.Browser.Family)
			}
			assert.Equal(t, tt.want, dirs)
		})
	}
}

func TestCallerChromiumByEnvironmentAndLock(t *testing.T) {
	proc, own := t.TempDir(), t.TempDir()
	e := at(t, "linux", map[string]string{"CHROME_USER_DATA_DIR": own})
	fakeProcess(t, proc, 100, 1, "/usr/lib/chromium/chromium", "chromium")
	found, err := e.caller(table(proc), 100)
	require.NoError(t, err)
	assert.Equal(t, own, found[0].UserData)

	// With two folders, the one that this process has locked.
	e = at(t, "linux", nil)
	write(t, filepath.Join(e.Root, "home/user/.config/chromium/Default/Preferences"), "{}")
	flatpak := filepath.Join(e.Root, "home/user/.var/app/org.chromium.Chromium/config/chromium")
	write(t, filepath.Join(flatpak, "Default/Preferences"), "{}")
	require.NoError(t, os.Symlink("some-host-100", filepath.Join(flatpak, "SingletonLock")))
	found, err = e.caller(table(proc), 100)
	require.NoError(t, err)
	assert.Equal(t, flatpak, found[0].UserData)
	assert.Equal(t, "flatpak", found[0].Package)
}

func TestCallerFirefox(t *testing.T) {
	e := at(t, "linux", nil)
	data := filepath.Join(e.Root, "home/user/.mozilla/firefox")
	require.NoError(t, os.CopyFS(data, os.DirFS("testdata/firefox")))
	esr, other := filepath.Join(data, "qo655rd4.default-esr"), filepath.Join(data, "033c4n34.default")
	exe := filepath.Join(e.Root, "usr/lib/firefox-esr/firefox-esr")

	tests := []struct {
		name string
		args []string
		want []string
	}{
		{"default", nil, []string{other, esr}},
		{"--profile", []string{"--no-remote", "--profile", "/own/p", "https://x"}, []string{"/own/p"}},
		{"-profile=", []string{"-profile=/own/p"}, []string{"/own/p"}},
		{"relative", []string{"--profile", "p"}, []string{"/start/p"}},
		{"-P", []string{"-P", "default-esr"}, []string{esr}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			proc := t.TempDir()
			fakeProcess(t, proc, 100, 1, exe, append([]string{"firefox-esr"}, tt.args...)...)
			found, err := e.caller(table(proc), 100)
			require.NoError(t, err)
			var dirs []string
			for _, p := range found {
				dirs = append(dirs, p.Dir)
				assert.Equal(t, "firefox-esr", p.Browser.ID)
			}
			assert.Equal(t, tt.want, dirs)
		})
	}

	t.Run("the profile that the process has locked", func(t *testing.T) {
		require.NoError(t, os.Symlink("127.0.1.1:+100", filepath.Join(esr, "lock")))
		proc := t.TempDir()
		fakeProcess(t, proc, 100, 1, exe, "firefox-esr")
		found, err := e.caller(table(proc), 100)
		require.NoError(t, err)
		require.Len(t, found, 1)
		assert.Equal(t, esr, found[0].Dir)
	})
}

func TestCallerUnknown(t *testing.T) {
	e := at(t, "linux", nil)
	proc := t.TempDir()
	fakeProcess(t, proc, 100, 1, "/usr/bin/bash", "bash")
	fakeProcess(t, proc, 101, 100, "/usr/bin/make", "make")
	_, err := e.caller(table(proc), 101)
	assert.ErrorContains(t, err, "no known browser")

	_, err = e.caller(table(proc), 4711)
	assert.ErrorContains(t, err, "4711")

	// No end: a process that is its own parent.
	fakeProcess(t, proc, 200, 200, "/usr/bin/bash", "bash")
	_, err = e.caller(table(proc), 200)
	assert.Error(t, err)

	fakeProcess(t, proc, 300, 1, "/usr/lib/firefox-esr/firefox-esr", "firefox-esr", "-P", "unheard-of")
	_, err = e.caller(table(proc), 300)
	assert.ErrorContains(t, err, "Firefox ESR")
}

// A real process, read through the real /proc: a copy of a program that sleeps,
// under a browser's name.
func TestCallerOfARealProcess(t *testing.T) {
	dir := t.TempDir()
	sleep, err := exec.LookPath("sleep")
	require.NoError(t, err)
	program, err := os.ReadFile(sleep)
	require.NoError(t, err)
	fake := write(t, filepath.Join(dir, "chromium"), string(program))
	cmd := exec.Command(fake, "60")
	require.NoError(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })

	p, err := readProcess(cmd.Process.Pid)
	require.NoError(t, err)
	assert.Equal(t, os.Getpid(), p.parent)
	e := at(t, "linux", nil)
	b, ok := e.recognise(p)
	require.True(t, ok)
	assert.Equal(t, "chromium", b.ID)
}
