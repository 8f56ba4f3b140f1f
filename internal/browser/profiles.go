package browser

import (
	"os"
	"path/filepath"
)

// Profile is one browser profile on disk.
type Profile struct {
	Browser Browser
	// UserData is the browser's user-data folder; for the Firefox family the
	// folder of profiles.ini, or the profile itself where it stands alone.
	UserData string
	// Dir is the profile's own folder, below UserData or equal to it.
	Dir string
	// Name is the name that the user gave the profile, else the folder's name.
	// It is untrusted text.
	Name string
	// Package is "snap" or "flatpak" when the folder belongs to a browser that
	// is packaged so.
	Package string
}

// Profiles lists the browser profiles of this user, in the table's order. It
// reads what it can: a folder that cannot be read contributes nothing.
func (e Env) Profiles() []Profile {
	var all []Profile
	seen := map[string]bool{}
	for _, b := range Browsers() {
		for _, place := range b.On(e.OS).Data {
			data := e.expand(place.Path)
			if seen[data] {
				continue
			}
			seen[data] = true
			for _, p := range ProfilesIn(b, data) {
				p.Browser, p.Package = e.lastUser(p), place.Package
				// Two data folders may name one profile by an absolute path.
				if !seen["profile:"+p.Dir] {
					seen["profile:"+p.Dir] = true
					all = append(all, p)
				}
			}
		}
	}
	return all
}

// ProfilesIn lists the profiles in one user-data folder, by the rules of the
// browser's family. The list is empty when there is none.
func ProfilesIn(b Browser, userData string) []Profile {
	if b.Family == Firefox {
		return firefoxProfiles(b, userData)
	}
	return chromiumProfiles(b, userData)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func isPlain(folder, name string) bool {
	info, err := os.Lstat(filepath.Join(folder, name))
	return err == nil && info.Mode().IsRegular()
}
