package addon

import (
	"fmt"

	"github.com/sallyport/sallyport/internal/finding"
)

// Level grades evidence about one copy of an extension. It is never added to an
// [Exposure].
type Level uint8

// Levels of evidence.
const (
	// B0: nothing was found, which does not mean safe.
	B0 Level = iota
	// B1: weak; found in good extensions as well.
	B1
	// B2: it changed since the last look.
	B2
	// B3: strong; a good extension has no reason for it.
	B3
	// B4: known to be bad.
	B4
)

// String is "B0" to "B4".
func (l Level) String() string { return fmt.Sprintf("B%d", uint8(l)) }

// MarshalText writes "B0" to "B4".
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (l *Level) UnmarshalText(b []byte) error {
	n, err := grade('B', b)
	*l = Level(n)
	return err
}

// Evidence is one thing that speaks against an extension.
type Evidence struct {
	// ID names the kind of evidence: kebab-case and permanent.
	ID    string `json:"id"`
	Level Level  `json:"level"`
	// Field is the file or field that shows it, for example "manifest.json: key".
	Field string `json:"field"`
	// Detail is one plain English sentence. Text of others in it is cleaned.
	Detail string `json:"detail"`
	// Why says it in the reader's language. An earlier version kept none.
	Why finding.Sentence `json:"why,omitzero"`
	// Source and Date are the list that says so and its date, for a hit in a feed.
	Source string `json:"source,omitempty"`
	Date   string `json:"date,omitempty"`
}

// say is a sentence of a text and of what others wrote, cleaned.
func say(text string, args ...string) finding.Sentence {
	for i, a := range args {
		args[i] = Clean(a, maxDetail)
	}
	return finding.Sentence{Text: text, Args: args}
}

// against is evidence whose detail is its sentence; in English more may be said.
func against(level Level, id, field string, why finding.Sentence) Evidence {
	return Evidence{ID: id, Level: level, Field: field, Detail: Clean(finding.English(why), maxDetail), Why: why}
}

// highest is the strongest level among evidence.
func highest(all []Evidence) Level {
	level := B0
	for _, e := range all {
		level = max(level, e.Level)
	}
	return level
}
