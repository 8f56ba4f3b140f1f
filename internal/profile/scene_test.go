package profile

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSecurityModules(t *testing.T) {
	own := "library=\nname=NSS Internal PKCS #11 Module\nparameters=configdir='sql:/x'\nNSS=Flags=internal,critical\n\n"
	for text, want := range map[string]int{
		"": 0, own: 0, own + "library=/tmp/x.so\nname=x\n": 1, "library=C:\\x.dll\r\nname=x\r\nlibrary=y\n": 2, "name=library=x\n": 0,
	} {
		assert.Equal(t, want, foreignModules([]byte(text)), text)
	}
}

func TestProgramsOfHandlers(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "[]": 0, `{"schemes":null}`: 0,
		`{"schemes":{"mailto":{"stubEntry":true,"handlers":[null,{"name":"Gmail","uriTemplate":"https://mail.google.com/"}]}},"mimeTypes":{"application/pdf":{"action":3}}}`: 0,
		`{"mimeTypes":{"application/pdf":{"action":2,"handlers":[{"name":"x","path":"/tmp/x"}]}},"schemes":{"x":{"handlers":[{"path":"/y"}]}}}`:                              2,
	} {
		assert.Equal(t, want, programsOf([]byte(text)), text)
	}
}

func TestPreferencesAreNamedByTheirPath(t *testing.T) {
	assert.Equal(t, []string{"a", "b.c.d", "b.e"}, chromiumPreferenceNames([]byte(`{"b":{"c":{"d":[1]},"e":null},"a":1}`), ""))
	assert.Equal(t, []string{"local-state:x"}, chromiumPreferenceNames([]byte(`{"x":1}`), localState))
	assert.Empty(t, chromiumPreferenceNames([]byte("{"), ""))
}

func TestWhatIsShownIsCut(t *testing.T) {
	assert.Equal(t, "a b", shown("a\nb\u202e"))
	assert.Len(t, []rune(shown(strings.Repeat("ä", 1000))), 161)
	for bytes, want := range map[int64]string{0: "0 bytes", 1023: "1023 bytes", 1024: "1 kB", 3 << 20: "3.0 MB", 5 << 29: "2.5 GB"} {
		assert.Equal(t, want, size(bytes))
	}
}

// FuzzContents reads what others may write into a profile.
func FuzzContents(f *testing.F) {
	for _, seed := range []string{
		"library=/x\nname=y\n", `{"schemes":{"x":{"handlers":[null,{"path":"/y"}]}}}`, `{"logins":[{"a":1},null,2]}`,
		`{"a":{"b":{}}}`, "[Compatibility]\nLastVersion=153.7.0_1/1\n", "=\n==",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		assert.GreaterOrEqual(t, foreignModules(data), 0)
		assert.GreaterOrEqual(t, programsOf(data), 0)
		assert.GreaterOrEqual(t, loginsOf(data), 0)
		assert.NotContains(t, value(data, "LastVersion"), "\n")
		for _, name := range chromiumPreferenceNames(data, localState) {
			assert.True(t, strings.HasPrefix(name, localState))
		}
	})
}
