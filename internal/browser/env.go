package browser

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Env is the machine and user to look at. Everything it needs is a value, so
// that every system's rows can be tried on any system.
type Env struct {
	// OS is the system by its Go name: "linux", "darwin" or "windows".
	OS string
	// Home is the user's home folder, absolute.
	Home string
	// Getenv looks up an environment variable; nil means that none is set.
	Getenv func(string) string
	// Root, if set, is a folder that stands for the root of the file system; a drive
	// is a folder of its letter below it.
	Root string
}

// Here is this machine and the user that runs this program. It fails when the
// user has no home folder.
func Here() (Env, error) {
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return Env{}, errors.New("no home folder is known, so no browser profile can be found: set HOME (on Windows USERPROFILE) to your home folder")
	}
	if !filepath.IsAbs(home) {
		return Env{}, fmt.Errorf("the home folder %q is not an absolute path: set HOME to your home folder", home)
	}
	return Env{OS: runtime.GOOS, Home: home, Getenv: os.Getenv}, nil
}

func (e Env) env(name string) string {
	if e.Getenv == nil {
		return ""
	}
	return e.Getenv(name)
}

// slashed is a path with slashes only. A backslash is a separator on Windows
// and an ordinary character elsewhere.
func (e Env) slashed(p string) string {
	if e.OS == "windows" {
		return strings.ReplaceAll(p, `\`, "/")
	}
	return p
}

// absolute reports whether a path is absolute on the Env's system, which need
// not be the one this program runs on.
func (e Env) absolute(p string) bool {
	p = e.slashed(p)
	if e.OS == "windows" {
		return len(p) >= 3 && p[1] == ':' && p[2] == '/'
	}
	return strings.HasPrefix(p, "/")
}

// folder is the first environment variable that holds an absolute path, or the
// fallback below the home folder. XDG says to ignore a relative one.
func (e Env) folder(fallback string, names ...string) string {
	for _, n := range names {
		if v := e.env(n); e.absolute(v) {
			return e.slashed(v)
		}
	}
	if e.absolute(fallback) {
		return fallback
	}
	return path.Join(e.slashed(e.Home), fallback)
}

// expand turns a place's path into one of this program's system, below Root.
func (e Env) expand(p string) string {
	name, rest, _ := strings.Cut(p, "/")
	base := ""
	switch name {
	case "$HOME":
		base = e.slashed(e.Home)
	case "$CONFIG":
		base = e.folder(".config", "XDG_CONFIG_HOME")
	case "$SUPPORT":
		base = e.folder("Library/Application Support")
	case "$LOCAL":
		base = e.folder("AppData/Local", "LOCALAPPDATA")
	case "$ROAMING":
		base = e.folder("AppData/Roaming", "APPDATA")
	case "$PROGRAMS":
		base = e.folder("C:/Program Files", "ProgramW6432", "ProgramFiles")
	case "$PROGRAMS86":
		base = e.folder("C:/Program Files (x86)", "ProgramFiles(x86)")
	default:
		return e.rooted(p)
	}
	return e.rooted(path.Join(base, rest))
}

func (e Env) rooted(p string) string {
	p = filepath.FromSlash(e.slashed(p))
	if e.Root == "" {
		return p
	}
	if e.OS == "windows" {
		p = strings.Replace(p, ":", "", 1) // a drive, which is a folder below Root
	}
	return filepath.Join(e.Root, p)
}

// Short is a path as it may stand in a report: it names no account. Below the home folder
// it begins with "~", and so does what macOS manages for this user.
func (e Env) Short(path string) string {
	home := e.Path("$HOME")
	if rel, err := filepath.Rel(home, path); home != "" && err == nil && filepath.IsLocal(rel) {
		return filepath.Join("~", rel)
	}
	const managed = "/Library/Managed Preferences/"
	before, after, found := strings.Cut(path, managed)
	if rest, own := strings.CutPrefix(after, filepath.Base(home)+"/"); found && own {
		return before + managed + "~/" + rest
	}
	return path
}

// UserManifestDirs are the folders into which a native-messaging manifest must
// be written for this user and browser, all of them. They need not exist. On
// Windows the list is empty: see [Env.UserManifestKeys].
func (e Env) UserManifestDirs(b Browser) []string {
	return e.expandAll(b.On(e.OS).Manifests)
}

// UserManifestKeys are the registry keys below HKEY_CURRENT_USER that name a
// native-messaging manifest for this browser, all of them: a key with the
// host's name under each of them holds the manifest's path. It is empty on
// other systems than Windows.
func (e Env) UserManifestKeys(b Browser) []string {
	var keys []string
	for _, k := range b.On(e.OS).ManifestKeys {
		keys = append(keys, k.Path)
	}
	return keys
}

func (e Env) expandAll(places []Place) []string {
	var all []string
	for _, p := range places {
		if full := e.expand(p.Path); !slices.Contains(all, full) {
			all = append(all, full)
		}
	}
	return all
}
