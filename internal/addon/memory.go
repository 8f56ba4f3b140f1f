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

// compare sets each profile against its last look.
func (l Look) compare(s *Survey, profiles []browser.Profile, read []bool, of []int, now time.Time) {
	if l.Vault == nil {
		return
	}
	sites := sitesOf(l.Origins)
	addons := make([][]*Addon, len(profiles))
	for n, p := range of {
		if a := &s.Addons[n]; !l.isOurs(a.ID) {
			addons[p] = append(addons[p], a)
		}
	}
	byBrowser := map[string]*memory{}
	for n, p := range profiles {
		if !read[n] {
			continue
		}
		m := byBrowser[p.Browser.ID]
		if m == nil {
			m = &memory{document: seenDocument + p.Browser.ID, now: map[string]*seenProfile{}}
			byBrowser[p.Browser.ID] = m
			err := l.Vault.Read(m.document, &m.was)
			if err != nil && !errors.Is(err, vault.ErrNotFound) {
				s.Forgotten = err.Error()
				continue
			}
			s.memories = append(s.memories, m)
		}
		if !slices.Contains(s.memories, m) {
			continue // what cannot be read is not written over
		}
		key := profileKey(p)
		last := seenProfile{}
		if kept := m.was.Profiles[key]; kept != nil {
			last = *kept
		}
		last.look(addons[n], sites, now, l.SignIn)
		m.now[key] = &last
	}
}

// remembered finds what this look remembers of an extension; nil for nothing.
func (s *Survey) remembered(a *Addon) *seenAddon {
	for _, m := range s.memories {
		if m.document != seenDocument+a.Profile.Browser.ID {
			continue
		}
		if p := m.now[profileKey(a.Profile)]; p != nil {
			return p.Addons[a.ID]
		}
	}
	return nil
}

// Remember writes this look down, so that the next one is compared with it. A
// look in which nothing changed costs no write. It may be called long after the
// look; a profile that was looked at by somebody else meanwhile is written over.
func (s *Survey) Remember() error {
	var all []error
	for _, m := range s.memories {
		if len(m.now) == 0 {
			continue
		}
		var document seen
		all = append(all, s.vault.Update(m.document, &document, func() error {
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
