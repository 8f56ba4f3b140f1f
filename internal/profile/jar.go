package profile

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/portal"
)

// jar is how a browser family stores its cookies: the one layout that was seen
// in real profiles. A store that is laid out otherwise is not understood, and
// nothing of it is kept.
type jar struct {
	// files are the stores, below the profile's folder. The first one is where a
	// store is put back.
	files []string
	table string
	// columns are all of the table's, in order, as they are declared.
	columns []string
	// constraints follow the columns; create makes what else an empty store has.
	constraints []string
	create      []string
	// version is the query for the layout's number, which must be number.
	version string
	number  int64
	// assigned is a column that the new store assigns anew.
	assigned string
	// name and host are the columns that a keep-list is compared with.
	name, host string
	// session is the condition for a cookie that ends with the session.
	session string
	// lasting is the condition for one that is good beyond the moment that is
	// given as parameter, and that belongs to no other site's page.
	lasting string
	// size is what a cookie's value takes, in bytes.
	size string
	// moment gives a time in the store's own measure.
	moment func(time.Time) int64
	// used is the column of the last use.
	used string
}

// windowsEpoch is the start of Chromium's time, in seconds before that of Unix.
const windowsEpoch = 11644473600

// Both layouts were read from stores that Debian's Chromium 156 and Firefox ESR
// 153 wrote.
var jars = map[browser.Family]jar{
	browser.Chromium: {
		files: []string{"data/Default/Cookies", "data/Default/Network/Cookies"},
		table: "cookies",
		columns: []string{
			"creation_utc INTEGER NOT NULL", "host_key TEXT NOT NULL", "top_frame_site_key TEXT NOT NULL", "name TEXT NOT NULL",
			"value TEXT NOT NULL", "encrypted_value BLOB NOT NULL", "path TEXT NOT NULL", "expires_utc INTEGER NOT NULL",
			"is_secure INTEGER NOT NULL", "is_httponly INTEGER NOT NULL", "last_access_utc INTEGER NOT NULL", "has_expires INTEGER NOT NULL",
			"is_persistent INTEGER NOT NULL", "priority INTEGER NOT NULL", "samesite INTEGER NOT NULL", "source_scheme INTEGER NOT NULL",
			"source_port INTEGER NOT NULL", "last_update_utc INTEGER NOT NULL", "source_type INTEGER NOT NULL", "has_cross_site_ancestor INTEGER NOT NULL",
		},
		create: []string{
			"CREATE TABLE meta(key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR)",
			"INSERT INTO meta VALUES ('mmap_status', '-1'), ('version', '24'), ('last_compatible_version', '24')",
			"CREATE UNIQUE INDEX cookies_unique_index ON cookies(host_key, top_frame_site_key, has_cross_site_ancestor, name, path, source_scheme, source_port)",
		},
		version: "SELECT CAST(value AS INTEGER) FROM old.meta WHERE key = 'version'", number: 24,
		name: "name", host: "host_key",
		session: "is_persistent = 0",
		lasting: "is_persistent = 1 AND has_expires = 1 AND expires_utc > ? AND top_frame_site_key = ''",
		size:    "length(CAST(value AS BLOB)) + length(encrypted_value)",
		moment:  func(t time.Time) int64 { return (t.Unix() + windowsEpoch) * 1_000_000 },
		used:    "last_access_utc",
	},
	browser.Firefox: {
		files: []string{"data/cookies.sqlite"},
		table: "moz_cookies",
		columns: []string{
			"id INTEGER PRIMARY KEY", "originAttributes TEXT NOT NULL DEFAULT ''", "name TEXT", "value TEXT", "host TEXT", "path TEXT",
			"expiry INTEGER", "lastAccessed INTEGER", "creationTime INTEGER", "isSecure INTEGER", "isHttpOnly INTEGER",
			"inBrowserElement INTEGER DEFAULT 0", "sameSite INTEGER DEFAULT 0", "schemeMap INTEGER DEFAULT 0",
			"isPartitionedAttributeSet INTEGER DEFAULT 0",
		},
		constraints: []string{"CONSTRAINT moz_uniqueid UNIQUE (name, host, path, originAttributes)"},
		create:      []string{"PRAGMA user_version = 15"},
		version:     "PRAGMA old.user_version", number: 15,
		assigned: "id",
		name:     "name", host: "host",
		session: "0", // they are never on disk
		lasting: "expiry > ? AND originAttributes = ''",
		size:    "length(CAST(value AS BLOB))",
		moment:  time.Time.Unix,
		used:    "lastAccessed",
	},
}

// Bounds of what is kept: a keep-list has a handful of names, and a cookie's
// name and value together 4096 bytes, with room for an encrypted one.
const (
	maxKept        = 32
	maxCookieBytes = 8 << 10
)

// names are the columns that a row is copied by, all but the assigned one.
func (j jar) names() []string {
	var names []string
	for _, c := range j.columns {
		if name, _, _ := strings.Cut(c, " "); name != j.assigned {
			names = append(names, name)
		}
	}
	return names
}

// shape is the columns' names and types, as SQLite tells them of a table.
func (j jar) shape() []string {
	shape := make([]string, 0, len(j.columns))
	for _, c := range j.columns {
		shape = append(shape, strings.Join(strings.Fields(c)[:2], " "))
	}
	return shape
}

// copying is the statement that copies what keep allows from the attached store
// into the new one, with its parameters. Rows go over whole, inside SQLite. Every
// field must be of its column's type, which SQLite itself does not insist on.
func (j jar) copying(keep portal.Keep, at time.Time) (string, []any) {
	args := []any{j.moment(at)}
	where := []string{j.lasting, fmt.Sprintf("%s <= %d", j.size, maxCookieBytes)}
	for _, column := range j.columns {
		field := strings.Fields(column)
		where = append(where, fmt.Sprintf("typeof(%s) = '%s'", field[0], strings.ToLower(field[1])))
	}
	for _, name := range keep.Names {
		args = append(args, name)
	}
	where = append(where, j.name+" IN ("+strings.Join(slices.Repeat([]string{"?"}, len(keep.Names)), ", ")+")")
	var hosts []string
	for _, domain := range keep.Domains {
		hosts = append(hosts, j.host+" = ?", j.host+" LIKE ?")
		args = append(args, domain, "%."+domain)
	}
	where = append(where, "("+strings.Join(hosts, " OR ")+")")
	names := strings.Join(j.names(), ", ")
	return fmt.Sprintf("INSERT OR IGNORE INTO main.%s (%s) SELECT %s FROM old.%s WHERE %s ORDER BY %s DESC LIMIT %d",
		j.table, names, names, j.table, strings.Join(where, " AND "), j.used, maxKept), args
}
