package addon

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

const (
	// maxPacked bounds the files of an archive. It is what the directory of a plain zip holds.
	maxPacked = 65_534
	// maxDirectory bounds the directory itself, in bytes. Large extensions have some thousand
	// files, which take less than one million.
	maxDirectory = 8 << 20
)

// Errors of opening an archive.
var (
	errTooManyFile = fmt.Errorf("it holds more than %d files", maxPacked)
	errNoZip       = errors.New("it is no zip archive, or a damaged one")
)

// Records at the end of a zip, as they begin, and the size of each without a comment.
const (
	zipEnd, zipEndSize             = "PK\x05\x06", 22
	zip64Locator, zip64LocatorSize = "PK\x06\x07", 20
)

// openZip opens an archive, or fails with [errTooManyFile] or [errNoZip]. The reader of the
// standard library makes room for every header that follows the beginning of the directory,
// however many the archive says that there are, so how many bytes that can be is looked at first.
func openZip(r io.ReaderAt, size int64) (*zip.Reader, error) {
	if err := smallDirectory(r, size); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(r, size)
	switch {
	case err != nil:
		return nil, errNoZip
	case len(archive.File) > maxPacked:
		return nil, errTooManyFile
	}
	return archive, nil
}

// smallDirectory finds the record at the end where the reader finds it, and tells whether
// what is read as the directory is small. That is what lies between the directory's place
// and the record: by its size, or, where something stands before the archive, by its offset.
func smallDirectory(r io.ReaderAt, size int64) error {
	for _, length := range []int64{1 << 10, 65 << 10} {
		tail := make([]byte, min(size, length))
		if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
			return errNoZip
		}
		at := bytes.LastIndex(tail[:max(0, len(tail)-zipEndSize+len(zipEnd))], []byte(zipEnd))
		if at < 0 {
			continue
		}
		word := func(i int) int64 { return int64(binary.LittleEndian.Uint32(tail[at+i:])) }
		files, bytesOf, offset := binary.LittleEndian.Uint16(tail[at+10:]), word(12), word(16)
		end := size - int64(len(tail)) + int64(at)
		if files > maxPacked || bytesOf > maxDirectory || (offset < end-bytesOf && end-offset > maxDirectory) {
			return errTooManyFile
		}
		before := make([]byte, len(zip64Locator))
		if n, _ := r.ReadAt(before, max(0, end-zip64LocatorSize)); string(before[:n]) == zip64Locator {
			return errNoZip // made for more than any extension has, and other numbers would count
		}
		return nil
	}
	return errNoZip
}
