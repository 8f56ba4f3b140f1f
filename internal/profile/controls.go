package profile

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/filter"
	"github.com/sallyport/sallyport/internal/finding"
)

// control is one protection: its permanent name, and the preferences that must
// have the seeded value for it to hold.
type control struct {
	name        string
	preferences []string
	// policies are the mandatory policies that enforce it from [Policy] on; none
	// where the browser has none for it.
	policies []string
	// notInRehearsal marks what the practice portal cannot be used with.
	notInRehearsal bool
}

// noOtherExtensions is the control that is verified by the list of extensions
// and not by a preference.
const noOtherExtensions = "no-other-extensions"

// throughTheFilter is the control that is verified by a request as well, which
// our extension makes and the filter must refuse.
const throughTheFilter = "through-the-filter"

// ownExtension is the control that our extension is in the profile, verified in
// the same way.
const ownExtension = "own-extension"

const inList = "the profile's own list, read "

// requested lists the controls of a session with none of them verified.
func (m maker) requested(start Start) []finding.Control {
	controls := make([]finding.Control, 0, len(m.controls))
	for _, c := range m.controls {
		controls = append(controls, finding.Control{Name: c.name, Requested: !(start.Rehearsal && c.notInRehearsal)})
	}
	return controls
}

// verify compares what the seed asks for with what the browser has on disk.
// when says when it was read back, for the record. A control of which one
// preference differs is unverified and named in drifted; one of which a
// preference is not there, or could not be read, is unverified only.
func (m maker) verify(p place, s seed, start Start, when string) (controls []finding.Control, drifted []string) {
	controls = m.requested(start)
	wanted, err := m.wanted(s)
	if err != nil {
		return controls, nil
	}
	settings, err := m.settings(p)
	if err != nil {
		return controls, nil
	}
	for i, c := range m.controls {
		if !controls[i].Requested {
			continue
		}
		holds, differs := true, false
		for _, name := range c.preferences {
			want, asked := wanted(name)
			is, there := settings(name)
			holds = holds && asked && there && is == want
			differs = differs || there && is != want
		}
		if holds {
			controls[i].Verified = "read back from the profile " + when
		}
		if differs {
			drifted = append(drifted, c.name)
		}
	}
	return controls, drifted
}

// verifyExtensions adds the controls that only our extension is there, and that
// it is; or that there is none at all, where ours is empty.
func verifyExtensions(controls []finding.Control, found []finding.Extension, err error, ours string, when string) []finding.Control {
	f := finding.Control{Name: noOtherExtensions, Requested: true}
	if err == nil && len(foreign(found, ours)) == 0 {
		f.Verified = inList + when
	}
	controls = append(controls, f)
	if ours == "" {
		return controls
	}
	own := finding.Control{Name: ownExtension, Requested: true}
	if err == nil && len(foreign(found, ours)) < len(found) {
		own.Verified = inList + when
	}
	return append(controls, own)
}

// verifyFilter settles [throughTheFilter] in a session with our extension, by what
// the filter was asked for: settings alone do not show that they have an effect.
// Before the session is over, the request may still come.
func verifyFilter(controls []finding.Control, asked filter.Snapshot, over bool, when string) {
	i := slices.IndexFunc(controls, func(c finding.Control) bool { return c.Name == throughTheFilter })
	own := slices.ContainsFunc(controls, func(c finding.Control) bool { return c.Name == ownExtension && c.Verified != "" })
	switch {
	case i < 0 || !own:
	case askedFor(asked):
		controls[i].Verified = "the filter refused a host that cannot exist, for which the extension had asked, " + when
	case over:
		controls[i].Verified = ""
	}
}

// askedFor reports whether the filter refused our extension the host that it asks for.
func askedFor(s filter.Snapshot) bool {
	return slices.ContainsFunc(s.Blocked.Hosts, func(h filter.HostCount) bool { return h.Host == extension.CanaryHost })
}

// foreign returns the extensions that are not ours.
func foreign(found []finding.Extension, ours string) []finding.Extension {
	return slices.DeleteFunc(slices.Clone(found), func(e finding.Extension) bool { return e.ID == ours })
}

// requestedOf counts the controls that a session asked for.
func requestedOf(controls []finding.Control) int {
	n := 0
	for _, c := range controls {
		if c.Requested {
			n++
		}
	}
	return n
}

func unverified(controls []finding.Control) []string {
	var names []string
	for _, c := range controls {
		if c.Requested && c.Verified == "" {
			names = append(names, c.Name)
		}
	}
	return names
}

// words turns the names of controls into words for a sentence.
func words(names []string) string {
	return strings.ReplaceAll(strings.Join(names, ", "), "-", " ")
}

func sortedNames[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
