package extension

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheCanaryIsAllThatTheExtensionMayConnectTo(t *testing.T) {
	data, err := os.ReadFile("manifest.base.json")
	require.NoError(t, err)
	var manifest map[string]struct {
		Policy struct {
			Pages string `json:"extension_pages"`
		} `json:"content_security_policy"`
	}
	require.NoError(t, json.Unmarshal(data, &manifest))
	for _, family := range []string{"chromium", "firefox"} {
		assert.Contains(t, manifest[family].Policy.Pages, "default-src 'none'; ", family)
		assert.Contains(t, manifest[family].Policy.Pages, "; connect-src https://"+CanaryHost+"; ", family)
	}
}

func TestChromiumIDFollowsFromTheManifestsKey(t *testing.T) {
	data, err := os.ReadFile("manifest.base.json")
	require.NoError(t, err)
	var manifest struct {
		Chromium struct {
			Key string `json:"key"`
		} `json:"chromium"`
	}
	require.NoError(t, json.Unmarshal(data, &manifest))
	der, err := base64.StdEncoding.DecodeString(manifest.Chromium.Key)
	require.NoError(t, err)
	sum := sha256.Sum256(der)
	id := make([]byte, 0, 32)
	for _, b := range sum[:16] {
		id = append(id, 'a'+b>>4, 'a'+b&0xf)
	}
	assert.Equal(t, ChromiumID, string(id))
}
