package report

import (
	"slices"
	"strconv"
	"time"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/posture"
)

// outcomes in the order in which they are counted.
var outcomes = []finding.Outcome{finding.Fail, finding.Unknown, finding.Error, finding.Pass, finding.NotApplicable}

// group is the findings of one heading.
type group struct {
	// Key names the group: fail-danger, fail-warn, fail-info, or an outcome.
	Key      string
	Heading  string
	Findings []shown
}

// shown is a finding in words.
type shown struct {
	finding.Finding
	// Anchor is unique in the report.
	Anchor                string
	Title, Reason, Action string
	// When is when the sensor looked, empty where that is not known.
	When time.Time
}

// groupKeys in the order of the report: what asks for something comes first.
var groupKeys = []string{"fail-danger", "fail-warn", "fail-info", "unknown", "error", "pass", "not-applicable"}

// grouped puts a result's findings under their headings, in the result's
// order. Headings without findings are left out.
func grouped(result posture.Result, wording finding.Wording, w words) []group {
	byKey := map[string][]shown{}
	anchors := map[finding.ID]int{}
	for _, f := range result.Findings {
		s := shown{Finding: f, Anchor: string(f.ID), When: f.MeasuredAt}
		if anchors[f.ID]++; anchors[f.ID] > 1 {
			s.Anchor += "-" + strconv.Itoa(anchors[f.ID])
		}
		s.Title, s.Reason, s.Action = wording.Render(f)
		s.Evidence = inWords(f.Evidence, wording)
		key := keyOf(f)
		byKey[key] = append(byKey[key], s)
	}
	var groups []group
	for _, key := range groupKeys {
		if len(byKey[key]) > 0 {
			groups = append(groups, group{Key: key, Heading: w.Text("group_" + key), Findings: byKey[key]})
		}
	}
	return groups
}

// inWords puts the reasons of extensions into the report's language.
func inWords(e finding.Evidence, wording finding.Wording) finding.Evidence {
	e.Extensions = slices.Clone(e.Extensions)
	for i := range e.Extensions {
		one := &e.Extensions[i]
		one.Reason, one.Why = wording.ReasonOf(*one), nil
	}
	return e
}

// keyOf is the group of a finding. What a later version may say in words that
// are not known here is shown among what could not be decided.
func keyOf(f finding.Finding) string {
	key := string(f.Outcome)
	if f.Outcome == finding.Fail {
		key += "-" + string(f.Level)
	}
	if !slices.Contains(groupKeys, key) {
		return string(finding.Unknown)
	}
	return key
}

// count is how many findings have an outcome.
type count struct {
	Outcome finding.Outcome
	Word    string
	Number  int
}

func counted(result posture.Result, w words) []count {
	counts := make([]count, 0, len(outcomes))
	for _, o := range outcomes {
		c := count{Outcome: o, Word: w.Text("count_" + string(o))}
		for _, f := range result.Findings {
			if f.Outcome == o {
				c.Number++
			}
		}
		counts = append(counts, c)
	}
	return counts
}

func local(t time.Time) string { return t.Local().Format("2006-01-02 15:04 MST") }
