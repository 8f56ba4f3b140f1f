//go:build unix

package vault

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// patiently tries once: here, no process keeps another from a file.
func patiently(try func() error) error { return try() }

// second makes to another name of the file from, in place of what to was,
// without an instant in which either is missing. It reports whether the file
// system can do this.
func second(from, to string) bool {
	step := filepath.Join(filepath.Dir(to), "."+filepath.Base(to)+"0")
	_ = os.Remove(step) // left by a process that was killed here
	if os.Link(from, step) != nil {
		return false
	}
	err := os.Rename(step, to)
	_ = os.Remove(step) // rename does nothing where both already are one file
	return err == nil
}

// oursAlone checks that nobody else can change what fi describes.
func oursAlone(path string, fi fs.FileInfo) error {
	if st, ok := fi.Sys().(*syscall.Stat_t); ok && int(st.Uid) != os.Geteuid() {
		return &Error{Code: CodeUnsafe, Path: path, What: fmt.Sprintf("it belongs to user %d, and Sallyport runs as user %d", st.Uid, os.Geteuid()),
			Fix: "run Sallyport as its owner, or set SALLYPORT_HOME to a folder of your own"}
	}
	if fi.Mode().Perm()&0o022 != 0 {
		return &Error{Code: CodeUnsafe, Path: path, What: "other users can write to it", Fix: "run: chmod go-w " + quoted(path)}
	}
	return nil
}

// secretAlone checks that nobody else can read what fi describes.
func secretAlone(path string, fi fs.FileInfo) error {
	if err := oursAlone(path, fi); err != nil {
		return err
	}
	if fi.Mode().Perm()&0o077 != 0 {
		return &Error{Code: CodeUnsafe, Path: path, What: "other users can read this key", Fix: "run: chmod 600 " + quoted(path)}
	}
	return nil
}
