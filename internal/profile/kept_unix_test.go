//go:build unix

package profile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/store"
)

func newEstate(t *testing.T, family browser.Family, session Start) estate {
	t.Helper()
	home := t.TempDir()
	p := place{root: filepath.Join(home, "profiles", string(family))}
	root, err := openPlace(home, p)
	require.NoError(t, err)
	t.Cleanup(func() { root.Close() })
	require.NoError(t, os.WriteFile(p.lock(), nil, 0o600))
	return estate{root: root, place: p, family: family, session: session}
}

func (e estate) path(name string) string {
	return filepath.Join(e.place.root, filepath.FromSlash(name))
}

func (e estate) bake(t *testing.T, biscuits []biscuit, extra string) {
	t.Helper()
	require.NoError(t, bake(e.family, e.path(jars[e.family].files[0]), biscuits, extra))
}

// requireKept looks at the store that was kept.
func (e estate) requireKept(t *testing.T, want ...string) {
	t.Helper()
	_, name := e.keeps()
	if want == nil {
		require.NoFileExists(t, e.path(name))
		return
	}
	info, err := os.Lstat(e.path(name))
	require.NoError(t, err)
	assert.Zero(t, info.Mode().Perm()&0o077)
	cookies, objects, err := baked(e.family, e.path(name))
	require.NoError(t, err)
	assert.Equal(t, want, cookies)
	for _, object := range objects {
		assert.NotContains(t, object, "planted")
	}
}

func eachFamily(t *testing.T, test func(t *testing.T, family browser.Family)) {
	t.Helper()
	for _, family := range families {
		t.Run(string(family), func(t *testing.T) { test(t, family) })
	}
}

func TestAStableSessionKeepsTheDeviceAlone(t *testing.T) {
	eachFamily(t, func(t *testing.T, family browser.Family) {
		e := newEstate(t, family, Start{})
		e.bake(t, batch, "")
		receipt, notKept, err := e.clear(t.Context())
		require.NoError(t, err)
		require.NoError(t, notKept)
		assert.Equal(t, []string{keptName, "lock"}, entries(t, e.place.root))
		e.requireKept(t, "SBID@.interactivebrokers.com")
		for _, secret := range []string{"secret-of-the-session", "secret-that-stays", "foreign-device", "XYZAB", "USERID", "example.org"} {
			found, err := holds(e.place.root, secret)
			require.NoError(t, err)
			assert.Empty(t, found, secret)
		}
		session := map[browser.Family]int{browser.Chromium: 1}[family]
		assert.Equal(t, session, receipt[sessionCookies])
		assert.Equal(t, 2, receipt[lastingCookies])
		assert.Equal(t, 1, receipt[keptCookies])
		assert.Equal(t, 1, receipt["cookie-stores"])

		requirePutBack(t, e)
		assert.NoDirExists(t, e.path(workName))
		put := e.path(jars[family].files[0])
		cookies, objects, err := baked(family, put)
		require.NoError(t, err)
		assert.Equal(t, []string{"SBID@.interactivebrokers.com"}, cookies)
		fresh := filepath.Join(t.TempDir(), "fresh")
		require.NoError(t, bake(family, fresh, nil, ""))
		_, want, err := baked(family, fresh)
		require.NoError(t, err)
		assert.Equal(t, squeezed(want), squeezed(objects), "the store is one that the browser could have made itself")
		found, err := holds(e.path("data"), "the-device")
		require.NoError(t, err)
		assert.Equal(t, []string{put}, found, "the value came along")
		info, err := os.Stat(put)
		require.NoError(t, err)
		assert.Zero(t, info.Mode().Perm()&0o077)
	})
}

func requirePutBack(t *testing.T, e estate) {
	t.Helper()
	done, err := e.putBack(t.Context())
	require.NoError(t, err)
	assert.Equal(t, done, e.session.mode() != Ephemeral && e.keptSome())
}

func requireNotPutBack(t *testing.T, e estate, reason error) {
	t.Helper()
	done, err := e.putBack(t.Context())
	require.ErrorIs(t, err, reason)
	assert.False(t, done)
}

// squeezed leaves the white space out, in which SQL may differ.
func squeezed(sql []string) []string {
	var all []string
	for _, s := range sql {
		all = append(all, strings.Join(strings.Fields(strings.ReplaceAll(s, ",", ", ")), ""))
	}
	return all
}

func TestAnEphemeralSessionKeepsNothingAndTakesNothingAway(t *testing.T) {
	eachFamily(t, func(t *testing.T, family browser.Family) {
		e := newEstate(t, family, Start{})
		e.bake(t, batch, "")
		_, _, err := e.clear(t.Context())
		require.NoError(t, err)
		before, err := os.ReadFile(e.path(keptName))
		require.NoError(t, err)

		e.session.Mode = Ephemeral
		requirePutBack(t, e)
		assert.NoDirExists(t, e.path("data"))
		e.bake(t, []biscuit{{name: "SBID", value: "other", host: ".interactivebrokers.com", left: year}, batch[0]}, "")
		receipt, notKept, err := e.clear(t.Context())
		require.NoError(t, err)
		require.NoError(t, notKept)
		assert.Zero(t, receipt[keptCookies])
		assert.Equal(t, 1, receipt[lastingCookies])
		after, err := os.ReadFile(e.path(keptName))
		require.NoError(t, err)
		assert.Equal(t, before, after)
	})
}

func TestPractisingHasAKeptStoreOfItsOwn(t *testing.T) {
	practice := []biscuit{
		{name: "practice_device", value: "practised", host: "rehearsal.localhost", left: year},
		{name: "practice_session", value: "practice-secret", host: "rehearsal.localhost", left: year},
	}
	eachFamily(t, func(t *testing.T, family browser.Family) {
		e := newEstate(t, family, Start{})
		e.bake(t, append(practice, batch...), "")
		_, _, err := e.clear(t.Context())
		require.NoError(t, err)
		e.requireKept(t, "SBID@.interactivebrokers.com")

		e.session.Rehearsal = true
		e.bake(t, append(practice, batch...), "")
		_, _, err = e.clear(t.Context())
		require.NoError(t, err)
		e.requireKept(t, "practice_device@rehearsal.localhost")
		assert.Equal(t, []string{keptName, keptPracticeName, "lock"}, entries(t, e.place.root))
		requirePutBack(t, e)
		cookies, _, err := baked(family, e.path(jars[family].files[0]))
		require.NoError(t, err)
		assert.Equal(t, []string{"practice_device@rehearsal.localhost"}, cookies)
	})
}

func TestWhatIsNotKept(t *testing.T) {
	const host = ".interactivebrokers.com"
	eachFamily(t, func(t *testing.T, family browser.Family) {
		for what, b := range map[string]biscuit{
			"another name":           {name: "SBIDX", host: host, left: year},
			"another case":           {name: "sbid", host: host, left: year},
			"a session cookie":       {name: "SBID", host: host, session: true},
			"one that has expired":   {name: "SBID", host: host, left: -time.Minute},
			"one of a framed page":   {name: "SBID", host: host, left: year, site: "^partitionKey=x"},
			"a host that ends alike": {name: "SBID", host: "notinteractivebrokers.com", left: year},
			"a host that goes on":    {name: "SBID", host: "interactivebrokers.com.example.org", left: year},
			"the practice portal's":  {name: "practice_device", host: "rehearsal.localhost", left: year},
			"one that is too large":  {name: "SBID", host: host, left: year, value: strings.Repeat("x", maxCookieBytes+1)},
		} {
			t.Run(what, func(t *testing.T) {
				e := newEstate(t, family, Start{})
				e.bake(t, []biscuit{b}, "")
				receipt, notKept, err := e.clear(t.Context())
				require.NoError(t, err)
				require.NoError(t, notKept)
				assert.Zero(t, receipt[keptCookies])
				e.requireKept(t)
			})
		}
		t.Run("more than a handful", func(t *testing.T) {
			e := newEstate(t, family, Start{})
			var many []biscuit
			for i := range 3 * maxKept {
				many = append(many, biscuit{name: "SBID", host: strings.Repeat("a", i+1) + host, left: year})
			}
			e.bake(t, many, "")
			receipt, _, err := e.clear(t.Context())
			require.NoError(t, err)
			assert.Equal(t, maxKept, receipt[keptCookies])
			assert.Equal(t, 2*maxKept, receipt[lastingCookies])
		})
		t.Run("one that was put there with a field of another type", func(t *testing.T) {
			e := newEstate(t, family, Start{})
			column := jars[family].used
			e.bake(t, batch, "UPDATE "+jars[family].table+" SET "+column+" = x'00' WHERE name = 'SBID'")
			_, notKept, err := e.clear(t.Context())
			require.NoError(t, err)
			require.NoError(t, notKept)
			e.requireKept(t)
		})
	})
}

// Every name of the keep-list, on the domain itself and on hosts below it.
func TestWhatIsKept(t *testing.T) {
	eachFamily(t, func(t *testing.T, family browser.Family) {
		for _, host := range []string{"interactivebrokers.ie", ".interactivebrokers.ie", "ndcdyn.interactivebrokers.com", ".www.ibkr.com"} {
			e := newEstate(t, family, Start{})
			keep, _ := e.keeps()
			var all []biscuit
			for _, name := range keep.Names {
				all = append(all, biscuit{name: name, host: host, left: time.Hour})
			}
			e.bake(t, all, "")
			receipt, notKept, err := e.clear(t.Context())
			require.NoError(t, err)
			require.NoError(t, notKept)
			assert.Equal(t, len(keep.Names), receipt[keptCookies], host)
			assert.Zero(t, receipt[lastingCookies])
		}
	})
}

// What somebody added to a store does not come along with its cookies.
func TestNothingPlantedIsKept(t *testing.T) {
	eachFamily(t, func(t *testing.T, family browser.Family) {
		table := jars[family].table
		for what, sql := range map[string]string{
			"a table":   "CREATE TABLE planted(x); INSERT INTO planted VALUES ('planted')",
			"a trigger": "CREATE TRIGGER planted AFTER INSERT ON " + table + " BEGIN DELETE FROM " + table + "; END",
			"a view":    "CREATE VIEW planted AS SELECT * FROM " + table,
			"an index":  "CREATE INDEX planted ON " + table + "(name)",
			"a comment": "CREATE TABLE planted(x /* planted */)",
			"pages":     "CREATE TABLE planted(x); INSERT INTO planted VALUES (zeroblob(100000)), ('planted'); DROP TABLE planted",
		} {
			t.Run(what, func(t *testing.T) {
				e := newEstate(t, family, Start{})
				e.bake(t, batch, sql)
				_, notKept, err := e.clear(t.Context())
				require.NoError(t, err)
				require.NoError(t, notKept)
				e.requireKept(t, "SBID@.interactivebrokers.com")
				found, err := holds(e.place.root, "planted")
				require.NoError(t, err)
				assert.Empty(t, found)

				// The same in the kept store itself.
				require.NoError(t, bake(family, e.path(keptName), batch, sql))
				requirePutBack(t, e)
				cookies, objects, err := baked(family, e.path(jars[family].files[0]))
				require.NoError(t, err)
				assert.Equal(t, []string{"SBID@.interactivebrokers.com"}, cookies)
				assert.NotContains(t, strings.Join(objects, " "), "planted")
			})
		}
	})
}

// A store that cannot be trusted to be one gives nothing, is told of, never
// stands in a wipe's way, and takes nothing away that was kept before.
func TestAStoreThatIsNone(t *testing.T) {
	write := func(content string) func(*testing.T, browser.Family, string) {
		return func(t *testing.T, _ browser.Family, path string) {
			require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		}
	}
	sql := func(statements string) func(*testing.T, browser.Family, string) {
		return func(t *testing.T, family browser.Family, path string) {
			require.NoError(t, bake(family, path, batch, strings.ReplaceAll(statements, "COOKIES", jars[family].table)))
		}
	}
	baseline := sql("")
	for what, c := range map[string]struct {
		make func(*testing.T, browser.Family, string)
		want error
	}{
		"empty":             {write(""), store.ErrStrange},
		"no database":       {write(strings.Repeat("no database ", 1000)), store.ErrDamaged},
		"half of one":       {write("SQLite format 3\x00"), store.ErrDamaged},
		"another column":    {sql("ALTER TABLE COOKIES ADD COLUMN planted"), store.ErrStrange},
		"a column less":     {sql("CREATE TABLE n AS SELECT name FROM COOKIES; DROP TABLE COOKIES; ALTER TABLE n RENAME TO COOKIES"), store.ErrStrange},
		"a computed column": {sql("ALTER TABLE COOKIES ADD COLUMN planted AS (name)"), store.ErrStrange},
		"no table":          {sql("DROP TABLE COOKIES"), store.ErrStrange},
		"a view":            {sql("ALTER TABLE COOKIES RENAME TO n; CREATE VIEW COOKIES AS SELECT * FROM n"), store.ErrStrange},
		"another layout":    {sql("PRAGMA user_version = 99; CREATE TABLE IF NOT EXISTS meta(key, value); UPDATE meta SET value = 99"), store.ErrStrange},
		"torn": {func(t *testing.T, family browser.Family, path string) {
			baseline(t, family, path)
			info, err := os.Stat(path)
			require.NoError(t, err)
			require.NoError(t, os.Truncate(path, info.Size()-4096))
		}, store.ErrDamaged},
		"overwritten": {func(t *testing.T, family browser.Family, path string) {
			baseline(t, family, path)
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			require.NoError(t, err)
			_, err = f.WriteAt([]byte(strings.Repeat("\xff", 3000)), 4096)
			require.NoError(t, errors.Join(err, f.Close()))
		}, store.ErrDamaged},
		"too large": {func(t *testing.T, family browser.Family, path string) {
			baseline(t, family, path)
			require.NoError(t, os.Truncate(path, store.MaxSize+1))
		}, store.ErrTooLarge},
		"a folder": {func(t *testing.T, _ browser.Family, path string) {
			require.NoError(t, os.MkdirAll(filepath.Join(path, "in"), 0o700))
		}, store.ErrDamaged},
		"with a journal tied to another file": {func(t *testing.T, family browser.Family, path string) {
			baseline(t, family, path)
			require.NoError(t, os.WriteFile(path+"-journal", []byte("/home/user/precious\x00\x00\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"), 0o600))
		}, store.ErrDamaged},
	} {
		t.Run(what, func(t *testing.T) {
			eachFamily(t, func(t *testing.T, family browser.Family) {
				e := newEstate(t, family, Start{})
				e.bake(t, batch, "")
				_, _, err := e.clear(t.Context())
				require.NoError(t, err)

				path := e.path(jars[family].files[0])
				require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
				c.make(t, family, path)
				receipt, notKept, err := e.clear(t.Context())
				require.NoError(t, err)
				require.ErrorIs(t, notKept, c.want)
				assert.Zero(t, receipt[keptCookies])
				assert.Equal(t, []string{keptName, "lock"}, entries(t, e.place.root))
				e.requireKept(t, "SBID@.interactivebrokers.com")

				// As the kept store itself, it gives an ordinary start.
				require.NoError(t, os.Remove(e.path(keptName)))
				c.make(t, family, e.path(keptName))
				requireNotPutBack(t, e, c.want)
				assert.NoFileExists(t, path)
				assert.NoDirExists(t, e.path(workName))
			})
		})
	}
}

// The last changes of a browser that was killed lie beside its store.
func TestWhatAKilledBrowserLeftBesideItsStoreCounts(t *testing.T) {
	eachFamily(t, func(t *testing.T, family browser.Family) {
		for what, pragma := range map[string]string{"a log": "PRAGMA journal_mode = WAL", "a journal": "PRAGMA cache_size = 1"} {
			t.Run(what, func(t *testing.T) {
				e := newEstate(t, family, Start{})
				e.bake(t, []biscuit{batch[3]}, "")
				path := e.path(jars[family].files[0])
				c, err := sqlite3.Open(path)
				require.NoError(t, err)
				defer c.Close()
				require.NoError(t, c.Exec(pragma))
				require.NoError(t, c.Exec("BEGIN"))
				// Enough that the pages reach the disk, as the log, or before their time.
				for i := range 300 {
					require.NoError(t, insert(c, family, biscuit{name: "REGION", value: strings.Repeat("v", 200), host: strings.Repeat("h", i%50+1) + ".ibkr.com", left: year}))
				}
				want := []string{"SBID@.interactivebrokers.com"}
				if what == "a log" {
					require.NoError(t, c.Exec("DELETE FROM "+jars[family].table+" WHERE name = 'REGION'"))
					require.NoError(t, insert(c, family, biscuit{name: "IB_LANG", host: ".ibkr.com", left: year}))
					require.NoError(t, c.Exec("COMMIT"))
					want = []string{"IB_LANG@.ibkr.com", "SBID@.interactivebrokers.com"}
					assert.FileExists(t, path+"-wal")
				} else {
					info, err := os.Stat(path + "-journal")
					require.NoError(t, err)
					assert.Positive(t, info.Size(), "there is something to take back")
				}
				_, notKept, err := e.clear(t.Context())
				require.NoError(t, err)
				require.NoError(t, notKept)
				e.requireKept(t, want...)
			})
		}
	})
}

// A wipe that is cut short anywhere leaves the kept store whole: what a later one
// finds is the session's store as it was, or none.
func TestAWipeThatIsCutShortKeepsTheDevice(t *testing.T) {
	eachFamily(t, func(t *testing.T, family browser.Family) {
		for what, cut := range map[string]func(*testing.T, estate){
			"before anything": func(*testing.T, estate) {},
			"while a store is made": func(t *testing.T, e estate) {
				require.NoError(t, os.MkdirAll(e.path(workName), 0o700))
				require.NoError(t, os.WriteFile(e.workPath("0"), []byte("half a copy"), 0o600))
				require.NoError(t, os.WriteFile(e.workPath("thin"), []byte("half a store"), 0o600))
			},
			"after the store is kept": func(t *testing.T, e estate) {
				_, err := e.settle(t.Context())
				require.NoError(t, err)
			},
			"in the wipe": func(t *testing.T, e estate) {
				_, err := e.settle(t.Context())
				require.NoError(t, err)
				require.NoError(t, e.retire())
				assert.NoDirExists(t, e.path("data"))
				assert.DirExists(t, e.path(workName))
			},
		} {
			t.Run(what, func(t *testing.T) {
				e := newEstate(t, family, Start{})
				e.bake(t, batch, "")
				cut(t, e)
				_, notKept, err := e.clear(t.Context())
				require.NoError(t, err)
				require.NoError(t, notKept)
				assert.Equal(t, []string{keptName, "lock"}, entries(t, e.place.root))
				e.requireKept(t, "SBID@.interactivebrokers.com")
			})
		}
	})
}

func TestACookieThatTheBrokerTookAwayIsNotBroughtBack(t *testing.T) {
	eachFamily(t, func(t *testing.T, family browser.Family) {
		e := newEstate(t, family, Start{})
		e.bake(t, batch, "")
		_, _, err := e.clear(t.Context())
		require.NoError(t, err)
		requirePutBack(t, e)
		e.bake(t, nil, "DELETE FROM "+jars[family].table)
		_, notKept, err := e.clear(t.Context())
		require.NoError(t, err)
		require.NoError(t, notKept)
		e.requireKept(t)
		requirePutBack(t, e)
		assert.NoDirExists(t, e.path("data"))
	})
}

func TestSomethingElseUnderAKeptNameIsWiped(t *testing.T) {
	e := newEstate(t, browser.Chromium, Start{})
	require.NoError(t, os.MkdirAll(e.path(keptName+"/in"), 0o700))
	require.NoError(t, os.Symlink("lock", e.path(keptPracticeName)))
	requireNotPutBack(t, e, store.ErrDamaged)
	_, _, err := e.clear(t.Context())
	require.NoError(t, err)
	assert.Equal(t, []string{"lock"}, entries(t, e.place.root))

	require.NoError(t, os.MkdirAll(e.path(keptName+"/in"), 0o700))
	e.bake(t, batch, "")
	_, notKept, err := e.clear(t.Context())
	require.NoError(t, err)
	require.NoError(t, notKept)
	e.requireKept(t, "SBID@.interactivebrokers.com")
}

func TestAReceiptCountsRowsOfLoginsAndHistory(t *testing.T) {
	tables := map[browser.Family]map[string]string{
		browser.Chromium: {
			"data/Default/Login Data":             "CREATE TABLE logins(a); INSERT INTO logins VALUES ('a-password')",
			"data/Default/Login Data For Account": "CREATE TABLE logins(a)",
			"data/Default/History":                "CREATE TABLE urls(a); INSERT INTO urls VALUES (1), (2)",
		},
		browser.Firefox: {
			"data/logins.db":     "CREATE TABLE loginsL(a); CREATE TABLE loginsM(a); INSERT INTO loginsM VALUES ('a-password')",
			"data/places.sqlite": "CREATE TABLE moz_historyvisits(a); INSERT INTO moz_historyvisits VALUES (1), (2)",
		},
	}
	eachFamily(t, func(t *testing.T, family browser.Family) {
		e := newEstate(t, family, Start{Mode: Ephemeral})
		for name, sql := range tables[family] {
			require.NoError(t, os.MkdirAll(filepath.Dir(e.path(name)), 0o700))
			c, err := sqlite3.Open(e.path(name))
			require.NoError(t, err)
			require.NoError(t, errors.Join(c.Exec(sql), c.Close()))
		}
		receipt, _, err := e.clear(t.Context())
		require.NoError(t, err)
		assert.Equal(t, 1, receipt[usedLoginStores])
		assert.Equal(t, 2, receipt[historyRows])
		assert.Zero(t, receipt[unreadableStores])
		assert.Equal(t, len(tables[family]), receipt["files"])

		for name := range tables[family] {
			require.NoError(t, os.MkdirAll(filepath.Dir(e.path(name)), 0o700))
			require.NoError(t, os.WriteFile(e.path(name), []byte("no database"), 0o600))
		}
		require.NoError(t, os.WriteFile(e.path("data/logins.json"), []byte(`{"logins": [{"hostname": "https://example.org"}]}`), 0o600))
		receipt, _, err = e.clear(t.Context())
		require.NoError(t, err)
		assert.Equal(t, 1, receipt[usedLoginStores])
		assert.Equal(t, len(tables[family]), receipt[unreadableStores])
	})
}

func TestTold(t *testing.T) {
	assert.Equal(t, "0 files removed", told(nil))
	assert.Equal(t, "7 files removed", told(map[string]int{"files": 7, "cookie-stores": 1}))
	assert.Equal(t, "7 files removed, with 1 session cookie, 2 persistent cookies, 1 store of saved logins, 3 history entries; 1 device cookie kept; 1 store could not be counted",
		told(map[string]int{"files": 7, sessionCookies: 1, lastingCookies: 2, usedLoginStores: 1, historyRows: 3, keptCookies: 1, unreadableStores: 1}))
}
