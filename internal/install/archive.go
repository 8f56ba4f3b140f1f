package install

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"
)

// Bounds on an extension archive. Ours has some 60 files and 200 KiB.
const (
	maxEntries  = 2000
	maxUnpacked = 32 << 20
)

// entry is one file of an archive; its name is slash-separated and local.
type entry struct {
	name    string
	content []byte
}

// unpack reads a zip archive into memory. It refuses names that lead out of
// the folder or mean different files on different systems, links, and more
// content than an extension has.
func unpack(archive []byte) ([]entry, error) {
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, fmt.Errorf("the extension's archive cannot be read: %w", err)
	}
	if len(r.File) > maxEntries {
		return nil, fmt.Errorf("the extension's archive has %d entries; %d is the most", len(r.File), maxEntries)
	}
	var entries []entry
	seen := map[string]bool{}
	left := int64(maxUnpacked)
	for _, f := range r.File {
		if strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0 {
			continue // folders come with their files
		}
		if err := safeName(f.Name); err != nil {
			return nil, err
		}
		if !f.Mode().IsRegular() {
			return nil, fmt.Errorf("the extension's archive holds %q, which is not a regular file", f.Name)
		}
		if folded := strings.ToLower(f.Name); seen[folded] {
			return nil, fmt.Errorf("the extension's archive holds %q twice", f.Name)
		} else {
			seen[folded] = true
		}
		content, err := readEntry(f, left)
		if err != nil {
			return nil, fmt.Errorf("the extension's archive: %q: %w", f.Name, err)
		}
		left -= int64(len(content))
		entries = append(entries, entry{f.Name, content})
	}
	for _, e := range entries {
		for dir := path.Dir(e.name); dir != "."; dir = path.Dir(dir) {
			if seen[strings.ToLower(dir)] {
				return nil, fmt.Errorf("the extension's archive holds %q as a file and as a folder", dir)
			}
		}
	}
	if !seen["manifest.json"] {
		return nil, errors.New("the extension's archive has no manifest.json")
	}
	return entries, nil
}

func safeName(name string) error {
	if strings.ContainsAny(name, "\\:\x00") || path.Clean(name) != name || !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("the extension's archive holds the name %q, which could lead out of its folder", name)
	}
	return nil
}

func readEntry(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(content)) > most {
		err = fmt.Errorf("more than %d bytes", maxUnpacked)
	}
	return content, err
}
