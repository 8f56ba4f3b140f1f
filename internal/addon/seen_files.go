package addon

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/sallyport/sallyport/internal/browser"
)

// seenFiles is the answer of a look at an extension's files, with what tells
// that they are still the same.
type seenFiles struct {
	// Stamp is of the names, sizes and times of all files.
	Stamp string `json:"stamp"`
	// Answer is what the look gave; evidence is made of it anew each time.
	Answer Integrity `json:"answer"`
}

// fileStamp is a hash of the names, sizes and times of all files of an
// extension. Reading these takes a hundredth of reading the files. On Unix the
// time of the last change of a file's record is among them, which no ordinary
// program can set back; elsewhere one that sets a file's time back is missed
// here, and found by a report, which reads everything.
func fileStamp(ctx context.Context, path string) (string, bool) {
	sum := sha256.New()
	files := 0
	err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if files++; files > maxFiles {
			return errManyBytes
		}
		rel, err := filepath.Rel(path, p)
		if err != nil {
			return err
		}
		sum.Write([]byte(rel))
		var numbers []byte
		if !d.IsDir() {
			numbers = binary.LittleEndian.AppendUint64(numbers, uint64(info.Size()))
		}
		numbers = binary.LittleEndian.AppendUint64(numbers, uint64(info.ModTime().UnixNano()))
		numbers = binary.LittleEndian.AppendUint64(numbers, changedAt(info))
		numbers = binary.LittleEndian.AppendUint32(numbers, uint32(info.Mode()))
		sum.Write(numbers)
		return nil
	})
	if err != nil {
		return "", false
	}
	return hex.EncodeToString(sum.Sum(nil)[:16]), true
}

// inspectSeen gives the answer of the last look at the files, where they are
// still the same, else of a new one. fresh is for a look that trusts no stamp.
func (a *Addon) inspectSeen(ctx context.Context, i inspector, was *seenFiles, fresh bool) (Integrity, *seenFiles) {
	if a.Path == "" {
		return a.inspect(ctx, i), nil
	}
	stamp, ok := fileStamp(ctx, a.Path)
	if ok && !fresh && was != nil && was.Stamp == stamp {
		return was.Answer, was
	}
	answer := a.inspect(ctx, i)
	// An answer that was cut short is no answer for the next time.
	if !ok || ctx.Err() != nil {
		return answer, nil
	}
	return answer, &seenFiles{Stamp: stamp, Answer: answer}
}

// signed reports whether there is anything to compare the files with: most
// extensions that are no store's have no list, and cost no look.
func (a *Addon) signed() bool {
	if a.Path == "" {
		return false
	}
	info, err := os.Lstat(a.Path)
	if err != nil {
		return false
	}
	if info.Mode().IsRegular() {
		return true
	}
	_, err = os.Lstat(filepath.Join(a.Path, filepath.FromSlash(verifiedContents)))
	return err == nil
}

// lostList reports whether the Chrome Web Store is said to have delivered the
// extension, and the list that it signs is not there. A browser may fetch it
// late, so that is weak.
func (a *Addon) lostList() bool {
	return a.Origin.Location == Internal && a.Origin.FromStore && a.Profile.Browser.Family == browser.Chromium && signedByGoogle(a) && a.Path != "" && !a.signed()
}
