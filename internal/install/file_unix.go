//go:build unix

package install

import (
	"io/fs"
	"os"
	"syscall"

	"github.com/sallyport/sallyport/internal/disk"
)

func isRoot() bool { return os.Geteuid() == 0 }

// moveOver puts a file in the place of another, which may be a program that runs.
func moveOver(from, to string) error { return disk.Move(from, to) }

func stranger(fi fs.FileInfo) bool {
	st, ok := fi.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) != os.Geteuid()
}

func executable(fi fs.FileInfo) bool { return fi.Mode().Perm()&0o100 != 0 }

// leftovers are names under which a killed process may have left a file.
func leftovers(path string) []string { return []string{partial(path)} }

// removeProgram removes a file, which may be a program that runs.
func removeProgram(path string) (note string, err error) { return "", os.Remove(path) }
