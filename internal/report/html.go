package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/posture"
)

//go:embed report.html
var pageSource string

// pageTemplate is made when it is first needed: the browser's face of the
// program starts without it.
var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("report").Funcs(template.FuncMap{
		"plain": finding.Plain,
		"local": local,
		"rfc":   func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
		"names": func(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) },
	}).Parse(pageSource))
})

type htmlPage struct {
	Language string
	Dir      string
	Words    words
	Result   posture.Result
	Counts   []count
	Groups   []group
	Areas    []posture.Area
	Legend   []legend
}

// legend explains the terms of one kind.
type legend struct {
	Heading string
	Terms   []term
}

type term struct{ Word, Meaning string }

// HTML writes the result as one page that needs nothing else: no script, no
// picture, no font. It prints on paper and follows the reader's dark mode.
func HTML(w io.Writer, result posture.Result, language string) error {
	wording := Spoken(language)
	words := wordsOf(wording.Language())
	p := htmlPage{
		Language: wording.Language(), Dir: words.Text("dir"), Words: words, Result: result,
		Counts: counted(result, words), Groups: grouped(result, wording, words), Legend: legends(words),
	}
	for _, a := range result.NotExamined {
		a.Name, a.Reason = words.area(a)
		p.Areas = append(p.Areas, a)
	}
	if err := pageTemplate().Execute(w, p); err != nil {
		return fmt.Errorf("the report's page: %w", err)
	}
	return nil
}

func legends(w words) []legend {
	outcomeTerms := legend{Heading: w.Text("outcome")}
	for _, o := range outcomes {
		outcomeTerms.Terms = append(outcomeTerms.Terms, term{w.Term("outcome", string(o)), w.Text("meaning_" + string(o))})
	}
	basisTerms := legend{Heading: w.Text("basis")}
	for _, b := range []finding.Basis{finding.Measured, finding.Reported, finding.Policy, finding.Stated} {
		basisTerms.Terms = append(basisTerms.Terms, term{w.Term("basis", string(b)), w.Text("meaning_" + string(b))})
	}
	return []legend{outcomeTerms, basisTerms}
}
