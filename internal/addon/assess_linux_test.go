package addon

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatMayNotBeRead(t *testing.T) {
	if os.Geteuid() == 0 {
		require.NoError(t, syscall.Setfsuid(65534))
		defer func() { require.NoError(t, syscall.Setfsuid(0)) }()
	}
	path := filepath.Join(t.TempDir(), "manifest.json")
	write(t, path, readerManifest)
	require.NoError(t, os.Chmod(path, 0))
	all := judgeHere().Path(context.Background(), path)
	require.Len(t, all, 1)
	assert.Equal(t, "it may not be read by this user", all[0].Unjudged)
}
