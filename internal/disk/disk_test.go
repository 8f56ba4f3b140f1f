package disk_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/disk"
)

func write(t *testing.T, path, content string) string {
	t.Helper()
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

func requireHolds(t *testing.T, path, content string) {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, content, string(b))
}

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	plain := write(t, filepath.Join(dir, "plain"), "content")

	b, err := disk.ReadFile(plain, 7)
	require.NoError(t, err)
	assert.Equal(t, "content", string(b))

	_, err = disk.ReadFile(plain, 6)
	require.ErrorIs(t, err, disk.ErrTooLarge)
	assert.Equal(t, "larger than the limit of 6 bytes", disk.Bare(err).Error())

	empty, err := disk.ReadFile(write(t, filepath.Join(dir, "empty"), ""), 0)
	require.NoError(t, err)
	assert.Empty(t, empty)

	_, err = disk.ReadFile(filepath.Join(dir, "missing"), 9)
	assert.ErrorIs(t, err, fs.ErrNotExist)
}

func TestReadIntoUsesTheBuffer(t *testing.T) {
	plain := write(t, filepath.Join(t.TempDir(), "plain"), "content")
	buffer := make([]byte, 3, 64)
	b, err := disk.ReadInto(buffer, plain, 7)
	require.NoError(t, err)
	assert.Equal(t, "content", string(b))
	assert.Same(t, &buffer[0], &b[0])
}

func TestReadAll(t *testing.T) {
	b, err := disk.ReadAll(strings.NewReader("content"), 7)
	require.NoError(t, err)
	assert.Equal(t, "content", string(b))
	b, err = disk.ReadAll(strings.NewReader("content"), 6)
	require.ErrorIs(t, err, disk.ErrTooLarge)
	assert.Nil(t, b)
}

func TestWriteNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new")
	require.NoError(t, disk.WriteNew(path, []byte("content"), 0o755))
	requireHolds(t, path, "content")
	if runtime.GOOS != "windows" {
		info, err := os.Stat(path)
		require.NoError(t, err)
		assert.Equal(t, fs.FileMode(0o755), info.Mode().Perm())
	}
	require.ErrorIs(t, disk.WriteNew(path, []byte("other"), 0o755), fs.ErrExist)
	requireHolds(t, path, "content")
}

func TestWriteTemporary(t *testing.T) {
	dir := t.TempDir()
	one, err := disk.WriteTemporary(dir, ".x*", []byte("one"))
	require.NoError(t, err)
	two, err := disk.WriteTemporary(dir, ".x*", []byte("two"))
	require.NoError(t, err)
	assert.NotEqual(t, one, two)
	assert.Equal(t, dir, filepath.Dir(one))
	requireHolds(t, one, "one")
	if runtime.GOOS != "windows" {
		info, err := os.Stat(one)
		require.NoError(t, err)
		assert.Equal(t, fs.FileMode(0o600), info.Mode().Perm())
	}
	_, err = disk.WriteTemporary(filepath.Join(dir, "missing"), ".x*", nil)
	assert.ErrorIs(t, err, fs.ErrNotExist)
}

func TestMove(t *testing.T) {
	dir := t.TempDir()
	to := write(t, filepath.Join(dir, "to"), "old")
	require.NoError(t, disk.Move(write(t, filepath.Join(dir, "from"), "new"), to))
	requireHolds(t, to, "new")
	assert.NoFileExists(t, filepath.Join(dir, "from"))
	require.Error(t, disk.Move(filepath.Join(dir, "missing"), to))
	requireHolds(t, to, "new")
}

func TestMoveNewReplacesNothing(t *testing.T) {
	dir := t.TempDir()
	from, to := write(t, filepath.Join(dir, "from"), "new"), filepath.Join(dir, "to")
	require.NoError(t, disk.MoveNew(from, to))
	requireHolds(t, to, "new")
	assert.NoFileExists(t, from)

	from = write(t, from, "newer")
	require.ErrorIs(t, disk.MoveNew(from, to), fs.ErrExist)
	requireHolds(t, to, "new")
	requireHolds(t, from, "newer")
}

func TestFoldersAreSynced(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, disk.SyncFolder(dir))
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	defer root.Close()
	require.NoError(t, disk.SyncRoot(root))
	if runtime.GOOS != "windows" {
		require.ErrorIs(t, disk.SyncFolder(filepath.Join(dir, "missing")), fs.ErrNotExist)
	}
}
