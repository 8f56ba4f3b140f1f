package portal

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHostsThatAUserMayAdd(t *testing.T) {
	for text, want := range map[string]string{
		"portal.whitelabel.example": "portal.whitelabel.example", "Portal.WhiteLabel.Example.": "portal.whitelabel.example", "börse.example": "xn--brse-5qa.example",
		"ibkr.whitelabel.example": "ibkr.whitelabel.example",
	} {
		got, err := Known().Check(text)
		assert.NoError(t, err, text)
		assert.Equal(t, want, got)
	}
	for text, why := range map[string]string{
		"": "no host's name", "https://a.example/": "more than a host's name: here that is a.example", "a.example:8443": "more than", "u@a.example": "more than", "a.example/sso": "more than",
		"*.a.example": "", "192.0.2.1": "an address", "[::1]": "an address", "localhost": "network", "nas.local": "network", "com": "network", "co.uk": "public suffix", "github.io": "public suffix",
		"weebly.com": "public suffix", "www.interactivebrokers.com": "known already", "clientam.com": "known already", "lnteractivebrokers.co.uk": "look like", "ibkr-login.top": "look like",
		"a b.example": "no host's name", "mailto:a@b.example": "no host's name", "\xff.example": "no host's name",
	} {
		_, err := Known().Check(text)
		if assert.Error(t, err, text) {
			assert.Contains(t, err.Error(), why, text)
		}
	}
}

func TestAnAddedHostIsAMirrorForItselfAlone(t *testing.T) {
	d := Known().With([]string{"portal.whitelabel.example"})
	j := d.Judge("https://Portal.whitelabel.example/sso/Login", Page{Password: true, Marks: []string{"username-field"}})
	assert.Equal(t, IsMirror, j.Verdict)
	assert.Equal(t, AddedHost, j.Rule)
	for _, url := range []string{"https://a.portal.whitelabel.example/", "https://whitelabel.example/", "https://portal.whitelabel.example.evil.top/"} {
		assert.Equal(t, IsUnrelated, d.Judge(url, Page{}).Verdict, url)
	}
	assert.Equal(t, IsUnrelated, Known().Judge("https://portal.whitelabel.example/", Page{}).Verdict)
	assert.Equal(t, "portal.whitelabel.example", Host("https://portal.whitelabel.example:443"))
	for _, origin := range []string{"http://a.example", "a.example", "null", "", "https://"} {
		assert.Empty(t, Host(origin), origin)
	}
}
