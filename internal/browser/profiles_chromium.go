package browser

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/sallyport/sallyport/internal/disk"
)

// maxLocalState bounds "Local State", which holds more than profile names.
const maxLocalState = 32 << 20

// chromiumProfiles lists the folders that hold "Preferences" or "Secure
// Preferences": the user-data folder itself (Opera), then its subfolders.
func chromiumProfiles(b Browser, userData string) []Profile {
	entries, err := os.ReadDir(userData)
	if errors.Is(err, fs.ErrNotExist) && !exists(userData) { // Windows says so of a file too
		return nil
	}
	if err != nil {
		return []Profile{closed(b, userData, userData, filepath.Base(userData), err)}
	}
	names := profileNames(userData)
	var all []Profile
	add := func(dir string) {
		folder := filepath.Base(dir)
		name := names[folder]
		if name == "" {
			name = folder
		}
		found, err := there(dir, "Preferences")
		if err == nil && !found {
			found, err = there(dir, "Secure Preferences")
		}
		switch {
		case found:
			all = append(all, Profile{Browser: b, UserData: userData, Dir: dir, Name: name})
		case err != nil && isProfile(folder, names):
			all = append(all, closed(b, userData, dir, name, err))
		}
	}
	add(userData)
	for _, entry := range entries {
		// The browser's own two: the profile picker's, and the guest window's,
		// in which no user's extension runs.
		if entry.Name() == "System Profile" || entry.Name() == "Guest Profile" {
			continue
		}
		if dir := filepath.Join(userData, entry.Name()); isFolder(dir) {
			add(dir)
		}
	}
	return all
}

// isProfile tells a profile by its folder's name, for one that is closed.
func isProfile(folder string, names map[string]string) bool {
	_, named := names[folder]
	return named || folder == "Default" || strings.HasPrefix(folder, "Profile ")
}

// profileNames maps profile folders to the names that the user gave them. It
// is empty when "Local State" cannot be read: names are for showing only.
func profileNames(userData string) map[string]string {
	raw, err := disk.ReadFile(filepath.Join(userData, "Local State"), maxLocalState)
	if err != nil {
		return nil
	}
	var state struct {
		Profile struct {
			InfoCache map[string]json.RawMessage `json:"info_cache"`
		} `json:"profile"`
	}
	if json.Unmarshal(raw, &state) != nil {
		return nil
	}
	names := map[string]string{}
	for folder, raw := range state.Profile.InfoCache {
		var info struct {
			Name string `json:"name"`
		}
		if json.Unmarshal(raw, &info) == nil {
			names[folder] = info.Name
		}
	}
	return names
}
