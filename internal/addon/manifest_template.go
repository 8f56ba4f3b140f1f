package addon

import (
	"slices"
	"strings"
)

// templateKey finds the plain key in one that a build tool expands for some
// browsers only: "{{chrome}}.permissions", "__firefox__permissions",
// "__chrome|edge__permissions", "chromium:permissions".
func templateKey(key string) (plain string, found bool) {
	var targets string
	switch {
	case strings.HasPrefix(key, "{{"):
		targets, plain, found = strings.Cut(key[2:], "}}")
		plain = strings.TrimPrefix(plain, ".")
	case strings.HasPrefix(key, "__"):
		targets, plain, found = strings.Cut(key[2:], "__")
	default:
		targets, plain, found = strings.Cut(key, ":")
	}
	if !found || plain == "" {
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
