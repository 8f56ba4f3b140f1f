package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/extension"
)

// everywhere are the stories of testdata/script that name no folder of Linux and
// start none of its programs.
var everywhere = []string{"frames", "help", "portals", "usage"}

// strangers are the parts of a file's mode that say nothing here.
const strangers = 0o077

// TestScripts plays the stories of every system.
func TestScripts(t *testing.T) {
	var files []string
	for _, name := range everywhere {
		files = append(files, filepath.Join("testdata", "script", name+".txtar"))
	}
	play(t, files)
}

// TestWindowsScripts plays the stories of Windows, which write to the registry of
// the user who runs them.
func TestWindowsScripts(t *testing.T) {
	if os.Getenv("SALLYPORT_TEST_REGISTRY") == "" {
		t.Skip("this writes to your own registry: set SALLYPORT_TEST_REGISTRY=1 as a user that is made for tests, or run “make windows”")
	}
	files, err := filepath.Glob(filepath.Join("testdata", "windows", "*.txtar"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files { // one after the other: they share the registry
		play(t, []string{file})
	}
}

func play(t *testing.T, files []string) {
	testscript.Run(t, testscript.Params{
		Files:               files,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			home := filepath.Join(e.WorkDir, "home")
			for name, value := range map[string]string{
				"HOME": home, "USERPROFILE": home, "APPDATA": filepath.Join(home, "AppData", "Roaming"),
				"LOCALAPPDATA": filepath.Join(home, "AppData", "Local"), "STATE": filepath.Join(home, "AppData", "Local", "Sallyport"),
				"PROGRAMFILES": filepath.Join(e.WorkDir, "programs"), "ProgramW6432": "", "ProgramFiles(x86)": filepath.Join(e.WorkDir, "programs"),
				"TEMP": filepath.Join(e.WorkDir, "tmp"), "TMP": filepath.Join(e.WorkDir, "tmp"),
				"CHROMIUM": "chrome-extension://" + extension.ChromiumID + "/", "FIREFOX": extension.FirefoxID, "VERSION": extension.Version,
				"SALLYPORT_KEY": "file",
			} {
				e.Setenv(name, value)
			}
			if err := os.MkdirAll(filepath.Join(e.WorkDir, "tmp"), 0o700); err != nil {
				return err
			}
			return os.MkdirAll(home, 0o700)
		},
		Condition: func(cond string) (bool, error) {
			if cond == "built" {
				_, err := extension.Chromium()
				return err == nil, nil
			}
			return false, fmt.Errorf("there is no condition %q", cond)
		},
		Cmds: storyCommands(nil),
	})
}
