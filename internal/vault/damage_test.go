package vault_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/vault"
)

// Each kind of damage turns a sealed file's bytes into what is found on disk;
// nil stands for no file at all.
var damages = []struct {
	name, reason string
	do           func(good []byte) []byte
}{
	{"empty", "empty", func([]byte) []byte { return []byte{} }},
	{"cut in the magic", "cut short", func(b []byte) []byte { return b[:3] }},
	{"cut in the version", "cut short", func(b []byte) []byte { return b[:9] }},
	{"cut in the header", "cut short", func(b []byte) []byte { return b[:40] }},
	{"cut in the content", "changed", func(b []byte) []byte { return b[:len(b)-1] }},
	{"longer", "changed", func(b []byte) []byte { return append(b, 0) }},
	{"zeros", "does not begin", func(b []byte) []byte { return make([]byte, len(b)) }},
	{"text", "does not begin", func([]byte) []byte { return []byte(`{"name":"plain"}`) }},
	{"version flipped", "changed", func(b []byte) []byte { b[8] ^= 0x40; return b }},
	{"version zero", "changed", func(b []byte) []byte { copy(b[8:], "\x00\x00\xff\xff"); return b }},
	{"other key", "another key", func(b []byte) []byte { b[20] ^= 1; return b }},
	{"oversize", "larger", func(b []byte) []byte { return append(b, make([]byte, vault.MaxDocument)...) }},
	{"missing", "missing", func([]byte) []byte { return nil }},
}

func damage(t *testing.T, path string, do func([]byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	if b = do(b); b == nil {
		require.NoError(t, os.Remove(path))
		return
	}
	// A new file: the last good copy may be another name of the same one.
	require.NoError(t, os.Remove(path))
	require.NoError(t, os.WriteFile(path, b, 0o600))
}

func TestDamagedDocumentIsReadFromTheLastGoodCopy(t *testing.T) {
	for _, c := range damages {
		t.Run(c.name, func(t *testing.T) {
			for _, how := range []string{"read", "update"} {
				v, dir := fresh(t)
				set(t, v, "doc", "older")
				set(t, v, "doc", "newer")
				path := filepath.Join(dir, "doc.sealed")
				damage(t, path, c.do)
				found, _ := os.ReadFile(path)

				w := open(t, dir)
				if how == "read" {
					assert.Equal(t, "older", get(t, w, "doc"))
				} else {
					var d document
					require.NoError(t, w.Update("doc", &d, func() error { d.Name += "+"; return nil }))
					assert.Equal(t, "older+", d.Name)
				}
				require.Len(t, w.Recovered(), 1)
				r := w.Recovered()[0]
				assert.Equal(t, "doc", r.Name)
				assert.Contains(t, r.Reason, c.reason)
				if c.name == "missing" {
					assert.Empty(t, r.Kept)
					continue
				}
				kept, err := os.ReadFile(r.Kept)
				require.NoError(t, err)
				assert.Equal(t, found, kept, "the damaged file is kept as it was")

				later := open(t, dir)
				want := map[string]string{"read": "older", "update": "older+"}[how]
				assert.Equal(t, want, get(t, later, "doc"), "the good copy is in its place")
				require.Len(t, later.Recovered(), 1, "and a later run still knows")
				assert.Equal(t, "doc", later.Recovered()[0].Name)
				assert.WithinDuration(t, r.At, later.Recovered()[0].At, 0)
			}
		})
	}
}

func TestFirstDocumentHasAGoodCopyToo(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "only")
	damage(t, filepath.Join(dir, "doc.sealed"), damages[0].do)
	assert.Equal(t, "only", get(t, open(t, dir), "doc"))
}

func TestEveryFlippedBitIsSeen(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	set(t, v, "doc", "b")
	path := filepath.Join(dir, "doc.sealed")
	good, err := os.ReadFile(path)
	require.NoError(t, err)
	for i := range good {
		bad := append([]byte{}, good...)
		bad[i] ^= 1 << (i % 8)
		require.NoError(t, os.WriteFile(path, bad, 0o600))
		require.Equal(t, "a", get(t, v, "doc"), "byte %d", i)
		set(t, v, "doc", "b")
	}
	assert.Len(t, v.Recovered(), len(good))
}

func TestBothCopiesDamaged(t *testing.T) {
	for _, first := range damages {
		for _, second := range damages {
			if first.name == "missing" && second.name == "missing" {
				continue // that is a document that never was
			}
			if first.name == "oversize" || second.name == "oversize" {
				continue // slow to write, and seen above
			}
			v, dir := fresh(t)
			set(t, v, "doc", "a")
			set(t, v, "doc", "b")
			damage(t, filepath.Join(dir, "doc.sealed"), first.do)
			damage(t, filepath.Join(dir, "doc.last-good"), second.do)
			before := snapshot(t, dir)

			var d document
			for _, err := range []error{v.Read("doc", &d), v.Update("doc", &d, func() error { return nil })} {
				e := requireCode(t, err, vault.CodeDamaged)
				require.ErrorIs(t, err, vault.ErrDamaged)
				assert.Equal(t, filepath.Join(dir, "doc.sealed"), e.Path)
				assert.Contains(t, e.What, "doc.last-good")
				assert.Contains(t, e.Fix, "backup")
			}
			assert.Equal(t, before, snapshot(t, dir), "%s, %s: nothing is touched", first.name, second.name)
		}
	}
}

func TestDamagedCopyDoesNotMatterWhileTheDocumentIsGood(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	set(t, v, "doc", "b")
	damage(t, filepath.Join(dir, "doc.last-good"), damages[0].do)
	assert.Equal(t, "b", get(t, v, "doc"))
	set(t, v, "doc", "c")
	damage(t, filepath.Join(dir, "doc.sealed"), damages[0].do)
	assert.Equal(t, "b", get(t, v, "doc"))
}

func TestFilesCannotBeSwapped(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	set(t, v, "other", "b")
	for _, ext := range []string{".sealed", ".last-good"} {
		b, err := os.ReadFile(filepath.Join(dir, "other"+ext))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, "doc"+ext), b, 0o600))
	}
	var d document
	require.ErrorIs(t, v.Read("doc", &d), vault.ErrDamaged)
}

func TestDocumentOfANewerVersionIsLeftAlone(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	set(t, v, "doc", "b")
	damage(t, filepath.Join(dir, "doc.sealed"), func(b []byte) []byte { return append(b[:8], "\x00\x02\xff\xfdrest of a later format"...) })
	before := snapshot(t, dir)
	var d document
	for _, err := range []error{v.Read("doc", &d), v.Update("doc", &d, func() error { return nil })} {
		e := requireCode(t, err, vault.CodeNewer)
		assert.Contains(t, e.Error(), "format 2")
		assert.Contains(t, e.Fix, "update Sallyport")
	}
	assert.Equal(t, before, snapshot(t, dir))
}

func TestRecordOfANewerVersionIsLeftAlone(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	b, err := json.Marshal(map[string]any{"format": vault.Format + 1, "key": "somewhere new"})
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "vault.json"), b, 0o600))
	before := snapshot(t, dir)
	var d document
	w := open(t, dir)
	requireCode(t, w.Read("doc", &d), vault.CodeNewer)
	requireCode(t, w.Update("doc", &d, func() error { d.Name = "x"; return nil }), vault.CodeNewer)
	requireCode(t, w.Update("new", &d, func() error { d.Name = "x"; return nil }), vault.CodeNewer)
	assert.Equal(t, before, snapshot(t, dir))
}

func TestRecoveredIgnoresOtherFiles(t *testing.T) {
	v, dir := fresh(t)
	for _, name := range []string{"x.damaged-", "x.damaged-yesterday", "notes.txt"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
	}
	assert.Empty(t, v.Recovered())
}

func TestErrorsOfDamageAreReadable(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	damage(t, filepath.Join(dir, "doc.sealed"), damages[0].do)
	damage(t, filepath.Join(dir, "doc.last-good"), damages[1].do)
	var d document
	err := v.Read("doc", &d)
	require.Error(t, err)
	text := strings.ReplaceAll(err.Error(), dir, "DIR")
	assert.Equal(t, "DIR/doc.sealed: the document does not open (it is empty), and neither does doc.last-good (it is cut short); "+
		"put both files back from a backup, or move both away to start this part of Sallyport's state anew", filepath.ToSlash(text))
}
