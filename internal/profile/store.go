package profile

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/store"
)

// cookies counts a cookie store's rows.
type cookies struct{ session, lasting, kept int }

// thin makes a new cookie store at path that holds what keep allows at a time of
// the stores in from, and nothing else of theirs: the tables are our own, and the
// rows are copied inside SQLite. All of them must be sound.
func (j jar) thin(ctx context.Context, from []*store.Snapshot, path string, keep portal.Keep, at time.Time) (c cookies, err error) {
	err = store.With(ctx, path, func(db store.DB) error {
		for _, sql := range append([]string{"CREATE TABLE " + j.table + "(" + strings.Join(append(slices.Clone(j.columns), j.constraints...), ", ") + ")"}, j.create...) {
			if err := db.Exec(sql); err != nil {
				return err
			}
		}
		for _, old := range from {
			if err := db.Attached(old, func() error { return j.copy(db, keep, at, &c) }); err != nil {
				return err
			}
		}
		kept, err := db.Number("SELECT count(*) FROM main." + j.table)
		c.kept = int(kept)
		return err
	})
	return c, err
}

func (j jar) copy(db store.DB, keep portal.Keep, at time.Time, c *cookies) error {
	shape, err := db.Texts("SELECT name || ' ' || type FROM pragma_table_xinfo(?, 'old') ORDER BY cid", j.table)
	if err != nil {
		return err
	}
	all, err := db.Rows(j.table)
	if err != nil {
		return err
	}
	version, err := db.Number(j.version)
	if err != nil || version != j.number || !slices.Equal(shape, j.shape()) {
		return store.ErrStrange
	}
	session, err := db.Number("SELECT count(*) FROM old." + j.table + " WHERE " + j.session)
	if err != nil {
		return err
	}
	if len(keep.Names) > 0 {
		sql, args := j.copying(keep, at)
		if _, err := db.Number(sql, args...); err != nil {
			return err
		}
	}
	c.session += int(session)
	c.lasting += all - int(session)
	return nil
}
