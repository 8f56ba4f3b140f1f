package profile

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAStartGoesThroughWordsUnchanged(t *testing.T) {
	for _, start := range []Start{
		{Mode: Stable},
		{Mode: Ephemeral},
		{Mode: Stable, Strict: true},
		{Mode: Ephemeral, Rehearsal: true, Strict: true},
	} {
		read, err := ParseStart(start.words())
		require.NoError(t, err)
		assert.Equal(t, start, read)
	}
	read, err := ParseStart(Start{URL: "https://elsewhere.example/"}.words())
	require.NoError(t, err)
	assert.Equal(t, Start{Mode: Stable}, read, "the default is said, the address is not")
}

func TestOnlyKnownWordsStartAnything(t *testing.T) {
	for _, words := range [][]string{
		nil,
		{"portal"},
		{"portal", "stable"},
		{"portal", "stable", "guarded", "guarded"},
		{"portal", "", "guarded"},
		{"portal", "guarded", "stable"},
		{"https://example.org/", "stable", "guarded"},
		{"portal", "stable", "--load-extension=/tmp"},
	} {
		_, err := ParseStart(words)
		assert.Error(t, err, "%q", words)
	}
}
