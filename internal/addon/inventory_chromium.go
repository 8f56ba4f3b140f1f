package addon

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/sallyport/sallyport/internal/browser"
)

// maxPreferences bounds a preferences file. It holds a copy of every manifest.
const maxPreferences = 256 << 20

// Locations of Chromium's ManifestLocation that matter here.
const (
	locationInvalid           = 0
	locationUnpacked          = 4
	locationComponent         = 5
	locationCommandLine       = 8
	locationExternalComponent = 10
)

// setting is one entry of extensions.settings.
type setting struct {
	id       string
	path     string
	manifest []byte
	location int
	// disabled is set by disable_reasons, a number or a list, that hold any.
	disabled, hasReasons bool
	// state is the older field: 0 is off, 1 on; -1 where it is not there.
	state       int
	blocked     bool
	withholding bool
	active      grants
	runtime     grants
}

// grants are the hosts of a permission set, as the preferences keep it: for
// requests and for content scripts.
type grants struct{ hosts, scripts []string }

func chromiumInventory(p browser.Profile) ([]Addon, error) {
	var settings settingsReader
	// Secure Preferences, where it has extensions at all, is the later word.
	for _, name := range []string{"Preferences", "Secure Preferences"} {
		err := readRecord(filepath.Join(p.Dir, name), maxPreferences, settings.parse)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	var kept []*setting
	for _, s := range settings.order {
		installed := s.path != "" || s.manifest != nil
		if !installed || s.location == locationInvalid || s.location == locationComponent || s.location == locationExternalComponent {
			continue
		}
		kept = append(kept, s)
	}
	all := make([]*Addon, len(kept))
	eachInParallel(len(kept), func(i int) { all[i] = kept[i].addon(p) })
	addons := make([]Addon, 0, len(all))
	for _, a := range all {
		if a != nil && !a.Manifest.Theme && !a.Manifest.App {
			addons = append(addons, *a)
		}
	}
	return addons, nil
}

// settingsReader collects the entries of both preferences files.
type settingsReader struct {
	byID  map[string]*setting
	order []*setting
}

func (r *settingsReader) parse(raw []byte) error {
	s := newScanner(raw)
	err := within(s, "extensions", func() error {
		return within(s, "settings", func() error {
			return s.object(func(key []byte) error {
				if s.space() != '{' {
					return s.skip()
				}
				return r.entry(string(key)).read(s)
			})
		})
	})
	return errors.Join(err, s.end())
}

// within reads an object and calls visit at the value of one key, if it is an
// object too.
func within(s *scanner, name string, visit func() error) error {
	return s.object(func(key []byte) error {
		if string(key) != name || s.space() != '{' {
			return s.skip()
		}
		return visit()
	})
}

func (r *settingsReader) entry(id string) *setting {
	if r.byID == nil {
		r.byID = map[string]*setting{}
	}
	e := r.byID[id]
	if e == nil {
		e = &setting{id: id, state: -1}
		r.byID[id] = e
		r.order = append(r.order, e)
	}
	return e
}

func (e *setting) read(s *scanner) error {
	return s.object(func(key []byte) (err error) {
		switch string(key) {
		case "path":
			e.path, err = stringOrSkip(s)
		case "location":
			e.location, _, err = s.integer()
		case "state":
			e.state, _, err = s.integer()
		case "disable_reasons":
			e.hasReasons = true
			e.disabled, err = anyReason(s)
		case "blacklist":
			e.blocked, err = s.boolean()
		case "withholding_permissions":
			e.withholding, err = s.boolean()
		case "active_permissions":
			e.active, err = readGrants(s)
		case "runtime_granted_permissions":
			e.runtime, err = readGrants(s)
		case "manifest":
			if s.space() == '{' {
				e.manifest, err = s.raw()
			} else {
				err = s.skip()
			}
		default:
			err = s.skip()
		}
		return err
	})
}

func stringOrSkip(s *scanner) (string, error) {
	if s.space() != '"' {
		return "", s.skip()
	}
	return s.str()
}

// anyReason reads disable_reasons: formerly a bit field, now a list of its bits.
func anyReason(s *scanner) (bool, error) {
	if s.space() != '[' {
		n, _, err := s.integer()
		return n != 0, err
	}
	some := false
	err := s.array(func() error {
		n, _, err := s.integer()
		some = some || n != 0
		return err
	})
	return some, err
}

func readGrants(s *scanner) (grants, error) {
	var g grants
	if s.space() != '{' {
		return g, s.skip()
	}
	err := s.object(func(key []byte) (err error) {
		switch string(key) {
		case "explicit_host":
			g.hosts, err = stringList(s)
		case "scriptable_host":
			g.scripts, err = stringList(s)
		default:
			err = s.skip()
		}
		return err
	})
	return g, err
}

func stringList(s *scanner) ([]string, error) {
	if s.space() != '[' {
		return nil, s.skip()
	}
	var all []string
	err := s.array(func() error {
		if s.space() != '"' {
			return s.skip()
		}
		t, err := s.str()
		all = append(all, t)
		return err
	})
	return all, err
}

// addon reads the extension. It is nil for one that the browser will not load:
// a folder of the user's that is gone. Its entry stays behind, and so does that
// of an extension that some earlier run had loaded by its command line.
func (e *setting) addon(p browser.Profile) *Addon {
	a := &Addon{ID: e.id, Profile: p, Enabled: e.enabled(), Withheld: e.withholding}
	a.Granted = e.granted()
	var folder folderFiles
	a.Path, folder = e.folder(p)
	var raw []byte
	err := error(fs.ErrNotExist)
	if a.Path != "" {
		if raw, err = folder.read("manifest.json"); err == nil {
			a.Manifest, err = ParseManifest(raw)
		}
	}
	if (e.location == locationUnpacked || e.location == locationCommandLine) && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	cached := Manifest{}
	if e.manifest != nil {
		// The browser's copy has its placeholders resolved.
		var cacheErr error
		if err != nil || placeholder().MatchString(a.Manifest.Name) {
			cached, cacheErr = ParseManifest(e.manifest)
		}
		if err != nil && cacheErr == nil {
			a.Manifest, err = cached, nil
		}
	}
	if err != nil {
		a.Unreadable = reasonFor(err)
	}
	name := a.Manifest.Name
	if placeholder().MatchString(name) {
		if name = cached.Name; name == "" || placeholder().MatchString(name) {
			name = a.Manifest.Localized(folder.read)
		}
	}
	a.Name, a.Version = shownName(name, e.id), Clean(a.Manifest.Version, maxName)
	return a
}

// enabled follows the reasons; the older field decides only where there are none.
func (e *setting) enabled() bool {
	if e.blocked || e.disabled {
		return false
	}
	return e.hasReasons || e.state != 0
}

// granted are the hosts in effect by the browser's own notes.
func (e *setting) granted() []Host {
	var hosts []Host
	add := func(key string, g grants) {
		for _, t := range slices.Concat(g.hosts, g.scripts) {
			if pattern, err := ParsePattern(t); err == nil {
				hosts = append(hosts, Host{Key: key, Pattern: pattern})
			}
		}
	}
	if !e.withholding {
		// Scriptable hosts come from content scripts, whose exclusions only the
		// manifest knows, so they are left to it.
		add("active_permissions", grants{hosts: e.active.hosts})
	}
	add("runtime_granted_permissions", e.runtime)
	return hosts
}

// folder finds the extension's folder: relative to the profile's Extensions
// folder, or absolute for one that lies elsewhere.
func (e *setting) folder(p browser.Profile) (string, folderFiles) {
	path := filepath.FromSlash(e.path)
	switch {
	case e.path == "":
		return "", folderFiles{}
	case filepath.IsAbs(path):
		path = filepath.Clean(path)
	case filepath.IsLocal(path):
		path = filepath.Join(p.Dir, "Extensions", path)
	default:
		return "", folderFiles{}
	}
	return path, folderFiles{path}
}

// folderFiles reads an extension that lies in a folder.
type folderFiles struct{ dir string }

func (f folderFiles) read(name string) ([]byte, error) {
	if f.dir == "" {
		return nil, fs.ErrNotExist
	}
	return browser.ReadFile(filepath.Join(f.dir, filepath.FromSlash(name)), MaxManifest)
}
