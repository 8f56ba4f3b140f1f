package profile

import (
	"context"
	"os"
	"path/filepath"
)

// KeepsDevice reports whether cookies are kept by which the broker may recognise
// this device in a browser's hardened profile. Those of practising do not count.
func (k *Keeper) KeepsDevice(browserID string) bool {
	info, err := os.Lstat(filepath.Join(k.place(browserID).root, keptName))
	return err == nil && info.Mode().IsRegular()
}

// ForgetDevice removes the device cookies that a closed profile's sessions kept,
// those of practising too, and reports whether [Keeper.KeepsDevice] was true. It
// fails with profile-in-use while the window is open.
func (k *Keeper) ForgetDevice(ctx context.Context, browserID string) (bool, error) {
	w, err := k.take(ctx, browserID)
	if err != nil || w == nil {
		return false, err
	}
	defer w.release()
	kept := k.KeepsDevice(browserID)
	for _, name := range []string{keptName, keptPracticeName} {
		if err := w.root.RemoveAll(name); err != nil {
			return false, writeError(err)
		}
	}
	if book, err := k.readBook(); err != nil || book.Profiles[browserID].Wiped[keptCookies] == 0 {
		return kept, stateOr(err)
	}
	// The last receipt says that they were kept.
	_, err = k.record(browserID, func(r *Record) { delete(r.Wiped, keptCookies) })
	return kept, stateOr(err)
}
