package addon

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Errors of reading JSON text.
var (
	// ErrNotJSON: the text is no JSON value, or ends in the middle of one.
	ErrNotJSON = errors.New("not JSON")
	// ErrTooDeep: more than maxDepth levels of brackets.
	ErrTooDeep = errors.New("nested too deeply")
	// ErrTooMany: a list of more than maxEntries entries.
	ErrTooMany = errors.New("too many entries")
)

// maxDepth is far above what browsers and stores write.
const maxDepth = 128

// scanner walks a JSON text in one pass and decodes only what it is asked for:
// most of a preferences file or a manifest is of no interest here, and ten
// thousand manifests must not take much longer to judge than to read.
//
// It takes what browsers take beyond the standard: a byte-order mark, comments,
// control characters and \x escapes in strings. What it skips is checked for
// its strings and brackets only, so a text that it takes need not be valid; but
// every valid text is taken, and a truncated one never is.
type scanner struct {
	b     []byte
	i     int
	depth int
	kept  strings.Builder
}

func newScanner(b []byte) *scanner {
	s := &scanner{}
	s.begin(b)
	return s
}

func (s *scanner) begin(b []byte) {
	s.b, s.i, s.depth = bytes.TrimPrefix(b, []byte("\ufeff")), 0, 0
}

func (s *scanner) fail() error {
	if s.i >= len(s.b) {
		return fmt.Errorf("%w: it ends in the middle of a value", ErrNotJSON)
	}
	return fmt.Errorf("%w: unexpected character at byte %d", ErrNotJSON, s.i)
}

// space skips white space and comments and returns the byte that follows; 0 at
// the end.
func (s *scanner) space() byte {
	for s.i < len(s.b) {
		switch c := s.b[s.i]; c {
		case ' ', '\t', '\n', '\r', '\v', '\f':
			s.i++
		case '/':
			rest := s.b[s.i:]
			switch {
			case bytes.HasPrefix(rest, []byte("//")):
				end := bytes.IndexAny(rest, "\n\r")
				if end < 0 {
					end = len(rest)
				}
				s.i += end
			case bytes.HasPrefix(rest, []byte("/*")):
				end := bytes.Index(rest[2:], []byte("*/"))
				if end < 0 {
					s.i = len(s.b)
					return 0
				}
				s.i += end + 4
			default:
				return c
			}
		default:
			return c
		}
	}
	return 0
}

// end checks that nothing but white space follows.
func (s *scanner) end() error {
	s.space()
	if s.i < len(s.b) {
		return s.fail()
	}
	return nil
}

// object calls visit for each member, with the scanner before the member's
// value, which visit must read or skip. key is valid until visit returns.
func (s *scanner) object(visit func(key []byte) error) error {
	if s.space() != '{' {
		return s.fail()
	}
	return s.members('}', func() error {
		key, err := s.text()
		if err != nil {
			return err
		}
		if s.space() != ':' {
			return s.fail()
		}
		s.i++
		return visit(key)
	})
}

// array calls visit before each element, which visit must read or skip.
func (s *scanner) array(visit func() error) error {
	if s.space() != '[' {
		return s.fail()
	}
	return s.members(']', visit)
}

func (s *scanner) members(closing byte, visit func() error) error {
	if s.depth++; s.depth > maxDepth {
		return ErrTooDeep
	}
	s.i++
	for {
		if s.space() == closing {
			s.i++
			s.depth--
			return nil
		}
		if err := visit(); err != nil {
			return err
		}
		switch s.space() {
		case ',':
			s.i++
		case closing:
		default:
			return s.fail()
		}
	}
}

// str reads a string.
func (s *scanner) str() (string, error) {
	t, err := s.text()
	return s.keep(t), err
}

// keep copies a text, next to the ones before it; see [blocks].
func (s *scanner) keep(text []byte) string {
	start := s.kept.Len()
	if start+len(text) > s.kept.Cap() {
		s.kept, start = strings.Builder{}, 0
		s.kept.Grow(max(1024, len(text)))
	}
	s.kept.Write(text)
	return s.kept.String()[start:]
}

// text reads a string, without a copy where it has no escapes.
func (s *scanner) text() ([]byte, error) {
	if s.space() != '"' {
		return nil, s.fail()
	}
	start := s.i + 1
	escaped, ascii := false, true
	for i := start; i < len(s.b); i++ {
		switch c := s.b[i]; {
		case c == '"':
			s.i = i + 1
			raw := s.b[start:i]
			if escaped {
				return unescape(raw), nil
			}
			if !ascii && !utf8.Valid(raw) {
				return bytes.ToValidUTF8(raw, []byte("\ufffd")), nil
			}
			return raw, nil
		case c == '\\':
			escaped = true
			i++
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	s.i = len(s.b)
	return nil, s.fail()
}

// unescape decodes a string's escapes. An unknown one stands for its character.
func unescape(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' || i+1 == len(raw) {
			out = append(out, raw[i])
			continue
		}
		i++
		switch c := raw[i]; c {
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'v':
			out = append(out, '\v')
		case 'x':
			if r, ok := hexRune(raw[i+1:], 2); ok {
				out = utf8.AppendRune(out, r)
				i += 2
			}
		case 'u':
			r, ok := hexRune(raw[i+1:], 4)
			if !ok {
				continue
			}
			i += 4
			if utf16.IsSurrogate(r) {
				low, paired := rune(0), false
				if bytes.HasPrefix(raw[i+1:], []byte(`\u`)) {
					low, paired = hexRune(raw[i+3:], 4)
				}
				if r = utf16.DecodeRune(r, low); paired && r != utf8.RuneError {
					i += 6
				} else {
					r = utf8.RuneError
				}
			}
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
		}
	}
	if !utf8.Valid(out) {
		return bytes.ToValidUTF8(out, []byte("\ufffd"))
	}
	return out
}

func hexRune(b []byte, digits int) (rune, bool) {
	if len(b) < digits {
		return 0, false
	}
	v, err := strconv.ParseUint(string(b[:digits]), 16, 32)
	return rune(v), err == nil
}

// token reads a number or a literal.
func (s *scanner) token() ([]byte, error) {
	s.space()
	start := s.i
	for s.i < len(s.b) {
		c := s.b[s.i]
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') && c != '-' && c != '+' && c != '.' && c != 'E' {
			break
		}
		s.i++
	}
	if s.i == start {
		return nil, s.fail()
	}
	return s.b[start:s.i], nil
}

// integer reads a value as a whole number; ok is false, and the value skipped,
// when it is something else.
func (s *scanner) integer() (n int, ok bool, err error) {
	if c := s.space(); c != '-' && (c < '0' || c > '9') {
		return 0, false, s.skip()
	}
	t, err := s.token()
	if err != nil {
		return 0, false, err
	}
	if len(t) < len("123456789") {
		if n, err := strconv.Atoi(string(t)); err == nil {
			return n, true, nil
		}
	}
	f, numErr := strconv.ParseFloat(string(t), 64)
	return int(f), numErr == nil && f == float64(int(f)), nil
}

// boolean reads a value as true or not; anything else than true is false.
func (s *scanner) boolean() (bool, error) {
	if s.space() != 't' {
		return false, s.skip()
	}
	t, err := s.token()
	return string(t) == "true", err
}

// raw skips a value and returns its text.
func (s *scanner) raw() ([]byte, error) {
	s.space()
	start := s.i
	err := s.skip()
	return s.b[start:s.i], err
}

// skip passes over one value of any kind.
func (s *scanner) skip() error {
	switch s.space() {
	case '"':
		return s.skipString()
	case '{', '[':
		return s.skipNested()
	}
	_, err := s.token()
	return err
}

func (s *scanner) skipNested() error {
	var open [maxDepth + 1]byte
	depth, b := s.depth, s.b
	for i := s.i; i < len(b); i++ {
		switch c := b[i]; c {
		case ' ', '\t', '\n', '\r', ',', ':':
		case '"':
			end := stringEnd(b, i+1)
			if end < 0 {
				s.i = len(b)
				return s.fail()
			}
			i = end
		case '{', '[':
			if depth++; depth > maxDepth {
				return ErrTooDeep
			}
			open[depth] = c + 2 // '{' and '}', '[' and ']' are two apart
		case '}', ']':
			if open[depth] != c {
				s.i = i
				return s.fail()
			}
			if depth--; depth == s.depth {
				s.i = i + 1
				return nil
			}
		default:
			s.i = i
			if s.space(); s.i == i {
				if _, err := s.token(); err != nil {
					return err
				}
			}
			i = s.i - 1
		}
	}
	s.i = len(b)
	return s.fail()
}

func (s *scanner) skipString() error {
	end := stringEnd(s.b, s.i+1)
	s.i = end + 1
	if end < 0 {
		s.i = len(s.b)
		return s.fail()
	}
	return nil
}

// stringEnd is where the quote is that ends a string that begins at i; -1 for none.
func stringEnd(b []byte, i int) int {
	for {
		quote := bytes.IndexByte(b[min(i, len(b)):], '"')
		if quote < 0 {
			return -1
		}
		end := i + quote
		backslashes := 0
		for b[end-1-backslashes] == '\\' {
			backslashes++
		}
		if backslashes%2 == 0 {
			return end
		}
		i = end + 1
	}
}
