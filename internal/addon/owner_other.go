//go:build !unix

package addon

import (
	"os"
	"path/filepath"
	"strings"
)

// ofSystem reports whether a file or folder lies where only an administrator
// installs programs.
func ofSystem(path string) bool {
	for _, name := range []string{"ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "SystemRoot"} {
		folder := os.Getenv(name)
		if rel, err := filepath.Rel(folder, path); folder != "" && err == nil && filepath.IsLocal(rel) && !strings.HasPrefix(rel, "..") {
			return true
		}
	}
	return false
}
