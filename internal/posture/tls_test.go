package posture

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/sallyport/sallyport/internal/filter"
	"github.com/sallyport/sallyport/internal/finding"
)

// found is a report's finding where a look over the network gave this.
func found(t *testing.T, c filter.Comparison) finding.Finding {
	t.Helper()
	s := newUser(t).sources()
	s.CheckTLS = func(_ context.Context, host string) filter.Comparison {
		assert.Equal(t, "www.interactivebrokers.com", host)
		c.Host = host
		return c
	}
	r := Run(context.Background(), s, nil)
	requireTold(t, r)
	for _, a := range r.NotExamined {
		assert.NotEqual(t, "network", a.ID, "it was examined")
	}
	return only(t, r, finding.TLSInterception)
}

func TestWhoVouchesForTheSignIn(t *testing.T) {
	fingerprints := map[string]bool{}
	for _, c := range []struct {
		seen    filter.Comparison
		outcome finding.Outcome
		level   finding.Level
		says    string
	}{
		{filter.Comparison{Authority: filter.PublicAuthority, Issuer: "Public Root"}, finding.Pass, finding.Info,
			"www.interactivebrokers.com shows a certificate for which a public authority vouches, “Public Root”. Whoever takes only the browser's own connections is not seen here."},
		{filter.Comparison{Authority: filter.LocalAuthority, Issuer: "Example Corp CA"}, finding.Fail, finding.Danger,
			"www.interactivebrokers.com shows a certificate for which “Example Corp CA” vouches, a root that was added on this machine. Companies' proxies and security programs do that, and so do attackers."},
		{filter.Comparison{Authority: filter.NoAuthority, Issuer: "Hotel\u202e", Reason: "not-trusted"}, finding.Fail, finding.Warn,
			"What answered for www.interactivebrokers.com may not be your broker: no root certificate of this machine vouches for it; its issuer is called “Hotel”."},
		{filter.Comparison{Authority: filter.UnknownAuthority, Reason: string(filter.ResolveFailed)}, finding.Unknown, finding.Info,
			"The certificate of www.interactivebrokers.com was not judged: the host's name could not be looked up."},
		{filter.Comparison{Authority: filter.UnknownAuthority, Reason: "news-to-us"}, finding.Unknown, finding.Info,
			"The certificate of www.interactivebrokers.com was not judged: news-to-us."},
	} {
		f := found(t, c.seen)
		assert.Equal(t, c.outcome, f.Outcome)
		assert.Equal(t, c.level, f.Level)
		_, reason, _ := finding.Texts("en").Render(f)
		assert.Equal(t, c.says, reason)
		assert.Len(t, f.Evidence.Signals, 1)
		fingerprints[f.Fingerprint] = true
	}
	assert.Len(t, fingerprints, 5, "each is news")
}

func TestNobodyLooksUnlessAsked(t *testing.T) {
	r := newUser(t).run()
	assert.NotContains(t, ids(r.Findings), finding.TLSInterception)
}

// A context that has ended keeps the look off the network.
func TestALookOverTheNetworkThatCannotBeMadeSaysWhy(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	began := time.Now()
	c := CompareTLS(ctx, "www.interactivebrokers.com")
	assert.Less(t, time.Since(began), tlsPatience)
	assert.Equal(t, filter.UnknownAuthority, c.Authority)
	assert.Contains(t, tlsReasons, c.Reason)
	assert.Equal(t, string(filter.NotListed), CompareTLS(ctx, "example.com").Reason)
}

func TestEveryTLSReasonIsSaidInEveryLanguage(t *testing.T) {
	for reason := range tlsReasons {
		f := found(t, filter.Comparison{Authority: filter.NoAuthority, Issuer: "Hotel", Reason: reason})
		_, said, _ := finding.Texts("de").Render(f)
		assert.Regexp(t, `^Was für www\.interactivebrokers\.com geantwortet hat, ist womöglich nicht Ihr Broker\. .+\. Sein Aussteller heißt „Hotel“\.$`, said, reason)
		assert.NotContains(t, said, tlsReasons[reason])
	}
}
