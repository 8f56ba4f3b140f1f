package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/posture"
)

// Format names the shape of the JSON file. docs/report-schema.json describes it.
const Format = "sallyport-posture/1"

type document struct {
	Format   string    `json:"format"`
	ID       string    `json:"id"`
	MadeAt   time.Time `json:"made_at"`
	Version  string    `json:"version"`
	Language string    `json:"language"`
	Portal   string    `json:"portal"`
	Machine  struct {
		OS   string `json:"os"`
		Arch string `json:"arch"`
	} `json:"machine"`
	Counts      map[finding.Outcome]int `json:"counts"`
	Findings    []documentFinding       `json:"findings"`
	NotExamined []documentArea          `json:"not_examined"`
}

type documentFinding struct {
	ID          finding.ID       `json:"id"`
	Level       finding.Level    `json:"level"`
	Outcome     finding.Outcome  `json:"outcome"`
	Basis       finding.Basis    `json:"basis"`
	Title       string           `json:"title"`
	Reason      string           `json:"reason"`
	Action      string           `json:"action"`
	Text        string           `json:"text"`
	Args        []string         `json:"args"`
	Evidence    finding.Evidence `json:"evidence"`
	Fingerprint string           `json:"fingerprint"`
	Dismissed   bool             `json:"dismissed"`
	MeasuredAt  time.Time        `json:"measured_at,omitzero"`
}

type documentArea struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// JSON writes the result for programs, in the shape called [Format]: indented,
// keys in a fixed order, findings in the result's order. Invisible characters
// that extensions and pages may have put into their names are escaped, so that
// the file can be shown in a terminal.
func JSON(w io.Writer, result posture.Result, language string) error {
	wording := Spoken(language)
	words := wordsOf(wording.Language())
	d := document{
		Format: Format, ID: result.ID, MadeAt: result.MadeAt.UTC(), Version: result.Version, Language: wording.Language(), Portal: result.Portal,
		Counts: map[finding.Outcome]int{}, Findings: []documentFinding{}, NotExamined: []documentArea{},
	}
	d.Machine.OS, d.Machine.Arch = result.Machine.OS, result.Machine.Arch
	for _, o := range outcomes {
		d.Counts[o] = 0
	}
	for _, f := range result.Findings {
		title, reason, action := wording.Render(f)
		args := f.Args
		if args == nil {
			args = []string{}
		}
		d.Counts[f.Outcome]++
		d.Findings = append(d.Findings, documentFinding{
			ID: f.ID, Level: f.Level, Outcome: f.Outcome, Basis: f.Basis, Title: title, Reason: reason, Action: action,
			Text: f.Text, Args: args, Evidence: inWords(f.Evidence, wording), Fingerprint: f.Fingerprint, Dismissed: f.Dismissed, MeasuredAt: utc(f.MeasuredAt),
		})
	}
	for _, a := range result.NotExamined {
		name, reason := words.area(a)
		d.NotExamined = append(d.NotExamined, documentArea{ID: a.ID, Name: name, Reason: reason})
	}
	b, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return fmt.Errorf("the report's JSON: %w", err)
	}
	_, err = w.Write(append(escapeInvisible(b), '\n'))
	return err
}

func utc(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.UTC()
}

// escapeInvisible writes control and format characters as JSON escapes. They
// occur inside strings only, so the value stays the same.
func escapeInvisible(b []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(b))
	for _, r := range string(b) {
		switch {
		case r < 0x7f || !(unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)):
			out.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.Bytes()
}
