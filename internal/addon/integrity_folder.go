package addon

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/sallyport/sallyport/internal/disk"
)

// folder compares a Chromium extension's folder with the list of files in it
// that the store signed. id and version are those that it goes by; empty where
// nothing says one.
func (i inspector) folder(ctx context.Context, dir, id, version string) Integrity {
	raw, err := disk.ReadFile(filepath.Join(dir, filepath.FromSlash(verifiedContents)), maxSignedList)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return notVerifiable("it has no signed list of its files")
	case err != nil:
		return notVerifiable("its signed list of files cannot be read")
	}
	list, err := parseSignedList(raw, i.key)
	switch {
	case errors.Is(err, errBadSignature):
		return Integrity{Status: BadSignature, Why: "its signed list of files: " + err.Error()}
	case err != nil:
		return notVerifiable("its signed list of files: " + err.Error())
	}
	if why := list.wrong(id, version, folderVersion(dir)); why != "" {
		return Integrity{Status: WrongItem, Why: why}
	}
	c := comparison{inspector: i, ctx: ctx, dir: dir, signed: map[string][]signedFile{}, seen: map[string]bool{}, budget: maxHashed}
	for _, f := range list.files {
		key := i.name.key(f.path)
		c.signed[key] = append(c.signed[key], f)
	}
	c.named = readNamed(dir, i.name)
	return c.run()
}

// wrong says why the list is not of this extension and version.
func (l *signedList) wrong(id string, versions ...string) string {
	if id != "" && l.id != id {
		return "its signed list of files is of another extension, " + Clean(l.id, maxName)
	}
	for _, v := range versions {
		if v != "" && !sameVersion(v, l.version) {
			return "its signed list of files is of version " + Clean(l.version, maxName) + ", not " + Clean(v, maxName)
		}
	}
	return ""
}

// sameVersion compares dotted numbers; missing parts are 0.
func sameVersion(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(x), len(y)) {
		if part(x, i) != part(y, i) {
			return false
		}
	}
	return true
}

func part(parts []string, i int) string {
	if i >= len(parts) {
		return "0"
	}
	if n, err := strconv.ParseUint(parts[i], 10, 32); err == nil {
		return strconv.FormatUint(n, 10)
	}
	return parts[i]
}

// comparison is one walk over a folder.
type comparison struct {
	inspector
	ctx context.Context
	dir string
	// signed are the signed files by their key; more than one may share it.
	signed map[string][]signedFile
	// named are files that the manifest names.
	named  namedFiles
	seen   map[string]bool
	budget int64
	files  int
	result Integrity
	// unread is why a file was not compared; the answer cannot be "intact" then.
	unread string
}

func (c *comparison) run() Integrity {
	err := filepath.WalkDir(c.dir, func(path string, d fs.DirEntry, err error) error {
		if c.ctx.Err() != nil {
			return c.ctx.Err()
		}
		rel, relErr := filepath.Rel(c.dir, path)
		if err != nil || relErr != nil {
			c.unread = "a part of it cannot be read"
			return nil
		}
		if d.IsDir() {
			return nil
		}
		if c.files++; c.files > maxFiles {
			return errManyBytes
		}
		return c.file(filepath.ToSlash(rel), d)
	})
	switch {
	case c.ctx.Err() != nil:
		c.unread = "there was no time to read all of it"
	case err != nil:
		c.unread = "it is larger than what is looked at"
	case c.unread == "":
		c.missing()
	}
	if c.unread != "" {
		c.result.Status, c.result.Why = NotVerifiable, c.unread
	}
	c.result.finish()
	return c.result
}

func (c *comparison) file(rel string, d fs.DirEntry) error {
	key := c.name.key(rel)
	c.seen[key] = true
	if c.rewritten(key) {
		return nil
	}
	kind := c.kind(key)
	signed := c.signed[key]
	if len(signed) == 0 {
		if !litter(key) || kind == code {
			c.result.Added = append(c.result.Added, rel)
			c.result.Runs = c.result.Runs || kind == code
		}
		return nil
	}
	same, err := c.same(rel, d, signed)
	if errors.Is(err, errManyBytes) {
		return err
	}
	switch {
	case err != nil:
		c.unread = "a file of it cannot be read"
	case !same:
		c.result.Changed = append(c.result.Changed, rel)
		c.result.Runs = c.result.Runs || kind != picture
	}
	c.result.Checked++
	return nil
}

// same compares one file. What is no plain file is not what was signed.
func (c *comparison) same(rel string, d fs.DirEntry, signed []signedFile) (bool, error) {
	if !d.Type().IsRegular() {
		return false, nil
	}
	f, _, err := disk.Open(filepath.Join(c.dir, filepath.FromSlash(rel)))
	if err != nil {
		return false, err
	}
	defer f.Close()
	root, read, err := treeHash(contextReader{c.ctx, f}, c.budget)
	c.budget -= read
	if err != nil {
		return false, err
	}
	for _, s := range signed {
		if s.root == root {
			return true, nil
		}
	}
	return false, nil
}

// missing lists the signed files that are not there.
func (c *comparison) missing() {
	for key, files := range c.signed {
		if !c.seen[key] && !c.rewritten(key) {
			c.result.Missing = append(c.result.Missing, files[0].path)
		}
	}
}

// contextReader ends with its context, so that a look at a slow disk can be
// given up.
type contextReader struct {
	ctx context.Context
	io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}
