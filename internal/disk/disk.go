// Package disk reads files that may be anything, and writes files so that a
// reader, a full disk and a power cut each find a whole one: the old or the new.
//
// Its errors are the file system's own, with the path in a [fs.PathError] or an
// [os.LinkError]; [Bare] drops it.
package disk

import (
	"errors"
	"io/fs"
	"os"
)

// Errors of reading.
var (
	// ErrTooLarge is wrapped where there is more than the caller takes.
	ErrTooLarge = errors.New("larger than the limit")
	// ErrNotPlain is wrapped where there is a folder, a link, a pipe or a device in
	// the place of a file.
	ErrNotPlain = errors.New("not a plain file")
)

// NotWritable reports whether an error says that this user may not write there,
// or nobody, as the disk is mounted read-only.
func NotWritable(err error) bool { return errors.Is(err, fs.ErrPermission) || isReadOnly(err) }

// Bare is the cause in an error of the file system, without the path.
func Bare(err error) error {
	var pe *fs.PathError
	var le *os.LinkError
	switch {
	case errors.As(err, &pe):
		return pe.Err
	case errors.As(err, &le):
		return le.Err
	}
	return err
}
