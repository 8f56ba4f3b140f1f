//go:build unix

package disk

import (
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// Move renames a file over another, and returns once the folder is on the disk. At
// every instant one of the two has the name. Both are on one file system.
func Move(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(to))
}

// SyncFolder makes the names in a folder outlast a power cut.
func SyncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return syncNames(d)
}

// SyncRoot is [SyncFolder] for a folder that nothing leads out of.
func SyncRoot(root *os.Root) error {
	d, err := root.Open(".")
	if err != nil {
		return err
	}
	return syncNames(d)
}

func syncNames(d *os.File) error {
	defer d.Close()
	// Some file systems cannot sync a folder and say so; nothing more can be done there.
	if err := d.Sync(); err != nil && !errors.Is(err, unix.EINVAL) && !errors.Is(err, unix.ENOTSUP) {
		return err
	}
	return nil
}

// linkNew gives a file a second name, which fails where that is taken, and
// takes the first one away.
func linkNew(from, to string) error {
	if err := os.Link(from, to); err != nil {
		return err
	}
	return os.Remove(from)
}
