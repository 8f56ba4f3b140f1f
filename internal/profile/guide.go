package profile

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
)

// Guide is what a user has to do by hand, once, before a browser that takes no
// unpublished extension by itself has ours.
type Guide struct {
	// Page is the address of the browser's page of extensions.
	Page string `json:"page"`
	// Folder is what the browser is to load.
	Folder string `json:"folder"`
	// Again is true where the extension was there once and is no more.
	Again bool `json:"again,omitempty"`
}

const guideName = "guide.html"

//go:embed template/guide.html
var guideTemplate string

// guides reports whether the start is to guide the user.
func (p plan) guides() bool { return p.byUser && p.placed == nil }

// guideURL is the address of the page that does.
func (p plan) guideURL() string {
	path := filepath.ToSlash(p.place.guide())
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive's letter
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// guidePage is that page, in the user's language.
func guidePage(p plan) ([]byte, error) {
	words := finding.Texts(p.start.Language)
	title, reason, action := words.Render(finding.Finding{Text: "guide_extension", Args: []string{extensionsPage, p.folder}})
	t, err := template.New("guide").Parse(guideTemplate)
	if err != nil {
		return nil, err
	}
	var page bytes.Buffer
	err = t.Execute(&page, map[string]string{"Language": words.Language(), "Title": title, "Reason": reason, "Action": action, "Page": extensionsPage, "Folder": p.folder})
	return page.Bytes(), err
}

// guide is what the window's user is to do, nil where that is nothing.
func (w *window) guide() *Guide {
	if !w.plan.guides() {
		return nil
	}
	return &Guide{Page: extensionsPage, Folder: w.plan.folder, Again: w.lost}
}

// loadFolder puts the extension's folder into the plan, and how the browser noted
// it when the user loaded it.
func (k *Keeper) loadFolder(p *plan, browserID string) error {
	book, err := k.readBook()
	if err != nil {
		return err
	}
	r := book.Profiles[browserID]
	p.byUser, p.folder, p.placed = true, k.unpackedFolder(), r.Placed
	p.crxID, err = k.unpack()
	return err
}

// hasPlaced reports whether the user has put the extension into a browser.
func (k *Keeper) hasPlaced(b browser.Installed) bool {
	book, err := k.readBook() // whoever launches reads it again, and fails with the reason
	return err == nil && b.Placement.Guided() && book.Profiles[b.ID].Placed != nil
}

// remembering looks for the extension that the user put in, as the browser noted
// it, and returns what writes that down. A browser that wrote nothing has shown
// nothing.
func (w *window) remembering() func(*Record) {
	if !w.plan.byUser || !w.wrote(chromiumPreferencesFile) {
		return func(*Record) {}
	}
	found := w.keeper.findPlaced(w.place, w.plan.crxID)
	return func(r *Record) {
		r.Lost = found == nil && (r.Lost || r.Placed != nil)
		r.Placed = found
	}
}

// notePatience is how long a browser may take to note what it was given:
// Chromium does after 10 seconds.
const notePatience = 20 * time.Second

// noteGuest writes the extension down while the window is open, once it has
// asked for its host: a browser that is killed would take the note along.
func (w *window) noteGuest() {
	for deadline := time.Now().Add(notePatience); time.Now().Before(deadline) && w.up(); time.Sleep(time.Second) {
		found := w.keeper.findPlaced(w.place, w.plan.crxID)
		if found == nil {
			continue
		}
		// The session's end writes it down again.
		_, _ = w.keeper.record(w.browser.ID, func(r *Record) { r.Placed, r.Lost = found, false })
		return
	}
}

// Placed reports whether the extension is in the profile with an ID, as the user
// put it in, and whether its window is open.
func (k *Keeper) Placed(id string) (placed, open bool, err error) {
	states, err := k.States()
	for _, s := range states {
		if s.ID == id {
			return s.Placed != nil, s.Running, err
		}
	}
	return false, false, err
}
