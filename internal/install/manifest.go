package install

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
)

// maxManifest is the most that is read of a manifest. Ours has some 300 bytes.
const maxManifest = 64 << 10

const manifestFile = extension.HostName + ".json"

const hostDescription = "Sallyport guards the sign-in to your broker's portal"

// chromiumManifest and firefoxManifest are two shapes, because Firefox refuses
// a manifest that has a key it does not know.
type chromiumManifest struct {
	Name           string   `json:"name"`
	Description    string   `json:"description"`
	Path           string   `json:"path"`
	Type           string   `json:"type"`
	AllowedOrigins []string `json:"allowed_origins"`
}

type firefoxManifest struct {
	Name              string   `json:"name"`
	Description       string   `json:"description"`
	Path              string   `json:"path"`
	Type              string   `json:"type"`
	AllowedExtensions []string `json:"allowed_extensions"`
}

const chromiumOrigin = "chrome-extension://" + extension.ChromiumID + "/"

// manifest is the content of a family's manifest for a program. callers are further
// IDs of our extension in the Chromium family; in Firefox it has one ID everywhere.
func manifest(f browser.Family, program string, callers ...string) []byte {
	origins := []string{chromiumOrigin}
	for _, id := range callers {
		origins = append(origins, "chrome-extension://"+id+"/")
	}
	var value any = chromiumManifest{extension.HostName, hostDescription, program, "stdio", origins}
	if f == browser.Firefox {
		value = firefoxManifest{extension.HostName, hostDescription, program, "stdio", []string{extension.FirefoxID}}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	// A struct of strings always encodes.
	_ = e.Encode(value)
	return b.Bytes()
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

// The browsers' own rules for a host's name and for who may call it.
var (
	chromiumName   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9_]+(\.[a-z0-9_]+)*$`) })
	firefoxName    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\w+(\.\w+)*$`) })
	chromiumCaller = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^chrome-extension://[a-p]{32}/$`) })
)

// lint tells everything that makes a browser of a family ignore a manifest, by
// that browser's own rules, most of which it reports as "not found" only. file
// is the manifest's path.
func lint(system string, f browser.Family, file string, content []byte) []string {
	var wrong []string
	add := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }

	var fields map[string]json.RawMessage
	if err := json.Unmarshal(trimBOM(content), &fields); err != nil || fields == nil {
		return []string{"it is not a JSON object"}
	}
	text := func(key string) string {
		var s string
		if raw, ok := fields[key]; !ok {
			add("it has no %q", key)
		} else if json.Unmarshal(raw, &s) != nil {
			add("%q is not a string", key)
		} else if s == "" {
			add("%q is empty", key)
		}
		return s
	}
	list := func(key string) []string {
		var l []string
		if raw, ok := fields[key]; !ok {
			add("it has no %q", key)
		} else if json.Unmarshal(raw, &l) != nil {
			add("%q is not a list of strings", key)
		} else if len(l) == 0 {
			add("%q is empty", key)
		}
		return l
	}

	rule := chromiumName()
	if f == browser.Firefox {
		rule = firefoxName()
	}
	if name := text("name"); name != "" {
		if !rule.MatchString(name) {
			add("the name %q is not one that the browser allows", name)
		}
		if want := strings.TrimSuffix(filepath.Base(file), ".json"); name != want {
			add("the name %q differs from the file's name %q", name, want)
		}
	}
	text("description")
	if kind := text("type"); kind != "" && kind != "stdio" {
		add("the type is %q and not “stdio”", kind)
	}
	if program := text("path"); program != "" && !isAbsolute(system, program) {
		add("the program's path %q is not absolute", program)
	}
	if f == browser.Firefox {
		if ids := list("allowed_extensions"); len(ids) > 0 && !slices.Contains(ids, extension.FirefoxID) {
			add("it does not allow the add-on %s", extension.FirefoxID)
		}
		known := []string{"name", "description", "path", "type", "allowed_extensions"}
		for _, key := range slices.Sorted(maps.Keys(fields)) {
			if !slices.Contains(known, key) {
				add("it has the key %q, and Firefox refuses a manifest with a key that it does not know", key)
			}
		}
		return wrong
	}
	origins := list("allowed_origins")
	for _, o := range origins {
		if !chromiumCaller().MatchString(o) {
			add("the origin %q is not of the form chrome-extension://<id>/, and one such entry voids the whole file", o)
		}
	}
	if len(origins) > 0 && !slices.Contains(origins, chromiumOrigin) {
		add("it does not allow the extension %s", extension.ChromiumID)
	}
	return wrong
}
