package store

import (
	"errors"
	"io/fs"

	"github.com/ncruces/go-sqlite3"

	"github.com/sallyport/sallyport/internal/disk"
)

// Reason gives a failure one of this package's reasons, which name no path.
// A missing file stays fs.ErrNotExist.
func Reason(err error) error {
	for _, known := range reasons {
		if errors.Is(err, known) {
			return known
		}
	}
	var code sqlite3.ErrorCode
	var extended sqlite3.ExtendedErrorCode
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return fs.ErrNotExist
	case errors.Is(err, fs.ErrPermission):
		return ErrNotAllowed
	case isLocked(err):
		return ErrBusy
	case disk.Full(err), errors.Is(err, sqlite3.FULL):
		return ErrNoRoom
	case errors.Is(err, sqlite3.TOOBIG), errors.Is(err, sqlite3.NOMEM), errors.Is(err, sqlite3.INTERRUPT):
		return ErrTooLarge
	case errors.Is(err, sqlite3.ERROR):
		return ErrStrange
	case errors.As(err, &code), errors.As(err, &extended):
		return ErrDamaged
	default:
		return ErrUnreadable
	}
}
