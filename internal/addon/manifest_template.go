package addon

import (
	"bytes"
	"slices"
	"strings"
)

// templateKey finds the plain key in one that a build tool expands for some
// browsers only: "{{chrome}}.permissions", "__firefox__permissions",
// "__chrome|edge__permissions", "chromium:permissions".
func templateKey(key []byte) (plain string, found bool) {
	open, end := "", ":"
	switch {
	case bytes.HasPrefix(key, []byte("{{")):
		open, end = "{{", "}}"
	case bytes.HasPrefix(key, []byte("__")):
		open, end = "__", "__"
	}
	if !bytes.Contains(key[len(open):], []byte(end)) {
		return "", false
	}
	targets, plain, _ := strings.Cut(string(key[len(open):]), end)
	if end == "}}" {
		plain = strings.TrimPrefix(plain, ".")
	}
	if plain == "" {
		return "", false
	}
	for _, t := range strings.FieldsFunc(targets, func(r rune) bool { return r == '|' || r == ',' || r == ' ' }) {
		if !slices.Contains(buildTargets(), strings.ToLower(t)) {
			return "", false
		}
	}
	return plain, targets != ""
}

// buildTargets are the names that such tools know browsers and builds by.
func buildTargets() []string {
	return []string{
		"chrome", "chromium", "firefox", "gecko", "mozilla", "edge", "opera", "brave", "vivaldi", "safari",
		"dev", "development", "prod", "production", "mv2", "mv3",
	}
}
