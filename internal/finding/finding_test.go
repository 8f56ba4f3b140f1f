package finding

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFingerprintIsWhatTheExtensionComputes(t *testing.T) {
	// The same vector is in extension/test/background/judge.test.ts.
	assert.Equal(t, "6d4d8b0ad6c75ad405b619828b409ade", Fingerprint(PersistentLogin, "keep me signed in", "on"))
	assert.NotEqual(t, Fingerprint(PersistentLogin, "ab", "c"), Fingerprint(PersistentLogin, "a", "bc"))
}

func TestLevelsAreOrdered(t *testing.T) {
	assert.Less(t, Info.Rank(), Warn.Rank())
	assert.Less(t, Warn.Rank(), Danger.Rank())
	assert.Equal(t, 0, Level("").Rank())
}
