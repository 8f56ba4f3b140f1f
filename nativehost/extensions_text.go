package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/addon"
	"github.com/sallyport/sallyport/internal/finding"
)

// notAnalysed is what no verdict rests on.
const notAnalysed = "Extensions' code was not analysed: nothing found is not the same as safe."

// loudness orders verdicts for a person.
var loudness = []addon.Verdict{addon.Stop, addon.Review, addon.NoVerdict, addon.Note, addon.Expected}

// verdictLine says what a verdict asks for.
func verdictLine(v addon.Verdict) string {
	switch v {
	case addon.Stop:
		return "stop: do not sign in while it is on"
	case addon.Review:
		return "review: look at it before you sign in"
	}
	return string(v)
}

func printAssessed(w io.Writer, all []judgedExtension) error {
	for i, e := range all {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w, finding.Plain(e.Path))
		printJudged(w, e)
	}
	_, err := fmt.Fprintf(w, "\n%s\n", notAnalysed)
	return err
}

// printJudged tells of one extension, indented.
func printJudged(w io.Writer, e judgedExtension) {
	if e.Error != "" {
		fmt.Fprintf(w, "  %s\n", finding.Plain(e.Error))
		return
	}
	fmt.Fprintf(w, "  %s  %s  %s\n", titleOf(e), exposureText(e), verdictLine(e.Verdict))
	fmt.Fprintf(w, "  %s\n", finding.Plain(addon.Sentence(*e.Effective, e.why)))
	if e.BarredBy != "" {
		fmt.Fprintf(w, "  A policy limits what it may do there: %s\n", finding.Plain(e.BarredBy))
	}
	for _, one := range e.Evidence {
		fmt.Fprintf(w, "  %s %s: %s\n", one.Level, one.ID, finding.Plain(one.Detail))
	}
}

func titleOf(e judgedExtension) string {
	name := cmp.Or(finding.Plain(e.Name), "without a name")
	for _, more := range []string{e.Version, e.ID} {
		if more = finding.Plain(more); more != "" && more != name {
			name += ", " + more
		}
	}
	return name
}

// exposureText is the exposure, and what is in force of it where that is less.
func exposureText(e judgedExtension) string {
	if *e.Exposure == *e.Effective {
		return e.Exposure.String()
	}
	return fmt.Sprintf("%s, now %s", e.Exposure, e.Effective)
}

// placed is an extension and the profile that it is in.
type placed struct {
	judgedExtension
	where string
}

// extensionsText prints the loud ones first, then each kind of the rest in one line.
type extensionsText struct {
	w                      io.Writer
	loud, unjudged         []placed
	readers, around        map[string]bool
	unknown                []string
	quiet, total, profiles int
}

func (t *extensionsText) profile(p judgedProfile) error {
	where := p.Browser + ", " + finding.Plain(p.Profile)
	t.profiles++
	if p.Unknown != "" {
		t.unknown = append(t.unknown, fmt.Sprintf("%s: unknown, because %s.", where, finding.Plain(p.Unknown)))
	}
	for _, e := range p.Extensions {
		t.total++
		switch {
		case e.Verdict == addon.Stop || e.Verdict == addon.Review || (e.Verdict == addon.Note && len(e.Evidence) > 0):
			t.loud = append(t.loud, placed{e, where})
		case e.Error != "":
			t.unjudged = append(t.unjudged, placed{e, where})
		case *e.Effective >= addon.A3:
			addName(&t.readers, e)
		case *e.Effective == addon.A2:
			addName(&t.around, e)
		default:
			t.quiet++
		}
	}
	return nil
}

// addName notes a name, with what the extension is for where its work needs what it can do.
func addName(names *map[string]bool, e judgedExtension) {
	if *names == nil {
		*names = map[string]bool{}
	}
	name := cmp.Or(finding.Plain(e.Name), finding.Plain(e.ID))
	if role := roleText(e.Role); role != "" {
		name += " (" + role + ")"
	}
	(*names)[name] = true
}

func (t *extensionsText) end() error {
	w := t.w
	slices.SortStableFunc(t.loud, func(a, b placed) int {
		return slices.Index(loudness, a.Verdict) - slices.Index(loudness, b.Verdict)
	})
	for _, e := range t.loud {
		fmt.Fprintf(w, "%s\n", e.where)
		printJudged(w, e.judgedExtension)
		fmt.Fprintln(w)
	}
	printGroup(w, "Can read or use your broker's pages; needed?", t.readers)
	printGroup(w, "Can steer, watch or control the browser around them", t.around)
	for _, e := range t.unjudged {
		fmt.Fprintf(w, "%s, in %s: %s\n", titleOf(e.judgedExtension), e.where, finding.Plain(e.Error))
	}
	for _, line := range t.unknown {
		fmt.Fprintln(w, line)
	}
	fmt.Fprintf(w, "%s in %s, %d of them without a hold on your broker's pages.\n", countedWord(t.total, "extension"), countedWord(t.profiles, "profile"), t.quiet)
	_, err := fmt.Fprintln(w, notAnalysed)
	return err
}

func countedWord(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// printGroup is one line for many.
func printGroup(w io.Writer, title string, all map[string]bool) {
	if len(all) == 0 {
		return
	}
	names := slices.SortedFunc(maps.Keys(all), func(a, b string) int {
		return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
	})
	fmt.Fprintf(w, "%s: %s.\n", title, strings.Join(names, ", "))
}

func roleText(r addon.Role) string {
	switch r {
	case addon.PasswordManager:
		return "password manager: needed to fill"
	case addon.Blocker:
		return "blocker: can be set to “on click” on your broker's site"
	case addon.Accessibility:
		return "accessibility"
	case addon.DeveloperTool:
		return "developer tool"
	}
	return ""
}
