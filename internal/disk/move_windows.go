package disk

import (
	"os"

	"golang.org/x/sys/windows"
)

// Move renames a file over another, and returns once that is on the disk. It fails
// while another process has either open and does not share it, as it has a
// program that runs. Both are on one volume.
func Move(from, to string) error { return move(from, to, windows.MOVEFILE_REPLACE_EXISTING) }

// MoveNew renames a file, and fails with [fs.ErrExist] where the new name is taken.
func MoveNew(from, to string) error { return move(from, to, 0) }

func move(from, to string, flags uint32) error {
	f, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	t, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	return windows.MoveFileEx(f, t, flags|windows.MOVEFILE_WRITE_THROUGH)
}

// SyncFolder does nothing: [Move] and [MoveNew] wait for the folder as well, and a
// folder cannot be flushed here.
func SyncFolder(string) error { return nil }

// SyncRoot does nothing: the file system's own journal keeps names, and a folder
// cannot be flushed here.
func SyncRoot(*os.Root) error { return nil }
