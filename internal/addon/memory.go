package addon

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/vault"
)

const (
	// seenDocument begins the names of the vault's documents: one for each browser.
	seenDocument = "extensions-"
	// keepProfile is for how long a profile that is never seen again is remembered.
	keepProfile = 400 * 24 * time.Hour
	// touch is how often a look in which nothing changed is written down.
	touch = 24 * time.Hour
)

// memory is what is remembered of one browser's profiles, and what this look
// makes of it.
type memory struct {
	document string
	was      seen
	// now are the profiles that this look read.
	now map[string]*seenProfile
}

// compare sets the extensions of one profile against its last look, and gives
// what is remembered of each, by its id. It gives none where nothing can be
// remembered: what cannot be read is not written over either.
func (l *Looking) compare(p browser.Profile, all []*Addon) map[string]*seenAddon {
	m := l.memory(p.Browser.ID)
	if m == nil {
		return nil
	}
	key := profileKey(p)
	last := &seenProfile{}
	if kept := m.was.Profiles[key]; kept != nil {
		last = kept
	}
	last.look(all, l.sites, l.now, l.SignIn)
	m.now[key] = last
	return last.Addons
}

// memory reads what is remembered of a browser, once; nil for what cannot be.
func (l *Looking) memory(browserID string) *memory {
	if l.Vault == nil {
		return nil
	}
	m, read := l.memories[browserID]
	if read {
		return m
	}
	m = &memory{document: seenDocument + browserID, now: map[string]*seenProfile{}}
	if err := l.Vault.Read(m.document, &m.was); err != nil && !errors.Is(err, vault.ErrNotFound) {
		l.Forgotten = err.Error()
		m = nil
	}
	l.memories[browserID] = m
	return m
}

// Remember writes this look down, so that the next one is compared with it. A
// look in which nothing changed costs no write. It may be called long after the
// look; a profile that was looked at by somebody else meanwhile is written over.
func (l *Looking) Remember() error {
	var all []error
	for _, m := range l.memories {
		if m == nil || len(m.now) == 0 {
			continue
		}
		var document seen
		all = append(all, l.Vault.Update(m.document, &document, func() error {
			document.merge(m.now)
			return nil
		}))
	}
	return errors.Join(all...)
}

// merge puts the profiles of a look in, and drops the oldest beyond what one
// document holds.
func (d *seen) merge(now map[string]*seenProfile) {
	if d.Profiles == nil {
		d.Profiles = map[string]*seenProfile{}
	}
	maps.Copy(d.Profiles, now)
	var latest time.Time
	for _, p := range d.Profiles {
		if p.At.After(latest) {
			latest = p.At
		}
	}
	keys := slices.SortedFunc(maps.Keys(d.Profiles), func(a, b string) int {
		return cmp.Or(d.Profiles[b].At.Compare(d.Profiles[a].At), cmp.Compare(a, b))
	})
	kept := 0
	for _, key := range keys {
		p := d.Profiles[key]
		if kept += len(p.Addons) + 1; kept > maxSeenAddons || latest.Sub(p.At) > keepProfile {
			delete(d.Profiles, key)
		}
	}
}
