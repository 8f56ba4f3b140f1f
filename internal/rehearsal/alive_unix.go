//go:build unix

package rehearsal

import (
	"errors"

	"golang.org/x/sys/unix"
)

// alive reports whether a process exists. One that belongs to somebody else
// does, and is told apart by the proof that it cannot give.
func alive(pid int) bool {
	if pid <= 0 {
		return false
	}
	err := unix.Kill(pid, 0)
	return err == nil || errors.Is(err, unix.EPERM)
}
