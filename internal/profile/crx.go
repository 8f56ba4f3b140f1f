package profile

import (
	"archive/zip"
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/binary"
	"encoding/json"
	"fmt"

	"github.com/sallyport/sallyport/internal/disk"
)

// packCRX packs a zipped extension as CRX3, signed with key: the magic "Cr24",
// the version 3, the length of a protobuf header, the header, the zip. The
// manifest's own "key" is taken out, because the ID is to follow from the
// signature's key. Source: components/crx_file/crx3.proto in Chromium.
func packCRX(archive []byte, key *rsa.PrivateKey) ([]byte, error) {
	archive, err := withoutManifestKey(archive)
	if err != nil {
		return nil, fmt.Errorf("the extension's archive: %w", err)
	}
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return nil, err
	}
	id := sha256.Sum256(public)
	signed := protoBytes(nil, 1, id[:16])

	digest := sha256.New()
	digest.Write([]byte("CRX3 SignedData\x00"))
	digest.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(signed))))
	digest.Write(signed)
	digest.Write(archive)
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, digest.Sum(nil))
	if err != nil {
		return nil, err
	}

	proof := protoBytes(protoBytes(nil, 1, public), 2, signature)
	header := protoBytes(protoBytes(nil, 2, proof), 10000, signed)
	crx := binary.LittleEndian.AppendUint32([]byte("Cr24"), 3)
	crx = binary.LittleEndian.AppendUint32(crx, uint32(len(header)))
	return append(append(crx, header...), archive...), nil
}

// protoBytes appends a length-delimited protobuf field.
func protoBytes(to []byte, field uint64, value []byte) []byte {
	to = binary.AppendUvarint(to, field<<3|2)
	to = binary.AppendUvarint(to, uint64(len(value)))
	return append(to, value...)
}

func withoutManifestKey(archive []byte) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if f.Name != manifestName {
			if err := w.Copy(f); err != nil {
				return nil, err
			}
			continue
		}
		manifest, err := readManifest(f)
		if err != nil {
			return nil, err
		}
		delete(manifest, "key")
		data, err := json.Marshal(manifest)
		if err != nil {
			return nil, err
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified})
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(data); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

// manifestName is where an extension's manifest is in its archive.
const manifestName = "manifest.json"

// maxOurManifest bounds our extension's manifest, in bytes.
const maxOurManifest = 1 << 20

func readManifest(f *zip.File) (map[string]json.RawMessage, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := disk.ReadAll(r, maxOurManifest)
	if err != nil {
		return nil, err
	}
	return parseManifest(data)
}

func parseManifest(data []byte) (map[string]json.RawMessage, error) {
	var manifest map[string]json.RawMessage
	return manifest, json.Unmarshal(data, &manifest)
}
