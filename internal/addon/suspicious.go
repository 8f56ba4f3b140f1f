package addon

import (
	"slices"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/finding"
)

const (
	// maxSuspicious bounds the findings of their own; all are in the list of the first finding.
	maxSuspicious = 25
	// maxWhy bounds the English that says why, and maxSentences how many sentences say
	// what speaks against one.
	maxWhy       = 700
	maxSentences = 6
)

// suspicious is a finding for each extension that asks for something, the loudest first; one
// for the copies of several profiles.
func suspicious(judged []judgedOne, basis finding.Basis) []finding.Finding {
	var asking []judgedOne
	seen := map[string]bool{}
	for _, one := range judged {
		if v := one.verdict.Verdict; v == Stop || v == Review {
			asking = append(asking, one)
		}
	}
	slices.SortStableFunc(asking, func(a, b judgedOne) int {
		return slices.Index([]Verdict{Stop, Review}, a.verdict.Verdict) - slices.Index([]Verdict{Stop, Review}, b.verdict.Verdict)
	})
	var all []finding.Finding
	for _, one := range asking {
		f := one.suspicious(basis)
		if !seen[f.Fingerprint] && len(all) < maxSuspicious {
			seen[f.Fingerprint] = true
			all = append(all, f)
		}
	}
	return all
}

// suspicious is the finding about one. Dismissed, it comes back when the version, what it
// can do or what speaks against it changes.
func (one *judgedOne) suspicious(basis finding.Basis) finding.Finding {
	s := &one.verdict
	f := finding.Finding{
		ID: finding.SuspiciousExtension, Text: "suspicious_extension_review", Level: finding.Warn, Outcome: finding.Fail, Basis: basis,
		Evidence:   finding.Evidence{Extensions: []finding.Extension{one.Extension}},
		Remedies:   []finding.Remedy{finding.ManageExtensions, finding.Launch},
		MeasuredAt: time.Now().UTC().Truncate(time.Second),
	}
	if s.Verdict == Stop {
		f.Text, f.Level = "suspicious_extension_stop", finding.Danger
	}
	var why, parts []string
	var sentences []finding.Sentence
	for _, e := range s.Evidence {
		weight := "strong"
		if e.Level <= B1 {
			weight = "weak"
		}
		f.Evidence.Signals = append(f.Evidence.Signals, finding.Signal{Name: e.ID, Outcome: finding.Fail, Weight: weight, Detail: e.Detail})
		if e.Level >= B1 {
			why = append(why, e.Detail)
			sentences = append(sentences, e.Why)
		}
		parts = append(parts, e.Level.String()+" "+e.ID)
	}
	if one.why != (Match{}) {
		why = append(why, Sentence(s.Effective, one.why))
		can := say("exposure_"+strings.ToLower(s.Effective.String()), one.why.Pattern, one.why.Key)
		sentences = append(sentences[:min(len(sentences), maxSentences)], can)
	}
	// An earlier version wrote down evidence without them.
	if !slices.ContainsFunc(sentences, func(s finding.Sentence) bool { return s.Text == "" }) {
		f.Why = sentences
	}
	slices.Sort(parts)
	f.Args = []string{one.Name, Clean(strings.Join(why, " "), maxWhy)}
	f.Fingerprint = finding.Fingerprint(f.ID, append([]string{one.ID, one.Version, s.Effective.String()}, slices.Compact(parts)...)...)
	return f
}
