package report

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/posture"
)

//go:embed words/*.json
var wordFiles embed.FS

// words are the report's own texts in one language: headings, and the words for
// the fixed terms that findings use.
type words struct {
	own, fallback map[string]string
}

// Spoken is the wording of the report that a BCP 47 tag asks for: English where
// the report has no words of its own in that language, because a report in two
// languages is harder to read than one in a foreign one.
func Spoken(language string) finding.Wording {
	wording := finding.Texts(language)
	if loadWords()[wording.Language()] == nil {
		return finding.Texts("en")
	}
	return wording
}

func wordsOf(language string) words {
	all := loadWords()
	return words{own: all[language], fallback: all["en"]}
}

// Text is the text called key; a text that no language has is shown by its name.
func (w words) Text(key string) string {
	if text, ok := w.lookup(key); ok {
		return text
	}
	return key
}

// Term is the word for one of the fixed terms, such as the outcome "pass". A
// term that has no word, because it came after this list, is shown as it is.
func (w words) Term(kind, term string) string {
	if term == "" {
		return ""
	}
	if text, ok := w.lookup(kind + "_" + term); ok {
		return text
	}
	return strings.ReplaceAll(finding.Plain(term), "-", " ")
}

// area gives the words for an area that was not examined.
func (w words) area(a posture.Area) (name, reason string) {
	name, reason = finding.Plain(a.Name), finding.Plain(a.Reason)
	if text, ok := w.own["area_"+a.ID+"_name"]; ok {
		name = text
	}
	if text, ok := w.own["area_"+a.ID+"_reason"]; ok {
		reason = text
	}
	return name, reason
}

func (w words) lookup(key string) (string, bool) {
	if text, ok := w.own[key]; ok {
		return text, true
	}
	text, ok := w.fallback[key]
	return text, ok
}

var loadWords = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	files, err := wordFiles.ReadDir("words")
	if err != nil {
		panic(fmt.Sprintf("embedded words: %v", err))
	}
	for _, file := range files {
		b, err := wordFiles.ReadFile("words/" + file.Name())
		texts := map[string]string{}
		if err == nil {
			err = json.Unmarshal(b, &texts)
		}
		if err != nil {
			// A test reads every file, so a build with such a file is never shipped.
			panic(fmt.Sprintf("embedded words %s: %v", file.Name(), err))
		}
		all[strings.TrimSuffix(file.Name(), ".json")] = texts
	}
	return all
})
