package disk

import (
	"errors"

	"golang.org/x/sys/unix"
)

// MoveNew renames a file, and fails with [fs.ErrExist] where the new name is taken.
// [SyncFolder] then makes the name last.
func MoveNew(from, to string) error {
	err := unix.RenamexNp(from, to, unix.RENAME_EXCL)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return linkNew(from, to) // the file system cannot do it
	}
	return err
}
