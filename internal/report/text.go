package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/posture"
)

// lineWidth is where lines of the terminal summary break.
const lineWidth = 79

// Text writes a summary for a terminal: the counts, every finding that asks for
// something with its reason and what to do, and one line for each of the rest.
// Nothing that came from outside can steer the terminal.
func Text(w io.Writer, result posture.Result, language string) error {
	wording := Spoken(language)
	words := wordsOf(wording.Language())
	out := bufio.NewWriter(w)

	fmt.Fprintf(out, "%s, %s\n", words.Text("title"), local(result.MadeAt))
	fmt.Fprintf(out, "%s\n\n", finding.Plain(result.Portal))
	for _, c := range counted(result, words) {
		if c.Number > 0 {
			fmt.Fprintf(out, "%5d  %s\n", c.Number, c.Word)
		}
	}
	for _, g := range grouped(result, wording, words) {
		fmt.Fprintf(out, "\n%s\n", g.Heading)
		for _, f := range g.Findings {
			wrap(out, "  - ", "    ", f.Title)
			if f.Outcome == finding.Pass || f.Outcome == finding.NotApplicable {
				continue
			}
			wrap(out, "    ", "    ", f.Reason)
			wrap(out, "    > ", "      ", f.Action)
		}
	}
	if len(result.NotExamined) > 0 {
		fmt.Fprintf(out, "\n%s\n", words.Text("not_examined"))
		for _, a := range result.NotExamined {
			name, reason := words.area(a)
			wrap(out, "  - ", "    ", name+": "+reason)
		}
	}
	return out.Flush()
}

// wrap writes text broken into lines, the first behind first, the others
// behind rest. It counts characters, which is close enough for a summary.
func wrap(w io.Writer, first, rest, text string) {
	line, prefix := "", first
	for word := range strings.FieldsSeq(text) {
		if line != "" && utf8.RuneCountInString(prefix)+utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > lineWidth {
			fmt.Fprintf(w, "%s%s\n", prefix, line)
			line, prefix = "", rest
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" {
		fmt.Fprintf(w, "%s%s\n", prefix, line)
	}
}
