package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
)

// ReadFile reads a file that others may have written, so it is treated as
// untrusted: what is no plain file is [ErrNotPlain], its last element may not be
// a link, a pipe is never waited for, and more than max bytes are [ErrTooLarge].
func ReadFile(path string, max int64) ([]byte, error) { return ReadInto(nil, path, max) }

// ReadInto is [ReadFile] into the memory of a buffer, where that is large enough.
func ReadInto(buffer []byte, path string, max int64) ([]byte, error) {
	f, size, err := openPlain(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if size > max {
		return nil, tooLarge(path, max)
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
			return nil, tooLarge(path, max)
		}
		if errors.Is(err, io.EOF) || (err == nil && int64(n) == size && n > 0) {
			return buffer, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// Open opens a file under the rules of [ReadFile], and returns its size too; the
// caller bounds what it reads.
func Open(path string) (f *os.File, size int64, err error) {
	p, size, err := openPlain(path)
	if err != nil {
		return nil, 0, err
	}
	return p.file(path), size, nil
}

// ReadAll reads to the end, or fails with [ErrTooLarge] if there are more than max
// bytes.
func ReadAll(r io.Reader, max int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, max+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(b)) > max:
		return nil, fmt.Errorf("%w of %d bytes", ErrTooLarge, max)
	}
	return b, nil
}

func tooLarge(path string, max int64) error {
	return &fs.PathError{Op: "read", Path: path, Err: fmt.Errorf("%w of %d bytes", ErrTooLarge, max)}
}

func notPlain(path string) error { return &fs.PathError{Op: "open", Path: path, Err: ErrNotPlain} }
