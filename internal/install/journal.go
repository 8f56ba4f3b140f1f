package install

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"

	"github.com/sallyport/sallyport/internal/disk"
)

const (
	journalFile   = "install.json"
	lockFile      = "install.lock"
	journalFormat = 1
	maxJournal    = 4 << 20
	lockWait      = 10 * time.Second
)

// journal is what is ours. While an install is under way it also holds what is
// about to be made.
type journal struct {
	Format int         `json:"format"`
	Files  []ownedFile `json:"files"`
	Dirs   []string    `json:"dirs"`
	Keys   []ownedKey  `json:"keys"`
	path   string
}

// ownedFile is a file of ours. During an update it has two hashes, since either
// content may be there when a process is killed.
type ownedFile struct {
	Path   string   `json:"path"`
	SHA256 []string `json:"sha256"`
}

// ownedKey is a registry key of ours and what it says.
type ownedKey struct {
	Key    string   `json:"key"`
	Values []string `json:"values"`
	// Made are the keys above it that had to be made for it, the lowest first.
	Made []string `json:"made,omitempty"`
}

func hashOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// readJournal reads the journal, which is empty where nothing was installed.
func readJournal(home string) (journal, error) {
	j := journal{Format: journalFormat, path: filepath.Join(home, journalFile)}
	b, err := disk.ReadFile(j.path, maxJournal)
	if errors.Is(err, fs.ErrNotExist) {
		return j, nil
	}
	if err != nil {
		return journal{}, &Problem{Path: j.path, What: "the record of what was installed cannot be read", Fix: "check its owner and permissions", err: disk.Bare(err)}
	}
	return parseJournal(j.path, b)
}

func parseJournal(path string, b []byte) (journal, error) {
	j := journal{path: path}
	err := json.Unmarshal(b, &j)
	if err == nil && j.Format > journalFormat {
		return journal{}, &Problem{Path: path, What: fmt.Sprintf("the record of what was installed has format %d, which this version does not know", j.Format), Fix: "use the version of Sallyport that wrote it"}
	}
	if err != nil || j.Format != journalFormat || !j.plausible() {
		return journal{}, &Problem{Path: path, What: "the record of what was installed is damaged", Fix: "move it away and run “sallyport install”, which finds its own files again"}
	}
	return j, nil
}

// plausible reports whether the journal names files and folders as we write
// them: a relative path would mean another file in every folder that the
// program is started in.
func (j *journal) plausible() bool {
	odd := func(path string) bool { return !filepath.IsAbs(path) || filepath.Clean(path) != path }
	return !slices.ContainsFunc(j.Dirs, odd) && !slices.ContainsFunc(j.Files, func(f ownedFile) bool { return odd(f.Path) })
}

func (j *journal) write() error {
	b, err := json.MarshalIndent(j, "", "  ")
	if err != nil {
		return fmt.Errorf("the record of what was installed: %w", err)
	}
	if err := replaceFile(j.path, append(b, '\n'), 0o600); err != nil {
		return explain(j.path, "the record of what was installed cannot be written", err)
	}
	return nil
}

// empty reports whether nothing was installed.
func (j *journal) empty() bool { return len(j.Files)+len(j.Dirs)+len(j.Keys) == 0 }

// owns reports whether a file is recorded, and with this content.
func (j *journal) owns(path, hash string) (recorded, same bool) {
	for _, f := range j.Files {
		if f.Path == path {
			return true, slices.Contains(f.SHA256, hash)
		}
	}
	return false, false
}

func (j *journal) ownsKey(key, value string) bool {
	return slices.ContainsFunc(j.Keys, func(k ownedKey) bool { return k.Key == key && slices.Contains(k.Values, value) })
}

// expect records that a file is about to get a content, beside what it may have.
func (j *journal) expect(path, hash string) {
	for i, f := range j.Files {
		if f.Path == path {
			if !slices.Contains(f.SHA256, hash) {
				j.Files[i].SHA256 = append(slices.Clone(f.SHA256), hash)
			}
			return
		}
	}
	j.Files = append(j.Files, ownedFile{Path: path, SHA256: []string{hash}})
}

// settle records that a file has exactly this content now.
func (j *journal) settle(path, hash string) {
	j.forget(path)
	j.Files = append(j.Files, ownedFile{Path: path, SHA256: []string{hash}})
}

func (j *journal) forget(path string) {
	j.Files = slices.DeleteFunc(j.Files, func(f ownedFile) bool { return f.Path == path })
}

func (j *journal) expectKey(key, value string, missing []string) {
	for i, k := range j.Keys {
		if k.Key == key {
			if !slices.Contains(k.Values, value) {
				j.Keys[i].Values = append(slices.Clone(k.Values), value)
			}
			return
		}
	}
	j.Keys = append(j.Keys, ownedKey{Key: key, Values: []string{value}, Made: missing})
}

// expectDirs records the folders that have to be made for a file.
func (j *journal) expectDirs(file string) {
	for dir := filepath.Dir(file); ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(dir); err == nil || dir == filepath.Dir(dir) {
			return
		}
		j.expectDir(dir)
	}
}

func (j *journal) expectDir(dir string) {
	if !slices.Contains(j.Dirs, dir) {
		j.Dirs = append(j.Dirs, dir)
	}
}

// locked runs do while no other install or uninstall runs for the same state.
func locked(home string, do func() error) error {
	if err := os.MkdirAll(home, 0o700); err != nil {
		return explain(home, "the state folder cannot be made", err)
	}
	l := flock.New(filepath.Join(home, lockFile), flock.SetPermissions(0o600))
	defer func() { _ = l.Close() }()
	for deadline := time.Now().Add(lockWait); ; time.Sleep(20 * time.Millisecond) {
		ok, err := l.TryLock()
		if err != nil {
			return explain(l.Path(), "the install cannot be locked", err)
		}
		if ok {
			break
		}
		if time.Now().After(deadline) {
			return &Problem{Path: l.Path(), What: "another install or uninstall is running", Fix: "wait until it has ended and try again"}
		}
	}
	return do()
}
