// Package profile makes, opens, watches and wipes the hardened profile: a
// browser profile of its own in the user's own browser, seeded anew before
// every start, with no other extensions, no saved passwords and no other sites
// than the portal.
//
// The order is always: lock, see that nobody uses the profile, wipe, seed,
// start the browser, wait, look, wipe, write the receipt. A supervisor process
// of its own does this, so that it outlives the native host that a browser
// started. It holds the profile's lock all the while.
//
// How strongly a window is enforced depends on the machine: see [Level]. Facts
// about what browsers honour were measured with Debian's Chromium and Firefox
// ESR.
package profile

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/vault"
)

// Launched is a hardened window that is open.
type Launched struct {
	// ID is the profile's UUID.
	ID string `json:"id"`
	// Browser is the browser's name, for showing.
	Browser string `json:"browser"`
	Level   string `json:"level"`
	// Guide is what the user has still to do, by hand and once, before the window
	// has the extension: nil where there is nothing.
	Guide *Guide `json:"guide,omitempty"`
}

// State is one hardened profile as it is now.
type State struct {
	// BrowserID is the browser's ID in the table of browsers.
	BrowserID string
	Record
	// Running is true while its window is open, and Served while its supervisor
	// is there too, with the filter that is the window's way out.
	Running, Served bool
}

// Keeper keeps the hardened profiles of one user.
type Keeper struct {
	vault *vault.Vault
	env   browser.Env
	exe   string
	// asRoot refuses every launch: a browser run by root has no sandbox.
	asRoot bool
	// archive is the extension as it was built, for a browser's family.
	archive func(browser.Family) ([]byte, error)
}

// New returns the keeper over the user's state and browsers. exe is the program
// that is started as supervisor and as the profile's native-messaging host.
func New(v *vault.Vault, env browser.Env, exe string) *Keeper {
	return &Keeper{vault: v, env: env, exe: exe, asRoot: os.Geteuid() == 0, archive: builtExtension}
}

// Home is the state folder.
func (k *Keeper) Home() string { return k.vault.Dir() }

// need is what a start needs of a browser: how it takes our extension.
type need int

const (
	// silently: by itself, without the user.
	silently need = iota
	// somehow: with the user's help, where there is no other way.
	somehow
	// notAtAll: it is to have none.
	notAtAll
)

// choose returns the browser to use: the one that is asked for, else the first
// of the family, else the first of any. One that takes our extension only from
// the user's hand comes last, until it has it.
func (k *Keeper) choose(family browser.Family, id string, n need) (browser.Installed, error) {
	var unable []string
	best, worth := browser.Installed{}, 0
	for _, b := range k.installed() {
		if id != "" && b.ID != id {
			continue
		}
		is := 1
		switch {
		case n == notAtAll || b.Placement.Silent() || n == somehow && k.hasPlaced(b):
			is += 2
		case n == silently || !b.Placement.Guided():
			unable = append(unable, b.Name)
			continue
		}
		if family == "" || b.Family == family {
			is++
		}
		if is > worth {
			best, worth = b, is
		}
	}
	if worth > 0 {
		return best, nil
	}
	var cause error
	switch packaged := k.env.Packaged(); {
	case len(unable) > 0:
		cause = errors.New(strings.Join(unable, ", ") + " takes no extension that its maker has not signed; “sallyport launch --extensions strict” uses it without one")
	case id != "":
		cause = errors.New(id + " is not installed")
	case len(packaged) > 0:
		cause = errors.New(strings.Join(packaged, ", ") + " cannot be started with a profile of ours")
	}
	return browser.Installed{}, message.NewError(message.NoBrowser, cause)
}

// installed are the browsers that are here.
func (k *Keeper) installed() []browser.Installed {
	all := k.env.Installed()
	if os.Getenv(PlacementVariable) == string(browser.ByUser) {
		for i := range all {
			all[i].Placement = browser.ByUser
		}
	}
	return all
}

// place is where one browser's hardened profile lies.
type place struct {
	root string
}

// Every hardened profile lies in a folder of its own below the state folder.
func (k *Keeper) place(browserID string) place { return placeBelow(k.vault.Dir(), browserID) }

func placeBelow(home, browserID string) place {
	return place{root: filepath.Join(home, "profiles", browserID)}
}

// data is the browser's own folder: everything in it is wiped.
func (p place) data() string { return filepath.Join(p.root, "data") }

// home is the HOME of a Firefox, which looks for native-messaging hosts there
// and nowhere in its profile.
func (p place) home() string { return filepath.Join(p.root, "home") }

// lockName is the one file that a wipe leaves.
const lockName = "lock"

func (p place) lock() string { return filepath.Join(p.root, lockName) }
func (p place) log() string  { return filepath.Join(p.root, "browser.log") }
func (p place) crx() string  { return filepath.Join(p.root, "sallyport.crx") }

// guide is the page that helps a user to put the extension in.
func (p place) guide() string { return filepath.Join(p.root, guideName) }

// supervisor is the socket on which a window's supervisor answers in the place
// of native hosts, while it is open.
func (k *Keeper) supervisor(browserID string) string {
	return filepath.Join(k.vault.Dir(), "run", "hardened-"+browserID+".sock")
}

// States returns every hardened profile that was ever opened, in the order of
// the browsers' table.
func (k *Keeper) States() ([]State, error) {
	book, err := k.readBook()
	if err != nil {
		return nil, err
	}
	var states []State
	for _, b := range browser.Browsers() {
		if r, ok := book.Profiles[b.ID]; ok {
			held, used := k.held(b.ID), k.used(b.ID)
			states = append(states, State{BrowserID: b.ID, Record: r, Running: held || used, Served: held && !r.Adopted})
		}
	}
	return states, nil
}

// running reports whether a supervisor or a browser has the profile.
func (k *Keeper) running(browserID string) bool { return k.place(browserID).running() }

func (k *Keeper) used(browserID string) bool { return k.place(browserID).used() }
func (k *Keeper) held(browserID string) bool { return k.place(browserID).held() }

func (p place) running() bool { return p.held() || p.used() }

// used reports whether a browser has the profile.
func (p place) used() bool { return len(users(p.data())) > 0 }

// held reports whether a supervisor holds the profile. It asks for a shared lock,
// which it gives back at once: two who ask at the same time must not take each
// other for a supervisor, and a folder that was removed is in nobody's use.
func (p place) held() bool {
	if info, err := os.Lstat(p.lock()); err == nil && !info.Mode().IsRegular() {
		return false // nobody's lock, and a pipe would be waited for
	}
	l := flock.New(p.lock(), flock.SetFlag(os.O_RDONLY))
	free, err := l.TryRLock()
	_ = l.Close()
	return err == nil && !free
}

// Running returns the browsers whose hardened window below a state folder is
// open, in the table's order. It asks the locks and the processes alone, so that
// it answers where the state cannot be read.
func Running(home string) []browser.Browser {
	return slices.DeleteFunc(browser.Browsers(), func(b browser.Browser) bool { return !placeBelow(home, b.ID).running() })
}

// insideVariable marks the environment of a hardened browser, which its native
// host inherits, with the window's level; supervisorVariable is the socket on
// which the window's supervisor answers in the host's stead, and
// userHomeVariable the user's own HOME where the browser was given another.
const (
	insideVariable     = "SALLYPORT_HARDENED"
	supervisorVariable = "SALLYPORT_SUPERVISOR"
	userHomeVariable   = "SALLYPORT_USER_HOME"
)

// Inside reports whether this process was started by a hardened profile's
// browser: at which level, and the socket of its supervisor, empty where the
// process is to answer by itself.
func Inside() (level Level, supervisor string, inside bool) {
	level = Level(os.Getenv(insideVariable))
	return level, os.Getenv(supervisorVariable), level != ""
}

// RestoreHome gives a native host that a hardened Firefox started the user's
// own HOME back, so that it finds the user's browsers and download folder.
func RestoreHome() {
	if home := os.Getenv(userHomeVariable); home != "" {
		os.Setenv("HOME", home)
	}
}

// now is the time that records hold: UTC, to the second.
func now() time.Time { return time.Now().UTC().Truncate(time.Second) }

// pause waits for d or until ctx ends.
func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
