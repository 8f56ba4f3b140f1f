package store

import (
	"strconv"
	"sync"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"
)

const vfsName = "snapshot"

// lenders are the snapshots that SQLite can open now, by name. It is SQLite's
// whole file system while it looks at them: whatever else it is told to open,
// by a journal say, is not there.
type lenders struct {
	mu    sync.Mutex
	count int
	files map[string]*[]byte
}

var lending = sync.OnceValue(func() *lenders {
	l := &lenders{files: map[string]*[]byte{}}
	vfs.Register(vfsName, l)
	return l
})

// lend makes a snapshot known to SQLite until release is called.
func (s *Snapshot) lend() (name string, release func()) {
	l := lending()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.count++
	name = strconv.Itoa(l.count)
	for i, side := range sides {
		if i == 0 || s.files[i] != nil {
			l.files[name+side] = &s.files[i]
		}
	}
	return name, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		for _, side := range sides {
			delete(l.files, name+side)
		}
	}
}

// Open opens a file of a snapshot. SQLite may change it: bringing in what was
// only logged so far is its way of reading. That changes memory alone.
func (l *lenders) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	content, there := l.files[name]
	if !there {
		if name == "" || flags&vfs.OPEN_CREATE == 0 {
			return nil, flags, sqlite3.CANTOPEN
		}
		content = new([]byte)
		l.files[name] = content
	}
	return file{(*vfsutil.SliceFile)(content)}, flags, nil
}

// Delete removes a file of a snapshot.
func (l *lenders) Delete(name string, _ bool) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.files, name)
	return nil
}

// Access tells whether a file is one of a snapshot.
func (l *lenders) Access(name string, _ vfs.AccessFlag) (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, there := l.files[name]
	return there, nil
}

// FullPathname is the name itself: there are no folders.
func (l *lenders) FullPathname(name string) (string, error) { return name, nil }

// file is used by one connection alone, so its locks are always granted.
type file struct{ *vfsutil.SliceFile }

func (file) Lock(vfs.LockLevel) error         { return nil }
func (file) Unlock(vfs.LockLevel) error       { return nil }
func (file) CheckReservedLock() (bool, error) { return false, nil }
