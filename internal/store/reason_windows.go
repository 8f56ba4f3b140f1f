package store

import (
	"errors"

	"golang.org/x/sys/windows"
)

// isLocked tells a file that its browser has opened for itself alone, as Chromium
// does with its cookies.
func isLocked(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
