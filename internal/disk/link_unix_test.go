//go:build unix

package disk

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFileSystemsWithoutExclusiveRename(t *testing.T) {
	folder := t.TempDir()
	from, to := filepath.Join(folder, "from"), filepath.Join(folder, "to")
	require.NoError(t, os.WriteFile(from, []byte("new"), 0o600))
	require.NoError(t, linkNew(from, to))
	assert.NoFileExists(t, from)
	require.NoError(t, os.WriteFile(from, []byte("newer"), 0o600))
	require.ErrorIs(t, linkNew(from, to), os.ErrExist)
	kept, err := os.ReadFile(to)
	require.NoError(t, err)
	assert.Equal(t, "new", string(kept))
}
