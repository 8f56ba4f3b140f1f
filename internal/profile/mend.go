package profile

import (
	"io/fs"
	"os"
	"path"
)

// mend puts right what a wipe leaves alone, before the lock is taken: the
// folder's own mode, those of kept cookies, and a lock that is no plain file, which would lead our
// hand elsewhere or make us wait for ever. One that a supervisor holds stays, whatever
// was done to it. What is not as it should be is looked at before.
func (w *window) mend() error {
	w.undone = w.before()
	root := w.root
	info, err := root.Lstat(".")
	if err != nil {
		return err
	}
	if open(info) {
		if err := root.Chmod(".", info.Mode().Perm()&0o700); err != nil {
			return err
		}
	}
	for _, name := range []string{keptName, keptPracticeName} {
		if info, err := root.Lstat(name); err == nil && spared(name, info.Mode()) && open(info) {
			if err := root.Chmod(name, 0o600); err != nil {
				return err
			}
		}
	}
	info, err = root.Lstat(lockName)
	switch {
	case err != nil:
		return nil // not there yet
	case !info.Mode().IsRegular() || hardLinked(info) && !w.keeper.held(w.browser.ID):
		return root.RemoveAll(lockName)
	case open(info):
		return root.Chmod(lockName, 0o600)
	}
	return nil
}

// unlock gives the owner their permissions on a folder and all folders below
// it back, so that it can be removed. What fails here fails again there.
func unlock(root *os.Root, name string) {
	info, err := root.Lstat(name)
	if err != nil || !info.IsDir() {
		return
	}
	_ = root.Chmod(name, 0o700)
	entries, err := fs.ReadDir(root.FS(), name)
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.IsDir() {
			unlock(root, path.Join(name, e.Name()))
		}
	}
}
