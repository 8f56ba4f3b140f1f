package addon

import (
	"bytes"
	"encoding/binary"
	"io"
)

// crxMagic begins every .crx.
const crxMagic = "Cr24"

// crxHeader reads the header of a .crx: the id that it gives, and where the zip
// begins. What is no .crx has none, and begins at 0. The signature is not checked:
// what a file says of itself is no proof anyway, and the browser checks it.
// Source: components/crx_file in Chromium, crx3.proto for version 3.
func crxHeader(r io.Reader) (id string, start int64, err error) {
	var fixed [16]byte
	n, _ := io.ReadFull(r, fixed[:])
	if n < 4 || string(fixed[:4]) != crxMagic {
		return "", 0, nil
	}
	if n < 12 {
		return "", 0, errHeader
	}
	word := func(at int) int64 { return int64(binary.LittleEndian.Uint32(fixed[at:])) }
	switch word(4) {
	case 2:
		if n < 16 {
			return "", 0, errHeader
		}
		key, err := section(r, word(8))
		if err != nil || word(12) > maxHeader {
			return "", 0, errHeader
		}
		return chromiumID(key), 16 + word(8) + word(12), nil
	case 3:
		// The last four bytes that were read belong to the header.
		header, err := section(io.MultiReader(bytes.NewReader(fixed[12:n]), r), word(8))
		if err != nil {
			return "", 0, errHeader
		}
		return crx3ID(header), 12 + word(8), nil
	}
	return "", 0, errHeader
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
	crxKey, crxID                         = 1, 1
)

// crx3ID is the id in the signed part of the header; where there is none, that of the
// first key.
func crx3ID(header []byte) string {
	first := ""
	for field, value := range fields(header) {
		switch field {
		case crxSigned:
			for field, half := range fields(value) {
				if field == crxID && len(half) == 16 {
					return idOf([16]byte(half))
				}
			}
		case crxProofRSA, crxProofECDSA:
			for field, key := range fields(value) {
				if field == crxKey && first == "" {
					first = chromiumID(key)
				}
			}
		}
	}
	return first
}

// fields goes through the length-delimited fields of a protobuf message, up to the
// first thing that it does not understand.
func fields(b []byte) func(yield func(uint64, []byte) bool) {
	return func(yield func(uint64, []byte) bool) {
		for len(b) > 0 {
			tag, n := binary.Uvarint(b)
			if n <= 0 {
				return
			}
			b = b[n:]
			size, n := binary.Uvarint(b)
			if n <= 0 {
				return
			}
			b = b[n:]
			switch tag & 7 {
			case 0: // a number, which was read as the size
			case 2:
				if size > uint64(len(b)) || !yield(tag>>3, b[:size]) {
					return
				}
				b = b[size:]
			default:
				return
			}
		}
	}
}
