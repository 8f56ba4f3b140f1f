package extension

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestHostManifests(t *testing.T) {
	const program = "/home/a & b/sallyport"
	for name, c := range map[string]struct {
		manifest     []byte
		key, callers string
	}{
		"chromium": {ChromiumHost(program, "a", "b"), "allowed_origins", `["chrome-extension://a/", "chrome-extension://b/"]`}, // without the slash Chromium takes no origin
		"firefox":  {FirefoxHost(program), "allowed_extensions", `["` + FirefoxID + `"]`},
	} {
		assert.Contains(t, string(c.manifest), program, "%s: as a person reads it", name)
		var fields map[string]json.RawMessage
		require.NoError(t, json.Unmarshal(c.manifest, &fields))
		assert.Len(t, fields, 5, "%s: Firefox refuses what it does not know", name)
		assert.JSONEq(t, c.callers, string(fields[c.key]))
		assert.JSONEq(t, `"`+HostName+`"`, string(fields["name"]))
		assert.JSONEq(t, `"stdio"`, string(fields["type"]))
		assert.JSONEq(t, `"`+program+`"`, string(fields["path"]))
		assert.NotEqual(t, `""`, string(fields["description"]))
	}
}
