package addon

import (
	"context"
	"crypto/rsa"
	"os"
	"path/filepath"
	"slices"

	"github.com/sallyport/sallyport/internal/browser"
)

// IntegrityStatus is the answer of a look at an extension's files.
type IntegrityStatus string

// Answers.
const (
	// Intact: every file that counts is as it was signed, and none was added.
	Intact IntegrityStatus = "intact"
	// Changed: files were changed, added or removed after they were signed.
	Changed IntegrityStatus = "changed"
	// WrongItem: the signed list is of another extension, or another version.
	WrongItem IntegrityStatus = "wrong-item"
	// BadSignature: there is a signed list, but its signature does not fit.
	BadSignature IntegrityStatus = "bad-signature"
	// NotVerifiable: nobody signed the files, or they cannot be read. It is
	// no sign of anything: unpacked and packaged extensions are like that.
	NotVerifiable IntegrityStatus = "not-verifiable"
)

// Integrity is whether an extension's files are as its store signed them.
type Integrity struct {
	Status IntegrityStatus
	// Why is a short English sentence, empty where the status says all.
	Why string
	// Checked is how many files were compared with what was signed.
	Checked int
	// Changed, Added and Missing are paths inside the extension, cleaned, sorted,
	// and at most [maxListedFiles] of each.
	Changed, Added, Missing []string
	// Runs reports whether something among Changed or Added can run or be put
	// into a page, or is not known to be harmless.
	Runs bool
	// NotChecked says, in short English sentences, what this look did not cover.
	NotChecked []string
}

const (
	// maxListedFiles is how many paths of each kind an [Integrity] names.
	maxListedFiles = 20
	// maxHashed bounds what is read of one extension, and maxFiles how many files.
	maxHashed = 1 << 30
	maxFiles  = 50_000
)

// inspector looks at files with a store's key.
type inspector struct {
	key  *rsa.PublicKey
	name naming
}

// Inspect compares the files of an extension with what its store signed. It
// reads all of them, at about the speed of the disk, and ends early when ctx
// does. It follows no symbolic link and waits for no pipe.
func (a Addon) Inspect(ctx context.Context) Integrity {
	return a.inspect(ctx, inspector{key: webStoreKey(), name: hostNaming})
}

func (a *Addon) inspect(ctx context.Context, i inspector) Integrity {
	if a.Path == "" {
		return notVerifiable("where its files are is not known")
	}
	info, err := os.Lstat(a.Path)
	switch {
	case err != nil:
		return notVerifiable("its files cannot be read")
	case info.Mode().IsRegular() && a.Profile.Browser.Family == browser.Firefox:
		return inspectXPI(ctx, a.Path)
	case !info.IsDir():
		return notVerifiable("it is neither a folder nor a plain file")
	case a.Profile.Browser.Family == browser.Firefox:
		return notVerifiable("it lies in a folder, which nobody signed")
	}
	result := i.folder(ctx, a.Path, a.ID, a.Manifest.Version)
	if result.Status == BadSignature && !signedByGoogle(a) {
		return notVerifiable(otherStoresKey)
	}
	return result
}

// otherStoresKey is why a signature that does not fit may be a good one.
const otherStoresKey = "its list of files is signed by another store, whose key is not known"

// signedByGoogle reports whether only the Chrome Web Store can have signed it. Edge,
// Opera and Yandex have stores of their own.
func signedByGoogle(a *Addon) bool {
	switch a.Profile.Browser.ID {
	case "edge", "edge-beta", "edge-dev", "edge-canary", "opera", "opera-gx", "yandex":
		return false
	}
	return true
}

func notVerifiable(why string) Integrity { return Integrity{Status: NotVerifiable, Why: why} }

// finish sorts and bounds the lists, and draws the conclusion.
func (r *Integrity) finish() {
	for _, list := range []*[]string{&r.Changed, &r.Added, &r.Missing} {
		slices.Sort(*list)
		for i := range *list {
			(*list)[i] = Clean((*list)[i], maxShown)
		}
		*list = slices.Clip((*list)[:min(len(*list), maxListedFiles)])
	}
	if len(r.Changed)+len(r.Added)+len(r.Missing) > 0 {
		r.Status = Changed
	} else if r.Status == "" {
		r.Status = Intact
	}
}

// folderVersion is the version that a folder of a profile's Extensions is named
// by: "<version>_<number>". Of any other name it is empty.
func folderVersion(dir string) string {
	name := filepath.Base(dir)
	for i, c := range name {
		if c == '_' && i > 0 {
			return name[:i]
		}
		if c != '.' && (c < '0' || c > '9') {
			return ""
		}
	}
	return ""
}
