package addon

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
)

const (
	// maxNamed is how many extensions a finding's sentence names.
	maxNamed = 5
	// maxShown is how long an id, pattern or version may be in a finding.
	maxShown = 200
	// maxListed bounds the evidence, so that an answer fits into one frame.
	maxListed = 400
)

// text is the stem of this check's texts.
const text = "extensions_can_read_page"

// Readers is the finding extensions-can-read-page for the browser that asks:
// which of the extensions that it reports as switched on can read a page of one
// of the origins. Each is looked up by its id in onDisk, what the browser's
// profiles hold, because content scripts are in the manifest only; what the
// browser reports as granted counts as well. One that is not on disk is judged
// by the browser's report alone, and is "unknown" where that shows no access.
// Extensions with one of ourIDs are left out, and so is what is not switched on
// or no extension. Nothing reported is used as a path.
func Readers(reported []message.BrowserExtension, onDisk []Addon, origins []string, ourIDs []string) finding.Finding {
	sites := sitesOf(origins)
	disk := make(map[string][]*Addon, len(onDisk))
	for i := range onDisk {
		disk[onDisk[i].ID] = append(disk[onDisk[i].ID], &onDisk[i])
	}
	seen := map[string]bool{}
	var judged []finding.Extension
	for i := range reported {
		r := &reported[i]
		if r.Type != "extension" || !r.Enabled || seen[r.ID] || slices.Contains(ourIDs, r.ID) {
			continue
		}
		seen[r.ID] = true
		judged = append(judged, judgeReported(r, disk[r.ID], sites))
	}
	return conclude(judged, finding.Reported)
}

// Installed is the finding extensions-can-read-page for every browser profile
// of this user, with no browser asked: it may lag behind a running one. The
// rest is as for [Readers].
func Installed(onDisk []Addon, origins []string, ourIDs []string) finding.Finding {
	sites := sitesOf(origins)
	var judged []finding.Extension
	for i := range onDisk {
		a := &onDisk[i]
		if !a.Enabled || slices.Contains(ourIDs, a.ID) {
			continue
		}
		e := evidence(a.ID, a.Name, a.Version, a.reach(sites))
		e.Where = whereIs(a)
		if e.Access == string(NotJudged) {
			e.Reason = a.Unreadable
		}
		judged = append(judged, e)
	}
	return conclude(judged, finding.Measured)
}

func judgeReported(r *message.BrowserExtension, copies []*Addon, sites []site) finding.Extension {
	reach := Reach{Access: NotJudged}
	reason := "not found in this browser's profile"
	where := ""
	for i, a := range bestCopies(copies, r.Version) {
		found := a.reach(sites)
		if i == 0 || closer(found.Access, reach.Access) {
			reach, reason = found, a.Unreadable
		}
		switch at := whereIs(a); {
		case i == 0:
			where = at
		case where != at:
			where = a.Profile.Browser.Name
		}
	}
	if granted := reportedReach(r, sites); granted.Access.Reads() && !reach.Access.Reads() {
		reach = granted
	}
	e := evidence(r.ID, shownName(r.Name, r.ID), r.Version, reach)
	e.Where = where
	if reach.Access == NotJudged {
		e.Reason = reason
	}
	return e
}

// bestCopies are the copies of the version that runs, else all: several
// profiles may hold the same extension, and which one asks is not known.
func bestCopies(copies []*Addon, version string) []*Addon {
	var same []*Addon
	for _, c := range copies {
		if c.Version == version {
			same = append(same, c)
		}
	}
	if len(same) > 0 {
		return same
	}
	return copies
}

// reportedReach judges what the browser itself reports as granted now.
func reportedReach(r *message.BrowserExtension, sites []site) Reach {
	hosts := make([]Host, 0, len(r.HostPermissions))
	for _, t := range r.HostPermissions {
		if pattern, err := ParsePattern(t); err == nil {
			hosts = append(hosts, Host{Key: "host_permissions", Pattern: pattern})
		}
	}
	m := Manifest{Permissions: r.Permissions, Hosts: hosts}
	return m.declared(sites).reach()
}

// closeness orders accesses from what matters most to what matters least.
var closeness = []Access{ContentScript, HostPermission, Debugger, Capture, NotJudged, OnClick, NoAccess}

func closer(a, b Access) bool { return slices.Index(closeness, a) < slices.Index(closeness, b) }

// whereIs names a browser and a profile; nothing where no profile is known.
func whereIs(a *Addon) string {
	if a.Profile.Browser.Name == "" {
		return ""
	}
	return Clean(a.Profile.Browser.Name+", "+a.Profile.Name, maxShown)
}

func evidence(id, name, version string, r Reach) finding.Extension {
	return finding.Extension{
		ID: Clean(id, maxShown), Name: Clean(name, maxName), Version: Clean(version, maxName),
		Access: string(r.Access), Key: r.Key, Pattern: Clean(r.Pattern, maxShown),
	}
}

// conclude makes the finding of all extensions that were judged. It is never
// louder than info: most readers are a password manager or a blocker.
func conclude(judged []finding.Extension, basis finding.Basis) finding.Finding {
	slices.SortStableFunc(judged, func(a, b finding.Extension) int {
		return cmp.Or(
			slices.Index(closeness, Access(a.Access))-slices.Index(closeness, Access(b.Access)),
			strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)),
			strings.Compare(a.ID, b.ID),
			strings.Compare(a.Where, b.Where),
		)
	})
	var shown, readers, unjudged []finding.Extension
	var parts []string
	for _, e := range judged {
		switch access := Access(e.Access); {
		case access.Reads():
			readers = append(readers, e)
		case access == NotJudged:
			unjudged = append(unjudged, e)
		}
		if e.Access != string(NoAccess) {
			shown = append(shown, e)
		}
		if e.Access != string(NoAccess) && e.Access != string(OnClick) {
			parts = append(parts, e.ID+" "+e.Access)
		}
	}
	slices.Sort(parts)
	f := finding.Finding{
		ID:         finding.ExtensionsCanReadPage,
		Level:      finding.Info,
		Basis:      basis,
		Evidence:   finding.Evidence{Extensions: shown[:min(len(shown), maxListed)]},
		MeasuredAt: time.Now().UTC().Truncate(time.Second),
	}
	switch {
	case len(readers) > 0:
		f.Outcome, f.Text = finding.Fail, text
		f.Args = []string{strconv.Itoa(distinct(readers)), names(readers)}
		f.Remedies = []finding.Remedy{finding.Launch, finding.ManageExtensions}
	case len(unjudged) > 0:
		f.Outcome, f.Text = finding.Unknown, text+"_unknown"
		f.Args = []string{names(unjudged)}
		f.Remedies = []finding.Remedy{finding.Launch, finding.ManageExtensions}
	default:
		f.Outcome, f.Text = finding.Pass, text+"_none"
		f.Args = []string{strconv.Itoa(distinct(judged))}
		parts = []string{"none"}
	}
	f.Fingerprint = finding.Fingerprint(f.ID, slices.Compact(parts)...)
	return f
}

func distinct(all []finding.Extension) int {
	ids := map[string]bool{}
	for _, e := range all {
		ids[e.ID] = true
	}
	return len(ids)
}

// names lists the first few extensions by name, each id once. The rest is a
// number only, so that the list reads the same in every language.
func names(all []finding.Extension) string {
	var shown []string
	ids := map[string]bool{}
	for _, e := range all {
		if ids[e.ID] {
			continue
		}
		ids[e.ID] = true
		if len(shown) < maxNamed {
			shown = append(shown, e.Name)
		}
	}
	list := strings.Join(shown, ", ")
	if more := len(ids) - len(shown); more > 0 {
		list += fmt.Sprintf(" (+%d)", more)
	}
	return list
}
