package addon

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
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

func chromiumInventory(p browser.Profile) ([]Addon, error) {
	var settings settingsReader
	// Secure Preferences, where it has extensions at all, is the later word.
	for _, name := range []string{"Preferences", "Secure Preferences"} {
		buffer := buffers.Get().(*[]byte)
		defer buffers.Put(buffer) // until then the entries have their manifests in it
		err := readRecord(buffer, filepath.Join(p.Dir, name), maxPreferences, settings.parse)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	var kept []*setting
	for _, s := range settings.order {
		if installed := s.path != "" || s.manifest != nil; installed && s.location != locationInvalid && !s.ofBrowser() {
			kept = append(kept, s)
		}
	}
	all, loads := make([]Addon, len(kept)), make([]bool, len(kept))
	eachInParallel(len(kept), func(i int) { loads[i] = kept[i].addon(p, &all[i]) })
	n := 0
	for i := range all {
		m := &all[i].Manifest
		if loads[i] && !m.Theme && (!m.App || m.LegacyApp) {
			all[n] = all[i]
			n++
		}
	}
	return all[:n], nil
}

// externalComponents are the parts of a browser that it gets from its store, as any other
// extension, and notes with their own location: Google's payments (nmmh), the older casting
// (pked) and voice search (lcce), and Edge's changes of text (jmjf). Source: Chromium's
// external_component_loader.cc, and Edge's requests for updates.
var externalComponents = [...]string{
	"nmmhkkegccagdldgiimedpiccmgmieda", "pkedcjkdefgpdelpbcmbmeomcjbeemfm", "lccekmodgklaepjeofjdjpbminllajkg", "jmjflgjpcpepeafmmgdpfkogkghcpiha",
}

// ofBrowser reports whether the entry is a part of the browser. A component's entry loads
// nothing: the browser brings it along. An external component's does, and is neither shown
// by the browser nor named by its API, so only one that is known is passed over, where
// the browser puts it.
func (e *setting) ofBrowser() bool {
	switch e.location {
	case locationComponent:
		return true
	case locationExternalComponent:
		return slices.Contains(externalComponents[:], e.id) && strings.HasPrefix(filepath.ToSlash(filepath.Clean(e.path)), e.id+"/")
	}
	return false
}

// addon reads the extension. It is false for one that the browser will not load:
// a folder of the user's that is gone. Its entry stays behind, and so does that
// of an extension that some earlier run had loaded by its command line.
func (e *setting) addon(p browser.Profile, a *Addon) bool {
	a.ID, a.Profile, a.Enabled, a.Withheld = e.id, p, e.enabled(), e.withholding
	a.Granted, a.GrantedAPIs = e.granted(), slices.Concat(e.active.apis, e.runtime.apis)
	a.Origin, a.State = e.origin, e.status()
	a.Origin.Location, a.Origin.Code = chromiumLocation(e.location), strconv.Itoa(e.location)
	var folder folderFiles
	a.Path, folder = e.folder(p)
	var err error
	a.Manifest, err = folder.manifest()
	if (e.location == locationUnpacked || e.location == locationCommandLine) && errors.Is(err, fs.ErrNotExist) {
		return false
	}
	if err != nil && e.manifest != nil {
		if cached, cacheErr := ParseManifest(e.manifest); cacheErr == nil {
			a.Manifest, err = cached, nil
		}
	}
	if err != nil {
		a.Unreadable = reasonFor(err)
	}
	a.Manifest.as(browser.Chromium)
	a.Origin.UpdateURL = a.Manifest.UpdateURL
	name := a.Manifest.Name
	if placeholder(name) != "" {
		// The browser's copy has it resolved.
		if name = nameIn(e.manifest); name == "" || placeholder(name) != "" {
			name = a.Manifest.Localized(folder.read)
		}
	}
	a.declare(name, e.id)
	a.Version = Clean(a.Manifest.Version, maxName)
	return true
}

// nameIn is the name alone that a manifest gives; empty where there is none.
func nameIn(manifest []byte) (name string) {
	s := newScanner(manifest)
	err := s.object(func(key []byte) (err error) {
		if string(key) != "name" {
			return s.skip()
		}
		name, err = stringOrSkip(s)
		return err
	})
	if err != nil {
		return ""
	}
	return name
}

// enabled follows the reasons; the older field decides only where there are none.
func (e *setting) enabled() bool {
	if e.blocked || worstBlock(e.blockBits) == BlockedMalware || len(e.reasons) > 0 {
		return false
	}
	return e.hasReasons || e.state != 0
}

func (e *setting) status() State {
	s := State{DisabledBy: reasonNames(e.reasons), Block: worstBlock(e.blockBits), Store: e.store, Private: e.private, Files: e.files}
	if s.Block == NotBlocked && e.blocked {
		s.Block = BlockedMalware
	}
	return s
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

// folderFiles reads an extension that lies in a folder; where that is "", nothing is there.
type folderFiles struct{ dir string }

// buffers are for files that nothing is kept of once they are parsed.
var buffers = sync.Pool{New: func() any { return &[]byte{} }}

func (f folderFiles) manifest() (Manifest, error) {
	if f.dir == "" {
		return Manifest{}, fs.ErrNotExist
	}
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	raw, err := disk.ReadInto(*buffer, f.dir+string(filepath.Separator)+"manifest.json", MaxManifest)
	if err != nil {
		return Manifest{}, err
	}
	*buffer = raw
	return ParseManifest(raw)
}

func (f folderFiles) read(name string) ([]byte, error) {
	if f.dir == "" {
		return nil, fs.ErrNotExist
	}
	return disk.ReadFile(filepath.Join(f.dir, filepath.FromSlash(name)), MaxManifest)
}
