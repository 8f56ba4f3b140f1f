//go:build unix

package browser

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// openPlain opens without following a link in the last element and without
// waiting for a pipe's writer, then looks at what it has got.
func openPlain(path string) (*os.File, int64, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if errors.Is(err, syscall.ELOOP) {
		return nil, 0, fmt.Errorf("%s: a symbolic link, which is not followed", path)
	}
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		f.Close()
		return nil, 0, errNotPlain(path)
	}
	return f, info.Size(), nil
}
