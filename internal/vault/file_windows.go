package vault

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/windows"
)

// readRegular reads a regular file of at most limit bytes; of a larger one it
// gives limit+1 bytes. It follows no symbolic link.
func readRegular(path string, limit int) ([]byte, error) {
	fi, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !fi.Mode().IsRegular() {
		return nil, notRegular(path)
	}
	var data []byte
	err = patiently(func() error {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		data, err = io.ReadAll(io.LimitReader(f, int64(limit)+1))
		return err
	})
	return data, err
}

// busyPatience is how long another process, which replaces the same file or scans
// it for viruses, may keep this one from it.
const busyPatience = 2 * time.Second

// patiently tries again while another process has a file open without sharing it.
func patiently(try func() error) error {
	for deadline := time.Now().Add(busyPatience); ; time.Sleep(5 * time.Millisecond) {
		err := try()
		busy := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
		if !busy || time.Now().After(deadline) {
			return err
		}
	}
}

// replace puts data at path so that at every instant a reader finds the whole
// old or the whole new file. Between writing and renaming it calls keep, when
// given, which may put the old file somewhere else.
func replace(path string, data []byte, keep func() error) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if keep != nil {
		if err := keep(); err != nil {
			return err
		}
	}
	return moveOver(f.Name(), path)
}

// moveOver renames with write-through, also over a file that a reader has open.
func moveOver(from, to string) error {
	f, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	t, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	return patiently(func() error {
		return windows.MoveFileEx(f, t, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
	})
}

// second reports that there is no cheap second name here: the caller copies.
func second(string, string) bool { return false }

// oursAlone trusts the access control list that the folder inherits from the
// user's profile.
func oursAlone(string, fs.FileInfo) error { return nil }

func secretAlone(string, fs.FileInfo) error { return nil }

func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

func isReadOnly(err error) bool {
	return errors.Is(err, windows.ERROR_WRITE_PROTECT) || errors.Is(err, fs.ErrPermission)
}
