//go:build unix

package profile

import (
	"io/fs"
	"syscall"
)

// hardLinked reports whether a file has another name somewhere.
func hardLinked(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && info.Mode().IsRegular() && stat.Nlink > 1
}

// open reports whether other users may read or write.
func open(info fs.FileInfo) bool { return info.Mode().Perm()&0o077 != 0 }
