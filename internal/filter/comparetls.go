package filter

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"strings"
	"time"
	"unicode"
)

// Authority is who vouches for the certificate that a site showed.
type Authority string

const (
	// PublicAuthority: a root that the system's maker ships as publicly trusted.
	PublicAuthority Authority = "public"
	// LocalAuthority: a root that was added on this machine. Somebody reads along:
	// a company's proxy, a security program, or an attacker.
	LocalAuthority Authority = "local"
	// NoAuthority: the certificate is not valid for the site under any root of
	// this machine.
	NoAuthority Authority = "none"
	// UnknownAuthority: it could not be found out.
	UnknownAuthority Authority = "unknown"
)

// Comparison is what a look at a site's certificate from outside the browser
// gave.
type Comparison struct {
	Host      string    `json:"host"`
	Authority Authority `json:"authority"`
	// Issuer is the root's name, as it calls itself; for [NoAuthority] the name
	// that the last certificate of the chain gives for its issuer.
	Issuer string `json:"issuer,omitempty"`
	// Reason says what was wrong, for [NoAuthority] and [UnknownAuthority]: a
	// [Reason] of the filter, "roots-unknown", "handshake-failed",
	// "certificate-expired", "wrong-host" or "not-trusted".
	Reason string `json:"reason,omitempty"`
}

// Roots are the root certificates that this machine trusts, by where they come
// from. The zero value knows none.
type Roots struct {
	public, local *x509.CertPool
}

// newRoots returns roots. A certificate that is in both lists is public.
func newRoots(public, local []*x509.Certificate) Roots {
	r := Roots{public: x509.NewCertPool(), local: x509.NewCertPool()}
	for _, c := range public {
		r.public.AddCert(c)
	}
	for _, c := range local {
		r.local.AddCert(c)
	}
	return r
}

// CompareTLS connects to an allowed host at port 443 itself, over the same
// checked way that the browser's connections take, and reports who vouches for
// the certificate that it is shown. Nothing is sent but the handshake. It uses
// the network, so it is called only if the user asked for it; the log does not
// count it.
//
// It sees an interception on the network or on the whole machine. One that
// takes only the browser's own connections is out of its sight.
func (f *Filter) CompareTLS(ctx context.Context, host string, roots Roots) Comparison {
	name, ok := normalise(host)
	out := Comparison{Host: name, Authority: UnknownAuthority}
	if !ok {
		out.Reason = string(Malformed)
		return out
	}
	t, reason := parseTarget(name + ":443")
	if reason == "" {
		reason = f.decide(t, false).reason
	}
	if reason != "" {
		out.Reason = string(reason)
		return out
	}
	if roots.public == nil {
		out.Reason = "roots-unknown"
		return out
	}
	chain, err := f.chainOf(ctx, t)
	var refused refusedError
	switch {
	case errors.As(err, &refused):
		out.Reason = string(refused)
	case err != nil:
		out.Reason = "handshake-failed"
	default:
		out.judge(chain, roots, f.now())
	}
	return out
}

// refusedError is a target that was not reached.
type refusedError Reason

func (e refusedError) Error() string { return string(e) }

// chainOf returns the certificates that a target shows, unverified.
func (f *Filter) chainOf(ctx context.Context, t target) ([]*x509.Certificate, error) {
	ctx, cancel := context.WithTimeout(ctx, f.limits.resolve+2*f.limits.connect)
	defer cancel()
	stop := context.AfterFunc(f.server.ctx, cancel)
	defer stop()
	c, reason := f.reach(ctx, t, false)
	if reason != "" {
		return nil, refusedError(reason)
	}
	defer func() { _ = c.Close() }()
	// The chain is wanted whether or not it verifies; judge verifies it.
	client := tls.Client(c, &tls.Config{ServerName: t.host, InsecureSkipVerify: true, MinVersion: tls.VersionTLS12})
	if err := client.HandshakeContext(ctx); err != nil {
		return nil, err
	}
	return client.ConnectionState().PeerCertificates, nil
}

// judge verifies a chain, first under the public roots.
func (c *Comparison) judge(chain []*x509.Certificate, roots Roots, now time.Time) {
	options := x509.VerifyOptions{DNSName: c.Host, Intermediates: x509.NewCertPool(), CurrentTime: now}
	for _, i := range chain[1:] {
		options.Intermediates.AddCert(i)
	}
	var err error
	for _, store := range []struct {
		authority Authority
		pool      *x509.CertPool
	}{{PublicAuthority, roots.public}, {LocalAuthority, roots.local}} {
		options.Roots = store.pool
		var paths [][]*x509.Certificate
		if paths, err = chain[0].Verify(options); err == nil {
			c.Authority = store.authority
			c.Issuer = spoken(paths[0][len(paths[0])-1].Subject)
			return
		}
	}
	c.Authority = NoAuthority
	c.Issuer = spoken(chain[len(chain)-1].Issuer)
	c.Reason = "not-trusted"
	var hostname x509.HostnameError
	switch leaf := chain[0]; {
	case errors.As(err, &hostname):
		c.Reason = "wrong-host"
	case now.Before(leaf.NotBefore) || now.After(leaf.NotAfter):
		c.Reason = "certificate-expired"
	}
}

// maxName is how many runes of a certificate's name are shown.
const maxName = 100

// spoken returns a name for showing. It comes from a stranger: it is short, and
// nothing in it acts on a terminal.
func spoken(n pkix.Name) string {
	text := n.CommonName
	if text == "" {
		text = strings.Join(n.Organization, ", ")
	}
	if text == "" {
		text = n.String()
	}
	runes := []rune(strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) {
			return r
		}
		return unicode.ReplacementChar
	}, text))
	return string(runes[:min(len(runes), maxName)])
}
