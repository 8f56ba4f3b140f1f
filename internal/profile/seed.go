package profile

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
)

// seed is everything that is written into a profile before its browser starts,
// by path relative to the profile's folder.
type seed map[string][]byte

// plan is what a family's maker needs to know for one start.
type plan struct {
	place   place
	binary  string
	start   Start
	exe     string
	domains []string
	// port is where the browser finds the filter, on 127.0.0.1.
	port uint16
	// scratch asks for a plain profile with the extension inside, and nothing
	// hardened: what a user's everyday profile looks like.
	scratch bool
	// crx and crxID are the extension as signed on this machine (Chromium), xpi
	// the add-on (Firefox).
	crx   []byte
	crxID string
	xpi   []byte
	// byUser is true where the extension is loaded from a folder, as the user put
	// it in. folder is that, and placed how the browser noted that, nil where it is still to do.
	byUser bool
	folder string
	placed *placed
}

// settings looks a preference up by its name. Its value is the text that the
// browser's file has for it, and is only good for comparing.
type settings func(name string) (value string, there bool)

// maker is what differs between the browser families.
type maker struct {
	seed    func(plan) (seed, error)
	command func(plan) (args []string, env map[string]string)
	// up is a file that exists, even as a dangling link, once the browser has
	// taken the profile.
	up string
	// written are the files that are read back. They show, by differing from the
	// seed's or by being there, that the browser has written them.
	written []string
	// controls are what the seed asks for.
	controls []control
	// settings reads back what the browser has in force, by preference name.
	settings func(place) (settings, error)
	// wanted is what the seed asks for, in the same form.
	wanted func(seed) (settings, error)
	// extensions lists what is installed in the profile.
	extensions func(place) ([]finding.Extension, error)
}

var makers = map[browser.Family]maker{
	browser.Chromium: {
		seed: chromiumSeed, command: chromiumCommand, up: chromiumUp, written: []string{chromiumPreferencesFile, chromiumLocalStateFile}, controls: chromiumControls,
		settings: chromiumSettings, wanted: chromiumWanted, extensions: chromiumExtensions,
	},
	browser.Firefox: {
		seed: firefoxSeed, command: firefoxCommand, up: firefoxUp, written: []string{firefoxPrefsFile, firefoxExtensionsFile}, controls: firefoxControls,
		settings: firefoxSettings, wanted: firefoxWanted, extensions: firefoxExtensions,
	},
}

func builtExtension(family browser.Family) ([]byte, error) {
	if family == browser.Firefox {
		return extension.Firefox()
	}
	return extension.Chromium()
}

// load puts the extension into the plan: as it was built for Firefox, signed on
// this machine for the Chromium family.
func (k *Keeper) load(p *plan, family browser.Family) error {
	archive, err := k.archive(family)
	if errors.Is(err, extension.ErrNotBuilt) {
		return message.NewError(message.ExtensionMissing, nil)
	}
	if err != nil || family == browser.Firefox {
		p.xpi = archive
		return err
	}
	key, id, err := signingKey(k.vault)
	if err != nil {
		return err
	}
	p.crxID = id
	p.crx, err = packCRX(archive, key)
	return err
}

// template identifies a seed: the first 16 hex digits of a hash over its files
// but the extension, which is signed anew each time.
func (s seed) template() string {
	h := sha256.New()
	for _, name := range sortedNames(s) {
		if filepath.Ext(name) == ".crx" || filepath.Ext(name) == ".xpi" {
			continue
		}
		fmt.Fprintf(h, "%s\x00%d\x00", name, len(s[name]))
		h.Write(s[name])
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// template identifies the seed of a plan wherever its filter happens to listen.
func (m maker) template(p plan) (string, error) {
	p.port = 0
	s, err := m.seed(p)
	return s.template(), err
}

// write puts the seed into the profile's folder, which is made where it is
// missing. It never follows a link out of that folder.
func (s seed) write(root *os.Root) error {
	for _, name := range sortedNames(s) {
		if err := root.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			return err
		}
		if err := root.WriteFile(name, s[name], 0o600); err != nil {
			return err
		}
	}
	return nil
}

// openPlace opens a profile's folder below the state folder, and makes it where
// it is missing. A link in its place is refused: what lies there is not ours.
func openPlace(home string, p place) (*os.Root, error) {
	state, err := os.OpenRoot(home)
	if err != nil {
		return nil, err
	}
	defer state.Close()
	rel, err := filepath.Rel(home, p.root)
	if err != nil {
		return nil, err
	}
	if err := state.MkdirAll(rel, 0o700); err != nil {
		return nil, err
	}
	for dir := rel; dir != "."; dir = filepath.Dir(dir) {
		info, err := state.Lstat(dir)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			return nil, &fs.PathError{Op: "open", Path: filepath.Join(home, dir), Err: errors.New("not a folder of our own; move it away")}
		}
	}
	return state.OpenRoot(rel)
}
