package vault_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/vault"
)

func remove(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		require.NoError(t, os.Remove(filepath.Join(dir, name)))
	}
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
}

func TestLostKeyIsSaidAndNotReplaced(t *testing.T) {
	for _, also := range [][]string{nil, {"vault.json"}} {
		v, dir := fresh(t)
		set(t, v, "doc", "a")
		remove(t, dir, append([]string{"vault.key", "vault.key.last-good"}, also...)...)
		before := snapshot(t, dir)

		w := open(t, dir)
		var d document
		for _, err := range []error{
			w.Read("doc", &d),
			w.Update("doc", &d, func() error { d.Name = "x"; return nil }),
			w.Update("new", &d, func() error { d.Name = "x"; return nil }),
		} {
			e := requireCode(t, err, vault.CodeKeyMissing)
			assert.Contains(t, e.Fix, "backup")
		}
		assert.Equal(t, before, snapshot(t, dir))
	}
}

func TestWrongKeyIsSaidAndNotTakenForDamage(t *testing.T) {
	stranger := strings.Repeat("ab", 32) + "\n"
	for name, content := range map[string]string{"another": stranger, "cut": "abcd", "empty": "", "text": "no key"} {
		t.Run(name, func(t *testing.T) {
			v, dir := fresh(t)
			set(t, v, "doc", "a")
			write(t, dir, "vault.key", content)
			write(t, dir, "vault.key.last-good", content)
			before := snapshot(t, dir)
			w := open(t, dir)
			var d document
			err := w.Read("doc", &d)
			requireCode(t, err, vault.CodeKeyWrong)
			assert.NotContains(t, err.Error(), "abab")
			requireCode(t, w.Update("new", &d, func() error { d.Name = "x"; return nil }), vault.CodeKeyWrong)
			assert.Equal(t, before, snapshot(t, dir))
			assert.Empty(t, w.Recovered())
		})
	}
}

func TestSecondCopyOfTheKeyHelps(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	good, err := os.ReadFile(filepath.Join(dir, "vault.key"))
	require.NoError(t, err)
	for _, content := range []string{"", strings.Repeat("cd", 32) + "\n", "missing"} {
		write(t, dir, "vault.key", content)
		if content == "missing" {
			remove(t, dir, "vault.key")
		}
		w := open(t, dir)
		assert.Equal(t, "a", get(t, w, "doc"))
		require.Len(t, w.Recovered(), 1)
		assert.Equal(t, "vault.key", w.Recovered()[0].Name)
		now, err := os.ReadFile(filepath.Join(dir, "vault.key"))
		require.NoError(t, err)
		assert.Equal(t, good, now)
	}
}

func TestLostOrDamagedRecordIsWrittenAnew(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	record, err := os.ReadFile(filepath.Join(dir, "vault.json"))
	require.NoError(t, err)
	otherID := strings.Repeat("00", 16)
	for _, content := range []string{"", "{", "null", `{"format":1,"key":"elsewhere","key_id":"` + otherID + `"}`, `{"format":1,"key":"file","key_id":"` + otherID + `"}`} {
		write(t, dir, "vault.json", content)
		w := open(t, dir)
		assert.Equal(t, "a", get(t, w, "doc"))
		set(t, w, "doc", "b")
		set(t, w, "doc", "a")
		now, err := os.ReadFile(filepath.Join(dir, "vault.json"))
		require.NoError(t, err)
		assert.Equal(t, string(record), string(now))
		assert.Equal(t, "file", w.KeyKept())
	}
}

func TestNoDocumentsMeansAFreshStart(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	remove(t, dir, "doc.sealed", "doc.last-good", "vault.key", "vault.key.last-good")
	w := open(t, dir)
	set(t, w, "doc", "b")
	assert.Equal(t, "b", get(t, open(t, dir), "doc"))
}

func TestKeyFileOfAnInterruptedStartIsUsed(t *testing.T) {
	v, dir := fresh(t)
	write(t, dir, "vault.key", strings.Repeat("12", 32)+"\n")
	set(t, v, "doc", "a")
	b, err := os.ReadFile(filepath.Join(dir, "vault.key"))
	require.NoError(t, err)
	assert.Equal(t, strings.Repeat("12", 32)+"\n", string(b))
	assert.Equal(t, "a", get(t, open(t, dir), "doc"))
}

func TestUnknownWishForTheKey(t *testing.T) {
	t.Setenv("SALLYPORT_KEY", "tpm")
	v, dir := fresh(t)
	var d document
	requireCode(t, v.Update("doc", &d, func() error { return nil }), vault.CodeUnsafe)
	assert.Empty(t, snapshot(t, dir))
}
