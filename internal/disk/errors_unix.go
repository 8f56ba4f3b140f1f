//go:build unix

package disk

import (
	"errors"

	"golang.org/x/sys/unix"
)

// Full reports whether an error says that there is no room for what is to be
// written: on the disk, in the user's quota, or below the limit of a file's size.
func Full(err error) bool {
	return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) || errors.Is(err, unix.EFBIG)
}

func isReadOnly(err error) bool { return errors.Is(err, unix.EROFS) }
