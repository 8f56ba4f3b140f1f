package install

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
)

// target is one manifest: a folder, or a registry key on Windows.
type target struct {
	family browser.Family
	// dir is the manifest's folder; key is set instead where a registry key names
	// the manifest.
	dir, key string
	// names are the browsers that read it.
	names []string
}

// found is a browser that is here, by its program, its profiles or both.
type found struct {
	browser   browser.Browser
	placement browser.Placement
	// packages are "snap", "flatpak" or "" for each way it is here.
	packages []string
}

// detect lists the browsers of this user: those whose program is here, and
// those that have a profile.
func detect(e browser.Env) []found {
	var all []found
	add := func(b browser.Browser, pkg string) {
		i := slices.IndexFunc(all, func(f found) bool { return f.browser.ID == b.ID })
		if i < 0 {
			all = append(all, found{browser: b, placement: b.On(e.OS).Placement})
			i = len(all) - 1
		}
		if !slices.Contains(all[i].packages, pkg) {
			all[i].packages = append(all[i].packages, pkg)
		}
	}
	for _, b := range e.Installed() {
		add(b.Browser, "")
	}
	for _, p := range e.Profiles() {
		add(p.Browser, p.Package)
	}
	return all
}

// reachable reports whether a browser that is here in these ways can start a
// program of the user's. A flatpak or snap keeps its browser from it, except for
// Firefox as a snap, which asks the desktop's portal.
func (f found) reachable() bool {
	return slices.ContainsFunc(f.packages, func(pkg string) bool {
		return pkg == "" || (pkg == "snap" && f.browser.Family == browser.Firefox)
	})
}

// targets lists the manifests to write, each once, and what to tell about
// browsers that cannot be reached.
func (o *Options) targets(all []found) (targets []target, notes []string) {
	add := func(f browser.Family, dir, key, name string) {
		i := slices.IndexFunc(targets, func(t target) bool { return t.dir == dir && strings.EqualFold(t.key, key) })
		if i < 0 {
			targets = append(targets, target{family: f, dir: dir, key: key})
			i = len(targets) - 1
		}
		if !slices.Contains(targets[i].names, name) {
			targets[i].names = append(targets[i].names, name)
		}
	}
	for _, f := range all {
		if !f.reachable() {
			notes = append(notes, fmt.Sprintf("%s is installed as a %s, which keeps it from starting any program, so it cannot reach Sallyport; install %s as an ordinary package to use it here",
				f.browser.Name, strings.Join(f.packages, " and a "), f.browser.Name))
			continue
		}
		for _, dir := range o.Env.UserManifestDirs(f.browser) {
			add(f.browser.Family, dir, "", f.browser.Name)
		}
		for _, key := range o.Env.UserManifestKeys(f.browser) {
			add(f.browser.Family, "", key, f.browser.Name)
		}
	}
	for _, folder := range o.Folders {
		add(folder.Family, filepath.Clean(folder.Dir), "", "the folder that you named")
	}
	return targets, notes
}
