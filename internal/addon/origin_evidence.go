package addon

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
)

// recent is for how long an extension counts as freshly installed.
const recent = 14 * 24 * time.Hour

// examine adds to each extension the evidence that its origin and the browser's
// own notes give, and what this machine has to do with it: who put it there, and what
// policies keep it off. sites are
// the portal's; now is the time to count an extension's age from.
func (o *Outside) examine(all []*Addon, sites *sites, now time.Time) {
	for _, a := range all {
		o.place(a)
		a.barrier = o.barrierFor(a)
		a.Found = append(a.Found, o.originEvidence(a)...)
		a.Found = append(a.Found, noteEvidence(a)...)
		if e, ok := freshEvidence(a, sites, now); ok {
			a.Found = append(a.Found, e)
		}
	}
}

// place says whether the system's packages put the extension where it is.
func (o *Outside) place(a *Addon) {
	switch a.Origin.Location {
	case MachineFolder, CommandLine, Unpacked, FirefoxTemporary:
		a.Origin.Package, a.Origin.OfSystem = o.packaged(a.Path)
	}
}

func (o *Outside) originEvidence(a *Addon) []Evidence {
	var found []Evidence
	add := func(id, field, detail string) {
		found = append(found, Evidence{ID: id, Level: B3, Field: field, Detail: Clean(detail, maxDetail)})
	}
	switch a.Origin.Location {
	case ExternalFile, ExternalDownload, ExternalRegistry:
		if from, odd := o.unasked(a); odd {
			add("sideloaded", "extensions.settings: location, ack_external", from+" installed it from outside the browser, and you were never asked.")
		}
	case ByPolicy:
		if from, odd := o.forced(a); odd {
			add("forced-by-policy", "extensions.settings: location", from+" forces it on this browser, but nobody manages this machine.")
		}
	case CommandLine, Unpacked, FirefoxTemporary:
		if !a.Origin.OfSystem && o.loose(a.Path) {
			add("loaded-from-loose-folder", whereNoted(a), "It runs from "+o.env.Short(a.Path)+", a folder for temporary or downloaded files that any program of yours can change.")
		}
	}
	if a.Profile.Browser.Family == browser.Firefox {
		if strings.HasPrefix(a.Origin.Source, "enterprise-policy") && o.ManagedBy == "" {
			add("forced-by-policy", "extensions.json: installTelemetryInfo", "A policy file forces it on this browser, but nobody manages this machine.")
		}
		if unsigned(a) {
			add("unsigned", "extensions.json: signedState", "Its signature is "+string(a.State.Signature)+", so nobody checked it; Firefox asks for a valid one.")
		}
	} else if misplaced(a) {
		add("odd-place", "extensions.settings: path", "It is noted as installed by the browser, but lies in "+o.env.Short(a.Path)+", where the browser installs nothing.")
	}
	return found
}

// maxDetail bounds an evidence's sentence; a path is in some.
const maxDetail = 400

func whereNoted(a *Addon) string {
	if a.Profile.Browser.Family == browser.Firefox {
		return "extensions.json: location, path"
	}
	return "extensions.settings: location, path"
}

// unasked tells what side-loaded an extension without asking. What a package of
// the system asks for is the system's business, as everything in a package is.
func (o *Outside) unasked(a *Addon) (from string, odd bool) {
	if a.Origin.Acknowledged {
		return "", false
	}
	r, known := o.find(a.Profile.Browser.ID, a.ID, false)
	if !known {
		return "Something that is gone now", true
	}
	if a.Origin.Package, a.Origin.OfSystem = o.packaged(r.From); a.Origin.OfSystem {
		return "", false
	}
	return o.env.Short(r.From), true
}

func (o *Outside) forced(a *Addon) (from string, odd bool) {
	if o.ManagedBy != "" {
		return "", false
	}
	r, known := o.find(a.Profile.Browser.ID, a.ID, true)
	if !known {
		return "A policy", true
	}
	if a.Origin.Package, a.Origin.OfSystem = o.packaged(r.From); a.Origin.OfSystem {
		return "", false
	}
	return "A policy, " + o.env.Short(r.From) + ",", true
}

// unsigned reports whether Firefox should not run it: distributions may install
// unsigned add-ons, developers may load one for a run.
func unsigned(a *Addon) bool {
	switch a.State.Signature {
	case NoSignature, SignatureGood:
		return false
	}
	return a.Origin.Location != FirefoxTemporary && !a.Origin.OfSystem
}

// misplaced reports whether a browser of the Chromium family is said to have
// installed it itself, into a place where it installs nothing.
func misplaced(a *Addon) bool {
	switch a.Origin.Location {
	case Internal, ExternalFile, ExternalDownload, ExternalRegistry, ByPolicy, ExternalComponent:
		if a.Path == "" || (a.Origin.Location == ExternalComponent && !signedByGoogle(a)) {
			return false // where other makers' browsers have their parts is not known
		}
		rel, err := filepath.Rel(filepath.Join(a.Profile.Dir, "Extensions"), a.Path)
		return err != nil || !filepath.IsLocal(rel)
	}
	return false
}

// noteEvidence is what the browser's block list and its store say.
func noteEvidence(a *Addon) []Evidence {
	var found []Evidence
	add := func(level Level, id, field, detail string) {
		found = append(found, Evidence{ID: id, Level: level, Field: field, Detail: detail})
	}
	list := "extensions.settings: blacklist_state"
	if a.Profile.Browser.Family == browser.Firefox {
		list = "extensions.json: blocklistState"
	}
	switch a.State.Block {
	case BlockedMalware:
		add(B4, "blocked-as-malware", list, "The browser's block list names it as malware.")
	case BlockedHard:
		add(B4, "blocked", list, "Mozilla's block list switches it off for good.")
	case BlockedPolicy, BlockedUnwanted, BlockedVulnerable:
		add(B1, "soft-blocked", list, "The browser's block list names it: "+string(a.State.Block)+".")
	case BlockedSoft:
		add(B1, "soft-blocked", list, "Mozilla's block list warns of it.")
	}
	s := a.State.Store
	if s == nil {
		return found
	}
	switch s.Violation {
	case StoreMalware:
		add(B4, "store-malware", "extensions.settings: cws-info", "Its store names it as malware.")
	case StorePolicy, StorePolicyLow, StoreOtherwise:
		add(B1, "store-violation", "extensions.settings: cws-info", "Its store says that it breaks the store's rules.")
	}
	if s.Unpublished || (s.Present && !s.Live) {
		add(B1, "unpublished", "extensions.settings: cws-info", "Its store no longer offers it.")
	}
	return found
}

// freshEvidence is for an extension that came lately and can use the portal.
// What the system's administrator installs is not the browser's news.
func freshEvidence(a *Addon, sites *sites, now time.Time) (Evidence, bool) {
	at := a.Origin.InstalledAt
	age := now.Sub(at)
	if at.IsZero() || age < 0 || age >= recent || !a.Enabled || a.Origin.OfSystem || a.effective(sites).exposure() < A3 {
		return Evidence{}, false
	}
	field := "extensions.settings: first_install_time"
	if a.Profile.Browser.Family == browser.Firefox {
		field = "extensions.json: installDate"
	}
	when := "today"
	if days := int(age.Hours() / 24); days == 1 {
		when = "yesterday"
	} else if days > 1 {
		when = fmt.Sprintf("%d days ago", days)
	}
	return Evidence{ID: "recent", Level: B1, Field: field, Detail: "It was installed " + when + "."}, true
}
