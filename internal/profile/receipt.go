package profile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/store"
)

// Names in a receipt, beside those of [stores] and the files and kilobytes.
const (
	sessionCookies   = "session-cookies"
	lastingCookies   = "persistent-cookies"
	keptCookies      = "device-cookies-kept"
	usedLoginStores  = "login-stores-in-use"
	historyRows      = "history-rows"
	unreadableStores = "stores-unreadable"
)

// counted is a store of which only the number of rows is of interest.
type counted struct {
	file   string
	tables []string
}

var loginStores = map[browser.Family][]counted{
	browser.Chromium: {{"data/Default/Login Data", []string{"logins"}}, {"data/Default/Login Data For Account", []string{"logins"}}},
	browser.Firefox:  {{"data/logins.db", []string{"loginsL", "loginsM"}}},
}

var historyStores = map[browser.Family]counted{
	browser.Chromium: {"data/Default/History", []string{"urls"}},
	browser.Firefox:  {"data/places.sqlite", []string{"moz_historyvisits"}},
}

// clear ends a session: it counts what is there, keeps what the session's mode
// keeps, and wipes the rest. notKept is why nothing could be kept, if so; it
// never keeps the wipe from being done.
func (e estate) clear(ctx context.Context) (receipt map[string]int, notKept, err error) {
	receipt = count(e.root)
	e.countRows(ctx, receipt)
	c, notKept := e.settle(ctx)
	for name, n := range map[string]int{sessionCookies: c.session, lastingCookies: c.lasting - c.kept, keptCookies: c.kept} {
		if n > 0 {
			receipt[name] = n
		}
	}
	// Where this fails, the wipe says why.
	_ = e.retire()
	_, err = wipe(ctx, e.root)
	return receipt, notKept, err
}

// countRows adds how many login stores are in use, and the rows of the history.
func (e estate) countRows(ctx context.Context, receipt map[string]int) {
	add := func(name string, n int) {
		if n > 0 {
			receipt[name] += n
		}
	}
	rows := func(c counted) int {
		n, err := e.rows(ctx, c)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			add(unreadableStores, 1)
		}
		return n
	}
	for _, c := range loginStores[e.family] {
		add(usedLoginStores, min(rows(c), 1))
	}
	if data, err := disk.ReadFile(filepath.Join(e.place.data(), "logins.json"), maxPreferences); err == nil {
		add(usedLoginStores, min(loginsOf(data), 1))
	}
	add(historyRows, rows(historyStores[e.family]))
}

func (e estate) rows(ctx context.Context, c counted) (total int, err error) {
	err = store.Read(ctx, e.open, c.file, func(db store.DB) error {
		for _, table := range c.tables {
			n, err := db.Rows(table)
			if err != nil {
				return err
			}
			total += n
		}
		return nil
	})
	return total, err
}

// told sums up a receipt for a person.
func told(receipt map[string]int) string {
	said := fmt.Sprintf("%d files removed", receipt["files"])
	var with []string
	for _, part := range []struct{ name, one, many string }{
		{sessionCookies, "session cookie", "session cookies"},
		{lastingCookies, "persistent cookie", "persistent cookies"},
		{usedLoginStores, "store of saved logins", "stores of saved logins"},
		{historyRows, "history entry", "history entries"},
	} {
		if n := receipt[part.name]; n > 0 {
			with = append(with, plural(n, part.one, part.many))
		}
	}
	if len(with) > 0 {
		said += ", with " + strings.Join(with, ", ")
	}
	if n := receipt[keptCookies]; n > 0 {
		said += "; " + plural(n, "device cookie", "device cookies") + " kept"
	}
	if n := receipt[unreadableStores]; n > 0 {
		said += "; " + plural(n, "store", "stores") + " could not be counted"
	}
	return said
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
