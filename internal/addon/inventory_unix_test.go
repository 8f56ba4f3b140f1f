//go:build unix

package addon

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A pipe would be waited for, and a link could lead anywhere.
func TestWhatIsNoPlainFileIsNotRead(t *testing.T) {
	p := chromiumProfile(t, `{"pipe": {"location": 1, "path": "pipe/1_0"}, "link": {"location": 1, "path": "link/1_0"}}`, "")
	extensions := filepath.Join(p.Dir, "Extensions")
	require.NoError(t, os.MkdirAll(filepath.Join(extensions, "pipe/1_0"), 0o755))
	require.NoError(t, os.MkdirAll(filepath.Join(extensions, "link/1_0"), 0o755))
	require.NoError(t, syscall.Mkfifo(filepath.Join(extensions, "pipe/1_0/manifest.json"), 0o600))
	write(t, filepath.Join(extensions, "manifest.json"), readerManifest)
	require.NoError(t, os.Symlink("../../manifest.json", filepath.Join(extensions, "link/1_0/manifest.json")))

	all, err := Inventory(p)
	require.NoError(t, err)
	require.Len(t, all, 2)
	for _, a := range all {
		assert.Equal(t, "its manifest could not be read", a.Unreadable, a.ID)
		assert.Equal(t, NotJudged, a.Reach(brokerOrigins).Access)
	}

	require.NoError(t, os.Remove(filepath.Join(p.Dir, "Preferences")))
	require.NoError(t, syscall.Mkfifo(filepath.Join(p.Dir, "Preferences"), 0o600))
	_, err = Inventory(p)
	assert.ErrorContains(t, err, "not a plain file")
}
