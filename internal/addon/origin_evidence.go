package addon

import (
	"path/filepath"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
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
	add := func(id, field string, why finding.Sentence) {
		found = append(found, against(B3, id, field, why))
	}
	switch a.Origin.Location {
	case ExternalFile, ExternalDownload, ExternalRegistry:
		if why, odd := o.unasked(a); odd {
			add("sideloaded", "extensions.settings: location, ack_external", why)
		}
	case ByPolicy:
		if why, odd := o.forced(a); odd {
			add("forced-by-policy", "extensions.settings: location", why)
		}
	case CommandLine, Unpacked, FirefoxTemporary:
		if !a.Origin.OfSystem && o.loose(a.Path) {
			add("loaded-from-loose-folder", whereNoted(a), say("loose_folder", o.env.Short(a.Path)))
		}
	}
	if a.Profile.Browser.Family == browser.Firefox {
		if strings.HasPrefix(a.Origin.Source, "enterprise-policy") && o.ManagedBy == "" {
			add("forced-by-policy", "extensions.json: installTelemetryInfo", say("forced"))
		}
		if unsigned(a) {
			e := against(B3, "unsigned", "extensions.json: signedState", say("unsigned"))
			e.Detail = "Its signature is " + string(a.State.Signature) + ", so nobody checked it; Firefox asks for a valid one."
			found = append(found, e)
		}
	} else if misplaced(a) {
		add("odd-place", "extensions.settings: path", say("odd_place", o.env.Short(a.Path)))
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

// unasked says what side-loaded an extension without asking. What a package of
// the system asks for is the system's business, as everything in a package is.
func (o *Outside) unasked(a *Addon) (why finding.Sentence, odd bool) {
	if a.Origin.Acknowledged {
		return finding.Sentence{}, false
	}
	r, known := o.find(a.Profile.Browser.ID, a.ID, false)
	if !known {
		return say("sideloaded_by_gone"), true
	}
	if a.Origin.Package, a.Origin.OfSystem = o.packaged(r.From); a.Origin.OfSystem {
		return finding.Sentence{}, false
	}
	return say("sideloaded", o.env.Short(r.From)), true
}

func (o *Outside) forced(a *Addon) (why finding.Sentence, odd bool) {
	if o.ManagedBy != "" {
		return finding.Sentence{}, false
	}
	r, known := o.find(a.Profile.Browser.ID, a.ID, true)
	if !known {
		return say("forced"), true
	}
	if a.Origin.Package, a.Origin.OfSystem = o.packaged(r.From); a.Origin.OfSystem {
		return finding.Sentence{}, false
	}
	return say("forced_by", o.env.Short(r.From)), true
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
	add := func(level Level, id, field, text string) {
		found = append(found, against(level, id, field, say(text)))
	}
	list := "extensions.settings: blacklist_state"
	if a.Profile.Browser.Family == browser.Firefox {
		list = "extensions.json: blocklistState"
	}
	switch a.State.Block {
	case BlockedMalware:
		add(B4, "blocked-as-malware", list, "blocked_malware")
	case BlockedHard:
		add(B4, "blocked", list, "blocked")
	case BlockedPolicy, BlockedUnwanted, BlockedVulnerable:
		add(B1, "soft-blocked", list, "block_list_warns")
		found[len(found)-1].Detail = "The browser's block list names it: " + string(a.State.Block) + "."
	case BlockedSoft:
		add(B1, "soft-blocked", list, "block_list_warns")
	}
	s := a.State.Store
	if s == nil {
		return found
	}
	switch s.Violation {
	case StoreMalware:
		add(B4, "store-malware", "extensions.settings: cws-info", "store_malware")
	case StorePolicy, StorePolicyLow, StoreOtherwise:
		add(B1, "store-violation", "extensions.settings: cws-info", "store_violation")
	}
	if s.Unpublished || (s.Present && !s.Live) {
		add(B1, "unpublished", "extensions.settings: cws-info", "unpublished")
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
	return against(B1, "recent", field, say("recent", at.Format(time.DateOnly))), true
}
