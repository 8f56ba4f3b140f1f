package guard

import (
	"errors"
	"fmt"
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
	a, err := newGuard(t).Classify(t.Context(), q)
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
	_, err := newGuard(t).Classify(t.Context(), message.ClassifyRequest{Pages: []message.ClassifyPage{{Origin: "https://a.b", Marks: []string{canary}}}})
	var coded *message.Error
	require.True(t, errors.As(err, &coded))
	assert.Equal(t, message.BadBody, coded.Code)
	assert.NotContains(t, err.Error(), canary)
}

func TestAnAddedHostIsGuarded(t *testing.T) {
	g := newGuard(t)
	const origin = "https://portal.whitelabel.example"
	assert.False(t, g.guards(origin))
	host, err := AddHost(g.vault, "Portal.WhiteLabel.example")
	require.NoError(t, err)
	assert.Equal(t, "portal.whitelabel.example", host)
	assert.True(t, g.guards(origin))
	for _, other := range []string{"http://portal.whitelabel.example", "https://a.portal.whitelabel.example", "https://whitelabel.example", "", "null"} {
		assert.False(t, g.guards(other), other)
	}
	for _, bad := range []string{"lnteractivebrokers.com", "com", "", "a/b"} {
		_, err = AddHost(g.vault, bad)
		assert.ErrorIs(t, err, ErrHost, bad)
	}
	for i := range maxAdded - 1 {
		_, err = AddHost(g.vault, fmt.Sprintf("h%d.example", i))
		require.NoError(t, err)
	}
	_, err = AddHost(g.vault, "one-more.example")
	assert.ErrorIs(t, err, ErrHost)
	_, err = RemoveHost(g.vault, "portal.whitelabel.example")
	require.NoError(t, err)
	assert.False(t, g.guards(origin))
	_, err = RemoveHost(g.vault, "portal.whitelabel.example")
	assert.ErrorIs(t, err, ErrHost)
	all, err := AddedHosts(g.vault)
	require.NoError(t, err)
	assert.Len(t, all, maxAdded-1)
}
