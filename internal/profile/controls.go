package profile

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/finding"
)

// control is one protection: its permanent name, and the preferences that must
// have the seeded value for it to hold.
type control struct {
	name        string
	preferences []string
}

// noOtherExtensions is the control that is verified by the list of extensions
// and not by a preference.
const noOtherExtensions = "no-other-extensions"

// verify compares what the seed asks for with what the browser has on disk.
// when says when it was read back, for the record. A control of which one
// preference differs, or could not be read, stays unverified.
func (m maker) verify(p place, s seed, when string) []finding.Control {
	wanted, wantedErr := m.wanted(s)
	settings, err := m.settings(p)
	var controls []finding.Control
	for _, c := range m.controls {
		f := finding.Control{Name: c.name, Requested: true}
		holds := err == nil && wantedErr == nil && !slices.ContainsFunc(c.preferences, func(name string) bool {
			want, asked := wanted[name]
			return !asked || settings[name] != want
		})
		if holds {
			f.Verified = "read back from the profile " + when
		}
		controls = append(controls, f)
	}
	return controls
}

// verifyExtensions adds the control that only our extension is there.
func verifyExtensions(controls []finding.Control, found []finding.Extension, err error, ours string, when string) []finding.Control {
	f := finding.Control{Name: noOtherExtensions, Requested: true}
	if err == nil && len(foreign(found, ours)) == 0 {
		f.Verified = "the profile's own list, read " + when
	}
	return append(controls, f)
}

// foreign returns the extensions that are not ours.
func foreign(found []finding.Extension, ours string) []finding.Extension {
	return slices.DeleteFunc(slices.Clone(found), func(e finding.Extension) bool { return e.ID == ours })
}

func unverified(controls []finding.Control) []string {
	var names []string
	for _, c := range controls {
		if c.Requested && c.Verified == "" {
			names = append(names, strings.ReplaceAll(c.Name, "-", " "))
		}
	}
	return names
}

func sortedNames[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
