package install

import (
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
	var l linter
	if err := json.Unmarshal(trimBOM(content), &l.fields); err != nil || l.fields == nil {
		return []string{"it is not a JSON object"}
	}
	rule, callers := chromiumName(), l.chromiumCallers
	if f == browser.Firefox {
		rule, callers = firefoxName(), l.firefoxCallers
	}
	l.name(rule, strings.TrimSuffix(filepath.Base(file), ".json"))
	l.text("description")
	if kind := l.text("type"); kind != "" && kind != "stdio" {
		l.add("the type is %q and not “stdio”", kind)
	}
	if program := l.text("path"); program != "" && !isAbsolute(system, program) {
		l.add("the program's path %q is not absolute", program)
	}
	callers()
	return l.wrong
}

// linter gathers what is wrong with a manifest's fields.
type linter struct {
	fields map[string]json.RawMessage
	wrong  []string
}

func (l *linter) add(format string, args ...any) {
	l.wrong = append(l.wrong, fmt.Sprintf(format, args...))
}

// text is the string that a field must have, or empty.
func (l *linter) text(key string) string {
	var s string
	if raw, ok := l.fields[key]; !ok {
		l.add("it has no %q", key)
	} else if json.Unmarshal(raw, &s) != nil {
		l.add("%q is not a string", key)
	} else if s == "" {
		l.add("%q is empty", key)
	}
	return s
}

// list is the list of strings that a field must have, or empty.
func (l *linter) list(key string) []string {
	var list []string
	if raw, ok := l.fields[key]; !ok {
		l.add("it has no %q", key)
	} else if json.Unmarshal(raw, &list) != nil {
		l.add("%q is not a list of strings", key)
	} else if len(list) == 0 {
		l.add("%q is empty", key)
	}
	return list
}

func (l *linter) name(rule *regexp.Regexp, want string) {
	name := l.text("name")
	if name == "" {
		return
	}
	if !rule.MatchString(name) {
		l.add("the name %q is not one that the browser allows", name)
	}
	if name != want {
		l.add("the name %q differs from the file's name %q", name, want)
	}
}

func (l *linter) firefoxCallers() {
	if ids := l.list("allowed_extensions"); len(ids) > 0 && !slices.Contains(ids, extension.FirefoxID) {
		l.add("it does not allow the add-on %s", extension.FirefoxID)
	}
	known := []string{"name", "description", "path", "type", "allowed_extensions"}
	for _, key := range slices.Sorted(maps.Keys(l.fields)) {
		if !slices.Contains(known, key) {
			l.add("it has the key %q, and Firefox refuses a manifest with a key that it does not know", key)
		}
	}
}

func (l *linter) chromiumCallers() {
	origins := l.list("allowed_origins")
	for _, o := range origins {
		if !chromiumCaller().MatchString(o) {
			l.add("the origin %q is not of the form chrome-extension://<id>/, and one such entry voids the whole file", o)
		}
	}
	if len(origins) > 0 && !slices.Contains(origins, extension.Origin(extension.ChromiumID)) {
		l.add("it does not allow the extension %s", extension.ChromiumID)
	}
}
