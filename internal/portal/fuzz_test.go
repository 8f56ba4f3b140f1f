package portal

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func FuzzJudge(f *testing.F) {
	for _, s := range []string{"", "https://www.interactivebrokers.com/sso/Login", "https://xn--bkr-iga.com", "https://[::ffff:1.2.3.4]:5000", "\xff\xfe", "https://ibkr.com@%00.top", "ibkr..com", "https://а.б/в?г#д", `\\\`, "xn--.xn--a-.", "http://0x7f.1/%2f..%5c"} {
		f.Add(s, false)
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, url string, password bool) {
		j := Known().Judge(url, Page{Password: password})
		assert.Contains(t, []Verdict{IsOfficial, IsGateway, IsMirror, IsStrong, IsWeak, IsUnrelated}, j.Verdict)
		assert.NotEmpty(t, j.Rule)
		assert.NotEmpty(t, j.Reason)
		assert.True(t, utf8.ValidString(j.Input) && utf8.ValidString(j.Host))
		if j.Verdict == IsOfficial {
			assert.True(t, IBKR().Official("https://"+j.Host) || j.Target != "", j.Host)
			assert.Equal(t, IsOfficial, Known().Judge("https://"+j.Host, Page{}).Verdict, "%q", j.Host)
		}
		if !password && j.Verdict.LookAlike() && utf8.ValidString(url) {
			assert.True(t, Known().Judge(url, Page{Password: true}).Verdict.LookAlike(), "a password field makes nothing better")
		}
	})
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"ibkr", "rnvvcl10", "іbкr", "ﬁ", "cll", "vvvv", "\xff", "ß\u200d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := latin(s)
		assert.Equal(t, once, latin(once))
		assert.Equal(t, strict(once), strict(strict(once)))
		folded := loose(strict(once))
		assert.Equal(t, folded, loose(folded))
		assert.LessOrEqual(t, len(folded), 20*len(s)+4, "folding is linear")
	})
}

// Whatever is asked, the answer comes at once: the longest URL in far less than
// what a person notices.
func TestTheWorstTextIsJudgedAtOnce(t *testing.T) {
	for name, part := range map[string]string{
		"labels": "a.", "brand": "ibkr-", "long brand": "interactivebrokers.", "words": "ie", "Cyrillic": "іbкr.", "marks": "a\u0301", "at signs": "ibkr@",
		"percent": "%69", "Punycode": "xn--bkr-iga.", "slashes": "/ibkr", "digits": "1.", "not UTF-8": "\xff", "brackets": "[", "ligatures": "ﷺ",
	} {
		for _, size := range []int{250, 1000, MaxURL - 8} {
			url := "https://" + strings.Repeat(part, size/len(part))
			for _, text := range []string{url, url + ".com/", "https://sites.google.com/" + url[8:min(len(url), MaxURL-40)]} {
				best := time.Hour
				for range 5 {
					start := time.Now()
					Known().Judge(text, Page{Password: true})
					best = min(best, time.Since(start))
				}
				assert.Less(t, best, 50*time.Millisecond, "%s, %d bytes", name, size)
			}
		}
	}
}
