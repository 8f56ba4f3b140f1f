package addon

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/vault"
)

// FileDepth is how far a look goes into the files of extensions.
type FileDepth int

// Depths.
const (
	// NoFiles: manifests and the browsers' own records only.
	NoFiles FileDepth = iota
	// ReadersFiles: the files of extensions that can use the portal, unless names,
	// sizes and times are those of the last look.
	ReadersFiles
	// AllFiles: every file of every extension that is on. It reads them all.
	AllFiles
)

// Look is one look at the extensions of some profiles.
type Look struct {
	// Env is the machine and user.
	Env browser.Env
	// Vault remembers the last look; nil compares with nothing.
	Vault *vault.Vault
	// Origins are the portal's. They are to be the same at every look.
	Origins []string
	// SignIn is set when the look is for the sign-in page.
	SignIn bool
	Files  FileDepth
	// Ours are the ids of our own extension: nothing speaks against it, and it is
	// not remembered.
	Ours []string
}

// Unread is a profile of which nothing is known.
type Unread struct {
	Profile browser.Profile
	// Reason is why, in a few English words without a path.
	Reason string
}

// Looking is a [Look] that goes on, one profile after the other. It is not safe
// for use by several goroutines.
type Looking struct {
	Look
	// Outside is what this machine asks browsers to install.
	Outside Outside
	// Unread are the profiles that could not be read, so far.
	Unread []Unread
	// Forgotten says why nothing could be compared with the last look; empty
	// where it was, or where there was none.
	Forgotten string

	now       time.Time
	sites     *sites
	inspector inspector
	memories  map[string]*memory
}

// Begin begins a look. It reads what does not belong to a profile.
func (l Look) Begin() *Looking {
	return l.begin(inspector{key: webStoreKey(), name: hostNaming}, time.Now().UTC().Truncate(time.Second))
}

func (l Look) begin(i inspector, now time.Time) *Looking {
	return &Looking{Look: l, Outside: LookOutside(l.Env), now: now, sites: sitesOf(l.Origins), inspector: i, memories: map[string]*memory{}}
}

// maxAhead bounds how many profiles are read ahead of the one that is looked at, and with it
// how many are in memory.
const maxAhead = 4

// Each gives the extensions of each profile, in the order of the profiles, with the
// evidence that a look finds. Of a profile that cannot be read it gives none, and notes it
// in Unread. The look at files ends early when ctx ends; what was not finished then is
// not verifiable. Nothing is written; see [Looking.Remember].
func (l *Looking) Each(ctx context.Context, profiles []browser.Profile) iter.Seq2[browser.Profile, []Addon] {
	type read struct {
		all []Addon
		err error
	}
	return func(yield func(browser.Profile, []Addon) bool) {
		ahead := make([]chan read, len(profiles))
		begin := func(i int) {
			if i >= len(profiles) {
				return
			}
			ahead[i] = make(chan read, 1)
			go func() {
				all, err := Inventory(profiles[i])
				ahead[i] <- read{all, err}
			}()
		}
		n := min(runtime.GOMAXPROCS(0), maxAhead)
		for i := range n {
			begin(i)
		}
		for i, p := range profiles {
			found := <-ahead[i]
			begin(i + n)
			if !yield(p, l.examine(ctx, p, found.all, found.err)) {
				return
			}
		}
	}
}

// examine looks at what was read of one profile.
func (l *Looking) examine(ctx context.Context, p browser.Profile, all []Addon, err error) []Addon {
	if err != nil {
		reason := p.Unreadable
		if reason == "" {
			reason = plainReason(err)
		}
		l.Unread = append(l.Unread, Unread{p, reason})
		return nil
	}
	theirs := make([]*Addon, 0, len(all))
	for i := range all {
		if !slices.Contains(l.Ours, all[i].ID) {
			theirs = append(theirs, &all[i])
		}
	}
	l.Outside.examine(theirs, l.sites, l.now)
	remembered := l.compare(p, theirs)
	l.inspect(ctx, theirs, remembered)
	return all
}

// Profiles is [Looking.Each] in one list.
func (l *Looking) Profiles(ctx context.Context, profiles []browser.Profile) []Addon {
	var all []Addon
	for _, found := range l.Each(ctx, profiles) {
		all = append(all, found...)
	}
	return all
}

// inspect looks at files, as deep as asked for.
func (l *Looking) inspect(ctx context.Context, all []*Addon, remembered map[string]*seenAddon) {
	if l.Files == NoFiles {
		return
	}
	eachInParallel(len(all), func(n int) {
		a := all[n]
		if a.Enabled && a.lostList() {
			a.Found = append(a.Found, against(B1, "no-signed-list", verifiedContents, say("no_signed_list")))
		}
		if !a.Enabled || !a.signed() || (l.Files == ReadersFiles && a.effective(l.sites).exposure() < A3) {
			return
		}
		kept := remembered[a.ID]
		if kept == nil {
			kept = &seenAddon{}
		}
		answer, now := a.inspectSeen(ctx, l.inspector, kept.Files, l.Files == AllFiles)
		if now != nil {
			kept.Files = now
		}
		a.Integrity = &answer
		a.Found = append(a.Found, answer.evidence(a.signedListField())...)
	})
}

// String names an unread profile and why, on one line.
func (u Unread) String() string {
	return fmt.Sprintf("%s (%s)", Clean(u.Profile.Shown(), maxShown), u.Reason)
}
