package vault

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Where the key is kept, as vault.json and [Vault.KeyKept] say it.
const (
	inKeyring = "keyring"
	inFile    = "file"
)

// keyringService is the service under which keyrings list the key; the account
// is the key's ID, so that every state folder has an entry of its own.
const keyringService = "io.github.sallyport"

// info is the content of vault.json.
type info struct {
	Format int    `json:"format"`
	Key    string `json:"key"`
	KeyID  string `json:"key_id"`
}

const maxSmallFile = 4 << 10

// readInfo reads vault.json. Only an error that is an [*Error] must stop the
// caller; any other says that there is no usable record.
func (v *Vault) readInfo() (info, error) {
	path := filepath.Join(v.dir, infoFile)
	b, err := readRegular(path, maxSmallFile)
	if err != nil {
		return info{}, err
	}
	var i info
	if err := json.Unmarshal(b, &i); err != nil {
		return info{}, err
	}
	if i.Format > Format {
		return info{}, &Error{Code: CodeNewer, Path: path, What: "Sallyport's state was written by a newer version", Fix: "update Sallyport; nothing was changed"}
	}
	if _, ok := parseKeyID(i.KeyID); !ok || (i.Key != inKeyring && i.Key != inFile) {
		return info{}, errors.New("not a record of a key")
	}
	return i, nil
}

// sealedFiles lists the documents and last good copies in the folder.
func (v *Vault) sealedFiles() ([]string, error) {
	entries, err := os.ReadDir(v.dir)
	if err != nil {
		return nil, fileError(v.dir, "list the state folder", err)
	}
	var paths []string
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), sealedExt)
		if !ok {
			name, ok = strings.CutSuffix(e.Name(), lastGoodExt)
		}
		if ok && nameRule().MatchString(name) {
			paths = append(paths, filepath.Join(v.dir, e.Name()))
		}
	}
	return paths, nil
}

// claims is what is known, before the key is at hand, of which key it must be.
// The record in vault.json says so, and so does every document, so that
// neither a lost nor a damaged record loses them.
type claims struct {
	v        *Vault
	recorded []keyID
	named    func() []keyID
}

func (v *Vault) claims(record info) claims {
	c := claims{v: v}
	if id, ok := parseKeyID(record.KeyID); ok {
		c.recorded = []keyID{id}
	}
	c.named = sync.OnceValue(func() []keyID {
		paths, _ := v.sealedFiles()
		var ids []keyID
		for _, path := range paths {
			b, err := readRegular(path, overhead)
			if err != nil {
				continue
			}
			if h, err := parseHeader(b); err == nil && !slices.Contains(ids, h.key) {
				ids = append(ids, h.key)
			}
		}
		return ids
	})
	return c
}

// accept says whether the key may be the one. It looks at the documents only
// where the record does not settle it.
func (c claims) accept(id keyID) bool {
	if slices.Contains(c.recorded, id) || slices.Contains(c.named(), id) {
		return true
	}
	return len(c.recorded)+len(c.named()) == 0
}

// existingKey gives the key of the documents in the folder, of which there is
// at least one.
func (v *Vault) existingKey() (sealingKey, error) {
	v.keyMu.Lock()
	defer v.keyMu.Unlock()
	return v.existingKeyLocked()
}

func (v *Vault) existingKeyLocked() (sealingKey, error) {
	if v.key != nil {
		return *v.key, nil
	}
	record, err := v.readInfo()
	var stop *Error
	if errors.As(err, &stop) {
		return sealingKey{}, err
	}
	var key sealingKey
	c := v.claims(record)
	switch record.Key {
	case inKeyring:
		key, err = c.fromKeyring()
	case inFile:
		key, err = c.fromFile()
	default:
		if key, err = c.fromFile(); isCode(err, CodeKeyMissing) {
			if kept, keyringErr := c.fromKeyring(); keyringErr == nil {
				key, err = kept, nil
			}
		}
	}
	if err != nil {
		return sealingKey{}, err
	}
	v.key = &key
	return key, nil
}

// keyForWriting gives the documents' key, and makes one where there is no
// document yet. The caller holds the lock.
func (v *Vault) keyForWriting() (sealingKey, error) {
	v.keyMu.Lock()
	defer v.keyMu.Unlock()
	paths, err := v.sealedFiles()
	if err != nil {
		return sealingKey{}, err
	}
	if len(paths) > 0 {
		key, err := v.existingKeyLocked()
		if err != nil {
			return sealingKey{}, err
		}
		return key, v.restoreInfo(key)
	}
	key, err := v.makeKey()
	if err != nil {
		return sealingKey{}, err
	}
	v.key = &key
	return key, nil
}

// makeKey makes and keeps a key, and records where. A key file without any
// document comes from a run that ended in between, and is used.
func (v *Vault) makeKey() (sealingKey, error) {
	force := os.Getenv("SALLYPORT_KEY")
	if force != "" && force != inFile {
		return sealingKey{}, &Error{Code: CodeUnsafe, What: "SALLYPORT_KEY has a value that Sallyport does not know", Fix: "set it to file, or unset it"}
	}
	key, err := v.claims(info{}).fromFile()
	if err == nil {
		return key, v.writeInfo(inFile, key)
	}
	if !isCode(err, CodeKeyMissing) {
		return sealingKey{}, err
	}
	key = newKey()
	if force == "" && keyringReachable() == nil && keyringSet(key.id().String(), hex.EncodeToString(key[:])) == nil {
		return key, v.writeInfo(inKeyring, key)
	}
	for _, file := range keyFiles {
		path := filepath.Join(v.dir, file)
		if err := replace(path, keyLine(key), nil); err != nil {
			return sealingKey{}, fileError(path, "write the key file", err)
		}
	}
	return key, v.writeInfo(inFile, key)
}

// restoreInfo writes vault.json anew where it was lost.
func (v *Vault) restoreInfo(key sealingKey) error {
	if record, err := v.readInfo(); err == nil && record.KeyID == key.id().String() {
		return nil
	}
	kept := inKeyring
	for _, file := range keyFiles {
		if k, err := readKeyFile(filepath.Join(v.dir, file)); err == nil && k == key {
			kept = inFile
		}
	}
	return v.writeInfo(kept, key)
}

func (v *Vault) writeInfo(kept string, key sealingKey) error {
	b, err := json.Marshal(info{Format: Format, Key: kept, KeyID: key.id().String()})
	if err != nil {
		return err
	}
	path := filepath.Join(v.dir, infoFile)
	return fileError(path, "record where the key is kept", replace(path, append(b, '\n'), nil))
}

// keyFiles are the two copies of the key, in the order in which they are tried.
var keyFiles = []string{keyFile, keyFile + lastGoodExt}

const startAnew = "or move the *.sealed, *.last-good and vault.* files away to start anew"

// fromFile reads the key file, or its second copy, from which it then restores
// the first.
func (c claims) fromFile() (sealingKey, error) {
	var trouble error
	for i, file := range keyFiles {
		key, err := readKeyFile(filepath.Join(c.v.dir, file))
		if err == nil && !c.accept(key.id()) {
			err = errNotTheKey
		}
		var stop *Error
		switch {
		case err == nil && i > 0:
			c.v.restoreKeyFile(key, trouble)
			return key, nil
		case err == nil:
			return key, nil
		case errors.As(err, &stop):
			return sealingKey{}, err
		case trouble == nil || trouble == errMissing:
			trouble = err
		}
	}
	path := filepath.Join(c.v.dir, keyFile)
	if trouble == errMissing {
		return sealingKey{}, &Error{Code: CodeKeyMissing, Path: path, What: "the key that sealed Sallyport's state is gone",
			Fix: "put vault.key back from a backup, " + startAnew}
	}
	return sealingKey{}, &Error{Code: CodeKeyWrong, Path: path, What: "this is not the key that sealed Sallyport's state", Err: trouble,
		Fix: "put the right vault.key back from a backup, " + startAnew}
}

// restoreKeyFile puts the key back into vault.key. What was there is not kept:
// it is the same key with a fault, or none at all.
func (v *Vault) restoreKeyFile(key sealingKey, reason error) {
	if replace(filepath.Join(v.dir, keyFile), keyLine(key), nil) == nil {
		v.remember(Recovery{Name: keyFile, Reason: reason.Error(), At: time.Now()})
	}
}

// tryAgain is after what time a keyring that was out of reach is tried again. One
// that is silent would otherwise be waited for with every document.
const tryAgain = 2 * time.Second

// reachKeyring says, with nil, that the key can be fetched from the keyring.
func (v *Vault) reachKeyring() error {
	if v.outOfReach == nil || time.Since(v.triedAt) > tryAgain {
		v.outOfReach, v.triedAt = keyringReachable(), time.Now()
	}
	return v.outOfReach
}

// fromKeyring fetches the key from the keyring, without asking the user.
func (c claims) fromKeyring() (sealingKey, error) {
	if err := c.v.reachKeyring(); err != nil {
		return sealingKey{}, &Error{Code: CodeKeyUnreachable, Path: c.v.dir, What: "the key of Sallyport's state is in the system's keyring, which cannot be reached", Err: err,
			Fix: "log in to your desktop and unlock its keyring, then try again; for ssh and cron see “sallyport help environment”"}
	}
	for _, id := range slices.Concat(c.recorded, c.named()) {
		secret, err := keyringGet(id.String())
		if errors.Is(err, errNoEntry) {
			continue
		}
		if err != nil {
			return sealingKey{}, &Error{Code: CodeKeyUnreachable, Path: c.v.dir, What: "the key of Sallyport's state is in the system's keyring, which did not give it", Err: err,
				Fix: "unlock the keyring and try again; for ssh and cron see “sallyport help environment”"}
		}
		if key, err := parseKey(secret); err == nil && c.accept(key.id()) {
			return key, nil
		}
		return sealingKey{}, &Error{Code: CodeKeyWrong, Path: c.v.dir, What: "the keyring's entry " + keyringService + " is not the key that sealed Sallyport's state",
			Fix: "put the right entry back from a backup, " + startAnew}
	}
	return sealingKey{}, &Error{Code: CodeKeyMissing, Path: c.v.dir, What: "the system's keyring no longer has the key of Sallyport's state (entry " + keyringService + ")",
		Fix: "put the keyring back from a backup, " + startAnew}
}

// ForgetKey removes the key from the system's keyring, where it is kept there;
// what it sealed can never be read again. A key file goes with the folder.
func (v *Vault) ForgetKey() error {
	record, err := v.readInfo()
	var stop *Error
	if errors.As(err, &stop) {
		return err
	}
	if record.Key == inFile {
		return nil
	}
	c := v.claims(record)
	for _, id := range slices.Concat(c.recorded, c.named()) {
		if err := keyringReachable(); err != nil {
			return &Error{Code: CodeKeyUnreachable, What: "the system's keyring cannot be reached", Err: err,
				Fix: "remove the entry " + keyringService + " in your keyring's own program"}
		}
		if err := keyringDelete(id.String()); err != nil && !errors.Is(err, errNoEntry) {
			return &Error{Code: CodeKeyUnreachable, What: "the system's keyring did not remove the key", Err: err,
				Fix: "remove the entry " + keyringService + " in your keyring's own program"}
		}
	}
	return nil
}

var (
	errNotTheKey = errors.New("it holds another key")
	errNoKey     = errors.New("it does not hold a key")
	errNoEntry   = errors.New("no such entry in the keyring")
)

// readKeyFile reads a key file: 64 hex digits and a newline.
func readKeyFile(path string) (sealingKey, error) {
	fi, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return sealingKey{}, errMissing
	}
	if err != nil {
		return sealingKey{}, fileError(path, "read the key file", err)
	}
	if err := secretAlone(path, fi); err != nil {
		return sealingKey{}, err
	}
	b, err := readRegular(path, maxSmallFile)
	if err != nil {
		return sealingKey{}, fileError(path, "read the key file", err)
	}
	return parseKey(string(b))
}

func keyLine(k sealingKey) []byte { return []byte(hex.EncodeToString(k[:]) + "\n") }

// parseKey reads 64 hex digits. Its error does not quote them.
func parseKey(s string) (sealingKey, error) {
	b, err := hex.DecodeString(strings.TrimRight(s, "\r\n"))
	if err != nil || len(b) != len(sealingKey{}) {
		return sealingKey{}, errNoKey
	}
	return sealingKey(b), nil
}

func parseKeyID(s string) (keyID, bool) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != keyIDSize {
		return keyID{}, false
	}
	return keyID(b), true
}

func isCode(err error, code Code) bool {
	var e *Error
	return errors.As(err, &e) && e.Code == code
}
