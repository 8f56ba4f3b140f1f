package vault

import (
	"bytes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"
)

// Format is the version of the sealed format that this program writes.
const Format = 1

// MaxDocument is the largest document, in bytes of its JSON.
const MaxDocument = 8 << 20

// A sealed document is, in this order:
//
//	magic      8 bytes
//	version    2 bytes, big endian
//	complement 2 bytes, the version with every bit turned over
//	key ID    16 bytes, names the key and says nothing about it
//	nonce     24 bytes, random
//	sealed JSON and its 16-byte tag
//
// Everything before the nonce, and the document's name, is authenticated too,
// so a sealed file that is renamed does not open. Magic, version and complement
// stay where they are in every later version; the complement tells a version
// that we do not know yet from a flipped bit.
const (
	magic      = "SPVAULT\x1a"
	versionEnd = len(magic) + 4
	keyIDEnd   = versionEnd + keyIDSize
	nonceEnd   = keyIDEnd + chacha20poly1305.NonceSizeX
	overhead   = nonceEnd + chacha20poly1305.Overhead
	keyIDSize  = 16
	maxSealed  = MaxDocument + overhead
)

// keyID names a key. It is derived from the key one way.
type keyID [keyIDSize]byte

func (id keyID) String() string { return hex.EncodeToString(id[:]) }

// sealingKey is the 32-byte key of one vault.
type sealingKey [chacha20poly1305.KeySize]byte

func newKey() sealingKey {
	var k sealingKey
	rand.Read(k[:]) // never fails: crypto/rand ends the program instead
	return k
}

func (k sealingKey) id() keyID {
	b, err := hkdf.Key(sha256.New, k[:], nil, "sallyport vault key id", keyIDSize)
	if err != nil {
		panic("vault: " + err.Error()) // only for lengths that HKDF cannot give
	}
	return keyID(b)
}

func (k sealingKey) aead() cipher.AEAD {
	a, err := chacha20poly1305.NewX(k[:])
	if err != nil {
		panic("vault: " + err.Error()) // only for a key of the wrong length
	}
	return a
}

// Why a sealed file does not open. errNewer is not damage: the file is fine
// for the program that wrote it.
var (
	errEmpty     = errors.New("it is empty")
	errTruncated = errors.New("it is cut short")
	errNotSealed = errors.New("it does not begin like a sealed document")
	errOversize  = errors.New("it is larger than a document can be")
	errOtherKey  = errors.New("it was sealed with another key")
	errChanged   = errors.New("its content was changed after it was sealed")
	errNewer     = errors.New("it was written by a newer version of Sallyport")
)

// header is what can be read of a sealed document without the key.
type header struct {
	version uint16
	key     keyID
}

// parseHeader reads the part of a sealed document that needs no key. For a
// newer version it gives errNewer, and nothing but the version is set.
func parseHeader(b []byte) (header, error) {
	switch {
	case len(b) == 0:
		return header{}, errEmpty
	case len(b) > maxSealed:
		return header{}, errOversize
	case !bytes.HasPrefix(b, []byte(magic)):
		if bytes.HasPrefix([]byte(magic), b) {
			return header{}, errTruncated
		}
		return header{}, errNotSealed
	case len(b) < versionEnd:
		return header{}, errTruncated
	}
	h := header{version: binary.BigEndian.Uint16(b[len(magic):])}
	if binary.BigEndian.Uint16(b[len(magic)+2:]) != ^h.version || h.version == 0 {
		return header{}, errChanged
	}
	if h.version > Format {
		return h, fmt.Errorf("%w (format %d, this one reads up to %d)", errNewer, h.version, Format)
	}
	if len(b) < overhead {
		return header{}, errTruncated
	}
	h.key = keyID(b[versionEnd:keyIDEnd])
	return h, nil
}

// openers holds, for every format version from 1 to [Format], how a document
// of that version is turned into today's JSON. A new version adds an entry,
// keeps the old ones and brings a folder testdata/v<version>.
var openers = map[uint16]func(key sealingKey, name string, sealed []byte) ([]byte, error){
	1: openV1,
}

// unseal gives the JSON of a sealed document of any known version.
func unseal(key sealingKey, name string, sealed []byte) ([]byte, error) {
	h, err := parseHeader(sealed)
	if err != nil {
		return nil, err
	}
	if h.key != key.id() {
		return nil, errOtherKey
	}
	return openers[h.version](key, name, sealed)
}

func openV1(key sealingKey, name string, sealed []byte) ([]byte, error) {
	plain, err := key.aead().Open(nil, sealed[keyIDEnd:nonceEnd], sealed[nonceEnd:], associated(sealed[:keyIDEnd], name))
	if err != nil {
		return nil, errChanged
	}
	return plain, nil
}

// seal is the inverse of unseal, in the current format.
func seal(key sealingKey, name string, plain []byte) []byte {
	out := make([]byte, 0, len(plain)+overhead)
	out = append(out, magic...)
	out = binary.BigEndian.AppendUint16(out, Format)
	out = binary.BigEndian.AppendUint16(out, ^uint16(Format))
	id := key.id()
	out = append(out, id[:]...)
	out = out[:nonceEnd]
	rand.Read(out[keyIDEnd:])
	return key.aead().Seal(out, out[keyIDEnd:], plain, associated(out[:keyIDEnd], name))
}

// associated is what is authenticated beside the content.
func associated(head []byte, name string) []byte {
	return append(bytes.Clone(head), name...)
}
