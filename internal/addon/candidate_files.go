package addon

import (
	"context"
	"os"
	"path/filepath"
)

// signedFolder looks at the files of a folder that has the web store's signed list; nil
// for any other, which nobody signed. The browser that has it is not known, so where it
// says that another store brought it, that store may have made the signature.
func signedFolder(ctx context.Context, i inspector, a *Addon, dir string) *Integrity {
	if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(verifiedContents))); err != nil {
		return nil
	}
	id := a.placeID
	if id == "" {
		id = a.Manifest.keyID()
	}
	r := i.folder(ctx, dir, id, a.Manifest.Version)
	if r.Status == BadSignature && storeOf(a.Manifest.UpdateURL) == otherStore {
		r = notVerifiable(otherStoresKey)
	}
	return &r
}

// signedPackage looks at the signatures of a .crx, or at the files in a signed .xpi; nil for
// a package that nobody signed.
func signedPackage(ctx context.Context, path string) *Integrity {
	p, err := openPack(path)
	if err != nil {
		r := notVerifiable(whyNot(err))
		return &r
	}
	defer p.close()
	var r Integrity
	switch {
	case p.crx.version != 0:
		r = p.crx.verify(ctx, p.inside)
	case p.files[pkcs7File] != nil || p.files[coseFile] != nil:
		r = inspectArchive(ctx, p.archive)
	default:
		return nil
	}
	return &r
}

// fileEvidence is what a look at the files of a candidate says against it.
func (c *candidate) fileEvidence(r *Integrity) []Evidence {
	field := verifiedContents
	switch {
	case c.crx:
		field = crxField
	case c.packed:
		field = digestFile
	}
	return r.evidence(field)
}
