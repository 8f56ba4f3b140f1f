package profile

import (
	"context"
	"io/fs"
	"os"
	"path"
	"time"
)

// wiped are the parts of a profile's folder that a session leaves: all but the
// lock. This version keeps nothing of them.
var wiped = []string{"data", "home", "browser.log", "sallyport.crx"}

// wipePatience is how long a wipe waits for files that still appear: a browser's
// helper processes may outlive it for a moment.
const wipePatience = 3 * time.Second

// wipe removes what a session left and returns the receipt: the number of
// files and of bytes by kind. It works through root, so that no link planted
// in the profile leads it elsewhere. The receipt counts what was there when the
// wipe began.
func wipe(ctx context.Context, root *os.Root) (map[string]int, error) {
	receipt := count(root)
	deadline := time.Now().Add(wipePatience)
	for {
		var failed error
		for _, name := range wiped {
			if err := root.RemoveAll(name); err != nil && failed == nil {
				failed = err
			}
		}
		if failed == nil {
			return receipt, nil
		}
		if time.Now().After(deadline) {
			return receipt, failed
		}
		if err := pause(ctx, 50*time.Millisecond); err != nil {
			return receipt, failed
		}
	}
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
	for _, name := range wiped {
		// What cannot be read is removed all the same; it is only not counted.
		_ = fs.WalkDir(root.FS(), name, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
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
	}
	counts["kilobytes"] = int(bytes >> 10)
	return counts
}
