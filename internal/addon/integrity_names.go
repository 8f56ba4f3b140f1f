package addon

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/disk"
)

// naming is how a system tells file names apart. Source: Chromium's
// content_verifier_utils.cc.
type naming struct {
	// foldCase: upper and lower case are the same file.
	foldCase bool
	// dropEnd: dots and spaces at the end of a name mean nothing.
	dropEnd bool
}

// key is what two names of one file have in common.
func (n naming) key(p string) string {
	p = path.Clean(strings.TrimPrefix(p, "/"))
	if n.foldCase {
		p = strings.ToLower(p)
	}
	if n.dropEnd {
		parts := strings.Split(p, "/")
		for i := range parts {
			parts[i] = strings.TrimRight(parts[i], ". ")
		}
		p = strings.Join(parts, "/")
	}
	return p
}

// fileKind is what a file of an extension can do.
type fileKind uint8

const (
	// other: data, of which it is not known what reads it.
	other fileKind = iota
	// code: it runs, is put into pages, or is named by the manifest.
	code
	// picture: it is only shown.
	picture
)

// rewritten reports whether browsers change the file when they install the
// extension, so that its signed hash says nothing: the manifest, message
// catalogues, pictures that the browser itself shows, and what it keeps in
// _metadata. Pages and scripts always count.
func (c *comparison) rewritten(key string) bool {
	switch {
	case isScript(key):
		return false
	case key == "manifest.json", strings.HasPrefix(key, "_metadata/"):
		return true
	case c.named.pictures[key]:
		return isPicture(key)
	}
	parts := strings.Split(key, "/")
	return len(parts) == 3 && parts[0] == "_locales" && parts[2] == "messages.json"
}

func (c *comparison) kind(key string) fileKind {
	switch {
	case isScript(key), c.named.code[key]:
		return code
	case isPicture(key):
		return picture
	case c.named.others[key]:
		return code
	}
	return other
}

func isScript(key string) bool {
	return slices.Contains([]string{".js", ".mjs", ".cjs", ".jsm", ".html", ".htm", ".xhtml", ".xht", ".svg", ".wasm"}, strings.ToLower(path.Ext(key)))
}

func isPicture(key string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".gif", ".bmp", ".ico", ".webp", ".avif"}, strings.ToLower(path.Ext(key)))
}

// litter is what systems leave in any folder that somebody opens.
func litter(key string) bool {
	name := path.Base(key)
	return slices.Contains([]string{".ds_store", "thumbs.db", "desktop.ini", ".directory"}, strings.ToLower(name)) || strings.HasPrefix(name, "._")
}

// namedFiles are the files that a manifest names, by their key: as icons, as
// what runs in the background or in pages, and for anything else.
type namedFiles struct{ pictures, code, others map[string]bool }

// maxNamedFiles bounds what is kept of one manifest.
const maxNamedFiles = 20_000

// readNamed collects every text of the manifest that could be a path. A
// manifest that cannot be read names none.
func readNamed(dir string, n naming) namedFiles {
	named := namedFiles{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	raw, err := disk.ReadFile(filepath.Join(dir, "manifest.json"), MaxManifest)
	if err != nil {
		return named
	}
	s, kept := newScanner(raw), 0
	var walk func(into map[string]bool) error
	walk = func(into map[string]bool) error {
		switch s.space() {
		case '{':
			return s.object(func(key []byte) error {
				switch string(key) {
				case "icons", "default_icon":
					return walk(named.pictures)
				case "background", "content_scripts":
					return walk(named.code)
				}
				return walk(into)
			})
		case '[':
			return s.array(func() error { return walk(into) })
		case '"':
			text, err := s.str()
			text, _, _ = strings.Cut(text, "#")
			text, _, _ = strings.Cut(text, "?")
			if kept++; kept <= maxNamedFiles && text != "" {
				into[n.key(text)] = true
			}
			return err
		}
		return s.skip()
	}
	_ = walk(named.others) // what was read before an error is kept
	return named
}
