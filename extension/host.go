package extension

import (
	"bytes"
	"encoding/json"
)

// ChromiumHost is the native-messaging manifest with which browsers of the
// Chromium family let the extensions with these IDs start a program, given by its
// absolute path.
func ChromiumHost(program string, ids ...string) []byte {
	origins := make([]string, len(ids))
	for i, id := range ids {
		origins[i] = Origin(id)
	}
	return indented(struct {
		host
		AllowedOrigins []string `json:"allowed_origins"`
	}{hostAt(program), origins})
}

// FirefoxHost is [ChromiumHost] for the Firefox family, where the add-on has one ID
// everywhere. It is a shape of its own, because Firefox refuses a manifest with a
// key that it does not know.
func FirefoxHost(program string) []byte {
	return indented(struct {
		host
		AllowedExtensions []string `json:"allowed_extensions"`
	}{hostAt(program), []string{FirefoxID}})
}

// Origin is how the Chromium family names the extension with an ID.
func Origin(id string) string { return "chrome-extension://" + id + "/" }

// host is what both families want to know of a program.
type host struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Path        string `json:"path"`
	Type        string `json:"type"`
}

func hostAt(program string) host {
	return host{HostName, "Sallyport guards the sign-in to your broker's portal", program, "stdio"}
}

func indented(manifest any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	_ = e.Encode(manifest) // a struct of strings always encodes
	return b.Bytes()
}
