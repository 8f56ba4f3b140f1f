package keptlogin

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3"
	"github.com/pierrec/lz4/v4"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/portal"
)

// Nothing that begins so may leave a profile.
const canary = "Zx7-canary-"

// What Debian's Chromium 156 and Firefox ESR 153 make, as far as it is read; the
// columns with secrets are there to be left alone.
const (
	chromiumLoginsSchema = `CREATE TABLE logins (origin_url VARCHAR NOT NULL, action_url VARCHAR, username_element VARCHAR, username_value VARCHAR, password_element VARCHAR, password_value BLOB, signon_realm VARCHAR NOT NULL, date_created INTEGER NOT NULL, blacklisted_by_user INTEGER NOT NULL, scheme INTEGER NOT NULL, times_used INTEGER, id INTEGER PRIMARY KEY AUTOINCREMENT, date_last_used INTEGER NOT NULL DEFAULT 0, date_password_modified INTEGER NOT NULL DEFAULT 0, UNIQUE (origin_url, username_element, username_value, password_element, signon_realm))`
	chromiumCookieSchema = `CREATE TABLE cookies(creation_utc INTEGER NOT NULL,host_key TEXT NOT NULL,top_frame_site_key TEXT NOT NULL,name TEXT NOT NULL,value TEXT NOT NULL,encrypted_value BLOB NOT NULL,path TEXT NOT NULL,expires_utc INTEGER NOT NULL,is_secure INTEGER NOT NULL,is_httponly INTEGER NOT NULL,last_access_utc INTEGER NOT NULL,has_expires INTEGER NOT NULL,is_persistent INTEGER NOT NULL,priority INTEGER NOT NULL,samesite INTEGER NOT NULL,source_scheme INTEGER NOT NULL,source_port INTEGER NOT NULL,last_update_utc INTEGER NOT NULL,source_type INTEGER NOT NULL,has_cross_site_ancestor INTEGER NOT NULL)`
	firefoxCookieSchema  = `CREATE TABLE moz_cookies (id INTEGER PRIMARY KEY, originAttributes TEXT NOT NULL DEFAULT '', name TEXT, value TEXT, host TEXT, path TEXT, expiry INTEGER, lastAccessed INTEGER, creationTime INTEGER, isSecure INTEGER, isHttpOnly INTEGER, inBrowserElement INTEGER DEFAULT 0, sameSite INTEGER DEFAULT 0, schemeMap INTEGER DEFAULT 0, isPartitionedAttributeSet INTEGER DEFAULT 0, CONSTRAINT moz_uniqueid UNIQUE (name, host, path, originAttributes))`
	firefoxLoginsSchema  = `CREATE TABLE loginsL (id INTEGER PRIMARY KEY AUTOINCREMENT, origin TEXT NOT NULL, secFields TEXT, timesUsed INTEGER, timeCreated INTEGER NOT NULL, timeLastUsed INTEGER, timePasswordChanged INTEGER NOT NULL, is_deleted TINYINT NOT NULL DEFAULT 0);
CREATE TABLE loginsM (id INTEGER PRIMARY KEY AUTOINCREMENT, origin TEXT NOT NULL, secFields TEXT, timesUsed INTEGER, timeCreated INTEGER NOT NULL, timeLastUsed INTEGER, timePasswordChanged INTEGER NOT NULL, is_overridden TINYINT NOT NULL DEFAULT 0)`
	firefoxPermsSchema = `CREATE TABLE moz_perms (id INTEGER PRIMARY KEY, origin TEXT, type TEXT, permission INTEGER, expireType INTEGER, expireTime INTEGER, modificationTime INTEGER)`
)

// folderOf is a profile with files in it, empty as yet.
func folderOf(t testing.TB, id string) browser.Profile {
	t.Helper()
	b, known := browser.ByID(id)
	require.True(t, known)
	dir := filepath.Join(t.TempDir(), "Default")
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "sessionstore-backups"), 0o700))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "Network"), 0o700))
	return browser.Profile{Browser: b, UserData: filepath.Dir(dir), Dir: dir, Name: "Default"}
}

func put(t testing.TB, p browser.Profile, name, text string) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(p.Dir, filepath.FromSlash(name)), []byte(text), 0o600))
}

// database makes a database as a browser has it that is running: open, with its
// last changes in a log.
func database(t testing.TB, p browser.Profile, name string, statements ...string) {
	t.Helper()
	c, err := sqlite3.Open(filepath.Join(p.Dir, filepath.FromSlash(name)))
	require.NoError(t, err)
	t.Cleanup(func() { _ = c.Close() })
	for _, sql := range append([]string{"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0"}, statements...) {
		require.NoError(t, c.Exec(sql), sql)
	}
}

func chromiumAt(at time.Time) int64 { return (at.Unix() + 11_644_473_600) * 1_000_000 }

var (
	day      = time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)
	nextYear = time.Now().Add(365 * 24 * time.Hour).UTC().Truncate(time.Second)
)

func chromiumLogin(origin string, never int) string {
	return fmt.Sprintf("INSERT INTO logins (origin_url, username_value, password_value, signon_realm, date_created, blacklisted_by_user, scheme, date_last_used) VALUES ('%s/sso/Login?t=%stoken', '%suser', '%spassword', '%s/', %d, %d, 0, %d)",
		origin, canary, canary, canary, origin, chromiumAt(day), never, chromiumAt(day.AddDate(0, 0, 1)))
}

func chromiumCookie(name, host string, expires time.Time) string {
	at, lasting := int64(0), 0
	if !expires.IsZero() {
		at, lasting = chromiumAt(expires), 1
	}
	return fmt.Sprintf("INSERT INTO cookies VALUES (1, '%s', '', '%s', '%svalue', '%sbytes', '/', %d, 1, 1, 1, %d, %d, 1, 2, 2, 443, 1, 0, 0)", host, name, canary, canary, at, lasting, lasting)
}

func firefoxCookie(name, host string, expires int64) string {
	return fmt.Sprintf("INSERT INTO moz_cookies (name, value, host, path, expiry, isSecure, isHttpOnly, sameSite) VALUES ('%s', '%svalue', '%s', '/', %d, 1, 0, 1)", name, canary, host, expires)
}

// packed is a text as Firefox packs it.
func packed(t testing.TB, text string) string {
	t.Helper()
	block := make([]byte, lz4.CompressBlockBound(len(text)))
	n, err := lz4.CompressBlock([]byte(text), block, nil)
	require.NoError(t, err)
	head := binary.LittleEndian.AppendUint32([]byte("mozLz40\x00"), uint32(len(text)))
	return string(head) + string(block[:n])
}

func lookAt(t testing.TB, p browser.Profile) Kept {
	t.Helper()
	return In(t.Context(), portal.IBKR(), []browser.Profile{p})[0]
}
