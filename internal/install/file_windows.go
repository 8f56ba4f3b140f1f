package install

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/uuid"
	"golang.org/x/sys/windows"

	"github.com/sallyport/sallyport/internal/disk"
)

// isRoot is false: an elevated program still has the user's own folders and the
// user's own part of the registry.
func isRoot() bool { return false }

// moveOver renames a file over another. A program that runs cannot be replaced
// here but can be renamed, so it is moved aside; the next install clears it away.
func moveOver(from, to string) error {
	aside := to + ".old"
	_ = os.Remove(aside)
	err := disk.Move(from, to)
	if errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
		if os.Rename(to, aside) == nil {
			if err = disk.Move(from, to); err != nil {
				_ = os.Rename(aside, to)
			}
		}
	}
	return err
}

// stranger is false: access here is a matter of lists, not of owners.
func stranger(fs.FileInfo) bool { return false }

// executable is true: what can be run is a matter of a file's name here.
func executable(fs.FileInfo) bool { return true }

// leftovers are names under which a killed process, or an update of a program
// that ran, may have left a file.
func leftovers(path string) []string { return []string{partial(path), path + ".old"} }

// removeProgram removes a file, which may be a program that runs: this one, or a
// browser's host. Such a one cannot be removed and can be moved, so it goes to
// where the system and its users clear things away.
func removeProgram(path string) (note string, err error) {
	err = os.Remove(path)
	if !errors.Is(err, windows.ERROR_ACCESS_DENIED) && !errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
		return "", err
	}
	away := filepath.Join(os.TempDir(), fmt.Sprintf("sallyport-removed-%s.exe", uuid.NewString()))
	if os.Rename(path, away) != nil {
		return "", err
	}
	return "a program that runs cannot be deleted here, so it was moved to " + away + "; delete it whenever you like", nil
}
