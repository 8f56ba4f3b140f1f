package profile

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/portal"
)

// The stores of kept cookies are the only files beside the lock that a wipe
// leaves. Practising has one of its own, so that it changes nothing about the
// real portal. They are as trustworthy as anything in the profile's folder: what
// is put back is chosen anew from them each time.
const (
	keptName         = "kept-cookies.sqlite"
	keptPracticeName = "kept-practice-cookies.sqlite"
)

// workName is the private folder in which stores are copied and made. Like all
// else it does not survive a wipe.
const workName = "work"

// maxStore is how large a store may be that is looked into.
const maxStore = 64 << 20

// estate is a closed profile's folder with what a session left in it.
type estate struct {
	root   *os.Root
	place  place
	family browser.Family
	// session is how it was opened.
	session Start
}

// keeps is the keep-list of the session, and the name of its store.
func (e estate) keeps() (portal.Keep, string) {
	keep, name := portal.IBKR().Keep(), keptName
	if e.session.Rehearsal {
		keep, name = portal.RehearsalKeep(), keptPracticeName
	}
	if e.session.mode() == Ephemeral {
		keep = portal.Keep{}
	}
	return keep, name
}

// settle counts the cookies and takes those that outlive the session out of the
// profile. The kept store is replaced in one step, and only by what was read
// from a sound one: until then, and where the session's is not, that of an
// earlier session stays as it is.
func (e estate) settle(ctx context.Context) (cookies, error) {
	keep, name := e.keeps()
	var c cookies
	err := e.work(func() error {
		jar := jars[e.family]
		var from []string
		for i, file := range jar.files {
			to, err := e.borrow(file, fmt.Sprint(i))
			switch {
			case err == nil:
				from = append(from, to)
			case !errors.Is(err, fs.ErrNotExist):
				return err
			}
		}
		if len(from) == 0 {
			return nil
		}
		var err error
		if c, err = jar.thin(ctx, from, e.workPath("thin"), keep, time.Now()); err != nil || e.session.mode() == Ephemeral {
			return err
		}
		if c.kept == 0 {
			return ignoreMissing(e.root.Remove(name))
		}
		return e.install("thin", name)
	})
	if err != nil {
		c.kept = 0
	}
	return c, storeError(err)
}

// retire takes the browser's folder out of the way in one step, so that a wipe
// which is cut short leaves nothing that looks like a session's cookies.
func (e estate) retire() error {
	if err := e.root.RemoveAll(workName); err != nil {
		return err
	}
	return ignoreMissing(e.root.Rename(filepath.Base(e.place.data()), workName))
}

// putBack gives the browser the kept cookies, those that are still good.
func (e estate) putBack(ctx context.Context) error {
	if e.session.mode() == Ephemeral {
		return nil
	}
	keep, name := e.keeps()
	err := e.work(func() error {
		from, err := e.borrow(name, "kept")
		if err != nil {
			return ignoreMissing(err)
		}
		jar := jars[e.family]
		c, err := jar.thin(ctx, []string{from}, e.workPath("thin"), keep, time.Now())
		if err != nil || c.kept == 0 {
			return err
		}
		if err := e.root.MkdirAll(path.Dir(jar.files[0]), 0o700); err != nil {
			return err
		}
		return e.install("thin", jar.files[0])
	})
	return storeError(err)
}

// work runs f with an empty work folder, which is removed afterwards.
func (e estate) work(f func() error) error {
	if err := e.root.RemoveAll(workName); err != nil {
		return err
	}
	if err := e.root.Mkdir(workName, 0o700); err != nil {
		return err
	}
	return errors.Join(f(), e.root.RemoveAll(workName))
}

// workPath is the path of a file in the work folder, for SQLite.
func (e estate) workPath(name string) string { return filepath.Join(e.place.root, workName, name) }

// borrow copies a store into the work folder with what SQLite keeps beside it: a
// browser that was killed has left its last changes there.
func (e estate) borrow(name, as string) (string, error) {
	if err := e.copy(name, as); err != nil {
		return "", err
	}
	for _, suffix := range []string{"-wal", "-journal"} {
		if err := e.copy(name+suffix, as+suffix); ignoreMissing(err) != nil {
			return "", err
		}
	}
	if linked, err := linkedJournal(e.workPath(as + "-journal")); linked || err != nil {
		return "", errors.Join(err, errDamagedStore)
	}
	return e.workPath(as), nil
}

// copy copies a plain file of at most maxStore bytes into the work folder.
func (e estate) copy(name, as string) error {
	info, err := e.root.Lstat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errDamagedStore
	}
	from, err := e.root.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	if opened, err := from.Stat(); err != nil || !os.SameFile(info, opened) {
		return errors.Join(err, errDamagedStore)
	}
	to, err := e.root.OpenFile(path.Join(workName, as), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	n, err := io.Copy(to, io.LimitReader(from, maxStore+1))
	if n > maxStore {
		err = errLargeStore
	}
	return errors.Join(err, to.Close())
}

// superJournal ends a rollback journal that is tied to another file, which
// SQLite may remove after it has rolled back. No browser writes such a one.
// Source: "The Rollback Journal" in SQLite's file format.
const superJournal = "d9d505f920a163d7"

func linkedJournal(journal string) (bool, error) {
	f, err := os.Open(journal)
	if err != nil {
		return false, ignoreMissing(err)
	}
	defer f.Close()
	info, err := f.Stat()
	end := make([]byte, len(superJournal)/2)
	if err != nil || info.Size() < int64(len(end)) {
		return false, err
	}
	_, err = f.ReadAt(end, info.Size()-int64(len(end)))
	return hex.EncodeToString(end) == superJournal, err
}

// install moves a file of the work folder to its place, whole and on the disk.
func (e estate) install(from, to string) error {
	from = path.Join(workName, from)
	f, err := e.root.OpenFile(from, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Chmod(0o600), f.Sync(), f.Close()); err != nil {
		return err
	}
	if info, err := e.root.Lstat(to); err == nil && info.IsDir() {
		if err := e.root.RemoveAll(to); err != nil {
			return err
		}
	}
	if err := e.root.Rename(from, to); err != nil {
		return err
	}
	return syncFolder(e.root)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
