package disk

import (
	"errors"

	"golang.org/x/sys/unix"
)

// MoveNew renames a file, and fails with [fs.ErrExist] where the new name is taken.
// [SyncFolder] then makes the name last.
func MoveNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
		return linkNew(from, to) // the file system or the kernel cannot do it
	}
	return err
}
