package portal

import (
	"net"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestGuarded(t *testing.T) {
	for origin, want := range map[string]bool{
		"https://www.interactivebrokers.com":           true,
		"https://WWW.InteractiveBrokers.co.uk":         true,
		"https://ndcdyn.interactivebrokers.com:443":    true,
		"https://interactivebrokers.ie.":               true,
		"https://www.ibkr.com.cn":                      true,
		"http://www.interactivebrokers.com":            false,
		"https://interactivebrokers.com.evil.example":  false,
		"https://lnteractivebrokers.co.uk":             false,
		"https://notinteractivebrokers.com":            false,
		"http://rehearsal.localhost:8123":              true,
		"https://rehearsal.localhost:8123":             false,
		"http://rehearsal.localhost.evil.example":      false,
		"https://localhost:5000":                       true,
		"https://127.0.0.1:5000":                       true,
		"http://localhost:5000":                        false,
		"https://user@www.interactivebrokers.com:8443": true,
		"":         false,
		"https://": false,
		"::":       false,
	} {
		assert.Equal(t, want, Guarded(origin), origin)
	}
}

func TestDataIsConsistent(t *testing.T) {
	p := IBKR()
	assert.True(t, p.Official(p.SignInURL))
	for _, o := range p.SignInOrigins() {
		assert.True(t, p.Official(o), o)
	}
	for _, h := range p.SignInHosts {
		assert.True(t, slices.ContainsFunc(p.NavigationDomains(), func(d string) bool { return h == d || strings.HasSuffix(h, "."+d) }), h)
	}
	for _, h := range p.ContentHosts() {
		assert.False(t, p.Official("https://"+h), "%s is in a domain already", h)
	}
	assert.True(t, Gateway("https://"+net.JoinHostPort(GatewayHost, strconv.Itoa(GatewayPort))))
	assert.Len(t, p.MatchPatterns(), len(p.Domains))
	for _, pattern := range p.MatchPatterns() {
		assert.True(t, strings.HasPrefix(pattern, "https://*.") && strings.HasSuffix(pattern, "/*"), pattern)
	}
}
