//go:build unix

package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// plain is an open file. It is a descriptor alone: an [os.File] is made for pipes and
// sockets too, and costs a third more for a manifest, of which there may be thousands.
type plain int

// openPlain opens without following a link in the last element and without
// waiting for a pipe's writer, then looks at what it has got.
func openPlain(path string) (plain, int64, error) {
	fd, err := patient(func() (int, error) {
		return syscall.Open(path, syscall.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	})
	switch {
	case errors.Is(err, syscall.ELOOP), errors.Is(err, syscall.EMLINK): // the latter is FreeBSD's
		return 0, 0, &fs.PathError{Op: "open", Path: path, Err: fmt.Errorf("%w but a symbolic link, which is not followed", ErrNotPlain)}
	case errors.Is(err, syscall.ENXIO): // a socket
		return 0, 0, notPlain(path)
	case err != nil:
		return 0, 0, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	var info syscall.Stat_t
	if err := syscall.Fstat(fd, &info); err != nil || info.Mode&syscall.S_IFMT != syscall.S_IFREG {
		syscall.Close(fd)
		return 0, 0, notPlain(path)
	}
	return plain(fd), info.Size, nil
}

// Read is that of [io.Reader].
func (p plain) Read(b []byte) (int, error) {
	n, err := patient(func() (int, error) { return syscall.Read(int(p), b) })
	switch {
	case err != nil:
		return 0, os.NewSyscallError("read", err)
	case n == 0 && len(b) > 0:
		return 0, io.EOF
	}
	return n, nil
}

// Close closes the file.
func (p plain) Close() error { return syscall.Close(int(p)) }

// file is the same file for those who read parts of it.
func (p plain) file(path string) *os.File { return os.NewFile(uintptr(p), path) }

// patient repeats a call that a signal interrupted.
func patient(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}
