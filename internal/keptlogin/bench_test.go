package keptlogin

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/portal"
)

// Ten profiles of two browsers, each with a thousand cookies and logins.
func BenchmarkTenProfiles(b *testing.B) {
	var profiles []browser.Profile
	many := func(sql string) string {
		return "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n WHERE i < 1000) " + sql
	}
	for range 5 {
		c := fullChromium(b)
		database(b, c, "Cookies", chromiumCookieSchema, many("INSERT INTO cookies SELECT i, 'host' || i || '.example', '', 'n' || i, '', randomblob(100), '/', 1, 1, 1, 1, 1, 1, 1, 2, 2, 443, 1, 0, 0 FROM n"))
		put(b, c, "Secure Preferences", `{"extensions": {"settings": "`+strings.Repeat("x", 1<<20)+`"}}`)
		f := fullFirefox(b)
		var logins []string
		for i := range 1000 {
			logins = append(logins, fmt.Sprintf(`{"hostname": "https://host%d.example", "encryptedUsername": "%s", "timeCreated": 1}`, i, strings.Repeat("x", 200)))
		}
		put(b, f, "logins.json", `{"logins": [`+strings.Join(logins, ",")+`]}`)
		put(b, f, "sessionstore.jsonlz4", packed(b, `{"windows": [{"tabs": [{"entries": [{"url": "https://example.org", "triggeringPrincipal": "`+strings.Repeat("principal ", 1<<17)+`"}]}]}]}`))
		profiles = append(profiles, c, f)
	}
	time.Sleep(50 * time.Millisecond)
	b.ReportAllocs()
	for b.Loop() {
		In(b.Context(), portal.IBKR(), profiles)
	}
}
