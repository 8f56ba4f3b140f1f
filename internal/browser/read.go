package browser

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// ErrTooLarge is wrapped by [ReadFile] for a file above its cap.
var ErrTooLarge = errors.New("larger than the limit")

// ReadFile reads a file out of a browser's folder. Such a file is written by
// others, so it is treated as untrusted: a symbolic link, a device or a pipe is
// refused, never waited for, and a file of more than max bytes is
// [ErrTooLarge].
func ReadFile(path string, max int64) ([]byte, error) { return ReadInto(nil, path, max) }

// ReadInto is [ReadFile] into the memory of a buffer, where that is large enough.
func ReadInto(buffer []byte, path string, max int64) ([]byte, error) {
	f, size, err := openPlain(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if size > max {
		return nil, fmt.Errorf("%s: %w of %d bytes", path, ErrTooLarge, max)
	}
	// The file may grow while it is read; the size is only what to allocate. One byte more
	// shows that there is no more: a read that had room for it and brought none is the last.
	buffer = slices.Grow(buffer[:0], int(size+1))
	for {
		if len(buffer) == cap(buffer) {
			buffer = append(buffer, 0)[:len(buffer)]
		}
		n, err := f.Read(buffer[len(buffer):cap(buffer)])
		buffer = buffer[:len(buffer)+n]
		if int64(len(buffer)) > max {
			return nil, fmt.Errorf("%s: %w of %d bytes", path, ErrTooLarge, max)
		}
		if errors.Is(err, io.EOF) || (err == nil && int64(n) == size && n > 0) {
			return buffer, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// OpenFile opens a file out of a browser's folder for reading, under the rules
// of [ReadFile], and returns its size too; the caller bounds what it reads.
func OpenFile(path string) (f *os.File, size int64, err error) {
	p, size, err := openPlain(path)
	if err != nil {
		return nil, 0, err
	}
	return p.file(path), size, nil
}

// errNotPlain says why something that is no plain file is not read.
func errNotPlain(path string) error {
	return fmt.Errorf("%s: not a plain file", path)
}
