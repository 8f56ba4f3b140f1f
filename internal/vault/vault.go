// Package vault keeps Sallyport's own state: small JSON documents, each sealed
// in a file of its own, that survive a crash at any instant, a full disk, a
// damaged file and many processes writing at once.
//
// # Files
//
// In the state folder, for a document called profiles:
//
//	profiles.sealed           the document
//	profiles.last-good        the one before it, or a copy of the first
//	profiles.damaged-<time>   a file that did not open, moved aside, never deleted
//	vault.json                where the key is kept; no secret in it
//	vault.key                 the key, where there is no keyring, and
//	vault.key.last-good       a second copy of it, as one flipped bit would lose everything
//	vault.lock                held by whoever writes
//
// # Sealing
//
// XChaCha20-Poly1305 with a random nonce. The format's version and the
// document's name are authenticated, so files cannot be swapped for each
// other. See sealed.go for the bytes.
//
// # The key
//
// 32 random bytes, made with the first document. They go into the system's
// keyring where one can be reached without asking the user and without
// starting a program: on Linux a Secret Service that runs already and whose
// collection is unlocked, on Windows the Credential Manager. Elsewhere, and
// where SALLYPORT_KEY=file says so (a machine that is also used without its
// desktop: ssh, cron), they go into vault.key, for this user only. The place
// is chosen once and recorded in vault.json. A later run that cannot reach it
// says so; it never makes a second key while there are documents.
//
// Sealing with a key file that lies beside the documents protects against a
// stray copy of single files and against unnoticed change, not against
// somebody who can read the whole folder.
//
// # Writing
//
// Under the lock: write a temporary file in the same folder, sync it, give
// the previous document the name of the last good copy, rename, sync the
// folder. What [Vault.Update] acknowledged is on disk. A reader needs no lock.
package vault

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"sync"
	"time"
)

const (
	infoFile = "vault.json"
	keyFile  = "vault.key"
	lockFile = "vault.lock"

	sealedExt   = ".sealed"
	lastGoodExt = ".last-good"
	damagedExt  = ".damaged-"
)

var nameRule = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`) })

// Vault is one state folder. It is safe for use by many goroutines.
type Vault struct {
	dir  string
	wait time.Duration

	keyMu sync.Mutex
	key   *sealingKey
	// outOfReach is why the keyring could not be reached at triedAt.
	outOfReach error
	triedAt    time.Time

	mu        sync.Mutex
	swept     bool
	recovered []Recovery
}

// Open gives the vault in dir, and makes the folder, for this user only, where
// there is none. No key is touched and nothing is ever asked of the user. A
// folder that is a symbolic link, belongs to somebody else or can be written
// by others is refused with an [*Error].
func Open(dir string) (*Vault, error) {
	if !filepath.IsAbs(dir) {
		return nil, &Error{Code: CodeUnsafe, Path: dir, What: "the state folder is not an absolute path", Fix: "set SALLYPORT_HOME to a full path"}
	}
	dir = filepath.Clean(dir)
	fi, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(dir, 0o700); err == nil {
			fi, err = os.Lstat(dir)
		}
	}
	switch {
	case err != nil:
		return nil, fileError(dir, "make or open the state folder", err)
	case fi.Mode()&fs.ModeSymlink != 0:
		return nil, &Error{Code: CodeUnsafe, Path: dir, What: "the state folder is a symbolic link",
			Fix: "set SALLYPORT_HOME to the folder itself, or put a real folder there"}
	case !fi.IsDir():
		return nil, &Error{Code: CodeUnsafe, Path: dir, What: "the state folder is not a folder", Fix: "move that file away, or set SALLYPORT_HOME to a folder of your own"}
	}
	if err := oursAlone(dir, fi); err != nil {
		return nil, err
	}
	return &Vault{dir: dir, wait: lockWait}, nil
}

// Dir is the absolute path of the state folder.
func (v *Vault) Dir() string { return v.dir }

// Read reads the document called name into what into points to, which is
// overwritten, not merged; on an error it is left as it was. A document that
// was never written gives an error that is [ErrNotFound]. Where the document
// is damaged the last good copy is read and put in its place, and [Vault.Recovered]
// tells it; where that is damaged too, the error is [ErrDamaged].
func (v *Vault) Read(name string, into any) error {
	target, err := pointer(name, into)
	if err != nil {
		return err
	}
	found, err := v.load(name)
	if err == nil && found.reason != nil {
		found, err = v.repair(name, found)
	}
	if err != nil {
		return err
	}
	return v.decode(name, found.plain, target)
}

// Update changes the document called name: under the vault's lock it reads the
// document into what into points to (the zero value where it was never
// written), calls change, which alters that value, and writes the result. When
// Update returns nil the change is on disk; when it returns an error the
// document is as it was. An error of change is returned as it is. change must
// be quick and must not call Update: the lock is one for all documents, and
// waiting for it ends with an error after ten seconds.
func (v *Vault) Update(name string, into any, change func() error) error {
	target, err := pointer(name, into)
	if err != nil {
		return err
	}
	unlock, err := v.lock()
	if err != nil {
		return err
	}
	defer unlock()

	found, err := v.load(name)
	switch {
	case errors.Is(err, ErrNotFound):
		target.Elem().SetZero()
	case err != nil:
		return err
	default:
		if found.reason != nil {
			if err := v.putBack(name, found); err != nil {
				return err
			}
		}
		if err := v.decode(name, found.plain, target); err != nil {
			return err
		}
	}
	if err := change(); err != nil {
		return err
	}
	plain, err := json.Marshal(into)
	if err != nil {
		return fmt.Errorf("state document %q cannot be written as JSON: %w", name, err)
	}
	if len(plain) > MaxDocument {
		return &Error{Code: CodeTooLarge, Path: v.path(name, sealedExt),
			What: fmt.Sprintf("the document would have %d bytes, and %d is the most", len(plain), MaxDocument),
			Fix:  "please report this as a bug; the state on disk is as it was before"}
	}
	if found.plain != nil && bytes.Equal(plain, found.plain) {
		return nil
	}
	return v.store(name, plain, found.plain != nil)
}

// KeyKept says where the key that seals the documents is: "keyring" or "file".
// It is empty as long as no document was written, and where the record of it
// cannot be read.
func (v *Vault) KeyKept() string {
	info, err := v.readInfo()
	if err != nil {
		return ""
	}
	return info.Key
}

// pointer checks the arguments that Read and Update share.
func pointer(name string, into any) (reflect.Value, error) {
	if !nameRule().MatchString(name) {
		return reflect.Value{}, &Error{Code: CodeBadName, What: "not a document name: " + strconv.Quote(name)}
	}
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return reflect.Value{}, fmt.Errorf("state document %q: want a pointer to read into, have %T", name, into)
	}
	return target, nil
}

// decode replaces what target points to.
func (v *Vault) decode(name string, plain []byte, target reflect.Value) error {
	fresh := reflect.New(target.Type().Elem())
	if err := json.Unmarshal(plain, fresh.Interface()); err != nil {
		// The cause may quote the content, so it is not passed on.
		return &Error{Code: CodeShape, Path: v.path(name, sealedExt), What: "the document is intact, but its content is not what this version of Sallyport expects",
			Fix: "use the version of Sallyport that wrote it, or move the file away to start anew"}
	}
	target.Elem().Set(fresh.Elem())
	return nil
}

func (v *Vault) path(name, ext string) string { return filepath.Join(v.dir, name+ext) }

func notRegular(path string) error {
	return &Error{Code: CodeUnsafe, Path: path, What: "it is not a regular file, and Sallyport follows no symbolic link here", Fix: "move it away and put the real file there"}
}

func quoted(path string) string { return strconv.Quote(path) }
