package profile

import (
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/store"
)

// makeStore makes a database as a browser's, at a path below the profile's folder.
func (l live) makeStore(t *testing.T, name string, statements ...string) {
	t.Helper()
	put(t, plan{place: l.folder()}, name, "")
	require.NoError(t, store.With(t.Context(), filepath.Join(l.folder().root, filepath.FromSlash(name)), func(db store.DB) error {
		for _, sql := range statements {
			if err := db.Exec(sql); err != nil {
				return err
			}
		}
		return nil
	}))
}

// What a session saved is told by its number, and an empty store is nothing.
func TestWhatASessionSavedIsCounted(t *testing.T) {
	for _, c := range []struct {
		binary, file string
		statements   []string
		kind         DifferenceKind
		says         string
	}{
		{chromiumBinary, "data/Default/Login Data", []string{"CREATE TABLE logins(origin_url, password_value)"}, "", ""},
		{chromiumBinary, "data/Default/Login Data", []string{"CREATE TABLE logins(origin_url, password_value)", "INSERT INTO logins VALUES ('https://x.example', 'canary'), ('y', 'canary')"}, SavedLogin, "holds 2 saved logins"},
		{chromiumBinary, "data/Default/ServerCertificate", []string{"CREATE TABLE certificates(a)", "INSERT INTO certificates VALUES (1)"}, AddedRoot, "holds 1 certificates"},
		{chromiumBinary, "data/Default/Login Data", []string{"CREATE TABLE other(a)"}, Unreadable, "could not be read"},
		{firefoxBinary, "data/logins.db", []string{"CREATE TABLE loginsL(a)", "CREATE TABLE loginsM(a)", "INSERT INTO loginsL VALUES (1)"}, SavedLogin, "holds 1 saved logins"},
		// A certificate that a site showed is none that is trusted.
		{firefoxBinary, "data/cert9.db", []string{"CREATE TABLE nssPublic(id, a0)", "INSERT INTO nssPublic VALUES (1, X'00000001')"}, "", ""},
		{firefoxBinary, "data/cert9.db", []string{"CREATE TABLE nssPublic(id, a0)", "INSERT INTO nssPublic VALUES (1, X'00000001'), (2, X'CE534353')"}, AddedRoot, "holds 1 certificates"},
	} {
		l := newLive(t, c.binary)
		l.use()
		_, err := l.launch()
		require.NoError(t, err)
		l.eventually("it was looked at after the start", func() bool { return len(l.state().Controls) > 0 })
		l.makeStore(t, c.file, c.statements...)
		l.signal(syscall.SIGTERM)
		found := l.requireWiped("closed").Differences
		if c.kind == "" {
			assert.Empty(t, found)
			continue
		}
		require.Len(t, found, 1)
		assert.Equal(t, c.kind, found[0].Kind)
		assert.Contains(t, found[0].What, c.says)
		assert.NotContains(t, found[0].What, "canary")
	}
}
