package profile

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/windows"

	"github.com/sallyport/sallyport/internal/browser"
)

// linkProgram does nothing: a stage's browsers are Linux's here, which can be
// chosen and not started. See newLive for those that can.
func linkProgram(testing.TB, string, string) bool { return false }

// programsVariable says where a live stage's programs are, and makes it one.
const programsVariable = "PROGRAMFILES"

// stageEnv is the machine of a stage: Windows in the processes of a live one,
// Linux else.
func stageEnv(home string) browser.Env {
	if programs := os.Getenv(programsVariable); programs == stagePrograms(home) {
		return browser.Env{OS: "windows", Home: home, Getenv: func(name string) string {
			return map[string]string{"ProgramFiles": programs, "ProgramFiles(x86)": programs}[name]
		}}
	}
	return browser.Env{OS: "linux", Home: home, Root: filepath.Join(home, "root")}
}

func stagePrograms(home string) string { return filepath.Join(home, "programs") }

// takeProfile makes a profile look open, as a browser does: with a file that it
// keeps open, that nobody else may write, and that is gone when it ends.
func takeProfile(lock string) error {
	name, err := windows.UTF16PtrFromString(lock)
	if err != nil {
		return err
	}
	_, err = windows.CreateFile(name, windows.GENERIC_WRITE, windows.FILE_SHARE_READ, nil, windows.CREATE_ALWAYS,
		windows.FILE_ATTRIBUTE_NORMAL|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
	return err
}
