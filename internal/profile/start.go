package profile

import (
	"fmt"
	"slices"
)

// Mode is what a hardened profile keeps from one session to the next.
type Mode string

const (
	// Stable keeps the cookies by which the broker may recognise the device, and
	// nothing else. It is the default: a broker asks to approve a device that it
	// does not recognise, and being asked every day teaches to approve blindly.
	Stable Mode = "stable"
	// Ephemeral keeps nothing. What an earlier stable session kept stays where it
	// is, unused, for the next stable one.
	Ephemeral Mode = "ephemeral"
)

// Modes are the words for the modes, the default first.
func Modes() []string { return []string{string(Stable), string(Ephemeral)} }

const (
	guarded = "guarded"
	strict  = "strict"
)

// ExtensionModes are the words for which extensions a hardened profile has, the
// default first: ours alone, or none at all.
func ExtensionModes() []string { return []string{guarded, strict} }

// Start is what a hardened profile opens, and how.
type Start struct {
	// URL is the official sign-in, or the practice portal's address.
	URL string
	// Rehearsal allows the practice portal in this session.
	Rehearsal bool
	// Mode is what is kept after the session. Empty means [Stable].
	Mode Mode
	// Strict admits no extension, ours included: the page is then watched by
	// nobody.
	Strict bool
	// Language is a BCP 47 tag for what the window says itself.
	Language string
}

// need is what the start needs of its browser.
func (s Start) need() need {
	if s.Strict {
		return notAtAll
	}
	return somehow
}

// mode is the mode with its default.
func (s Start) mode() Mode {
	if s.Mode == "" {
		return Stable
	}
	return s.Mode
}

// extensionMode is the word for which extensions the session has.
func (s Start) extensionMode() string {
	if s.Strict {
		return strict
	}
	return guarded
}

const (
	portalWord    = "portal"
	rehearsalWord = "rehearsal"
)

// site is the word for which portal the start is for.
func (s Start) site() string {
	if s.Rehearsal {
		return rehearsalWord
	}
	return portalWord
}

// words are the start as the supervisor is told it: all but the URL, which it
// looks up itself, in words of a closed set.
func (s Start) words() []string {
	return []string{s.site(), string(s.mode()), s.extensionMode()}
}

// ParseStart reads the words that a supervisor is started with. The URL is for
// the caller to fill in.
func ParseStart(words []string) (Start, error) {
	known := [][]string{{portalWord, rehearsalWord}, Modes(), ExtensionModes()}
	if len(words) != len(known) {
		return Start{}, fmt.Errorf("%d words say how to start, not %d", len(known), len(words))
	}
	for i, word := range words {
		if !slices.Contains(known[i], word) {
			return Start{}, fmt.Errorf("%q is none of %q", word, known[i])
		}
	}
	return Start{Rehearsal: words[0] == rehearsalWord, Mode: Mode(words[1]), Strict: words[2] == strict}, nil
}
