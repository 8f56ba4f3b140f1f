//go:build unix

package filter

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// maxSocketPath is what the shortest sockaddr_un takes (macOS), without the
// final zero.
const maxSocketPath = 103

// ListenUnix listens on a socket that only this user can reach: mode 0600 in a
// folder of mode 0700, which is made if it is missing. Closing the listener
// removes the socket. A socket that a process left behind is replaced.
//
// It fails if the folder is not the user's alone, if something else than a
// socket of this user is at the path, or if another process listens there.
func ListenUnix(path string) (net.Listener, error) {
	if len(path) > maxSocketPath {
		return nil, fmt.Errorf("%s: the path of a socket may have %d bytes", path, maxSocketPath)
	}
	if err := private(filepath.Dir(path)); err != nil {
		return nil, err
	}
	if err := clearStale(path); err != nil {
		return nil, err
	}
	l, err := new(net.ListenConfig).Listen(context.Background(), "unix", path)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		_ = l.Close()
		return nil, err
	}
	return l, nil
}

// private makes sure that a folder is this user's, and nobody else's.
func private(dir string) error {
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() || info.Mode().Perm() != 0o700 || !owned(info, os.Geteuid()) {
		return fmt.Errorf("%s is not a folder that this user alone can enter (mode 0700)", dir)
	}
	return nil
}

// clearStale removes a socket of this user on which nobody listens any more.
func clearStale(path string) error {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.Mode().Type() != fs.ModeSocket || !owned(info, os.Geteuid()) {
		return fmt.Errorf("%s exists and is not a socket of this user", path)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	c, err := new(net.Dialer).DialContext(ctx, "unix", path)
	if err == nil {
		_ = c.Close()
	}
	if !errors.Is(err, syscall.ECONNREFUSED) {
		return fmt.Errorf("%s is in use", path)
	}
	return os.Remove(path)
}

// owned reports whether a file belongs to a user.
func owned(info fs.FileInfo, uid int) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) == uid
}
