package addon

import (
	"errors"
	"fmt"
)

// list reads a list of strings. Of an object among them its keys count: some
// permissions carry arguments. A lone string counts as a list of one.
func (p *manifestParser) list(key string) ([]string, error) {
	list := p.texts.begin()
	err := p.each(key, func(text []byte) { list = append(list, p.keep(text)) })
	return p.texts.end(list), err
}

// patterns reads a list of match patterns, without those that are none.
func (p *manifestParser) patterns(key string) ([]Pattern, error) {
	list := p.matches.begin()
	err := p.each(key, func(text []byte) {
		pattern, err := ParsePattern(p.keep(text))
		if err != nil {
			p.problem("%s: %q is ignored: %v", key, text, err)
			return
		}
		list = append(list, pattern)
	})
	return p.matches.end(list), err
}

// each calls add for each text of a list.
func (p *manifestParser) each(key string, add func(text []byte)) error {
	count := func(text []byte) error {
		if p.entries++; p.entries > maxEntries {
			return fmt.Errorf("%s: %w", key, ErrTooMany)
		}
		add(text)
		return nil
	}
	entry := func() error {
		switch p.space() {
		case '"':
			text, err := p.text()
			if err != nil {
				return err
			}
			return count(text)
		case '{':
			return p.object(func(name []byte) error {
				return errors.Join(count(name), p.skip())
			})
		}
		p.problem("%s has an entry that is no string", key)
		return p.skip()
	}
	switch p.space() {
	case '[':
		return p.array(entry)
	case '"':
		p.problem("%s is no list", key)
		return entry()
	}
	p.problem("%s is no list", key)
	return p.skip()
}

func (p *manifestParser) scriptList() ([]Script, error) {
	if p.space() != '[' {
		p.problem("content_scripts is no list")
		return nil, p.skip()
	}
	list := p.scripts.begin()
	err := p.array(func() error {
		if p.space() != '{' {
			p.problem("content_scripts has an entry that is no object")
			return p.skip()
		}
		if p.entries++; p.entries > maxEntries {
			return fmt.Errorf("content_scripts: %w", ErrTooMany)
		}
		s, err := p.script()
		list = append(list, s)
		return err
	})
	return p.scripts.end(list), err
}

func (p *manifestParser) script() (s Script, err error) {
	err = p.object(func(key []byte) (err error) {
		switch string(key) {
		case "matches":
			s.Matches, err = p.patterns("content_scripts.matches")
		case "exclude_matches":
			s.ExcludeMatches, err = p.patterns("content_scripts.exclude_matches")
		case "include_globs":
			s.IncludeGlobs, err = p.list("content_scripts.include_globs")
		case "exclude_globs":
			s.ExcludeGlobs, err = p.list("content_scripts.exclude_globs")
		case "all_frames":
			s.AllFrames, err = p.boolean()
		case "run_at":
			s.EarlyStart, err = p.is("document_start")
		case "world":
			s.PageWorld, err = p.is("MAIN")
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
