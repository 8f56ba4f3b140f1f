package profile

import (
	"fmt"
	"strings"
	"time"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/finding"
)

// maxNamed is how many extensions a finding's sentence names.
const maxNamed = 5

// firefoxID is our add-on's ID in every Firefox profile.
const firefoxID = extension.FirefoxID

// Findings tells how the hardened profiles stand: one finding each, or one
// that says that none was used yet.
func (k *Keeper) Findings() []finding.Finding {
	states, err := k.States()
	if err != nil {
		f := base("hardened_profile", finding.Unknown, finding.Info, "state")
		f.Args, f.Why = []string{"its record cannot be read: " + err.Error()}, []finding.Sentence{say("record_unreadable")}
		return []finding.Finding{f}
	}
	if len(states) == 0 {
		f := base("hardened_profile_never", finding.NotApplicable, finding.Info, "never")
		f.Remedies = []finding.Remedy{finding.Launch}
		return []finding.Finding{f}
	}
	ours, _ := ExtensionID(k.vault)
	findings := make([]finding.Finding, 0, len(states))
	for _, s := range states {
		if s.Running { // its record is as old as its start
			s.Requests.Exceptions = nil
			if s.Served {
				s.Requests.Exceptions = k.exceptionsInForce()
			}
		}
		findings = append(findings, s.finding(ours))
	}
	return findings
}

func base(text string, outcome finding.Outcome, level finding.Level, news ...string) finding.Finding {
	return finding.Finding{
		ID: finding.HardenedProfile, Text: text, Level: level, Outcome: outcome, Basis: finding.Measured,
		Fingerprint: finding.Fingerprint(finding.HardenedProfile, append([]string{text}, news...)...), MeasuredAt: now(),
	}
}

func (s State) finding(chromiumID string) finding.Finding {
	var f finding.Finding
	strangers := s.strangers(chromiumID)
	open := unverified(s.Controls)
	switch {
	case s.Open && !s.Running:
		f = base("hardened_profile", finding.Fail, finding.Warn, s.Browser, "unwiped")
		f.Args = []string{fmt.Sprintf("its last session in %s, opened %s, ended without being wiped", s.Browser, day(s.LaunchedAt))}
		f.Why = []finding.Sentence{say("session_unwiped", s.Browser, day(s.LaunchedAt))}
		f.Remedies = []finding.Remedy{finding.Launch}
	case len(strangers) > 0:
		f = base("hardened_profile", finding.Fail, finding.Warn, s.Browser, "extensions")
		f.Args = []string{s.session() + " had other extensions: " + names(strangers)}
		f.Why = []finding.Sentence{say("session_extensions", s.Browser, finding.FirstOf(cutNames(strangers), maxNamed, ", "))}
	case len(s.Drifted) > 0:
		f = base("hardened_profile", finding.Fail, finding.Warn, append([]string{s.Browser, "drifted"}, s.Drifted...)...)
		f.Args = []string{s.session() + " had protections changed: " + words(s.Drifted)}
		f.Why = []finding.Sentence{say("protections_changed", s.Browser, strings.Join(s.Drifted, ", "))}
	case Drifted(s.Differences) || Drifted(s.Undone):
		f = base("hardened_profile", finding.Fail, finding.Warn, append([]string{s.Browser, "differs"}, kinds(s.Differences, s.Undone)...)...)
		f.Args, f.Why = []string{s.differences()}, s.whyDifferent()
	case s.Running && !s.Served:
		f = base("hardened_profile", finding.Fail, finding.Warn, s.Browser, "unserved")
		f.Args, f.Why = []string{s.Browser + ": " + s.sentence()}, s.why()
	case s.Running:
		outcome := finding.Pass
		if len(s.Controls) == 0 || len(open) > 0 {
			outcome = finding.Unknown
		}
		f = base("hardened_profile_running", outcome, finding.Info, s.Browser)
		f.Args, f.Why = []string{s.Browser, s.sentence()}, s.why()
	case len(open) > 0:
		f = base("hardened_profile_unknown", finding.Unknown, finding.Info, append([]string{s.Browser}, open...)...)
		f.Args, f.Why = []string{s.Browser, s.sentence()}, s.why()
	default:
		f = base("hardened_profile_pass", finding.Pass, finding.Info, s.Browser)
		f.Args, f.Why = []string{s.Browser, s.sentence()}, s.why()
	}
	f.Evidence = finding.Evidence{Extensions: s.Extensions, Controls: s.Controls, Counts: s.Requests.counts(s.Wiped), Signals: signals(s.Differences, s.Undone)}
	return f
}

// strangers are the extensions that the session should not have had: ours is one
// where none was to be there.
func (s State) strangers(chromiumID string) []finding.Extension {
	if s.ExtensionMode == strict {
		return s.Extensions
	}
	return foreign(foreign(s.Extensions, chromiumID), firefoxID)
}

// session names the session that was looked at.
func (s State) session() string {
	if s.Running {
		return "its open window in " + s.Browser
	}
	return "its last session in " + s.Browser + ", which was wiped,"
}

// names lists extensions by name, with the invisible and over-long cut: they
// chose their names themselves.
func names(extensions []finding.Extension) string {
	list := cutNames(extensions)
	if more := len(list) - maxNamed; more > 0 {
		list = append(list[:maxNamed], fmt.Sprintf("and %d more", more))
	}
	return strings.Join(list, ", ")
}

func cutNames(extensions []finding.Extension) []string {
	list := make([]string, len(extensions))
	for i, e := range extensions {
		name := []rune(finding.Plain(e.Name))
		list[i] = string(name[:min(len(name), 80)])
	}
	return list
}

// sentence sums a profile up: level, when, what was wiped, what held.
func (s State) sentence() string {
	how := ""
	if s.Mode != "" { // a record of an earlier version does not tell
		how = fmt.Sprintf(" %s and %s,", s.Mode, s.ExtensionMode)
	}
	parts := []string{fmt.Sprintf("level %s (%s),%s opened %s", s.Level, Level(s.Level).rests(), how, day(s.LaunchedAt))}
	if !s.Running && !s.WipedAt.IsZero() {
		parts = append(parts, fmt.Sprintf("wiped %s: %s", day(s.WipedAt), told(s.Wiped)))
	}
	if s.Running && !s.Served {
		parts = append(parts, "its supervisor has ended, and with it the window's only way out: close it and launch again")
	}
	if s.NotKept != "" && !s.Running {
		parts = append(parts, "no device cookie was kept from that session: its cookie store "+s.NotKept)
	}
	if s.NotPutBack != "" {
		parts = append(parts, "the device cookie kept earlier was not put back: its store "+s.NotPutBack)
	}
	if asked := s.Requests.Text(); asked != "" && !s.Running {
		parts = append(parts, asked)
	}
	if excepted := exceptionsText(s.Requests.Exceptions, s.Running); excepted != "" {
		parts = append(parts, excepted)
	}
	asked := requestedOf(s.Controls)
	if open := unverified(s.Controls); len(open) > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d protections were seen to hold, not: %s", asked-len(open), asked, words(open)))
	} else if asked > 0 {
		parts = append(parts, fmt.Sprintf("all %d protections were seen to hold", asked))
	} else if s.Running && s.Served {
		parts = append(parts, "its protections were not looked at yet")
	}
	return strings.Join(parts, "; ")
}

func day(t time.Time) string { return t.Format("2006-01-02 15:04 UTC") }
