package addon

import (
	"bytes"
	"encoding/binary"
	"io"
)

// crxMagic begins every .crx.
const crxMagic = "Cr24"

// crx is what the header of a .crx says. What is no .crx has none: version 0, and the
// zip begins at 0.
type crx struct {
	version uint32
	// id is the one that it gives itself; in version 2 it follows from the key.
	id string
	// start is where the zip begins.
	start int64
	// signed is the signed part of the header, and proofs are by whom, in version 3.
	signed []byte
	proofs []crxProof
	// damaged: the header is not what browsers read.
	damaged bool
}

// crxProof is a key and a signature by it.
type crxProof struct{ key, signature []byte }

// crxHeader reads the header of a .crx. Source: components/crx_file in Chromium,
// crx3.proto for version 3.
func crxHeader(r io.Reader) (crx, error) {
	var fixed [16]byte
	n, _ := io.ReadFull(r, fixed[:])
	if n < 4 || string(fixed[:4]) != crxMagic {
		return crx{}, nil
	}
	if n < 12 {
		return crx{}, errHeader
	}
	word := func(at int) int64 { return int64(binary.LittleEndian.Uint32(fixed[at:])) }
	switch word(4) {
	case 2:
		if n < 16 {
			return crx{}, errHeader
		}
		key, err := section(r, word(8))
		if err != nil || word(12) > maxHeader {
			return crx{}, errHeader
		}
		return crx{version: 2, id: chromiumID(key), start: 16 + word(8) + word(12)}, nil
	case 3:
		// The last four bytes that were read belong to the header.
		header, err := section(io.MultiReader(bytes.NewReader(fixed[12:n]), r), word(8))
		if err != nil {
			return crx{}, errHeader
		}
		c := crx{version: 3, start: 12 + word(8)}
		c.read3(header)
		return c, nil
	}
	return crx{}, errHeader
}

func section(r io.Reader, size int64) ([]byte, error) {
	if size > maxHeader {
		return nil, errHeader
	}
	b := make([]byte, size)
	_, err := io.ReadFull(r, b)
	return b, err
}

// Fields of crx3.proto: the proofs with a key each, and what is signed.
const (
	crxProofRSA, crxProofECDSA, crxSigned = 2, 3, 10000
	crxKey, crxSignature, crxID           = 1, 2, 1
)

// read3 reads the header of version 3. Of a field that is there twice the last counts, as
// for every reader of the format. Where the signed part gives no id it is the first key's.
func (c *crx) read3(header []byte) {
	whole := fields(header, func(field uint64, value []byte) {
		switch field {
		case crxSigned:
			c.signed = value
		case crxProofRSA, crxProofECDSA:
			var p crxProof
			c.damaged = !fields(value, func(field uint64, value []byte) {
				switch field {
				case crxKey:
					p.key = value
				case crxSignature:
					p.signature = value
				}
			}) || c.damaged
			c.proofs = append(c.proofs, p)
		}
	})
	whole = fields(c.signed, func(field uint64, value []byte) {
		if field == crxID {
			c.id = ""
			if len(value) == 16 {
				c.id = idOf([16]byte(value))
			}
		}
	}) && whole
	c.damaged = c.damaged || !whole || c.id == ""
	for _, p := range c.proofs {
		if c.id == "" && len(p.key) > 0 {
			c.id = chromiumID(p.key)
		}
	}
}

// fields goes through the length-delimited fields of a protobuf message, and reports
// whether all of it is one.
func fields(b []byte, each func(field uint64, value []byte)) bool {
	for len(b) > 0 {
		tag, n := binary.Uvarint(b)
		if n <= 0 || tag>>3 == 0 {
			return false
		}
		b = b[n:]
		size := uint64(0)
		switch tag & 7 {
		case 0, 2:
			if size, n = binary.Uvarint(b); n <= 0 {
				return false
			}
			b = b[n:]
			if tag&7 == 0 {
				continue // a number
			}
		case 1:
			size = 8
		case 5:
			size = 4
		default:
			return false
		}
		if size > uint64(len(b)) {
			return false
		}
		if tag&7 == 2 {
			each(tag>>3, b[:size])
		}
		b = b[size:]
	}
	return true
}
