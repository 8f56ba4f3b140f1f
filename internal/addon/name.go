package addon

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

const (
	// maxName is how many characters of an extension's name are shown.
	maxName = 60
	// maxMessages bounds a messages.json that a name is looked up in.
	maxMessages = 2 << 20
)

// Clean makes text of others fit to be shown: control, direction and invisible
// characters go, runs of white space become one space, and what is longer than
// max characters is cut and ends in "…".
func Clean(s string, max int) string {
	if len(s) <= max && isClean(s) {
		return s
	}
	var b strings.Builder
	n, gap := 0, false
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = n > 0
			continue
		}
		if invisible(r) {
			continue
		}
		if gap {
			gap = false
			b.WriteByte(' ')
			n++
		}
		if n >= max {
			return strings.TrimSpace(b.String()) + "…"
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// isClean reports whether Clean would change nothing, for the common case of
// plain ASCII.
func isClean(s string) bool {
	previous := byte(' ')
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || (s[i] == ' ' && previous == ' ') {
			return false
		}
		previous = s[i]
	}
	return previous != ' ' || s == ""
}

// invisible covers what takes no ink: control and format characters (among
// them the ones that turn the direction of text), private and unassigned ones,
// variation selectors, and the letters that are drawn as nothing.
func invisible(r rune) bool {
	switch r {
	case '\u2800', '\u3164', '\uffa0', '\u115f', '\u1160', '\u034f', '\u17b4', '\u17b5', unicode.ReplacementChar:
		return true
	}
	return !unicode.IsPrint(r) || unicode.Is(unicode.Variation_Selector, r) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

const alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// placeholder is the message that a name stands for: "x" where it is "__MSG_x__". It is empty
// for a name that is one.
func placeholder(name string) string {
	message, found := strings.CutPrefix(name, "__MSG_")
	message, ends := strings.CutSuffix(message, "__")
	if !found || !ends || !onlyHas(message, alphanumerics+"_@") {
		return ""
	}
	return message
}

var localeName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*$`) })

// Localized is the manifest's name, with a "__MSG_x__" placeholder looked up
// in the default locale. read returns a file of the extension by its
// slash-separated path; it is asked for one file at most. Where the lookup
// fails the name is empty.
func (m Manifest) Localized(read func(path string) ([]byte, error)) string {
	message := placeholder(m.Name)
	if message == "" {
		return m.Name
	}
	if !localeName().MatchString(m.DefaultLocale) {
		return ""
	}
	raw, err := read("_locales/" + m.DefaultLocale + "/messages.json")
	if err != nil || len(raw) > maxMessages {
		return ""
	}
	name := ""
	s := newScanner(raw)
	// Message names are compared without regard to case.
	err = s.object(func(key []byte) error {
		if !strings.EqualFold(string(key), message) || s.space() != '{' {
			return s.skip()
		}
		return s.object(func(key []byte) error {
			if string(key) != "message" || s.space() != '"' {
				return s.skip()
			}
			var err error
			name, err = s.str()
			return err
		})
	})
	if err != nil {
		return ""
	}
	return name
}

// shownName is the name to show: declared, cleaned, and the ID where nothing
// visible is left.
func shownName(declared, id string) string {
	if placeholder(declared) != "" {
		declared = ""
	}
	if name := Clean(declared, maxName); name != "" {
		return name
	}
	return Clean(id, maxName)
}

// declare notes the name that an extension gives itself and the id that its place
// gives it.
func (a *Addon) declare(name, id string) {
	if placeholder(name) != "" {
		name = ""
	}
	a.declaredName, a.placeID, a.Name = name, id, shownName(name, id)
}
