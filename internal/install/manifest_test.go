package install

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
)

const goodChromium = `{"name":"io.github.sallyport","description":"d","path":"/p","type":"stdio","allowed_origins":["chrome-extension://` + extension.ChromiumID + `/"]}`
const goodFirefox = `{"name":"io.github.sallyport","description":"d","path":"/p","type":"stdio","allowed_extensions":["` + extension.FirefoxID + `"]}`

// Each row is a rule that one of the browsers was measured to have.
func TestLintKnowsTheBrowsersRules(t *testing.T) {
	id := extension.ChromiumID
	for _, c := range []struct {
		name     string
		family   browser.Family
		old, new string // what is replaced in a good manifest
		file     string
		wrong    string // empty where the browser takes it
	}{
		{"as it should be", browser.Chromium, "", "", "", ""},
		{"as it should be", browser.Firefox, "", "", "", ""},
		{"a mark at the start", browser.Chromium, "{", "\ufeff{", "", ""},
		{"a mark at the start", browser.Firefox, "{", "\ufeff{", "", ""},
		{"broken", browser.Chromium, `"type"`, `"type`, "", "not a JSON object"},
		{"broken", browser.Firefox, "}", "", "", "not a JSON object"},
		{"a list", browser.Chromium, goodChromium, "[]", "", "not a JSON object"},
		{"null", browser.Firefox, goodFirefox, "null", "", "not a JSON object"},

		{"upper case", browser.Chromium, "io.github.sallyport", "io.github.Sallyport", "io.github.Sallyport", "the name"},
		{"upper case", browser.Firefox, "io.github.sallyport", "io.github.Sallyport", "io.github.Sallyport", ""},
		{"a hyphen", browser.Chromium, "io.github.sallyport", "io.github.sally-port", "io.github.sally-port", "the name"},
		{"a hyphen", browser.Firefox, "io.github.sallyport", "io.github.sally-port", "io.github.sally-port", "the name"},
		{"a leading dot", browser.Chromium, "io.github", ".io.github", ".io.github.sallyport", "the name"},
		{"a trailing dot", browser.Firefox, "sallyport", "sallyport.", "io.github.sallyport.", "the name"},
		{"two dots", browser.Chromium, "io.github", "io..github", "io..github.sallyport", "the name"},
		{"two dots", browser.Firefox, "io.github", "io..github", "io..github.sallyport", "the name"},
		{"another file name", browser.Chromium, "", "", "sallyport", "differs from the file's name"},
		{"another file name", browser.Firefox, "", "", "sallyport", "differs from the file's name"},
		{"no name", browser.Firefox, `"name":"io.github.sallyport",`, "", "", `has no "name"`},
		{"a number for a name", browser.Chromium, `"io.github.sallyport"`, "1", "", `"name" is not a string`},

		{"no description", browser.Chromium, `"description":"d",`, "", "", `has no "description"`},
		{"no description", browser.Firefox, `"description":"d",`, "", "", `has no "description"`},
		{"an empty description", browser.Chromium, `"description":"d"`, `"description":""`, "", `"description" is empty`},
		{"a relative path", browser.Chromium, `"/p"`, `"p"`, "", "not absolute"},
		{"a relative path", browser.Firefox, `"/p"`, `"./p"`, "", "not absolute"},
		{"no path", browser.Chromium, `"path":"/p",`, "", "", `has no "path"`},
		{"another type", browser.Chromium, "stdio", "pipe", "", "the type"},
		{"no type", browser.Firefox, `"type":"stdio",`, "", "", `has no "type"`},

		{"no trailing slash", browser.Chromium, id + "/", id, "", "voids the whole file"},
		{"a wildcard", browser.Chromium, id, "*", "", "voids the whole file"},
		{"one bad entry of two", browser.Chromium, `["chrome`, `["chrome-extension://*/","chrome`, "", "voids the whole file"},
		{"a good entry of another", browser.Chromium, `["chrome`, `["chrome-extension://` + strings.Repeat("a", 32) + `/","chrome`, "", ""},
		{"somebody else's extension", browser.Chromium, id, strings.Repeat("a", 32), "", "does not allow the extension"},
		{"somebody else's add-on", browser.Firefox, extension.FirefoxID, "other@example.org", "", "does not allow the add-on"},
		{"no origins", browser.Chromium, `,"allowed_origins":["chrome-extension://` + id + `/"]`, "", "", `has no "allowed_origins"`},
		{"no add-ons", browser.Firefox, `["` + extension.FirefoxID + `"]`, "[]", "", `"allowed_extensions" is empty`},
		{"origins as a string", browser.Chromium, `["chrome-extension://` + id + `/"]`, `"chrome-extension://` + id + `/"`, "", "not a list of strings"},

		{"an extra key", browser.Chromium, `"type"`, `"version":1,"type"`, "", ""},
		{"an extra key", browser.Firefox, `"type"`, `"version":1,"type"`, "", `the key "version"`},
		{"the other family's key", browser.Firefox, `"type"`, `"allowed_origins":[],"type"`, "", `the key "allowed_origins"`},
	} {
		good := goodChromium
		if c.family == browser.Firefox {
			good = goodFirefox
		}
		content := strings.Replace(good, c.old, c.new, 1)
		file := c.file
		if file == "" {
			file = extension.HostName
		}
		wrong := strings.Join(lint("linux", c.family, "/folder/"+file+".json", []byte(content)), "; ")
		if c.wrong == "" {
			assert.Empty(t, wrong, "%s, %s: %s", c.family, c.name, content)
		} else {
			assert.Contains(t, wrong, c.wrong, "%s, %s: %s", c.family, c.name, content)
		}
	}
}

func TestOurManifestIsRecognised(t *testing.T) {
	for _, c := range []struct {
		content string
		ours    bool
	}{
		{goodChromium, true},
		{goodFirefox, true},
		{"\ufeff" + goodFirefox, true},
		{`{"name":"io.github.sallyport","path":"/p"}`, true},
		{`{"name":"io.github.sallyport","path":"/q"}`, false},
		{`{"name":"org.example","path":"/p"}`, false},
		{`{"name":"io.github.sallyport"}`, false},
		{`["io.github.sallyport","/p"]`, false},
		{"", false},
	} {
		assert.Equal(t, c.ours, pointsAt([]byte(c.content), "/p"), c.content)
	}
}

// FuzzManifest: what lint lets through for Firefox, a strict reader of the same
// shape takes, and so does a lenient one for Chromium.
func FuzzManifest(f *testing.F) {
	for _, seed := range []string{goodChromium, goodFirefox, "", "null", "[]", "{}", "\ufeff" + goodFirefox, `{"name":1}`, `{"allowed_origins":[null]}`} {
		f.Add([]byte(seed))
	}
	file := "/folder/" + manifestFile
	f.Fuzz(func(t *testing.T, content []byte) {
		pointsAt(content, "/p")
		if len(lint("linux", browser.Firefox, file, content)) == 0 {
			var m struct {
				Name, Description, Path, Type string
				AllowedExtensions             []string `json:"allowed_extensions"`
			}
			d := json.NewDecoder(bytes.NewReader(trimBOM(content)))
			d.DisallowUnknownFields()
			if err := d.Decode(&m); err != nil || m.Name != extension.HostName || m.Description == "" || m.Type != "stdio" || !strings.HasPrefix(m.Path, "/") {
				t.Fatalf("%s: %+v, %v", content, m, err)
			}
		}
		if len(lint("linux", browser.Chromium, file, content)) == 0 {
			var m struct {
				Name           string
				AllowedOrigins []string `json:"allowed_origins"`
			}
			if err := json.Unmarshal(trimBOM(content), &m); err != nil || m.Name != extension.HostName || len(m.AllowedOrigins) == 0 {
				t.Fatalf("%s: %+v, %v", content, m, err)
			}
		}
	})
}
