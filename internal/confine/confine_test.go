package confine

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAbilityNamesTheFirstMeansThatWorks(t *testing.T) {
	a := Ability{Reach: Files, Attempts: []Attempt{
		{Reach: Files, Means: Namespaces, Reason: "refused"},
		{Reach: Files, Means: Bubblewrap, Works: true},
		{Reach: Network, Means: Namespaces, Reason: "refused"},
	}}
	means, ok := a.Means(Files)
	assert.True(t, ok)
	assert.Equal(t, Bubblewrap, means)
	_, ok = a.Means(Network)
	assert.False(t, ok)
	assert.Equal(t, "files", a.Reach.String())
}
