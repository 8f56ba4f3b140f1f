package profile

import (
	"errors"
	"maps"
	"time"

	"github.com/google/uuid"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/vault"
)

// bookDocument is the vault document of all hardened profiles.
const bookDocument = "profiles"

// maxHistory is how many past sessions a record keeps.
const maxHistory = 20

// book is the document: one record a browser, by its ID.
type book struct {
	Profiles map[string]Record `json:"profiles"`
}

// Record is what is remembered of one hardened profile.
type Record struct {
	// ID is the profile's UUID.
	ID string `json:"id"`
	// Browser is the browser's name, for showing.
	Browser string `json:"browser"`
	Level   string `json:"level"`
	// Stood is set where that was the strongest one, and held.
	Stood *stood `json:"stood,omitempty"`
	// Weaker is why the level is not a stronger one, empty where there is none.
	Weaker string `json:"weaker,omitempty"`
	// Mode is what the last session kept, and ExtensionMode which extensions it
	// had: a word of [Modes] and one of [ExtensionModes].
	Mode          Mode   `json:"mode,omitempty"`
	ExtensionMode string `json:"extension_mode,omitempty"`
	// Rehearsal is true for a session on the practice portal.
	Rehearsal bool `json:"rehearsal,omitempty"`
	// Device is what the broker's check of the device saw changed at its start,
	// and Builds marks the browser's program of the last session on each portal.
	Device device            `json:"device,omitempty"`
	Builds map[string]string `json:"builds,omitempty"`
	// Port is where the last session's browser found its filter, on 127.0.0.1.
	Port uint16 `json:"port,omitempty"`
	// Template identifies the seed that the last session began with.
	Template string `json:"template"`
	// Open is set before a profile is set up and cleared after the wipe that
	// follows its browser's end. A record that is open while nothing runs belongs to a
	// session that ended without its wipe.
	Open bool `json:"open"`
	// Adopted is true for an open session that has lost its supervisor and with
	// it its filter: another one waits for its end.
	Adopted    bool      `json:"adopted,omitempty"`
	LaunchedAt time.Time `json:"launched_at,omitzero"`
	ClosedAt   time.Time `json:"closed_at,omitzero"`
	WipedAt    time.Time `json:"wiped_at,omitzero"`
	// Wiped is the receipt of the last wipe: counts by kind.
	Wiped map[string]int `json:"wiped,omitempty"`
	// NotKept is why the last session's cookie store gave no device cookies, and
	// NotPutBack why the kept ones were not put back before it. Each completes a
	// sentence about the store; empty means that all went well.
	NotKept    string `json:"not_kept,omitempty"`
	NotPutBack string `json:"not_put_back,omitempty"`
	// ByUser is true where the last session's extension was for the user to put
	// in, and Placed how the browser noted it, nil where it is not there.
	ByUser bool    `json:"by_user,omitempty"`
	Placed *placed `json:"placed,omitempty"`
	// Lost is true where it was there once and is no more.
	Lost bool `json:"lost,omitempty"`
	origin
	sight
	// History holds the past sessions, newest first.
	History []Session `json:"history,omitempty"`
}

// sight is what was seen when the profile was last looked at.
type sight struct {
	// Controls is what the last session asked for, and what was seen to hold.
	Controls []finding.Control `json:"controls,omitempty"`
	// Drifted names the controls of which a preference was read and differed.
	// One that could not be read is not among them.
	Drifted []string `json:"drifted,omitempty"`
	// Extensions are those that the profile held.
	Extensions []finding.Extension `json:"extensions,omitempty"`
	// Requests is what the browser asked the filter for.
	Requests Requests `json:"requests,omitzero"`
	// Differences are how the profile differed from its seed.
	Differences []Difference `json:"differences,omitempty"`
}

// Session is one past use of a hardened profile.
type Session struct {
	Mode          Mode      `json:"mode,omitempty"`
	ExtensionMode string    `json:"extension_mode,omitempty"`
	LaunchedAt    time.Time `json:"launched_at"`
	ClosedAt      time.Time `json:"closed_at,omitzero"`
	// Ended is "closed", [failed] when the browser did not come up, or "lost"
	// when the wipe came late, at the next start.
	Ended string `json:"ended"`
}

const failed = "failed"

func (k *Keeper) readBook() (book, error) {
	var b book
	err := k.vault.Read(bookDocument, &b)
	if errors.Is(err, vault.ErrNotFound) {
		return book{}, nil
	}
	return b, err
}

// record changes one profile's record, which is made where there is none.
func (k *Keeper) record(browserID string, change func(*Record)) (Record, error) {
	var b book
	var r Record
	err := k.vault.Update(bookDocument, &b, func() error {
		if b.Profiles == nil {
			b.Profiles = map[string]Record{}
		}
		r = b.Profiles[browserID]
		if r.ID == "" {
			r.ID = uuid.NewString()
		}
		change(&r)
		b.Profiles[browserID] = r
		return nil
	})
	return r, err
}

// recordLateWipe writes down that a session which ended without its wipe is
// wiped now. There is none for most starts, and then nothing is written.
func (k *Keeper) recordLateWipe(browserID string, receipt map[string]int, notKept error) error {
	book, err := k.readBook()
	if err != nil || !book.Profiles[browserID].Open {
		return err
	}
	_, err = k.record(browserID, func(r *Record) {
		r.remember("lost")
		r.wiped(receipt, notKept)
	})
	return err
}

// wiped writes the receipt down.
func (r *Record) wiped(receipt map[string]int, notKept error) {
	r.Open, r.Adopted, r.WipedAt, r.Wiped, r.NotKept = false, false, now(), receipt, sentence(notKept)
}

func sentence(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// begun is how the last session was opened.
func (r Record) begun() Start {
	return Start{Rehearsal: r.Rehearsal, Mode: r.Mode, Strict: r.ExtensionMode == strict}
}

// remember adds the session that just ended to the history.
func (r *Record) remember(ended string) {
	if r.LaunchedAt.IsZero() {
		return
	}
	past := Session{Mode: r.Mode, ExtensionMode: r.ExtensionMode, LaunchedAt: r.LaunchedAt, ClosedAt: r.ClosedAt, Ended: ended}
	r.History = append([]Session{past}, r.History...)
	r.History = r.History[:min(len(r.History), maxHistory)]
	if ended != failed {
		r.Builds = maps.Clone(r.Builds)
		if r.Builds == nil {
			r.Builds = map[string]string{}
		}
		r.Builds[r.begun().site()] = r.BrowserBuild
	}
}
