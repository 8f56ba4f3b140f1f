package addon

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
)

// ErrVersions: a text that names no versions.
var ErrVersions = errors.New("no version or range: use 1.2.3, 1.2.*, 1.2-1.4 or >=1.2 <1.5, several with commas between")

// ParseVersions checks a list of versions and ranges, separated by commas or
// semicolons: "1.2.3", "1.2.*", "1.2-1.4" with both ends, and comparisons that all have
// to hold, as in ">=1.2 <1.5". An empty text, "*" and "all" are all versions. It returns
// the text as [covers] takes it.
func ParseVersions(s string) (string, error) {
	if s = strings.TrimSpace(s); s == "*" || strings.EqualFold(s, "all") || s == "-" {
		return "", nil
	}
	for _, part := range versionParts(s) {
		if _, ok := holds(part, "1"); !ok {
			return "", ErrVersions
		}
	}
	return s, nil
}

func versionParts(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' })
}

// covers reports whether a version is among those named; known is false where the
// version is none that can be compared.
func covers(versions, version string) (covered, known bool) {
	if !isVersion(version) {
		return false, false
	}
	for _, part := range versionParts(versions) {
		if is, ok := holds(part, version); ok && is {
			return true, true
		}
	}
	return false, true
}

// holds tries one part of a list; ok is false for one that says nothing.
func holds(part, version string) (is, ok bool) {
	part = strings.TrimSpace(part)
	if low, high, found := strings.Cut(strings.ReplaceAll(part, " ", ""), "-"); found && isVersion(low) && isVersion(high) {
		return compareVersions(version, low) >= 0 && compareVersions(version, high) <= 0, true
	}
	words := strings.Fields(joinOperators(part))
	if len(words) == 0 {
		return false, false
	}
	for _, w := range words {
		is, ok := compares(w, version)
		if !ok || !is {
			return false, ok && allCompare(words)
		}
	}
	return true, true
}

func allCompare(words []string) bool {
	for _, w := range words {
		if _, ok := compares(w, "1"); !ok {
			return false
		}
	}
	return true
}

// joinOperators closes the gap in ">= 1.2".
func joinOperators(s string) string {
	for _, op := range []string{">=", "<=", ">", "<", "="} {
		for strings.Contains(s, op+" ") {
			s = strings.ReplaceAll(s, op+" ", op)
		}
	}
	return s
}

// compares tries one word: a comparison, a version, or one with a final "*".
func compares(word, version string) (is, ok bool) {
	for _, one := range []struct {
		op    string
		holds func(int) bool
	}{
		{">=", func(n int) bool { return n >= 0 }}, {"<=", func(n int) bool { return n <= 0 }},
		{">", func(n int) bool { return n > 0 }}, {"<", func(n int) bool { return n < 0 }},
		{"=", func(n int) bool { return n == 0 }},
	} {
		if limit, found := strings.CutPrefix(word, one.op); found {
			return one.holds(compareVersions(version, limit)), isVersion(limit)
		}
	}
	for _, any := range []string{".*", ".x"} {
		if stem, found := strings.CutSuffix(word, any); found {
			return version == stem || strings.HasPrefix(version, stem+"."), isVersion(stem)
		}
	}
	return compareVersions(version, word) == 0, isVersion(word)
}

func isVersion(s string) bool {
	return s != "" && s[0] >= '0' && s[0] <= '9' && len(s) <= maxName && onlyHas(strings.ToLower(s), "0123456789abcdefghijklmnopqrstuvwxyz.+_")
}

// compareVersions compares number by number; what is missing is 0. A part that is no
// number goes before every number, as in "1.0.beta".
func compareVersions(a, b string) int {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(as), len(bs)) {
		x, y := "0", "0"
		if i < len(as) {
			x = as[i]
		}
		if i < len(bs) {
			y = bs[i]
		}
		n, xErr := strconv.ParseUint(x, 10, 64)
		m, yErr := strconv.ParseUint(y, 10, 64)
		c := 0
		switch {
		case xErr == nil && yErr == nil:
			c = cmp.Compare(n, m)
		case xErr == nil:
			c = 1
		case yErr == nil:
			c = -1
		default:
			c = strings.Compare(x, y)
		}
		if c != 0 {
			return c
		}
	}
	return 0
}
