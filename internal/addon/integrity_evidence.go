package addon

import (
	"fmt"
	"strings"
)

// evidence is what the answer says against the extension.
func (r *Integrity) evidence(field string) []Evidence {
	one := func(level Level, id, detail string) []Evidence {
		return []Evidence{{ID: id, Level: level, Field: field, Detail: detail}}
	}
	switch {
	case r.Status == BadSignature:
		return one(B3, "signature-broken", "The signature on its files does not fit: "+r.Why+".")
	case r.Status == WrongItem:
		return one(B3, "signed-for-another", "Its files are signed for something else: "+r.Why+".")
	case r.Status != Changed:
		return nil
	case r.Runs:
		return one(B3, "files-changed", "Its files are not as its store signed them: "+r.difference()+".")
	case len(r.Changed)+len(r.Missing) > 0:
		return one(B1, "files-differ", "Its files are not quite as its store signed them: "+r.difference()+".")
	}
	return nil // added files that nothing uses
}

// difference names the first files of each kind.
func (r *Integrity) difference() string {
	var parts []string
	for _, kind := range []struct {
		files []string
		verb  string
	}{{r.Changed, "changed"}, {r.Added, "added"}, {r.Missing, "missing"}} {
		if len(kind.files) == 0 {
			continue
		}
		shown := kind.files[:min(3, len(kind.files))]
		part := kind.verb + " " + strings.Join(shown, ", ")
		if more := len(kind.files) - len(shown); more > 0 {
			part += fmt.Sprintf(" (+%d)", more)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

// signedListField is where the signed list of an extension's files is.
func (a *Addon) signedListField() string {
	if strings.HasSuffix(a.Path, ".xpi") {
		return digestFile
	}
	return verifiedContents
}
