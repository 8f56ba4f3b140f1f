package filter

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseTarget(t *testing.T) {
	for in, want := range map[string]string{
		"www.broker.example:443":  "www.broker.example:443",
		"WWW.Broker.Example.:443": "www.broker.example:443",
		"xn--bcher-kva.example:1": "xn--bcher-kva.example:1",
		"a_b.example:65535":       "a_b.example:65535",
		"127.0.0.1:5000":          "127.0.0.1:5000",
		"[::1]:5000":              "[::1]:5000",
		"[0:0:0::1]:5000":         "[::1]:5000",
	} {
		got, reason := parseTarget(in)
		assert.Empty(t, reason, in)
		assert.Equal(t, want, got.String(), in)
	}
	for _, in := range []string{
		"", ":", ":443", "a:", "a", "a..b:443", ".a:443", "a..:443", "-a.b:443", "a-.b:443", "a b:443", "a%2e:443", "a/b:443", "a@b:443", "a\x00:443",
		"a:0", "a:00443", "a:+443", "a:-1", "a:65536", "a:443x", "::1:443", "[::1:443", "[::1]x:443", "[127.0.0.1]:443", "[fe80::1%1]:443", "[]:443",
		strings.Repeat("a", 64) + ".b:443", strings.Repeat("a.", 127) + "b:443", "bücher.example:443", "*.a:443",
	} {
		_, reason := parseTarget(in)
		assert.Equal(t, Malformed, reason, in)
	}
	for _, in := range []string{"1:443", "127.1:443", "0177.0.0.1:443", "0x7f000001:443", "a.0x:443", "a.1.:443", "256.1.1.1:443"} {
		_, reason := parseTarget(in)
		assert.Equal(t, IPLiteral, reason, in)
	}
}

// FuzzTarget: what is read as a target is in its one spelling, and on no list
// unless it is that list's host.
func FuzzTarget(f *testing.F) {
	for _, s := range []string{"www.broker.example:443", "[::1]:5000", "127.1:443", "WWW.Broker.Example.:443", "xn--a.broker.example:443", "localhost:5000"} {
		f.Add(s)
	}
	rules := strictFilter(f)
	f.Fuzz(func(t *testing.T, s string) {
		got, reason := parseTarget(s)
		if reason != "" {
			return
		}
		again, reason := parseTarget(got.String())
		require.Empty(t, reason)
		require.Equal(t, got, again)
		if rules.decide(got, false).reason == "" {
			require.True(t, onTheList(got), got.String())
		}
	})
}

// FuzzRequest: whatever bytes a client sends, only what is listed is allowed.
func FuzzRequest(f *testing.F) {
	for _, s := range []string{
		connectTo("www.broker.example:443"), connectTo("www.broker.example:443") + "\x16\x03\x01", "GET http://rehearsal.localhost:8123/a?b HTTP/1.1\r\nHost: a\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: www.broker.example:443\r\n\r\n", "POST http://rehearsal.localhost:8123/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"CONNECT a@www.broker.example:443 HTTP/1.0\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\r\n\r\n",
	} {
		f.Add([]byte(s))
	}
	rules := strictFilter(f)
	f.Fuzz(func(t *testing.T, sent []byte) {
		q, reason, err := readRequest(bytes.NewReader(sent), 4<<10)
		if err != nil {
			require.Empty(t, sent)
			return
		}
		if reason != "" || rules.decide(q.target, q.plain).reason != "" {
			return
		}
		require.True(t, onTheList(q.target), q.target.String())
		if q.plain {
			require.Equal(t, "rehearsal.localhost", q.target.host)
		} else {
			require.Equal(t, http.MethodConnect, q.http.Method)
		}
	})
}

func strictFilter(t testing.TB) *Filter {
	t.Helper()
	f, err := New(Config{
		Rules:  Domains([]string{"broker.example"}),
		Locals: []Local{{Host: "rehearsal.localhost", Port: 8123, Plain: true}, {Host: "localhost", Port: 5000}},
	})
	require.NoError(t, err)
	return f
}

func onTheList(t target) bool {
	switch t.port {
	case 443:
		return (t.host == "broker.example" || strings.HasSuffix(t.host, ".broker.example")) && !strings.Contains("."+t.host, ".xn--")
	case 5000:
		return t.host == "localhost" || t.host == "127.0.0.1" || t.host == "::1"
	}
	return t.host == "rehearsal.localhost" && t.port == 8123
}
