// Package browser knows which browsers and browser profiles exist here and
// where each of them keeps what: one table of all browsers on all systems, and
// functions that read the disk by it. It only reads, and never starts a browser.
package browser

import "slices"

// Family is a browser's lineage. It decides the format of its profiles, its
// extensions and its native-messaging manifests.
type Family string

// Families.
const (
	Chromium Family = "chromium"
	Firefox  Family = "firefox"
)

// Placement is how our extension can get into a fresh profile.
type Placement string

// Placements.
const (
	// ExternalFile: a file "External Extensions/<id>.json" in the user-data
	// folder that names a .crx on this machine. The browser installs it at its
	// start without asking. Only unbranded Chromium on Linux reads that folder.
	ExternalFile Placement = "external-file"
	// UnsignedSideload: "extensions/<id>.xpi" in the profile, with the
	// preferences that switch such add-ons on and admit an unsigned one. Only
	// builds that leave the signature to a preference do: ESR, Developer, Nightly.
	UnsignedSideload Placement = "unsigned-sideload"
	// SignedSideload: as UnsignedSideload, but the .xpi must be signed by Mozilla.
	SignedSideload Placement = "signed-sideload"
	// ByUser: the user installs it once, from the browser's store.
	ByUser Placement = "by-user"
)

// Silent reports whether an unpublished extension gets into a fresh profile
// without a click of the user.
func (p Placement) Silent() bool { return p == ExternalFile || p == UnsignedSideload }

// Guided reports whether a user can put an unpublished extension into a profile
// by hand, so that it stays there.
func (p Placement) Guided() bool { return p == ByUser }

// Evidence is how a row of the table is known.
type Evidence string

// Evidence, from strong to weak.
const (
	Live       Evidence = "live"       // measured with a real browser
	Source     Evidence = "source"     // read in the browser's source, or in osquery's table of browsers
	Vendor     Evidence = "vendor"     // the vendor's documentation
	Installer  Evidence = "installer"  // what at least one shipped native-messaging installer does
	Unverified Evidence = "unverified" // general knowledge, or sources that disagree
)

// Place is one row: a path and how it is known. The path is slash-separated
// and absolute, or begins with one of these names:
//
//	$HOME     the user's home folder
//	$CONFIG   $XDG_CONFIG_HOME, or ~/.config                  (Linux)
//	$SUPPORT  ~/Library/Application Support                   (macOS)
//	$LOCAL    %LOCALAPPDATA%                                  (Windows)
//	$ROAMING  %APPDATA%                                       (Windows)
//	$PROGRAMS, $PROGRAMS86  the two program folders           (Windows)
type Place struct {
	Path     string
	Evidence Evidence
	// Package is "snap" or "flatpak" for the folder of a browser that is
	// packaged so, and empty for an ordinary one.
	Package string
}

// Layout is where a browser keeps what on one system. A browser that does not
// exist on a system has a zero Layout there.
type Layout struct {
	// Binaries are candidates for the real executable. A wrapper script among
	// them is skipped, so both a wrapper and what it starts may be listed.
	Binaries []Place
	// Data are the user-data folders. For the Firefox family they hold profiles.ini.
	Data []Place
	// Manifests are the user-level folders for native-messaging manifests.
	Manifests []Place
	// ManifestKeys are registry keys below HKEY_CURRENT_USER, under which a key
	// with the host's name holds the manifest's path (Windows).
	ManifestKeys []Place
	// Placement is how our extension can get into a fresh profile.
	Placement Placement
}

// Browser is one row of the table.
type Browser struct {
	// ID is permanent, for example "firefox-esr".
	ID string
	// Name is the name to show.
	Name   string
	Family Family

	Linux, Darwin, Windows Layout
}

// Browsers is the whole table, in a stable order.
func Browsers() []Browser {
	return slices.Concat(chromiumFamily(), firefoxFamily())
}

// ByID finds a browser in the table.
func ByID(id string) (Browser, bool) {
	for _, b := range Browsers() {
		if b.ID == id {
			return b, true
		}
	}
	return Browser{}, false
}

// On is the browser's layout on a system, by its Go name ("linux", "darwin",
// "windows"). It is zero for a system that the table does not know.
func (b Browser) On(system string) Layout {
	switch system {
	case "linux":
		return b.Linux
	case "darwin":
		return b.Darwin
	case "windows":
		return b.Windows
	default:
		return Layout{}
	}
}
