package portal

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Who holds one of these is signed in: public clients replay them alone.
var sessionCookies = []string{
	"XYZAB", "XYZAB_AM.LOGIN", "USERID", "cp", "JSESSIONID", "PHPSESSID", "x-sess-uuid", "portal", "api", "web", "TABID",
}

func TestNoSessionIsEverKept(t *testing.T) {
	for _, k := range []Keep{IBKR().Keep(), RehearsalKeep()} {
		assert.NotEmpty(t, k.Names)
		assert.NotEmpty(t, k.Domains)
		for _, name := range sessionCookies {
			assert.NotContains(t, k.Names, name)
		}
	}
	assert.Contains(t, IBKR().Keep().Names, "SBID")
	assert.NotContains(t, RehearsalKeep().Names, "practice_session")
	assert.Equal(t, []string{RehearsalHost}, RehearsalKeep().Domains, "practising changes nothing about the real portal")
}
