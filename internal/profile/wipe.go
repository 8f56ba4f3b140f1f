package profile

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"time"
)

// wipePatience is how long a wipe waits for files that still appear after the
// first removal: a browser's helper processes may outlive it for a moment.
const wipePatience = 3 * time.Second

// wipe removes what a session left, which is everything but what [spared] names, and
// returns the receipt: the number of files and of kilobytes, and of stores by
// kind. It works through root, so that no link planted in the profile leads it
// elsewhere. The receipt counts what was there when the wipe began.
func wipe(ctx context.Context, root *os.Root) (map[string]int, error) {
	return wipeWithin(ctx, root, wipePatience)
}

func wipeWithin(ctx context.Context, root *os.Root, patience time.Duration) (map[string]int, error) {
	receipt := count(root)
	var deadline time.Time
	for {
		names, err := leftovers(root)
		if err == nil && len(names) == 0 {
			return receipt, nil
		}
		for _, name := range names {
			failed := root.RemoveAll(name)
			if failed != nil {
				unlock(root, name)
				failed = root.RemoveAll(name)
			}
			err = cmp.Or(err, failed)
		}
		if deadline.IsZero() {
			// On a slow disk the first removal alone may take longer than that.
			deadline = time.Now().Add(patience)
			continue
		}
		if time.Now().After(deadline) {
			return receipt, cmp.Or(err, errors.New("files keep appearing in "+root.Name()))
		}
		if pause(ctx, 50*time.Millisecond) != nil {
			return receipt, cmp.Or(err, ctx.Err())
		}
	}
}

// spared reports whether a wipe leaves a file of a profile's folder: the lock,
// and what was kept on purpose. Something else under the name of a kept store is
// not spared.
func spared(name string, mode fs.FileMode) bool {
	return name == lockName || (name == keptName || name == keptPracticeName) && mode.IsRegular()
}

// leftovers lists what is in a profile's folder beside what is spared. A browser
// may have put anything there: a core dump of it lands in the folder it runs in.
func leftovers(root *os.Root) ([]string, error) {
	entries, err := fs.ReadDir(root.FS(), ".")
	var names []string
	for _, e := range entries {
		if !spared(e.Name(), e.Type()) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// stores are files that may hold what a session is: they are counted by name,
// and never opened.
var stores = map[string]string{
	"Cookies": "cookie-stores", "cookies.sqlite": "cookie-stores",
	"Login Data": "login-stores", "logins.json": "login-stores", "logins.db": "login-stores",
	"History": "history-stores", "places.sqlite": "history-stores",
}

func count(root *os.Root) map[string]int {
	counts := map[string]int{"files": 0, "kilobytes": 0}
	bytes := int64(0)
	// What cannot be read is removed all the same; it is only not counted.
	_ = fs.WalkDir(root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || spared(p, d.Type()) {
			return nil
		}
		counts["files"]++
		if kind := stores[path.Base(p)]; kind != "" {
			counts[kind]++
		}
		if info, err := d.Info(); err == nil {
			bytes += info.Size()
		}
		return nil
	})
	counts["kilobytes"] = int(bytes >> 10)
	return counts
}
