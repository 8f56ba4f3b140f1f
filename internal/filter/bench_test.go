package filter

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// BenchmarkTunnel compares a tunnel with a direct connection, in one run: the
// time to a finished TLS handshake, and the time to take 64 MiB over TLS.
func BenchmarkTunnel(b *testing.B) {
	const size = 64 << 20
	chunk := make([]byte, 1<<20)
	w := newWorld(b, http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) {
		for range size / len(chunk) {
			_, _ = rw.Write(chunk)
		}
	}))
	pool := x509.NewCertPool()
	pool.AddCert(w.ca.cert)
	config := &tls.Config{RootCAs: pool, ServerName: broker}
	direct := func() net.Conn {
		c, err := net.Dial("tcp", w.site.Listener.Addr().String())
		require.NoError(b, err)
		return c
	}
	tunnelled := func() net.Conn { return w.open(b, broker+":443") }
	measure := func(b *testing.B, connect func() net.Conn, take bool) time.Duration {
		began := time.Now()
		c := tls.Client(connect(), config)
		require.NoError(b, c.Handshake())
		if take {
			began = time.Now()
			_, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: "+broker+"\r\nConnection: close\r\n\r\n")
			require.NoError(b, err)
			n, err := io.Copy(io.Discard, c)
			require.NoError(b, err)
			require.Greater(b, n, int64(size))
		}
		took := time.Since(began)
		_ = c.Close()
		return took
	}
	for _, kind := range []struct {
		name string
		take bool
	}{{"handshake", false}, {"throughput", true}} {
		b.Run(kind.name, func(b *testing.B) {
			var with, without time.Duration
			for b.Loop() {
				without += measure(b, direct, kind.take)
				with += measure(b, tunnelled, kind.take)
			}
			b.ReportMetric(float64(with)/float64(without), "×direct")
			if kind.take {
				b.ReportMetric(float64(b.N)*size/1e6/with.Seconds(), "MB/s")
				return
			}
			b.ReportMetric(float64((with-without).Microseconds())/float64(b.N), "added-µs")
		})
	}
}
