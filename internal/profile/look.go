package profile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/finding"
)

// maxLookPause is how long the looks for a browser's first written settings are
// apart at most: Chromium needs 10 seconds to write them, on a busy machine more.
const maxLookPause = 5 * time.Second

// lookAtStart verifies the controls as soon as the browser has written its
// settings: before that, what is on disk is our own seed and proves nothing.
// The extension may ask the filter for its host only later, and then it looks again.
func (w *window) lookAtStart() {
	if !w.stands(w.written) {
		return
	}
	asked := w.asked()
	w.noteLook()
	if !asked && w.asks() && w.stands(w.asked) {
		w.noteLook()
	}
}

// stands waits until something holds of the browser that runs. It reports false
// where the browser ended first.
func (w *window) stands(holds func() bool) bool {
	for pause := 250 * time.Millisecond; !holds(); pause = min(pause*11/10, maxLookPause) {
		select {
		case <-w.process.exited:
			return false
		case <-time.After(pause):
		}
	}
	return true
}

// noteLook writes down what a look at the open window sees.
func (w *window) noteLook() {
	seen := w.look("after the start")
	remember := w.remembering()
	if _, err := w.keeper.record(w.browser.ID, func(r *Record) {
		r.sight, r.Stood = seen, w.stood
		remember(r)
	}); err != nil {
		// The window is open, and the session's end is written down again.
		fmt.Fprintf(os.Stderr, "sallyport: %v\n", err)
	}
}

// asks reports whether the session has an extension of ours that asks the filter
// for a host that cannot exist.
func (w *window) asks() bool { return w.exit != nil && w.ours() != "" }

// asked reports whether it has asked.
func (w *window) asked() bool { return w.exit != nil && askedFor(w.exit.Snapshot()) }

// written reports whether the browser has written all that is read back.
func (w *window) written() bool {
	return !slices.ContainsFunc(w.maker.written, func(name string) bool {
		if w.start.Strict && name == firefoxExtensionsFile {
			return false // Firefox lists none only where it had some
		}
		return !w.wrote(name)
	})
}

// wrote reports whether the browser has written one file.
func (w *window) wrote(name string) bool {
	data, err := disk.ReadFile(filepath.Join(w.place.root, filepath.FromSlash(name)), maxPreferences)
	return err == nil && !bytes.Equal(data, w.seed[name])
}

// look verifies the controls against what is on disk. An adopted window has no
// seed to compare with, and a browser that wrote nothing has shown nothing:
// their preferences stay unverified.
func (w *window) look(when string) sight {
	ours := w.ours()
	var seen sight
	if w.seed != nil && w.written() {
		seen.Controls, seen.Drifted = w.maker.verify(w.place, w.seed, w.start, when)
	} else {
		seen.Controls = w.maker.requested(w.start)
	}
	found, err := w.installed()
	seen.Extensions = found
	seen.Differences = w.differences()
	confined := w.verifyConfined(when)
	seen.Controls, seen.Drifted = w.enforced(confined, seen.Controls, seen.Drifted)
	seen.Controls = append(verifyExtensions(seen.Controls, found, err, ours, when), confined...)
	if w.exit != nil {
		asked := w.exit.Snapshot()
		seen.Requests = requestsOf(w.browser.Family, asked)
		verifyFilter(seen.Controls, asked, !w.up(), when)
	}
	return seen
}

// installed lists the profile's extensions. Where Firefox never had one it has
// neither a list nor a folder of them.
func (w *window) installed() ([]finding.Extension, error) {
	found, err := w.maker.extensions(w.place)
	if w.start.Strict && w.browser.Family == browser.Firefox && errors.Is(err, fs.ErrNotExist) {
		if _, folderErr := w.root.Lstat(firefoxExtensionsFolder); errors.Is(folderErr, fs.ErrNotExist) {
			return nil, nil
		}
	}
	return found, err
}

// ours is the ID of our extension in the session, empty in a strict one.
func (w *window) ours() string {
	if w.start.Strict {
		return ""
	}
	if w.browser.Family == browser.Chromium {
		id, _ := ExtensionID(w.keeper.vault)
		return id
	}
	return firefoxID
}
