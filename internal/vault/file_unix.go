//go:build unix

package vault

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/google/renameio/v2"
	"golang.org/x/sys/unix"
)

// readRegular reads a regular file of at most limit bytes; of a larger one it
// gives limit+1 bytes. It follows no symbolic link and never waits on a pipe.
func readRegular(path string, limit int) ([]byte, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if errors.Is(err, unix.ELOOP) || errors.Is(err, unix.EMLINK) || errors.Is(err, unix.ENXIO) {
		return nil, notRegular(path)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	fi, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !fi.Mode().IsRegular() {
		return nil, notRegular(path)
	}
	b := make([]byte, 0, min(int(fi.Size()), limit)+1)
	for {
		n, err := f.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err == io.EOF || len(b) > limit {
			return b, nil
		}
		if err != nil {
			return nil, err
		}
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
	}
}

// replace puts data at path so that at every instant a reader finds the whole
// old or the whole new file. Between writing and renaming it calls keep, when
// given, which may put the old file somewhere else.
func replace(path string, data []byte, keep func() error) error {
	f, err := renameio.NewPendingFile(path, renameio.WithTempDir(filepath.Dir(path)), renameio.WithStaticPermissions(0o600))
	if err != nil {
		return err
	}
	defer func() { _ = f.Cleanup() }()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if keep != nil {
		// The new content must be safe before the old one is touched.
		if err := f.Sync(); err != nil {
			return err
		}
		if err := keep(); err != nil {
			return err
		}
	}
	if err := f.CloseAtomicallyReplace(); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

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

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	// Some file systems cannot sync a folder and say so; nothing more can be done there.
	if err := d.Sync(); err != nil && !errors.Is(err, unix.EINVAL) && !errors.Is(err, unix.ENOTSUP) {
		return err
	}
	return nil
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

func isFull(err error) bool {
	return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) || errors.Is(err, unix.EFBIG)
}

func isReadOnly(err error) bool {
	return errors.Is(err, unix.EROFS) || errors.Is(err, fs.ErrPermission)
}
