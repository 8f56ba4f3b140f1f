package addon

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
)

const (
	// maxFound bounds the extensions that are looked for below one folder, and
	// maxEntries the entries that are looked at.
	maxFound       = 20_000
	maxVisited     = 500_000
	maxFolderDepth = 6
)

// candidate is an extension that is judged before it is installed: a manifest, a
// folder or a package.
type candidate struct {
	path string
	// packed: it is a package, as a store gives it.
	packed bool
	// crx: it is a .crx; oldCRX: of version 2, where the id follows from the key. family is whose package it is; empty where that is not known.
	crx, oldCRX bool
	family      browser.Family
	addon       Addon
	// files looks at its files, and is nil where there is nothing to look at. So is its
	// answer where nobody signed them.
	files func(context.Context, inspector, *Addon) *Integrity
}

// candidatesAt reads what is at a path: one extension, or every one in a folder that
// is none itself.
func candidatesAt(path string) []candidate {
	// The user named this path, so it may be a link. Below it none is followed.
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return []candidate{unreadable(path, err)}
	}
	info, err := os.Stat(real)
	switch {
	case err != nil:
		return []candidate{unreadable(path, err)}
	case !info.IsDir():
		return []candidate{fileCandidate(path, real)}
	}
	if _, err := os.Lstat(filepath.Join(real, "manifest.json")); err == nil {
		return []candidate{folderCandidate(path, real)}
	}
	w := walk{}
	w.below(path, real, 0)
	switch {
	case w.err != nil && len(w.found) == 0:
		return []candidate{unreadable(path, w.err)}
	case w.err != nil:
		return append(w.found, unreadable(path, w.err))
	case len(w.found) == 0:
		return []candidate{unreadable(path, errNoManifest)}
	}
	return w.found
}

func unreadable(path string, err error) candidate {
	return candidate{path: path, addon: Addon{Path: path, Unreadable: whyNot(err)}}
}

// whyNot completes the sentence "Not judged, because …".
func whyNot(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "it may not be read by this user"
	case errors.Is(err, disk.ErrTooLarge):
		return "it is larger than the limit"
	case errors.Is(err, ErrNotJSON), errors.Is(err, ErrTooDeep), errors.Is(err, ErrTooMany):
		return "its manifest could not be understood: " + err.Error()
	}
	for _, own := range []error{errNoManifest, errManifests, errTwice, errTooManyFile, errHeader, errNoZip, errNotPlain, errLink, errFolder} {
		if errors.Is(err, own) {
			return own.Error()
		}
	}
	return "it could not be read"
}

// Errors of looking at a path.
var (
	errNotPlain = errors.New("it is no plain file")
	errLink     = errors.New("it is a symbolic link, which is not followed")
	errFolder   = errors.New("its folder holds more than can be looked at")
)

// fileCandidate reads a manifest or a package, told apart by its first bytes.
func fileCandidate(path, real string) candidate {
	if info, err := os.Lstat(real); err == nil && !info.Mode().IsRegular() {
		return unreadable(path, errNotPlain)
	}
	f, _, err := disk.Open(real)
	if err != nil {
		return unreadable(path, err)
	}
	head := make([]byte, 4)
	n, _ := f.Read(head)
	f.Close()
	if head := string(head[:n]); head == crxMagic || strings.HasPrefix(head, "PK") || packageName(real) {
		return packageCandidate(path, real)
	}
	raw, err := disk.ReadFile(real, MaxManifest)
	if err != nil {
		return unreadable(path, err)
	}
	dir := filepath.Dir(real)
	c := candidate{path: path}
	c.read(raw, folderFiles{dir}.read)
	if filepath.Base(real) == "manifest.json" {
		c.name(folderID(dir))
	} else {
		c.name(stemID(real))
	}
	return c
}

func folderCandidate(path, dir string) candidate {
	raw, err := folderFiles{dir}.read("manifest.json")
	if err != nil {
		if info, statErr := os.Lstat(filepath.Join(dir, "manifest.json")); statErr == nil && !info.Mode().IsRegular() {
			err = errNotPlain
			if info.Mode()&fs.ModeSymlink != 0 {
				err = errLink
			}
		}
		return unreadable(path, err)
	}
	c := candidate{path: path}
	c.read(raw, folderFiles{dir}.read)
	c.name(folderID(dir))
	c.files = func(ctx context.Context, i inspector, a *Addon) *Integrity { return signedFolder(ctx, i, a, dir) }
	return c
}

func packageCandidate(path, real string) candidate {
	p, err := openPack(real)
	if err != nil {
		return unreadable(path, err)
	}
	defer p.close()
	raw, err := p.read("manifest.json")
	if err != nil {
		return unreadable(path, err)
	}
	c := candidate{path: path, packed: true, crx: p.crx.version != 0, oldCRX: p.crx.version == 2}
	c.files = func(ctx context.Context, _ inspector, _ *Addon) *Integrity { return signedPackage(ctx, real) }
	c.read(raw, p.read)
	switch {
	case c.crx:
		c.family = browser.Chromium
	case strings.EqualFold(filepath.Ext(real), ".xpi"):
		c.family = browser.Firefox
	}
	c.addon.Manifest.as(c.family)
	switch {
	case p.crx.id != "":
		c.addon.ID = p.crx.id
	case c.family == browser.Firefox && c.addon.Manifest.GeckoID != "":
		c.addon.ID = Clean(c.addon.Manifest.GeckoID, maxShown)
	default:
		c.name(stemID(real))
	}
	return c
}

// runsAs is the id that a browser would run it under: what its signature, its place or its
// key say, in this order. An id that it merely claims for another browser is none, so that
// nobody has another's good name by it. files is the look at its files, if there was one.
func (c *candidate) runsAs(files *Integrity) string {
	a := &c.addon
	key := a.Manifest.keyID()
	switch {
	case c.crx && !c.oldCRX && (files == nil || files.Status != Intact):
		return "" // the id is what its header claims
	case c.family != "":
		return a.ID // Firefox asks for Mozilla's signature for it
	case isChromiumID(a.placeID) && key != "" && key != a.placeID:
		return ""
	case a.placeID != "":
		return a.placeID
	}
	return a.ID
}

// stemID is the id that a file is named by, before any ending.
func stemID(path string) string {
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	if isChromiumID(stem) || isFirefoxID(stem) {
		return stem
	}
	return ""
}

// read fills in what the manifest says.
func (c *candidate) read(raw []byte, file func(string) ([]byte, error)) {
	a := &c.addon
	a.Path, a.Enabled = c.path, true
	m, err := ParseManifest(raw)
	if err != nil {
		a.Unreadable = whyNot(err)
		return
	}
	a.Manifest, a.Version = m, Clean(m.Version, maxName)
	a.declaredName = m.Localized(file)
	if a.ID = m.keyID(); a.ID == "" {
		a.ID = Clean(m.GeckoID, maxShown)
	}
	a.Name = Clean(a.declaredName, maxName)
}

// name notes the id that its place gives it. What the key says goes first.
func (c *candidate) name(id string) {
	if id == "" {
		return
	}
	c.addon.placeID = id
	// The Firefox family goes by the place alone, and what lies where the Chromium family keeps
	// an extension is of that family, whatever id it claims for the other.
	if isFirefoxID(id) || isFirefoxID(c.addon.ID) || c.addon.ID == "" {
		c.addon.ID = id
	}
}

func packageName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".crx", ".xpi", ".zip":
		return true
	}
	return false
}

// walk looks for extensions below a folder.
type walk struct {
	found   []candidate
	visited int
	err     error
}

func (w *walk) below(shown, dir string, depth int) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.found = append(w.found, unreadable(shown, err))
		return
	}
	for _, e := range entries {
		if w.visited++; w.visited > maxVisited || len(w.found) > maxFound {
			w.err = errFolder
		}
		if w.err != nil {
			return
		}
		w.entry(filepath.Join(shown, e.Name()), filepath.Join(dir, e.Name()), e, depth)
	}
}

func (w *walk) entry(shown, path string, e fs.DirEntry, depth int) {
	mode := e.Type()
	linked := mode&fs.ModeSymlink != 0
	if linked {
		// Distributions link to the folders of extensions, so a link to one is looked at; nothing
		// else that is a link is.
		if info, err := os.Stat(path); err == nil {
			mode = info.Mode().Type()
		}
	}
	switch {
	case mode.IsDir():
		_, err := os.Lstat(filepath.Join(path, "manifest.json"))
		switch {
		case err == nil:
			w.found = append(w.found, folderCandidate(shown, path))
		case !linked && depth < maxFolderDepth && !skipped(e.Name()):
			w.below(shown, path, depth+1)
		}
	case !packageName(path):
	case linked:
		w.found = append(w.found, unreadable(shown, errLink))
	case mode.IsRegular():
		w.found = append(w.found, packageCandidate(shown, path))
	default:
		w.found = append(w.found, unreadable(shown, errNotPlain))
	}
}

// skipped are folders of source trees that hold others' extensions at most.
func skipped(name string) bool {
	return slices.Contains([]string{"node_modules", ".git", ".hg", ".svn"}, name)
}
