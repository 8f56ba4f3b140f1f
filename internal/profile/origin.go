package profile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
)

// origin is what the last session began with beside its seed, and what was
// undone before it could begin.
type origin struct {
	// Baseline identifies the program's template of that time, whatever the start.
	Baseline string `json:"baseline,omitempty"`
	// Program is the program that the profile's extension talks to.
	Program string `json:"program,omitempty"`
	// BrowserBuild marks the browser's program, and BrowserVersion is its version
	// as a file named it; that is empty until a browser that brings no such file
	// has written one.
	BrowserBuild   string `json:"browser_build,omitempty"`
	BrowserVersion string `json:"browser_version,omitempty"`
	// Undone is how the closed profile differed when the session began, before it
	// was wiped and set up anew.
	Undone []Difference `json:"undone,omitempty"`
}

// begin writes down what a session begins with.
func (o *origin) begin(b browser.Installed, program string, undone []Difference) {
	o.Program = program
	o.Baseline, _ = baseline(b.Family) // the seed of this start was just made the same way
	build, version := buildOf(b.Binary), programVersion(b.Binary)
	if version != "" || build != o.BrowserBuild {
		o.BrowserVersion = version
	}
	o.BrowserBuild = build
	o.Undone = undone
}

// ran writes down the version that the browser itself named in its profile.
func (o *origin) ran(version string) {
	if version != "" {
		o.BrowserVersion = version
	}
}

// before is how a profile that is about to be wiped differs from what should be
// there. A session that was lost left what sessions leave; that it was lost is
// written down elsewhere.
func (w *window) before() []Difference {
	book, err := w.keeper.readBook()
	if err != nil {
		return nil // what follows reads it again, and fails with the reason
	}
	found := &drift{repair: "It was removed before the next session began."}
	s, err := w.keeper.scene(w.browser.Browser, book, w.root, found)
	if err != nil {
		return nil
	}
	s.compare()
	return found.list()
}

// differences is how the profile differs from its seed while or after a browser
// has it.
func (w *window) differences() []Difference {
	book, err := w.keeper.readBook()
	if err != nil {
		return nil
	}
	found := &drift{repair: repairedByWipe}
	s, err := w.keeper.scene(w.browser.Browser, book, w.root, found)
	if err != nil {
		return nil
	}
	s.used, s.interrupted = true, w.seed == nil
	if w.seed != nil { // an adopted window has none
		s.seed, s.exact = w.seed, true
	}
	if s.open = w.up(); s.open {
		found.repair = "It is wiped when the window closes."
	}
	s.compare()
	if !s.open {
		s.countStores(w.estate())
	}
	return found.list()
}

// up reports whether the browser that this window started is still there.
func (w *window) up() bool {
	if w.process == nil {
		return false
	}
	select {
	case <-w.process.exited:
		return false
	default:
		return true
	}
}

// signals tells differences one by one, as a finding's evidence.
func signals(lists ...[]Difference) []finding.Signal {
	var all []finding.Signal
	for _, list := range lists {
		for _, d := range list {
			outcome := finding.Fail
			if d.Level == finding.Info {
				outcome = finding.NotApplicable
			}
			all = append(all, finding.Signal{Name: string(d.Kind), Outcome: outcome, Detail: d.What + " " + d.Repair})
		}
	}
	return all
}

// differences says in one sentence what differed, and when. What it was is told
// one by one, in the evidence.
func (s State) differences() string {
	var parts []string
	if len(s.Differences) > 0 {
		parts = append(parts, s.session()+" differed from how it was set up: "+kindWords(s.Differences))
	}
	if len(s.Undone) > 0 {
		parts = append(parts, fmt.Sprintf("before that session in %s the closed profile was found changed, and set up anew: %s", s.Browser, kindWords(s.Undone)))
	}
	return strings.Join(parts, "; ")
}

// kinds are the kinds of differences, each once, in order.
func kinds(lists ...[]Difference) []string {
	var all []string
	for _, d := range slices.Concat(lists...) {
		all = append(all, string(d.Kind))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func kindWords(list []Difference) string { return words(kinds(list)) }
