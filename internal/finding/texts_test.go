package finding

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// loadTexts reads every language.
func loadTexts() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, name := range languages() {
		all[name] = textsIn(name)
	}
	return all
}

func TestNearestLanguage(t *testing.T) {
	offered := []string{"de", "en", "pt_BR", "zh_CN", "zh_TW"}
	for wanted, want := range map[string]string{
		"de": "de", "de-CH": "de", "DE_at": "de", "en-GB": "en", "": "en", "xx": "en", "d": "en",
		"pt": "pt_BR", "pt-PT": "pt_BR", "pt_BR": "pt_BR",
		"zh": "zh_CN", "zh-SG": "zh_CN", "zh-Hans-HK": "zh_CN", "zh_TW": "zh_TW", "zh-HK": "zh_TW", "zh-Hant": "zh_TW", "zh-Hant-CN": "zh_TW",
	} {
		assert.Equal(t, want, nearest(wanted, offered), wanted)
	}
	assert.Equal(t, "pt", nearest("pt-PT", []string{"en", "pt", "pt_BR"}))
}

var parts = []string{"_title", "_reason", "_action"}

func TestEveryLanguageHasEveryText(t *testing.T) {
	all := loadTexts()
	require.Contains(t, all, "en")
	require.Contains(t, all, "de")
	for language, texts := range all {
		for key := range all["en"] {
			assert.NotEmpty(t, texts[key], "%s lacks %s", language, key)
		}
		for key, message := range texts {
			assert.Contains(t, all["en"], key, "%s has %s alone", language, key)
			assert.Equal(t, strings.TrimSpace(message), message, "%s %s", language, key)
		}
	}
}

func TestEveryStemHasItsThreeParts(t *testing.T) {
	for language, texts := range loadTexts() {
		for key := range texts {
			if strings.HasPrefix(key, "why_") {
				continue // it stands for itself
			}
			i := slices.IndexFunc(parts, func(p string) bool { return strings.HasSuffix(key, p) })
			require.NotEqual(t, -1, i, "%s: %s has no known ending", language, key)
			stem := strings.TrimSuffix(key, parts[i])
			for _, p := range parts {
				assert.Contains(t, texts, stem+p, language)
			}
		}
	}
}

var placeholder = regexp.MustCompile(`\$(.|$)`)

func TestPlaceholdersAgree(t *testing.T) {
	used := func(message string) []string {
		found := placeholder.FindAllString(message, -1)
		slices.Sort(found)
		return slices.Compact(found)
	}
	all := loadTexts()
	for language, texts := range all {
		for key, message := range texts {
			assert.Equal(t, used(all["en"][key]), used(message), "%s %s", language, key)
			for _, p := range used(message) {
				assert.Regexp(t, `^\$[1-9]$`, p, "%s %s: the browsers disagree about any other use of $", language, key)
			}
		}
	}
}

func TestEveryCheckHasATextWithItsName(t *testing.T) {
	english := loadTexts()["en"]
	for _, c := range Catalogue() {
		stem := strings.ReplaceAll(string(c.ID), "-", "_")
		assert.True(t, slices.ContainsFunc(keys(english), func(k string) bool { return strings.HasPrefix(k, stem) }), c.ID)
	}
}

func keys(m map[string]string) []string {
	var all []string
	for k := range m {
		all = append(all, k)
	}
	return all
}

// The files are also the extension's messages, so their shape is the browsers'.
func TestFilesAreMessagesFiles(t *testing.T) {
	files, err := filepath.Glob("texts/*.json")
	require.NoError(t, err)
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		var entries map[string]map[string]any
		require.NoError(t, json.Unmarshal(b, &entries), file)
		for key, e := range entries {
			assert.Regexp(t, `^[a-z0-9_]+$`, key)
			assert.Equal(t, []string{"message"}, slices.Sorted(func(yield func(string) bool) {
				for k := range e {
					if !yield(k) {
						return
					}
				}
			}), "%s %s", file, key)
		}
	}
}

func TestSubstitute(t *testing.T) {
	for _, c := range []struct {
		message string
		args    []string
		want    string
	}{
		{"“$1” is on", []string{"Stay"}, "“Stay” is on"},
		{"$2 and $1", []string{"a", "b"}, "b and a"},
		{"$1$1", []string{"x"}, "xx"},
		{"$3 is missing", []string{"a"}, " is missing"},
		{"no argument $1", nil, "no argument "},
		{"$$1", []string{"a"}, "$1"},
		{"$$$1", []string{"a"}, "$$1"},
		{"10 $$", []string{"a"}, "10 $"},
		{"$10", []string{"a"}, "a0"},
		{"$0 $x $", []string{"a"}, "$0 $x $"},
		{"$1", []string{"$2"}, "$2"},
		{"$1 $2", []string{"$2", "$1"}, "$2 $1"},
		{"", []string{"a"}, ""},
	} {
		assert.Equal(t, c.want, substitute(c.message, c.args), c.message)
	}
}

func TestRender(t *testing.T) {
	on := Finding{Text: "persistent_login_on", Args: []string{"Stay signed in"}}
	for language, want := range map[string]string{
		"en": "“Stay signed in” is on", "en-GB": "“Stay signed in” is on", "": "“Stay signed in” is on", "xx": "“Stay signed in” is on",
		"de": "„Stay signed in“ ist eingeschaltet", "de-CH": "„Stay signed in“ ist eingeschaltet", "DE_de": "„Stay signed in“ ist eingeschaltet",
	} {
		title, reason, action := Texts(language).Render(on)
		assert.Equal(t, want, title, language)
		assert.NotEmpty(t, reason)
		assert.NotEmpty(t, action)
	}
	assert.Equal(t, "de", Texts("de-AT").Language())
	assert.Equal(t, "en", Texts("../de").Language())

	title, reason, action := Texts("en").Render(Finding{Text: "of_a_later_version"})
	assert.Equal(t, "of_a_later_version", title)
	assert.Empty(t, reason+action)
}

func TestTheReasonIsInTheReadersLanguage(t *testing.T) {
	f := Finding{
		Text: "remote_control", Args: []string{"In English."},
		Why: []Sentence{{Text: "connected", Args: []string{"xrdp"}}, {Text: "shown_elsewhere"}},
	}
	for language, want := range map[string]string{
		"en":    "In English.",
		"de":    "Jemand ist verbunden über: xrdp. Dieser Desktop wird auf einem anderen Rechner gezeigt.",
		"zh-TW": "有人正透過以下程式連線：xrdp。這個桌面顯示在另一部電腦上。",
	} {
		_, reason, _ := Texts(language).Render(f)
		assert.Equal(t, want, reason, language)
	}
	f.Why = append(f.Why, Sentence{Text: "of_a_later_version"})
	_, reason, _ := Texts("de").Render(f)
	assert.Equal(t, "In English.", reason, "half of it would be worse")
	assert.Equal(t, "Somebody is connected through xrdp. This desktop is shown on another machine.", English(f.Why[:2]...))
	assert.Empty(t, English())
}

// Extensions and pages choose their names.
func TestANameIsNeverTakenForAText(t *testing.T) {
	for _, name := range []string{"alone", "why_alone", "why_alone_reason", "$2", "__MSG_why_alone__"} {
		f := Finding{
			Text: "suspicious_extension_stop", Args: []string{name, "x"},
			Why: []Sentence{{Text: "name_mixes", Args: []string{name}}},
		}
		title, reason, _ := Texts("de").Render(f)
		assert.Equal(t, "Melden Sie sich nicht an, solange „"+name+"“ eingeschaltet ist", title)
		assert.Equal(t, "„"+name+"“ in ihrem Namen mischt ähnlich aussehende Buchstaben zweier Schriften.", reason)
	}
}

func TestEverySentenceIsWhole(t *testing.T) {
	for language, texts := range loadTexts() {
		for key, message := range texts {
			if strings.HasPrefix(key, "why_") {
				assert.Regexp(t, `[.。]$`, message, "%s %s", language, key)
			}
		}
	}
}

func TestHostileArgumentsDoNotSteerTheText(t *testing.T) {
	for given, want := range map[string]string{
		"a\x1b[31mb":                  "a[31mb",
		"two\r\nlines\tand more":      "two  lines and more",
		"\u202eevil\u202c":            "evil",
		"\u2066x\u2069\u200b\ufeff":   "x",
		"\u2028line":                  " line",
		"\x00nul\x7f\u0085":           "nul",
		"bad \xff bytes":              "bad \ufffd bytes",
		"<script>alert(1)</script>":   "<script>alert(1)</script>",
		"می\u200cخواهم":               "می\u200cخواهم",
		"tag \U000e0041\U000e0042 is": "tag  is",
	} {
		title, _, _ := Texts("en").Render(Finding{Text: "persistent_login_on", Args: []string{given}})
		assert.Equal(t, "“"+want+"” is on", title)
	}
	title, reason, action := Texts("en").Render(Finding{Text: "\x1b]0;stem\a"})
	assert.Equal(t, "]0;stem", title+reason+action)
}

func FuzzPlain(f *testing.F) {
	f.Add("Stay signed in", "$1")
	f.Add("\u202e<b>\x1b[0m\xff", "$$1 $9")
	f.Fuzz(func(t *testing.T, s, message string) {
		plain := Plain(s)
		assert.True(t, utf8.ValidString(plain))
		for _, r := range plain {
			assert.False(t, unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r), "%q", plain)
		}
		assert.Equal(t, plain, Plain(plain))
		substitute(message, []string{s})
	})
}
