package browser

import (
	"path/filepath"
	"strings"
)

// outside is where a machine, or something else outside a profile, asks a
// browser of the Chromium family to install extensions. Folders hold a file
// "<id>.json" for each; policies are mandatory ones. Sources: Chromium's
// chrome_paths.cc and its documentation of external extensions and policies,
// and for Edge, Brave, Vivaldi, Opera and Yandex their vendors' documentation.
type outside struct {
	linux, darwin []Place
	// domain is the name of the browser's managed preferences on macOS, and key
	// its key below SOFTWARE on Windows.
	domain, key string
}

// ofBrand gives the row of a browser: by its whole ID, else by the first part
// of it, which its channels share.
func ofBrand(id string) outside {
	switch brand, _, _ := strings.Cut(id, "-"); brand {
	case "chromium":
		return outside{
			linux:  []Place{{Path: "/usr/share/chromium/extensions", Evidence: Live}, {Path: "/usr/share/chromium-browser/extensions", Evidence: Unverified}},
			darwin: []Place{{Path: "/Library/Application Support/Chromium/External Extensions", Evidence: Source}},
			domain: "org.chromium.Chromium", key: `Chromium`,
		}
	case "chrome":
		return outside{
			linux:  []Place{{Path: "/usr/share/google-chrome/extensions", Evidence: Vendor}, {Path: "/opt/google/chrome/extensions", Evidence: Vendor}},
			darwin: []Place{{Path: "/Library/Application Support/Google/Chrome/External Extensions", Evidence: Vendor}},
			domain: "com.google.Chrome", key: `Google\Chrome`,
		}
	case "edge":
		return outside{
			linux:  []Place{{Path: "/usr/share/microsoft-edge/extensions", Evidence: Unverified}},
			darwin: []Place{{Path: "/Library/Application Support/Microsoft Edge/External Extensions", Evidence: Vendor}},
			domain: "com.microsoft.Edge", key: `Microsoft\Edge`,
		}
	case "brave":
		return outside{
			linux:  []Place{{Path: "/usr/share/brave-browser/extensions", Evidence: Unverified}, {Path: "/opt/brave.com/brave/extensions", Evidence: Unverified}},
			darwin: []Place{{Path: "/Library/Application Support/BraveSoftware/Brave-Browser/External Extensions", Evidence: Unverified}},
			domain: "com.brave.Browser", key: `BraveSoftware\Brave`,
		}
	case "vivaldi":
		return outside{
			linux:  []Place{{Path: "/usr/share/vivaldi/extensions", Evidence: Unverified}},
			domain: "com.vivaldi.Vivaldi", key: `Vivaldi`,
		}
	case "opera":
		return outside{
			linux:  []Place{{Path: "/usr/share/opera/extensions", Evidence: Unverified}},
			domain: "com.operasoftware.Opera", key: `Opera Software\Opera`,
		}
	case "yandex":
		return outside{
			linux:  []Place{{Path: "/usr/share/yandex-browser/extensions", Evidence: Unverified}},
			domain: "ru.yandex.desktop.yandex-browser", key: `YandexBrowser`,
		}
	}
	return outside{}
}

// ExternalFolders are the folders in which a file "<id>.json" makes a browser of
// the Chromium family install an extension: those of the whole machine, then
// the one in each of the browser's user-data folders. They need not exist.
func (e Env) ExternalFolders(b Browser) []string {
	if b.Family != Chromium {
		return nil
	}
	row := ofBrand(b.ID)
	places := row.linux
	if e.OS == "darwin" {
		places = row.darwin
	}
	var folders []string
	if e.OS != "windows" {
		folders = e.expandAll(places)
	}
	for _, data := range e.expandAll(b.On(e.OS).Data) {
		folders = append(folders, filepath.Join(data, "External Extensions"))
	}
	return folders
}

// PolicyFolders are the folders of mandatory policies that do not depend on
// where the browser's program is (Linux only). They need not exist.
func (e Env) PolicyFolders(b Browser) []string {
	if e.OS != "linux" {
		return nil
	}
	brand, _, _ := strings.Cut(b.ID, "-")
	var folders []string
	for _, place := range policyFolders[brand] {
		if !strings.HasPrefix(place.Path, installToken) {
			folders = append(folders, e.expand(place.Path))
		}
	}
	return folders
}

// ManagedPreferences are the files that hold mandatory policies of a browser of
// the Chromium family on macOS: for the machine, and for this user.
func (e Env) ManagedPreferences(b Browser) []string {
	domain := ofBrand(b.ID).domain
	if e.OS != "darwin" || domain == "" {
		return nil
	}
	user := filepath.Base(filepath.FromSlash(e.slashed(e.Home)))
	return []string{
		e.expand("/Library/Managed Preferences/" + domain + ".plist"),
		e.expand("/Library/Managed Preferences/" + user + "/" + domain + ".plist"),
	}
}

// RegistryKeys are the registry keys, below HKEY_LOCAL_MACHINE and
// HKEY_CURRENT_USER, under which a browser of the Chromium family finds
// extensions to install, and its mandatory policies. Both are empty where the
// browser has none that are known.
func (b Browser) RegistryKeys() (extensions []string, policies string) {
	key := ofBrand(b.ID).key
	if key == "" {
		return nil, ""
	}
	return []string{`SOFTWARE\` + key + `\Extensions`, `SOFTWARE\WOW6432Node\` + key + `\Extensions`}, `SOFTWARE\Policies\` + key
}

// Path is a path of the Env's system, slash-separated and absolute or beginning
// with one of the names of [Place], as one of this program's system.
func (e Env) Path(p string) string { return e.expand(p) }
