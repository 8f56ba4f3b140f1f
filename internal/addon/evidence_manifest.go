package addon

import (
	"net/url"
	"slices"
	"strings"
)

// look is one look at an extension for evidence.
type look struct {
	a        *Addon
	declared Exposure
	// ids are all that it goes by; runsAs is the one that the browser runs it under, or, before
	// it is installed, that is proven; empty where none is.
	ids    []string
	runsAs string
	// packed: it is a package that is not installed yet. installed: it is in a profile.
	packed, installed bool
	found             []Evidence
}

func (l *look) add(level Level, id, field, text string, args ...string) {
	l.found = append(l.found, against(level, id, field, say(text, args...)))
}

// identity compares the id that its place gives it with the one that follows from its
// key. In a package the header's key goes before the manifest's.
func (l *look) identity() {
	place, key := l.a.placeID, l.a.Manifest.keyID()
	if !l.packed && isChromiumID(place) && key != "" && key != place {
		l.add(B3, "id-mismatch", "manifest.json: key", "id_mismatch", place, key)
	}
}

// maxJudged bounds how much of a name is looked at.
const maxJudged = 400

// name looks for a name that shows nothing, or that reads as another's.
func (l *look) name() {
	name := l.a.declaredName
	if len(name) > maxJudged {
		name = strings.ToValidUTF8(name[:maxJudged], "")
	}
	switch {
	case name == "":
		return
	case Clean(name, maxName) == "":
		l.add(B3, "invisible-name", "manifest.json: name", "invisible_name")
		return
	case hasOverride(name):
		l.add(B3, "confusable-name", "manifest.json: name", "name_turns")
		return
	}
	if k := knownTools().byName[skeleton(name)]; k != nil {
		l.likeKnown(k, name)
		return
	}
	if word := disguisedWord(name); word != "" {
		l.add(B3, "confusable-name", "manifest.json: name", "name_mixes", Clean(word, maxName))
	}
}

// likeKnown judges a name that reads as a well-known one.
func (l *look) likeKnown(k *known, name string) {
	if slices.Contains(k.ids, l.runsAs) || l.a.distributed() {
		return
	}
	switch {
	case !k.called(name) && (disguised(name) || !k.spelled(name)):
		l.add(B3, "confusable-name", "manifest.json: name", "name_reads_as", k.names[0])
	case k.called(name) && !k.sharedName(name) && l.passesFor(k):
		l.add(B3, "look-alike-name", "manifest.json: name", "name_of_another", k.names[0])
	}
}

// passesFor reports whether a copy with a well-known name and another's id claims to come from
// where that extension's own copies do. A source tree, a developer's copy and a store
// whose ids are not known do not.
func (l *look) passesFor(k *known) bool {
	place := l.a.placeID
	if l.packed {
		place = l.a.ID
	}
	switch {
	case isFirefoxID(place):
		return (l.installed || l.packed) && k.in(isFirefoxID) && l.a.Origin.Location != FirefoxTemporary
	case !isChromiumID(place) || !k.in(isChromiumID):
		return false
	case l.a.Origin.Location.Sideloaded():
		return true
	}
	return storeOf(l.a.Manifest.UpdateURL) == googleStore
}

// updates looks at where it says that its updates come from.
func (l *look) updates() {
	m := &l.a.Manifest
	if storeOf(m.UpdateURL) == noStore && knownTools().byID[l.runsAs] == nil {
		l.add(B3, "update-url", "manifest.json: update_url", "updates_from", updateHost(m.UpdateURL))
	}
	if storeOf(m.GeckoUpdateURL) == noStore {
		// Mozilla has to have signed what comes from there, so it is common and weak.
		l.add(B1, "update-url", "manifest.json: browser_specific_settings.gecko.update_url", "updates_not_mozilla", updateHost(m.GeckoUpdateURL))
	}
}

// store is where updates come from.
type store int

const (
	nowhere store = iota
	googleStore
	otherStore
	noStore
)

// storeOf sorts an update URL. What names no host on the network is nowhere: local
// addresses, and what a build tool still has to fill in.
func storeOf(text string) store {
	if text == "" {
		return nowhere
	}
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") {
		return nowhere
	}
	host := strings.ToLower(u.Hostname())
	switch {
	case !strings.Contains(host, ".") || strings.ContainsAny(host, "{}$%<> ") || thisMachine(host):
		return nowhere
	case host == "clients2.google.com" || host == "clients2.googleusercontent.com" || host == "update.googleapis.com":
		return googleStore
	}
	for _, known := range publishers {
		if host == known || strings.HasSuffix(host, "."+known) {
			return otherStore
		}
	}
	return noStore
}

// publishers are the update hosts of the other stores and browsers, and of a few makers of
// well-known extensions that publish them themselves as well.
var publishers = [...]string{
	"edge.microsoft.com", "extension-updates.opera.com", "opera.com", "brave.com", "vivaldi.com", "yandex.net", "yandex.ru",
	"whale.naver.com", "addons.mozilla.org", "mozilla.org", "mozilla.net",
	"eff.org", "adblockplus.org", "eyeo.com", "adtidy.org", "adguard.com", "ghostery.com", "tampermonkey.net", "zotero.org", "noscript.net",
	"bitwarden.com", "1password.com", "lastpass.com", "keepersecurity.com", "metamask.io",
	"duckduckgo.com", "mega.nz", "mega.co.nz",
}

// thisMachine reports whether a host, without its port, is this machine.
func thisMachine(host string) bool {
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.HasPrefix(host, "127.") || host == "::1"
}

func updateHost(text string) string {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil {
		return ""
	}
	return Clean(u.Host, maxName)
}

// weak are what good extensions have as well; see [highest] on how it counts.
func (l *look) weak() {
	m := &l.a.Manifest
	if l.declared >= A3 && slices.Contains(m.Overrides, newTab) {
		l.add(B1, "new-tab", "manifest.json: chrome_url_overrides.newtab", "new_tab")
	}
	if l.declared >= A3 && slices.Contains(m.Overrides, "search_provider") {
		l.add(B1, "search-engine", "manifest.json: chrome_settings_overrides.search_provider", "search_engine")
	}
	switch host := m.remoteCode(); host {
	case "":
	case anywhere:
		l.add(B1, "remote-code", "manifest.json: content_security_policy", "remote_code_anywhere")
	default:
		l.add(B1, "remote-code", "manifest.json: content_security_policy", "remote_code", host)
	}
	if m.ManifestVersion == 1 {
		l.add(B1, "very-old", "manifest.json: manifest_version", "very_old")
	}
}

// anywhere stands for every host.
const anywhere = "*"

// remoteCode is a host that the policy of its pages lets code come from. From
// Manifest V3 on browsers do not let it.
func (m *Manifest) remoteCode() string {
	if m.ManifestVersion >= 3 {
		return ""
	}
	for directive := range strings.SplitSeq(m.CSP, ";") {
		n, scripts := 0, false
		for w := range strings.FieldsSeq(directive) {
			if n++; n == 1 {
				scripts = w == "script-src" || w == "default-src"
			}
			if !scripts {
				break
			}
			if !strings.Contains(w, ":") && w != "*" {
				continue // it names no other place
			}
			if u, err := url.Parse(w); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !thisMachine(u.Hostname()) {
				return Clean(u.Host, maxName)
			}
			if w == "https:" || w == "http:" || w == "*" {
				return anywhere
			}
		}
	}
	return ""
}
