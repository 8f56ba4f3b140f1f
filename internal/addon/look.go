package addon

import (
	"context"
	"fmt"
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
	// Reason is an English sentence, fit to be shown.
	Reason string
}

// Survey is what a [Look] saw.
type Survey struct {
	// Addons are the extensions of all profiles, with evidence in Found.
	Addons []Addon
	Unread []Unread
	// Integrity are the answers about files, by the index in Addons; those that
	// were not looked at are not in it.
	Integrity map[int]Integrity
	Outside   Outside
	// Forgotten says why nothing could be compared with the last look; empty
	// where it was, or where there was none.
	Forgotten string

	memories []*memory
	vault    *vault.Vault
}

// Take looks at the profiles, in their order. It ends the look at files early
// when ctx ends, and then says of each file-wise unknown extension that it is not
// verifiable. Nothing is written; see [Survey.Remember].
func (l Look) Take(ctx context.Context, profiles []browser.Profile) Survey {
	return l.take(ctx, profiles, inspector{key: webStoreKey(), name: hostNaming}, time.Now().UTC().Truncate(time.Second))
}

func (l Look) take(ctx context.Context, profiles []browser.Profile, i inspector, now time.Time) Survey {
	s := Survey{Outside: LookOutside(l.Env), vault: l.Vault, Integrity: map[int]Integrity{}}
	read := make([]bool, len(profiles))
	of := make([]int, 0, len(profiles))
	for n, p := range profiles {
		addons, err := Inventory(p)
		if err != nil {
			s.Unread = append(s.Unread, Unread{p, err.Error()})
			continue
		}
		read[n] = true
		for range addons {
			of = append(of, n)
		}
		s.Addons = append(s.Addons, addons...)
	}
	s.Outside.Examine(s.Addons, l.Origins, now)
	l.compare(&s, profiles, read, of, now)
	l.inspect(ctx, &s, i)
	l.forgive(&s)
	return s
}

// forgive drops what speaks against our own extension: it comes in as such ones
// do, and whoever could forge it would not need to.
func (l Look) forgive(s *Survey) {
	for n := range s.Addons {
		if l.isOurs(s.Addons[n].ID) {
			s.Addons[n].Found, s.Addons[n].New = nil, false
		}
	}
}

func (l Look) isOurs(id string) bool {
	for _, ours := range l.Ours {
		if ours == id {
			return true
		}
	}
	return false
}

// inspect looks at files, as deep as asked for.
func (l Look) inspect(ctx context.Context, s *Survey, i inspector) {
	if l.Files == NoFiles {
		return
	}
	sites := sitesOf(l.Origins)
	answers := make([]*Integrity, len(s.Addons))
	eachInParallel(len(s.Addons), func(n int) {
		a := &s.Addons[n]
		if !a.Enabled || l.isOurs(a.ID) || !a.signed() {
			return
		}
		if l.Files == ReadersFiles && a.effective(sites).exposure() < A3 {
			return
		}
		remembered := s.remembered(a)
		var was *seenFiles
		if remembered != nil {
			was = remembered.Files
		}
		answer, now := a.inspectSeen(ctx, i, was, l.Files == AllFiles)
		if remembered != nil && now != nil {
			remembered.Files = now
		}
		answers[n] = &answer
		a.Found = append(a.Found, answer.evidence(a.signedListField())...)
	})
	for n, answer := range answers {
		if answer != nil {
			s.Integrity[n] = *answer
		}
	}
}

// String names an unread profile and why, on one line.
func (u Unread) String() string {
	return fmt.Sprintf("%s, %s: %s", u.Profile.Browser.Name, Clean(u.Profile.Name, maxName), u.Reason)
}
