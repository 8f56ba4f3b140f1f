package finding

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed texts/*.json
var textFiles embed.FS

// fallback is the language that every text exists in.
const fallback = "en"

// Wording turns findings into the words of one language.
type Wording struct {
	language string
	own      map[string]string
	fallback map[string]string
}

// Texts returns the wording of a language, given as a BCP 47 tag such as "de"
// or "zh-TW", or as a locale's name. What does not exist in it comes in English.
func Texts(language string) Wording {
	name := nearest(language, languages())
	return Wording{language: strings.ReplaceAll(name, "_", "-"), own: textsIn(name), fallback: textsIn(fallback)}
}

// nearest picks the language that a tag asks for: its own region before the
// language at large, another region before English. Chinese goes by script,
// which the region stands for.
func nearest(language string, offered []string) string {
	tag := strings.ToLower(strings.ReplaceAll(language, "_", "-"))
	primary, rest, _ := strings.Cut(tag, "-")
	if primary == "zh" {
		tag = "zh-cn"
		if strings.Contains(rest, "hant") || (!strings.Contains(rest, "hans") && slices.ContainsFunc([]string{"tw", "hk", "mo"}, func(r string) bool { return strings.HasSuffix(rest, r) })) {
			tag = "zh-tw"
		}
	}
	for _, fits := range []func(string) bool{
		func(n string) bool { return n == tag },
		func(n string) bool { return n == primary },
		func(n string) bool { return strings.HasPrefix(n, primary+"-") },
	} {
		if i := slices.IndexFunc(offered, func(name string) bool { return fits(strings.ToLower(strings.ReplaceAll(name, "_", "-"))) }); i >= 0 {
			return offered[i]
		}
	}
	return fallback
}

// Language is the BCP 47 tag of the language that the words are in, "en" where
// the wanted one does not exist.
func (w Wording) Language() string { return w.language }

// Render gives a finding's title, reason and action. In any language but English
// the reason is made of the sentences of Why where all of them are known. Control characters and
// the invisible characters that reverse or isolate the direction of text are
// taken out of the arguments, because extensions and pages choose some of
// them. A stem that no language has gives the stem as the title and leaves the
// rest empty.
func (w Wording) Render(f Finding) (title, reason, action string) {
	args := plain(f.Args)
	title, ok := w.text(f.Text+"_title", args)
	if !ok {
		return Plain(f.Text), "", ""
	}
	reason, _ = w.text(f.Text+"_reason", args)
	reason = w.ownWords(reason, f.Why...)
	action, _ = w.text(f.Text+"_action", args)
	return title, reason, action
}

// ReasonOf is an extension's reason in this language.
func (w Wording) ReasonOf(e Extension) string {
	if e.Why == nil {
		return e.Reason
	}
	return w.ownWords(e.Reason, *e.Why)
}

// ownWords are the sentences in this language; in English, which may say more, and
// where one of them is not known, english stays.
func (w Wording) ownWords(english string, why ...Sentence) string {
	if said, known := w.Say(why...); known && w.language != fallback {
		return said
	}
	return english
}

// Say puts sentences into words, one after the other; known is false where there are
// none, or where one of them is not known.
func (w Wording) Say(sentences ...Sentence) (said string, known bool) {
	var b strings.Builder
	for _, s := range sentences {
		text, ok := w.text("why_"+s.Text, plain(s.Args))
		if !ok {
			return "", false
		}
		// Chinese and Japanese put no space after a sentence.
		if b.Len() > 0 && !strings.HasSuffix(b.String(), "。") {
			b.WriteByte(' ')
		}
		b.WriteString(text)
	}
	return b.String(), b.Len() > 0
}

// English says sentences in English, for Args and for evidence.
func English(sentences ...Sentence) string {
	said, _ := Texts(fallback).Say(sentences...)
	return said
}

func plain(args []string) []string {
	all := make([]string, len(args))
	for i, a := range args {
		all[i] = Plain(a)
	}
	return all
}

func (w Wording) text(key string, args []string) (string, bool) {
	for _, texts := range []map[string]string{w.own, w.fallback} {
		if message, ok := texts[key]; ok {
			return strings.TrimSpace(substitute(message, args)), true
		}
	}
	return "", false
}

// substitute fills $1 to $9 as the browsers' i18n API does: a number without
// an argument becomes nothing, and of a run of dollar signs one is left out.
// Arguments are not looked into again.
func substitute(message string, args []string) string {
	var b strings.Builder
	for i := 0; i < len(message); i++ {
		if message[i] != '$' || i+1 == len(message) {
			b.WriteByte(message[i])
			continue
		}
		switch next := message[i+1]; {
		case next == '$':
			for i+1 < len(message) && message[i+1] == '$' {
				b.WriteByte('$')
				i++
			}
		case next >= '1' && next <= '9':
			if n := int(next - '1'); n < len(args) {
				b.WriteString(args[n])
			}
			i++
		default:
			b.WriteByte('$')
		}
	}
	return b.String()
}

// Plain makes a string from outside safe to show on one line: line breaks and
// tabs become spaces, and characters that steer a terminal or the direction of
// text, or that show nothing at all, are left out. Bytes that are not UTF-8
// become the replacement character.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case r == '\u200c' || r == '\u200d':
			// The joiners shape ordinary words in Persian and Hindi.
			return r
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cs, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// languages names the languages that have texts, as their files are named.
var languages = sync.OnceValue(func() []string {
	files, err := textFiles.ReadDir("texts")
	if err != nil {
		panic(fmt.Sprintf("embedded texts: %v", err))
	}
	var names []string
	for _, file := range files {
		names = append(names, strings.TrimSuffix(file.Name(), ".json"))
	}
	return names
})

var read struct {
	sync.Mutex
	texts map[string]map[string]string
}

// textsIn reads a language's embedded file once, and not before it is needed:
// the browser's face of the program has hardly a use for one.
func textsIn(name string) map[string]string {
	read.Lock()
	defer read.Unlock()
	if texts, ok := read.texts[name]; ok {
		return texts
	}
	b, err := textFiles.ReadFile("texts/" + name + ".json")
	var entries map[string]struct {
		Message string `json:"message"`
	}
	if err == nil {
		err = json.Unmarshal(b, &entries)
	}
	if err != nil {
		// A test reads every file, so a build with such a file is never shipped.
		panic(fmt.Sprintf("embedded texts %s: %v", name, err))
	}
	texts := make(map[string]string, len(entries))
	for key, e := range entries {
		texts[key] = e.Message
	}
	if read.texts == nil {
		read.texts = map[string]map[string]string{}
	}
	read.texts[name] = texts
	return texts
}
