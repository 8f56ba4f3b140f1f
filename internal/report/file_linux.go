package report

import (
	"errors"

	"golang.org/x/sys/unix"
)

// moveNew renames a file and fails with fs.ErrExist where the new name is taken.
func moveNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
		return linkNew(from, to) // the file system or the kernel cannot do it
	}
	return err
}
