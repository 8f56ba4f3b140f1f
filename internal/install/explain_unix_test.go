//go:build unix

package install

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
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

func TestInstalledProgramThatLostItsModeIsRepaired(t *testing.T) {
	m := newMachine(t, "linux")
	m.install()
	program := filepath.Join(m.data, "bin", "sallyport")
	require.NoError(t, os.Chmod(program, 0o600))
	for _, check := range m.plan().Verify(t.Context()) {
		require.NotNil(t, check.Problem)
		assert.Contains(t, check.Problem.Error(), "cannot be run")
	}
	assert.Equal(t, Update, stepOf(t, m.install().Steps, program).Action)
	fi, err := os.Stat(program)
	require.NoError(t, err)
	assert.True(t, executable(fi))
}
