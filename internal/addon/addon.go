// Package addon knows the installed browser extensions: which there are, what
// their manifests say, and which of them can read a page. It only reads, and
// treats every file of a profile as written by somebody else.
//
// Two sources are used together. The browser's management API says what runs
// now, but not which pages a content script runs on. The profile on disk has
// the manifests, but lags behind the running browser.
package addon

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
)

// Addon is one extension that a profile on disk holds. Themes, apps, and what
// comes as a part of the browser are none.
type Addon struct {
	// ID is the browser's id of it: 32 letters in the Chromium family, free
	// text in the Firefox family. It is untrusted text.
	ID string
	// Name is fit to be shown: resolved, cleaned and never empty.
	Name    string
	Version string
	Enabled bool
	// Manifest is its manifest, as far as it could be read.
	Manifest Manifest
	// Unreadable says why there is no manifest, in a short English sentence;
	// empty where there is one.
	Unreadable string
	Profile    browser.Profile
	// Path is its folder or .xpi file. It is for showing only.
	Path   string
	Origin Origin
	State  State
	// Withheld is set when the user lets it on sites only one by one or on a click.
	Withheld bool
	// Granted are the hosts that the browser notes as granted beside those of
	// the manifest; with Withheld, the only ones in effect.
	Granted []Host
	// GrantedAPIs are the API permissions that the browser notes as granted beside those of the
	// manifest, as far as they matter at the portal. The user withholds hosts, never these.
	GrantedAPIs []string
	// Found is evidence that came up while the profile was read: how it was
	// installed, what the browser's own records say of it, whether its files are as
	// they were signed, what changed. [Judge] adds what the manifest and the lists show.
	Found []Evidence
	// Integrity is the answer of a look at its files; nil where there was none.
	Integrity *Integrity
	// New: it came, or changed, since the last sign-in.
	New bool

	// declaredName is the name before it was made fit to be shown, resolved; empty for one that
	// could not be resolved.
	declaredName string
	// placeID is the id that its place gives it: the browser's record, or its folder.
	placeID string
	// barrier is what a policy of this machine keeps it off; nil where none does. A [Look]
	// fills it in.
	barrier *barrier
}

// Reach tells how the extension, if it is switched on, reaches the pages of any
// of the origins, with what the user withheld or granted taken into account.
// What could not be read is [NotJudged], unless the browser's own notes already
// show that it reads. An origin "https://*.example.com" stands for every host of
// the domain.
func (a Addon) Reach(origins []string) Reach { return a.reach(sitesOf(origins)) }

func (a *Addon) reach(sites *sites) Reach {
	r := a.effective(sites).reach()
	if a.Unreadable != "" && !r.Access.Reads() {
		return Reach{Access: NotJudged}
	}
	return r
}

// effective judges what is in force, if the extension is switched on.
func (a *Addon) effective(sites *sites) subject {
	s := a.Manifest.declared(sites)
	if len(a.Granted) > 0 {
		s.hosts = append(s.hosts[:len(s.hosts):len(s.hosts)], a.Granted...)
	}
	s.granted = a.GrantedAPIs
	if a.Withheld {
		s.limit = &limit{allowed: a.Granted}
	}
	s.barrier = a.barrier
	return s
}

// Inventory lists the extensions of a profile, in the order of the profile's
// own records. It works while the browser runs. An extension that cannot be
// read is in the list, with the reason; the error is for a profile whose own
// records cannot be read. A profile without any record has no extensions.
func Inventory(p browser.Profile) ([]Addon, error) {
	var all []Addon
	var err error
	if p.Unreadable != "" {
		err = errors.New(p.Unreadable)
	} else if p.Browser.Family == browser.Firefox {
		all, err = firefoxInventory(p)
	} else {
		all, err = chromiumInventory(p)
	}
	if err != nil {
		return nil, fmt.Errorf("the extensions of %s could not be listed: %w", Clean(p.Shown(), maxShown), err)
	}
	return all, nil
}

// Waits before a record is read again. Browsers replace their records whole,
// but a copying or syncing program may be caught in the middle.
var retryWaits = []time.Duration{5 * time.Millisecond, 20 * time.Millisecond, 50 * time.Millisecond}

// settled is the age at which a file that does not parse will not heal soon.
const settled = 2 * time.Second

// readRecord reads one of a profile's own records into a buffer and parses it. A record that
// does not parse is read again, if it was just written. A missing one is fs.ErrNotExist.
func readRecord(buffer *[]byte, path string, max int64, parse func([]byte) error) error {
	for attempt := 0; ; attempt++ {
		raw, err := disk.ReadInto(*buffer, path, max)
		if err != nil {
			return err
		}
		*buffer = raw
		if err = parse(raw); err == nil || attempt == len(retryWaits) {
			return err
		}
		if info, statErr := os.Lstat(path); statErr == nil && time.Since(info.ModTime()) > settled {
			return err
		}
		*buffer = nil // what was parsed may still point into it
		time.Sleep(retryWaits[attempt])
	}
}

// reasonFor is a short sentence for a file that could not be read. It holds no path.
func reasonFor(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "its manifest is not on disk"
	case errors.Is(err, fs.ErrPermission):
		return "its manifest may not be read by this user"
	case errors.Is(err, disk.ErrTooLarge):
		return "its manifest is larger than the limit"
	case errors.Is(err, ErrNotJSON), errors.Is(err, ErrTooDeep), errors.Is(err, ErrTooMany):
		return "its manifest could not be understood: " + err.Error()
	}
	return "its manifest could not be read"
}

// eachInParallel calls do for 0..n-1, on as many threads as there are processors, this one
// among them: where the others are busy, it does not wait for them to begin.
func eachInParallel(n int, do func(i int)) {
	var wait sync.WaitGroup
	var next atomic.Int64
	work := func() {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			do(i)
		}
	}
	for range min(runtime.GOMAXPROCS(0), n) - 1 {
		wait.Go(work)
	}
	work()
	wait.Wait()
}
