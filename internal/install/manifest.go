package install

import (
	"bytes"
	"encoding/json"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
)

// maxManifest is the most that is read of a manifest. Ours has some 300 bytes.
const maxManifest = 64 << 10

const manifestFile = extension.HostName + ".json"

// manifest is the content of a family's manifest for a program. callers are further
// IDs of our extension in the Chromium family.
func manifest(f browser.Family, program string, callers ...string) []byte {
	if f == browser.Firefox {
		return extension.FirefoxHost(program)
	}
	return extension.ChromiumHost(program, append([]string{extension.ChromiumID}, callers...)...)
}

// pointsAt reports whether a manifest is one of ours for a program, in any
// version: it has our host's name and starts that very program.
func pointsAt(content []byte, program string) bool {
	var m struct {
		Name string `json:"name"`
		Path string `json:"path"`
	}
	return json.Unmarshal(trimBOM(content), &m) == nil && m.Name == extension.HostName && m.Path == program
}

func trimBOM(b []byte) []byte { return bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")) }
