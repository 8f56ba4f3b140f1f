package portal

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The vectors are what Node's URL, an implementation of the standard of its own,
// makes of random texts out of parts that are hard to read.
func TestAddressIsReadAsBrowsersReadIt(t *testing.T) {
	f, err := os.Open("testdata/whatwg.jsonl")
	require.NoError(t, err)
	defer f.Close()
	read := 0
	for lines := bufio.NewScanner(f); lines.Scan(); read++ {
		var vector [2]*string
		require.NoError(t, json.Unmarshal(lines.Bytes(), &vector))
		a := readAddress(*vector[0])
		if vector[1] == nil {
			assert.True(t, a.refused, "%q", *vector[0])
			continue
		}
		assert.False(t, a.refused, "%q", *vector[0])
		assert.Equal(t, strings.TrimSuffix(*vector[1], "."), a.host, "%q", *vector[0])
	}
	assert.Greater(t, read, 250)
}

func TestAddressWithoutAScheme(t *testing.T) {
	for text, want := range map[string]address{
		"example.com":               {scheme: "https", host: "example.com", port: 443},
		"EXAMPLE.com:8443/a":        {scheme: "https", host: "example.com", port: 8443, path: "/a"},
		"//example.com/a":           {scheme: "https", host: "example.com", port: 443, path: "/a"},
		"localhost:5000/sso/Login":  {scheme: "https", host: "localhost", port: 5000, path: "/sso/Login"},
		"example.com:pw@evil.test/": {scheme: "https", user: "example.com:pw", host: "evil.test", port: 443, path: "/"},
		"http:example.com":          {scheme: "http", host: "example.com", port: 80},
		"mailto:a@example.com":      {scheme: "mailto"},
		"tel:18005550100":           {scheme: "tel"},
		"view-source:https://a.b/":  {scheme: "view-source"},
	} {
		a := readAddress(text)
		want.shown = want.host
		assert.Equal(t, want, a, text)
	}
}

func TestAddressIsANumber(t *testing.T) {
	for text, want := range map[string]string{
		"http://127.1": "127.0.0.1", "http://2130706433": "127.0.0.1", "http://0x7f.0.0.1": "127.0.0.1", "http://0177.1": "127.0.0.1",
		"http://[::1]": "::1", "http://[::ffff:192.168.1.1]": "192.168.1.1", "http://%31%32%37.1": "127.0.0.1", "http://１２７.1": "127.0.0.1",
		"http://203.0.113.9.": "203.0.113.9",
	} {
		a := readAddress(text)
		assert.False(t, a.refused, text)
		assert.Equal(t, want, a.ip.String(), text)
	}
	for _, text := range []string{"http://256.1.1.1", "http://1.2.3.4.5", "http://0x100000000", "http://09", "http://[::1", "http://[1.2.3.4]", "http://[fe80::1%25eth0]"} {
		assert.True(t, readAddress(text).refused, text)
	}
}
