//go:build unix

package disk_test

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/disk"
)

func TestWhatIsNoPlainFileIsRefused(t *testing.T) {
	dir, err := os.MkdirTemp("", "disk") // short, for the socket
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	at := func(name string) string { return filepath.Join(dir, name) }
	write(t, at("plain"), "content")
	require.NoError(t, os.Symlink("plain", at("link")))
	require.NoError(t, syscall.Mkfifo(at("pipe"), 0o600)) // without a writer: it would be waited for
	socket, err := net.Listen("unix", at("socket"))
	require.NoError(t, err)
	defer socket.Close()

	for _, path := range []string{at("link"), at("pipe"), at("socket"), dir, "/dev/zero"} {
		_, err := disk.ReadFile(path, 99)
		require.ErrorIs(t, err, disk.ErrNotPlain, path)
		assert.ErrorContains(t, err, path)
		_, _, err = disk.Open(path)
		require.ErrorIs(t, err, disk.ErrNotPlain, path)
	}
	_, err = disk.ReadFile(at("link"), 99)
	assert.ErrorContains(t, err, "a symbolic link")
}

// A file that says it is empty and is not, as those of /proc are.
func TestReadFileCountsWhatItReads(t *testing.T) {
	const endless = "/proc/self/status"
	if _, err := os.Stat(endless); err != nil {
		return
	}
	b, err := disk.ReadFile(endless, 1<<16)
	require.NoError(t, err)
	assert.Regexp(t, "^Name:", string(b))
	_, err = disk.ReadFile(endless, 10)
	assert.ErrorIs(t, err, disk.ErrTooLarge)
}

func TestErrorsOfWriting(t *testing.T) {
	for err, want := range map[syscall.Errno][2]bool{
		syscall.ENOSPC: {true, false}, syscall.EDQUOT: {true, false}, syscall.EFBIG: {true, false},
		syscall.EROFS: {false, true}, syscall.EACCES: {false, true}, syscall.EPERM: {false, true},
		syscall.EIO: {false, false},
	} {
		inPath := &os.PathError{Op: "write", Path: "/x", Err: err}
		assert.Equal(t, want, [2]bool{disk.Full(inPath), disk.NotWritable(inPath)}, err.Error())
		assert.Equal(t, error(err), disk.Bare(inPath))
		assert.Equal(t, error(err), disk.Bare(&os.LinkError{Op: "rename", Old: "/x", New: "/y", Err: err}))
	}
	assert.False(t, disk.Full(nil))
	assert.False(t, disk.NotWritable(nil))
	assert.Equal(t, os.ErrClosed, disk.Bare(os.ErrClosed))
}

// A write that the system stops half way, as a full disk does.
func TestAWriteThatFailsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	limitFiles(t, 10)
	path := filepath.Join(dir, "new")
	err := disk.WriteNew(path, make([]byte, 99), 0o600)
	require.True(t, disk.Full(err), "%v", err)
	_, err = disk.WriteTemporary(dir, "x*", make([]byte, 99))
	require.True(t, disk.Full(err), "%v", err)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Empty(t, left)
}

// limitFiles lets this process make no larger files for the rest of a test.
func limitFiles(t *testing.T, most uint64) {
	t.Helper()
	var before syscall.Rlimit
	require.NoError(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before))
	limit := before
	limit.Cur = most
	require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit))
	t.Cleanup(func() { require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before)) })
}
