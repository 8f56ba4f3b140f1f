//go:build unix

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

func TestPathsThatAreNoPlainFiles(t *testing.T) {
	root := t.TempDir()
	fifo := filepath.Join(root, "fifo.crx")
	require.NoError(t, syscall.Mkfifo(fifo, 0o600))
	inFolder := filepath.Join(root, "ext")
	require.NoError(t, os.Mkdir(inFolder, 0o755))
	require.NoError(t, syscall.Mkfifo(filepath.Join(inFolder, "manifest.json"), 0o600))
	linked := filepath.Join(root, "linked")
	require.NoError(t, os.Mkdir(linked, 0o755))
	require.NoError(t, os.Symlink("/etc/passwd", filepath.Join(linked, "manifest.json")))
	loop := filepath.Join(root, "loop")
	require.NoError(t, os.Symlink(loop, loop))
	socket := filepath.Join(root, "s.zip")
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	require.NoError(t, err)
	defer syscall.Close(fd)
	require.NoError(t, syscall.Bind(fd, &syscall.SockaddrUnix{Name: socket}))
	for path, why := range map[string]string{
		fifo: "no plain file", inFolder: "no plain file", linked: "symbolic link", loop: "could not be read", socket: "no plain file", "/dev/zero": "no plain file",
	} {
		all := judgeHere().Path(context.Background(), path)
		require.Len(t, all, 1, path)
		assert.Contains(t, all[0].Unjudged, why, path)
	}
	all := judgeHere().Path(context.Background(), root)
	assert.Len(t, all, 4, "the pipe, the socket, and two folders")
	for _, a := range all {
		assert.NotEmpty(t, a.Unjudged, a.Path)
	}
}

func TestALinkThatTheUserNamesIsFollowed(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "real", "manifest.json"), readerManifest)
	require.NoError(t, os.Symlink(filepath.Join(root, "real"), filepath.Join(root, "link")))
	all := judgeHere().Path(context.Background(), filepath.Join(root, "link"))
	require.Len(t, all, 1)
	assert.Empty(t, all[0].Unjudged)
	assert.Equal(t, filepath.Join(root, "link"), all[0].Path)
}
