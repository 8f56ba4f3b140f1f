package addon

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"hash"
	"io"
	"io/fs"
	"strings"

	"github.com/sallyport/sallyport/internal/disk"
)

const (
	digestFile    = "META-INF/manifest.mf"
	signatureFile = "META-INF/mozilla.sf"
	pkcs7File     = "META-INF/mozilla.rsa"
	coseFile      = "META-INF/cose.sig"
	coseDigests   = "META-INF/cose.manifest"
	// maxDigestFile bounds each list of digests, in bytes.
	maxDigestFile = 32 << 20
)

// signerNotChecked is what a look at an .xpi leaves to Firefox.
const signerNotChecked = "who made the signature was not checked; Firefox does that itself"

// inspectXPI compares the files in a signed .xpi with its lists of digests, and
// the lists with what the signature covers. The signature itself is left to
// Firefox, which is said.
func inspectXPI(ctx context.Context, path string) Integrity {
	f, size, err := disk.Open(path)
	if err != nil {
		return notVerifiable("its .xpi cannot be read")
	}
	defer f.Close()
	if size > maxArchive {
		return notVerifiable("its .xpi is larger than what is looked at")
	}
	archive, err := openZip(f, size)
	if err != nil {
		return notVerifiable("its .xpi is damaged")
	}
	return inspectArchive(ctx, archive)
}

func inspectArchive(ctx context.Context, archive *zip.Reader) Integrity {
	if len(archive.File) > maxFiles {
		return notVerifiable("its .xpi has more files than are looked at")
	}
	x := xpi{ctx: ctx, byName: map[string]*zip.File{}, budget: maxHashed}
	for _, file := range archive.File {
		if x.byName[file.Name] != nil {
			// Which of the two a program takes is anybody's guess.
			x.result.Changed = append(x.result.Changed, file.Name)
			x.result.Runs = true
		}
		x.byName[file.Name] = file
	}
	if x.byName[pkcs7File] == nil && x.byName[coseFile] == nil {
		return notVerifiable("it is not signed")
	}
	x.result.NotChecked = []string{signerNotChecked}
	x.digests()
	if x.result.Status == "" {
		x.compare()
	}
	x.result.finish()
	return x.result
}

// xpi is one look at an archive.
type xpi struct {
	ctx    context.Context
	byName map[string]*zip.File
	listed []digestEntry
	budget int64
	result Integrity
}

func (x *xpi) stop(status IntegrityStatus, why string) { x.result.Status, x.result.Why = status, why }

// digests reads the list of digests, and compares it with what the signature covers.
func (x *xpi) digests() {
	list, err := x.read(digestFile)
	if errors.Is(err, fs.ErrNotExist) {
		// A newer add-on may have the one of COSE only, which is the same format.
		list, err = x.read(coseDigests)
	}
	if err != nil {
		x.stop(NotVerifiable, "its list of digests cannot be read")
		return
	}
	if x.listed, err = parseDigests(list); err != nil {
		x.stop(NotVerifiable, "its list of digests: "+err.Error())
		return
	}
	if x.byName[pkcs7File] == nil {
		return
	}
	signed, err := x.read(signatureFile)
	if err != nil {
		x.stop(BadSignature, "it has a signature, but not what was signed: "+signatureFile)
		return
	}
	covered, err := parseDigests(signed)
	if err != nil || len(covered) == 0 || !covered[0].fits("-Digest-Manifest", list) {
		x.stop(BadSignature, "its list of digests is not the one that was signed")
	}
}

func (x *xpi) compare() {
	listed := map[string]bool{}
	for _, entry := range x.listed {
		if entry.name == "" {
			continue // the header
		}
		listed[entry.name] = true
		file := x.byName[entry.name]
		if file == nil {
			x.result.Missing = append(x.result.Missing, entry.name)
			continue
		}
		same, err := x.same(file, entry)
		switch {
		case errors.Is(err, errManyBytes), x.ctx.Err() != nil:
			x.stop(NotVerifiable, "it is larger than what is looked at, or there was no time")
			return
		case !same:
			// What does not unpack is not what was signed either.
			x.result.Changed = append(x.result.Changed, entry.name)
			x.result.Runs = true
		}
		x.result.Checked++
	}
	for name := range x.byName {
		if !listed[name] && !ofSignature(name) && !strings.HasSuffix(name, "/") {
			x.result.Added = append(x.result.Added, name)
			x.result.Runs = true
		}
	}
}

// ofSignature tells the signature's own files, which no list of digests can hold.
func ofSignature(name string) bool {
	switch name {
	case digestFile, signatureFile, pkcs7File, coseFile, coseDigests:
		return true
	}
	return false
}

func (x *xpi) read(name string) ([]byte, error) {
	file := x.byName[name]
	if file == nil {
		return nil, fs.ErrNotExist
	}
	raw, err := readPacked(file, maxDigestFile)
	if errors.Is(err, disk.ErrTooLarge) {
		err = errManyBytes
	}
	return raw, err
}

func (x *xpi) same(file *zip.File, entry digestEntry) (bool, error) {
	sum, want := entry.strongest("-Digest")
	if sum == nil {
		return false, nil
	}
	r, err := file.Open()
	if err != nil {
		return false, err
	}
	defer r.Close()
	n, err := io.Copy(sum, io.LimitReader(contextReader{x.ctx, r}, x.budget+1))
	if x.budget -= n; x.budget < 0 {
		return false, errManyBytes
	}
	return err == nil && bytes.Equal(sum.Sum(nil), want), err
}

// digestEntry is one section of a list of digests: a file, or, without a name,
// the list itself.
type digestEntry struct {
	name   string
	values map[string]string
}

// strongest is the best digest of the entry that is understood.
func (e digestEntry) strongest(suffix string) (hash.Hash, []byte) {
	if want, err := base64.StdEncoding.DecodeString(e.values["SHA256"+suffix]); err == nil && len(want) == sha256.Size {
		return sha256.New(), want
	}
	if want, err := base64.StdEncoding.DecodeString(e.values["SHA1"+suffix]); err == nil && len(want) == sha1.Size {
		return sha1.New(), want
	}
	return nil, nil
}

func (e digestEntry) fits(suffix string, content []byte) bool {
	sum, want := e.strongest(suffix)
	if sum == nil {
		return false
	}
	sum.Write(content)
	return bytes.Equal(sum.Sum(nil), want)
}

// errDigests: not a list of digests as JAR files have them.
var errDigests = errors.New("it is not understood")

// parseDigests reads a list of digests: sections of "Key: value" lines, with an
// empty line after each, and a space before what continues a line.
func parseDigests(raw []byte) ([]digestEntry, error) {
	var all []digestEntry
	var current *digestEntry
	key := ""
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "":
			current = nil
			continue
		case line[0] == ' ':
			if current == nil || key == "" {
				return nil, errDigests
			}
			current.values[key] += line[1:]
		default:
			name, value, found := strings.Cut(line, ": ")
			if !found {
				return nil, errDigests
			}
			if current == nil {
				if len(all) >= maxFiles {
					return nil, errManyBytes
				}
				all = append(all, digestEntry{values: map[string]string{}})
				current = &all[len(all)-1]
			}
			key = name
			if _, twice := current.values[key]; twice {
				return nil, errDigests
			}
			current.values[key] = value
		}
	}
	for i := range all {
		all[i].name = all[i].values["Name"]
	}
	return all, nil
}
