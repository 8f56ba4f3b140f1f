package profile

import (
	"archive/zip"
	"bytes"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/binary"
	"encoding/json"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fields reads a protobuf message of length-delimited fields: what the packer
// writes, read by other code than its own.
func fields(t *testing.T, data []byte) map[uint64][]byte {
	t.Helper()
	found := map[uint64][]byte{}
	for len(data) > 0 {
		tag, n := binary.Uvarint(data)
		require.Positive(t, n)
		require.EqualValues(t, 2, tag&7, "wire type")
		data = data[n:]
		length, n := binary.Uvarint(data)
		require.Positive(t, n)
		require.LessOrEqual(t, length, uint64(len(data)-n))
		found[tag>>3] = data[n : n+int(length)]
		data = data[n+int(length):]
	}
	return found
}

func TestCRXIsSignedAndItsIDFollowsFromTheKey(t *testing.T) {
	s := newStage(t)
	_, made := ExtensionID(s.vault)
	assert.False(t, made)
	key, id, err := signingKey(s.vault)
	require.NoError(t, err)
	assert.Regexp(t, "^[a-p]{32}$", id)
	again, sameID, err := signingKey(s.vault)
	require.NoError(t, err)
	assert.True(t, key.Equal(again), "the key stays, or every start would be another extension")
	assert.Equal(t, id, sameID)
	known, made := ExtensionID(s.vault)
	assert.True(t, made)
	assert.Equal(t, id, known)

	archive, err := archiveOf(`{"name": "Sallyport", "key": "AAAA", "version": "1"}`)
	require.NoError(t, err)
	crx, err := packCRX(archive, key)
	require.NoError(t, err)

	require.Equal(t, "Cr24", string(crx[:4]))
	require.EqualValues(t, 3, binary.LittleEndian.Uint32(crx[4:]))
	size := binary.LittleEndian.Uint32(crx[8:])
	header, packed := fields(t, crx[12:12+size]), crx[12+size:]
	require.Len(t, header, 2)
	proof, signed := fields(t, header[2]), header[10000]
	crxID := fields(t, signed)[1]

	public, err := x509.ParsePKIXPublicKey(proof[1])
	require.NoError(t, err)
	digest := sha256.New()
	digest.Write([]byte("CRX3 SignedData\x00"))
	digest.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(signed))))
	digest.Write(signed)
	digest.Write(packed)
	require.NoError(t, rsa.VerifyPKCS1v15(public.(*rsa.PublicKey), crypto.SHA256, digest.Sum(nil), proof[2]))
	digest.Write([]byte{0})
	require.Error(t, rsa.VerifyPKCS1v15(public.(*rsa.PublicKey), crypto.SHA256, digest.Sum(nil), proof[2]))

	sum := sha256.Sum256(proof[1])
	assert.Equal(t, sum[:16], crxID)
	assert.Equal(t, id, extensionID(proof[1]))

	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	require.NoError(t, err)
	files := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(in)
		require.NoError(t, err)
		files[f.Name] = string(data)
	}
	require.Len(t, files, 2)
	assert.Equal(t, "/* a */", files["a.js"])
	var manifest map[string]any
	require.NoError(t, json.Unmarshal([]byte(files["manifest.json"]), &manifest))
	assert.Equal(t, map[string]any{"name": "Sallyport", "version": "1"}, manifest, "its own key would decide the ID")
}

func TestExtensionIDIsChromiumsRule(t *testing.T) {
	// SHA-256 of nothing is e3b0c44298fc1c149afbf4c8996fb924...
	assert.Equal(t, "odlameecjipmbmbejkplpemijjgpljce", extensionID(nil))
}

func TestTornArchiveIsRefused(t *testing.T) {
	for _, archive := range [][]byte{nil, []byte("no zip")} {
		_, err := packCRX(archive, nil)
		require.ErrorContains(t, err, "the extension's archive")
	}
	archive, err := archiveOf(`{"torn`)
	require.NoError(t, err)
	_, err = packCRX(archive, nil)
	require.ErrorContains(t, err, "the extension's archive")
}
