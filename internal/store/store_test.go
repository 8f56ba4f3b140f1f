package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const canary = "Zx7-store-canary"

func write(t testing.TB, path string, statements ...string) {
	t.Helper()
	c, err := sqlite3.Open(path)
	require.NoError(t, err)
	for _, sql := range statements {
		require.NoError(t, c.Exec(sql), sql)
	}
	require.NoError(t, c.Close())
}

// running is a database that its owner has open, as a browser has.
func running(t testing.TB, path string, statements ...string) *sqlite3.Conn {
	t.Helper()
	c, err := sqlite3.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { _ = c.Close() })
	for _, sql := range statements {
		require.NoError(t, c.Exec(sql), sql)
	}
	return c
}

func names(t testing.TB, path string) []string {
	t.Helper()
	var all []string
	err := Read(t.Context(), os.Open, path, func(db DB) (err error) {
		all, err = db.Texts("SELECT name FROM old.t ORDER BY name")
		return err
	})
	require.NoError(t, err)
	return all
}

// beside lists the files of a folder with all that writing would change.
func beside(t testing.TB, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	all := map[string]string{}
	for _, e := range entries {
		info, err := e.Info()
		require.NoError(t, err)
		content, err := os.ReadFile(filepath.Join(folder, e.Name()))
		require.NoError(t, err)
		all[e.Name()] = fmt.Sprint(info.Mode(), info.Size(), info.ModTime().UnixNano(), hex.EncodeToString(content))
	}
	return all
}

func TestARunningDatabaseIsReadWhole(t *testing.T) {
	for what, c := range map[string]struct {
		before []string
		want   []string
	}{
		"write-ahead log":    {[]string{"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", "CREATE TABLE t(name)", "INSERT INTO t VALUES ('a'), ('b')"}, []string{"a", "b"}},
		"exclusive log":      {[]string{"PRAGMA locking_mode = EXCLUSIVE", "PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", "CREATE TABLE t(name)", "INSERT INTO t VALUES ('a')"}, []string{"a"}},
		"exclusively locked": {[]string{"PRAGMA locking_mode = EXCLUSIVE", "CREATE TABLE t(name)", "INSERT INTO t VALUES ('a')"}, []string{"a"}},
		"in the middle of a change": {[]string{"CREATE TABLE t(name)", "INSERT INTO t VALUES ('a')",
			"PRAGMA cache_size = 1", "PRAGMA cache_spill = 1", "BEGIN", "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n WHERE i < 500) INSERT INTO t SELECT printf('later %0999d', i) FROM n"}, []string{"a"}},
	} {
		t.Run(what, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "store")
			owner := running(t, path, c.before...)
			before := beside(t, folder)
			assert.Equal(t, c.want, names(t, path))
			assert.Equal(t, before, beside(t, folder), "reading left a trace")
			// The owner goes on.
			if what == "in the middle of a change" {
				require.NoError(t, owner.Exec("COMMIT"))
			}
			require.NoError(t, owner.Exec("INSERT INTO t VALUES ('more')"))
			assert.Contains(t, names(t, path), "more")
		})
	}
}

// The log of a browser that was killed is brought in, and a torn end of it is not.
func TestALogThatWasLeftBehind(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "store")
	running(t, path, "PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", "CREATE TABLE t(name)", "INSERT INTO t VALUES ('a')", "INSERT INTO t VALUES ('b')")
	left := filepath.Join(t.TempDir(), "store")
	log, err := os.ReadFile(path + "-wal")
	require.NoError(t, err)
	main, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(left, main, 0o600))
	for cut, want := range map[int][]string{0: {"a", "b"}, 100: {"a"}} {
		require.NoError(t, os.WriteFile(left+"-wal", log[:len(log)-cut], 0o600))
		assert.Equal(t, want, names(t, left), "%d bytes are missing", cut)
	}
}

// A database that changes all the time is read as it was at one moment, or not
// at all.
func TestNoHalfOfAChangeIsSeen(t *testing.T) {
	for _, mode := range []string{"WAL", "DELETE"} {
		t.Run(mode, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "store")
			folder, err := os.OpenRoot(filepath.Dir(path)) // it lets the owner remove what is read, everywhere
			require.NoError(t, err)
			defer folder.Close()
			owner := running(t, path, "PRAGMA journal_mode = "+mode, "PRAGMA wal_autocheckpoint = 4", "CREATE TABLE t(name)", "CREATE TABLE u(name)")
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
			defer cancel()
			done := make(chan error, 1)
			go func() {
				for ctx.Err() == nil {
					if err := owner.Exec("BEGIN; INSERT INTO t VALUES (hex(randomblob(3000))); INSERT INTO u VALUES (hex(randomblob(3000))); COMMIT"); err != nil {
						done <- err
						return
					}
					time.Sleep(30 * time.Millisecond) // browsers change theirs far less often
				}
				done <- nil
			}()
			reads := 0
			for ctx.Err() == nil {
				err := Read(t.Context(), folder.Open, "store", func(db DB) error {
					t1, err1 := db.Number("SELECT count(*) FROM old.t")
					u1, err2 := db.Number("SELECT count(*) FROM old.u")
					assert.Equal(t, t1, u1)
					return errors.Join(err1, err2)
				})
				if errors.Is(err, ErrBusy) {
					continue
				}
				require.NoError(t, err)
				reads++
			}
			require.NoError(t, <-done)
			assert.NotZero(t, reads)
		})
	}
}

func TestWhyADatabaseGivesNothing(t *testing.T) {
	sound := func(t *testing.T, path string) {
		write(t, path, "CREATE TABLE t(name)", "CREATE INDEX i ON t(name)", "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n WHERE i < 500) INSERT INTO t SELECT printf('%0200d', i) FROM n")
	}
	for what, c := range map[string]struct {
		make func(*testing.T, string)
		want error
	}{
		"missing": {func(*testing.T, string) {}, fs.ErrNotExist},
		"empty":   {func(t *testing.T, path string) { require.NoError(t, os.WriteFile(path, nil, 0o600)) }, ErrStrange},
		"no database": {func(t *testing.T, path string) {
			require.NoError(t, os.WriteFile(path, []byte(strings.Repeat("no ", 999)), 0o600))
		}, ErrDamaged},
		"torn": {func(t *testing.T, path string) {
			sound(t, path)
			require.NoError(t, os.Truncate(path, 8192))
		}, ErrDamaged},
		"overwritten": {func(t *testing.T, path string) {
			sound(t, path)
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			require.NoError(t, err)
			_, err = f.WriteAt([]byte(strings.Repeat("\xff", 3000)), 4096)
			require.NoError(t, errors.Join(err, f.Close()))
		}, ErrDamaged},
		"too large": {func(t *testing.T, path string) {
			sound(t, path)
			require.NoError(t, os.Truncate(path, MaxSize+1))
		}, ErrTooLarge},
		"too large with its log": {func(t *testing.T, path string) {
			sound(t, path)
			require.NoError(t, os.WriteFile(path+"-wal", nil, 0o600))
			require.NoError(t, os.Truncate(path+"-wal", MaxSize))
		}, ErrTooLarge},
		"another table":  {func(t *testing.T, path string) { write(t, path, "CREATE TABLE u(name)") }, ErrStrange},
		"another column": {func(t *testing.T, path string) { write(t, path, "CREATE TABLE t(u)") }, ErrStrange},
		"a view":         {func(t *testing.T, path string) { write(t, path, "CREATE VIEW t AS SELECT 1 AS name") }, ErrStrange},
		"a journal tied to another file": {func(t *testing.T, path string) {
			sound(t, path)
			require.NoError(t, os.WriteFile(path+"-journal", []byte("/home/user/precious\x00\x00\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"), 0o600))
		}, ErrDamaged},
	} {
		t.Run(what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "store")
			c.make(t, path)
			err := Read(t.Context(), os.Open, path, func(db DB) error {
				_, err := db.Texts("SELECT name FROM old.t")
				return err
			})
			assert.Equal(t, c.want, err)
		})
	}
}

func TestADatabaseThatNeverStandsStill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store")
	write(t, path, "CREATE TABLE t(name)")
	opens := 0
	_, err := Take(t.Context(), func(name string) (*os.File, error) {
		opens++
		require.NoError(t, os.Chtimes(path, time.Time{}, time.Now().Add(time.Duration(opens)*time.Hour)))
		return os.Open(name)
	}, path)
	assert.Equal(t, ErrBusy, err)
}

// What was read is overwritten, and no other file of the database's is opened.
func TestASnapshotIsOverwritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store")
	write(t, path, "CREATE TABLE t(name)", "INSERT INTO t VALUES ('"+canary+"')")
	s, err := Take(t.Context(), os.Open, path)
	require.NoError(t, err)
	held := s.files[0]
	require.Contains(t, string(held), canary)
	s.Close()
	assert.NotContains(t, string(held), canary)
	assert.Empty(t, lending().files)
}

func TestReasons(t *testing.T) {
	for err, want := range map[error]error{
		sqlite3.FULL: ErrNoRoom, sqlite3.TOOBIG: ErrTooLarge, sqlite3.INTERRUPT: ErrTooLarge, fs.ErrPermission: ErrNotAllowed,
		ErrStrange: ErrStrange, context.Canceled: ErrUnreadable, errors.New("/a/path"): ErrUnreadable, fs.ErrNotExist: fs.ErrNotExist,
	} {
		assert.Equal(t, want, Reason(fmt.Errorf("wrapped: %w", err)), "%v", err)
	}
	assert.NoError(t, Reason(nil))
	assert.Equal(t, ErrDamaged, With(t.Context(), ":memory:", func(DB) error { panic("outside its memory") }))
	assert.Equal(t, ErrStrange, With(t.Context(), ":memory:", func(db DB) error { return db.Exec("no SQL") }))
}

// seeds are a database with a log and one with a journal, and two that are none.
func seeds(t testing.TB) [][len(sides)][]byte {
	folder := t.TempDir()
	all := [][len(sides)][]byte{{[]byte("SQLite format 3\x00"), {0x37, 0x7f, 0x06, 0x82}, {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}}, {}}
	for _, mode := range []string{"WAL", "DELETE"} {
		path := filepath.Join(folder, mode)
		running(t, path, "PRAGMA page_size = 512", "PRAGMA journal_mode = "+mode, "CREATE TABLE t(name)", "CREATE INDEX i ON t(name)",
			"INSERT INTO t VALUES (hex(randomblob(600)))", "PRAGMA cache_size = 1", "BEGIN", "UPDATE t SET name = hex(randomblob(9000))")
		var content [len(sides)][]byte
		for i, side := range sides {
			content[i], _ = os.ReadFile(path + side)
		}
		all = append(all, content)
	}
	return all
}

// readBytes reads a database of these bytes, which must end, with an answer or
// one of the reasons.
func readBytes(t *testing.T, content [len(sides)][]byte) error {
	s := &Snapshot{}
	for i := range content {
		s.files[i] = slices.Clone(content[i])
	}
	err := With(t.Context(), ":memory:", func(db DB) error {
		return db.Attached(s, func() error {
			_, err := db.Texts("SELECT name FROM old.t")
			return err
		})
	})
	if err != nil {
		assert.Contains(t, reasons, err)
	}
	s.Close()
	assert.Empty(t, lending().files)
	return err
}

// Fuzzing SQLite takes seconds a try, because all of it is watched. So bytes are
// also changed here, always in the same ways.
func TestDamageOfAnyKindEnds(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	outcomes := map[error]int{}
	for _, seed := range seeds(t) {
		for range 150 {
			var content [len(sides)][]byte
			for i := range seed {
				content[i] = slices.Clone(seed[i])
				for range chance.IntN(4) {
					if n := len(content[i]); n > 0 {
						content[i][chance.IntN(n)] = byte(chance.Uint32())
					}
				}
				if n := len(content[i]); n > 0 && chance.IntN(8) == 0 {
					content[i] = content[i][:chance.IntN(n)]
				}
			}
			outcomes[readBytes(t, content)]++
		}
	}
	assert.NotZero(t, outcomes[nil])
	assert.NotZero(t, outcomes[ErrDamaged])
}

func FuzzRead(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s[0], s[1], s[2])
	}
	f.Fuzz(func(t *testing.T, main, log, journal []byte) {
		_ = readBytes(t, [len(sides)][]byte{main, log, journal})
	})
}

func BenchmarkRead(b *testing.B) {
	path := filepath.Join(b.TempDir(), "store")
	write(b, path, "CREATE TABLE t(name)", "CREATE INDEX i ON t(name)", "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n WHERE i < 5000) INSERT INTO t SELECT printf('%0200d', i) FROM n")
	time.Sleep(2 * coarse)
	for b.Loop() {
		require.NoError(b, Read(b.Context(), os.Open, path, func(db DB) error {
			_, err := db.Number("SELECT count(*) FROM old.t WHERE name = 'x'")
			return err
		}))
	}
}
