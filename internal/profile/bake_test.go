package profile

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ncruces/go-sqlite3"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/store"
)

// What Debian's Chromium 156 and Firefox ESR 153 have in a cookie store, word for
// word.
var realSchemas = map[browser.Family]string{
	browser.Chromium: `CREATE TABLE meta(key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR);
INSERT INTO meta VALUES('mmap_status','-1'),('version','24'),('last_compatible_version','24');
CREATE TABLE cookies(creation_utc INTEGER NOT NULL,host_key TEXT NOT NULL,top_frame_site_key TEXT NOT NULL,name TEXT NOT NULL,value TEXT NOT NULL,encrypted_value BLOB NOT NULL,path TEXT NOT NULL,expires_utc INTEGER NOT NULL,is_secure INTEGER NOT NULL,is_httponly INTEGER NOT NULL,last_access_utc INTEGER NOT NULL,has_expires INTEGER NOT NULL,is_persistent INTEGER NOT NULL,priority INTEGER NOT NULL,samesite INTEGER NOT NULL,source_scheme INTEGER NOT NULL,source_port INTEGER NOT NULL,last_update_utc INTEGER NOT NULL,source_type INTEGER NOT NULL,has_cross_site_ancestor INTEGER NOT NULL);
CREATE UNIQUE INDEX cookies_unique_index ON cookies(host_key, top_frame_site_key, has_cross_site_ancestor, name, path, source_scheme, source_port);`,
	browser.Firefox: `PRAGMA user_version = 15;
CREATE TABLE moz_cookies (id INTEGER PRIMARY KEY, originAttributes TEXT NOT NULL DEFAULT '', name TEXT, value TEXT, host TEXT, path TEXT, expiry INTEGER, lastAccessed INTEGER, creationTime INTEGER, isSecure INTEGER, isHttpOnly INTEGER, inBrowserElement INTEGER DEFAULT 0, sameSite INTEGER DEFAULT 0, schemeMap INTEGER DEFAULT 0, isPartitionedAttributeSet INTEGER DEFAULT 0, CONSTRAINT moz_uniqueid UNIQUE (name, host, path, originAttributes));`,
}

// biscuit is one cookie of a store that a test bakes.
type biscuit struct {
	name, value, host string
	// session marks one that ends with the session; Firefox has none of those on
	// disk.
	session bool
	// left is how long it is good for.
	left time.Duration
	// site is the page's site that it belongs to, if it is bound to one.
	site string
}

const year = 365 * 24 * time.Hour

// A session's cookies: two secrets, by which one is signed in, one of a foreign
// site, and the one by which the device is recognised.
var batch = []biscuit{
	{name: "XYZAB", value: "secret-of-the-session", host: ".interactivebrokers.com", session: true},
	{name: "USERID", value: "secret-that-stays", host: "www.interactivebrokers.com", left: year},
	{name: "SBID", value: "foreign-device", host: ".example.org", left: year},
	{name: "SBID", value: "the-device", host: ".interactivebrokers.com", left: year},
}

// bake makes a cookie store as a browser would, or adds to it, and leaves out
// what the family does not write. extra is SQL to run at the end.
func bake(family browser.Family, path string, biscuits []biscuit, extra string) (err error) {
	_, missing := os.Stat(path)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	c, err := sqlite3.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	sql := []string{"PRAGMA synchronous = OFF"}
	if missing != nil {
		sql = append(sql, realSchemas[family])
	}
	for _, statement := range append(sql, "BEGIN") {
		if err := c.Exec(statement); err != nil {
			return err
		}
	}
	for _, b := range biscuits {
		if err := insert(c, family, b); err != nil {
			return err
		}
	}
	return c.Exec("COMMIT;" + extra)
}

func insert(c *sqlite3.Conn, family browser.Family, b biscuit) error {
	at := jars[family].moment(time.Now())
	expires := jars[family].moment(time.Now().Add(b.left))
	if family == browser.Firefox {
		if b.session {
			return nil
		}
		return execute(c, `INSERT OR REPLACE INTO moz_cookies (originAttributes, name, value, host, path, expiry, lastAccessed, creationTime, isSecure, isHttpOnly)
			VALUES (?, ?, ?, ?, '/', ?, ?, ?, 1, 1)`, b.site, b.name, b.value, b.host, expires, at, at)
	}
	lasting := int64(1)
	if b.session {
		lasting, expires = 0, 0
	}
	// Without a keyring a value is scrambled with a fixed key.
	return execute(c, `INSERT OR REPLACE INTO cookies VALUES (?, ?, ?, ?, '', CAST('v10' || ? AS BLOB), '/', ?, 1, 1, ?, ?, ?, 1, 0, 2, 443, ?, 1, 0)`,
		at, b.host, b.site, b.name, b.value, expires, at, lasting, lasting, at)
}

// execute runs one statement with its parameters.
func execute(c *sqlite3.Conn, sql string, args ...any) error {
	statement, _, err := c.Prepare(sql)
	if err != nil {
		return err
	}
	for i, arg := range args {
		switch v := arg.(type) {
		case string:
			err = errors.Join(err, statement.BindText(i+1, v))
		case int64:
			err = errors.Join(err, statement.BindInt64(i+1, v))
		default:
			err = errors.Join(err, fmt.Errorf("no binding for %T", arg))
		}
	}
	return errors.Join(err, statement.Exec(), statement.Close())
}

// baked lists a store's cookies as "name@host", and what else it has in it.
func baked(family browser.Family, path string) (cookies, objects []string, err error) {
	j := jars[family]
	err = store.Read(context.Background(), os.Open, path, func(db store.DB) error {
		var err, err2 error
		cookies, err = db.Texts("SELECT " + j.name + " || '@' || " + j.host + " FROM old." + j.table + " ORDER BY 1")
		objects, err2 = db.Texts("SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM old.sqlite_schema ORDER BY 1")
		return errors.Join(err, err2)
	})
	return cookies, objects, err
}

// holds reports whether a file of a folder holds a text, but for those of the
// base names given.
func holds(folder, text string, but ...string) (found []string, err error) {
	err = filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		for _, name := range but {
			if d.Name() == name {
				return nil
			}
		}
		data, err := os.ReadFile(path)
		if strings.Contains(string(data), text) {
			found = append(found, path)
		}
		return err
	})
	return found, err
}
