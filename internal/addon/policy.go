package addon

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// PolicyTarget is a browser for which the policy can be written, by where its
// administrator puts mandatory policies on each system.
//
// Sources: the Chromium project's, Microsoft's and Brave's documentation of
// their policies.
type PolicyTarget struct {
	// ID is the first part of the browser's ID, for example "chrome".
	ID string
	// Folder is the folder of mandatory policies on Linux.
	Folder string
	// Key is the registry key on Windows.
	Key string
	// Domain is the preferences domain on macOS.
	Domain string
}

// PolicyTargets are the browsers that know the policy, the most common first.
// Firefox has nothing like it that would not shut our own extension out as well.
func PolicyTargets() []PolicyTarget {
	return []PolicyTarget{
		{"chrome", "/etc/opt/chrome/policies/managed", `HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Google\Chrome`, "com.google.Chrome"},
		{"chromium", "/etc/chromium/policies/managed", `HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Chromium`, "org.chromium.Chromium"},
		{"edge", "/etc/opt/edge/policies/managed", `HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Edge`, "com.microsoft.Edge"},
		{"brave", "/etc/brave/policies/managed", `HKEY_LOCAL_MACHINE\SOFTWARE\Policies\BraveSoftware\Brave`, "com.brave.Browser"},
	}
}

// settingsKey is the policy's name. Source: the Chromium project's list.
const settingsKey = "ExtensionSettings"

// maxPolicyHosts is how many entries a browser takes from one list of hosts.
const maxPolicyHosts = 100

// HostPolicy is the policy that keeps every extension but those of ids off the hosts,
// whatever the user lets them do: as the value of ExtensionSettings. Hosts are match
// patterns without a path.
func HostPolicy(hosts, ids []string) (map[string]any, error) {
	if len(hosts) > maxPolicyHosts {
		return nil, fmt.Errorf("a browser takes %d hosts in this policy, not %d", maxPolicyHosts, len(hosts))
	}
	settings := map[string]any{"*": map[string]any{"runtime_blocked_hosts": hosts}}
	for _, id := range ids {
		settings[id] = map[string]any{"runtime_allowed_hosts": hosts}
	}
	return settings, nil
}

// PolicyJSON is the policy as a file for the folder on Linux.
func PolicyJSON(settings map[string]any) ([]byte, error) {
	data, err := json.MarshalIndent(map[string]any{settingsKey: settings}, "", "  ")
	return append(data, '\n'), err
}

// PolicyRegistry is the policy as a file that the registry editor of Windows
// takes. It has only ASCII in it.
func (t PolicyTarget) PolicyRegistry(settings map[string]any) ([]byte, error) {
	value, err := json.Marshal(settings)
	if err != nil {
		return nil, err
	}
	escaped := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(string(value))
	return fmt.Appendf(nil, "Windows Registry Editor Version 5.00\r\n\r\n[%s]\r\n\"%s\"=\"%s\"\r\n", t.Key, settingsKey, escaped), nil
}

// PolicyPlist is the policy as a property list for the browser's domain on
// macOS, as a device management takes it.
func PolicyPlist(settings map[string]any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">` + "\n<plist version=\"1.0\">\n")
	if err := writePlist(&b, map[string]any{settingsKey: settings}, 0); err != nil {
		return nil, err
	}
	b.WriteString("</plist>\n")
	return b.Bytes(), nil
}

// writePlist writes one value on lines of its own.
func writePlist(b *bytes.Buffer, value any, depth int) error {
	indent := strings.Repeat("  ", depth)
	switch v := value.(type) {
	case string:
		b.WriteString(indent + "<string>")
		if err := xml.EscapeText(b, []byte(v)); err != nil {
			return err
		}
		b.WriteString("</string>\n")
	case []string:
		b.WriteString(indent + "<array>\n")
		for _, one := range v {
			if err := writePlist(b, one, depth+1); err != nil {
				return err
			}
		}
		b.WriteString(indent + "</array>\n")
	case map[string]any:
		b.WriteString(indent + "<dict>\n")
		for _, key := range slices.Sorted(maps.Keys(v)) {
			b.WriteString(indent + "  <key>")
			if err := xml.EscapeText(b, []byte(key)); err != nil {
				return err
			}
			b.WriteString("</key>\n")
			if err := writePlist(b, v[key], depth+1); err != nil {
				return err
			}
		}
		b.WriteString(indent + "</dict>\n")
	default:
		return fmt.Errorf("a property list cannot hold a %T here", value)
	}
	return nil
}
