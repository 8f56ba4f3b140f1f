package addon

import (
	"slices"
	"strconv"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
)

// Location is the place that the browser notes an extension under, which says
// who put it there. The names are ours, one vocabulary for both families.
type Location string

// Locations. Sources: Chromium's manifest.mojom (ManifestLocation) and
// Firefox's XPIProvider (KEY_APP_*).
const (
	// Internal: installed in this browser, by the user or by default.
	Internal Location = "internal"
	// ExternalFile and ExternalDownload: a file "<id>.json" outside the profile
	// asked the browser to install it, from a .crx beside or from an address.
	ExternalFile     Location = "external-file"
	ExternalDownload Location = "external-download"
	// ExternalRegistry: the same, by an entry of the Windows registry.
	ExternalRegistry Location = "external-registry"
	// Unpacked: a folder that somebody loaded in developer mode.
	Unpacked Location = "unpacked"
	// CommandLine: a folder that the browser's command line names.
	CommandLine Location = "command-line"
	// ExternalComponent: as a part of the browser, which does not show it.
	ExternalComponent Location = "external-component"
	// ByPolicy: a mandatory policy installs it.
	ByPolicy Location = "policy"
	// FirefoxProfile: an .xpi in the profile.
	FirefoxProfile Location = "profile"
	// FirefoxTemporary: loaded for one run, in developer mode.
	FirefoxTemporary Location = "temporary"
	// MachineFolder and UserFolder: an .xpi that lies in a folder for the whole machine or
	// for this user, outside any profile.
	MachineFolder Location = "machine"
	UserFolder    Location = "user"
	// OtherLocation: one that this version does not know.
	OtherLocation Location = "other"
)

// Sideloaded reports whether something outside the browser put it there.
func (l Location) Sideloaded() bool {
	switch l {
	case ExternalFile, ExternalDownload, ExternalRegistry, MachineFolder, UserFolder:
		return true
	}
	return false
}

// Block is a browser's block list's verdict on an extension.
type Block string

// Blocks, the worst first. NotBlocked is also what is noted where the browser
// had no answer yet.
const (
	BlockedMalware    Block = "malware"          // Chromium
	BlockedHard       Block = "blocked"          // Firefox: switched off for good
	BlockedPolicy     Block = "policy-violation" // Chromium
	BlockedUnwanted   Block = "unwanted"         // Chromium
	BlockedVulnerable Block = "vulnerable"       // Chromium
	BlockedSoft       Block = "soft-blocked"     // Firefox: the user may switch it on again
	NotBlocked        Block = ""
)

// Signature is what Firefox made of an add-on's signature.
type Signature string

// Signatures. Source: AddonManager.SIGNEDSTATE_*; an add-on of a kind that
// needs none, and every extension of the Chromium family, has NoSignature.
const (
	NoSignature        Signature = ""
	SignatureBroken    Signature = "broken"
	SignatureUntrusted Signature = "untrusted"
	SignatureMissing   Signature = "missing"
	SignatureGood      Signature = "signed"
)

// Violation is the web store's verdict on an extension.
type Violation string

// Violations, as the browser keeps them under cws-info.
const (
	NoViolation    Violation = ""
	StoreMalware   Violation = "malware"
	StorePolicy    Violation = "policy"
	StorePolicyLow Violation = "minor-policy"
	StoreOtherwise Violation = "unknown"
)

func violation(code int) Violation {
	switch code {
	case 0:
		return NoViolation
	case 1:
		return StoreMalware
	case 2:
		return StorePolicy
	case 3:
		return StorePolicyLow
	}
	return StoreOtherwise
}

// StoreEntry is the web store's answer about an extension that the browser
// keeps. It is about a day old at best, and not every browser asks.
type StoreEntry struct {
	// Present and Live: the store knows it; anybody can get it now.
	Present, Live bool
	Violation     Violation
	// Unpublished: it was taken out of the store long ago.
	Unpublished bool
	// UpdatedAt is when its maker published the last version; zero where not noted.
	UpdatedAt time.Time
}

// Origin is how an extension came to be where it is, by the browser's own notes.
type Origin struct {
	Location Location
	// Code is the browser's own word or number for the location.
	Code string
	// FromStore: the browser's store delivered it. A program that can write the
	// profile can write this note too.
	FromStore bool
	// ByDefault and ByMaker: it came with the browser, or with the machine.
	ByDefault, ByMaker bool
	// Acknowledged: it came from outside and the user agreed to it.
	Acknowledged bool
	// InstalledAt and UpdatedAt are zero where the browser did not note them.
	InstalledAt, UpdatedAt time.Time
	// UpdateURL is where its updates come from; empty for none noted.
	UpdateURL string
	// Source is Firefox's note of where the installation began, for example
	// "amo", "about:addons", "enterprise-policy"; and From the host of the
	// address that the .xpi came from.
	Source, From string
	// Foreign is Firefox's note that something outside it put the add-on there.
	Foreign bool
	// OfSystem: it is where only the system's administrator puts files. Package is
	// the system's package that it came with, where that is known. Both are
	// filled in by a [Look], and only where it matters.
	OfSystem bool
	Package  string
	// CreationFlags are Chromium's InitFromValueFlags.
	CreationFlags int
}

// State is what the browser makes of an extension.
type State struct {
	// DisabledBy names the browser's reasons for keeping it off, sorted; see
	// [disableReasons]. One that is not known is a number.
	DisabledBy []string
	Block      Block
	// Store is nil where the browser keeps no answer of the store.
	Store *StoreEntry
	// Signature and Recommended are Firefox's only.
	Signature   Signature
	Recommended bool
	// Private and Files: it is let into private windows, and to file:// pages.
	Private, Files bool
}

// chromiumLocations are Chromium's codes.
func chromiumLocation(code int) Location {
	switch code {
	case 1:
		return Internal
	case 2:
		return ExternalFile
	case 3:
		return ExternalRegistry
	case locationUnpacked:
		return Unpacked
	case 6:
		return ExternalDownload
	case 7, 9:
		return ByPolicy
	case locationCommandLine:
		return CommandLine
	case locationExternalComponent:
		return ExternalComponent
	}
	return OtherLocation
}

// firefoxLocation maps Firefox's names of install locations.
func firefoxLocation(name string) Location {
	switch name {
	case "app-profile":
		return FirefoxProfile
	case "app-temporary":
		return FirefoxTemporary
	case "app-system-share", "app-system-local", "app-global", "winreg-app-global":
		return MachineFolder
	case "app-system-user", "winreg-app-user":
		return UserFolder
	}
	return OtherLocation
}

// disableReasons are Chromium's reasons, by their bit. Source:
// extensions/browser/disable_reason.h.
var disableReasons = [...]struct {
	bit  int
	name string
}{
	{1, "user"}, {2, "permissions-increase"}, {4, "reload"}, {8, "unsupported-requirement"}, {16, "sideload-wipeout"},
	{256, "not-verified"}, {512, "greylist"}, {1024, "corrupted"}, {2048, "remote-install"},
	{8192, "external-not-confirmed"}, {16384, "update-required-by-policy"}, {32768, "custodian-approval"},
	{65536, "blocked-by-policy"}, {262144, "remote-malware"}, {524288, "reinstall"}, {1048576, "not-allow-listed"},
	{4194304, "not-published"}, {8388608, "unsupported-manifest-version"}, {16777216, "developer-extension"}, {33554432, "unknown"},
}

func reasonName(bit int) string {
	for _, r := range disableReasons {
		if r.bit == bit {
			return r.name
		}
	}
	return strconv.Itoa(bit)
}

// reasonNames names the bits of a set of reasons. It does not matter whether
// the browser wrote one number or a list of them.
func reasonNames(numbers []int) []string {
	set := 0
	for _, n := range numbers {
		set |= n
	}
	var names []string
	for rest := set; rest > 0; rest &= rest - 1 {
		names = append(names, reasonName(rest&-rest))
	}
	slices.Sort(names)
	return names
}

// worstBlock is the worst of a bit map of Chromium's block states.
func worstBlock(bits int) Block {
	for _, one := range []struct {
		bit   int
		block Block
	}{{1, BlockedMalware}, {4, BlockedPolicy}, {8, BlockedUnwanted}, {2, BlockedVulnerable}} {
		if bits&one.bit != 0 {
			return one.block
		}
	}
	return NotBlocked
}

// chromiumTime reads a time of Chromium's preferences: a decimal string of
// microseconds since 1601. What is none, or out of any reason, is the zero time.
func chromiumTime(text string) time.Time {
	n, _ := strconv.ParseInt(text, 10, 64) // what is no number, or far too large, is out of any reason
	return sensible(browser.ChromiumTime(n))
}

func milliseconds(n int64) time.Time {
	if n <= 0 {
		return time.Time{}
	}
	return sensible(time.UnixMilli(n))
}

// sensible drops a time that no browser can have noted.
func sensible(t time.Time) time.Time {
	if year := t.Year(); year < 2000 || year > 2200 {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Second)
}
