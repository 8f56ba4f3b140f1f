package report

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

func TestDownloadDir(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	want := func(path string) {
		t.Helper()
		got, err := DownloadDir()
		require.NoError(t, err)
		assert.Equal(t, path, got)
	}
	want(home)
	downloads := filepath.Join(home, "Downloads")
	require.NoError(t, os.Mkdir(downloads, 0o700))
	want(downloads)

	config := filepath.Join(home, ".config")
	require.NoError(t, os.Mkdir(config, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(config, "user-dirs.dirs"), []byte(`XDG_DOWNLOAD_DIR="$HOME/Eingang"`), 0o600))
	want(downloads) // a folder that is named and does not exist is no place
	named := filepath.Join(home, "Eingang")
	require.NoError(t, os.Mkdir(named, 0o700))
	want(named)

	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "elsewhere"))
	want(downloads)
	require.NoError(t, os.Mkdir(filepath.Join(home, "elsewhere"), 0o700))
	require.NoError(t, unix.Mkfifo(filepath.Join(home, "elsewhere", "user-dirs.dirs"), 0o600))
	want(downloads) // a pipe is not waited for

	t.Setenv("HOME", filepath.Join(home, "gone"))
	_, err := DownloadDir()
	require.ErrorContains(t, err, "--out")
	t.Setenv("HOME", "")
	_, err = DownloadDir()
	require.ErrorContains(t, err, "--out")
}

func TestAPipeIsNoPlace(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.html")
	require.NoError(t, unix.Mkfifo(pipe, 0o600))
	_, err := Write(pipe, sample(), "en")
	require.ErrorContains(t, err, "is a pipe")
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "locked")
	require.NoError(t, os.Mkdir(folder, 0o555))
	failed := make(chan error)
	go func() {
		// Root may write anywhere, so this thread gives that right up. It ends with
		// the goroutine, as it is never unlocked.
		runtime.LockOSThread()
		head := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
		var data [2]unix.CapUserData
		err := unix.Capget(&head, &data[0])
		if err == nil {
			data[0].Effective &^= 1 << unix.CAP_DAC_OVERRIDE
			err = unix.Capset(&head, &data[0])
		}
		if err == nil {
			_, err = Write(folder, sample(), "en")
		}
		failed <- err
	}()
	err := <-failed
	require.ErrorContains(t, err, "read-only or not yours")
	assert.True(t, errors.Is(err, os.ErrPermission))
	assert.Empty(t, names(t, folder))
}

// A full disk is played by a limit on the size of files, in a process of its
// own: its first write comes back short, as it would on a full disk.
func TestAFullDiskLeavesNothingBehind(t *testing.T) {
	if folder := os.Getenv("REPORT_FOLDER"); folder != "" {
		_, err := Write(folder, sample(), "en")
		require.ErrorContains(t, err, "there is no room")
		return
	}
	folder := t.TempDir()
	cmd := exec.Command("/bin/sh", "-c", `ulimit -f 4 && exec "$0" -test.run=^TestAFullDiskLeavesNothingBehind$`, os.Args[0])
	cmd.Env = append(os.Environ(), "REPORT_FOLDER="+folder)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Empty(t, names(t, folder))
}
