package addon

import (
	"encoding/json"
	"errors"
	"io/fs"

	"howett.net/plist"

	"github.com/sallyport/sallyport/internal/disk"
)

// managedPreferences reads the policies that a configuration profile set.
func (o *Outside) managedPreferences(browserID, file string) {
	raw, err := disk.ReadFile(file, maxRequestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	var values map[string]any
	if err == nil {
		_, err = plist.Unmarshal(raw, &values)
	}
	if err != nil {
		o.unread(file, err)
		return
	}
	o.policies(browserID, file, extensionPolicies{
		Forced: asJSON(values["ExtensionInstallForcelist"]), Let: asJSON(values["ExtensionInstallAllowlist"]),
		Settings: asJSON(values["ExtensionSettings"]),
	})
}

func asJSON(value any) json.RawMessage {
	raw, err := json.Marshal(value)
	if err != nil {
		return nil // dates and the like are in no policy for extensions
	}
	return raw
}
