package browser

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// Installed is a browser whose program is on this machine.
type Installed struct {
	Browser
	// Binary is the real executable: symbolic links resolved, and never a
	// distribution's wrapper script.
	Binary string
	// Placement is how our extension can get into a fresh profile here.
	Placement Placement
	// Policies are the folders in which it looks for mandatory policies; none
	// where policies are no files.
	Policies []string
}

// Installed lists the browsers whose program is here. Those that take an
// unpublished extension into a fresh profile come first, then the table's
// order. Browsers that are only there as a snap or flatpak are left out: their
// program must not be started directly.
func (e Env) Installed() []Installed {
	var found []Installed
	seen := map[string]bool{}
	for _, b := range Browsers() {
		layout := b.On(e.OS)
		for _, place := range layout.Binaries {
			binary, ok := e.executable(e.expand(place.Path))
			if !ok || seen[binary] {
				continue
			}
			seen[binary] = true
			found = append(found, Installed{Browser: b, Binary: binary, Placement: layout.Placement, Policies: e.policies(b, binary)})
			break
		}
	}
	slices.SortStableFunc(found, func(a, b Installed) int { return rank(a) - rank(b) })
	return found
}

// Packaged names the browsers that are here as a snap or flatpak, as a user of
// this machine knows them: "Firefox (snap)". Their data folders tell.
func (e Env) Packaged() []string {
	var names []string
	for _, b := range Browsers() {
		for _, place := range b.On(e.OS).Data {
			name := b.Name + " (" + place.Package + ")"
			if place.Package != "" && isFolder(e.expand(place.Path)) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

func rank(i Installed) int {
	if i.Placement.Silent() {
		return 0
	}
	return 1
}

// magics are the first bytes of an executable, by system. What begins
// otherwise is a script or no program at all.
var magics = map[string][][]byte{
	"linux": {[]byte("\x7fELF")},
	"darwin": {
		{0xcf, 0xfa, 0xed, 0xfe}, // 64-bit
		{0xca, 0xfe, 0xba, 0xbe}, // several architectures
	},
	"windows": {[]byte("MZ")},
}

func (e Env) executable(candidate string) (string, bool) {
	binary, err := filepath.EvalSymlinks(candidate)
	if err != nil {
		return "", false
	}
	info, err := os.Stat(binary)
	if err != nil || !info.Mode().IsRegular() || (e.OS != "windows" && !mayRun(info)) {
		return "", false
	}
	f, err := os.Open(binary)
	if err != nil {
		return "", false
	}
	defer f.Close()
	head := make([]byte, 4)
	if _, err := io.ReadFull(f, head); err != nil {
		return "", false
	}
	return binary, slices.ContainsFunc(magics[e.OS], func(m []byte) bool { return bytes.HasPrefix(head, m) })
}
