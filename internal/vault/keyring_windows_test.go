package vault_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/vault"
)

func TestTheKeyIsInTheCredentialManager(t *testing.T) {
	if os.Getenv("SALLYPORT_TEST_REGISTRY") == "" {
		t.Skip("this writes to your own credentials: set SALLYPORT_TEST_REGISTRY=1 as a user that is made for tests, or run “make windows”")
	}
	t.Setenv("SALLYPORT_KEY", "")
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	assert.Equal(t, "keyring", v.KeyKept())
	assert.NoFileExists(t, filepath.Join(dir, "vault.key"))
	assert.Equal(t, "a", get(t, open(t, dir), "doc"))

	require.NoError(t, v.ForgetKey())
	var d document
	requireCode(t, open(t, dir).Read("doc", &d), vault.CodeKeyMissing)
}
