package vault

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

const (
	// lockWait is long enough for some dozens of writers on a slow disk, and
	// short enough for a person who waits.
	lockWait = 10 * time.Second
	// lockPoll is well under the time that one write with its fsyncs takes.
	lockPoll = 2 * time.Millisecond
)

// lock takes the vault's lock, which every writer of every process holds
// while it writes. The kernel releases it when a process dies.
func (v *Vault) lock() (unlock func(), err error) {
	path := filepath.Join(v.dir, lockFile)
	if fi, err := os.Lstat(path); err == nil && !fi.Mode().IsRegular() {
		return nil, notRegular(path)
	}
	ctx, cancel := context.WithTimeout(context.Background(), v.wait)
	defer cancel()
	l := flock.New(path)
	_, err = l.TryLockContext(ctx, lockPoll)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, &Error{Code: CodeLocked, Path: path, What: "another Sallyport process has held this lock for " + v.wait.String(),
			Fix: "close other windows of Sallyport, or end a process that hangs, and try again"}
	case err != nil:
		return nil, fileError(path, "take the lock", err)
	}
	return func() { _ = l.Close() }, nil
}
