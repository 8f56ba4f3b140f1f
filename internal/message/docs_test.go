package message

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/finding"
)

func TestProtocolDocumentNamesEverything(t *testing.T) {
	doc, err := os.ReadFile("../../docs/protocol.md")
	require.NoError(t, err)
	for _, c := range Codes() {
		assert.Contains(t, string(doc), "| `"+string(c)+"` |")
	}
	for _, v := range Verbs() {
		assert.Contains(t, string(doc), "| `"+string(v)+"` |")
	}
	for _, c := range finding.Catalogue() {
		assert.Contains(t, string(doc), "`"+string(c.ID)+"`")
	}
}
