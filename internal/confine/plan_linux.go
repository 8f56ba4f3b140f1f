package confine

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// verb is what a step of a plan does.
type verb string

const (
	cover verb = "cover" // an empty file system of ours over a folder
	bind  verb = "bind"  // what was there before its folder was covered
	link  verb = "link"  // a symbolic link to From
	dir   verb = "dir"
	file  verb = "file" // with Data
	seal  verb = "seal" // makes what covers a folder read-only
)

// step is one of a plan's. At is absolute, without links.
type step struct {
	Do   verb
	At   string
	From string `json:",omitempty"`
	Data []byte `json:",omitempty"`
}

// place is where a folder of a spec goes: rest is what is missing below the
// folder that exists, empty if nothing is.
type place struct{ exists, rest string }

func (p place) path() string { return filepath.Join(p.exists, p.rest) }

// locate follows the links in a folder's path, as far as it exists.
func locate(path string) (place, error) {
	if !filepath.IsAbs(path) {
		return place{}, fmt.Errorf("%s is not an absolute path", path)
	}
	exists, rest := filepath.Clean(path), ""
	for {
		real, err := filepath.EvalSymlinks(exists)
		if err == nil {
			exists = real
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return place{}, err
		}
		if _, err := os.Lstat(exists); err == nil {
			return place{}, fmt.Errorf("%s is a link that leads nowhere", exists)
		}
		rest = filepath.Join(filepath.Base(exists), rest)
		exists = filepath.Dir(exists)
	}
	info, err := os.Stat(exists)
	switch {
	case err != nil:
		return place{}, err
	case !info.IsDir():
		return place{}, fmt.Errorf("%s is not a folder", exists)
	case exists == "/":
		return place{}, fmt.Errorf("for %s the machine's root folder would have to be covered", path)
	}
	return place{exists, rest}, nil
}

// plan turns folders into steps. A parent is covered before what is in it.
func plan(folders []Folder) ([]step, error) {
	places := map[string]map[string][]byte{}
	covered := map[string][]string{}
	for _, f := range folders {
		p, err := locate(f.Path)
		if err != nil {
			return nil, err
		}
		for other := range places {
			if within(p.path(), other) || within(other, p.path()) {
				return nil, fmt.Errorf("%s and %s are in each other's way", other, p.path())
			}
		}
		for name := range f.Files {
			if !fs.ValidPath(name) || name == "." {
				return nil, fmt.Errorf("%q is not a path below %s", name, f.Path)
			}
		}
		places[p.path()] = f.Files
		covered[p.exists] = append(covered[p.exists], p.path())
	}
	var steps []step
	for _, at := range slices.Sorted(maps.Keys(covered)) {
		steps = append(steps, step{Do: cover, At: at})
		if !slices.Contains(covered[at], at) {
			kept, err := keep(at)
			if err != nil {
				return nil, err
			}
			steps = append(steps, kept...)
		}
		made := map[string]bool{at: true}
		for _, folder := range slices.Sorted(slices.Values(covered[at])) {
			steps = append(steps, dirs(folder, made)...)
			for _, name := range slices.Sorted(maps.Keys(places[folder])) {
				path := filepath.Join(folder, filepath.FromSlash(name))
				steps = append(steps, dirs(filepath.Dir(path), made)...)
				steps = append(steps, step{Do: file, At: path, Data: places[folder][name]})
			}
		}
		steps = append(steps, step{Do: seal, At: at})
	}
	return steps, nil
}

// within reports whether path is folder or below it.
func within(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, strings.TrimSuffix(folder, "/")+"/")
}

// keep shows again what a covered folder had.
func keep(folder string) ([]step, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	steps := make([]step, 0, len(entries))
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		if e.Type()&fs.ModeSymlink == 0 {
			steps = append(steps, step{Do: bind, At: path})
			continue
		}
		target, err := os.Readlink(path)
		if err != nil {
			return nil, err
		}
		steps = append(steps, step{Do: link, At: path, From: target})
	}
	return steps, nil
}

// dirs makes a folder and those of its parents that were not made yet.
func dirs(path string, made map[string]bool) []step {
	if made[path] {
		return nil
	}
	steps := append(dirs(filepath.Dir(path), made), step{Do: dir, At: path})
	made[path] = true
	return steps
}

// bubblewrapArgs are the plan in bubblewrap's words. Data is passed in
// descriptors, from first on, in the order of contents.
func bubblewrapArgs(steps []step, private bool, first int) (args []string, contents [][]byte) {
	args = []string{"--unshare-user", "--dev-bind", "/", "/"}
	if private {
		args = append(args, "--unshare-net")
	}
	for _, s := range steps {
		switch s.Do {
		case cover:
			args = append(args, "--tmpfs", s.At)
		case bind:
			args = append(args, "--dev-bind-try", s.At, s.At)
		case link:
			args = append(args, "--symlink", s.From, s.At)
		case dir:
			args = append(args, "--dir", s.At)
		case file:
			args = append(args, "--perms", "0444", "--file", strconv.Itoa(first+len(contents)), s.At)
			contents = append(contents, s.Data)
		case seal:
			args = append(args, "--remount-ro", s.At)
		}
	}
	return args, contents
}
