package addon

import (
	"crypto/sha256"
	"errors"
	"io"
)

const (
	// hashBlock is the size of a block of the web store's tree hash, in bytes.
	hashBlock = 4096
	// hashBranch is how many hashes of one level make one of the next.
	hashBranch = hashBlock / sha256.Size
)

// treeHash is the web store's hash of a file: the SHA-256 of each block, then
// of up to 128 such hashes together, until one is left. It reads at most max
// bytes, and holds no more than the hashes of one branch of each level. More
// than max bytes is errManyBytes. Source: Chromium's content_hash_tree.cc.
func treeHash(r io.Reader, max int64) ([sha256.Size]byte, int64, error) {
	var t hashTree
	block := make([]byte, hashBlock)
	var read int64
	for {
		n, err := io.ReadFull(r, block)
		read += int64(n)
		if read > max {
			return [sha256.Size]byte{}, read, errManyBytes
		}
		// An empty file has one block, of nothing.
		if n > 0 || read == 0 {
			t.add(0, sha256.Sum256(block[:n]))
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return t.root(), read, nil
		}
		if err != nil {
			return [sha256.Size]byte{}, read, err
		}
	}
}

// errManyBytes: more to read than is looked at.
var errManyBytes = errors.New("there is more than is looked at")

// hashTree keeps the hashes that still wait for their siblings, level by level.
type hashTree struct{ levels [][]byte }

func (t *hashTree) add(level int, hash [sha256.Size]byte) {
	if level == len(t.levels) {
		t.levels = append(t.levels, nil)
	}
	// A full branch is folded only when more follows: a level that has just
	// one hash in the end is the root.
	if len(t.levels[level]) == hashBranch*sha256.Size {
		t.fold(level)
	}
	t.levels[level] = append(t.levels[level], hash[:]...)
}

func (t *hashTree) fold(level int) {
	hash := sha256.Sum256(t.levels[level])
	t.levels[level] = t.levels[level][:0]
	t.add(level+1, hash)
}

func (t *hashTree) root() (hash [sha256.Size]byte) {
	for level := 0; ; level++ {
		if level == len(t.levels)-1 && len(t.levels[level]) == sha256.Size {
			copy(hash[:], t.levels[level])
			return hash
		}
		t.fold(level)
	}
}
