package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// errMissing is the reason for using a last good copy that has no document.
var errMissing = errors.New("it is missing")

// asideTime is how the time is written into the name of a damaged file.
const asideTime = "20060102T150405.000000000Z"

// Recovery is one document for which the last good copy was used.
type Recovery struct {
	// Name is the document's name; for the key file it is "vault.key".
	Name string
	// Reason says, in a few English words, what was wrong with the file.
	Reason string
	// At is when it was noticed.
	At time.Time
	// Kept is the path of the damaged file, empty where there was nothing to keep.
	Kept string
}

// Recovered lists the documents for which the last good copy was used: by
// this Vault, and by earlier ones as long as the damaged file that they moved
// aside is still in the folder. Earliest first.
func (v *Vault) Recovered() []Recovery {
	v.mu.Lock()
	all := slices.Clone(v.recovered)
	v.mu.Unlock()

	known := map[string]bool{}
	for _, r := range all {
		known[r.Kept] = true
	}
	entries, _ := os.ReadDir(v.dir) // an unreadable folder has nothing to add
	for _, e := range entries {
		name, stamp, ok := strings.Cut(e.Name(), damagedExt)
		at, err := time.Parse(asideTime, stamp)
		path := filepath.Join(v.dir, e.Name())
		if !ok || err != nil || known[path] {
			continue
		}
		all = append(all, Recovery{Name: name, Reason: "it was found damaged in an earlier run", At: at, Kept: path})
	}
	slices.SortStableFunc(all, func(a, b Recovery) int { return a.At.Compare(b.At) })
	return all
}

func (v *Vault) remember(r Recovery) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.recovered = append(v.recovered, r)
}

// found is a document as load found it.
type found struct {
	plain []byte
	// reason is nil for the document itself; else plain is of the last good
	// copy, and reason says why.
	reason error
}

// load reads the document, or its last good copy. It changes nothing on disk.
func (v *Vault) load(name string) (found, error) {
	path, copyPath := v.path(name, sealedExt), v.path(name, lastGoodExt)
	sealed, err := readRegular(path, maxSealed)
	if errors.Is(err, fs.ErrNotExist) {
		sealed, err = nil, errMissing
	} else if err != nil {
		return found{}, fileError(path, "read the document", err)
	}
	missing := err != nil

	var plain []byte
	if !missing {
		plain, err = v.unsealFile(name, path, sealed)
		if err == nil {
			return found{plain: plain}, nil
		}
		if !isDamage(err) {
			return found{}, err
		}
	}

	backup, backupErr := readRegular(copyPath, maxSealed)
	switch {
	case errors.Is(backupErr, fs.ErrNotExist) && missing:
		return found{}, &Error{Code: CodeNotFound, Path: path, What: "there is no document " + quoted(name) + " yet"}
	case errors.Is(backupErr, fs.ErrNotExist):
		backupErr = errMissing
	case backupErr != nil:
		return found{}, fileError(copyPath, "read the last good copy", backupErr)
	default:
		if plain, backupErr = v.unsealFile(name, copyPath, backup); backupErr == nil {
			return found{plain: plain, reason: err}, nil
		}
		if !isDamage(backupErr) {
			return found{}, backupErr
		}
	}
	return found{}, &Error{Code: CodeDamaged, Path: path,
		What: fmt.Sprintf("the document does not open (%v), and neither does %s (%v)", err, filepath.Base(copyPath), backupErr),
		Fix:  "put both files back from a backup, or move both away to start this part of Sallyport's state anew"}
}

// unsealFile unseals and turns what is not damage into an [*Error].
func (v *Vault) unsealFile(name, path string, sealed []byte) ([]byte, error) {
	if _, err := parseHeader(sealed); errors.Is(err, errNewer) {
		return nil, &Error{Code: CodeNewer, Path: path, What: "cannot read the document", Err: err, Fix: "update Sallyport; the file was left as it is"}
	} else if err != nil {
		return nil, err
	}
	key, err := v.existingKey()
	if err != nil {
		return nil, err
	}
	return unseal(key, name, sealed)
}

// isDamage tells damage, for which the last good copy is used, from other
// trouble, for which it must not be.
func isDamage(err error) bool {
	var e *Error
	return !errors.As(err, &e)
}

// repair takes the lock and puts the last good copy back. Another process may
// have done it meanwhile, so it loads again. A folder that cannot be written
// is no reason to refuse what was read.
func (v *Vault) repair(name string, f found) (found, error) {
	unlock, err := v.lock()
	if err != nil {
		v.remember(Recovery{Name: name, Reason: f.reason.Error(), At: time.Now()})
		return f, nil
	}
	defer unlock()
	if f, err = v.load(name); err != nil || f.reason == nil {
		return f, err
	}
	if err := v.putBack(name, f); err != nil {
		v.remember(Recovery{Name: name, Reason: f.reason.Error(), At: time.Now()})
	}
	return f, nil
}

// putBack moves the damaged document aside and puts the last good copy in its
// place. The caller holds the lock.
func (v *Vault) putBack(name string, f found) error {
	path := v.path(name, sealedExt)
	r := Recovery{Name: name, Reason: f.reason.Error(), At: time.Now()}
	if f.reason != errMissing {
		aside := v.path(name, damagedExt+r.At.UTC().Format(asideTime))
		if err := os.Rename(path, aside); err != nil {
			return fileError(path, "move the damaged document aside", err)
		}
		r.Kept = aside
	}
	sealed, err := readRegular(v.path(name, lastGoodExt), maxSealed)
	if err == nil {
		err = replace(path, sealed, nil)
	}
	if err != nil {
		return fileError(path, "put the last good copy back", err)
	}
	v.remember(r)
	return nil
}

// store writes the document; existed says that a good one is in its place. The
// caller holds the lock.
func (v *Vault) store(name string, plain []byte, existed bool) error {
	v.sweep()
	key, err := v.keyForWriting()
	if err != nil {
		return err
	}
	path, copyPath := v.path(name, sealedExt), v.path(name, lastGoodExt)
	sealed := seal(key, name, plain)
	keep := func() error {
		if existed && second(path, copyPath) {
			return nil
		}
		previous := sealed // a first document is its own last good copy
		if existed {
			if previous, err = readRegular(path, maxSealed); err != nil {
				return err
			}
		}
		return replace(copyPath, previous, nil)
	}
	return fileError(path, "write the document", replace(path, sealed, keep))
}

// sweep removes, once, the temporary files of processes that were killed while
// they wrote. The caller holds the lock, so no temporary file is in use.
func (v *Vault) sweep() {
	v.mu.Lock()
	swept := v.swept
	v.swept = true
	v.mu.Unlock()
	if swept {
		return
	}
	entries, _ := os.ReadDir(v.dir)
	for _, e := range entries {
		if temporary(e.Name()) && e.Type().IsRegular() {
			_ = os.Remove(filepath.Join(v.dir, e.Name())) // it wastes room, nothing more
		}
	}
}

// temporary says whether a file is one that replace or second left behind: a
// dot, the name of one of our files, digits.
func temporary(file string) bool {
	rest, hidden := strings.CutPrefix(file, ".")
	stem := strings.TrimRight(rest, "0123456789")
	if !hidden || stem == rest {
		return false
	}
	if stem == infoFile || stem == keyFile || stem == keyFile+lastGoodExt {
		return true
	}
	name, ok := strings.CutSuffix(stem, sealedExt)
	if !ok {
		name, ok = strings.CutSuffix(stem, lastGoodExt)
	}
	return ok && nameRule().MatchString(name)
}
