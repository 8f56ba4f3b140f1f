package addon

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	signInOrigin = "https://www.interactivebrokers.co.uk"
	signInURL    = signInOrigin + "/sso/Login?RL=1"
)

func TestPatternsAgainstASignInPage(t *testing.T) {
	type verdict int
	const (
		no verdict = iota
		yes
		invalid
	)
	tests := []struct {
		pattern      string
		host, script verdict
	}{
		// The table of what each form means.
		{"<all_urls>", yes, yes},
		{"*://*/*", yes, yes},
		{"https://*/*", yes, yes},
		{"https://*.interactivebrokers.co.uk/*", yes, yes},
		{"*://*.uk/*", yes, yes},
		{"https://www.interactivebrokers.co.uk:443/*", yes, yes},
		{"http://*/*", no, no},
		{"https://interactivebrokers.co.uk/*", no, no},
		{"*://*.brokers.co.uk/*", no, no},
		{"https://www.interactivebrokers.co.uk:8443/*", no, no},
		{"wss://*/*", no, no},
		{"file:///*", no, no},
		{"https://www.interactivebrokers.co.uk/", yes, no},
		{"https://www.interactivebrokers.co.uk/portal/*", yes, no},
		{"*://*/*Login*", yes, yes},
		{"*://*/sso/*", yes, yes},
		{"https://*interactivebrokers.co.uk/*", invalid, invalid},
		{"https://www.interactivebrokers.*/*", invalid, invalid},

		// The rest was measured with Chromium 156, over http: which of these
		// a content script ran on, and which the browser refused to load.
		{"https://WWW.InteractiveBrokers.co.uk/*", yes, yes},
		{"https://www.interactivebrokers.co.uk./*", yes, yes},
		{"https://*.interactivebrokers.co.uk./*", yes, yes},
		{"https://www.%69nteractivebrokers.co.uk/*", yes, yes},
		{"https://www.ＩＮＴＥＲＡＣＴＩＶＥbrokers.co.uk/*", yes, yes},
		{"https://www.ınteractivebrokers.co.uk/*", no, no},
		{"https://*:*/*", yes, yes},
		{"https://*:443/*", yes, yes},
		{"https://*/sso/Login?RL=1", yes, yes},
		{"https://*/*RL=1", yes, yes},
		{"https://*/sso/Login", yes, no},
		{"https://*/sso/Login?RL=?", yes, no},
		{"https://*/sso/Login?RL=1/*", yes, yes}, // the quirk: "/x/*" covers "/x"
		{"https://*/sso/login*", yes, no},
		{"https://[::1]/*", no, no},
		{"https://0x7f.1/*", no, no},
		{"HTTPS://*/*", invalid, invalid},
		{"https://*:/*", invalid, invalid},
		{"https://*:x/*", invalid, invalid},
		{"https://*:99999/*", invalid, invalid},
		{"https://www.interactivebrokers.co.uk", invalid, invalid},
		{"https://user@www.interactivebrokers.co.uk/*", invalid, invalid},
		{"https://*./*", invalid, invalid},
		{"https://*.*/*", invalid, invalid},
		{"*://interactivebrokers*/*", invalid, invalid},
		{"*:*", invalid, invalid},
		{"*", invalid, invalid},
		{"", invalid, invalid},
		{"*://*", invalid, invalid},
		{"https:///*", invalid, invalid},
		{"https://1.2.3.4.5/*", invalid, invalid},
		{"httpss://*/*", invalid, invalid},
		{"https:/*", invalid, invalid},
		// Chromium loads these three, and then they match nothing.
		{"https://.interactivebrokers.co.uk/*", invalid, invalid},
		{"https://www..interactivebrokers.co.uk/*", invalid, invalid},
		{"https://www interactivebrokers/*", invalid, invalid},
		// Valid for other keys, and never a web page.
		{"data:*", no, no},
		{"chrome://favicon/*", no, no},
		{"ftp://*/*", no, no},
	}
	for _, tt := range tests {
		t.Run(tt.pattern, func(t *testing.T) {
			p, err := ParsePattern(tt.pattern)
			assert.Equal(t, tt.pattern, p.String())
			if tt.host == invalid {
				assert.ErrorIs(t, err, ErrPattern)
			} else {
				assert.NoError(t, err)
			}
			assert.Equal(t, tt.host == yes, p.MatchesOrigin(signInOrigin), "as host permission")
			assert.Equal(t, tt.script == yes, p.MatchesURL(signInURL), "as content script")
		})
	}
}

func TestPatternHosts(t *testing.T) {
	tests := []struct {
		pattern, url string
		want         bool
	}{
		{"*://*/*", "http://rehearsal.localhost:8080", true},
		{"*://*/*", "wss://www.example.com/", false},
		{"*://*/*", "ftp://www.example.com/", false},
		{"<all_urls>", "http://rehearsal.localhost:8080", true},
		{"<all_urls>", "file:///home", true},
		{"<all_urls>", "chrome://settings", false},
		{"http://rehearsal.localhost/*", "http://rehearsal.localhost:8080", true},
		{"http://rehearsal.localhost:8080/*", "http://rehearsal.localhost:8080", true},
		{"http://rehearsal.localhost:80/*", "http://rehearsal.localhost:8080", false},
		{"http://rehearsal.localhost:80/*", "http://rehearsal.localhost", true},
		{"*://*.example.com/*", "https://example.com", true},
		{"*://*.example.com/*", "https://a.b.example.com", true},
		{"*://*.example.com/*", "https://notexample.com", false},
		{"*://*.example.com/*", "https://example.com.evil.test", false},
		{"*://*.example.com/*", "https://EXAMPLE.com.", true},
		{"https://bücher.example/*", "https://xn--bcher-kva.example", true},
		{"https://xn--bcher-kva.example/*", "https://BÜCHER.example", true},
		{"https://straße.example/*", "https://strasse.example", false},
		{"https://127.0.0.1/*", "https://127.0.0.1:5000", true},
		{"https://0x7f.1/*", "https://127.0.0.1:5000", true},
		{"https://2130706433/*", "https://127.0.0.1", true},
		{"https://0177.0.0.1/*", "https://127.0.0.1", true},
		{"*://*.0.0.1/*", "https://127.0.0.1", false},
		{"*://*.127.0.0.1/*", "https://127.0.0.1", true},
		{"*://*/*", "https://127.0.0.1", true},
		{"https://[::1]/*", "https://[::1]:5000", true},
		{"https://[0:0:0:0:0:0:0:1]/*", "https://[::1]", true},
		{"https://[::1]:5000/*", "https://[::1]:5000", true},
		{"https://[::1]:5001/*", "https://[::1]:5000", false},
		{"https://[::2]/*", "https://[::1]", false},
		{"https://my_host.example/*", "https://my_host.example", true},
		{"https://r3---sn.example/*", "https://R3---sn.example", true},
	}
	for _, tt := range tests {
		t.Run(tt.pattern+" "+tt.url, func(t *testing.T) {
			p, err := ParsePattern(tt.pattern)
			require.NoError(t, err)
			assert.Equal(t, tt.want, p.MatchesOrigin(tt.url))
			assert.Equal(t, tt.want, p.MatchesURL(tt.url))
		})
	}
}

func TestPatternHostsThatAreNone(t *testing.T) {
	for _, s := range []string{
		"https://[::1/*", "https://[127.0.0.1]/*", "https://[fe80::1%25eth0]/*", "https://999.1.1.1/*", "https://1.2.3.256/*",
		"https://a.0x1ffffffffff/*", "https://%zz/*", "https://a\x00b/*", "https://a b/*", "https://a%2fb/*", "https://./*",
	} {
		_, err := ParsePattern(s)
		assert.ErrorIs(t, err, ErrPattern, s)
	}
}

func TestZeroPatternMatchesNothing(t *testing.T) {
	assert.False(t, Pattern{}.MatchesOrigin(signInOrigin))
	assert.False(t, Pattern{}.MatchesURL(signInURL))
	all, err := ParsePattern("<all_urls>")
	require.NoError(t, err)
	for _, s := range []string{"", "no origin", "https://", "://", "https://[", "https://exa mple"} {
		assert.False(t, all.MatchesOrigin(s), s)
	}
}

func TestPatternPaths(t *testing.T) {
	tests := []struct {
		pattern, url string
		want         bool
	}{
		{"https://a.test/x/*", "https://a.test/x", true},
		{"https://a.test/x/*", "https://a.test/x?y", false},
		{"https://a.test/x/*", "https://a.test/xy", false},
		{"https://a.test/x*", "https://a.test/xy#frag", true},
		{"https://a.test/x", "https://a.test/x#frag", true},
		{"https://a.test/x", "https://a.test/x?", false},
		{"https://a.test/*a*b*c", "https://a.test/1a2b3c", true},
		{"https://a.test/*a*b*c", "https://a.test/1a2b3", false},
		{"https://a.test/a%20b", "https://a.test/a%20b", true},
		{"https://a.test/", "https://a.test", true},
		{"https://a.test/***", "https://a.test/x", true},
	}
	for _, tt := range tests {
		t.Run(tt.pattern+" "+tt.url, func(t *testing.T) {
			p, err := ParsePattern(tt.pattern)
			require.NoError(t, err)
			assert.Equal(t, tt.want, p.MatchesURL(tt.url))
		})
	}
}

// Measured with a content script on <all_urls>: which globs let it run.
func TestGlobs(t *testing.T) {
	const page = "http://www.interactivebrokers.co.uk:18431/sso/Login?RL=1"
	tests := []struct {
		glob              string
		chromium, firefox bool
	}{
		{"http://*/?sso/Login*", true, false},
		{"http://*/sso/Logi?*", true, true},
		{"http://*/sso/Login?RL=1", true, true},
		{"http://*/sso/Login??RL=1", true, false},
		{"http*://*/sso/LogXin*", false, false},
		{"*INTERACTIVEBROKERS*", false, false},
		{"*", true, true},
		{"", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.glob, func(t *testing.T) {
			assert.Equal(t, tt.chromium, globMatches(tt.glob, page, true), "Chromium")
			assert.Equal(t, tt.firefox, globMatches(tt.glob, page, false), "Firefox")
		})
	}
}

func FuzzPattern(f *testing.F) {
	for _, s := range []string{"<all_urls>", "*://*/*", "https://*.a.test:443/x*?y", "file:///*", "https://[::1]/*", "https://0x7f.1/*", "https://%/", "https://bücher.example/*", "*:*"} {
		f.Add(s, signInURL)
	}
	f.Fuzz(func(t *testing.T, text, url string) {
		p, err := ParsePattern(text)
		if p.String() != text {
			t.Fatalf("%q became %q", text, p)
		}
		if err != nil && (p.MatchesOrigin(url) || p.MatchesURL(url)) {
			t.Fatalf("invalid %q matches %q", text, url)
		}
		if p.MatchesURL(url) && !p.MatchesOrigin(url) {
			t.Fatalf("%q matches the page and not the origin of %q", text, url)
		}
	})
}
