package keptlogin

import "bytes"

// someText stands for any text but the empty one: texts are accounts' names, and
// are not kept.
const someText = `"…"`

// preferences calls set for each preference of a prefs.js or user.js, in order:
// with a number or literal as it is written, and [someText] or nothing for a
// text. Of what is no preference, it skips the line.
//
// Source: the grammar in Firefox's preference parser.
func preferences(text []byte, set func(name, value string)) {
	r := &reader{bytes.TrimPrefix(text, []byte("\ufeff"))}
	for r.space(); len(r.rest) > 0; r.space() {
		line := r.rest
		if name, value, ok := r.preference(); ok {
			set(string(name), value)
			continue
		}
		r.rest = line
		r.skipPast('\n')
	}
}

type reader struct{ rest []byte }

func (r *reader) preference() (name []byte, value string, ok bool) {
	if !r.take("user_pref") && !r.take("pref") && !r.take("sticky_pref") {
		return nil, "", false
	}
	if !r.sign('(') {
		return nil, "", false
	}
	r.space()
	if name, ok = r.text(); !ok || !r.sign(',') {
		return nil, "", false
	}
	r.space()
	if text, quoted := r.text(); quoted {
		if len(text) > 0 {
			value = someText
		}
	} else {
		end := bytes.IndexAny(r.rest, ",) \t\r\n/")
		if end <= 0 {
			return nil, "", false
		}
		value, r.rest = string(r.rest[:end]), r.rest[end:]
	}
	for _, attribute := range []string{"sticky", "locked"} {
		if r.sign(',') {
			r.space()
			r.take(attribute)
		}
	}
	return name, value, r.sign(')') && r.sign(';')
}

func (r *reader) take(word string) bool {
	rest, ok := bytes.CutPrefix(r.rest, []byte(word))
	if ok {
		r.rest = rest
	}
	return ok
}

// sign takes one character, after white space and comments.
func (r *reader) sign(c byte) bool {
	r.space()
	if len(r.rest) == 0 || r.rest[0] != c {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

// text takes a text in quotes, and leaves its escapes as they are: no name that
// is asked for has one.
func (r *reader) text() ([]byte, bool) {
	if len(r.rest) == 0 || (r.rest[0] != '"' && r.rest[0] != '\'') {
		return nil, false
	}
	quote := r.rest[0]
	for i := 1; i < len(r.rest); i++ {
		switch r.rest[i] {
		case '\\':
			i++
		case quote:
			text := r.rest[1:i]
			r.rest = r.rest[i+1:]
			return text, true
		}
	}
	return nil, false
}

// space skips white space and comments.
func (r *reader) space() {
	for {
		r.rest = bytes.TrimLeft(r.rest, " \t\r\n\v\f")
		switch {
		case bytes.HasPrefix(r.rest, []byte("#")), bytes.HasPrefix(r.rest, []byte("//")):
			r.skipPast('\n')
		case bytes.HasPrefix(r.rest, []byte("/*")):
			_, after, _ := bytes.Cut(r.rest[2:], []byte("*/"))
			r.rest = after
		default:
			return
		}
	}
}

func (r *reader) skipPast(c byte) {
	_, r.rest, _ = bytes.Cut(r.rest, []byte{c})
}
