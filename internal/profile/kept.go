package profile

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/store"
)

// The stores of kept cookies are the only files beside the lock that a wipe
// leaves. Practising has one of its own, so that it changes nothing about the
// real portal. They are as trustworthy as anything in the profile's folder: what
// is put back is chosen anew from them each time.
const (
	keptName         = "kept-cookies.sqlite"
	keptPracticeName = "kept-practice-cookies.sqlite"
)

// workName is the private folder in which stores are made. Like all
// else it does not survive a wipe.
const workName = "work"

// estate is a closed profile's folder with what a session left in it.
type estate struct {
	root   *os.Root
	place  place
	family browser.Family
	// session is how it was opened.
	session Start
	// without is true where the cookies kept before were not put back for it, so
	// that its having none says nothing about them.
	without bool
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
		var from []*store.Snapshot
		for _, file := range jar.files {
			s, err := store.Take(ctx, e.open, file)
			switch {
			case err == nil:
				defer s.Close()
				from = append(from, s)
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
		switch {
		case c.kept > 0:
			return e.install("thin", name)
		case e.without:
			return nil
		default:
			return ignoreMissing(e.root.Remove(name))
		}
	})
	if err != nil {
		c.kept = 0
	}
	return c, store.Reason(err)
}

// keptSome reports whether cookies of earlier sessions are kept for this one.
func (e estate) keptSome() bool {
	if e.session.mode() == Ephemeral {
		return false
	}
	_, name := e.keeps()
	info, err := e.root.Lstat(name)
	return err == nil && info.Mode().IsRegular()
}

// retire takes the browser's folder out of the way in one step, so that a wipe
// which is cut short leaves nothing that looks like a session's cookies.
func (e estate) retire() error {
	if err := e.root.RemoveAll(workName); err != nil {
		return err
	}
	return ignoreMissing(e.root.Rename(filepath.Base(e.place.data()), workName))
}

// putBack gives the browser the kept cookies, those that are still good, and
// reports whether there were any.
func (e estate) putBack(ctx context.Context) (done bool, err error) {
	if e.session.mode() == Ephemeral {
		return false, nil
	}
	keep, name := e.keeps()
	err = e.work(func() error {
		from, err := store.Take(ctx, e.open, name)
		if err != nil {
			return ignoreMissing(err)
		}
		defer from.Close()
		jar := jars[e.family]
		c, err := jar.thin(ctx, []*store.Snapshot{from}, e.workPath("thin"), keep, time.Now())
		if err != nil || c.kept == 0 {
			return err
		}
		if err := e.root.MkdirAll(path.Dir(jar.files[0]), 0o700); err != nil {
			return err
		}
		done = true
		return e.install("thin", jar.files[0])
	})
	return done && err == nil, store.Reason(err)
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

// open opens a plain file for [store.Take]. What is none counts as a damaged
// store.
func (e estate) open(name string) (*os.File, error) {
	info, err := e.root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, store.ErrDamaged
	}
	f, err := e.root.Open(name)
	if err != nil {
		return nil, err
	}
	if opened, err := f.Stat(); err != nil || !os.SameFile(info, opened) {
		return nil, errors.Join(err, store.ErrDamaged, f.Close())
	}
	return f, nil
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
	return disk.SyncRoot(e.root)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
