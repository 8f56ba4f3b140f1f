package filter

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCompareTLS(t *testing.T) {
	w := newWorld(t, http.NotFoundHandler())
	other, company := newAuthority(t, "Other Public Root"), newAuthority(t, "Example Corp\x1b[31m Inspection CA")
	roots := newRoots([]*x509.Certificate{w.ca.cert, other.cert}, []*x509.Certificate{company.cert, other.cert})
	hour := time.Now().Add(time.Hour)
	stranger := newAuthority(t, "Nobody's CA")
	for _, c := range []struct {
		shown tls.Certificate
		want  Comparison
	}{
		{w.ca.issue(t, hour, broker), Comparison{Authority: PublicAuthority, Issuer: "Test Public Root"}},
		{other.issue(t, hour, broker), Comparison{Authority: PublicAuthority, Issuer: "Other Public Root"}},
		{company.issue(t, hour, broker), Comparison{Authority: LocalAuthority, Issuer: "Example Corp\uFFFD[31m Inspection CA"}},
		{stranger.issue(t, hour, broker), Comparison{Authority: NoAuthority, Issuer: "Nobody's CA", Reason: "not-trusted"}},
		{w.ca.issue(t, time.Now().Add(-time.Hour), broker), Comparison{Authority: NoAuthority, Issuer: "Test Public Root", Reason: "certificate-expired"}},
		{w.ca.issue(t, hour, "evil.example"), Comparison{Authority: NoAuthority, Issuer: "Test Public Root", Reason: "wrong-host"}},
	} {
		w.site.TLS.Certificates[0] = c.shown
		c.want.Host = broker
		assert.Equal(t, c.want, w.CompareTLS(context.Background(), "WWW.Broker.example", roots))
	}
	for host, reason := range map[string]string{
		"evil.example": "not-listed", "localhost": "port", "127.0.0.1": "port", "no host": "malformed", "rebound.broker.example": "private-address",
		"missing.broker.example": "resolve-failed", "dead.broker.example": "dial-failed",
	} {
		got := w.CompareTLS(context.Background(), host, roots)
		assert.Equal(t, UnknownAuthority, got.Authority, host)
		assert.Equal(t, reason, got.Reason, host)
	}
	assert.Equal(t, "roots-unknown", w.CompareTLS(context.Background(), broker, Roots{}).Reason)
	s := w.Snapshot()
	assert.Zero(t, s.Allowed.Total+s.Blocked.Total+s.Failed.Total, "the record is the browser's")
	raw(t, w, func(c *net.TCPConn) { _, _ = c.Write([]byte("not TLS at all\n")) })
	assert.Equal(t, "handshake-failed", w.CompareTLS(context.Background(), broker, roots).Reason)
}

func TestSpoken(t *testing.T) {
	assert.Equal(t, "Example Corp", spoken(pkix.Name{Organization: []string{"Example Corp"}}))
	assert.Equal(t, "C=XX", spoken(pkix.Name{Country: []string{"XX"}}))
	assert.Len(t, []rune(spoken(pkix.Name{CommonName: strings.Repeat("ä", 500)})), maxName)
}

func TestCompareTLSEndsWithItsTime(t *testing.T) {
	w := newWorld(t, http.NotFoundHandler())
	raw(t, w, func(c *net.TCPConn) { _, _ = io.Copy(io.Discard, c) })
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	got := w.CompareTLS(ctx, broker, newRoots([]*x509.Certificate{w.ca.cert}, nil))
	assert.Equal(t, Comparison{Host: broker, Authority: UnknownAuthority, Reason: "handshake-failed"}, got)
}

func TestCompareTLSEndsWithTheFilter(t *testing.T) {
	w := newWorld(t, http.NotFoundHandler())
	began := make(chan struct{})
	raw(t, w, func(c *net.TCPConn) {
		_, _ = c.Read(make([]byte, 1))
		close(began)
		_, _ = io.Copy(io.Discard, c)
	})
	done := make(chan Comparison, 1)
	go func() {
		done <- w.CompareTLS(context.Background(), broker, newRoots([]*x509.Certificate{w.ca.cert}, nil))
	}()
	<-began
	require.NoError(t, w.Close())
	assert.Equal(t, "handshake-failed", (<-done).Reason)
}
