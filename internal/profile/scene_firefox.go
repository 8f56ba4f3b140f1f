package profile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
)

const restyled = "“%s” restyles the browser's own window, in which a false address can be shown."

// firefoxRules explain the entries of a Firefox profile and of its home. Which
// of them a browser makes was seen in profiles that real sessions left.
var firefoxRules = []rule{
	{PlantedLock, "data/lock", true, "“%s” makes the profile look as if another browser had it open."},
	{PlantedLock, "data/.parentlock", true, "“%s” makes the profile look as if another browser had it open."},
	{PlantedLock, "data/parent.lock", true, "“%s” makes the profile look as if another browser had it open."},
	{DebuggingPort, "data/MarionetteActivePort", false, "“%s” says that remote control was on, through which another program can use the browser."},
	{DebuggingPort, "data/WebDriverBiDiServer.json", false, "“%s” says that remote control was on, through which another program can use the browser."},
	{DebuggingPort, "data/DevToolsActivePort", false, "“%s” says that a debugging port was open, through which another program can control the browser."},
	{AddedExtension, "data/extensions/*", false, "“%s” makes the browser install an extension, and Sallyport did not put it there."},
	{AddedExtension, "data/extension-preferences.json", true, "“%s” gives an extension permissions that nobody granted."},
	{AddedExtension, "data/extension-settings.json", true, "“%s” lets an extension change the browser's settings."},
	{AddedExtension, "data/addonStartup.json.lz4", true, "“%s” lists extensions to start."},
	{AddedExtension, "data/browser-extension-data", true, "“%s” holds what an extension kept."},
	{AddedExtension, "home/.mozilla/extensions", false, "“%s” makes the browser install extensions for the whole user."},
	{UserStyle, "data/chrome", false, restyled},
	{UserStyle, "data/chrome/*", false, restyled},
	{FileHandlers, "data/handlers.json", true, "“%s” decides which programs the browser opens files and links with."},
	{AddedRoot, "data/cert*.db*", true, "“%s” may hold certificates that make false sites look genuine."},
	{SecurityModule, "data/pkcs11.txt", true, "“%s” may make the browser load a program library of somebody else's."},
	{SecurityModule, "data/secmod.db", true, "“%s” may make the browser load a program library of somebody else's."},
	{SecurityModule, "home/.mozilla/pkcs11-modules", false, "“%s” may make the browser load a program library of somebody else's."},
	{CertificateException, "data/cert_override.txt", false, "“%s” makes the browser accept certificates that it would refuse."},
	{SavedLogin, "data/logins*", true, "“%s” may hold saved passwords."},
	{SavedLogin, "data/signons.sqlite", true, "“%s” may hold saved passwords."},
	{SavedLogin, "data/key*.db*", true, "“%s” is the key of saved passwords."},
	{SavedLogin, "data/formhistory.sqlite*", true, "“%s” may hold saved form entries."},
	{SavedLogin, "data/autofill-profiles.json", false, "“%s” may hold saved form entries."},
	{StoredSession, "data/cookies.sqlite*", true, "“%s” holds cookies, with which somebody may be signed in."},
	{StoredSession, "data/sessionstore*", true, "“%s” holds the windows of a session."},
	{StoredSession, "data/storage", true, "“%s” holds what pages kept."},
	{ProfilePolicy, "data/distribution", false, "“%s” looks like a policy folder, from which nothing should come."},
	{ProfilePolicy, "data/policies.json", false, "“%s” looks like a policy file, from which nothing should come."},
	{ProfilePolicy, "home/.mozilla/managed-storage", false, "“%s” hands settings to extensions that Sallyport does not set."},
	{InitialPreferences, "data/invalidprefs.js", false, "“%s” are preferences that the browser could not read."},
}

// firefoxWatched are preferences that Sallyport does not set and that weaken
// the profile where somebody else does.
var firefoxWatched = []string{
	"browser.policies.alternatePath", "extensions.webextensions.restrictedDomains", "general.config.filename",
	"marionette.port", "network.proxy.autoconfig_url", "network.proxy.socks", "privacy.file_unique_origin",
	"remote.active-protocols", "security.csp.enable", "security.OCSP.enabled", "security.sandbox.content.level",
	"security.tls.version.min", "toolkit.policies.perUserDir",
}

func (s *scene) firefoxContents() {
	s.nativeHosts("home/.mozilla/native-messaging-hosts")
	if data, err := s.read(firefoxExtensionsFile); err == nil && !s.covered(firefoxExtensionsFile) {
		found, err := parseFirefoxExtensions(data)
		if err != nil && !s.used {
			s.tell(AddedExtension, firefoxExtensionsFile, "“%s” is no list of extensions.")
		}
		for _, e := range foreign(found, s.ours) {
			s.extension(firefoxExtensionsFile, e)
		}
	}
	if !s.used {
		return
	}
	if data, err := s.read(firefoxStyleFile); err == nil && !bytes.Equal(data, firefoxStyle) && !(s.interrupted && len(data) == 0) {
		s.tell(UserStyle, firefoxStyleFile, restyled)
	}
	if data, err := s.read("data/pkcs11.txt"); err == nil && foreignModules(data) > 0 {
		s.tell(SecurityModule, "data/pkcs11.txt", "“%s” makes the browser load a program library of somebody else's.")
	}
	if data, err := s.read("data/logins.json"); err == nil {
		if n := loginsOf(data); n > 0 {
			s.told["data/logins.json"] = true
			s.add(SavedLogin, "data/logins.json", fmt.Sprintf("“data/logins.json” holds %d saved logins.", n), s.repair)
		}
	}
	if data, err := s.read("data/handlers.json"); err == nil {
		if n := programsOf(data); n > 0 {
			s.told["data/handlers.json"] = true
			s.add(FileHandlers, "data/handlers.json", fmt.Sprintf("“data/handlers.json” opens files or links with %d programs that Sallyport did not choose.", n), s.repair)
		}
	}
}

// foreignModules counts the security modules of a pkcs11.txt that are loaded
// from a library: the browser's own has an empty name.
func foreignModules(data []byte) int {
	n := 0
	for line := range strings.Lines(string(data)) {
		if library, is := strings.CutPrefix(strings.TrimSpace(line), "library="); is && library != "" {
			n++
		}
	}
	return n
}

// loginsOf counts the logins of a logins.json, and reads none of them.
func loginsOf(data []byte) int {
	var saved struct {
		Logins []struct{} `json:"logins"`
	}
	if json.Unmarshal(data, &saved) != nil {
		return 0
	}
	return len(saved.Logins)
}

// programsOf counts the programs that a handlers.json names. The browser's own
// entries name sites or nothing.
func programsOf(data []byte) int {
	type entry struct {
		Handlers []*struct {
			Path string `json:"path"`
		} `json:"handlers"`
	}
	var handlers struct {
		MimeTypes map[string]entry `json:"mimeTypes"`
		Schemes   map[string]entry `json:"schemes"`
	}
	if json.Unmarshal(data, &handlers) != nil {
		return 0
	}
	n := 0
	for _, entries := range []map[string]entry{handlers.MimeTypes, handlers.Schemes} {
		for _, e := range entries {
			for _, h := range e.Handlers {
				if h != nil && h.Path != "" {
					n++
				}
			}
		}
	}
	return n
}

// preferences tells of preferences that differ.
func (s *scene) preferences() {
	if s.family == browser.Chromium {
		s.chromiumPreferencesDiffer()
		return
	}
	if s.used {
		s.firefoxPreferencesDiffer()
		return
	}
	for _, file := range []string{firefoxUserFile, firefoxPrefsFile} {
		data, err := s.read(file)
		if err != nil || s.covered(file) {
			continue
		}
		is := parsePreferences(data)
		var others []string
		for _, name := range sortedNames(is) {
			want, seeded := s.wanted(name)
			switch {
			case seeded && want != is[name]:
				s.preference(file, name, "is not what Sallyport set")
			case slices.Contains(firefoxWatched, name):
				s.preference(file, name, "was set, which Sallyport does not do")
			case !seeded:
				others = append(others, shown(name))
			}
		}
		if n := len(others); n > 0 {
			if n > maxNamed {
				others = append(others[:maxNamed], fmt.Sprintf("and %d more", n-maxNamed))
			}
			s.told[file] = true
			s.add(ChangedPreference, file, fmt.Sprintf("“%s” sets preferences that Sallyport does not: %s.", file, strings.Join(others, ", ")), s.repair)
		}
	}
}

// firefoxPreferencesDiffer tells of preferences that a session changed, and of
// those that nobody should have set.
func (s *scene) firefoxPreferencesDiffer() {
	data, err := s.read(firefoxPrefsFile)
	if err != nil {
		return
	}
	is := parsePreferences(data)
	want := parsePreferences(s.seed[firefoxUserFile])
	for _, name := range sortedNames(want) {
		if value, there := is[name]; s.exact && there && value != want[name] {
			s.preference(firefoxPrefsFile, name, "is not what Sallyport set")
		}
	}
	for _, name := range firefoxWatched {
		if _, there := is[name]; there {
			s.preference(firefoxPrefsFile, name, "was set, which Sallyport does not do")
		}
	}
}
