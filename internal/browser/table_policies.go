package browser

import (
	"path/filepath"
	"strings"
)

// installToken begins a path below the folder that holds the browser's real
// executable.
const installToken = "$INSTALL"

// policyFolders are the folders in which browsers look for mandatory policies
// on Linux, by the first part of their ID. The others read none that is known.
// On macOS and Windows policies are no files that a program may write: see the
// Chromium project's warning that one that does is regarded as malware.
//
// Sources: Chromium's documentation of its policies and, for Edge and Brave,
// their vendors'; Firefox's policy loader, which takes the folder below /etc
// first where it exists. Debian's builds of both were measured.
var policyFolders = map[string][]Place{
	"chromium":  {{Path: "/etc/chromium/policies/managed", Evidence: Live}},
	"chrome":    {{Path: "/etc/opt/chrome/policies/managed", Evidence: Vendor}},
	"edge":      {{Path: "/etc/opt/edge/policies/managed", Evidence: Vendor}},
	"brave":     {{Path: "/etc/brave/policies/managed", Evidence: Vendor}},
	"firefox":   {{Path: installToken + "/distribution", Evidence: Live}, {Path: "/etc/firefox/policies", Evidence: Source}},
	"librewolf": {{Path: installToken + "/distribution", Evidence: Unverified}},
	"waterfox":  {{Path: installToken + "/distribution", Evidence: Unverified}},
}

// policies are the folders of mandatory policies for a browser with this real
// executable.
func (e Env) policies(b Browser, binary string) []string {
	if e.OS != "linux" {
		return nil
	}
	brand, _, _ := strings.Cut(b.ID, "-")
	var folders []string
	for _, place := range policyFolders[brand] {
		if below, ok := strings.CutPrefix(place.Path, installToken); ok {
			folders = append(folders, filepath.Join(filepath.Dir(binary), filepath.FromSlash(below)))
			continue
		}
		folders = append(folders, e.expand(place.Path))
	}
	return folders
}
