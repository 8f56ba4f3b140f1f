package addon

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
)

const (
	// maxExtensionsJSON bounds extensions.json. It holds each name in every language.
	maxExtensionsJSON = 256 << 20
	// maxArchive bounds an .xpi; the store takes none above 200 MB.
	maxArchive = 256 << 20
)

func firefoxInventory(p browser.Profile) ([]Addon, error) {
	var records []record
	err := readRecord(new([]byte), filepath.Join(p.Dir, "extensions.json"), maxExtensionsJSON, func(raw []byte) (err error) {
		records, err = parseExtensionsJSON(raw)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var kept []record
	for _, r := range records {
		if r.kind == "extension" && !r.removed && !r.shadowed && !partOfBrowser(r.location) {
			kept = append(kept, r)
		}
	}
	granted := grantedLater(p)
	all := make([]Addon, len(kept))
	eachInParallel(len(kept), func(i int) {
		all[i] = kept[i].addon(p)
		all[i].apply(granted[all[i].ID])
	})
	return all, nil
}

// firefoxGrants is what Firefox notes as granted to an add-on: origins, if they are noted
// at all, and API permissions.
type firefoxGrants struct {
	origins []string
	noted   bool
	apis    []string
}

// grantedLater reads what Firefox notes as granted, by add-on. In Manifest V3 the origins
// are the ones in effect, and the user can take them back; before it, they are optional ones
// that were granted, as the API permissions always are. Without the file, or where it
// cannot be read, nothing is known and the manifest alone counts.
func grantedLater(p browser.Profile) map[string]firefoxGrants {
	granted := map[string]firefoxGrants{}
	err := readRecord(new([]byte), filepath.Join(p.Dir, "extension-preferences.json"), maxExtensionsJSON, func(raw []byte) error {
		s := newScanner(raw)
		err := s.object(func(key []byte) error {
			if s.space() != '{' {
				return s.skip()
			}
			id := string(key)
			var g firefoxGrants
			err := s.object(func(key []byte) (err error) {
				switch {
				case string(key) == "origins" && s.space() == '[':
					g.noted = true
					g.origins, err = stringList(s)
				case string(key) == "permissions":
					g.apis, err = apiList(s)
				default:
					err = s.skip()
				}
				return err
			})
			granted[id] = g
			return err
		})
		return errors.Join(err, s.end())
	})
	if err != nil {
		return nil
	}
	return granted
}

func (a *Addon) apply(granted firefoxGrants) {
	a.GrantedAPIs = granted.apis
	if !granted.noted {
		return
	}
	a.Withheld = a.Manifest.ManifestVersion >= 3
	for _, o := range granted.origins {
		if pattern, err := ParsePattern(o); err == nil {
			a.Granted = append(a.Granted, Host{Key: "granted origins", Pattern: pattern})
		}
	}
}

// partOfBrowser tells Firefox's own add-ons from those that somebody
// installed. app-system-local and app-system-share are not its own: that is
// where Linux distributions and administrators put add-ons.
func partOfBrowser(location string) bool {
	switch location {
	case "app-system-addons", "app-system-defaults", "app-system-profile":
		return true
	}
	return strings.HasPrefix(location, "app-builtin")
}

func (r *record) addon(p browser.Profile) Addon {
	a := Addon{ID: r.id, Profile: p, Enabled: r.active, Path: r.path, Origin: r.origin, State: r.state}
	a.Origin.Location, a.Origin.Code = firefoxLocation(r.location), r.location
	slices.Sort(a.State.DisabledBy)
	m, err := r.manifest()
	if err != nil {
		a.Unreadable = reasonFor(err)
		// What Firefox noted for its permission prompt is better than nothing.
		m.Permissions, m.Version = r.permissions, r.version
		for _, o := range r.origins {
			if pattern, err := ParsePattern(o); err == nil {
				m.Hosts = append(m.Hosts, Host{Key: "userPermissions", Pattern: pattern})
			}
		}
	}
	// What kind of add-on it is, its record says.
	m.Theme, m.App = false, false
	a.Manifest = m
	if a.Origin.UpdateURL == "" {
		a.Origin.UpdateURL = m.GeckoUpdateURL
	}
	name := r.name
	if name == "" {
		name = m.Name
	}
	a.declare(name, r.id)
	a.Version = Clean(r.version, maxName)
	return a
}

func (r *record) manifest() (Manifest, error) {
	path := filepath.FromSlash(r.path)
	if r.path == "" || !filepath.IsAbs(path) {
		return Manifest{}, fs.ErrNotExist
	}
	info, err := os.Stat(path)
	if err != nil {
		return Manifest{}, err
	}
	var raw []byte
	if info.IsDir() {
		raw, err = disk.ReadFile(filepath.Join(path, "manifest.json"), MaxManifest)
	} else {
		raw, err = packedManifest(path)
	}
	if err != nil {
		return Manifest{}, err
	}
	return ParseManifest(raw)
}

// packedManifest reads manifest.json out of an .xpi. Nothing is unpacked to disk.
func packedManifest(path string) ([]byte, error) {
	f, size, err := disk.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if size > maxArchive {
		return nil, fmt.Errorf("the .xpi: %w", disk.ErrTooLarge)
	}
	archive, err := openZip(f, size)
	if err != nil {
		return nil, err
	}
	for _, file := range archive.File {
		if file.Name != "manifest.json" {
			continue
		}
		return readPacked(file, MaxManifest)
	}
	return nil, fs.ErrNotExist
}
