package install

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/sallyport/sallyport/internal/disk"
)

// partial is the name under which a file is written before it gets its own.
// It is fixed, so that what a killed process left is found.
func partial(path string) string {
	return filepath.Join(filepath.Dir(path), ".sallyport-partial-"+filepath.Base(path))
}

// replaceFile puts content at a path so that at every instant the whole old or
// the whole new file is there, also while a program runs from it.
func replaceFile(path string, content []byte, mode fs.FileMode) error {
	temporary := partial(path)
	if err := os.Remove(temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := disk.WriteNew(temporary, content, mode); err != nil {
		return err
	}
	if err := moveOver(temporary, path); err != nil {
		_ = os.Remove(temporary)
		return err
	}
	return nil
}

// explain turns an error of the file system into a problem with a fix.
func explain(path, what string, err error) *Problem {
	var already *Problem
	if errors.As(err, &already) {
		return already
	}
	p := &Problem{Path: path, What: what, err: disk.Bare(err)}
	switch {
	case disk.Full(err):
		p.Fix = "free some space and run it again; nothing that was there is lost"
	case errors.Is(err, fs.ErrPermission):
		p.Fix = "make it writable for your account"
		if owner := strangerOwning(path); owner != "" {
			p.What += ", because " + owner + ", perhaps since an earlier install with sudo"
			p.Fix = "give it back to your account with “sudo chown -R $USER” and the folder's path"
		}
	case disk.NotWritable(err): // by anybody
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
