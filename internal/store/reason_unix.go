//go:build unix

package store

import (
	"errors"
	"syscall"
)

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// isLocked: no lock keeps a file from being read here.
func isLocked(error) bool { return false }
