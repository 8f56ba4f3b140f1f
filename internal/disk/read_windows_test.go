package disk_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/disk"
)

func TestAReaderKeepsNobodyFromHisFile(t *testing.T) {
	dir := t.TempDir()
	path := write(t, filepath.Join(dir, "Preferences"), "old")
	f, size, err := disk.Open(path)
	require.NoError(t, err)
	defer f.Close()
	assert.EqualValues(t, 3, size)

	require.NoError(t, os.WriteFile(path, []byte("new"), 0o600), "the browser writes")
	require.NoError(t, os.Rename(path, path+".bak"), "renames")
	write(t, path, "newer")
	require.NoError(t, os.Remove(path+".bak"), "and removes")

	_, _, err = disk.Open(dir)
	require.ErrorContains(t, err, "not a plain file")
	_, _, err = disk.Open(filepath.Join(dir, "missing"))
	require.ErrorIs(t, err, os.ErrNotExist)
	_, _, err = disk.Open("NUL")
	require.ErrorContains(t, err, "not a plain file")
}
