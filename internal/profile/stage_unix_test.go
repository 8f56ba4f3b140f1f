//go:build unix

package profile

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
)

// linkProgram makes a path this program's, if it can be started from there.
func linkProgram(t testing.TB, exe, path string) bool {
	t.Helper()
	require.NoError(t, os.Symlink(exe, path))
	return true
}

// stageEnv is the machine of a stage, below a folder of the user's home.
func stageEnv(home string) browser.Env {
	return browser.Env{OS: "linux", Home: home, Root: filepath.Join(home, "root")}
}

// takeProfile makes a profile look open, as a browser does.
func takeProfile(lock string) error {
	return os.Symlink(fmt.Sprintf("this-machine-%d", os.Getpid()), lock)
}
