package addon

import (
	"crypto/sha256"
	"encoding/base64"
	"path/filepath"
	"strings"
)

// chromiumID is the id that the Chromium family derives from a public key: half of
// its SHA-256, in the letters a to p.
func chromiumID(key []byte) string {
	sum := sha256.Sum256(key)
	return idOf([16]byte(sum[:16]))
}

func idOf(half [16]byte) string {
	id := make([]byte, 0, 32)
	for _, b := range half {
		id = append(id, 'a'+b>>4, 'a'+b&15)
	}
	return string(id)
}

// isChromiumID reports whether a text has the form of such an id.
func isChromiumID(s string) bool {
	if len(s) != 32 {
		return false
	}
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'p' {
			return false
		}
	}
	return true
}

// keyID is the id that follows from the manifest's key; empty where it has none
// that is one.
func (m *Manifest) keyID() string {
	if m.Key == "" {
		return ""
	}
	text := m.Key
	// Chromium takes the header and footer of a PEM file too.
	if _, rest, found := strings.Cut(text, "-----BEGIN PUBLIC KEY-----"); found {
		text, _, _ = strings.Cut(rest, "-----END")
	}
	text = strings.Join(strings.Fields(text), "")
	key, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		key, err = base64.RawStdEncoding.DecodeString(text)
	}
	// A public key is an ASN.1 sequence; a build tool's placeholder is not.
	if err != nil || len(key) < 64 || key[0] != 0x30 {
		return ""
	}
	return chromiumID(key)
}

// isFirefoxID reports whether a text has the form of an add-on's id: "{uuid}", or
// "name@place".
func isFirefoxID(s string) bool {
	if len(s) > 80 || len(s) < 3 {
		return false
	}
	if inside, found := strings.CutPrefix(s, "{"); found {
		inside, found = strings.CutSuffix(inside, "}")
		return found && len(inside) == 36 && onlyHas(strings.ToLower(inside), "0123456789abcdef-")
	}
	name, place, found := strings.Cut(strings.ToLower(s), "@")
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789-._"
	return found && place != "" && onlyHas(name, letters) && onlyHas(place, letters)
}

func onlyHas(s, letters string) bool {
	return strings.Trim(s, letters) == ""
}

// folderID is the id that an extension's folder says: its own name or the name of the one
// above it, which holds a folder a version; for the Firefox family its own name.
func folderID(dir string) string {
	name := filepath.Base(dir)
	if isChromiumID(name) || isFirefoxID(name) {
		return name
	}
	if above := filepath.Base(filepath.Dir(dir)); isChromiumID(above) {
		return above
	}
	return ""
}
