package extension

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/sallyport/sallyport/internal/disk"
)

// MaxUnpacked bounds what is in an extension's archive, in bytes. Ours has about 1 MiB.
const MaxUnpacked = 32 << 20

// maxEntries bounds the files of an archive. Ours has some 60.
const maxEntries = 2000

// File is one file of an archive; its name is slash-separated and local.
type File struct {
	Name    string
	Content []byte
}

// Unpack reads an extension's archive into memory. It refuses names that lead out of
// the folder or mean different files on different systems, links, and more
// content than an extension has.
func Unpack(archive []byte) ([]File, error) {
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, fmt.Errorf("the extension's archive cannot be read: %w", err)
	}
	if len(r.File) > maxEntries {
		return nil, fmt.Errorf("the extension's archive has %d entries; %d is the most", len(r.File), maxEntries)
	}
	var files []File
	seen := map[string]bool{}
	left := int64(MaxUnpacked)
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
		files = append(files, File{f.Name, content})
	}
	for _, f := range files {
		for dir := path.Dir(f.Name); dir != "."; dir = path.Dir(dir) {
			if seen[strings.ToLower(dir)] {
				return nil, fmt.Errorf("the extension's archive holds %q as a file and as a folder", dir)
			}
		}
	}
	if !seen["manifest.json"] {
		return nil, errors.New("the extension's archive has no manifest.json")
	}
	return files, nil
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
	return disk.ReadAll(r, most)
}
