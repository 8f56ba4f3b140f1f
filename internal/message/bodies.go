package message

import "github.com/sallyport/sallyport/internal/finding"

// Verb is one of the closed set of requests.
type Verb string

// Verbs.
const (
	Hello    Verb = "hello"
	Advise   Verb = "advise"
	Launch   Verb = "launch"
	Report   Verb = "report"
	Decide   Verb = "decide"
	State    Verb = "state"
	Rehearse Verb = "rehearse"
	// Classify judges hosts outside the portal, for which the user opted in.
	Classify Verb = "classify"
	// GuardHost adds a host of the user's broker to those that are guarded, or
	// takes it back.
	GuardHost Verb = "guard-host"
)

// Verbs lists all of them.
func Verbs() []Verb {
	return []Verb{Hello, Advise, Launch, Report, Decide, State, Rehearse, Classify, GuardHost}
}

// HelloRequest opens a conversation.
type HelloRequest struct {
	// Min and Max are the protocol versions the extension speaks.
	Min int `json:"min"`
	Max int `json:"max"`
	// Extension is the extension's own version, for the report.
	Extension string `json:"extension"`
}

// HelloAnswer says who answers.
type HelloAnswer struct {
	Min     int    `json:"min"`
	Max     int    `json:"max"`
	Version string `json:"version"`
	// Features lists the verbs this host answers.
	Features []string `json:"features"`
	// Hardened is true when the caller is the extension inside a hardened profile.
	Hardened bool `json:"hardened"`
	// Level is the enforcement level of that profile, empty in an everyday profile.
	Level string `json:"level,omitempty"`
}

// AdviseRequest carries the facts of one tab.
type AdviseRequest struct {
	Page       Page               `json:"page"`
	Controls   []PageControl      `json:"controls"`
	Extensions []BrowserExtension `json:"extensions"`
}

// Page is the tab's top document. The path is never sent: it may hold a token.
type Page struct {
	// Origin is scheme, host and port, as in "https://www.interactivebrokers.com".
	Origin string `json:"origin"`
	// SignIn is true when some frame shows a sign-in form.
	SignIn bool `json:"sign_in"`
	// SignedIn is true when the page shows a way to sign out, and no sign-in form.
	SignedIn bool `json:"signed_in"`
	// SessionOpen is true when somebody is signed in on some page of the portal in this
	// browser, or was when its tab closed and nobody has signed out since.
	SessionOpen bool `json:"session_open,omitempty"`
	// IdleMinutes is for how many minutes nobody has used any page of the portal, 0
	// unless somebody is signed in and it is as long as the user set for a reminder.
	IdleMinutes int `json:"idle_minutes,omitempty"`
}

// PageControl is one control of a sign-in, recognised by the extension, that
// keeps something of the user beyond the visit.
type PageControl struct {
	// Key names the control within the tab, opaque to the host.
	Key string `json:"key"`
	// Label is the control's accessible name, cut to 160 characters.
	Label string `json:"label"`
	// Kind is "checkbox", "switch", "toggle" (a button that stays pressed), "radio"
	// (a group), "select" (a list) or "button" (a question whose answers are buttons).
	Kind string `json:"kind"`
	// State is "on", "off" or "mixed". A question is "off" until it is answered.
	State string `json:"state"`
	// Keeps is "session", when the user stays signed in or the device is trusted,
	// or "name", when only the user's name or number is filled in next time.
	Keeps string `json:"keeps"`
	// Settable is true when the extension can set the control to off.
	Settable bool `json:"settable"`
	// Language is the phrase list that matched, a BCP 47 primary tag.
	Language string `json:"language"`
}

// BrowserExtension is what the browser's management API says of one extension.
type BrowserExtension struct {
	ID              string   `json:"id"`
	Name            string   `json:"name"`
	Version         string   `json:"version"`
	Type            string   `json:"type"`
	Enabled         bool     `json:"enabled"`
	InstallType     string   `json:"install_type"`
	Permissions     []string `json:"permissions"`
	HostPermissions []string `json:"host_permissions"`
}

// AdviseAnswer carries everything that is known for the tab, news first.
type AdviseAnswer struct {
	Findings []finding.Finding `json:"findings"`
	// More is true while something is still being looked at: ask again soon.
	More bool `json:"more,omitempty"`
}

// LaunchRequest asks for the hardened profile.
type LaunchRequest struct {
	// Start is "portal" (the official sign-in) or "rehearsal".
	Start string `json:"start"`
	// Mode is "stable" or "ephemeral": whether the device cookies survive the
	// session. Empty means stable.
	Mode string `json:"mode,omitempty"`
	// Extensions is "guarded" or "strict": ours alone, or none. Empty means guarded.
	Extensions string `json:"extensions,omitempty"`
}

// LaunchAnswer says what was started.
type LaunchAnswer struct {
	// Profile is the profile's UUID.
	Profile string `json:"profile"`
	// Browser is the browser's name, for showing.
	Browser string `json:"browser"`
	// Level is what the launch reached, for example "L1".
	Level string `json:"level"`
}

// RehearseRequest asks for the practice portal. It has no fields.
type RehearseRequest struct{}

// RehearseAnswer says where it is.
type RehearseAnswer struct {
	// URL is "http://rehearsal.localhost" with a port and without a path.
	URL string `json:"url"`
}

// ReportRequest asks for the posture report of this machine and browser.
type ReportRequest struct {
	// Extensions is the calling browser's own list.
	Extensions []BrowserExtension `json:"extensions"`
	// Page is the portal page that the user looks at, if any.
	Page *Page `json:"page,omitempty"`
	// Controls are that page's persistent-login controls.
	Controls []PageControl `json:"controls,omitempty"`
	// Language is the BCP 47 tag for the HTML file, for example "de".
	Language string `json:"language"`
}

// ReportAnswer says where the files are. Paths are for showing only.
type ReportAnswer struct {
	HTML string `json:"html"`
	JSON string `json:"json"`
	// Counts is the number of findings by outcome.
	Counts map[finding.Outcome]int `json:"counts"`
}

// DecideRequest records or takes back the user's decision on a finding.
type DecideRequest struct {
	Fingerprint string        `json:"fingerprint"`
	Finding     finding.ID    `json:"finding"`
	Level       finding.Level `json:"level"`
	// Decision is "dismiss" or "restore".
	Decision string `json:"decision"`
}

// DecideAnswer confirms.
type DecideAnswer struct {
	// Dismissed is the number of fingerprints dismissed now.
	Dismissed int `json:"dismissed"`
}

// StateRequest asks for the host's state. It has no fields.
type StateRequest struct{}

// StateAnswer is the state that a face may show.
type StateAnswer struct {
	Profiles  []ProfileState `json:"profiles"`
	Dismissed []Decision     `json:"dismissed"`
	// KeyKept is "keyring" or "file": where the key that seals the state is. It
	// is empty as long as there is no state.
	KeyKept string `json:"key_kept"`
	// AddedHosts are the hosts that the user added to the portal's.
	AddedHosts []string `json:"added_hosts,omitempty"`
}

// ProfileState is one hardened profile.
type ProfileState struct {
	ID      string `json:"id"`
	Browser string `json:"browser"`
	Level   string `json:"level"`
	// Mode is "stable" or "ephemeral": whether the device cookies survived the
	// last session. Extensions is "guarded" or "strict": ours alone, or none.
	Mode       string `json:"mode"`
	Extensions string `json:"extensions"`
	Running    bool   `json:"running"`
	// LaunchedAt and WipedAt are RFC 3339 times, empty where it never happened.
	LaunchedAt string `json:"launched_at,omitempty"`
	WipedAt    string `json:"wiped_at,omitempty"`
}

// Decision is one dismissed finding.
type Decision struct {
	Fingerprint string        `json:"fingerprint"`
	Finding     finding.ID    `json:"finding"`
	Level       finding.Level `json:"level"`
	DecidedAt   string        `json:"decided_at"`
}

// ClassifyRequest asks what hosts are to the portal.
type ClassifyRequest struct {
	// Pages are at most 100.
	Pages []ClassifyPage `json:"pages"`
}

// ClassifyPage is one page outside the portal. Neither its path nor anything that
// stands on it is ever sent.
type ClassifyPage struct {
	// Origin is scheme, host and port, as in "https://www.example.org".
	Origin string `json:"origin"`
	// Password is true when the page shows a field for a password.
	Password bool `json:"password"`
	// Marks are the names of the portal's marks that the page carries, out of the
	// closed set of the broker's data.
	Marks []string `json:"marks"`
}

// ClassifyAnswer has a verdict for each page, in their order.
type ClassifyAnswer struct {
	Verdicts []HostVerdict `json:"verdicts"`
}

// HostVerdict is what a host is to the portal.
type HostVerdict struct {
	// Host is the host as it is asked for, in Punycode.
	Host string `json:"host"`
	// Registrable is the part of it that somebody registered.
	Registrable string `json:"registrable"`
	// Verdict is "official", "local-gateway", "mirror", "lookalike-strong",
	// "lookalike-weak" or "unrelated".
	Verdict string `json:"verdict"`
	// Rule names what decided, as in docs/lookalikes.md.
	Rule string `json:"rule"`
	// Target is the official domain that is meant or imitated, empty where none is.
	Target string `json:"target"`
	// Distance is how many letters differ, absent where none were counted.
	Distance *int `json:"distance,omitempty"`
}

// GuardHostRequest adds a host to those that are guarded, or takes it back.
type GuardHostRequest struct {
	// Host is one name by itself, as in "portal.example.com".
	Host string `json:"host"`
	// Decision is "add" or "remove".
	Decision string `json:"decision"`
}

// GuardHostAnswer lists all hosts that the user added.
type GuardHostAnswer struct {
	Hosts []string `json:"hosts"`
}
