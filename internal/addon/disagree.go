package addon

import (
	"slices"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
)

// OnDisk is what a look found in the profiles of the browser that asks.
type OnDisk struct {
	Addons []Addon
	// Profiles are those that the browser may be asking from, each of which was read.
	Profiles []browser.Profile
	// Unread is set when another one could not be read: what is missing in Addons says
	// nothing then.
	Unread bool
}

// Found is what this look gives of a browser's profiles.
func (l *Looking) Found(all []Addon, profiles []browser.Profile) OnDisk {
	return OnDisk{Addons: all, Profiles: profiles, Unread: len(l.Unread) > 0}
}

// whole reports whether an extension that is in none of the profiles is nowhere.
func (d *OnDisk) whole() bool { return len(d.Profiles) > 0 && !d.Unread }

// asking is the folder of the profile that asks: the only one, or the only one that has
// our own extension on; empty where several may be.
func (d *OnDisk) asking(ourIDs []string) string {
	if !d.whole() {
		return ""
	}
	if len(d.Profiles) == 1 {
		return d.Profiles[0].Dir
	}
	dir := ""
	for i := range d.Addons {
		a := &d.Addons[i]
		switch {
		case !a.Enabled || !slices.Contains(ourIDs, a.ID) || a.Profile.Dir == dir:
		case dir != "":
			return ""
		default:
			dir = a.Profile.Dir
		}
	}
	return dir
}

// Disagreements of a browser with its profile on disk. A profile lags behind by some
// seconds, so each is a signal that does not count: it is told, and changes no verdict.
const (
	offOnDisk   = "off-on-disk"
	notOnDisk   = "not-on-disk"
	notReported = "not-reported"

	saysOff  = "it is on, but its profile's records say that it is off; they may lag by some seconds"
	saysNone = "not found in this browser's profile"
)

// maxDisagreements bounds what is told of them.
const maxDisagreements = 25

// disagreement names how what the browser reports as on differs from the copies on disk,
// and says so in words; empty where it does not, or where that is not known.
func (d *OnDisk) disagreement(r *message.BrowserExtension, copies []*Addon, asking string) (name, why string) {
	var on, off bool
	for _, a := range copies {
		if asking == "" || a.Profile.Dir == asking {
			on, off = on || a.Enabled, off || !a.Enabled
		}
	}
	switch {
	case on:
		return "", ""
	case off:
		return offOnDisk, saysOff
	case !d.whole(), r.InstallType == "development":
		// Firefox notes nowhere what is loaded for one run (measured).
		return "", ""
	}
	return notOnDisk, saysNone
}

// unreported are the extensions that the asking profile has on and that the browser does
// not name at all. It names itself too, so a list without our own extension is not whole.
func (d *OnDisk) unreported(reported []message.BrowserExtension, ourIDs []string, asking string) []finding.Signal {
	named, whole := make(map[string]bool, len(reported)), false
	for i := range reported {
		named[reported[i].ID] = true
		whole = whole || slices.Contains(ourIDs, reported[i].ID)
	}
	if asking == "" || !whole {
		return nil
	}
	var all []finding.Signal
	for i := range d.Addons {
		a := &d.Addons[i]
		if !a.Enabled || a.Profile.Dir != asking || named[a.ID] || slices.Contains(ourIDs, a.ID) || a.leftover() || a.hidden() {
			continue
		}
		all = append(all, differs(notReported, a.Name, a.ID, "its profile's records say that it is on, but the browser does not name it; they may lag by some seconds"))
	}
	return all
}

// hidden reports whether it is on and its browser neither shows nor reports it.
func (a *Addon) hidden() bool { return a.Enabled && a.Origin.Location == ExternalComponent }

// leftover reports whether a record may well stay behind without running: that of an
// extension loaded for one run only, or whose files are gone.
func (a *Addon) leftover() bool {
	return a.Unreadable != "" || a.Path == "" || a.Origin.Location == CommandLine || a.Origin.Location == FirefoxTemporary
}

func differs(signal, name, id, why string) finding.Signal {
	return finding.Signal{Name: signal, Outcome: finding.Unknown, Detail: Clean(name, maxName) + " (" + Clean(id, maxShown) + "): " + why + "."}
}
