package addon

import (
	"slices"
	"strings"

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

// Reported judges the extensions that the browser that asks reports as switched on. The
// first finding is extensions-can-read-page: which of them can read a page of one of
// the judge's origins. One suspicious-extension follows for each that is no ordinary
// reader. Each is looked up by its id in onDisk, what the browser's profiles hold,
// because content scripts are in the manifest only; what the browser reports as
// granted counts as well. One that is not on disk is judged by the browser's report
// alone, and is "unknown" where that shows no access. Where the browser and its
// profile disagree on what is on, the first finding has a signal for it, and no verdict
// changes. Extensions with one of ourIDs are left out, and so is what is not switched on
// or no extension. Nothing reported is used as a path.
func (j *Judge) Reported(reported []message.BrowserExtension, onDisk OnDisk, ourIDs []string) []finding.Finding {
	disk := make(map[string][]*Addon, len(onDisk.Addons))
	for i := range onDisk.Addons {
		a := &onDisk.Addons[i]
		disk[a.ID] = append(disk[a.ID], a)
	}
	asking := onDisk.asking(ourIDs)
	seen := map[string]bool{}
	var judged []judgedOne
	var signals []finding.Signal
	for i := range reported {
		r := &reported[i]
		if (r.Type != "extension" && r.Type != "legacy_packaged_app") || !r.Enabled || seen[r.ID] || slices.Contains(ourIDs, r.ID) {
			continue
		}
		seen[r.ID] = true
		one := j.reported(r, disk[r.ID])
		if name, why := onDisk.disagreement(r, disk[r.ID], asking); name != "" {
			signals = append(signals, differs(name, one.Name, r.ID, why))
			one.because(why, say(strings.ReplaceAll(name, "-", "_")))
		}
		judged = append(judged, one)
	}
	for i := range onDisk.Addons {
		if a := &onDisk.Addons[i]; a.hidden() && !seen[a.ID] && !slices.Contains(ourIDs, a.ID) && (asking == "" || a.Profile.Dir == asking) {
			judged = append(judged, j.onDisk(a))
		}
	}
	all := conclude(judged, finding.Reported)
	signals = append(signals, onDisk.unreported(reported, ourIDs, asking)...)
	all[0].Evidence.Signals = signals[:min(len(signals), maxDisagreements)]
	return all
}

// Everywhere gives the findings of [Judge.Reported] for every browser profile of this
// user, with no browser asked: they may lag behind a running one.
func (j *Judge) Everywhere(onDisk []Addon, ourIDs []string) []finding.Finding {
	var judged []judgedOne
	for i := range onDisk {
		a := &onDisk[i]
		if !a.Enabled || slices.Contains(ourIDs, a.ID) {
			continue
		}
		judged = append(judged, j.onDisk(a))
	}
	return conclude(judged, finding.Measured)
}

// onDisk judges one by its profile alone.
func (j *Judge) onDisk(a *Addon) judgedOne {
	one := judgedOne{Extension: evidence(a.ID, a.Name, a.Version, a.reach(j.sites)), verdict: j.Installed(a), unread: a.Unreadable != ""}
	one.Where = whereIs(a)
	one.why = j.reason(a, one.verdict)
	if one.Access == string(NotJudged) {
		one.because(a.Unreadable, say("unreadable"))
	}
	one.barred()
	return one
}

// judgedOne is one extension as a finding tells of it, and what was made of it.
type judgedOne struct {
	finding.Extension
	verdict Assessment
	why     Match
	// unread: there is no manifest, and with it nothing known of content scripts.
	unread bool
}

// reason is the first of the reasons for an exposure that somebody will be told of.
func (j *Judge) reason(a *Addon, s Assessment) Match {
	if s.Verdict == Stop || s.Verdict == Review {
		return j.Why(a)
	}
	return Match{}
}

func (j *Judge) reported(r *message.BrowserExtension, copies []*Addon) judgedOne {
	reach := Reach{Access: NotJudged}
	reason, why := saysNone, say("not_on_disk")
	where := ""
	hosts := reportedHosts(r)
	one := judgedOne{verdict: Assessment{Verdict: NoVerdict}, unread: len(copies) == 0}
	for i, a := range bestCopies(copies, r.Version) {
		found := a.reach(j.sites)
		if i == 0 || closer(found.Access, reach.Access) {
			reach, reason, why = found, a.Unreadable, say("unreadable")
		}
		switch at := whereIs(a); {
		case i == 0:
			where = at
		case where != at:
			where = a.Profile.Browser.Name
		}
		// The browser knows better than its files what is on, and what is granted.
		now := *a
		now.Enabled, now.Granted = true, append(slices.Clip(now.Granted), hosts...)
		now.GrantedAPIs = append(slices.Clip(now.GrantedAPIs), r.Permissions...)
		if s := j.Installed(&now); i == 0 || louder(s.Verdict, one.verdict.Verdict) {
			one.verdict, one.why = s, j.reason(&now, s)
		}
	}
	alone := Addon{ID: r.ID, Version: Clean(r.Version, maxName), Enabled: true, Manifest: Manifest{Permissions: r.Permissions, Hosts: hosts}}
	alone.declare(r.Name, r.ID)
	if len(copies) > 0 {
		alone.barrier = copies[0].barrier // the browser's, so that of every copy
	}
	if len(copies) == 0 {
		if s := j.Installed(&alone); s.Verdict != Expected || s.Effective > A0 {
			one.verdict, one.why = s, j.reason(&alone, s)
		}
	}
	if granted := alone.reach(j.sites); granted.Access.Reads() && !reach.Access.Reads() {
		reach = granted
	}
	one.Extension = evidence(r.ID, alone.Name, r.Version, reach)
	one.Where = where
	if reach.Access == NotJudged {
		one.because(reason, why)
	}
	one.barred()
	return one
}

// barred notes the policy that limits it, where there is nothing else to say.
func (one *judgedOne) barred() {
	if from := one.verdict.BarredBy; from != "" {
		one.because("a policy limits what it may do on these pages: "+from, say("barred", from))
	}
}

// because gives a reason, unless there is one already.
func (one *judgedOne) because(reason string, why finding.Sentence) {
	if one.Reason == "" && reason != "" {
		one.Reason, one.Why = reason, &why
	}
}

// louder orders verdicts from stop to expected; what could not be judged is between
// what asks for something and what does not.
func louder(a, b Verdict) bool {
	order := []Verdict{Stop, Review, NoVerdict, Note, Expected}
	return slices.Index(order, a) < slices.Index(order, b)
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

// reportedHosts are what the browser itself reports as granted now.
func reportedHosts(r *message.BrowserExtension) []Host {
	hosts := make([]Host, 0, len(r.HostPermissions))
	for _, t := range r.HostPermissions {
		if pattern, err := ParsePattern(t); err == nil {
			hosts = append(hosts, Host{Key: "host_permissions", Pattern: pattern})
		}
	}
	return hosts
}

// closeness orders accesses from what matters most to what matters least.
var closeness = []Access{ContentScript, HostPermission, Debugger, Capture, NotJudged, OnClick, NoAccess}

func closer(a, b Access) bool { return slices.Index(closeness, a) < slices.Index(closeness, b) }

// whereIs names a browser and a profile; nothing where no profile is known.
func whereIs(a *Addon) string {
	if a.Profile.Browser.Name == "" {
		return ""
	}
	return Clean(a.Profile.Shown(), maxShown)
}

func evidence(id, name, version string, r Reach) finding.Extension {
	return finding.Extension{
		ID: Clean(id, maxShown), Name: Clean(name, maxName), Version: Clean(version, maxName),
		Access: string(r.Access), Key: r.Key, Pattern: Clean(r.Pattern, maxShown),
	}
}
