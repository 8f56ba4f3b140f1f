package vault

import (
	"errors"
	"fmt"

	"github.com/sallyport/sallyport/internal/disk"
)

// Code says what kind of trouble an [Error] is. Codes are permanent.
type Code string

// Codes.
const (
	CodeNotFound       Code = "state-not-found"       // the document was never written
	CodeDamaged        Code = "state-damaged"         // neither the document nor its last good copy can be read
	CodeNewer          Code = "state-newer"           // written by a newer Sallyport
	CodeShape          Code = "state-shape"           // intact, but not what the caller expects
	CodeTooLarge       Code = "state-too-large"       // over [MaxDocument]
	CodeBadName        Code = "state-bad-name"        // not a document name
	CodeLocked         Code = "state-locked"          // another process holds the lock
	CodeDiskFull       Code = "state-disk-full"       // no room, quota or file-size limit reached
	CodeReadOnly       Code = "state-read-only"       // the folder or its file system cannot be written
	CodeUnsafe         Code = "state-unsafe"          // folder or file is not ours alone, or is not what it should be
	CodeNoHome         Code = "state-no-home"         // it is not known where the state belongs
	CodeIO             Code = "state-io"              // any other trouble with a file
	CodeKeyMissing     Code = "state-key-missing"     // documents exist, their key does not
	CodeKeyWrong       Code = "state-key-wrong"       // a key exists, but not the one that sealed the documents
	CodeKeyUnreachable Code = "state-key-unreachable" // the key is in a keyring that cannot be reached now
)

// ErrNotFound matches, with [errors.Is], the error of reading a document that
// was never written.
var ErrNotFound = errors.New("no such document")

// ErrDamaged matches, with [errors.Is], the error of a document of which no
// readable copy is left. Nothing was changed on disk.
var ErrDamaged = errors.New("document is damaged")

// Error is what every method of [Vault] returns when it fails for a reason of
// its own. Its text is one sentence of what is wrong and where, followed by
// what to do; it never holds anything from inside a document or a key.
type Error struct {
	Code Code
	// Path is the file or folder that it is about, empty where there is none.
	Path string
	// What says what is wrong, lower case, without a full stop.
	What string
	// Fix says what the user can do, empty where only a programmer can.
	Fix string
	// Err is the cause; it may be nil.
	Err error
}

// Error implements error.
func (e *Error) Error() string {
	s := e.What
	if e.Path != "" {
		s = fmt.Sprintf("%s: %s", e.Path, s)
	}
	if e.Err != nil {
		s = fmt.Sprintf("%s: %v", s, e.Err)
	}
	if e.Fix != "" {
		s = fmt.Sprintf("%s; %s", s, e.Fix)
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is makes an Error match [ErrNotFound] or [ErrDamaged] by its code.
func (e *Error) Is(target error) bool {
	switch target {
	case ErrNotFound:
		return e.Code == CodeNotFound
	case ErrDamaged:
		return e.Code == CodeDamaged
	}
	return false
}

// fileError turns an error of the file system into an [Error].
func fileError(path, doing string, err error) error {
	var already *Error
	if err == nil || errors.As(err, &already) {
		return err
	}
	e := &Error{Code: CodeIO, Path: path, What: "cannot " + doing, Err: disk.Bare(err)}
	switch {
	case disk.Full(err):
		e.Code, e.Fix = CodeDiskFull, "free some space there and try again; the state on disk is as it was before"
	case disk.NotWritable(err):
		e.Code, e.Fix = CodeReadOnly, "make the folder writable for your account, or set SALLYPORT_HOME to a folder that is"
	}
	return e
}
