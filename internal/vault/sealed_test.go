package vault

import (
	"bytes"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var writeFixture = flag.Bool("write-fixture", false, "write testdata for the current format version, once")

type fixtureDocument struct {
	Text  string   `json:"text"`
	Count int      `json:"count"`
	List  []string `json:"list"`
}

var fixtureContent = fixtureDocument{Text: "Grüße, written by an earlier version", Count: 42, List: []string{"a", "b"}}

// Every format version that there ever was has a state folder in testdata. It
// must open for ever, and the first write brings it to the current version.
func TestEveryEarlierVersionIsRead(t *testing.T) {
	t.Setenv("SALLYPORT_KEY", "file")
	require.Len(t, openers, Format, "one opener for each version")
	for version := uint16(1); version <= Format; version++ {
		t.Run(fmt.Sprintf("v%d", version), func(t *testing.T) {
			source := filepath.Join("testdata", fmt.Sprintf("v%d", version))
			if *writeFixture && version == Format {
				makeFixture(t, source)
			}
			dir := filepath.Join(t.TempDir(), "state")
			require.NoError(t, os.Mkdir(dir, 0o700))
			entries, err := os.ReadDir(source)
			require.NoError(t, err, "run: go test -run %s -write-fixture", t.Name())
			for _, e := range entries {
				b, err := os.ReadFile(filepath.Join(source, e.Name()))
				require.NoError(t, err)
				require.NoError(t, os.WriteFile(filepath.Join(dir, e.Name()), b, 0o600))
			}

			v, err := Open(dir)
			require.NoError(t, err)
			var d fixtureDocument
			require.NoError(t, v.Read("sample", &d))
			assert.Equal(t, fixtureContent, d)
			assert.Equal(t, version, versionOf(t, dir), "reading changes nothing")

			require.NoError(t, v.Update("sample", &d, func() error { d.Count++; return nil }))
			assert.Equal(t, uint16(Format), versionOf(t, dir))
			v, err = Open(dir)
			require.NoError(t, err)
			require.NoError(t, v.Read("sample", &d))
			assert.Equal(t, fixtureContent.Count+1, d.Count)
			assert.Empty(t, v.Recovered())
		})
	}
}

func makeFixture(t *testing.T, dir string) {
	_, err := os.Stat(dir)
	require.ErrorIs(t, err, os.ErrNotExist, "a fixture is never written again")
	abs, err := filepath.Abs(dir)
	require.NoError(t, err)
	v, err := Open(abs)
	require.NoError(t, err)
	var d fixtureDocument
	require.NoError(t, v.Update("sample", &d, func() error { d = fixtureContent; return nil }))
	require.NoError(t, os.Remove(filepath.Join(dir, lockFile)))
}

func versionOf(t *testing.T, dir string) uint16 {
	b, err := os.ReadFile(filepath.Join(dir, "sample"+sealedExt))
	require.NoError(t, err)
	h, err := parseHeader(b)
	require.NoError(t, err)
	return h.version
}

func TestKeyIDTellsNothingButIsStable(t *testing.T) {
	key := sealingKey(bytes.Repeat([]byte{7}, 32))
	assert.Equal(t, key.id(), key.id())
	assert.NotEqual(t, key.id(), newKey().id())
	assert.NotContains(t, hex.EncodeToString(key[:]), key.id().String())
}

func TestTemporaryFiles(t *testing.T) {
	for name, want := range map[string]bool{
		".doc.sealed123": true, ".doc.last-good9": true, ".doc.last-good0": true, ".vault.key17": true, ".vault.key.last-good5": true, ".vault.json3": true,
		"doc.sealed": false, ".doc.sealed": false, "doc.sealed1": false, ".config1": false, ".x.damaged-1": false, ".Bad.sealed1": false, "": false, ".": false, ".1": false,
	} {
		assert.Equal(t, want, temporary(name), name)
	}
}

// FuzzUnseal holds that no bytes make the parser fail in any way but an error,
// that only what was sealed opens, and that the part without a key agrees.
func FuzzUnseal(f *testing.F) {
	key := sealingKey(bytes.Repeat([]byte{1}, 32))
	good := seal(key, "doc", []byte(`{"n":1}`))
	f.Add(good)
	f.Add(seal(newKey(), "doc", []byte(`{"n":1}`)))
	f.Add(seal(key, "doc", nil))
	f.Add(seal(key, "other", []byte("x")))
	f.Add(good[:len(good)-1])
	f.Add(good[:nonceEnd])
	f.Add(good[:versionEnd])
	f.Add([]byte(magic))
	f.Add([]byte(magic + "\x00\x02\xff\xfd"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		original := bytes.Clone(b)
		h, headErr := parseHeader(b)
		plain, err := unseal(key, "doc", b)
		if !bytes.Equal(original, b) {
			t.Fatal("the input was changed")
		}
		if headErr != nil && (err == nil || h.version != 0 && h.version <= Format) {
			t.Fatalf("header: %v, content: %v", headErr, err)
		}
		// Nobody can forge what opens, so only the seeds do.
		if err == nil && string(plain) != `{"n":1}` && len(plain) != 0 {
			t.Fatalf("opened something that was never sealed: %q", plain)
		}
	})
}

// FuzzRecord holds that vault.json and vault.key, which are plain files, never
// do worse than to be refused.
func FuzzRecord(f *testing.F) {
	f.Add([]byte(`{"format":1,"key":"file","key_id":"00112233445566778899aabbccddeeff"}`))
	f.Add([]byte(`{"format":99}`))
	f.Add([]byte("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n"))
	f.Add([]byte(""))
	f.Fuzz(func(t *testing.T, b []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, infoFile), b, 0o600); err != nil {
			t.Fatal(err)
		}
		v := &Vault{dir: dir}
		if i, err := v.readInfo(); err == nil && (i.Key != inFile && i.Key != inKeyring || len(i.KeyID) != 2*keyIDSize) {
			t.Fatalf("took %+v", i)
		}
		if key, err := parseKey(string(b)); err == nil {
			if again, err := parseKey(string(keyLine(key))); err != nil || again != key {
				t.Fatal("a key that was read is not written the same")
			}
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "state")
	for b.Loop() {
		if _, err := Open(dir); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenAndRead(b *testing.B) {
	b.Setenv("SALLYPORT_KEY", "file")
	dir := filepath.Join(b.TempDir(), "state")
	v, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	d := fixtureContent
	if err := v.Update("sample", &d, func() error { d = fixtureContent; return nil }); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		v, err := Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		if err := v.Read("sample", &d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUpdate(b *testing.B) {
	b.Setenv("SALLYPORT_KEY", "file")
	v, err := Open(filepath.Join(b.TempDir(), "state"))
	if err != nil {
		b.Fatal(err)
	}
	var d fixtureDocument
	for b.Loop() {
		if err := v.Update("sample", &d, func() error { d.Count++; return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
