//go:build unix

package profile

import (
	"errors"
	"os"
)

// syncFolder makes the names in a folder survive a power cut.
func syncFolder(root *os.Root) error {
	f, err := root.Open(".")
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
