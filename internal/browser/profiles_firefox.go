package browser

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/disk"
)

// maxINI bounds profiles.ini, installs.ini and compatibility.ini.
const maxINI = 1 << 20

// firefoxProfiles lists the profiles that profiles.ini names, and those that
// only installs.ini names. Folders are not searched for: a folder that no file
// names is not in use.
func firefoxProfiles(b Browser, userData string) []Profile {
	var all []Profile
	add := func(name, path string, relative bool) {
		if path == "" {
			return
		}
		dir := filepath.FromSlash(path)
		if relative {
			dir = filepath.Join(userData, dir)
		}
		if slices.ContainsFunc(all, func(p Profile) bool { return p.Dir == dir }) {
			return
		}
		if name == "" {
			name = filepath.Base(dir)
		}
		folder, err := os.Open(dir)
		switch {
		case errors.Is(err, fs.ErrPermission):
			all = append(all, closed(b, userData, dir, name, err))
			return
		case err != nil:
			return
		}
		folder.Close()
		if !isFolder(dir) {
			return
		}
		all = append(all, Profile{Browser: b, UserData: userData, Dir: dir, Name: name})
	}
	list, err := loadINI(filepath.Join(userData, "profiles.ini"))
	if err != nil {
		all = append(all, closed(b, userData, userData, filepath.Base(userData), err))
	}
	for _, s := range list {
		if strings.HasPrefix(s.name, "Profile") {
			add(s.keys["Name"], s.keys["Path"], s.keys["IsRelative"] != "0")
		}
	}
	// An installation's own default: [Install<hash>] in the one file, [<hash>]
	// in the other. The path is relative where that is possible.
	for _, s := range list {
		if strings.HasPrefix(s.name, "Install") {
			add("", s.keys["Default"], !looksAbsolute(s.keys["Default"]))
		}
	}
	for _, s := range readINI(filepath.Join(userData, "installs.ini")) {
		add("", s.keys["Default"], !looksAbsolute(s.keys["Default"]))
	}
	return all
}

func looksAbsolute(path string) bool {
	return filepath.IsAbs(filepath.FromSlash(path))
}

// lastUser is the browser that used a profile last. Several Firefox editions
// share one folder of profiles; compatibility.ini names the program folder of
// the last one. It is the profile's own browser when that is not known here.
func (e Env) lastUser(p Profile) Browser {
	if p.Browser.Family != Firefox {
		return p.Browser
	}
	program := ""
	for _, s := range readINI(filepath.Join(p.Dir, "compatibility.ini")) {
		if s.name == "Compatibility" {
			program = s.keys["LastPlatformDir"]
		}
	}
	if program == "" {
		return p.Browser
	}
	program = e.rooted(program)
	for _, b := range firefoxFamily() {
		layout := b.On(e.OS)
		for _, place := range layout.Binaries {
			if filepath.Dir(e.expand(place.Path)) == program {
				return b
			}
		}
	}
	return p.Browser
}

type iniSection struct {
	name string
	keys map[string]string
}

// readINI reads the sections of an INI file in their order. A file that cannot
// be read has none; a line that is neither section nor key is skipped.
func readINI(path string) []iniSection {
	sections, _ := loadINI(path) // of these files, what cannot be read is not missed
	return sections
}

// loadINI is readINI for a file that is missed where it is there and cannot be read.
func loadINI(path string) ([]iniSection, error) {
	raw, err := disk.ReadFile(path, maxINI)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return parseINI(string(raw)), err
}

func parseINI(text string) []iniSection {
	var all []iniSection
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") {
			all = append(all, iniSection{name: line[1 : len(line)-1], keys: map[string]string{}})
			continue
		}
		key, value, found := strings.Cut(line, "=")
		if !found || len(all) == 0 || strings.HasPrefix(line, ";") || strings.HasPrefix(line, "#") {
			continue
		}
		all[len(all)-1].keys[strings.TrimSpace(key)] = strings.TrimSpace(value)
	}
	return all
}
