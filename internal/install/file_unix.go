//go:build unix

package install

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/unix"
)

func isRoot() bool { return os.Geteuid() == 0 }

// moveOver renames a file over another and waits until the folder is on disk.
func moveOver(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	d, err := os.Open(filepath.Dir(to))
	if err != nil {
		return err
	}
	defer d.Close()
	// Some file systems cannot sync a folder and say so; nothing more can be done there.
	if err := d.Sync(); err != nil && !errors.Is(err, unix.EINVAL) && !errors.Is(err, unix.ENOTSUP) {
		return err
	}
	return nil
}

func stranger(fi fs.FileInfo) bool {
	st, ok := fi.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) != os.Geteuid()
}

func executable(fi fs.FileInfo) bool { return fi.Mode().Perm()&0o100 != 0 }

func isFull(err error) bool {
	return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) || errors.Is(err, unix.EFBIG)
}

func isReadOnly(err error) bool { return errors.Is(err, unix.EROFS) }

// leftovers are names under which a killed process may have left a file.
func leftovers(path string) []string { return []string{partial(path)} }

// removeProgram removes a file, which may be a program that runs.
func removeProgram(path string) (note string, err error) { return "", os.Remove(path) }
