package posture

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/filter"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/portal"
)

// tlsPatience is how long a look over the network may take.
const tlsPatience = 8 * time.Second

// CompareTLS connects to one of the portal's hosts, as a hardened window would,
// and says who vouches for its certificate. Nothing is sent but the handshake.
// It ends within ten seconds; without a network it says that it could not look.
func CompareTLS(ctx context.Context, host string) filter.Comparison {
	f, err := filter.New(filter.Config{Rules: filter.Domains(portal.IBKR().NavigationDomains())})
	if err != nil {
		return filter.Comparison{Host: host, Authority: filter.UnknownAuthority, Reason: err.Error()}
	}
	defer func() { _ = f.Close() }()
	// Without any, the comparison says that they are not known.
	roots, _ := filter.SystemRoots()
	ctx, cancel := context.WithTimeout(ctx, tlsPatience)
	defer cancel()
	return f.CompareTLS(ctx, host, roots)
}

// tlsReasons say why nobody vouches for a certificate, or why it was not judged.
var tlsReasons = map[string]string{
	string(filter.ResolveFailed):  "the host's name could not be looked up",
	string(filter.PrivateAddress): "the host's name leads to an address inside a private network",
	string(filter.DialFailed):     "the host did not answer",
	"handshake-failed":            "the connection ended before a certificate was shown",
	"roots-unknown":               "this system does not tell which of its root certificates are public",
	"certificate-expired":         "the certificate is not valid at the time that this machine's clock shows",
	"wrong-host":                  "the certificate is for another host",
	"not-trusted":                 "no root certificate of this machine vouches for it",
}

// tlsInterception judges who vouches for the portal's sign-in host.
func tlsInterception(ctx context.Context, p portal.Portal, compare func(context.Context, string) filter.Comparison) finding.Finding {
	host := ""
	if u, err := url.Parse(p.SignInURL); err == nil {
		host = u.Hostname()
	}
	c := compare(ctx, host)
	reason, known := tlsReasons[c.Reason]
	if !known {
		reason = c.Reason
	}
	f := finding.Finding{
		ID: finding.TLSInterception, Args: []string{host, c.Issuer}, Level: finding.Info, Basis: finding.Measured,
		MeasuredAt: time.Now().UTC().Truncate(time.Second),
	}
	seen := fmt.Sprintf("%s; its issuer is called “%s”", reason, c.Issuer)
	switch c.Authority {
	case filter.PublicAuthority:
		f.Text, f.Outcome = "tls_interception_pass", finding.Pass
		seen = fmt.Sprintf("a public root vouches for the certificate, “%s”", c.Issuer)
	case filter.LocalAuthority:
		f.Text, f.Outcome, f.Level = "tls_interception", finding.Fail, finding.Danger
		seen = fmt.Sprintf("a root that was added on this machine vouches for the certificate, “%s”", c.Issuer)
	case filter.NoAuthority:
		f.Text, f.Outcome, f.Level = "tls_interception_none", finding.Fail, finding.Warn
		f.Args[1] = seen
		f.Why = tlsWhy("tls_not_broker", host, c, known)
		if f.Why != nil {
			f.Why = append(f.Why, finding.Sentence{Text: "tls_issuer", Args: []string{c.Issuer}})
		}
	default:
		f.Text, f.Outcome = "tls_interception_unknown", finding.Unknown
		f.Args[1], seen = reason, reason
		f.Why = tlsWhy("tls_not_judged", host, c, known)
	}
	f.Fingerprint = finding.Fingerprint(f.ID, f.Text, c.Issuer, c.Reason)
	f.Evidence.Signals = []finding.Signal{{Name: "certificate-authority", Outcome: f.Outcome, Detail: finding.Plain(seen)}}
	return f
}

// tlsWhy says about a host what its certificate's reason is, where there are words
// for that in every language.
func tlsWhy(text, host string, c filter.Comparison, known bool) []finding.Sentence {
	if !known {
		return nil
	}
	return []finding.Sentence{{Text: text, Args: []string{host}}, {Text: "tls_" + strings.ReplaceAll(c.Reason, "-", "_")}}
}
