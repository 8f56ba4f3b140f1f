// Package finding is the vocabulary that every other room speaks: what was
// looked at, how it turned out, how we know, how much it matters and what the
// user can do. It imports nothing else of Sallyport.
//
// A [Finding] never carries the value of a form field, a cookie, a password or
// a key. Evidence is a closed set of typed facts (labels, names, states,
// counts), so that a reader can check this claim by reading [Evidence].
package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// ID names a check. IDs are permanent: one is never reused for another meaning.
type ID string

// The checks that exist. Each has its texts in texts/*.json and its entry in
// [Catalogue].
const (
	// PersistentLogin is one control on the page that keeps the user signed in.
	PersistentLogin ID = "persistent-login"
	// RememberedName is one control that only fills in the user's name next time.
	RememberedName ID = "remembered-name"
	// ExtensionsCanReadPage groups the installed extensions that can read the page.
	ExtensionsCanReadPage ID = "extensions-can-read-page"
	// SuspiciousExtension is one installed extension that something speaks against.
	SuspiciousExtension ID = "suspicious-extension"
	// LookalikePage is raised by the extension for a page outside the portal that
	// is made to look like it, where the user has such pages looked at.
	LookalikePage ID = "lookalike-page"
	// SharedMachine says whether other people use this machine.
	SharedMachine ID = "shared-machine"
	// RemoteControl says whether a remote-control program has this machine's screen.
	RemoteControl ID = "remote-control"
	// TLSInterception says who vouches for the certificate of the portal's sign-in
	// host. It is looked at only if the user asks for it.
	TLSInterception ID = "tls-interception"
	// SavedPassword says whether a browser has the portal's password saved.
	SavedPassword ID = "saved-password"
	// PortalCookies says which of the portal's cookies outlast a browser's end.
	PortalCookies ID = "portal-cookies"
	// SessionRestore says whether a browser brings the last session back at its start.
	SessionRestore ID = "session-restore"
	// BrowserSync says whether a browser profile is copied to other devices.
	BrowserSync ID = "browser-sync"
	// PasswordSaving says whether a browser offers to save the portal's password.
	PasswordSaving ID = "password-saving"
	// SessionIdle tells that somebody is signed in and has not touched the portal
	// for as long as the user set.
	SessionIdle ID = "session-idle"
	// HostMissing is raised by the extension alone, when the native host does not answer.
	HostMissing ID = "host-missing"
	// HostOutdated is raised by the extension when host and extension speak different protocols.
	HostOutdated ID = "host-outdated"
	// HardenedProfile tells the state of the hardened profile: level, last session, last wipe.
	HardenedProfile ID = "hardened-profile"
	// DeviceCheck tells, in a hardened window, whether the broker may ask to
	// approve this device, and why.
	DeviceCheck ID = "device-check"
	// StateKey tells how the key that seals Sallyport's own state is kept.
	StateKey ID = "state-key"
	// StateRecovered tells that a damaged state document was replaced by its last good copy.
	StateRecovered ID = "state-recovered"
)

// Level is how much a finding matters to the user.
type Level string

// Levels, from quiet to loud.
const (
	Info   Level = "info"
	Warn   Level = "warn"
	Danger Level = "danger"
)

// Rank orders levels: 0 for [Info], 1 for [Warn], 2 for [Danger].
func (l Level) Rank() int {
	switch l {
	case Danger:
		return 2
	case Warn:
		return 1
	default:
		return 0
	}
}

// Outcome is how a check turned out. "Could not look" is [Unknown], with a
// reason in the finding's text, and is never [Pass] or [Fail].
type Outcome string

// Outcomes.
const (
	Pass          Outcome = "pass"
	Fail          Outcome = "fail"
	Unknown       Outcome = "unknown"
	NotApplicable Outcome = "not-applicable"
	Error         Outcome = "error"
)

// Basis is how we know.
type Basis string

// Bases.
const (
	Measured Basis = "measured" // measured on this machine by the host
	Reported Basis = "reported" // reported by the browser through the extension
	Policy   Basis = "policy"   // read from an administrator's policy
	Stated   Basis = "stated"   // stated by the user
)

// Remedy is an action that a face can offer with one click.
type Remedy string

// Remedies. A face ignores one that it does not know.
const (
	Untick           Remedy = "untick"            // set the page's control to off, on the user's click
	Launch           Remedy = "launch"            // open the hardened profile
	InstallHost      Remedy = "install-host"      // show how to install the native host
	UpdateHost       Remedy = "update-host"       // show how to update the native host
	ManageExtensions Remedy = "manage-extensions" // open the browser's extension page
	Report           Remedy = "report"            // export the posture report
	CloseTab         Remedy = "close-tab"         // close the page
)

// Finding is the result of one check.
type Finding struct {
	ID ID `json:"id"`
	// Text is the stem of the keys in texts/*.json: Text+"_title", Text+"_reason"
	// and Text+"_action". Args fill $1, $2 ... of all three.
	Text string   `json:"text"`
	Args []string `json:"args,omitempty"`
	// Why are sentences that make the reason in the reader's language, in place of
	// Text+"_reason", where the reader knows each of them. Args hold the same in
	// English, perhaps in more detail; a reader of English takes that.
	Why     []Sentence `json:"why,omitempty"`
	Level   Level      `json:"level"`
	Outcome Outcome    `json:"outcome"`
	Basis   Basis      `json:"basis"`
	// Evidence is what the statement rests on.
	Evidence Evidence `json:"evidence"`
	Remedies []Remedy `json:"remedies,omitempty"`
	// Target is the key of the page control that the finding is about, as the
	// content script named it; empty for findings about the machine.
	Target string `json:"target,omitempty"`
	// Fingerprint identifies what a user dismisses: same fingerprint, same news.
	Fingerprint string `json:"fingerprint"`
	// Dismissed is set when the user dismissed this fingerprint at this level or a higher one.
	Dismissed bool `json:"dismissed,omitempty"`
	// MeasuredAt is when the sensor looked. It may lie in the past for cached facts.
	MeasuredAt time.Time `json:"measured_at,omitzero"`
}

// Sentence is one whole sentence, put into words where it is read: "why_"+Text is
// its key in texts/*.json, and Args fill $1, $2 ... of it. Text is never made of
// anything from outside; Args hold names, numbers, dates, hosts and paths, and no words
// of ours.
type Sentence struct {
	Text string   `json:"text"`
	Args []string `json:"args,omitempty"`
}

// Evidence is the closed set of facts that a finding may carry. It has room
// for names, labels, states and counts, and for nothing that a user types.
type Evidence struct {
	// Label, State, Kind and Language describe a page control (persistent-login).
	Label    string `json:"label,omitempty"`
	State    string `json:"state,omitempty"`
	Kind     string `json:"kind,omitempty"`
	Language string `json:"language,omitempty"`
	// Extensions lists installed extensions (extensions-can-read-page,
	// suspicious-extension, hardened-profile).
	Extensions []Extension `json:"extensions,omitempty"`
	// Signals lists what a check saw, one entry a source (shared-machine,
	// remote-control, tls-interception), one a kind of evidence
	// (suspicious-extension), a difference (hardened-profile), or what the browser and
	// its profile on disk do not agree on (extensions-can-read-page).
	Signals []Signal `json:"signals,omitempty"`
	// Controls lists what a hardened profile was asked to enforce (hardened-profile).
	Controls []Control `json:"controls,omitempty"`
	// Counts holds plain counts by name, such as what a wipe removed.
	Counts map[string]int `json:"counts,omitempty"`
}

// Extension is one installed extension, as far as a finding tells of it.
type Extension struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Version string `json:"version"`
	// Access is "content-script", "host-permission", "debugger", "capture", "on-click",
	// "unknown" or "none": how it reaches the page.
	Access string `json:"access"`
	// Exposure is "A0" to "A4", from nothing to everything that it can do on the broker's pages
	// as things stand; Verdict is "stop", "review", "note", "expected" or "unknown". Both are
	// empty where nobody judged it.
	Exposure string `json:"exposure,omitempty"`
	Verdict  string `json:"verdict,omitempty"`
	// Role is "password", "blocker", "accessibility" or "developer" for the genuine copy of a
	// well-known tool.
	Role string `json:"role,omitempty"`
	// Key and Pattern are the manifest key and the match pattern that gave access.
	Key     string `json:"key,omitempty"`
	Pattern string `json:"pattern,omitempty"`
	// Where names the browser and profile it is installed in.
	Where string `json:"where,omitempty"`
	// Reason says in English why Access is "unknown", how the browser and its profile
	// on disk disagree about the extension, or which policy limits it; Why says it in the
	// reader's language.
	Reason string    `json:"reason,omitempty"`
	Why    *Sentence `json:"why,omitempty"`
}

// Signal is one observation about the machine or the hardened profile.
type Signal struct {
	// Name is kebab-case and permanent, for example "other-active-session".
	Name    string  `json:"name"`
	Outcome Outcome `json:"outcome"`
	// Weight is "strong", "weak" or "" for a signal that does not count.
	Weight string `json:"weight,omitempty"`
	// Detail is one plain sentence in English: the names and counts seen, or
	// why it could not be looked at.
	Detail string `json:"detail,omitempty"`
}

// Control is one protection of a hardened profile.
type Control struct {
	// Name is kebab-case and permanent, for example "password-saving-off".
	Name      string `json:"name"`
	Requested bool   `json:"requested"`
	// Verified is how the control was seen to hold, empty where it was not verified.
	Verified string `json:"verified,omitempty"`
}

// Fingerprint hashes an ID and the parts that make a finding news to the user.
// It is 32 lower-case hex digits. Parts must not hold anything secret.
func Fingerprint(id ID, parts ...string) string {
	h := sha256.New()
	h.Write([]byte(id))
	for _, p := range parts {
		h.Write([]byte{0})
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
