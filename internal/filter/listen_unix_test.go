//go:build unix

package filter

import (
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestListenUnix(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	path := filepath.Join(dir, "filter.sock")
	l, err := ListenUnix(path)
	require.NoError(t, err)
	for name, mode := range map[string]fs.FileMode{dir: 0o700, path: 0o600} {
		info, err := os.Stat(name)
		require.NoError(t, err)
		assert.Equal(t, mode, info.Mode().Perm(), name)
	}
	_, err = ListenUnix(path)
	require.ErrorContains(t, err, "in use")
	// As after a kill: the socket stays, and nobody listens.
	l.(*net.UnixListener).SetUnlinkOnClose(false)
	require.NoError(t, l.Close())
	require.FileExists(t, path)
	l, err = ListenUnix(path)
	require.NoError(t, err)
	require.NoError(t, l.Close())
	require.NoFileExists(t, path)

	require.NoError(t, os.WriteFile(path, []byte("mine"), 0o600))
	_, err = ListenUnix(path)
	require.ErrorContains(t, err, "not a socket")
	kept, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "mine", string(kept))
	require.NoError(t, os.Remove(path))
	require.NoError(t, os.Symlink(filepath.Join(dir, "elsewhere"), path))
	_, err = ListenUnix(path)
	require.ErrorContains(t, err, "not a socket")
	require.NoError(t, os.Remove(path))

	require.NoError(t, os.Chmod(dir, 0o755))
	_, err = ListenUnix(path)
	require.ErrorContains(t, err, "0700")
	link := filepath.Join(t.TempDir(), "link")
	require.NoError(t, os.Symlink(dir, link))
	require.NoError(t, os.Chmod(dir, 0o700))
	_, err = ListenUnix(filepath.Join(link, "filter.sock"))
	require.ErrorContains(t, err, "0700")
	_, err = ListenUnix(filepath.Join(dir, strings.Repeat("x", 120)))
	require.ErrorContains(t, err, "bytes")
	_, err = ListenUnix(filepath.Join(dir, "missing", "deeper", "s"))
	require.ErrorIs(t, err, fs.ErrNotExist)
	info, err := os.Lstat(dir)
	require.NoError(t, err)
	assert.False(t, owned(info, os.Geteuid()+1))
}

func TestBridge(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(echoHost))
	path := filepath.Join(t.TempDir(), "run", "filter.sock")
	socket, err := ListenUnix(path)
	require.NoError(t, err)
	served := make(chan error, 2)
	go func() { served <- w.Serve(socket) }()
	bridge := NewBridge(path)
	l, err := ListenTCP(0)
	require.NoError(t, err)
	go func() { served <- bridge.Serve(l) }()
	w.proxy = l.Addr().String()

	answer, err := w.client(t).Get("https://" + broker + "/through")
	require.NoError(t, err)
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	assert.Equal(t, "GET "+broker+" /through ", string(body))
	_, text := w.ask(t, connectTo("evil.example:443"))
	assert.Contains(t, text, NotListed)

	held := w.open(t, broker+":443")
	require.NoError(t, w.Close())
	require.NoError(t, <-served)
	require.NoFileExists(t, path)
	_, err = held.Read(make([]byte, 1))
	require.Error(t, err, "with the filter, its tunnels end")
	_, err = (&http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(&url.URL{Scheme: "http", Host: w.proxy})}}).Get("https://" + broker)
	require.Error(t, err, "without a filter there is no way out")

	require.NoError(t, bridge.Close())
	require.NoError(t, <-served)
	_, err = net.DialTimeout("tcp", w.proxy, time.Second)
	require.Error(t, err)
}

func TestBridgeCutsWhatIsOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "run", "s")
	socket, err := ListenUnix(path)
	require.NoError(t, err)
	defer func() { _ = socket.Close() }()
	bridge := NewBridge(path)
	l, err := ListenTCP(0)
	require.NoError(t, err)
	served := make(chan error, 1)
	go func() { served <- bridge.Serve(l) }()
	c, err := net.Dial("tcp", l.Addr().String())
	require.NoError(t, err)
	defer func() { _ = c.Close() }()
	far, err := socket.Accept()
	require.NoError(t, err)
	defer func() { _ = far.Close() }()
	fmt.Fprint(c, "x")
	_, err = io.ReadFull(far, make([]byte, 1))
	require.NoError(t, err)
	require.NoError(t, bridge.Close())
	require.NoError(t, <-served)
	_, err = far.Read(make([]byte, 1))
	require.Error(t, err)
}
