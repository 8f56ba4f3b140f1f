package install

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
)

// maxProgram is the most that is read of a program. Ours has some 12 MiB.
const maxProgram = 512 << 20

// Kind is what a step is about.
type Kind string

// Kinds, in the order in which they are installed. They are removed the other
// way round, so that no browser ever starts a program that is half there.
const (
	Program   Kind = "program"
	Extension Kind = "extension"
	Manifest  Kind = "manifest"
	Key       Kind = "key"
)

// Action is what a step does.
type Action string

// Actions.
const (
	Create Action = "create"
	Update Action = "update"
	Keep   Action = "keep"   // it is there as it should be
	Delete Action = "remove" // it is ours and no longer needed
	Refuse Action = "refuse" // the step's problem says why
)

// Step is one file or registry key, and what happens to it.
type Step struct {
	Kind   Kind
	Action Action
	// Path is the file, or the registry key.
	Path string
	// For names the browsers that it is for; empty where it is for all.
	For []string
	// Problem says why the step is refused or failed.
	Problem *Problem

	family  browser.Family
	content []byte
	mode    fs.FileMode
	value   string // what a key says
}

// Plan is an install that has not been done.
type Plan struct {
	options Options
	place   place
	found   []found
	// steps are in the order in which they are done.
	steps []Step
	// notes are facts to tell the user that are no steps, such as a browser that
	// cannot be reached.
	notes   []string
	journal journal
}

// NewPlan looks at what is here and says what an install would do. It changes
// nothing. The error is a [RootError] for root, or says why there can be no
// plan at all; what is wrong with one file is in that step.
func NewPlan(o Options) (Plan, error) {
	if err := o.complete(); err != nil {
		return Plan{}, err
	}
	at, err := placeOf(o.Env)
	if err != nil {
		return Plan{}, err
	}
	p := Plan{options: o, place: at, found: detect(o.Env)}
	if p.journal, err = readJournal(o.Home); err != nil {
		return Plan{}, err
	}
	targets, notes := o.targets(p.found)
	p.notes = notes
	if len(targets) == 0 {
		return Plan{}, fmt.Errorf("no browser was found that could reach Sallyport%s; install Chromium or Firefox, or name its native-messaging folder with --manifest-dir and --family",
			strings.Join(append([]string{""}, notes...), "; "))
	}
	if err := p.planProgram(); err != nil {
		return Plan{}, err
	}
	p.planExtension()
	for _, t := range targets {
		p.planManifest(t)
	}
	p.planStale()
	return p, nil
}

func (p *Plan) planProgram() error {
	content, err := readProgram(p.options.Program)
	if err != nil {
		return &Problem{Path: p.options.Program, What: "the program to install cannot be read", Fix: "run “sallyport install” from the program that you want to install", err: disk.Bare(err)}
	}
	p.add(Step{Kind: Program, Path: p.place.binary, content: content, mode: 0o755})
	return nil
}

// readProgram follows symbolic links, as starting a program does.
func readProgram(path string) ([]byte, error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, err
	}
	return disk.ReadFile(real, maxProgram)
}

func (p *Plan) planExtension() {
	chromium, err := p.options.Chromium()
	if err == nil {
		err = p.planArchive(browser.Chromium, chromium)
	}
	var firefox []byte
	if err == nil {
		firefox, err = p.options.Firefox()
	}
	if err == nil {
		err = p.planArchive(browser.Firefox, firefox)
	}
	if err != nil {
		p.steps = append(p.steps, Step{Kind: Extension, Action: Refuse, Path: filepath.Join(p.place.data, "extension"),
			Problem: &Problem{What: "the extension cannot be installed beside the program", Fix: "build Sallyport with “make build”, or take the extension from another place", err: err}})
		return
	}
	p.add(Step{Kind: Extension, Path: p.place.addon(), family: browser.Firefox, content: firefox, mode: 0o644})
}

func (p *Plan) planArchive(f browser.Family, archive []byte) error {
	files, err := extension.Unpack(archive)
	if err != nil {
		return err
	}
	for _, file := range files {
		p.add(Step{Kind: Extension, Path: filepath.Join(p.place.extensionDir(f), filepath.FromSlash(file.Name)), family: f, content: file.Content, mode: 0o644})
	}
	return nil
}

func (p *Plan) planManifest(t target) {
	dir := t.dir
	if t.key != "" {
		dir = p.place.ownManifestDir(t.family)
	}
	file := filepath.Join(dir, manifestFile)
	if !slices.ContainsFunc(p.steps, func(s Step) bool { return s.Path == file }) {
		p.add(Step{Kind: Manifest, Path: file, For: t.names, family: t.family, content: manifest(t.family, p.place.binary, p.options.Callers...), mode: 0o644})
	}
	if t.key != "" {
		p.addKey(Step{Kind: Key, Path: t.key + `\` + extension.HostName, For: t.names, family: t.family, value: file})
	}
}

// planStale removes files that an earlier version of the extension had.
func (p *Plan) planStale() {
	wanted := map[string]bool{}
	for _, s := range p.steps {
		wanted[s.Path] = true
		if s.Kind == Extension && s.Action == Refuse && s.content == nil {
			return // there is no extension to compare with
		}
	}
	below := filepath.Join(p.place.data, "extension") + string(filepath.Separator)
	for _, f := range p.journal.Files {
		if wanted[f.Path] || !strings.HasPrefix(f.Path, below) {
			continue
		}
		if b, err := disk.ReadFile(f.Path, extension.MaxUnpacked); err == nil && slices.Contains(f.SHA256, hashOf(b)) {
			p.steps = append(p.steps, Step{Kind: Extension, Action: Delete, Path: f.Path})
		}
	}
}

// add decides what happens to a file and adds the step.
func (p *Plan) add(s Step) {
	s.Action, s.Problem = p.decide(s)
	p.steps = append(p.steps, s)
}

func (p *Plan) decide(s Step) (Action, *Problem) {
	fi, err := os.Lstat(s.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Create, nil
	case err != nil:
		return Refuse, explain(s.Path, "it cannot be looked at", err)
	case fi.Mode()&fs.ModeSymlink != 0:
		return Refuse, &Problem{Path: s.Path, What: "it is a symbolic link, which Sallyport does not write through", Fix: "remove the link and run “sallyport install” again"}
	case !fi.Mode().IsRegular():
		return Refuse, &Problem{Path: s.Path, What: "it is not a file", Fix: "move it away and run “sallyport install” again"}
	}
	limit := int64(maxManifest)
	if s.Kind != Manifest {
		limit = maxProgram
	}
	there, err := disk.ReadFile(s.Path, limit)
	if err != nil {
		return Refuse, explain(s.Path, "it is there already and cannot be read", err)
	}
	if hashOf(there) == hashOf(s.content) {
		if s.Kind == Program && !executable(fi) {
			return Update, nil
		}
		return Keep, nil
	}
	if p.ours(s, there) {
		return Update, nil
	}
	return Refuse, &Problem{Path: s.Path, What: "it is not Sallyport's, although it has the name", Fix: "find out what made it, move it away and run “sallyport install” again"}
}

// ours reports whether a file that has another content may be replaced.
func (p *Plan) ours(s Step, there []byte) bool {
	if _, same := p.journal.owns(s.Path, hashOf(there)); same {
		return true
	}
	switch s.Kind {
	case Manifest:
		// Edited since, or written by a version whose journal is gone.
		return pointsAt(there, p.place.binary)
	case Program:
		recorded, _ := p.journal.owns(s.Path, "")
		return recorded || builtFromUs(s.Path)
	default:
		// Our own folder: what lies in it under our names is repaired.
		recorded, _ := p.journal.owns(p.place.binary, "")
		return recorded || builtFromUs(p.place.binary)
	}
}

func (p *Plan) addKey(s Step) {
	value, there, err := p.options.keys.get(s.Path)
	switch {
	case err != nil:
		s.Action, s.Problem = Refuse, &Problem{Path: s.Path, What: "the registry key cannot be read", Fix: "check its permissions and run “sallyport install” again", err: err}
	case !there:
		s.Action = Create
	case value == s.value:
		s.Action = Keep
	case p.journal.ownsKey(s.Path, value):
		s.Action = Update
	default:
		s.Action, s.Problem = Refuse, &Problem{Path: s.Path, What: "the registry key names a manifest that is not Sallyport's", Fix: "find out what made it, delete the key and run “sallyport install” again"}
	}
	p.steps = append(p.steps, s)
}
