package browser

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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
	// Unreadable says, in a few English words, why nothing of it can be read: its
	// folder, or the list that it would be in, is closed to this user. Empty where
	// that is not known to be so.
	Unreadable string
	// Package is "snap" or "flatpak" when the folder belongs to a browser that
	// is packaged so.
	Package string
}

// Shown names the browser and the profile, for a person. A browser may have named a profile
// after an account, whose address is nobody's business: the folder stands for it then, if
// that has none either. It is untrusted text.
func (p Profile) Shown() string {
	shown := p.Browser.Name
	if p.Package != "" {
		shown += " (" + p.Package + ")"
	}
	for _, name := range []string{p.Name, filepath.Base(p.Dir)} {
		if !strings.Contains(name, "@") {
			return shown + ", " + name
		}
	}
	return shown
}

// Profiles lists the browser profiles of this user, in the table's order. A
// folder of profiles that is there and cannot be read is in the list, in place
// of its profiles, with the reason.
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

// closed is a profile that stands for what cannot be looked into.
func closed(b Browser, userData, dir, name string, err error) Profile {
	why := "it cannot be read"
	if errors.Is(err, fs.ErrPermission) {
		why = "this user may not read it"
	}
	return Profile{Browser: b, UserData: userData, Dir: dir, Name: name, Unreadable: why}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// there reports whether a folder holds something of a name that is no folder: a
// file, or what somebody put in its place, which its reader then refuses.
func there(folder, name string) (bool, error) {
	info, err := os.Lstat(filepath.Join(folder, name))
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return false, err
	}
	return !info.IsDir(), nil
}
