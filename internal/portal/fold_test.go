package portal

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFoldingReadsLettersAsTheyAreTaken(t *testing.T) {
	for text, want := range map[string]string{
		"ibkr": "ibkr", "іbкr": "ibkr", "ibκr": "ibkr", "ïbkŕ": "ibkr", "ｉｂｋｒ": "ibkr", "ıbkr": "ibkr", "ʟbᴋʀ": "lbkr",
		"ƅ": "b", "ə": "a", "ß": "b", "æ": "ae", "ⅰbkr": "ibkr", "ⓘbkr": "ibkr", "a\u0301\u200db": "ab", "中": "?",
	} {
		assert.Equal(t, want, latin(text), text)
	}
	for text, want := range map[string]string{"1bkr": "ibkr", "lbkr": "ibkr", "g00gle": "googie", "kycibkr": "kycibkr", "rn": "rn"} {
		assert.Equal(t, want, strict(text), text)
	}
	assert.Equal(t, "interaetivebrokers", loose(strict("1nter4ct1v3br0k3r5")))
}

func TestConfusablesAreInOrder(t *testing.T) {
	assert.True(t, slices.IsSortedFunc(confusables[:], func(a, b confusable) int { return int(a.from - b.from) }))
}

func TestScriptsAreMixed(t *testing.T) {
	for _, text := range []string{"аpple", "gоogle", "ibκr", "бαнк"} {
		assert.True(t, mixesScripts(text), text)
	}
	for _, text := range []string{"apple", "münchen", "пример", "ελλάδα", "日本ibm", "例え", "한국", "a-1", "١٢"} {
		assert.False(t, mixesScripts(text), text)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"ibkr", "ibkr", 1, 0}, {"ibrk", "ibkr", 1, 1}, {"ibk", "ibkr", 1, 1}, {"ibkrs", "ibkr", 1, 1}, {"ibka", "ibkr", 1, 1},
		{"bkri", "ibkr", 1, 2}, {"", "", 0, 0}, {"", "abc", 3, 3}, {"", "abc", 2, 3},
		{"interactivbrokrs", "interactivebrokers", 3, 2}, {"interactivebrands", "interactivebrokers", 3, 4},
	} {
		assert.Equal(t, c.want, distance(c.a, c.b, c.limit), "%s %s", c.a, c.b)
		assert.Equal(t, c.want, distance(c.b, c.a, c.limit), "%s %s", c.b, c.a)
	}
}

func TestNearest(t *testing.T) {
	p := newPattern("brokers")
	for text, want := range map[string][2]int{
		"": {7, 0}, "brokers": {0, 7}, "mybrokersite": {0, 9}, "mybrokrsite": {1, 8}, "mybrakersxx": {1, 9}, "zzzz": {7, 0},
	} {
		errors, end := p.nearest(text)
		assert.Equal(t, want, [2]int{errors, end}, text)
	}
}
