package addon

import (
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/finding"
)

// evidence is what the answer says against the extension.
func (r *Integrity) evidence(field string) []Evidence {
	one := func(level Level, id, detail, text string, files ...string) []Evidence {
		return []Evidence{{ID: id, Level: level, Field: field, Detail: detail, Why: say(text, files...)}}
	}
	switch {
	case r.Status == BadSignature:
		return one(B3, "signature-broken", "The signature on its files does not fit: "+r.Why+".", "signature_broken")
	case r.Status == WrongItem:
		return one(B3, "signed-for-another", "Its files are signed for something else: "+r.Why+".", "signed_for_another")
	case r.Status != Changed:
		return nil
	case r.Runs:
		return one(B3, "files-changed", "Its files are not as its store signed them: "+r.difference()+".", "files_changed", r.files())
	case len(r.Changed)+len(r.Missing) > 0:
		return one(B1, "files-differ", "Its files are not quite as its store signed them: "+r.difference()+".", "files_differ", r.files())
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
		parts = append(parts, kind.verb+" "+firstFiles(kind.files))
	}
	return strings.Join(parts, "; ")
}

// files names the first files that differ.
func (r *Integrity) files() string { return firstFiles(slices.Concat(r.Changed, r.Added, r.Missing)) }

func firstFiles(files []string) string { return finding.FirstOf(files, 3, ", ") }

// signedListField is where the signed list of an extension's files is.
func (a *Addon) signedListField() string {
	if strings.HasSuffix(a.Path, ".xpi") {
		return digestFile
	}
	return verifiedContents
}
