package profile

import (
	"bytes"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/message"
)

// PlacementVariable lets no browser take the extension by itself, with the
// value "by-user". It is for trying out how a user is guided; another value
// changes nothing.
const PlacementVariable = "SALLYPORT_PLACEMENT"

// placed is our extension as a user put it into a profile by hand, and as the
// browser noted that: its entries are put back before every start, since the
// wipe takes them too.
type placed struct {
	// File is the browser's file, below the profile's folder.
	File string `json:"file"`
	// Values are the entries by dotted path.
	Values map[string]json.RawMessage `json:"values"`
	At     time.Time                  `json:"at"`
}

// placedFiles are where a Chromium notes extensions: on Windows and macOS in the
// second one, beside a code for each entry that it makes itself and checks.
// Source: chrome/browser/prefs/chrome_pref_service_factory.cc in Chromium.
var placedFiles = []string{chromiumPreferencesFile, "data/Default/Secure Preferences"}

// maxPlaced bounds what is remembered of one extension, in bytes.
const maxPlaced = 64 << 10

// placedNames are the entries that make an unpacked extension what it is: its
// own, the switch that it needs, and the browser's codes of both.
func placedNames(id string) []string {
	var names []string
	for _, name := range []string{"extensions.settings." + id, developerMode} {
		names = append(names, name, "protection.macs."+name, "protection.macs."+name+"_encrypted_hash")
	}
	return names
}

// developerMode is the preference without which an unpacked extension does not run.
const developerMode = "extensions.ui.developer_mode"

// ofPlaced reports whether a preference is one that the browser keeps about the
// extension, and changes as it likes.
func ofPlaced(name string) bool {
	return strings.HasPrefix(name, "extensions.settings.") || strings.HasPrefix(name, "protection.")
}

// unpackedFolder holds the extension for browsers that take it from a folder. It
// is outside of every profile, since they load it at each start.
const unpackedFolder = "hardened-extension"

func (k *Keeper) unpackedFolder() string { return filepath.Join(k.vault.Dir(), unpackedFolder) }

// unpack writes the extension into its folder, under the ID of this machine's
// key. What else lies there goes.
func (k *Keeper) unpack() (id string, err error) {
	archive, err := k.archive(browser.Chromium)
	if errors.Is(err, extension.ErrNotBuilt) {
		return "", message.NewError(message.ExtensionMissing, nil)
	}
	if err != nil {
		return "", err
	}
	key, id, err := signingKey(k.vault)
	if err != nil {
		return "", err
	}
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return "", err
	}
	files, err := unpacked(archive, public)
	if err != nil {
		return "", err
	}
	root, err := openPlace(k.vault.Dir(), place{root: k.unpackedFolder()})
	if err != nil {
		return "", err
	}
	defer root.Close()
	return id, fill(root, files)
}

// unpacked are the files of an archive, with a manifest that names a public key,
// from which the ID follows.
func unpacked(archive, public []byte) (seed, error) {
	entries, err := extension.Unpack(archive)
	if err != nil {
		return nil, err
	}
	files := seed{}
	for _, e := range entries {
		files[e.Name] = e.Content
	}
	manifest, err := parseManifest(files[manifestName])
	if err != nil {
		return nil, fmt.Errorf("the extension's manifest: %w", err)
	}
	manifest["key"], _ = json.Marshal(public) // bytes always marshal, in Base64
	files[manifestName], err = json.Marshal(manifest)
	return files, err
}

// fill makes a folder hold these files and nothing else. Those that are right
// are left alone: another browser may run from them.
func fill(root *os.Root, files seed) error {
	strangers := map[string]bool{}
	err := fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || name == ".":
			return err
		case d.IsDir() && files.below(name), d.Type().IsRegular() && files[name] != nil:
			return nil
		}
		strangers[name] = true
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	if err != nil {
		return err
	}
	for name := range strangers {
		if err := root.RemoveAll(name); err != nil {
			return err
		}
	}
	wrong := seed{}
	for name, content := range files {
		info, err := root.Lstat(name)
		is, readErr := root.ReadFile(name)
		if err != nil || readErr != nil || hardLinked(info) || open(info) || !bytes.Equal(is, content) {
			wrong[name] = content
			if err := ignoreMissing(root.Remove(name)); err != nil {
				return err
			}
		}
	}
	return wrong.write(root)
}

// below reports whether some file of the seed lies in a folder.
func (s seed) below(folder string) bool {
	for name := range s {
		if below(name, folder) {
			return true
		}
	}
	return false
}

// findPlaced reads what the browser noted of our extension, nil where it is not
// there, is switched off, or is loaded from elsewhere.
func (k *Keeper) findPlaced(p place, id string) *placed {
	for _, file := range placedFiles {
		data, err := disk.ReadFile(filepath.Join(p.root, filepath.FromSlash(file)), maxPreferences)
		if err != nil {
			continue
		}
		if values := parsePlaced(data, id, k.unpackedFolder()); values != nil {
			return &placed{File: file, Values: values, At: now()}
		}
	}
	return nil
}

// parsePlaced finds an extension that runs from a folder in a file of
// preferences, with what belongs to it; nil where it does not.
func parsePlaced(data []byte, id, folder string) map[string]json.RawMessage {
	var tree map[string]json.RawMessage
	if json.Unmarshal(data, &tree) != nil {
		return nil
	}
	own, there := lookUp(tree, "extensions.settings."+id)
	if !there || !runsFrom(own, folder) {
		return nil
	}
	values, size := map[string]json.RawMessage{}, 0
	for _, name := range placedNames(id) {
		if value, there := lookUp(tree, name); there {
			values[name] = value
			size += len(value)
		}
	}
	if size > maxPlaced {
		return nil
	}
	return values
}

// locationUnpacked marks an extension that is loaded from a folder.
// Source: extensions/common/mojom/manifest.mojom in Chromium.
const locationUnpacked = 4

// runsFrom reports whether an entry is of an extension that runs from a folder.
func runsFrom(entry json.RawMessage, folder string) bool {
	var e struct {
		Location int             `json:"location"`
		Path     string          `json:"path"`
		State    *int            `json:"state"`
		Disabled json.RawMessage `json:"disable_reasons"`
	}
	if json.Unmarshal(entry, &e) != nil || e.Location != locationUnpacked || (e.State != nil && *e.State == 0) {
		return false
	}
	here, err := os.Stat(folder)
	if err != nil {
		return false
	}
	there, err := os.Stat(e.Path)
	return err == nil && os.SameFile(here, there) && slices.Contains([]string{"", "null", "[]", "0"}, string(e.Disabled))
}

// lookUp finds a value by its dotted path.
func lookUp(tree map[string]json.RawMessage, name string) (json.RawMessage, bool) {
	first, rest, more := strings.Cut(name, ".")
	value, there := tree[first]
	if !there || !more {
		return value, there
	}
	var inner map[string]json.RawMessage
	if json.Unmarshal(value, &inner) != nil {
		return nil, false
	}
	return lookUp(inner, rest)
}

// putInto adds the entries to a file of preferences.
func (p *placed) putInto(s seed) error {
	var tree map[string]any
	if data := s[p.File]; data != nil {
		if err := json.Unmarshal(data, &tree); err != nil {
			return err
		}
	}
	if tree == nil {
		tree = map[string]any{}
	}
	for _, name := range sortedNames(p.Values) {
		steps := strings.Split(name, ".")
		at := tree
		for _, step := range steps[:len(steps)-1] {
			inner, is := at[step].(map[string]any)
			if !is {
				inner = map[string]any{}
				at[step] = inner
			}
			at = inner
		}
		at[steps[len(steps)-1]] = p.Values[name]
	}
	data, err := json.Marshal(tree)
	s[p.File] = data
	return err
}
