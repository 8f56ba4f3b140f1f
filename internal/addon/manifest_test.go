package addon

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/disk"
)

func hostTexts(hosts []Host) []string {
	var all []string
	for _, h := range hosts {
		all = append(all, h.Key+" "+h.Pattern.String())
	}
	return all
}

func TestParseManifestV3(t *testing.T) {
	m, err := ParseManifest([]byte("\ufeff" + `{
		// what it is
		"name": "Reader", "version": "1.2", "manifest_version": 3, /* three */
		"permissions": ["scripting", {"fileSystem": ["write"]}, "https://ignored.test/*"],
		"host_permissions": ["https://*/*", "*://.example.com/*"],
		"optional_permissions": ["tabs", "https://firefox.test/*"],
		"optional_host_permissions": ["http://*/*"],
		"content_scripts": [{
			"matches": ["https://a.test/*", "https://*bad/*"], "exclude_matches": ["https://a.test/x"],
			"include_globs": ["*a*"], "exclude_globs": ["*b*"], "js": ["//not a comment", "/*nor this*/"],
		}],
	}`))
	require.NoError(t, err)
	assert.Equal(t, "Reader", m.Name)
	assert.Equal(t, "1.2", m.Version)
	assert.Equal(t, 3, m.ManifestVersion)
	assert.Equal(t, []string{"scripting", "fileSystem"}, m.Permissions)
	assert.True(t, m.Has("scripting"))
	assert.False(t, m.Has("debugger"))
	assert.Equal(t, []string{"host_permissions https://*/*"}, hostTexts(m.Hosts))
	assert.Equal(t, []string{"tabs"}, m.OptionalPermissions)
	assert.Equal(t, []string{"optional_permissions https://firefox.test/*", "optional_host_permissions http://*/*"}, hostTexts(m.OptionalHosts))
	require.Len(t, m.Scripts, 1)
	require.Len(t, m.Scripts[0].Matches, 1)
	assert.Len(t, m.Scripts[0].ExcludeMatches, 1)
	assert.Equal(t, []string{"*a*"}, m.Scripts[0].IncludeGlobs)
	assert.Equal(t, []string{"*b*"}, m.Scripts[0].ExcludeGlobs)
	problems := strings.Join(m.Problems, "\n")
	assert.Contains(t, problems, `permissions holds the host "https://ignored.test/*"`)
	assert.Contains(t, problems, `"*://.example.com/*" is ignored`)
	assert.Contains(t, problems, `content_scripts.matches: "https://*bad/*" is ignored`)
}

func TestParseManifestV2(t *testing.T) {
	m, err := ParseManifest([]byte(`{"manifest_version": 2, "permissions": ["tabs", "<all_urls>", "http://*/*"],
		"host_permissions": ["https://no.effect/*"], "optional_permissions": ["https://*/*", "cookies"]}`))
	require.NoError(t, err)
	assert.Equal(t, []string{"permissions <all_urls>", "permissions http://*/*"}, hostTexts(m.Hosts))
	assert.Equal(t, []string{"tabs"}, m.Permissions)
	assert.Equal(t, []string{"optional_permissions https://*/*"}, hostTexts(m.OptionalHosts))
}

func TestParseManifestToleratesWrongTypes(t *testing.T) {
	tests := []struct {
		name, text, problem string
		check               func(t *testing.T, m Manifest)
	}{
		{"name", `{"name": 7, "version": "1"}`, "name is no string", func(t *testing.T, m Manifest) { assert.Equal(t, "1", m.Version) }},
		{"version", `{"version": {"a": [1]}, "name": "n"}`, "version is no string", func(t *testing.T, m Manifest) { assert.Equal(t, "n", m.Name) }},
		{"manifest_version text", `{"manifest_version": "3"}`, "manifest_version is no whole number", nil},
		{"manifest_version fraction", `{"manifest_version": 2.5}`, "manifest_version is no whole number", nil},
		{"manifest_version missing", `{}`, "manifest_version is missing", nil},
		{"permissions null", `{"permissions": null, "name": "n"}`, "permissions is no list", nil},
		{"permissions lone", `{"permissions": "<all_urls>"}`, "permissions is no list", func(t *testing.T, m Manifest) { assert.Len(t, m.Hosts, 1) }},
		{"permissions mixed", `{"permissions": [1, null, ["tabs"], "tabs"]}`, "an entry that is no string", func(t *testing.T, m Manifest) { assert.Equal(t, []string{"tabs"}, m.Permissions) }},
		{"scripts object", `{"content_scripts": {"matches": ["<all_urls>"]}}`, "content_scripts is no list", func(t *testing.T, m Manifest) { assert.Empty(t, m.Scripts) }},
		{"script text", `{"content_scripts": ["x", {"matches": ["<all_urls>"]}]}`, "an entry that is no object", func(t *testing.T, m Manifest) { assert.Len(t, m.Scripts, 1) }},
		{"matches lone", `{"content_scripts": [{"matches": "<all_urls>"}]}`, "content_scripts.matches is no list", func(t *testing.T, m Manifest) { assert.Len(t, m.Scripts[0].Matches, 1) }},
		{"the last of two keys counts", `{"name": "a", "name": "b"}`, "missing", func(t *testing.T, m Manifest) { assert.Equal(t, "b", m.Name) }},
		{"keys are compared by letter", `{"NAME": "a"}`, "missing", func(t *testing.T, m Manifest) { assert.Empty(t, m.Name) }},
		{"escapes", `{"name": "\u00e4\x41\v\ud83d\ude00\ud800\/` + "\x01\t" + `"}`, "missing", func(t *testing.T, m Manifest) {
			assert.Equal(t, "äA\v😀\ufffd/\x01\t", m.Name)
		}},
		{"theme", `{"theme": {}}`, "missing", func(t *testing.T, m Manifest) { assert.True(t, m.Theme) }},
		{"app", `{"app": {}}`, "missing", func(t *testing.T, m Manifest) { assert.True(t, m.App) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, err := ParseManifest([]byte(tt.text))
			require.NoError(t, err)
			assert.Contains(t, strings.Join(m.Problems, "\n"), tt.problem)
			if tt.check != nil {
				tt.check(t, m)
			}
		})
	}
}

func TestParseManifestRefuses(t *testing.T) {
	tests := []struct {
		name, text string
		want       error
	}{
		{"empty", "", ErrNotJSON},
		{"HTML", "<!doctype html>", ErrNotJSON},
		{"a list", "[]", ErrNotJSON},
		{"UTF-16", "\xff\xfe{\x00}\x00", ErrNotJSON},
		{"cut in an object", `{"name": "x"`, ErrNotJSON},
		{"cut in a string", `{"name": "x`, ErrNotJSON},
		{"cut in an escape", `{"name": "x\`, ErrNotJSON},
		{"cut in a skipped value", `{"icons": {"16": "a`, ErrNotJSON},
		{"cut in a comment", `{"name": "x" /* `, ErrNotJSON},
		{"no colon", `{"name" "x"}`, ErrNotJSON},
		{"no comma", `{"name": "x" "version": "1"}`, ErrNotJSON},
		{"no value", `{"name": }`, ErrNotJSON},
		{"wrong bracket", `{"icons": [1}]}`, ErrNotJSON},
		{"two values", `{}{}`, ErrNotJSON},
		{"NUL where skipped", "{\"icons\": [\x00]}", ErrNotJSON},
		{"too deep where skipped", `{"icons": ` + strings.Repeat("[", 100_000), ErrTooDeep},
		{"too many", `{"permissions": ["a"` + strings.Repeat(`,"a"`, maxEntries) + `]}`, ErrTooMany},
		{"too large", strings.Repeat(" ", MaxManifest+1), disk.ErrTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ParseManifest([]byte(tt.text))
			assert.ErrorIs(t, err, tt.want)
		})
	}
}

// Their lists lie next to each other, and none reaches into another.
func TestManifestsKeepApart(t *testing.T) {
	text := func(i int) []byte {
		var permissions, matches []string
		for n := range i % 90 {
			permissions = append(permissions, fmt.Sprintf(`"p%d-%d", "https://h%d-%d.example/*"`, i, n, i, n))
			matches = append(matches, fmt.Sprintf(`"https://m%d-%d.example/*"`, i, n))
		}
		return fmt.Appendf(nil, `{"name": "n%d", "manifest_version": 2, "permissions": [%s], "content_scripts": [{"matches": [%s]}, {"matches": ["https://last%d.example/*"]}], "optional_permissions": ["o%d"]}`,
			i, strings.Join(permissions, ","), strings.Join(matches, ","), i, i)
	}
	all := make([]Manifest, 300)
	eachInParallel(len(all), func(i int) { all[i], _ = ParseManifest(text(i)) })
	for i := range all {
		m := &all[i]
		_ = append(m.Permissions, "other")
		_ = append(m.Hosts, Host{Key: "other"})
		_ = append(m.Scripts, Script{AllFrames: true})
		_ = append(m.Scripts[0].Matches, Pattern{text: "other"})
	}
	for i := range all {
		m := &all[i]
		require.Equal(t, fmt.Sprintf("n%d", i), m.Name)
		require.Len(t, m.Permissions, i%90)
		require.Len(t, m.Hosts, i%90)
		require.Len(t, m.Scripts, 2)
		require.Len(t, m.Scripts[0].Matches, i%90)
		for n := range i % 90 {
			require.Equal(t, fmt.Sprintf("p%d-%d", i, n), m.Permissions[n])
			require.Equal(t, fmt.Sprintf("https://h%d-%d.example/*", i, n), m.Hosts[n].Pattern.String())
			require.Equal(t, fmt.Sprintf("https://m%d-%d.example/*", i, n), m.Scripts[0].Matches[n].String())
		}
		require.Equal(t, fmt.Sprintf("https://last%d.example/*", i), m.Scripts[1].Matches[0].String())
		require.Equal(t, []string{fmt.Sprintf("o%d", i)}, m.OptionalPermissions)
	}
}

func TestProblemsAreBounded(t *testing.T) {
	m, err := ParseManifest([]byte(`{"host_permissions": ["` + strings.Repeat(`x://`+strings.Repeat("y", 500)+`","`, 1000) + `"], "manifest_version": 3}`))
	require.NoError(t, err)
	assert.Len(t, m.Problems, maxProblems)
	for _, p := range m.Problems {
		assert.LessOrEqual(t, utf8.RuneCountInString(p), 201)
	}
}

func TestLocalizedName(t *testing.T) {
	files := map[string]string{
		"_locales/en/messages.json":    `{"other": {"message": "no"}, "appname": {"description": "x", "message": "Found"}}`,
		"_locales/de_AT/messages.json": `{"appName": "no object"}`,
		"_locales/fr/messages.json":    `{"appName": {"message": "cut"`,
	}
	read := func(path string) ([]byte, error) {
		if text, ok := files[path]; ok {
			return []byte(text), nil
		}
		return nil, errors.New("no such file " + path)
	}
	tests := []struct{ name, locale, want string }{
		{"Plain", "en", "Plain"},
		{"__MSG_appName__", "en", "Found"},
		{"__MSG_appName__", "de_AT", ""},
		{"__MSG_appName__", "fr", ""},
		{"__MSG_appName__", "es", ""},
		{"__MSG_appName__", "", ""},
		{"__MSG_appName__", "../../../etc", ""},
		{"__MSG_appName__ and more", "en", "__MSG_appName__ and more"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, Manifest{Name: tt.name, DefaultLocale: tt.locale}.Localized(read), "%s in %q", tt.name, tt.locale)
	}
}

func TestClean(t *testing.T) {
	tests := []struct {
		in   string
		max  int
		want string
	}{
		{"uBlock Origin", 60, "uBlock Origin"},
		{"  a \t\n b  ", 60, "a b"},
		{"a\x1b[31mb\x00", 60, "a[31mb"},
		{"safe\u202egpj.exe", 60, "safegpj.exe"},
		{"z\u200be\u200dr\u2060o\ufeff", 60, "zero"},
		{"\u2800\u3164", 60, ""},
		{"\ufffd\xff", 60, ""},
		{"Größe 日本語", 60, "Größe 日本語"},
		{"heart\ufe0f", 60, "heart"},
		{"tag\U000e0041s", 60, "tags"},
		{strings.Repeat("ä", 10), 8, strings.Repeat("ä", 8) + "…"},
		{"1234567 90", 8, "1234567…"},
		{"12345678 ", 8, "12345678"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, Clean(tt.in, tt.max), "%q", tt.in)
	}
	assert.Equal(t, "the-id", shownName("\u2800", "the-id"))
	assert.Equal(t, "the-id", shownName("__MSG_x__", "the-id"))
	assert.Equal(t, "Name", shownName("Name", "the-id"))
}

// Whatever the standard library takes, our reader takes too, and reads the same.
func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"name": "a\u00e4", "version": "1", "manifest_version": 3, "permissions": ["tabs"], "content_scripts": [{"matches": ["<all_urls>"]}]}`))
	f.Add([]byte("\ufeff{// x\n\"name\": \"\\ud83d\\ude00\\ud800\" /* y */ , \"icons\": {\"1\": [1, -2.5e+3, true, null, \"\\\\\"]}}"))
	f.Add([]byte(`{"manifest_version": 1e1, "permissions": {"a": {"b": []}}}`))
	f.Add([]byte(`{"a": "\"`))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := ParseManifest(text)
		m.declared(sitesOf([]string{signInOrigin})).matches()
		var fields map[string]json.RawMessage
		if !utf8.Valid(text) || json.Unmarshal(text, &fields) != nil || fields == nil {
			return
		}
		if errors.Is(err, ErrTooDeep) || errors.Is(err, ErrTooMany) || errors.Is(err, disk.ErrTooLarge) {
			return
		}
		if err != nil {
			t.Fatalf("valid JSON is refused: %v", err)
		}
		var name string
		if raw, ok := fields["name"]; ok && raw[0] == '"' {
			if err := json.Unmarshal(raw, &name); err != nil || (name != m.Name && len(name) <= maxText) {
				t.Fatalf("name is %q, not %q (%v)", m.Name, name, err)
			}
		}
		var permissions []string
		if raw, ok := fields["optional_permissions"]; ok && json.Unmarshal(raw, &permissions) == nil {
			if got := len(m.OptionalPermissions) + len(m.OptionalHosts) + len(m.Problems); len(permissions) > 0 && got == 0 {
				t.Fatalf("%d optional permissions are lost", len(permissions))
			}
		}
	})
}
