package addon

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func examplePolicy(t *testing.T) map[string]any {
	t.Helper()
	settings, err := HostPolicy([]string{"*://*.example.com", "*://*.example.co.uk"}, []string{"obcldncnhjobcmlcpinchhakhdemmioa"})
	require.NoError(t, err)
	return settings
}

const exampleSettings = `{"*":{"runtime_blocked_hosts":["*://*.example.com","*://*.example.co.uk"]},` +
	`"obcldncnhjobcmlcpinchhakhdemmioa":{"runtime_allowed_hosts":["*://*.example.com","*://*.example.co.uk"]}}`

func TestHostPolicyInEveryForm(t *testing.T) {
	data, err := PolicyJSON(examplePolicy(t))
	require.NoError(t, err)
	assert.JSONEq(t, `{"ExtensionSettings":`+exampleSettings+`}`, string(data))

	data, err = PolicyTargets()[0].PolicyRegistry(examplePolicy(t))
	require.NoError(t, err)
	lines := strings.Split(string(data), "\r\n")
	assert.Equal(t, "Windows Registry Editor Version 5.00", lines[0])
	assert.Equal(t, `[HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Google\Chrome]`, lines[2])
	quoted, found := strings.CutPrefix(lines[3], `"ExtensionSettings"=`)
	require.True(t, found)
	// The registry editor escapes as JSON does, as far as these characters go.
	var value string
	require.NoError(t, json.Unmarshal([]byte(quoted), &value))
	assert.JSONEq(t, exampleSettings, value)

	data, err = PolicyPlist(examplePolicy(t))
	require.NoError(t, err)
	var plist struct {
		Keys    []string `xml:"dict>key"`
		Inner   []string `xml:"dict>dict>key"`
		Strings []string `xml:"dict>dict>dict>array>string"`
	}
	require.NoError(t, xml.Unmarshal(data, &plist))
	assert.Equal(t, []string{"ExtensionSettings"}, plist.Keys)
	assert.Equal(t, []string{"*", "obcldncnhjobcmlcpinchhakhdemmioa"}, plist.Inner)
	assert.Equal(t, []string{"*://*.example.com", "*://*.example.co.uk", "*://*.example.com", "*://*.example.co.uk"}, plist.Strings)
}

func TestHostPolicyRefusesMoreThanABrowserTakes(t *testing.T) {
	_, err := HostPolicy(make([]string, maxPolicyHosts+1), nil)
	assert.Error(t, err)
}

func TestPlistRefusesWhatItCannotHold(t *testing.T) {
	_, err := PolicyPlist(map[string]any{"n": 1})
	assert.Error(t, err)
}
