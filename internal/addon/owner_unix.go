//go:build unix

package addon

import (
	"os"
	"path/filepath"
	"syscall"
)

// ofSystem reports whether only the system's administrator can change a file or
// folder: it and everything above it belong to root, and nobody else may write
// there. A link among them counts as what it leads to.
func ofSystem(path string) bool {
	real, err := filepath.EvalSymlinks(path)
	if err != nil || !filepath.IsAbs(real) {
		return false
	}
	for {
		info, err := os.Lstat(real)
		if err != nil || info.Mode().Perm()&0o022 != 0 {
			return false
		}
		if owner, ok := info.Sys().(*syscall.Stat_t); !ok || owner.Uid != 0 {
			return false
		}
		up := filepath.Dir(real)
		if up == real {
			return true
		}
		real = up
	}
}
