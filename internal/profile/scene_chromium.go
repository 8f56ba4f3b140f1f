package profile

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/extension"
)

// hostFolders are where the browsers of hardened profiles look for
// native-messaging manifests.
var hostFolders = []string{"data/NativeMessagingHosts", "home/.mozilla/native-messaging-hosts"}

func isHostManifest(name string) bool { return slices.Contains(hostFolders, path.Dir(name)) }

// ourManifest is our own manifest's file name.
const ourManifest = extension.HostName + ".json"

// chromiumRules explain the entries of a Chromium profile. Which of them a
// browser makes was seen in profiles that real sessions left.
var chromiumRules = []rule{
	{PlantedLock, "data/Singleton*", true, "“%s” makes the profile look as if another browser had it open."},
	{DebuggingPort, "data/DevToolsActivePort", false, "“%s” says that a debugging port was open, through which another program can control the browser."},
	{AddedExtension, "data/External Extensions/*", false, "“%s” makes the browser install an extension, and Sallyport did not put it there."},
	{AddedExtension, "data/*/Local Extension Settings", true, "“%s” holds what an extension kept."},
	{InitialPreferences, "data/First Run", false, "“%s” decides whether the distribution's own settings overwrite Sallyport's."},
	{InitialPreferences, "data/initial_preferences", false, "“%s” are settings for a first start, which overwrite Sallyport's."},
	{InitialPreferences, "data/master_preferences", false, "“%s” are settings for a first start, which overwrite Sallyport's."},
	{ProfilePolicy, "data/policies", false, "“%s” looks like a policy folder, from which nothing should come."},
	{ProfilePolicy, "data/policies.json", false, "“%s” looks like a policy file, from which nothing should come."},
	{ProfilePolicy, "data/*/Policy", false, "“%s” holds policies that were fetched for the profile."},
	{StoredSession, "data/*/Cookies*", true, "“%s” holds cookies, with which somebody may be signed in."},
	{StoredSession, "data/*/Network", true, "“%s” holds cookies, with which somebody may be signed in."},
	{StoredSession, "data/*/Sessions*", true, "“%s” holds the windows of a session."},
	{StoredSession, "data/*/Session Storage", true, "“%s” holds what pages kept for a session."},
	{StoredSession, "data/*/Local Storage", true, "“%s” holds what pages kept."},
	{SavedLogin, "data/*/Login Data*", true, "“%s” may hold saved passwords."},
	{SavedLogin, "data/*/Web Data*", true, "“%s” may hold saved form entries."},
	{AddedRoot, "data/*/ServerCertificate*", true, "“%s” may hold certificates that make false sites look genuine."},
	{AddedRoot, "home/.pki", true, "“%s” may hold certificates that make false sites look genuine."},
	{AddedRoot, "home/.local/share/pki", true, "“%s” may hold certificates that make false sites look genuine."},
}

// chromiumWatched are preferences that Sallyport does not set and that weaken
// the profile where somebody else does.
var chromiumWatched = []string{
	"extensions.install.allowlist", "homepage", "local-state:devtools.remote_debugging.user-enabled",
	"proxy", "session.startup_urls", "ssl.client_certs.auto_select",
}

// chromiumFlags is where chrome://flags keeps what was switched.
const chromiumFlags = "local-state:browser.enabled_labs_experiments"

func (s *scene) chromiumContents() {
	s.nativeHosts("data/NativeMessagingHosts")
	s.chromiumFolders()
	for _, file := range s.matching("data/*/Preferences") {
		data, err := s.read(file)
		if err != nil {
			continue
		}
		found, err := parseChromiumExtensions(data)
		if err != nil && !s.used {
			s.tell(ChangedPreference, file, "“%s” is no file of preferences.")
		}
		for _, e := range foreign(found, s.ours) {
			s.extension(file, e)
		}
	}
}

// chromiumFolders tells of extensions that were unpacked into the profile.
func (s *scene) chromiumFolders() {
	for _, name := range s.names {
		match, _ := path.Match("data/*/Extensions/*", name)
		if !match || s.covered(name) {
			continue
		}
		// Chromium unpacks in Temp, and leaves the folder.
		if id := path.Base(name); !s.used || id != s.ours && id != "Temp" {
			s.tell(AddedExtension, name, "“%s” is the folder of an extension that Sallyport did not put there.")
		}
	}
}

// nativeHosts tells of manifests that let the browser start programs.
func (s *scene) nativeHosts(folder string) {
	for _, name := range s.names {
		if !below(name, folder) || s.covered(name) || s.exact && s.seeded(name) {
			continue
		}
		if path.Base(name) != ourManifest {
			s.tell(ForeignNativeHost, name, "“%s” lets the browser start another program than Sallyport.")
			continue
		}
		var manifest struct {
			Path string `json:"path"`
		}
		data, err := s.read(name)
		if s.interrupted && err == nil && len(data) == 0 {
			continue
		}
		if err == nil {
			err = json.Unmarshal(data, &manifest)
		}
		if err != nil || manifest.Path != s.exe {
			s.tell(RedirectedNativeHost, name, "“%s” makes the extension talk to another program than Sallyport.")
		}
	}
}

// chromiumPreferenceNames lists every preference of a file by its dotted path.
func chromiumPreferenceNames(data []byte, before string) []string {
	var tree map[string]any
	if json.Unmarshal(data, &tree) != nil {
		return nil
	}
	var names []string
	var walk func(prefix string, tree map[string]any)
	walk = func(prefix string, tree map[string]any) {
		for _, key := range sortedNames(tree) {
			if inner, is := tree[key].(map[string]any); is {
				walk(prefix+key+".", inner)
				continue
			}
			names = append(names, prefix+key)
		}
	}
	walk(before, tree)
	return names
}

// chromiumFile is the file that a preference is in.
func chromiumFile(name string) string {
	if strings.HasPrefix(name, localState) {
		return chromiumLocalStateFile
	}
	return chromiumPreferencesFile
}

// chromiumPreferencesDiffer tells of preferences that differ from the seed's,
// and of those that nobody should have set.
func (s *scene) chromiumPreferencesDiffer() {
	texts := map[string][]byte{}
	for _, name := range []string{chromiumPreferencesFile, chromiumLocalStateFile} {
		texts[name] = []byte("{}")
		if data, err := s.read(name); err == nil && !s.covered(name) {
			texts[name] = data
		}
	}
	is, err := parseChromiumSettings(texts[chromiumPreferencesFile], texts[chromiumLocalStateFile])
	if err != nil {
		return // what is no JSON is told of, or is as good as absent
	}
	if s.exact {
		wanted, err := chromiumWanted(s.seed)
		if err != nil {
			return
		}
		seeded := append(chromiumPreferenceNames(s.seed[chromiumPreferencesFile], ""), chromiumPreferenceNames(s.seed[chromiumLocalStateFile], localState)...)
		for _, name := range seeded {
			if ofPlaced(name) {
				continue
			}
			want, _ := wanted(name)
			if value, there := is(name); there && value != want {
				s.preference(chromiumFile(name), strings.TrimPrefix(name, localState), "is not what Sallyport set")
			}
		}
	}
	for _, name := range chromiumWatched {
		if _, seeded := s.wanted(name); seeded {
			continue
		}
		if value, there := is(name); there && !empty(value) {
			s.preference(chromiumFile(name), strings.TrimPrefix(name, localState), "was set, which Sallyport does not do")
		}
	}
	if value, there := is(chromiumFlags); there && !empty(value) {
		var flags []any
		_ = json.Unmarshal([]byte(value), &flags) // anything else counts as one
		s.told[chromiumLocalStateFile] = true
		s.add(BrowserFlags, chromiumLocalStateFile, fmt.Sprintf("“%s” switches %d of the browser's experimental flags.", chromiumLocalStateFile, max(len(flags), 1)), s.repair)
	}
}

// wanted is what the seed asks for.
func (s *scene) wanted(name string) (string, bool) {
	wanted, err := makers[s.family].wanted(s.seed)
	if err != nil {
		return "", false
	}
	return wanted(name)
}

// empty reports whether a preference's JSON holds nothing.
func empty(value string) bool {
	return slices.Contains([]string{"", `""`, "{}", "[]", "null", "false", "0"}, value)
}
