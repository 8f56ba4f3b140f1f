package addon

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/sallyport/sallyport/internal/disk"
)

const (
	// maxHeader bounds the header of a .crx; Chromium's own limit for version 3.
	maxHeader = 1 << 18
)

// Errors of reading a package.
var (
	errNoManifest = errors.New("it holds no manifest.json")
	errManifests  = errors.New("it holds several manifest.json and none at its top")
	errTwice      = errors.New("it holds manifest.json twice")
	errHeader     = errors.New("its header is damaged or cut off")
)

// pack is a packed extension, read in place: nothing is unpacked to disk.
type pack struct {
	file    *os.File
	archive *zip.Reader
	files   map[string]*zip.File
	// root is the folder inside that holds the manifest, with its slash.
	root string
	// crx is the header of a .crx, and inside the zip that follows it.
	crx    crx
	inside *io.SectionReader
}

func (p *pack) close() { p.file.Close() }

// openPack opens a .crx, .xpi or .zip.
func openPack(name string) (*pack, error) {
	f, size, err := disk.Open(name)
	if err != nil {
		return nil, err
	}
	p := &pack{file: f}
	if err = p.open(f, size); err != nil {
		f.Close()
		return nil, err
	}
	return p, nil
}

func (p *pack) open(r io.ReaderAt, size int64) error {
	if size > maxArchive {
		return fmt.Errorf("%w of %d bytes", disk.ErrTooLarge, maxArchive)
	}
	header, err := crxHeader(io.NewSectionReader(r, 0, size))
	if err != nil {
		return err
	}
	if header.start > size {
		return errHeader
	}
	p.crx = header
	inside := io.NewSectionReader(r, header.start, size-header.start)
	archive, err := openZip(inside, inside.Size())
	if err != nil {
		return err
	}
	p.archive, p.inside = archive, io.NewSectionReader(r, header.start, size-header.start)
	return p.index(archive)
}

// index finds the manifest: at the top, or in the one folder nearest to it that has one.
func (p *pack) index(archive *zip.Reader) error {
	p.files = make(map[string]*zip.File, len(archive.File))
	seen := map[string]int{}
	best, depth := []string(nil), 0
	for _, f := range archive.File {
		p.files[f.Name] = f
		if path.Base(f.Name) != "manifest.json" || !fs.ValidPath(f.Name) {
			continue
		}
		seen[f.Name]++
		switch d := strings.Count(f.Name, "/"); {
		case best == nil || d < depth:
			best, depth = []string{f.Name}, d
		case d == depth && seen[f.Name] == 1:
			best = append(best, f.Name)
		}
	}
	switch {
	case len(best) == 0:
		return errNoManifest
	case len(best) > 1:
		return errManifests
	case seen[best[0]] > 1:
		return errTwice
	}
	p.root = strings.TrimSuffix(best[0], "manifest.json")
	return nil
}

// read returns a file of the extension.
func (p *pack) read(name string) ([]byte, error) {
	f := p.files[p.root+name]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	raw, err := readPacked(f, MaxManifest)
	if err != nil && !errors.Is(err, disk.ErrTooLarge) {
		return nil, errNoZip
	}
	return raw, err
}

// readPacked reads one file of an archive, or fails with [disk.ErrTooLarge] if it has
// more than max bytes. The size in the archive's directory may lie, so it is not relied on.
func readPacked(f *zip.File, max int64) ([]byte, error) {
	inside, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer inside.Close()
	return disk.ReadAll(inside, max)
}
