//go:build unix

package browser

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const makesLinks = true

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	plain := write(t, filepath.Join(dir, "plain"), "content")

	b, err := ReadFile(plain, 7)
	require.NoError(t, err)
	assert.Equal(t, "content", string(b))

	_, err = ReadFile(plain, 6)
	assert.ErrorIs(t, err, ErrTooLarge)

	empty, err := ReadFile(write(t, filepath.Join(dir, "empty"), ""), 0)
	require.NoError(t, err)
	assert.Empty(t, empty)

	_, err = ReadFile(filepath.Join(dir, "missing"), 9)
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestReadFileRefusesWhatIsNoPlainFile(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "plain"), "content")
	require.NoError(t, os.Symlink("plain", filepath.Join(dir, "link")))
	require.NoError(t, syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600))

	_, err := ReadFile(filepath.Join(dir, "link"), 99)
	assert.ErrorContains(t, err, "a symbolic link")
	// A pipe without a writer would be waited for.
	_, err = ReadFile(filepath.Join(dir, "pipe"), 99)
	assert.ErrorContains(t, err, "not a plain file")
	_, err = ReadFile(dir, 99)
	assert.ErrorContains(t, err, "not a plain file")
	_, err = ReadFile("/dev/zero", 99)
	assert.ErrorContains(t, err, "not a plain file")
}

func TestReadFileCountsWhatItReads(t *testing.T) {
	// A file that says it is empty and is not, as those of /proc are.
	if _, err := os.Stat("/proc/self/status"); err != nil {
		return
	}
	b, err := ReadFile("/proc/self/status", 1<<16)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(b), "Name:"))
	_, err = ReadFile("/proc/self/status", 10)
	assert.ErrorIs(t, err, ErrTooLarge)
}

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
