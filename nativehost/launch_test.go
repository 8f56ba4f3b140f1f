package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/vault"
)

func TestALaunchIsToldAsJSON(t *testing.T) {
	t.Setenv("SALLYPORT_KEY", "file")
	v, err := vault.Open(filepath.Join(t.TempDir(), "state"))
	require.NoError(t, err)
	const id = "331720e6-c6d4-4c02-a15b-c566e7ac58dd"
	var book map[string]any
	require.NoError(t, v.Update("profiles", &book, func() error {
		return json.Unmarshal([]byte(`{"profiles": {"chrome": {"id": "`+id+`", "browser": "Google Chrome", "level": "L1", "weaker": "this machine allows no namespaces", "open": true}}}`), &book)
	}))
	k := profile.New(v, browser.Env{}, "")
	schema, err := compileSchema()
	require.NoError(t, err)
	for name, guide := range map[string]*profile.Guide{"nothing left to do": nil, "by hand": {Page: "chrome://extensions", Folder: "/state/hardened-extension", Again: true}} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, printLaunched(&out, k, profile.Launched{ID: id, Browser: "Google Chrome", Level: "L1", Guide: guide}))
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(out.Bytes()))
			require.NoError(t, err)
			require.NoError(t, schema.Validate(value))
			said := value.(map[string]any)
			assert.Equal(t, "chrome", said["browser_id"])
			assert.Equal(t, "this machine allows no namespaces", said["weaker"])
			assert.Equal(t, guide != nil, said["guide"] != nil)
		})
	}
	assert.Error(t, printLaunched(&bytes.Buffer{}, k, profile.Launched{ID: "another"}))
}
