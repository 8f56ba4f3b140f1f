package profile

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ncruces/go-sqlite3"

	"github.com/sallyport/sallyport/internal/portal"
)

// Bounds of the work on one store: SQLite's memory in bytes, a field's length,
// and the time.
const (
	storeMemory   = 64 << 20
	storeField    = 1 << 20
	storePatience = 10 * time.Second
)

// Why a store gave nothing.
var (
	errDamagedStore = errors.New("is damaged")
	errStrangeStore = errors.New("is laid out in a way that this version does not know")
	errLargeStore   = errors.New("is too large")
	errNoRoom       = errors.New("found no room on the disk")
	errUnreadable   = errors.New("could not be read")
)

// store is a connection to a database of ours, to which a browser's own can be
// attached. A browser's database is outside data: it lies in a private copy, and
// of what is in it nothing runs. What leaves SQLite are numbers and the names of
// columns; the fields of a cookie or a login never do.
type store struct{ *sqlite3.Conn }

// withStore runs work on a store at path, which is made; ":memory:" is none.
func withStore(ctx context.Context, path string, work func(store) error) (err error) {
	ctx, cancel := context.WithTimeout(ctx, storePatience)
	defer cancel()
	defer func() {
		// SQLite itself is bounded, by a memory of its own: what goes wrong in there
		// must not keep a profile from being wiped.
		if recover() != nil {
			err = errDamagedStore
		}
		err = storeError(err)
	}()
	c, err := sqlite3.OpenFlags(path, sqlite3.OPEN_READWRITE|sqlite3.OPEN_CREATE|sqlite3.OPEN_NOFOLLOW)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	c.SetInterrupt(ctx)
	c.HardHeapLimit(storeMemory)
	c.Limit(sqlite3.LIMIT_LENGTH, storeField)
	for _, setting := range []struct {
		option sqlite3.DBConfig
		on     bool
	}{
		{sqlite3.DBCONFIG_DEFENSIVE, true}, {sqlite3.DBCONFIG_TRUSTED_SCHEMA, false}, {sqlite3.DBCONFIG_ENABLE_VIEW, false},
		{sqlite3.DBCONFIG_ENABLE_TRIGGER, false},
	} {
		if _, err := c.Config(setting.option, setting.on); err != nil {
			return err
		}
	}
	s := store{c}
	// What is made here counts once it is whole, so it needs no journal.
	for _, pragma := range []string{"cell_size_check = ON", "temp_store = MEMORY", "journal_mode = OFF", "synchronous = OFF"} {
		if err := s.Exec("PRAGMA " + pragma); err != nil {
			return err
		}
	}
	return work(s)
}

// storeError gives a failure one of the reasons that are told.
func storeError(err error) error {
	for _, known := range []error{errDamagedStore, errStrangeStore, errLargeStore, errNoRoom, errUnreadable} {
		if errors.Is(err, known) {
			return known
		}
	}
	var code sqlite3.ErrorCode
	var extended sqlite3.ExtendedErrorCode
	switch {
	case err == nil:
		return nil
	case isFull(err), errors.Is(err, sqlite3.FULL):
		return errNoRoom
	case errors.Is(err, sqlite3.TOOBIG), errors.Is(err, sqlite3.NOMEM), errors.Is(err, sqlite3.INTERRUPT):
		return errLargeStore
	case errors.As(err, &code), errors.As(err, &extended):
		return errDamagedStore
	default:
		return errUnreadable
	}
}

// attached runs work with the database at path attached as "old", once its
// integrity is seen.
func (s store) attached(path string, work func() error) error {
	if _, err := s.number("ATTACH ? AS old", path); err != nil {
		return err
	}
	defer func() { _, _ = s.number("DETACH old") }()
	sound, err := s.texts("PRAGMA old.integrity_check(1)")
	if err != nil {
		return err
	}
	if !slices.Equal(sound, []string{"ok"}) {
		return errDamagedStore
	}
	return work()
}

// rows counts a table of the attached database. A table that is not there has
// none, and what only looks like a table is none.
func (s store) rows(table string) (int, error) {
	is, err := s.number("SELECT count(*) FROM pragma_table_list(?) WHERE schema = 'old' AND type = 'table'", table)
	if err != nil || is == 0 {
		return 0, err
	}
	n, err := s.number("SELECT count(*) FROM old." + sqlite3.QuoteIdentifier(table))
	return int(n), err
}

// number runs one statement and returns the first field of its first row, 0
// where it has none.
func (s store) number(sql string, args ...any) (n int64, err error) {
	err = s.each(sql, args, func(row *sqlite3.Stmt) { n = row.ColumnInt64(0) })
	return n, err
}

// texts returns the first field of every row of a statement about a schema.
func (s store) texts(sql string, args ...any) (all []string, err error) {
	err = s.each(sql, args, func(row *sqlite3.Stmt) { all = append(all, row.ColumnText(0)) })
	return all, err
}

func (s store) each(sql string, args []any, row func(*sqlite3.Stmt)) (err error) {
	statement, _, err := s.Prepare(sql)
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
		row(statement)
	}
	return statement.Err()
}

// cookies counts a cookie store's rows.
type cookies struct{ session, lasting, kept int }

// thin makes a new cookie store at path that holds what keep allows at a time of
// the stores at from, and nothing else of theirs: the tables are our own, and the
// rows are copied inside SQLite. All of them must be sound.
func (j jar) thin(ctx context.Context, from []string, path string, keep portal.Keep, at time.Time) (c cookies, err error) {
	err = withStore(ctx, path, func(s store) error {
		for _, sql := range append([]string{"CREATE TABLE " + j.table + "(" + strings.Join(append(slices.Clone(j.columns), j.constraints...), ", ") + ")"}, j.create...) {
			if err := s.Exec(sql); err != nil {
				return err
			}
		}
		for _, old := range from {
			if err := s.attached(old, func() error { return j.copy(s, keep, at, &c) }); err != nil {
				return err
			}
		}
		kept, err := s.number("SELECT count(*) FROM main." + j.table)
		c.kept = int(kept)
		return err
	})
	return c, err
}

func (j jar) copy(s store, keep portal.Keep, at time.Time, c *cookies) error {
	shape, err := s.texts("SELECT name || ' ' || type FROM pragma_table_xinfo(?, 'old') ORDER BY cid", j.table)
	if err != nil {
		return err
	}
	all, err := s.rows(j.table)
	if err != nil {
		return err
	}
	version, err := s.number(j.version)
	if err != nil || version != j.number || !slices.Equal(shape, j.shape()) {
		return errStrangeStore
	}
	session, err := s.number("SELECT count(*) FROM old." + j.table + " WHERE " + j.session)
	if err != nil {
		return err
	}
	if len(keep.Names) > 0 {
		sql, args := j.copying(keep, at)
		if _, err := s.number(sql, args...); err != nil {
			return err
		}
	}
	c.session += int(session)
	c.lasting += all - int(session)
	return nil
}
