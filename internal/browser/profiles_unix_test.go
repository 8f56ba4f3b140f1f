//go:build unix

package browser

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const makesLinks = true

// Whoever reads such a profile is told; it is not left out.
func TestAPipeInPlaceOfPreferencesIsAProfile(t *testing.T) {
	e := at(t, "linux", nil)
	dir := filepath.Join(e.Root, "home/user/.config/chromium/Default")
	require.NoError(t, os.MkdirAll(dir, 0o755))
	require.NoError(t, syscall.Mkfifo(filepath.Join(dir, "Preferences"), 0o600))
	assert.Equal(t, []string{"chromium: Default"}, names(e.Profiles()))
}

func TestAClosedFolderIsInTheList(t *testing.T) {
	e := at(t, "linux", nil)
	closed := write(t, filepath.Join(e.Root, "home/user/.config/chromium/Default/Preferences"), "{}")
	require.NoError(t, os.Chmod(filepath.Dir(closed), 0o000))
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(closed), 0o700) })
	found := e.Profiles()
	require.Len(t, found, 1)
	if os.Geteuid() == 0 {
		return // to root nothing is closed
	}
	assert.Equal(t, "this user may not read it", found[0].Unreadable)
}

func TestAFileThatNobodyMayRunIsNoBrowser(t *testing.T) {
	e := at(t, "linux", nil)
	program := write(t, filepath.Join(e.Root, "opt/vivaldi/vivaldi-bin"), elf)
	require.Len(t, e.Installed(), 1)
	require.NoError(t, os.Chmod(program, 0o644))
	assert.Empty(t, e.Installed())
}
