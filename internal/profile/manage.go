package profile

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/message"
)

// Known returns the IDs of the browsers that have a hardened profile, in the
// table's order: a record of one, or a folder where one would lie.
func (k *Keeper) Known() ([]string, error) {
	book, err := k.readBook()
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, b := range browser.Browsers() {
		_, recorded := book.Profiles[b.ID]
		if !recorded {
			if _, err := os.Lstat(k.place(b.ID).root); err != nil {
				continue
			}
		}
		ids = append(ids, b.ID)
	}
	return ids, nil
}

// Holds counts what a profile's folder holds, as a wipe's receipt does, and
// changes nothing. It is empty where there is no folder.
func (k *Keeper) Holds(browserID string) map[string]int {
	root, err := os.OpenRoot(k.place(browserID).root)
	if err != nil {
		return map[string]int{}
	}
	defer root.Close()
	return count(root)
}

// Wipe wipes a closed profile now and returns the receipt: counts by kind. As
// after a session, the device cookies that stable sessions kept stay;
// [Keeper.ForgetDevice] and [Keeper.Remove] take those. A profile that was never there is wiped already. It fails with
// profile-in-use while the window is open.
func (k *Keeper) Wipe(ctx context.Context, browserID string) (map[string]int, error) {
	w, err := k.take(ctx, browserID)
	if err != nil || w == nil {
		return map[string]int{"files": 0, "kilobytes": 0}, err
	}
	defer w.release()
	book, err := k.readBook()
	if err != nil {
		return nil, stateOr(err)
	}
	r, recorded := book.Profiles[browserID]
	receipt, err := w.wipeClosed(ctx)
	if err != nil || !recorded || r.Open {
		return receipt, err
	}
	_, err = k.record(browserID, func(r *Record) {
		kept := r.Wiped[keptCookies]
		if r.WipedAt, r.Wiped = now(), maps.Clone(receipt); kept > 0 {
			r.Wiped[keptCookies] = kept // they still are
		}
		if len(w.undone) > 0 {
			r.Undone = w.undone // what the wipe took away is not forgotten
		}
	})
	return receipt, stateOr(err)
}

// take opens a closed profile for this process alone, and returns nil where
// there is none.
func (k *Keeper) take(ctx context.Context, browserID string) (*window, error) {
	b, known := browser.ByID(browserID)
	if !known {
		return nil, message.NewError(message.NoBrowser, errors.New(browserID+" is no browser that Sallyport knows"))
	}
	if k.running(browserID) {
		return nil, message.NewError(message.ProfileInUse, nil)
	}
	w := &window{keeper: k, place: k.place(browserID), browser: browser.Installed{Browser: b}}
	if _, err := os.Lstat(w.place.root); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var err error
	if w.root, err = openPlace(k.vault.Dir(), w.place); err != nil {
		return nil, writeError(err)
	}
	if err := w.mend(); err != nil {
		w.release()
		return nil, writeError(err)
	}
	if w.lock, err = lockPlace(ctx, w.place); err != nil {
		w.release()
		return nil, err
	}
	if len(users(w.place.data())) > 0 {
		w.release()
		return nil, message.NewError(message.ProfileInUse, nil)
	}
	return w, nil
}

// Remove forgets a closed profile: its folder goes with all that is in it, and
// its record. The next start makes a new one, with an ID of its own. A link in
// the folder's place is removed, and what it leads to is not.
func (k *Keeper) Remove(ctx context.Context, browserID string) error {
	w, err := k.take(ctx, browserID)
	var coded *message.Error
	if errors.As(err, &coded) && coded.Code != message.LaunchFailed {
		return err // what is left is that something else is in the folder's place
	}
	if w != nil {
		defer w.release()
	}
	state, err := os.OpenRoot(k.vault.Dir())
	if err != nil {
		return writeError(err)
	}
	defer state.Close()
	rel := filepath.Join("profiles", browserID)
	if err := state.RemoveAll(rel); err != nil {
		unlock(state, filepath.ToSlash(rel))
		if err := state.RemoveAll(rel); err != nil {
			return writeError(err)
		}
	}
	var b book
	return stateOr(k.vault.Update(bookDocument, &b, func() error {
		delete(b.Profiles, browserID)
		return nil
	}))
}
