package finding_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/sallyport/sallyport/internal/finding"
)

func TestFirstOf(t *testing.T) {
	assert.Empty(t, finding.FirstOf(nil, 2, ", "))
	assert.Equal(t, "a; b", finding.FirstOf([]string{"a", "b"}, 2, "; "))
	assert.Equal(t, "a, b (+2)", finding.FirstOf([]string{"a", "b", "c", "d"}, 2, ", "))
}
