package browser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/disk/disktest"
)

// As Chromium starts a host: its own process, the command interpreter, the host.
func TestCallerBehindTheCommandInterpreter(t *testing.T) {
	home, exe := t.TempDir(), executable(t)
	for _, c := range []struct {
		name, program string
		args          func(data string) []string
		want          string
	}{
		{"Chrome with a folder of its own", "Google/Chrome/Application/chrome.exe", func(data string) []string { return []string{"https://x", "--user-data-dir=" + data} }, "chrome Default"},
		{"Chrome by another case", "google/CHROME/application/Chrome.exe", func(data string) []string { return []string{"https://x", "--user-data-dir=" + data} }, "chrome Default"},
		{"Edge", "Microsoft/Edge/Application/msedge.exe", func(data string) []string { return []string{"https://x", "--user-data-dir", data} }, "edge Default"},
		{"Firefox with a profile", "Mozilla Firefox/firefox.exe", func(data string) []string { return []string{"https://x", "-profile", data} }, "firefox data"},
	} {
		t.Run(c.name, func(t *testing.T) {
			programs := filepath.Join(home, c.name)
			program := filepath.Join(programs, filepath.FromSlash(c.program))
			require.NoError(t, os.MkdirAll(filepath.Dir(program), 0o700))
			require.NoError(t, disktest.CopyProgram(exe, program))
			data := filepath.Join(t.TempDir(), "data")
			write(t, filepath.Join(data, "Default", "Preferences"), "{}")
			cmd := exec.Command(program, append([]string{"-test.run=^TestPlaysABrowserAndItsHost$"}, c.args(data)...)...)
			cmd.Env = append(os.Environ(), "PLAY=browser", "PLAY_PROGRAMS="+programs, "HOST="+exe)
			said, err := cmd.CombinedOutput()
			require.NoError(t, err, "%s", said)
			assert.Contains(t, string(said), "found "+c.want+"\r\n", "%s", said)
		})
	}
	cmd := exec.Command(exe, "-test.run=^TestPlaysABrowserAndItsHost$")
	cmd.Env = append(os.Environ(), "PLAY=browser", "PLAY_PROGRAMS="+home, "HOST="+exe)
	said, err := cmd.CombinedOutput()
	require.NoError(t, err)
	assert.NotContains(t, string(said), "found", "a terminal is no browser")
}

// TestPlaysABrowserAndItsHost is the other processes.
func TestPlaysABrowserAndItsHost(t *testing.T) {
	switch os.Getenv("PLAY") {
	case "browser":
		cmd := exec.Command("cmd", "/d", "/c", os.Getenv("HOST"), "-test.run=^TestPlaysABrowserAndItsHost$")
		cmd.Env = append(os.Environ(), "PLAY=host")
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		require.NoError(t, cmd.Run())
	case "host":
		e := Env{OS: "windows", Home: `C:\nobody`, Getenv: func(name string) string {
			return map[string]string{"ProgramFiles": os.Getenv("PLAY_PROGRAMS"), "ProgramFiles(x86)": os.Getenv("PLAY_PROGRAMS")}[name]
		}}
		found, err := e.caller(readProcess, os.Getppid())
		fmt.Printf("caller: %v\r\n", err)
		for _, p := range found {
			fmt.Printf("found %s %s\r\n", p.Browser.ID, filepath.Base(p.Dir))
		}
	}
}

func executable(t *testing.T) string {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	return exe
}
