package profile

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/portal"
)

// DifferenceKind names a way in which a profile can differ. Kinds are permanent.
type DifferenceKind string

// Kinds of difference. Between two sessions a profile's folder holds nothing but
// its lock and the stores of kept device cookies, so whatever else lies there is
// one of these.
const (
	AddedExtension       DifferenceKind = "added-extension"
	AddedRoot            DifferenceKind = "added-root"
	BrowserChanged       DifferenceKind = "browser-changed"
	BrowserFlags         DifferenceKind = "browser-flags"
	CertificateException DifferenceKind = "certificate-exception"
	ChangedPreference    DifferenceKind = "changed-preference"
	ChangedSetup         DifferenceKind = "changed-setup"
	DebuggingPort        DifferenceKind = "debugging-port"
	FileHandlers         DifferenceKind = "file-handlers"
	ForeignFile          DifferenceKind = "foreign-file"
	ForeignNativeHost    DifferenceKind = "foreign-native-host"
	HardLink             DifferenceKind = "hard-link"
	InitialPreferences   DifferenceKind = "initial-preferences"
	NotWiped             DifferenceKind = "not-wiped"
	OpenModes            DifferenceKind = "open-modes"
	PlantedLock          DifferenceKind = "planted-lock"
	ProfilePolicy        DifferenceKind = "profile-policy"
	RedirectedNativeHost DifferenceKind = "redirected-native-host"
	SavedLogin           DifferenceKind = "saved-login"
	SecurityModule       DifferenceKind = "security-module"
	SpecialFile          DifferenceKind = "special-file"
	StoredSession        DifferenceKind = "stored-session"
	SymbolicLink         DifferenceKind = "symbolic-link"
	TemplateChanged      DifferenceKind = "template-changed"
	Unreadable           DifferenceKind = "unreadable"
	UserStyle            DifferenceKind = "user-style"
)

// Difference is one way in which a profile is not as Sallyport left it; all of
// them are its drift. It holds names and counts, and never what a file says.
type Difference struct {
	Kind DifferenceKind `json:"kind"`
	// Level is [finding.Warn], or [finding.Info] for what is worth knowing and
	// takes nothing from the profile's protection.
	Level finding.Level `json:"level"`
	// Where is the path below the profile's folder, or the preference's name. It
	// is empty for what has no place.
	Where string `json:"where,omitempty"`
	// What is one plain English sentence: what differs, and where.
	What string `json:"what"`
	// Repair says what undoes it, in one sentence.
	Repair string `json:"repair"`
}

const (
	repairedByStart = "The next start removes it and sets the profile up anew."
	repairedByWipe  = "It was wiped with the session."
	nothingToRepair = "Nothing to do."
)

// maxDifferences bounds a list: whoever can plant files can plant a million.
const maxDifferences = 50

// Drifted reports whether a list has more than what is only worth knowing.
func Drifted(differences []Difference) bool {
	return slices.ContainsFunc(differences, func(d Difference) bool { return d.Level != finding.Info })
}

// Drift compares the profile of one browser with what Sallyport left there,
// reading only and changing nothing. It fails with profile-in-use while the
// window is open: what a browser is writing can be compared with nothing. The
// list holds at most 50 differences, the last of which says how many more there
// are; files of which nothing more is known come last.
func (k *Keeper) Drift(browserID string) ([]Difference, error) {
	b, known := browser.ByID(browserID)
	if !known {
		return nil, message.NewError(message.NoBrowser, errors.New(browserID+" is no browser that Sallyport knows"))
	}
	if k.running(browserID) {
		return nil, message.NewError(message.ProfileInUse, nil)
	}
	book, err := k.readBook()
	if err != nil {
		return nil, err
	}
	record, recorded := book.Profiles[browserID]
	found := &drift{}
	s, err := k.openScene(b, book, found)
	if err != nil {
		return nil, err
	}
	if s != nil {
		defer s.root.Close()
		s.compare()
		if record.Open {
			found.add(NotWiped, "data", "The last session ended without being wiped, so what it left is still there.",
				"The next start wipes it; “sallyport profiles wipe "+browserID+"” wipes it now.")
		}
	}
	if recorded {
		k.compareRecord(b, record, found)
	}
	// Somebody opened the window meanwhile: what was seen is no drift.
	if k.running(browserID) {
		return nil, message.NewError(message.ProfileInUse, nil)
	}
	return found.list(), nil
}

// drift gathers differences.
type drift struct {
	found []Difference
	// repair is what undoes most of them.
	repair string
}

func (d *drift) add(kind DifferenceKind, where, what, repair string) {
	level := finding.Warn
	if kind == BrowserChanged || kind == TemplateChanged {
		level = finding.Info
	}
	d.found = append(d.found, Difference{Kind: kind, Level: level, Where: shown(where), What: what, Repair: repair})
}

func (d *drift) list() []Difference {
	slices.SortStableFunc(d.found, byWeight)
	more := len(d.found) - maxDifferences
	if more <= 0 {
		return d.found
	}
	list := slices.Clip(d.found[:maxDifferences-1])
	return append(list, Difference{
		Kind: ForeignFile, Level: finding.Warn,
		What:   fmt.Sprintf("There are %d more differences of this and other kinds.", more+1),
		Repair: repairedByStart,
	})
}

// shown is a path or a name as a person may see it: others chose it.
func shown(where string) string {
	const most = 160
	plain := []rune(finding.Plain(where))
	if len(plain) > most {
		plain = append(plain[:most], '…')
	}
	return string(plain)
}

// openScene opens a profile's folder for comparing, and returns nil where there
// is none. A link in the place of one of our folders is a difference itself,
// and what lies behind it is not looked at.
func (k *Keeper) openScene(b browser.Browser, book book, found *drift) (*scene, error) {
	p := k.place(b.ID)
	for _, folder := range []string{filepath.Dir(p.root), p.root} {
		info, err := os.Lstat(folder)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		if err != nil {
			return nil, writeError(err)
		}
		if !info.IsDir() {
			kind, name := SymbolicLink, filepath.Base(folder)
			if info.Mode().Type() != fs.ModeSymlink {
				kind = SpecialFile
			}
			found.add(kind, name, "In the place of Sallyport's own folder “"+name+"” is something else, which the hardened window is not opened in.",
				"Move it away: until then the hardened window does not open.")
			return nil, nil
		}
	}
	root, err := os.OpenRoot(p.root)
	if errors.Is(err, fs.ErrPermission) {
		found.add(Unreadable, filepath.Base(p.root), "The profile's folder cannot be read, so what is in it is not known.",
			"Make the folder readable and writable for your account: until then the hardened window may not open.")
		return nil, nil
	}
	if err != nil {
		return nil, writeError(err)
	}
	found.repair = repairedByStart
	return k.scene(b, book, root, found)
}

// scene is a profile's folder with what it should have been set up with, as far
// as the record and this program know: with no extension's bytes, and perhaps
// for another start than that of a session that was lost.
func (k *Keeper) scene(b browser.Browser, book book, root *os.Root, found *drift) (*scene, error) {
	r := book.Profiles[b.ID]
	s := &scene{
		drift: found, place: k.place(b.ID), root: root, family: b.Family, used: r.Open, interrupted: true,
		exe: cmp.Or(r.Program, k.exe), ours: k.ours(b.Family),
	}
	p := plan{
		place: s.place, start: Start{URL: portal.IBKR().SignInURL, Mode: r.Mode, Strict: r.ExtensionMode == strict},
		exe: s.exe, domains: portal.IBKR().NavigationDomains(), crxID: s.ours, port: r.Port, byUser: r.ByUser && r.ExtensionMode != strict, placed: r.Placed, folder: k.unpackedFolder(),
	}
	m := makers[b.Family]
	var err error
	if s.seed, err = m.seed(p); err != nil {
		return nil, message.NewError(message.Internal, err)
	}
	template, err := m.template(p)
	if err != nil {
		return nil, message.NewError(message.Internal, err)
	}
	s.exact = !s.used || template == r.Template
	if r.ExtensionMode == strict {
		s.ours = ""
	}
	return s, nil
}

// ours is our extension's ID in a hardened profile of a family.
func (k *Keeper) ours(family browser.Family) string {
	if family == browser.Firefox {
		return firefoxID
	}
	id, _ := ExtensionID(k.vault)
	return id
}

// compareRecord tells what is not the same as at the last start although the
// profile's folder is: the program's own template, and the browser.
func (k *Keeper) compareRecord(b browser.Browser, r Record, found *drift) {
	if now, err := baseline(b.Family); err == nil && r.Baseline != "" && now != r.Baseline {
		found.add(TemplateChanged, "", "Sallyport was updated since the last session: its template for this profile is another one now.", "Nothing to do: the next start uses the new one.")
	}
	if r.BrowserBuild == "" {
		return
	}
	i := slices.IndexFunc(k.env.Installed(), func(i browser.Installed) bool { return i.ID == b.ID })
	if i < 0 {
		found.add(BrowserChanged, "", b.Name+" is no longer installed here.", "Install it again, or remove the profile with “sallyport profiles remove "+b.ID+"”.")
		return
	}
	binary := k.env.Installed()[i].Binary
	if buildOf(binary) == r.BrowserBuild {
		return
	}
	what := b.Name + " was updated since the last session"
	if r.BrowserVersion != "" {
		what += ", which ran in version " + shown(r.BrowserVersion)
	}
	if now := programVersion(binary); now != "" {
		what += "; it is version " + shown(now) + " now"
	}
	found.add(BrowserChanged, "", what+".", nothingToRepair)
}

// baseline identifies the program's template for a family: the seed of a start
// that is the same on every machine and in every session.
func baseline(family browser.Family) (string, error) {
	s, err := makers[family].seed(plan{place: place{root: "/"}, start: Start{URL: portal.IBKR().SignInURL}, domains: portal.IBKR().NavigationDomains()})
	return s.template(), err
}
