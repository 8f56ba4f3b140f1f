package install

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/sallyport/sallyport/internal/disk"
)

// RemoveOptions say what to take back.
type RemoveOptions struct {
	// Home is the state folder, which holds the journal.
	Home string
	// KeepState keeps the state folder's other content: the sealed documents, the
	// key and the hardened profiles.
	KeepState bool
	// AllowRoot permits what is refused to root otherwise.
	AllowRoot bool
	// Open names the windows that are open on a profile in the state folder, as
	// the user knows them. While there is one, the state stays. It is asked only
	// where there is state to remove; nil names none.
	Open func() []string
	// ForgetKey removes what the state has outside its folder, such as a key in
	// the keyring. It is called before the state is removed; nil does nothing.
	ForgetKey func() error

	keys keyStore
	root func() bool
}

func (o *RemoveOptions) complete() error {
	if o.keys == nil {
		o.keys = userRegistry()
	}
	if o.root == nil {
		o.root = isRoot
	}
	if o.root() && !o.AllowRoot {
		return RootError{}
	}
	if o.Home == "" || !filepath.IsAbs(o.Home) {
		return errors.New("it is not known where Sallyport's state is; set HOME, or set SALLYPORT_HOME to the folder that it was installed with")
	}
	return nil
}

// Removal is an uninstall that has not been done.
type Removal struct {
	options RemoveOptions
	steps   []Step
	notes   []string
	journal journal
	// state is what is ours in the state folder.
	state []string
}

// NewRemoval says what an uninstall would do. It changes nothing. Exactly what
// the journal lists and what nobody changed since is removed; what was changed
// is a refused step.
func NewRemoval(o RemoveOptions) (Removal, error) {
	if err := o.complete(); err != nil {
		return Removal{}, err
	}
	j, err := readJournal(o.Home)
	if err != nil {
		return Removal{}, err
	}
	r := Removal{options: o, journal: j}
	for _, k := range j.Keys {
		r.planKey(k)
	}
	files := slices.Clone(j.Files)
	// Manifests first: after that no browser starts the program any more.
	slices.SortStableFunc(files, func(a, b ownedFile) int { return removalRank(a.Path) - removalRank(b.Path) })
	for _, f := range files {
		r.planFile(f)
	}
	if !o.KeepState {
		r.planState()
	}
	return r, nil
}

func removalRank(path string) int {
	switch {
	case filepath.Base(path) == manifestFile:
		return 0
	case strings.Contains(path, string(filepath.Separator)+"extension"+string(filepath.Separator)):
		return 1
	default:
		return 2
	}
}

func kindOf(path string) Kind { return []Kind{Manifest, Extension, Program}[removalRank(path)] }

// empty reports whether there is nothing to take back.
func (r *Removal) empty() bool { return r.journal.empty() && len(r.state)+len(r.steps) == 0 }

func (r *Removal) planFile(f ownedFile) {
	s := Step{Kind: kindOf(f.Path), Action: Delete, Path: f.Path}
	limit := int64(maxProgram)
	b, err := disk.ReadFile(f.Path, limit)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return
	case errors.Is(err, disk.ErrNotPlain):
		s.Action, s.Problem = Refuse, &Problem{Path: f.Path, What: "something else was put in the place of Sallyport's file, so it stays", Fix: "remove it yourself if you do not need it"}
	case err != nil:
		s.Action, s.Problem = Refuse, explain(f.Path, "it cannot be read, so it stays", err)
	case !slices.Contains(f.SHA256, hashOf(b)):
		s.Action, s.Problem = Refuse, &Problem{Path: f.Path, What: "it was changed since Sallyport wrote it, so it stays", Fix: "remove it yourself if you do not need it"}
	}
	r.steps = append(r.steps, s)
}

func (r *Removal) planKey(k ownedKey) {
	s := Step{Kind: Key, Action: Delete, Path: k.Key}
	value, there, err := r.options.keys.get(k.Key)
	switch {
	case err == nil && !there:
		return
	case err != nil:
		s.Action, s.Problem = Refuse, &Problem{Path: k.Key, What: "the registry key cannot be read, so it stays", Fix: "delete it yourself", err: err}
	case !slices.Contains(k.Values, value):
		s.Action, s.Problem = Refuse, &Problem{Path: k.Key, What: "the registry key was changed since Sallyport wrote it, so it stays", Fix: "delete it yourself if you do not need it"}
	}
	r.steps = append(r.steps, s)
}

// stateNames are the names that Sallyport gives to what is in its state folder.
// The folder may be one of the user's own choice that holds other things too,
// so nothing else in it is touched.
var stateNames = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(vault\.(json|key|lock)|vault\.key\.last-good|[a-z0-9][a-z0-9-]*\.(sealed|last-good|damaged-.+)|\.[a-z0-9.-]+\.(sealed|last-good|key|json)[0-9]*|run|profiles|scratch|hardened-extension|install\.(json|lock)|\.sallyport-partial-.+)$`)
})

// planState lists what is ours in the state folder.
func (r *Removal) planState() {
	entries, err := os.ReadDir(r.options.Home)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		r.refuseState(explain(r.options.Home, "the state folder cannot be read, so it stays", err))
		return
	}
	var state []string
	for _, e := range entries {
		if stateNames().MatchString(e.Name()) {
			state = append(state, filepath.Join(r.options.Home, e.Name()))
		}
	}
	if len(state) == 0 {
		return
	}
	if r.options.Open != nil {
		if open := r.options.Open(); len(open) > 0 {
			r.refuseState(inUse(r.options.Home, open))
			return
		}
	}
	r.state = state
}

func inUse(home string, windows []string) *Problem {
	is, which := "is", "that window"
	if len(windows) > 1 {
		is, which = "are", "those windows"
	}
	return &Problem{Path: home, What: "the state stays, because " + nameList(windows) + " " + is + " open", Fix: "close " + which + " and run “sallyport uninstall” again"}
}

func (r *Removal) refuseState(why *Problem) {
	r.steps = append(r.steps, Step{Action: Refuse, Path: r.options.Home, Problem: why})
}

// Apply does the removal, after looking again at what is here.
func (r Removal) Apply() (Outcome, error) {
	if _, err := os.Stat(r.options.Home); errors.Is(err, fs.ErrNotExist) {
		return Outcome{Notes: r.notes}, nil
	}
	var done Outcome
	err := locked(r.options.Home, func() error {
		now, err := NewRemoval(r.options)
		if err != nil {
			return err
		}
		done, err = now.apply()
		return err
	})
	if err != nil {
		return done, err
	}
	// The lock is let go by now, and its file is the last to leave. The folders
	// above go where nothing else is in them, and where an install made them.
	if err := os.Remove(filepath.Join(r.options.Home, lockFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return done, explain(filepath.Join(r.options.Home, lockFile), "it cannot be removed", err)
	}
	if os.Remove(r.options.Home) == nil {
		removeEmpty(&journal{Dirs: slices.DeleteFunc(r.journal.Dirs, func(dir string) bool { return !isAbove(dir, r.options.Home) })})
	}
	return done, nil
}

// isAbove reports whether a folder is a path's folder, or holds that.
func isAbove(dir, path string) bool {
	return strings.HasPrefix(path, dir+string(filepath.Separator))
}

func (r *Removal) apply() (Outcome, error) {
	for i := range r.steps {
		r.do(&r.steps[i])
	}
	for _, f := range r.journal.Files {
		for _, leftover := range leftovers(f.Path) {
			if note, err := removeProgram(leftover); err == nil && note != "" {
				r.notes = append(r.notes, note)
			}
		}
	}
	for _, k := range r.journal.Keys {
		for _, above := range k.Made {
			if strings.HasPrefix(k.Key, above+`\`) {
				r.options.keys.removeEmpty(above)
			}
		}
	}
	r.journal.Files, r.journal.Keys = r.remaining()
	left := removeEmpty(&r.journal)
	if len(r.journal.Files)+len(r.journal.Keys) == 0 {
		r.journal.Dirs = nil // what is in them now is not ours
	}
	for _, dir := range left {
		if dir != r.options.Home && !isAbove(dir, r.options.Home) {
			r.notes = append(r.notes, dir+" stays, because it is not empty")
		}
	}
	gone := r.removeState()
	out := Outcome{Steps: r.steps, Notes: r.notes, StateGone: gone}
	if r.journal.empty() {
		if err := os.Remove(r.journal.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return out, explain(r.journal.path, "the record of what was installed cannot be removed", err)
		}
		return out, nil
	}
	return out, r.journal.write()
}

func (r *Removal) do(s *Step) {
	if s.Action != Delete {
		return
	}
	if s.Kind == Key {
		if err := r.options.keys.remove(s.Path); err != nil {
			s.Problem = &Problem{Path: s.Path, What: "the registry key cannot be deleted", Fix: "delete it yourself", err: err}
		}
		return
	}
	remove := func(path string) (string, error) { return "", os.Remove(path) }
	if s.Kind == Program {
		remove = removeProgram
	}
	note, err := remove(s.Path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.Problem = explain(s.Path, "it cannot be removed", err)
	}
	if note != "" {
		r.notes = append(r.notes, note)
	}
}

// remaining is what the journal still has to list: what could not be removed.
// What somebody else changed is theirs from now on.
func (r *Removal) remaining() (files []ownedFile, keys []ownedKey) {
	for _, s := range r.steps {
		if s.Problem == nil || s.Action != Delete {
			continue
		}
		for _, f := range r.journal.Files {
			if f.Path == s.Path {
				files = append(files, f)
			}
		}
		for _, k := range r.journal.Keys {
			if k.Key == s.Path {
				keys = append(keys, k)
			}
		}
	}
	return files, keys
}

// removeState removes what is ours in the state folder, except for the journal
// and the lock, which are needed to the end. It reports whether that was
// anything, and all of it.
func (r *Removal) removeState() bool {
	if len(r.state) == 0 {
		return false
	}
	if r.options.ForgetKey != nil {
		if err := r.options.ForgetKey(); err != nil {
			r.notes = append(r.notes, "the key in your keyring could not be removed: "+err.Error())
		}
	}
	gone := true
	for _, path := range r.state {
		if name := filepath.Base(path); name == journalFile || name == lockFile {
			continue
		}
		if err := os.RemoveAll(path); err != nil {
			s := Step{Action: Delete, Path: path, Problem: explain(path, "it cannot be removed", err)}
			r.steps = append(r.steps, s)
			gone = false
		}
	}
	return gone
}
