package addon

import (
	"context"
	"crypto/rsa"
	"path/filepath"
	"slices"
	"strings"
)

// Assessment is what there is to say about one extension.
type Assessment struct {
	// Path is where it is, as it was asked for or as the profile notes it. It is for showing only.
	Path string
	// ID is empty where nothing says what it is.
	ID, Name, Version string
	ManifestVersion   int
	// Exposure is by what the manifest declares, Effective by what is in force.
	Exposure, Effective Exposure
	// BarredBy is the policy, a file or a registry key, that makes Effective less than it
	// would be; empty where none does.
	BarredBy string
	Matched  []Match
	Evidence []Evidence
	// Role is set for the genuine copy of a recognised tool.
	Role    Role
	Verdict Verdict
	// Unjudged completes "Not judged, because …". Where it is set there is no verdict, and the
	// exposures say nothing.
	Unjudged string
	// Files is the look at its files before it is installed; nil where nobody signed them. For
	// an installed one see [Addon.Integrity].
	Files *Integrity
	// Problems are what was left out of the manifest, in short English sentences.
	Problems []string
}

// Judge judges extensions against the same origins and lists.
type Judge struct {
	sites *sites
	lists *Lists
	// storeKey gives the web store's key.
	storeKey func() *rsa.PublicKey
}

// NewJudge returns a judge for a set of origins, as in [Addon.Reach], and for lists of
// known extensions, of which there may be none.
func NewJudge(origins []string, lists *Lists) *Judge {
	return &Judge{sitesOf(origins), lists, webStoreKey}
}

// Path judges what is at a path, before it is installed: a manifest, a folder or a package.
// A folder that holds many extensions gives one answer for each. There is always at least one.
// Signed files are read whole and set against what was signed, until ctx ends.
func (j *Judge) Path(ctx context.Context, path string) []Assessment {
	var all []Assessment
	for _, c := range candidatesAt(path) {
		all = append(all, j.candidate(ctx, &c))
	}
	return all
}

func (j *Judge) candidate(ctx context.Context, c *candidate) Assessment {
	a := &c.addon
	s := j.about(a)
	if a.Unreadable != "" {
		return s
	}
	s.Matched = a.Manifest.declared(j.sites).matches()
	l := &look{a: a, declared: s.Exposure, packed: c.packed, ids: a.ids()}
	if c.files != nil {
		if s.Files = c.files(ctx, inspector{key: j.storeKey(), name: hostNaming}, a); s.Files != nil {
			l.found = c.fileEvidence(s.Files)
		}
	}
	l.runsAs = c.runsAs(s.Files)
	j.decide(&s, l, Circumstances{})
	return s
}

// Installed judges an extension of a profile.
func (j *Judge) Installed(a *Addon) Assessment {
	s := j.about(a)
	if a.Unreadable != "" && s.Effective < A3 {
		// A known bad one needs no manifest to be known.
		if s.Evidence = append(slices.Clone(a.Found), j.lists.match(a.ids(), a.ID, a.Version)...); highest(s.Evidence) == B4 {
			s.Unjudged, s.Verdict = "", Stop
		}
		return s
	}
	s.Unjudged = ""
	l := &look{a: a, declared: s.Exposure, installed: true, ids: a.ids(), runsAs: a.ID, found: slices.Clone(a.Found)}
	j.decide(&s, l, Circumstances{New: a.New})
	return s
}

// about is what needs no evidence.
func (j *Judge) about(a *Addon) Assessment {
	s := Assessment{
		Path: a.Path, ID: a.ID, Name: a.Name, Version: a.Version, ManifestVersion: a.Manifest.ManifestVersion,
		Problems: a.Manifest.Problems, Verdict: NoVerdict, Unjudged: a.Unreadable,
	}
	s.Exposure = a.Manifest.declared(j.sites).exposure()
	if !a.Enabled {
		return s
	}
	if s.Exposure == A4 && !a.Withheld && a.barrier == nil {
		s.Effective = A4 // there is no more, and nothing takes from it
		return s
	}
	now := a.effective(j.sites)
	s.Effective = now.exposure()
	if now.barrier != nil {
		without := now
		if without.barrier = nil; without.exposure() > s.Effective {
			s.BarredBy = Clean(now.barrier.from, maxDetail)
		}
	}
	return s
}

// Reasons are those for an installed extension's exposure, or for what it would have if it
// were switched on and nothing withheld: one match, at the first origin, for each key and
// pattern, as most patterns reach all of the portal's.
func (j *Judge) Reasons(a *Addon) []Match {
	if a.Enabled {
		if m := a.effective(j.sites).reasons(); len(m) > 0 {
			return m
		}
	}
	return a.Manifest.declared(j.sites).reasons()
}

// Why is the first reason for what is in force of an extension; zero where nothing is.
func (j *Judge) Why(a *Addon) Match {
	if !a.Enabled {
		return Match{}
	}
	s := a.effective(j.sites)
	exposure := s.exposure()
	for h := range s.holds() {
		if exposure > A0 && h.exposure == exposure {
			return h.match()
		}
	}
	return Match{}
}

// decide collects the evidence and makes the verdict.
func (j *Judge) decide(s *Assessment, l *look, c Circumstances) {
	l.identity()
	l.name()
	l.updates()
	l.weak()
	listed := j.lists.match(l.ids, l.runsAs, l.a.Version)
	s.Evidence = append(l.found, listed...)
	slices.SortStableFunc(s.Evidence, func(a, b Evidence) int { return int(b.Level) - int(a.Level) })
	level := highest(s.Evidence)
	if level == B0 {
		s.Role = l.a.role()
		c.Recognised = s.Role != NoRole
	}
	s.Verdict = Decide(s.Effective, level, c)
	if s.Verdict == Expected && level == B1 && highest(listed) == B1 {
		s.Verdict = Note // what the user's own list says is never passed over
	}
}

// ids are all the ids that it goes by, those that it merely claims among them: enough to
// accuse it, and not to clear it.
func (a *Addon) ids() []string {
	ids := make([]string, 0, 4)
	for _, id := range [...]string{a.ID, a.placeID, a.Manifest.keyID(), a.Manifest.GeckoID} {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// role is what a recognised tool is for, if this is a genuine copy: installed by the
// browser from its store with the id that its key gives, or a distribution's package.
func (a *Addon) role() Role {
	k := knownTools().byID[a.ID]
	if k == nil || k.role == NoRole {
		return NoRole
	}
	fromStore := a.Origin.FromStore && a.Origin.Location == Internal && a.Manifest.keyID() == a.ID
	fromMozilla := a.Origin.Location == FirefoxProfile && a.State.Signature == SignatureGood && !a.Origin.Foreign
	if fromStore || fromMozilla || a.distributed() {
		return k.role
	}
	return NoRole
}

// distributed reports whether it lies where a distribution puts its packages, and only the
// system's administrator can write there.
func (a *Addon) distributed() bool {
	if a.Origin.OfSystem {
		return true
	}
	path := filepath.Clean(a.Path)
	for _, place := range distributionFolders {
		if strings.HasPrefix(path, place) {
			return ofSystem(path)
		}
	}
	return false
}

// distributionFolders are where Linux distributions put extensions. Source: Debian's and
// Fedora's packages.
var distributionFolders = [...]string{"/usr/share/chromium/extensions/", "/usr/share/mozilla/extensions/", "/usr/share/webext/", "/usr/lib/mozilla/extensions/", "/usr/lib64/mozilla/extensions/"}
