package addon

import (
	"errors"
	"fmt"
	"slices"
)

// list reads a list of strings. Of an object among them its keys count: some
// permissions carry arguments. A lone string counts as a list of one.
func (p *manifestParser) list(key string) ([]string, error) {
	p.texts = p.texts[:0]
	add := func(s string) error {
		if p.entries++; p.entries > maxEntries {
			return fmt.Errorf("%s: %w", key, ErrTooMany)
		}
		p.texts = append(p.texts, s)
		return nil
	}
	entry := func() error {
		switch p.space() {
		case '"':
			s, err := p.str()
			if err != nil {
				return err
			}
			return add(s)
		case '{':
			return p.object(func(name []byte) error {
				return errors.Join(add(p.keep(name)), p.skip())
			})
		}
		p.problem("%s has an entry that is no string", key)
		return p.skip()
	}
	switch p.space() {
	case '[':
		err := p.array(entry)
		return slices.Clone(p.texts), err
	case '"':
		p.problem("%s is no list", key)
		err := entry()
		return slices.Clone(p.texts), err
	}
	p.problem("%s is no list", key)
	return nil, p.skip()
}

func (p *manifestParser) scriptList() ([]rawScript, error) {
	if p.space() != '[' {
		p.problem("content_scripts is no list")
		return nil, p.skip()
	}
	var all []rawScript
	err := p.array(func() error {
		if p.space() != '{' {
			p.problem("content_scripts has an entry that is no object")
			return p.skip()
		}
		if p.entries++; p.entries > maxEntries {
			return fmt.Errorf("content_scripts: %w", ErrTooMany)
		}
		s, err := p.script()
		all = append(all, s)
		return err
	})
	return all, err
}

func (p *manifestParser) script() (s rawScript, err error) {
	err = p.object(func(key []byte) (err error) {
		switch string(key) {
		case "matches":
			s.matches, err = p.list("content_scripts.matches")
		case "exclude_matches":
			s.excludeMatches, err = p.list("content_scripts.exclude_matches")
		case "include_globs":
			s.includeGlobs, err = p.list("content_scripts.include_globs")
		case "exclude_globs":
			s.excludeGlobs, err = p.list("content_scripts.exclude_globs")
		case "all_frames":
			s.allFrames, err = p.boolean()
		case "run_at":
			s.earlyStart, err = p.is("document_start")
		case "world":
			s.pageWorld, err = p.is("MAIN")
		default:
			err = p.skip()
		}
		return err
	})
	return s, err
}

// is reports whether the value is this string.
func (p *manifestParser) is(want string) (bool, error) {
	if p.space() != '"' {
		return false, p.skip()
	}
	s, err := p.text()
	return string(s) == want, err
}
