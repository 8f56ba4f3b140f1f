package addon

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/finding"
)

// conclude makes the findings of all extensions that were judged.
func conclude(judged []judgedOne, basis finding.Basis) []finding.Finding {
	slices.SortStableFunc(judged, func(a, b judgedOne) int {
		return cmp.Or(
			slices.Index(closeness, Access(a.Access))-slices.Index(closeness, Access(b.Access)),
			strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)),
			strings.Compare(a.ID, b.ID),
			strings.Compare(a.Where, b.Where),
		)
	})
	for i := range judged {
		one := &judged[i]
		s := &one.verdict
		one.Verdict, one.Role = string(s.Verdict), string(s.Role)
		if s.Verdict != NoVerdict && s.Unjudged == "" {
			one.Exposure = s.Effective.String()
		}
	}
	return append([]finding.Finding{readers(judged, basis)}, suspicious(judged, basis)...)
}

// inPage tells what runs in the page, and can read what is typed there, from what uses the
// session or reads what is loaded without touching the page. Where that is not known, a
// host counts for the former.
func (one *judgedOne) inPage() bool {
	switch Access(one.Access) {
	case ContentScript, Debugger:
		return true
	case HostPermission:
		return one.unread || one.Exposure == "" || one.Exposure == A4.String()
	case Capture:
		return one.Exposure == A4.String()
	}
	return false
}

// readers is the finding about all that can read the page, or use the session. It is never louder than
// info: most of them are a password manager or a blocker.
func readers(judged []judgedOne, basis finding.Basis) finding.Finding {
	var all, shown, readers, users, unjudged []finding.Extension
	var parts []string
	for i := range judged {
		e := judged[i].Extension
		all = append(all, e)
		switch access := Access(e.Access); {
		case judged[i].inPage():
			readers = append(readers, e)
		case access.Reads():
			users = append(users, e)
		case access == NotJudged:
			unjudged = append(unjudged, e)
		}
		if e.Access != string(NoAccess) || e.Exposure > A0.String() || e.Reason != "" {
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
	if len(readers)+len(users) > 0 {
		f.Outcome, f.Remedies = finding.Fail, []finding.Remedy{finding.Launch, finding.ManageExtensions}
	}
	switch {
	case len(readers) > 0 && len(users) > 0:
		f.Text, f.Args = text+"_both", []string{strconv.Itoa(distinct(readers)), names(readers), names(users)}
	case len(readers) > 0:
		f.Text, f.Args = text, []string{strconv.Itoa(distinct(readers)), names(readers)}
	case len(users) > 0:
		f.Text, f.Args = text+"_session", []string{strconv.Itoa(distinct(users)), names(users)}
	case len(unjudged) > 0:
		f.Outcome, f.Text = finding.Unknown, text+"_unknown"
		f.Args = []string{names(unjudged)}
		f.Remedies = []finding.Remedy{finding.Launch, finding.ManageExtensions}
	default:
		f.Outcome, f.Text = finding.Pass, text+"_none"
		f.Args = []string{strconv.Itoa(distinct(all))}
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

// names lists the first few extensions by name, each id once.
func names(all []finding.Extension) string {
	var once []string
	ids := map[string]bool{}
	for _, e := range all {
		if !ids[e.ID] {
			ids[e.ID] = true
			once = append(once, e.Name)
		}
	}
	return finding.FirstOf(once, maxNamed, ", ")
}
