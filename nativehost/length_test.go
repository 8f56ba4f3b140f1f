package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/message"
)

// Where standard input and output are text, a byte of a length that looks like the
// end of a line, or of the file, is changed or ends the stream: on Windows, for
// those who do not take care.
func TestLengthsThatLookLikeTheEndOfALine(t *testing.T) {
	home := t.TempDir()
	check := func(err error) { require.NoError(t, err) }
	h := startHost(check, stateEnv(home), "chrome-extension://"+extension.ChromiumID+"/")
	defer h.stop()

	for _, length := range []int{0x010a, 0x010d, 0x011a, 0x0a0d, 0x0d0a, 0x1a1a, 0x2a0a} {
		_, raw := ask(t, message.State, map[string]any{})
		h.send(frame(append(raw, bytes.Repeat([]byte(" "), length-len(raw))...)))
		reply, ok := h.answer()
		require.True(t, ok)
		assert.True(t, parseAnswer(t, reply).OK, "%#x: %s", length, reply)
	}

	// Answers of many lengths, one after the other.
	seen := map[byte]bool{}
	for n := range 60 {
		host := strings.Repeat("a", 60) + "." + strings.Repeat("a", 1+n) + ".b.example"
		pages := []map[string]any{{"origin": "https://" + host, "password": false, "marks": []string{}}}
		id, raw := ask(t, message.Classify, map[string]any{"pages": pages})
		h.send(frame(raw))
		reply, ok := h.answer()
		require.True(t, ok)
		a := parseAnswer(t, reply)
		require.True(t, a.OK, "%s", reply)
		require.Equal(t, uuid.MustParse(id).String(), a.ID)
		seen[byte(len(reply))], seen[byte(len(reply)>>8)] = true, true
	}
	assert.True(t, seen['\n'] || seen['\r'] || seen[0x1a], "no answer had such a length: %v", seen)
	require.NoError(t, h.in.Close())
	assert.Zero(t, h.wait())
}
