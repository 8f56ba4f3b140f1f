package addon

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/binary"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func derOf(t testing.TB, key crypto.Signer) []byte {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(key.Public())
	require.NoError(t, err)
	return der
}

func keyID(t testing.TB, key crypto.Signer) string { return chromiumID(derOf(t, key)) }

func halfOf(der []byte) []byte { h := sha256.Sum256(der); return h[:16] }

// proofOf is a key and its signature over the signed part of a header and an archive.
func proofOf(t testing.TB, key crypto.Signer, signed []byte, archive string) []byte {
	t.Helper()
	text := append([]byte("CRX3 SignedData\x00"), binary.LittleEndian.AppendUint32(nil, uint32(len(signed)))...)
	digest := sha256.Sum256(append(append(text, signed...), archive...))
	signature, err := key.Sign(rand.Reader, digest[:], crypto.SHA256)
	require.NoError(t, err)
	number := uint64(2)
	if _, curve := key.(*ecdsa.PrivateKey); curve {
		number = 3
	}
	return field(number, append(field(1, derOf(t, key)), field(2, signature)...))
}

// signedCRX is a .crx with the id of the first key, signed by each.
func signedCRX(t testing.TB, archive string, keys ...crypto.Signer) string {
	t.Helper()
	signed := field(1, halfOf(derOf(t, keys[0])))
	var header []byte
	for _, k := range keys {
		header = append(header, proofOf(t, k, signed, archive)...)
	}
	return crx3(append(header, field(10000, signed)...), archive)
}

func TestSignatureOfACRX(t *testing.T) {
	one := testKey()
	two, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	archive := zipped(t, "manifest.json", readerManifest, "a.js", "a()")
	other := zipped(t, "manifest.json", readerManifest, "a.js", "b()")
	der := derOf(t, one)
	signed := field(1, halfOf(der))
	wide := append(bytes.Clone(signed), field(7, []byte("what a later version adds"))...)
	good := signedCRX(t, archive, one)
	last := []byte(good)
	last[len(good)-len(archive)+10] ^= 1 // in a time of the zip
	many := []byte{}
	for range maxProofs + 1 {
		many = append(many, proofOf(t, two, signed, archive)...)
	}

	tests := []struct {
		name, content string
		status        IntegrityStatus
		why           string
	}{
		{"RSA", good, Intact, ""},
		{"ECDSA", signedCRX(t, archive, two), Intact, ""},
		{"several", signedCRX(t, archive, one, two), Intact, ""},
		{"a field of a later version", crx3(append(proofOf(t, one, wide, archive), field(10000, wide)...), archive), Intact, ""},
		{"version 2", crx2(publicKey(), archive), NotVerifiable, "version 2"},
		{"another archive", good[:len(good)-len(archive)] + other, BadSignature, "changed after it was signed"},
		{"one bit of the archive", string(last), BadSignature, "changed after it was signed"},
		{"one of two does not fit", crx3(append(append(proofOf(t, one, signed, archive), proofOf(t, two, signed, other)...), field(10000, signed)...), archive), BadSignature, "changed after it was signed"},
		{"another id", crx3(append(proofOf(t, two, signed, archive), field(10000, signed)...), archive), BadSignature, "by the key of another"},
		{"an id in the place of the signed one", crx3(append(append(proofOf(t, one, signed, archive), field(10000, signed)...), field(10000, field(1, bytes.Repeat([]byte{1}, 16)))...), archive), BadSignature, "changed after"},
		{"nobody", crx3(field(10000, signed), archive), BadSignature, "nobody signed it"},
		{"no signed part", crx3(proofOf(t, one, nil, archive), archive), BadSignature, "header is damaged"},
		{"an id of another length", crx3(append(proofOf(t, one, field(1, der), archive), field(10000, field(1, der))...), archive), BadSignature, "header is damaged"},
		{"no protobuf", crx3(append([]byte(good[12:len(good)-len(archive)]), 0xff), archive), BadSignature, "header is damaged"},
		{"a key that is none", crx3(append(field(2, append(field(1, []byte("key")), field(2, []byte("s"))...)), field(10000, signed)...), archive), BadSignature, "changed after"},
		{"a huge key", crx3(append(field(2, append(field(1, make([]byte, 100_000)), field(2, []byte("s"))...)), field(10000, signed)...), archive), BadSignature, "changed after"},
		{"more signatures than are looked at", crx3(append(many, field(10000, signed)...), archive), NotVerifiable, "more signatures"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := judgeFile(t, "a.crx", tt.content)
			require.Empty(t, a.Unjudged)
			require.NotNil(t, a.Files)
			assert.Equal(t, tt.status, a.Files.Status, a.Files.Why)
			assert.Contains(t, a.Files.Why, tt.why)
			assert.Equal(t, A4, a.Effective, "what it could do is told in any case")
			if tt.status == BadSignature {
				assert.Equal(t, []string{"B3 signature-broken"}, ids(a.Evidence))
				assert.Equal(t, crxField, a.Evidence[0].Field)
				assert.Equal(t, Stop, a.Verdict)
				return
			}
			assert.Empty(t, a.Evidence)
			assert.Equal(t, Note, a.Verdict)
		})
	}
}

// A .crx that Chromium packed itself, with a key that it made.
func TestACRXThatABrowserPacked(t *testing.T) {
	all := judgeHere().Path(context.Background(), "testdata/packed-by-chromium.crx")
	require.Len(t, all, 1)
	assert.Equal(t, "oknamfhgeakjpjmckjllnllpakdnancf", all[0].ID)
	assert.Equal(t, Intact, all[0].Files.Status, all[0].Files.Why)
	assert.Equal(t, []string{anyKeySigns}, all[0].Files.NotChecked)
}

// What the store signed is set against the files before anything is installed.
func TestFilesBeforeInstallation(t *testing.T) {
	judge := judgeHere()
	judge.storeKey = func() *rsa.PublicKey { return &testKey().PublicKey }
	assess := func(path string) Assessment {
		all := judge.Path(context.Background(), path)
		require.Len(t, all, 1)
		require.Empty(t, all[0].Unjudged)
		return all[0]
	}

	dir := newSample().install(t)
	a := assess(dir)
	require.NotNil(t, a.Files)
	assert.Equal(t, Intact, a.Files.Status, a.Files.Why)
	assert.Empty(t, a.Evidence)
	// By the folder above, and by that of a whole profile, it is the same.
	assert.Equal(t, Intact, assess(filepath.Dir(filepath.Dir(dir))).Files.Status)

	write(t, filepath.Join(dir, "added.js"), "evil()")
	a = assess(dir)
	assert.Equal(t, []string{"B3 files-changed"}, ids(a.Evidence))
	assert.Equal(t, verifiedContents, a.Evidence[0].Field)
	assert.Contains(t, a.Evidence[0].Detail, "added added.js")

	s := newSample()
	s.id = strings.Repeat("b", 32)
	stolen := filepath.Join(newSample().install(t))
	write(t, filepath.Join(stolen, filepath.FromSlash(verifiedContents)), s.signedList(t))
	assert.Equal(t, []string{"B3 signed-for-another"}, ids(assess(stolen).Evidence))

	// A folder that no id is known of is set against the list all the same.
	plain := filepath.Join(t.TempDir(), "copied")
	for name, content := range newSample().files {
		write(t, filepath.Join(plain, filepath.FromSlash(name)), content)
	}
	assert.Nil(t, assess(plain).Files, "nobody signed it")
	write(t, filepath.Join(plain, filepath.FromSlash(verifiedContents)), newSample().signedList(t))
	assert.Equal(t, Intact, assess(plain).Files.Status)

	// Another store's key is not known.
	judge.storeKey = webStoreKey
	assert.Equal(t, []string{"B3 signature-broken"}, ids(assess(plain).Evidence))
	manifest := newSample().files["manifest.json"]
	write(t, filepath.Join(plain, "manifest.json"), strings.Replace(manifest, "{", `{"update_url": "https://edge.microsoft.com/extensionwebstorebase/v1/crx", `, 1))
	a = assess(plain)
	assert.Equal(t, NotVerifiable, a.Files.Status)
	assert.Empty(t, a.Evidence)

	xpi := func(change string) Assessment {
		all := signXPI(map[string]string{"manifest.json": readerManifest, "a.js": "a()"})
		all["a.js"] += change
		path := filepath.Join(t.TempDir(), "a.xpi")
		writeArchive(t, path, all)
		return assess(path)
	}
	assert.Equal(t, Intact, xpi("").Files.Status)
	assert.Equal(t, []string{"B3 files-changed"}, ids(xpi(";").Evidence))
	assert.Equal(t, digestFile, xpi(";").Evidence[0].Field)

	path := filepath.Join(t.TempDir(), "a.zip")
	write(t, path, zipped(t, "manifest.json", readerManifest))
	assert.Nil(t, assess(path).Files, "nobody signed it")
}

func TestALookBeforeInstallationEndsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	path := filepath.Join(t.TempDir(), "a.crx")
	write(t, path, signedCRX(t, zipped(t, "manifest.json", readerManifest), testKey()))
	a := judgeHere().Path(ctx, path)[0]
	assert.Equal(t, NotVerifiable, a.Files.Status)
	assert.Empty(t, a.Evidence)
}

// Whatever a header says, nothing passes that no key signed.
func FuzzCRX(f *testing.F) {
	archive := zipped(f, "manifest.json", readerManifest)
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(f, err)
	good := signedCRX(f, archive, key)
	f.Add([]byte(good))
	f.Add([]byte(crx2(publicKey(), archive)))
	f.Add([]byte(crx3(field(10000, field(1, make([]byte, 16))), archive)))
	f.Fuzz(func(t *testing.T, raw []byte) {
		c, err := crxHeader(bytes.NewReader(raw))
		if err != nil || c.version == 0 || c.start > int64(len(raw)) {
			return
		}
		r := c.verify(context.Background(), bytes.NewReader(raw[c.start:]))
		if r.Status == Intact && (len(c.proofs) == 0 || !isChromiumID(c.id)) {
			t.Fatalf("%+v", r)
		}
		if r.Status != Intact && r.Why == "" {
			t.Fatalf("%+v without a reason", r)
		}
	})
}
