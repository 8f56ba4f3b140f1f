package install

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/sallyport/sallyport/internal/finding"
)

// Install plans, does and tries an install, and tells on w what it does. With
// dryRun it only tells. The error says that something was left undone.
func Install(ctx context.Context, w io.Writer, o Options, dryRun bool) error {
	p, err := NewPlan(o)
	if err != nil {
		return err
	}
	if dryRun {
		fmt.Fprintln(w, "This is what an install would do. Nothing was changed.")
		show(w, p.steps, p.notes, planned)
		return refused(p.steps, "the install would be complete")
	}
	done, err := p.Apply()
	if err != nil {
		return err
	}
	if !done.changed() && len(done.Problems()) == 0 {
		fmt.Fprintln(w, "Everything is installed already. Nothing was changed.")
		show(w, nil, done.Notes, finished)
	} else {
		show(w, done.Steps, done.Notes, finished)
	}
	problems := len(done.Problems())
	fmt.Fprintln(w, "\nTrying it as the browsers would:")
	for _, c := range p.Verify(ctx) {
		if c.Problem == nil {
			fmt.Fprintf(w, "  works      %s\n", c.What)
			continue
		}
		problems++
		fmt.Fprintf(w, "  fails      %s\n             %s\n", c.What, oneLine(c.Problem.Error()))
	}
	if problems > 0 {
		return leftUndone(problems, "Sallyport is installed")
	}
	fmt.Fprintln(w, "\nWhat is left to do is to load the extension, once:")
	for _, line := range p.Guide() {
		fmt.Fprintln(w, line)
	}
	return nil
}

// Uninstall plans and does a removal, and tells on w what it does. With dryRun
// it only tells. The error says that something was left undone.
func Uninstall(w io.Writer, o RemoveOptions, dryRun bool) error {
	r, err := NewRemoval(o)
	if err != nil {
		return err
	}
	if dryRun {
		fmt.Fprintln(w, "This is what an uninstall would do. Nothing was changed.")
		show(w, r.steps, r.notes, planned)
		for _, path := range r.state {
			fmt.Fprintf(w, "  remove     %s\n", path)
		}
		return refused(r.steps, "the uninstall would be complete")
	}
	if r.empty() {
		if !o.KeepState {
			_ = os.Remove(o.Home) // a program that was refused may have left it, with nothing in it
		}
		fmt.Fprintln(w, "Nothing of Sallyport is installed.")
		show(w, nil, r.notes, finished)
		return nil
	}
	done, err := r.Apply()
	if err != nil {
		return err
	}
	show(w, done.Steps, done.Notes, finished)
	if done.StateGone {
		fmt.Fprintf(w, "  removed    Sallyport's state in %s\n", o.Home)
	}
	if problems := len(done.Problems()); problems > 0 {
		return leftUndone(problems, "Sallyport is uninstalled")
	}
	fmt.Fprintln(w, "\nSallyport is uninstalled. Remove its extension in your browser's extension list.")
	return nil
}

// planned and finished are the words for what a step will do and has done.
var (
	planned  = map[Action]string{Create: "create", Update: "update", Keep: "keep", Delete: "remove", Refuse: "cannot"}
	finished = map[Action]string{Create: "created", Update: "updated", Keep: "kept", Delete: "removed", Refuse: "cannot"}
)

// show prints steps, those of the extension's many files in one line a folder.
func show(w io.Writer, steps []Step, notes []string, words map[Action]string) {
	type line struct {
		word, path string
		files      int
	}
	var lines []*line
	for _, s := range steps {
		if s.Problem != nil {
			fmt.Fprintf(w, "  %-10s %s\n", words[Refuse], oneLine(s.Problem.Error()))
			continue
		}
		path, single := s.Path, true
		if s.Kind == Extension {
			if folder, ok := extensionFolder(s.Path); ok {
				path, single = folder, false
			}
		}
		last := (*line)(nil)
		if len(lines) > 0 {
			last = lines[len(lines)-1]
		}
		if !single && last != nil && last.path == path && last.word == words[s.Action] {
			last.files++
			continue
		}
		files := 1
		if single {
			files = 0
		}
		lines = append(lines, &line{words[s.Action], path, files})
	}
	for _, l := range lines {
		switch {
		case l.files == 0:
			fmt.Fprintf(w, "  %-10s %s\n", l.word, l.path)
		case l.files == 1:
			fmt.Fprintf(w, "  %-10s one file in %s\n", l.word, l.path)
		default:
			fmt.Fprintf(w, "  %-10s %d files in %s\n", l.word, l.files, l.path)
		}
	}
	for _, n := range notes {
		fmt.Fprintf(w, "  note       %s\n", oneLine(n))
	}
}

// extensionFolder is the unpacked extension's folder that a file lies in.
func extensionFolder(path string) (string, bool) {
	marker := string(filepath.Separator) + "extension" + string(filepath.Separator)
	before, after, ok := strings.Cut(path, marker)
	family, _, inside := strings.Cut(after, string(filepath.Separator))
	return before + marker + family, ok && inside
}

// refused is the error of a plan that has refused steps.
func refused(steps []Step, what string) error {
	problems := 0
	for _, s := range steps {
		if s.Problem != nil {
			problems++
		}
	}
	if problems == 0 {
		return nil
	}
	return leftUndone(problems, what)
}

func leftUndone(problems int, what string) error {
	if problems == 1 {
		return fmt.Errorf("%s, except for one thing named above", what)
	}
	return fmt.Errorf("%s, except for %d things named above", what, problems)
}

// oneLine makes text from outside safe for one line of a terminal.
func oneLine(s string) string { return strings.TrimSpace(finding.Plain(s)) }
