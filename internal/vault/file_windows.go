package vault

import (
	"errors"
	"io/fs"
	"time"

	"golang.org/x/sys/windows"
)

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

// second reports that there is no cheap second name here: the caller copies.
func second(string, string) bool { return false }

// oursAlone trusts the access control list that the folder inherits from the
// user's profile.
func oursAlone(string, fs.FileInfo) error { return nil }

func secretAlone(string, fs.FileInfo) error { return nil }
