package profile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/store"
)

// asked is a store that browsers make themselves, empty, and what in it is a
// difference. sql counts in the store attached as "old".
type asked struct {
	file string
	sql  string
	kind DifferenceKind
	// what is the sentence, with the file and the number.
	what string
}

const (
	loginsSentence = "“%s” holds %d saved logins."
	rootsSentence  = "“%s” holds %d certificates that make false sites look genuine."
)

var askedStores = map[browser.Family][]asked{
	browser.Chromium: {
		{"data/Default/Login Data", "SELECT count(*) FROM old.logins", SavedLogin, loginsSentence},
		{"data/Default/Login Data For Account", "SELECT count(*) FROM old.logins", SavedLogin, loginsSentence},
		{"data/Default/ServerCertificate", "SELECT count(*) FROM old.certificates", AddedRoot, rootsSentence},
	},
	browser.Firefox: {
		{"data/logins.db", "SELECT (SELECT count(*) FROM old.loginsL) + (SELECT count(*) FROM old.loginsM)", SavedLogin, loginsSentence},
		// Certificates alone may come from sites; what makes one a root is an object
		// of trust: CKO_NSS_TRUST, or CKO_TRUST of PKCS #11 3.2.
		{"data/cert9.db", "SELECT count(*) FROM old.nssPublic WHERE a0 IN (X'CE534353', X'0000000B')", AddedRoot, rootsSentence},
	},
}

// countStores tells of what a session left in stores that are empty otherwise.
// It works on what [store.Take] reads of them.
func (s *scene) countStores(e estate) {
	for _, a := range askedStores[s.family] {
		if !s.holds(a.file) || s.covered(a.file) {
			continue
		}
		n, err := e.number(context.Background(), a.file, a.sql)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			s.tell(Unreadable, a.file, "“%s” could not be read, so what is in it is not known.")
		case n > 0:
			s.told[a.file] = true
			s.add(a.kind, a.file, fmt.Sprintf(a.what, a.file, n), s.repair)
		}
	}
}

// number asks a store for one number.
func (e estate) number(ctx context.Context, file, sql string) (n int64, err error) {
	err = store.Read(ctx, e.open, file, func(db store.DB) (err error) {
		n, err = db.Number(sql)
		return err
	})
	return n, err
}
