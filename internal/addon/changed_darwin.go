package addon

import (
	"io/fs"
	"syscall"
)

// changedAt is when a file's record was last changed, in nanoseconds.
func changedAt(info fs.FileInfo) uint64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Ctimespec.Nano())
	}
	return 0
}
