package install

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
)

// layout is where things go on one system, as data, so that every system's can
// be tried on any.
type layout struct {
	// variable, if set to an absolute path, replaces base.
	variable string
	// base is below the home folder.
	base string
	// own is our folder in there.
	own string
	// binary is the program's name.
	binary string
}

var layouts = map[string]layout{
	"linux":   {variable: "XDG_DATA_HOME", base: ".local/share", own: "sallyport", binary: "sallyport"},
	"darwin":  {base: "Library/Application Support", own: "Sallyport", binary: "sallyport"},
	"windows": {variable: "LOCALAPPDATA", base: "AppData/Local", own: "Sallyport", binary: "sallyport.exe"},
}

// place is where things go for one user.
type place struct {
	// data is our own folder.
	data string
	// binary is the installed program.
	binary string
}

func placeOf(e browser.Env) (place, error) {
	l, ok := layouts[e.OS]
	if !ok {
		l = layouts["linux"] // the other Unix systems follow the same specification
	}
	if e.Home == "" {
		return place{}, fmt.Errorf("no home folder is known, so there is no place to install to; set HOME to your home folder")
	}
	base := ""
	if l.variable != "" && e.Getenv != nil {
		if v := e.Getenv(l.variable); isAbsolute(e.OS, v) {
			base = slashed(e.OS, v)
		}
	}
	if base == "" {
		base = below(slashed(e.OS, e.Home), l.base)
	}
	data := e.Path(below(base, l.own))
	return place{data: data, binary: filepath.Join(data, "bin", l.binary)}, nil
}

// below is path.Join, which keeps the two slashes of a network share.
func below(dir, name string) string {
	joined := path.Join(dir, name)
	if strings.HasPrefix(dir, "//") {
		return "/" + joined
	}
	return joined
}

// isAbsolute is filepath.IsAbs for a system that need not be this one.
func isAbsolute(system, p string) bool {
	if system != "windows" {
		return strings.HasPrefix(p, "/")
	}
	p = slashed(system, p)
	drive := len(p) >= 3 && p[1] == ':' && p[2] == '/'
	return drive || strings.HasPrefix(p, "//")
}

func slashed(system, p string) string {
	if system == "windows" {
		return strings.ReplaceAll(p, `\`, "/")
	}
	return p
}

// extensionDir is where the unpacked extension lies, for the user to load.
func (p place) extensionDir(f browser.Family) string {
	return filepath.Join(p.data, "extension", string(f))
}

// addon is the packed add-on for Firefox.
func (p place) addon() string { return filepath.Join(p.data, "extension", "sallyport.xpi") }

// ownManifestDir is where a manifest lies that registry keys point at.
func (p place) ownManifestDir(f browser.Family) string {
	return filepath.Join(p.data, "manifests", string(f))
}
