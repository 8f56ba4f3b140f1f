package portal

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Three readings of a label, each coarser than the one before.
//
//	latin   what the letters are taken for: а, á and ａ become a
//	strict  what is drawn nearly alike: l and 1 become i, 0 becomes o
//	loose   what passes at a glance: c becomes e, d becomes b, 3 becomes e
//
// Each gives the same when it is given its own result.

// unreadable stands for a character that is taken for no letter.
const unreadable = '?'

// latin returns the ASCII letters that a label in lower case is taken for.
func latin(label string) string {
	if isASCII(label) {
		return label
	}
	out := make([]byte, 0, len(label))
	for _, r := range norm.NFKD.String(label) {
		switch {
		case r < 0x80:
			out = append(out, byte(r))
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
			// A mark, or what is not seen at all.
		default:
			out = append(out, takenFor(r)...)
		}
	}
	return strings.ToLower(string(out))
}

func takenFor(r rune) string {
	i, found := slices.BinarySearchFunc(confusables[:], r, func(c confusable, r rune) int { return int(c.from - r) })
	if !found {
		return string(unreadable)
	}
	return confusables[i].to
}

// confusable is one character and the ASCII that it is taken for.
type confusable struct {
	from rune
	to   string
}

// strict folds a result of latin. Two letters that are drawn like one are not
// folded: they may as well belong to two words. A brand has those drawings of
// itself instead.
func strict(s string) string {
	if !strings.ContainsAny(s, "l10") {
		return s
	}
	out := []byte(s)
	for i, c := range out {
		switch c {
		case 'l', '1':
			out[i] = 'i'
		case '0':
			out[i] = 'o'
		}
	}
	return string(out)
}

// glance has, for each letter or digit, the one that stands for all that it may
// be confused with at a glance.
const glance = "abebefghijkimnopgrstuvwxyz"
const glanceDigits = "oizeasbtbg"

// loose folds a result of strict.
func loose(s string) string {
	out := make([]byte, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			out[i] = glance[c-'a']
		case isDigit(c):
			out[i] = glanceDigits[c-'0']
		default:
			out[i] = c
		}
	}
	return string(out)
}

// unhyphened removes what only parts words.
func unhyphened(s string) string {
	if !strings.ContainsAny(s, "-_") {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		if s[i] != '-' && s[i] != '_' {
			out = append(out, s[i])
		}
	}
	return string(out)
}

// mixesScripts reports whether a label has letters of scripts that no language
// writes in one word, one of them Latin, Greek or Cyrillic.
func mixesScripts(label string) bool {
	if isASCII(label) {
		return false
	}
	var latin, greek, cyrillic, other bool
	for _, r := range label {
		switch {
		case !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			latin = true
		case unicode.Is(unicode.Greek, r):
			greek = true
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic = true
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo):
			// Chinese, Japanese and Korean are written together with Latin.
		case !unicode.Is(unicode.Common, r):
			other = true
		}
	}
	seen := 0
	for _, s := range []bool{latin, greek, cyrillic, other} {
		if s {
			seen++
		}
	}
	return seen > 1
}
