// Package store reads SQLite databases that belong to somebody else: those in
// which browsers keep cookies, logins and history. A running browser's database
// is read too, whole, without a lock, and without anything being written beside
// it: see [Take].
//
// A browser's database is outside data. It lies in a memory of its own, SQLite
// itself is bounded, and of what is in the database nothing runs.
package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// Bounds of the work on one database: SQLite's memory in bytes, a field's
// length, and the time.
const (
	memory   = 64 << 20
	field    = 1 << 20
	patience = 10 * time.Second
)

// Why a database gave nothing. Each is the end of a sentence that begins with
// the database. One that is missing is fs.ErrNotExist.
var (
	ErrDamaged    = errors.New("is damaged")
	ErrStrange    = errors.New("is laid out in a way that this version does not know")
	ErrTooLarge   = errors.New("is too large")
	ErrNoRoom     = errors.New("found no room on the disk")
	ErrNotAllowed = errors.New("may not be read by this user")
	ErrBusy       = errors.New("is being changed all the time, or locked by its browser")
	ErrUnreadable = errors.New("could not be read")
)

var reasons = []error{ErrDamaged, ErrStrange, ErrTooLarge, ErrNoRoom, ErrNotAllowed, ErrBusy, ErrUnreadable}

// DB is a connection to a database of ours, to which a snapshot of somebody
// else's can be attached.
type DB struct{ conn *sqlite3.Conn }

// With runs work on the database at path, which is made; ":memory:" is none on
// disk. The error is one of this package's reasons, or nil.
func With(ctx context.Context, path string, work func(DB) error) (err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	defer func() {
		// What goes wrong in SQLite's own memory must not end the caller's work.
		if recover() != nil {
			err = ErrDamaged
		}
		err = Reason(err)
	}()
	c, err := sqlite3.OpenFlags(path, sqlite3.OPEN_READWRITE|sqlite3.OPEN_CREATE|sqlite3.OPEN_NOFOLLOW|sqlite3.OPEN_URI)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	c.SetInterrupt(ctx)
	db := DB{c}
	if err := db.restrain(); err != nil {
		return err
	}
	return work(db)
}

// restrain bounds SQLite, and keeps from running what a database brings along.
func (db DB) restrain() error {
	db.conn.HardHeapLimit(memory)
	db.conn.Limit(sqlite3.LIMIT_LENGTH, field)
	for _, setting := range []struct {
		option sqlite3.DBConfig
		on     bool
	}{
		{sqlite3.DBCONFIG_DEFENSIVE, true}, {sqlite3.DBCONFIG_TRUSTED_SCHEMA, false}, {sqlite3.DBCONFIG_ENABLE_VIEW, false},
		{sqlite3.DBCONFIG_ENABLE_TRIGGER, false},
	} {
		if _, err := db.conn.Config(setting.option, setting.on); err != nil {
			return err
		}
	}
	// What is made here counts once it is whole, so it needs no journal. A write-ahead
	// log without shared memory needs the exclusive mode.
	for _, pragma := range []string{"cell_size_check = ON", "temp_store = MEMORY", "journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"} {
		if err := db.Exec("PRAGMA " + pragma); err != nil {
			return err
		}
	}
	return nil
}

// Read runs work with a snapshot of one database attached as "old". open opens
// the files by name; see [Take] and [With].
func Read(ctx context.Context, open Opener, name string, work func(DB) error) error {
	snapshot, err := Take(ctx, open, name)
	if err != nil {
		return err
	}
	defer snapshot.Close()
	return With(ctx, ":memory:", func(db DB) error {
		return db.Attached(snapshot, func() error { return work(db) })
	})
}

// Attached runs work with a snapshot attached as "old", once its integrity is
// seen. What was not yet in its main file is brought in, in memory.
func (db DB) Attached(s *Snapshot, work func() error) error {
	name, release := s.lend()
	defer release()
	if _, err := db.Number("ATTACH ? AS old", "file:"+name+"?vfs="+vfsName); err != nil {
		return err
	}
	defer func() { _, _ = db.Number("DETACH old") }()
	sound, err := db.Texts("PRAGMA old.integrity_check(1)")
	if err != nil {
		return err
	}
	if !slices.Equal(sound, []string{"ok"}) {
		return ErrDamaged
	}
	return work()
}

// Exec runs statements without parameters.
func (db DB) Exec(sql string) error { return db.conn.Exec(sql) }

// Rows counts a table of the attached database. A table that is not there has
// none, and what only looks like a table is none.
func (db DB) Rows(table string) (int, error) {
	is, err := db.Number("SELECT count(*) FROM pragma_table_list(?) WHERE schema = 'old' AND type = 'table'", table)
	if err != nil || is == 0 {
		return 0, err
	}
	n, err := db.Number("SELECT count(*) FROM old." + sqlite3.QuoteIdentifier(table))
	return int(n), err
}

// Columns are the names of the columns of a table of the attached database, in
// order; none where there is no such table.
func (db DB) Columns(table string) ([]string, error) {
	return db.Texts("SELECT name FROM pragma_table_xinfo(?, 'old') ORDER BY cid", table)
}

// Number runs one statement and returns the first field of its first row, 0
// where it has none.
func (db DB) Number(sql string, args ...any) (n int64, err error) {
	err = db.Each(sql, args, func(row Row) { n = row.Int(0) })
	return n, err
}

// Texts returns the first field of every row.
func (db DB) Texts(sql string, args ...any) (all []string, err error) {
	err = db.Each(sql, args, func(row Row) { all = append(all, row.Text(0)) })
	return all, err
}

// Row is one row of an answer.
type Row struct{ statement *sqlite3.Stmt }

// Int is a column's field as a number, 0 where it is none.
func (r Row) Int(column int) int64 { return r.statement.ColumnInt64(column) }

// Text is a column's field as text.
func (r Row) Text(column int) string { return r.statement.ColumnText(column) }

// Each runs one statement with its parameters, strings or int64s, and calls row
// for every row of the answer.
func (db DB) Each(sql string, args []any, row func(Row)) (err error) {
	statement, _, err := db.conn.Prepare(sql)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, statement.Close()) }()
	for i, arg := range args {
		switch v := arg.(type) {
		case string:
			err = statement.BindText(i+1, v)
		case int64:
			err = statement.BindInt64(i+1, v)
		default:
			err = fmt.Errorf("no binding for %T", arg)
		}
		if err != nil {
			return err
		}
	}
	for statement.Step() {
		row(Row{statement})
	}
	return statement.Err()
}
