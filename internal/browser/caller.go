//go:build linux || windows

package browser

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// maxAncestors is how far up Caller looks: a wrapper script or the command
// interpreter, and a few more.
const maxAncestors = 6

// Caller returns the profiles in which the extension that started this process
// may be running: those of the browser process that is this one's parent, or a
// parent's parent. A Chromium process has all profiles of its user-data folder
// in one process, so each of them is a candidate. The list is never empty
// without an error.
func Caller() ([]Profile, error) {
	e, err := Here()
	if err != nil {
		return nil, err
	}
	return e.caller(readProcess, os.Getppid())
}

func (e Env) caller(read func(pid int) (process, error), pid int) ([]Profile, error) {
	for range maxAncestors {
		if pid <= 1 {
			break
		}
		p, err := read(pid)
		if err != nil {
			return nil, fmt.Errorf("the calling browser's process %d could not be read: %w", pid, err)
		}
		if b, ok := e.recognise(p); ok {
			return e.profilesOf(b, p)
		}
		pid = p.parent
	}
	return nil, errors.New("no known browser is among the parents of this process")
}

type process struct {
	pid, parent int
	exe         string
	args        []string
	// cwd is empty where it cannot be read.
	cwd string
}

// recognise matches a process to the table: by the program's path, else by its
// file name, which finds a browser that was unpacked somewhere else. A
// Chromium helper process is none: its parent is the browser.
func (e Env) recognise(p process) (Browser, bool) {
	if slices.ContainsFunc(p.args, func(a string) bool { return strings.HasPrefix(a, "--type=") }) {
		return Browser{}, false
	}
	var named *Browser
	for _, b := range Browsers() {
		for _, place := range b.On(e.OS).Binaries {
			candidate := e.expand(place.Path)
			if e.same(candidate, p.exe) {
				return b, true
			}
			if real, err := filepath.EvalSymlinks(candidate); err == nil && e.same(real, p.exe) {
				return b, true
			}
			if named == nil && e.same(filepath.Base(candidate), filepath.Base(p.exe)) {
				named = &b
			}
		}
	}
	if named == nil && filepath.Base(p.exe) == "firefox-bin" {
		b, ok := ByID("firefox")
		return b, ok
	}
	if named == nil {
		return Browser{}, false
	}
	return *named, true
}

// same compares paths as the Env's system does.
func (e Env) same(a, b string) bool {
	return a == b || e.OS == "windows" && strings.EqualFold(a, b)
}

func (e Env) profilesOf(b Browser, p process) ([]Profile, error) {
	var found []Profile
	if b.Family == Firefox {
		found = e.firefoxCaller(b, p)
	} else {
		found = e.chromiumCaller(b, p)
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("the profile that %s runs with was not found", b.Name)
	}
	return found, nil
}

func (e Env) chromiumCaller(b Browser, p process) []Profile {
	data := p.option("user-data-dir")
	if data == "" {
		data = e.env("CHROME_USER_DATA_DIR")
	}
	if data != "" {
		return candidates(b, p.folder(data))
	}
	// The default folder. Of several (snap, flatpak), the one that this very
	// process has locked; where no lock tells, the first that exists.
	var existing []Place
	for _, place := range b.On(e.OS).Data {
		folder := e.expand(place.Path)
		if lockOwner(filepath.Join(folder, "SingletonLock"), "-") == p.pid {
			return e.candidatesAt(b, place)
		}
		if isFolder(folder) {
			existing = append(existing, place)
		}
	}
	if len(existing) == 0 {
		return nil
	}
	return e.candidatesAt(b, existing[0])
}

func (e Env) candidatesAt(b Browser, place Place) []Profile {
	found := candidates(b, e.expand(place.Path))
	for i := range found {
		found[i].Package = place.Package
	}
	return found
}

// candidates are the folder's profiles. A browser writes a new profile's files
// some seconds after its start, so with none yet it is the first one's folder.
func candidates(b Browser, userData string) []Profile {
	if found := ProfilesIn(b, userData); len(found) > 0 {
		return found
	}
	return []Profile{{Browser: b, UserData: userData, Dir: filepath.Join(userData, "Default"), Name: "Default"}}
}

func (e Env) firefoxCaller(b Browser, p process) []Profile {
	if dir := p.option("profile"); dir != "" {
		dir = p.resolve(dir)
		return []Profile{{Browser: b, UserData: dir, Dir: dir, Name: filepath.Base(dir)}}
	}
	var all []Profile
	for _, place := range b.On(e.OS).Data {
		for _, one := range ProfilesIn(b, e.expand(place.Path)) {
			if lockOwner(filepath.Join(one.Dir, "lock"), "+") == p.pid {
				return []Profile{one}
			}
			all = append(all, one)
		}
	}
	if name := p.option("P"); name != "" {
		all = slices.DeleteFunc(all, func(one Profile) bool { return one.Name != name })
	}
	return all
}

// lockOwner is the process that holds a profile, as its lock tells: a symbolic
// link to "host-pid" (Chromium) or "address:+pid" (Firefox). 0 is nobody.
func lockOwner(lock, before string) int {
	target, err := os.Readlink(lock)
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(target[strings.LastIndex(target, before)+1:])
	if err != nil {
		return 0
	}
	return pid
}

// option is the value of a command-line option, in the forms --name=value,
// --name value and with one dash. The last one counts, and nothing after "--".
func (p process) option(name string) string {
	value := ""
	for i := 1; i < len(p.args); i++ {
		arg := p.args[i]
		if arg == "--" {
			break
		}
		trimmed := strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-")
		if trimmed == arg {
			continue
		}
		if after, found := strings.CutPrefix(trimmed, name+"="); found {
			value = after
		} else if trimmed == name && i+1 < len(p.args) {
			i++
			value = p.args[i]
		}
	}
	return value
}

// folder is the folder that an option names. Where it does not exist, and only
// less of it does, the rest is what followed the option.
func (p process) folder(value string) string {
	for at := value; ; {
		if folder := p.resolve(at); isFolder(folder) {
			return folder
		}
		end := strings.LastIndexByte(at, ' ')
		if end < 0 {
			return p.resolve(value)
		}
		at = at[:end]
	}
}

// resolve makes a path of the command line absolute, as its process sees it.
func (p process) resolve(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(p.cwd, path)
}
