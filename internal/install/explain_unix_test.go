//go:build unix

package install

import (
	"fmt"
	"io/fs"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/sys/unix"
)

func TestErrorsOfTheFileSystemHaveAFix(t *testing.T) {
	here := t.TempDir()
	for _, c := range []struct {
		cause error
		fix   string
	}{
		{unix.ENOSPC, "free some space"},
		{unix.EDQUOT, "free some space"},
		{unix.EROFS, "read-only"},
		{unix.EACCES, "make it writable for your account"},
		{unix.EPERM, "make it writable for your account"},
		{unix.EIO, "run it again"},
	} {
		p := explain(here, "it cannot be written", &fs.PathError{Op: "open", Path: here, Err: c.cause})
		assert.Contains(t, p.Fix, c.fix)
		assert.ErrorIs(t, p, c.cause)
		assert.Equal(t, here+": it cannot be written: "+c.cause.Error()+"; "+p.Fix, p.Error(), "the path once")
	}
	inner := &Problem{What: "already said"}
	assert.Same(t, inner, explain(here, "x", fmt.Errorf("wrapped: %w", inner)))
}

// What sudo left behind is the usual reason for a folder that is not writable.
func TestFolderOfAnotherUserIsNamed(t *testing.T) {
	const theirs = "/usr" // belongs to root on every machine
	if os.Geteuid() == 0 {
		assert.Empty(t, strangerOwning(theirs), "root's own")
		dir := t.TempDir()
		if assert.NoError(t, os.Chown(dir, 12345, 12345)) {
			p := explain(dir+"/sub/file", "it cannot be written", fs.ErrPermission)
			assert.Contains(t, p.Error(), dir+" belongs to another user")
			assert.Contains(t, p.Fix, "chown")
		}
		return
	}
	p := explain(theirs+"/sub/file", "it cannot be written", fs.ErrPermission)
	assert.Contains(t, p.Error(), theirs+" belongs to another user")
	assert.Contains(t, p.Fix, "chown")
}
