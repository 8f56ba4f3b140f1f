package install

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// partial is the name under which a file is written before it gets its own.
// It is fixed, so that what a killed process left is found.
func partial(path string) string {
	return filepath.Join(filepath.Dir(path), ".sallyport-partial-"+filepath.Base(path))
}

var errNotRegular = errors.New("it is not a regular file")

// readFile reads a regular file of at most limit bytes.
func readFile(path string, limit int64) ([]byte, error) {
	fi, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !fi.Mode().IsRegular() {
		return nil, errNotRegular
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(b)) > limit {
		err = fmt.Errorf("it has more than %d bytes", limit)
	}
	return b, err
}

// replaceFile puts content at a path so that at every instant the whole old or
// the whole new file is there, also while a program runs from it.
func replaceFile(path string, content []byte, mode fs.FileMode) (err error) {
	temporary := partial(path)
	if err := os.Remove(temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temporary)
		}
	}()
	_, err = f.Write(content)
	if err == nil {
		err = f.Chmod(mode) // whatever the umask took away
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return moveOver(temporary, path)
}

// explain turns an error of the file system into a problem with a fix.
func explain(path, what string, err error) *Problem {
	var already *Problem
	if errors.As(err, &already) {
		return already
	}
	p := &Problem{Path: path, What: what, err: bare(err)}
	switch {
	case isFull(err):
		p.Fix = "free some space and run it again; nothing that was there is lost"
	case errors.Is(err, fs.ErrPermission):
		p.Fix = "make it writable for your account"
		if owner := strangerOwning(path); owner != "" {
			p.What += ", because " + owner + ", perhaps since an earlier install with sudo"
			p.Fix = "give it back to your account with “sudo chown -R $USER” and the folder's path"
		}
	case isReadOnly(err):
		p.Fix = "the disk is mounted read-only; make it writable"
	default:
		p.Fix = "solve this and run it again"
	}
	return p
}

// strangerOwning names the nearest existing folder above a path that belongs to
// somebody else.
func strangerOwning(path string) string {
	for dir := path; ; dir = filepath.Dir(dir) {
		fi, err := os.Lstat(dir)
		if err == nil {
			if stranger(fi) {
				return dir + " belongs to another user"
			}
			if fi.IsDir() {
				return ""
			}
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

// bare drops the path that the file system's errors repeat.
func bare(err error) error {
	var pe *fs.PathError
	var le *os.LinkError
	switch {
	case errors.As(err, &pe):
		return pe.Err
	case errors.As(err, &le):
		return le.Err
	}
	return err
}
