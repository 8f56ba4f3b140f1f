package portal

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNoSessionIsEverKept(t *testing.T) {
	for _, p := range []Portal{IBKR(), Practice()} {
		k := p.Keep()
		assert.NotEmpty(t, k.Names)
		assert.NotEmpty(t, k.Domains)
		assert.NotEmpty(t, p.SessionCookies)
		for _, name := range p.SessionCookies {
			assert.NotContains(t, k.Names, name)
			assert.Equal(t, SessionCookie, p.RoleOf(name))
		}
		assert.Equal(t, DeviceCookie, p.RoleOf(k.Names[0]))
		assert.Equal(t, OtherCookie, p.RoleOf("_ga"))
	}
	assert.Contains(t, IBKR().Keep().Names, "SBID")
	assert.NotContains(t, RehearsalKeep().Names, "practice_session")
	assert.Equal(t, []string{RehearsalHost}, RehearsalKeep().Domains, "practising changes nothing about the real portal")
}

func TestOwns(t *testing.T) {
	for host, want := range map[string]bool{
		".interactivebrokers.com": true, "www.InteractiveBrokers.ie.": true, "interactivebrokers.co.uk": true,
		"notinteractivebrokers.com": false, "interactivebrokers.com.example": false, "": false, ".": false, "com": false,
	} {
		assert.Equal(t, want, IBKR().Owns(host), host)
	}
}
