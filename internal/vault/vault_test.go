package vault_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/vault"
)

type document struct {
	Name  string            `json:"name"`
	Notes map[string]string `json:"notes,omitempty"`
}

func open(t testing.TB, dir string) *vault.Vault {
	t.Helper()
	v, err := vault.Open(dir)
	require.NoError(t, err)
	return v
}

// fresh gives a vault in a new folder and that folder.
func fresh(t testing.TB) (*vault.Vault, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "state")
	return open(t, dir), dir
}

func set(t testing.TB, v *vault.Vault, name, value string) {
	t.Helper()
	var d document
	require.NoError(t, v.Update(name, &d, func() error { d.Name = value; return nil }))
}

func get(t testing.TB, v *vault.Vault, name string) string {
	t.Helper()
	var d document
	require.NoError(t, v.Read(name, &d))
	return d.Name
}

// requireCode checks the kind of an error, and that it tells what to do.
func requireCode(t testing.TB, err error, code vault.Code) *vault.Error {
	t.Helper()
	var e *vault.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, code, e.Code, "%v", err)
	return e
}

func TestWhatWasWrittenIsReadByAnotherVault(t *testing.T) {
	v, dir := fresh(t)
	assert.Empty(t, v.KeyKept())
	set(t, v, "profiles", "first")
	set(t, v, "decisions", "other")

	w := open(t, dir)
	assert.Equal(t, "first", get(t, w, "profiles"))
	assert.Equal(t, "other", get(t, w, "decisions"))
	assert.Equal(t, "file", w.KeyKept())
	assert.Equal(t, dir, w.Dir())
	assert.Empty(t, w.Recovered())
}

func TestReadOfWhatNeverWas(t *testing.T) {
	v, dir := fresh(t)
	d := document{Name: "untouched"}
	require.ErrorIs(t, v.Read("profiles", &d), vault.ErrNotFound)
	assert.Equal(t, "untouched", d.Name)

	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Empty(t, entries, "neither opening nor reading makes a key")
}

func TestReadReplacesAndDoesNotMerge(t *testing.T) {
	v, _ := fresh(t)
	var d document
	require.NoError(t, v.Update("notes", &d, func() error { d.Notes = map[string]string{"a": "1"}; return nil }))

	stale := document{Name: "stale", Notes: map[string]string{"b": "2"}}
	require.NoError(t, v.Read("notes", &stale))
	assert.Equal(t, document{Notes: map[string]string{"a": "1"}}, stale)

	stale = document{Name: "stale", Notes: map[string]string{"b": "2"}}
	require.NoError(t, v.Update("notes", &stale, func() error { return nil }))
	assert.Equal(t, document{Notes: map[string]string{"a": "1"}}, stale)

	stale = document{Name: "stale"}
	require.NoError(t, v.Update("new", &stale, func() error { return nil }))
	assert.Equal(t, document{}, stale)
}

func TestUpdateThatFailsChangesNothing(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "profiles", "kept")
	before := snapshot(t, dir)

	no := errors.New("no")
	var d document
	require.ErrorIs(t, v.Update("profiles", &d, func() error { d.Name = "lost"; return no }), no)
	assert.Equal(t, before, snapshot(t, dir))

	var unwritable struct {
		F func() `json:"f"`
	}
	require.Error(t, v.Update("new", &unwritable, func() error { unwritable.F = func() {}; return nil }))
	assert.Equal(t, before, snapshot(t, dir))

	var big document
	err := v.Update("profiles", &big, func() error { big.Name = strings.Repeat("x", vault.MaxDocument); return nil })
	requireCode(t, err, vault.CodeTooLarge)
	assert.Equal(t, before, snapshot(t, dir))
}

func TestLargestDocument(t *testing.T) {
	v, dir := fresh(t)
	large := strings.Repeat("x", vault.MaxDocument-len(`{"name":""}`))
	set(t, v, "large", large)
	assert.Equal(t, large, get(t, open(t, dir), "large"))
}

func TestUpdateWithoutChangeWritesNothing(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "profiles", "same")
	before := snapshot(t, dir)
	set(t, v, "profiles", "same")
	assert.Equal(t, before, snapshot(t, dir))
}

func TestSameTextIsNeverSealedTheSameTwice(t *testing.T) {
	v, dir := fresh(t)
	seen := map[string]bool{}
	for range 20 {
		set(t, v, "a", "one")
		set(t, v, "a", "two")
		b, err := os.ReadFile(filepath.Join(dir, "a.sealed"))
		require.NoError(t, err)
		assert.False(t, seen[string(b)])
		seen[string(b)] = true
		assert.NotContains(t, string(b), "two")
	}
}

func TestDocumentNames(t *testing.T) {
	v, _ := fresh(t)
	for _, name := range []string{"a", "0", "profiles", "api-credentials", strings.Repeat("a", 64)} {
		set(t, v, name, name)
		assert.Equal(t, name, get(t, v, name))
	}
	for _, name := range []string{"", "-a", "A", "a.b", "a/b", `a\b`, "..", "../a", "ä", "a b", "a\x00", "a\n", strings.Repeat("a", 65)} {
		var d document
		requireCode(t, v.Read(name, &d), vault.CodeBadName)
		requireCode(t, v.Update(name, &d, func() error { return nil }), vault.CodeBadName)
	}
}

func TestReadNeedsAPointer(t *testing.T) {
	v, _ := fresh(t)
	require.Error(t, v.Read("a", document{}))
	require.Error(t, v.Read("a", nil))
	require.Error(t, v.Read("a", (*document)(nil)))
}

func TestIntactDocumentOfAnotherShapeIsKept(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "profiles", "canary-value")
	before := snapshot(t, dir)
	var other struct {
		Name int `json:"name"`
	}
	for _, err := range []error{v.Read("profiles", &other), v.Update("profiles", &other, func() error { return nil })} {
		e := requireCode(t, err, vault.CodeShape)
		assert.NotEmpty(t, e.Fix)
		assert.NotContains(t, err.Error(), "canary-value")
	}
	assert.Equal(t, before, snapshot(t, dir))
	assert.Equal(t, "canary-value", get(t, v, "profiles"))
}

func TestOneVaultInManyGoroutines(t *testing.T) {
	v, dir := fresh(t)
	const writers, times = 8, 10
	var wg sync.WaitGroup
	errs := make(chan error, writers*times*2)
	for range writers {
		wg.Go(func() {
			for range times {
				var c counter
				errs <- v.Update("counter", &c, func() error { c.N++; return nil })
				errs <- v.Read("counter", &c)
			}
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		require.NoError(t, err)
	}
	var c counter
	require.NoError(t, open(t, dir).Read("counter", &c))
	assert.Equal(t, writers*times, c.N)
}

func TestOpenRefuses(t *testing.T) {
	base := t.TempDir()
	file := filepath.Join(base, "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))

	_, err := vault.Open("relative/state")
	requireCode(t, err, vault.CodeUnsafe)
	_, err = vault.Open(file)
	requireCode(t, err, vault.CodeUnsafe)
	_, err = vault.Open(filepath.Join(file, "below"))
	requireCode(t, err, vault.CodeIO)
}

func TestDefaultDirFollowsTheEnvironment(t *testing.T) {
	home := t.TempDir()
	t.Setenv("SALLYPORT_HOME", filepath.Join(home, "mine"))
	dir, err := vault.DefaultDir()
	require.NoError(t, err)
	assert.Equal(t, filepath.Join(home, "mine"), dir)

	t.Setenv("SALLYPORT_HOME", "relative")
	_, err = vault.DefaultDir()
	e := requireCode(t, err, vault.CodeNoHome)
	assert.NotEmpty(t, e.Fix)
}

// snapshot is the name and content of every file in dir but the lock, so that
// tests can say that nothing was changed.
func snapshot(t testing.TB, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	all := map[string]string{}
	for _, e := range entries {
		if e.Name() == "vault.lock" {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		require.NoError(t, err)
		all[e.Name()] = string(b)
	}
	return all
}
