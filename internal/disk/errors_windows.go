package disk

import (
	"errors"

	"golang.org/x/sys/windows"
)

// Full reports whether an error says that there is no room for what is to be
// written: on the disk or in the user's quota.
func Full(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

func isReadOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }
