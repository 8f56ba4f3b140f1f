package vault_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"github.com/sallyport/sallyport/internal/vault"
)

// withoutOverride runs do as somebody whom a folder's mode binds, which it does
// not for root.
func withoutOverride(t *testing.T, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlocked: the thread ends with what it lost
		head := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
		var data [2]unix.CapUserData
		if !assert.NoError(t, unix.Capget(&head, &data[0])) {
			return
		}
		data[0].Effective &^= 1<<unix.CAP_DAC_OVERRIDE | 1<<unix.CAP_DAC_READ_SEARCH
		if !assert.NoError(t, unix.Capset(&head, &data[0])) {
			return
		}
		do()
	}()
	<-done
}

func TestReadOnlyFolder(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	set(t, v, "doc", "b")
	require.NoError(t, os.Chmod(dir, 0o500))
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	withoutOverride(t, func() {
		w, err := vault.Open(dir)
		if !assert.NoError(t, err) {
			return
		}
		var d document
		assert.NoError(t, w.Read("doc", &d))
		assert.Equal(t, "b", d.Name)
		err = w.Update("doc", &d, func() error { d.Name = "c"; return nil })
		var e *vault.Error
		if assert.ErrorAs(t, err, &e) {
			assert.Equal(t, vault.CodeReadOnly, e.Code)
			assert.Contains(t, e.Fix, "writable")
		}
		_, err = vault.Open(filepath.Join(dir, "below"))
		if assert.ErrorAs(t, err, &e) {
			assert.Equal(t, vault.CodeReadOnly, e.Code)
		}
	})

	// Damage in a folder that cannot be written: the good copy is read, nothing is moved.
	require.NoError(t, os.WriteFile(filepath.Join(dir, "doc.sealed"), nil, 0o600))
	before := snapshot(t, dir)
	withoutOverride(t, func() {
		w, err := vault.Open(dir)
		if !assert.NoError(t, err) {
			return
		}
		var d document
		assert.NoError(t, w.Read("doc", &d))
		assert.Equal(t, "a", d.Name)
		assert.Len(t, w.Recovered(), 1)
	})
	assert.Equal(t, before, snapshot(t, dir))
}

// A disk that is really full: a small tmpfs in a mount namespace of its own.
func TestReallyFullDisk(t *testing.T) {
	cmd := child(t, "tmpfs", t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: unix.CLONE_NEWNS | unix.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}}
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	if err := cmd.Start(); errors.Is(err, unix.EPERM) || errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EACCES) {
		t.Skipf("this kernel gives no user namespace (%v); TestFullDisk covers the same by a limit", err)
	} else {
		require.NoError(t, err)
	}
	b, err := io.ReadAll(out)
	require.NoError(t, err)
	var exit *exec.ExitError
	if err := cmd.Wait(); errors.As(err, &exit) && exit.ExitCode() == cannotMount {
		t.Skip("this kernel lets no user namespace mount a tmpfs; TestFullDisk covers the same by a limit")
	} else {
		require.NoError(t, err)
	}
	assert.Equal(t, "ok\n", string(b))
}

const cannotMount = 3

func init() {
	linuxRoles["tmpfs"] = func(dir string) error {
		if unix.Mount("tmpfs", dir, "tmpfs", 0, "size=512k,mode=0700") != nil {
			os.Exit(cannotMount)
		}
		v, err := vault.Open(filepath.Join(dir, "state"))
		if err != nil {
			return err
		}
		var c counter
		acknowledged := 0
		for {
			err := v.Update("counter", &c, func() error { c.N++; c.Pad += strings.Repeat("x", 20_000); return nil })
			var e *vault.Error
			if errors.As(err, &e) && e.Code == vault.CodeDiskFull && errors.Is(e.Err, unix.ENOSPC) {
				break
			}
			if err != nil {
				return err
			}
			acknowledged = c.N
		}
		w, err := vault.Open(v.Dir())
		if err != nil {
			return err
		}
		if err := w.Read("counter", &c); err != nil {
			return err
		}
		if c.N != acknowledged || acknowledged < 3 || len(w.Recovered()) > 0 {
			return errors.New("state was lost on a full disk")
		}
		if err := w.Update("counter", &c, func() error { c.Pad = ""; c.N = 1; return nil }); err != nil {
			return err
		}
		_, err = os.Stdout.WriteString("ok\n")
		return err
	}
}
