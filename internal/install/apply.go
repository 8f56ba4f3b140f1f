package install

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Outcome is what an install or an uninstall did.
type Outcome struct {
	// Steps are the plan's steps. One that failed has a problem.
	Steps []Step
	// Notes are facts to tell the user.
	Notes []string
	// StateGone is true when an uninstall removed Sallyport's state.
	StateGone bool
}

// changed reports whether anything was changed.
func (o Outcome) changed() bool {
	return slices.ContainsFunc(o.Steps, func(s Step) bool {
		return s.Problem == nil && (s.Action == Create || s.Action == Update || s.Action == Delete)
	})
}

// Problems are the problems of all steps.
func (o Outcome) Problems() []*Problem {
	var all []*Problem
	for _, s := range o.Steps {
		if s.Problem != nil {
			all = append(all, s.Problem)
		}
	}
	return all
}

// Apply does the plan, after looking again at what is here. A step that fails
// does not stop the others, except that no browser is told of a program that
// could not be put in place. The error says why nothing at all was done, or
// that the journal could not be written.
func (p Plan) Apply() (Outcome, error) {
	var home journal
	home.expectDirs(filepath.Join(p.options.Home, journalFile))
	var done Outcome
	err := locked(p.options.Home, func() error {
		now, err := NewPlan(p.options)
		if err != nil {
			return err
		}
		if err := now.announce(home.Dirs); err != nil {
			return err
		}
		done, err = now.apply()
		return err
	})
	return done, err
}

// announce writes into the journal what is about to be made, and the folders
// that were made for the journal itself.
func (p *Plan) announce(dirs []string) error {
	j := &p.journal
	for _, dir := range dirs {
		j.expectDir(dir)
	}
	for _, s := range p.steps {
		switch {
		case s.Action == Refuse || s.Action == Delete:
		case s.Kind == Key:
			j.expectKey(s.Path, s.value, p.options.keys.missing(s.Path))
		default:
			j.expectDirs(s.Path)
			j.expect(s.Path, hashOf(s.content))
		}
	}
	return j.write()
}

func (p *Plan) apply() (Outcome, error) {
	for i := range p.steps {
		s := &p.steps[i]
		if s.Kind != Program && p.steps[0].Problem != nil && s.Action != Refuse && s.Action != Keep {
			s.Problem = &Problem{Path: s.Path, What: "it was not written, because the program could not be put in place", Fix: "solve that first and run “sallyport install” again"}
			continue
		}
		p.do(s)
	}
	p.settle()
	return Outcome{Steps: p.steps, Notes: p.notes}, p.journal.write()
}

func (p *Plan) do(s *Step) {
	switch {
	case s.Action == Delete:
		if err := os.Remove(s.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			s.Problem = explain(s.Path, "it is no longer needed and cannot be removed", err)
		}
	case s.Action != Create && s.Action != Update:
	case s.Kind == Key:
		if err := p.options.keys.set(s.Path, s.value); err != nil {
			s.Problem = &Problem{Path: s.Path, What: "the registry key cannot be written", Fix: "check its permissions and run “sallyport install” again", err: err}
		}
	default:
		if err := os.MkdirAll(filepath.Dir(s.Path), 0o700); err != nil {
			s.Problem = explain(filepath.Dir(s.Path), "the folder cannot be made", err)
			return
		}
		if err := replaceFile(s.Path, s.content, s.mode); err != nil {
			s.Problem = explain(s.Path, "it cannot be written", err)
		}
	}
}

// settle makes the journal say what is there now, and no more.
func (p *Plan) settle() {
	for _, s := range p.steps {
		switch {
		case s.Action == Refuse:
		case s.Kind == Key:
			// Of several values that it may have, one is true; keeping both does no harm.
		case s.Action == Delete:
			if s.Problem == nil {
				p.journal.forget(s.Path)
			}
		case s.Problem == nil:
			p.journal.settle(s.Path, hashOf(s.content))
		case s.Action == Create:
			if _, err := os.Lstat(s.Path); errors.Is(err, fs.ErrNotExist) {
				p.journal.forget(s.Path)
			}
		}
	}
	p.journal.Dirs = slices.DeleteFunc(p.journal.Dirs, func(dir string) bool {
		_, err := os.Lstat(dir)
		return errors.Is(err, fs.ErrNotExist)
	})
	removeEmpty(&p.journal)
}

// removeEmpty removes our folders that became empty, the deepest first.
func removeEmpty(j *journal) (left []string) {
	dirs := slices.Clone(j.Dirs)
	slices.SortFunc(dirs, func(a, b string) int { return len(b) - len(a) })
	j.Dirs = nil
	for _, dir := range dirs {
		if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			j.Dirs = append(j.Dirs, dir)
			left = append(left, dir)
		}
	}
	slices.Sort(j.Dirs)
	return left
}
