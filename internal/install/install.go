// Package install makes Sallyport reachable for the browsers of this user and
// takes everything back again.
//
// It puts the program and the unpacked extension into a stable folder of the
// user's and writes a native-messaging manifest for every browser found. An
// install is a plan first ([NewPlan]), which can be shown without touching
// anything, then done ([Plan.Apply]), then tried ([Plan.Verify]).
//
// # The journal
//
// install.json in the state folder lists every file, folder and registry key
// that is ours. What is about to be made is written there before it is made:
// an install that was killed is completed by the next one, or taken back by a
// [Removal], without asking whose a file is. Content is recorded by its
// SHA-256, so that a file that somebody else edited is left alone.
//
// # What is never touched
//
// A file that neither the journal nor its content proves to be ours; a
// symbolic link; anything that is not a regular file.
package install

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
)

// Options say what to install, and where.
type Options struct {
	// Env is the machine and the user to install for.
	Env browser.Env
	// Home is the state folder, which holds the journal. It is made when missing.
	Home string
	// Program is the path of the program to install, usually the one that runs.
	Program string
	// Folders are further manifest folders, for browsers that are not in the table.
	Folders []Folder
	// Callers are further IDs of our extension that the manifests of the Chromium
	// family let in: where a registry key names the manifest, the browser of a
	// hardened profile reads the same one.
	Callers []string
	// AllowRoot permits what is refused to root otherwise: an install made as
	// root leaves files that the user can neither update nor remove.
	AllowRoot bool

	// Chromium and Firefox give the extension's archives; nil takes the ones that
	// are built into this program.
	Chromium, Firefox func() ([]byte, error)

	keys keyStore
	root func() bool
}

// Folder is a native-messaging manifest folder that the user named.
type Folder struct {
	Dir    string
	Family browser.Family
}

// ParseFolders pairs the values of the flags --manifest-dir and --family, of
// which each may be given several times: the first with the first, and so on.
// One family alone holds for all folders.
func ParseFolders(dirs, families []string) ([]Folder, error) {
	if len(dirs) == 0 && len(families) > 0 {
		return nil, errors.New("--family says what kind of browser a folder belongs to; name the folder with --manifest-dir")
	}
	if len(families) != len(dirs) && (len(families) != 1 || len(dirs) == 0) {
		if len(dirs) == 0 {
			return nil, nil
		}
		return nil, errors.New("every --manifest-dir needs its --family, chromium or firefox, in the same order")
	}
	folders := make([]Folder, len(dirs))
	for i, dir := range dirs {
		family := families[min(i, len(families)-1)]
		if family != string(browser.Chromium) && family != string(browser.Firefox) {
			return nil, fmt.Errorf("--family is %q; use chromium or firefox", family)
		}
		full, err := filepath.Abs(dir)
		if err != nil || strings.TrimSpace(dir) == "" {
			return nil, fmt.Errorf("--manifest-dir %q is no folder; give the full path of a native-messaging folder", dir)
		}
		folders[i] = Folder{Dir: full, Family: browser.Family(family)}
	}
	return folders, nil
}

// RootError says that nothing was done because root asked for it.
type RootError struct{}

// Error implements error.
func (RootError) Error() string {
	return "this would install for root's own browsers, and leave files in your home folder that you could not update or remove; run it as your ordinary user, without sudo"
}

// Problem is one thing that could not be done. Others went on.
type Problem struct {
	// Path is the file, folder or key, empty where there is none.
	Path string
	// What says what is wrong, lower case, without a full stop; Fix what to do.
	What, Fix string
	err       error
}

// Error implements error.
func (p *Problem) Error() string {
	s := p.What
	if p.Path != "" {
		s = p.Path + ": " + s
	}
	if p.err != nil {
		s += ": " + p.err.Error()
	}
	if p.Fix != "" {
		s += "; " + p.Fix
	}
	return s
}

// Unwrap gives the cause.
func (p *Problem) Unwrap() error { return p.err }

func (o *Options) complete() error {
	if o.keys == nil {
		o.keys = userRegistry()
	}
	if o.root == nil {
		o.root = isRoot
	}
	if o.Chromium == nil {
		o.Chromium = extension.Chromium
	}
	if o.Firefox == nil {
		o.Firefox = extension.Firefox
	}
	if o.root() && !o.AllowRoot {
		return RootError{}
	}
	if o.Home == "" || !filepath.IsAbs(o.Home) {
		return errors.New("it is not known where Sallyport's state belongs; set HOME, or set SALLYPORT_HOME to a folder of your own")
	}
	return nil
}
