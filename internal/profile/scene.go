package profile

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/finding"
)

// scene is a profile's folder while nobody uses it, to be compared with what
// Sallyport left there.
type scene struct {
	*drift
	place  place
	root   *os.Root
	family browser.Family
	// exe is the program that our native-messaging manifest names, ours our
	// extension's ID, empty where none was to be there.
	exe, ours string
	// seed is what the folder was set up with, and what a closed one should not
	// have otherwise. Only where exact is true does a used folder's start agree.
	seed  seed
	exact bool
	// used is true for a folder that a browser has had since it was set up: what
	// browsers write themselves belongs there.
	used bool
	// interrupted is true where whoever set the folder up or wiped it may have
	// been killed over it: what is gone or empty shows nothing then.
	interrupted bool
	// open is true while a browser has it open: its stores are not read then.
	open bool

	// files are all entries below the folder by slash-separated path, as they are
	// and not as what they lead to; names are their paths in order.
	files map[string]fs.FileInfo
	names []string
	// told are the entries of which a difference tells, with all below them.
	told map[string]bool
}

// maxEntries bounds a comparison. A used profile has some thousand.
const maxEntries = 200_000

var errTooMany = errors.New("too many entries")

// rule explains entries by their path.
type rule struct {
	kind DifferenceKind
	// pattern is a [path.Match] pattern for the path below the profile's folder.
	pattern string
	// browsers is true where a browser itself makes such an entry in use.
	browsers bool
	// what is the sentence, with %s for the path.
	what string
}

const openSentence = "Other users of this machine may read or change “%s”."

func (s *scene) compare() {
	s.told = map[string]bool{}
	if !s.list() {
		return
	}
	for _, name := range s.names {
		if s.covered(name) {
			continue
		}
		s.judge(name)
	}
	s.preferences()
	if s.family == browser.Firefox {
		s.firefoxContents()
	} else {
		s.chromiumContents()
	}
	if s.used {
		s.setup()
		s.strangersAtTheTop()
	} else {
		s.leftovers()
	}
}

// byWeight puts what says least last, which is what a bounded list leaves out.
func byWeight(a, b Difference) int {
	return cmp.Or(cmp.Compare(weight(a.Kind), weight(b.Kind)), cmp.Compare(a.Where, b.Where))
}

func weight(kind DifferenceKind) int {
	switch kind {
	case NotWiped:
		return 0
	case ForeignFile:
		return 2
	default:
		return 1
	}
}

// list fills files and names. It follows no link and opens no file.
func (s *scene) list() bool {
	s.files = map[string]fs.FileInfo{}
	err := fs.WalkDir(s.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if !s.told[name] && !errors.Is(err, fs.ErrNotExist) {
				s.tell(Unreadable, name, "“%s” cannot be read, so what is in it is not known.")
			}
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return nil // it went away
		}
		if len(s.names) >= maxEntries {
			return errTooMany
		}
		s.files[name] = info
		if name != "." {
			s.names = append(s.names, name)
		}
		return nil
	})
	if errors.Is(err, errTooMany) {
		s.add(ForeignFile, ".", fmt.Sprintf("The profile's folder holds more than %d files, which are not looked at one by one.", maxEntries), s.repair)
		return false
	}
	slices.Sort(s.names)
	return true
}

// tell adds a difference about an entry. what has a %s for its path.
func (s *scene) tell(kind DifferenceKind, name, what string) {
	s.told[name] = true
	s.add(kind, name, fmt.Sprintf(what, shown(name)), s.repair)
}

// covered reports whether a difference tells of an entry or of what it lies in.
func (s *scene) covered(name string) bool {
	for ; name != "."; name = path.Dir(name) {
		if s.told[name] {
			return true
		}
	}
	return s.told["."]
}

// below reports whether an entry lies in a folder, at any depth.
func below(name, folder string) bool { return strings.HasPrefix(name, folder+"/") }

// judge looks at what an entry is, and then at where it is.
func (s *scene) judge(name string) {
	info := s.files[name]
	if name == lockName {
		s.judgeLock(info)
		return
	}
	if name == workName && info.IsDir() && (s.used || !s.holdsBelow(name)) {
		s.told[name] = true // whoever worked there was killed
		return
	}
	if rule, there := s.rule(name); there && rule.kind == PlantedLock {
		if !s.used {
			s.tell(rule.kind, name, rule.what)
		}
		return
	}
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		s.tell(SymbolicLink, name, "“%s” is a symbolic link, which leads what the browser writes somewhere else.")
	case !info.IsDir() && !info.Mode().IsRegular():
		s.tell(SpecialFile, name, "“%s” is neither a file nor a folder.")
	case hardLinked(info):
		s.tell(HardLink, name, "“%s” is a file that has another name somewhere else, where it can be read and changed.")
	case spared(name, info.Mode()):
		if open(info) {
			s.tell(OpenModes, name, openSentence)
		}
	case info.IsDir() && !strings.Contains(name, "/") && open(info):
		s.add(OpenModes, name, fmt.Sprintf(openSentence, shown(name)), s.repair)
		s.placeOf(name)
	default:
		s.placeOf(name)
	}
}

func (s *scene) judgeLock(info fs.FileInfo) {
	switch {
	case !info.Mode().IsRegular() || hardLinked(info):
		s.tell(PlantedLock, lockName, "“%s”, Sallyport's own lock, is no plain file of its own any more.")
	case open(info):
		s.tell(OpenModes, lockName, openSentence)
	}
}

// rule returns the first rule for a path.
func (s *scene) rule(name string) (rule, bool) {
	rules := chromiumRules
	if s.family == browser.Firefox {
		rules = firefoxRules
	}
	for _, r := range rules {
		if match, _ := path.Match(r.pattern, name); match {
			return r, true
		}
	}
	return rule{}, false
}

// placeOf tells of an entry by its path.
func (s *scene) placeOf(name string) {
	r, there := s.rule(name)
	if !there || s.used && r.browsers || s.seeded(name) {
		return
	}
	s.tell(r.kind, name, r.what)
}

// seeded reports whether a used folder was set up with an entry.
func (s *scene) seeded(name string) bool {
	if !s.used {
		return false
	}
	for of := range s.seed {
		if of == name || below(of, name) {
			return true
		}
	}
	return false
}

// seedFolders are folders that seeds and browsers fill.
var seedFolders = []string{"data", "data/Default", "home"}

// leftovers tells of everything that is left to tell of in a folder that should
// hold nothing, a folder as one.
func (s *scene) leftovers() {
	// The seed's own folders and those that hold what was told of are opened up;
	// any other is one thing.
	opened := map[string]bool{}
	for _, name := range slices.Concat(s.names, slices.Collect(maps.Keys(s.told))) {
		if dir := path.Dir(name); !s.told[name] && !slices.Contains(seedFolders, dir) {
			continue
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			opened[dir] = true
		}
	}
	for _, name := range s.names {
		info := s.files[name]
		if spared(name, info.Mode()) || opened[name] || s.covered(name) {
			continue
		}
		if !info.IsDir() {
			s.tell(ForeignFile, name, fmt.Sprintf("“%%s” (%s) was not there when the profile was wiped.", size(info.Size())))
			continue
		}
		inside := 0
		for _, other := range s.names {
			if below(other, name) {
				inside++
			}
		}
		s.tell(ForeignFile, name, fmt.Sprintf("The folder “%%s” with %d entries was not there when the profile was wiped.", inside))
	}
	if open(s.files["."]) {
		s.add(OpenModes, ".", "Other users of this machine may read or change the profile's folder.", s.repair)
	}
}

// atTheTop are the entries of a used profile's folder beside what it was set up with.
var atTheTop = []string{lockName, workName, "browser.log", guideName, "data", "home"}

// strangersAtTheTop tells of what neither Sallyport nor a browser puts into the
// profile's own folder. Below it, browsers write what they like.
func (s *scene) strangersAtTheTop() {
	for _, name := range s.names {
		if !strings.Contains(name, "/") && !slices.Contains(atTheTop, name) && !spared(name, s.files[name].Mode()) && !s.covered(name) && !s.seeded(name) {
			s.tell(ForeignFile, name, "“%s” is not of this profile.")
		}
	}
	if open(s.files["."]) {
		s.add(OpenModes, ".", "Other users of this machine may read or change the profile's folder.", s.repair)
	}
}

// setup tells where a used folder is not as it was set up, of the files that no
// browser writes to.
func (s *scene) setup() {
	for _, name := range sortedNames(s.seed) {
		if !s.exact || s.covered(name) || slices.Contains(makers[s.family].written, name) || s.seed[name] == nil {
			continue
		}
		data, err := s.read(name)
		switch {
		case s.interrupted && (errors.Is(err, fs.ErrNotExist) || err == nil && len(data) == 0):
		case errors.Is(err, fs.ErrNotExist):
			s.tell(ChangedSetup, name, "“%s”, which Sallyport had put there, is gone.")
		case err != nil || string(data) != string(s.seed[name]):
			if isHostManifest(name) {
				s.tell(RedirectedNativeHost, name, "“%s” was changed, so that the extension may talk to another program than Sallyport.")
				continue
			}
			s.tell(ChangedSetup, name, "“%s” is not what Sallyport had put there.")
		}
	}
}

// read reads a plain file of the folder.
func (s *scene) read(name string) ([]byte, error) {
	if info := s.files[name]; info == nil {
		return nil, fs.ErrNotExist
	}
	return disk.ReadFile(filepath.Join(s.place.root, filepath.FromSlash(name)), maxPreferences)
}

// holds reports whether there is a plain file of that name.
func (s *scene) holds(name string) bool {
	info := s.files[name]
	return info != nil && info.Mode().IsRegular()
}

// holdsBelow reports whether a folder holds anything.
func (s *scene) holdsBelow(folder string) bool {
	return slices.ContainsFunc(s.names, func(name string) bool { return below(name, folder) })
}

// matching lists the plain files whose path matches a pattern.
func (s *scene) matching(pattern string) []string {
	var found []string
	for _, name := range s.names {
		if match, _ := path.Match(pattern, name); match && s.holds(name) {
			found = append(found, name)
		}
	}
	return found
}

// extension tells of an extension that is not ours.
func (s *scene) extension(name string, e finding.Extension) {
	s.told[name] = true
	s.add(AddedExtension, name, fmt.Sprintf("“%s” lists an extension that Sallyport did not put there: %s.", shown(name), names([]finding.Extension{e})), s.repair)
}

// preference tells of one preference by its name, and never by its value.
func (s *scene) preference(file, name, what string) {
	s.told[file] = true
	s.add(ChangedPreference, name, fmt.Sprintf("The preference “%s” in “%s” %s.", shown(name), shown(file), what), s.repair)
}

func size(bytes int64) string {
	switch {
	case bytes >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(bytes)/(1<<30))
	case bytes >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
	case bytes >= 1<<10:
		return fmt.Sprintf("%d kB", bytes>>10)
	default:
		return fmt.Sprintf("%d bytes", bytes)
	}
}
