package guard

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/message"
)

func TestClassify(t *testing.T) {
	q := message.ClassifyRequest{Pages: []message.ClassifyPage{
		{Origin: "https://lnteractivebrokers.co.uk"},
		{Origin: "https://example.org", Password: true},
		{Origin: "https://wbnoebe.example", Password: true, Marks: []string{"username-field"}},
		{Origin: "https://localhost:5000", Password: true, Marks: []string{"username-field"}},
		{Origin: "https://www.interactivebrokers.ie"},
	}}
	require.NoError(t, q.Check())
	a, err := (&Guard{}).Classify(t.Context(), q)
	require.NoError(t, err)
	var got []string
	for _, v := range a.Verdicts {
		got = append(got, v.Host+" "+v.Verdict+" "+v.Rule)
	}
	assert.Equal(t, []string{
		"lnteractivebrokers.co.uk lookalike-strong folded-name",
		"example.org unrelated no-likeness",
		"wbnoebe.example lookalike-strong page-marks",
		"localhost local-gateway gateway-address",
		"www.interactivebrokers.ie official official-host",
	}, got)
}

func TestClassifyTakesOnlyOriginsAndKnownMarks(t *testing.T) {
	for _, origin := range []string{"", "example.org", "https://", "https://a.b/token", "https://a.b?token", "https://a.b#token", "https://user:pw@a.b", "ftp://a.b", `https://a\b`, "https://" + strings.Repeat("a", 600)} {
		assert.Error(t, message.ClassifyRequest{Pages: []message.ClassifyPage{{Origin: origin}}}.Check(), origin)
	}
	assert.Error(t, message.ClassifyRequest{Pages: make([]message.ClassifyPage, 101)}.Check())
	assert.Error(t, message.ClassifyRequest{Pages: []message.ClassifyPage{{Origin: "https://a.b", Marks: make([]string, 51)}}}.Check())
	assert.NoError(t, message.ClassifyRequest{}.Check())

	const canary = "typed-canary-8f3a"
	_, err := (&Guard{}).Classify(t.Context(), message.ClassifyRequest{Pages: []message.ClassifyPage{{Origin: "https://a.b", Marks: []string{canary}}}})
	var coded *message.Error
	require.True(t, errors.As(err, &coded))
	assert.Equal(t, message.BadBody, coded.Code)
	assert.NotContains(t, err.Error(), canary)
}
