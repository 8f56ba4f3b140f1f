// Package disktest sets up files for the tests of other packages.
package disktest

import (
	"errors"
	"io"
	"os"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

// Symlink makes a symbolic link. Where nobody can make one the test ends: Windows
// lets only administrators, and Wine says that it did and does not.
func Symlink(t *testing.T, target, path string) {
	t.Helper()
	err := os.Symlink(target, path)
	if err == nil {
		_, err = os.Lstat(path)
	}
	if err != nil && runtime.GOOS == "windows" {
		t.Skipf("this machine makes no symbolic links: %v", err)
	}
	require.NoError(t, err)
}

// CopyProgram copies a file, and lets its owner run the copy.
func CopyProgram(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o700)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
