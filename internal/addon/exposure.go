package addon

import "fmt"

// Exposure is what an extension can do at the portal, by its permissions alone.
// It says nothing about what the extension means to do.
type Exposure uint8

// Exposures, from none to all.
const (
	// A0: nothing at the portal.
	A0 Exposure = iota
	// A1: only once the user clicks or agrees.
	A1
	// A2: steer the network, watch which sites are open, or control the browser.
	A2
	// A3: use the signed-in session, or read what it loads, without touching the page.
	A3
	// A4: run code inside the page: read what is typed, change what is shown.
	A4
)

// String is "A0" to "A4".
func (e Exposure) String() string { return fmt.Sprintf("A%d", uint8(e)) }

// MarshalText writes "A0" to "A4".
func (e Exposure) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (e *Exposure) UnmarshalText(b []byte) error {
	n, err := grade('A', b)
	*e = Exposure(n)
	return err
}

// grade reads a letter and a digit from 0 to 4.
func grade(letter byte, b []byte) (uint8, error) {
	if len(b) != 2 || b[0] != letter || b[1] < '0' || b[1] > '4' {
		return 0, fmt.Errorf("%q is none of %c0 to %c4", b, letter, letter)
	}
	return b[1] - '0', nil
}

// Match is one reason for an exposure: at this origin, by this manifest key, and
// by this entry of it (a match pattern, or the name of a permission).
type Match struct {
	Origin  string `json:"origin"`
	Key     string `json:"key"`
	Pattern string `json:"pattern"`
}
