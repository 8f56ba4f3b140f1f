package addon

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// specimen is a manifest in the shape of a well-known kind of extension, labelled by hand.
type specimen struct {
	name, manifest string
	// reads: it can read the sign-in page or use its session as installed.
	reads bool
	// bad: there is something provable against it.
	bad bool
}

// The badly meant ones follow published incidents; the others are what honest tools ask for.
func specimens() []specimen {
	return []specimen{
		{"blocker, MV2", v2(`"name": "Blocker", "permissions": ["<all_urls>", "webRequest", "webRequestBlocking", "tabs", "storage", "webNavigation", "privacy"], "content_scripts": [{"matches": ["http://*/*", "https://*/*"], "all_frames": true, "run_at": "document_start"}]`), true, false},
		{"blocker, MV3", v3(`"name": "Blocker", "permissions": ["declarativeNetRequest", "scripting", "storage"], "host_permissions": ["<all_urls>"]`), true, false},
		{"password manager", v3(`"name": "Keys", "permissions": ["tabs", "scripting", "storage", "webRequest", "webRequestAuthProvider", "clipboardRead", "clipboardWrite", "nativeMessaging"], "host_permissions": ["*://*/*"], "content_scripts": [{"matches": ["*://*/*"], "all_frames": true}]`), true, false},
		{"dark mode", v3(`"name": "Dark", "permissions": ["alarms", "fontSettings", "scripting", "storage"], "host_permissions": ["*://*/*"], "content_scripts": [{"matches": ["<all_urls>"]}]`), true, false},
		{"spelling, content script only", v3(`"name": "Spelling", "permissions": ["storage"], "content_scripts": [{"matches": ["https://*/*"]}]`), true, false},
		{"inspector", v3(`"name": "Inspector", "permissions": ["debugger", "tabs", "storage"], "devtools_page": "d.html"`), true, false},
		{"tabs as a tree", v2(`"name": "Tree", "permissions": ["tabs", "sessions", "cookies", "contextualIdentities", "menus", "storage"], "optional_permissions": ["<all_urls>", "bookmarks"]`), false, false},
		{"proxy switcher", v3(`"name": "Proxies", "permissions": ["proxy", "storage", "tabs", "privacy"]`), false, false},
		{"screenshot on a click", v3(`"name": "Shots", "permissions": ["activeTab", "scripting", "downloads"]`), false, false},
		{"one site only", v3(`"name": "Video", "permissions": ["cookies", "webRequest", "tabs", "scripting", "history", "management"], "host_permissions": ["https://*.example.com/*"]`), false, false},
		{"plain-text pages only", v3(`"name": "Plain", "permissions": ["scripting"], "host_permissions": ["http://*/*"]`), false, false},
		{"hosts in the wrong key", v3(`"name": "Wrong", "permissions": ["<all_urls>", "storage"]`), false, false},

		{"session riding, on a list", v3(`"name": "Coupons", "key": "` + listedKey() + `", "permissions": ["webRequest", "cookies", "storage"], "host_permissions": ["<all_urls>"]`), true, true},
		{"nothing to be seen of its name", v3(`"name": "\u2800\u3164", "content_scripts": [{"matches": ["https://*/*"]}]`), true, true},
		{"a well-known name drawn again", v3(`"name": "uВlосk Оrigin", "permissions": ["storage"], "content_scripts": [{"matches": ["<all_urls>"]}]`), true, true},
		{"updates from somewhere else", v3(`"name": "Weather", "update_url": "https://updates.weather.invalid/u.xml", "permissions": ["storage"], "host_permissions": ["*://*/*"]`), true, true},
	}
}

// listedKey is a public key; its id stands on the list of the test.
func listedKey() string { return base64.StdEncoding.EncodeToString(publicKey()) }

// Who reads the page must be told exactly, and what is provable must stand above what is
// only powerful. A rule on the permissions column of an inventory does not do the first,
// a sum of points for permissions not the second.
func TestBeatsRuleAndScore(t *testing.T) {
	listed, err := ParseManifest([]byte(v3(`"key": "` + listedKey() + `"`)))
	require.NoError(t, err)
	feed := NewFeed("test", "2026-01-02", []Entry{{ID: listed.keyID(), Source: "test", Date: "2026-01-01", Confidence: Verified}})
	judge := NewJudge([]string{signInOrigin}, NewLists([]Feed{feed}))

	var rule, ours int
	scores, verdicts := map[bool][]int{}, map[bool][]int{}
	for _, s := range specimens() {
		path := filepath.Join(t.TempDir(), "manifest.json")
		write(t, path, s.manifest)
		a := judge.Path(context.Background(), path)[0]
		reads := a.Effective >= A3
		assert.Equal(t, s.reads, reads, s.name)
		assert.Equal(t, s.bad, a.Verdict == Stop || a.Verdict == Review, "%s: %s %v", s.name, a.Verdict, ids(a.Evidence))
		if reads == s.reads {
			ours++
		}
		if permissionsColumnHasAllURLs(t, s.manifest) == s.reads {
			rule++
		}
		scores[s.bad] = append(scores[s.bad], points(t, s.manifest))
		verdicts[s.bad] = append(verdicts[s.bad], -slices.Index([]Verdict{Stop, Review, Note, Expected}, a.Verdict))
	}
	assert.Less(t, rule, ours)
	additive, own := ranking(scores[true], scores[false]), ranking(verdicts[true], verdicts[false])
	t.Logf("who reads: %d of %d, the rule %d; bad above good: %.2f, the score %.2f", ours, len(specimens()), rule, own, additive)
	assert.InDelta(t, 1, own, 0)
	assert.Less(t, additive, 0.5, "a sum of points ranks worse than chance")
}

// permissionsColumnHasAllURLs is the usual rule over an inventory that knows the keys
// permissions and optional_permissions only.
func permissionsColumnHasAllURLs(t *testing.T, manifest string) bool {
	return strings.Contains(strings.Join(namesIn(t, manifest, "permissions"), ", "), "<all_urls>")
}

// points is an additive score: 15 for a high, 10 for a medium and 5 for a low permission.
func points(t *testing.T, manifest string) int {
	high := []string{"<all_urls>", "*://*/*", "https://*/*", "http://*/*", "scripting", "history", "cookies", "debugger", "webRequest", "webRequestBlocking", "proxy", "privacy", "clipboardRead"}
	medium := []string{"nativeMessaging", "tabs", "management", "webNavigation", "declarativeNetRequest", "downloads", "webRequestAuthProvider"}
	sum := 0
	for _, name := range slices.Concat(namesIn(t, manifest, "permissions"), namesIn(t, manifest, "host_permissions")) {
		switch {
		case slices.Contains(high, name):
			sum += 15
		case slices.Contains(medium, name):
			sum += 10
		default:
			sum += 5
		}
	}
	return sum
}

func namesIn(t *testing.T, manifest, key string) []string {
	var all map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(manifest), &all))
	var list []string
	if raw, ok := all[key]; ok {
		require.NoError(t, json.Unmarshal(raw, &list))
	}
	return list
}

// ranking is the chance that a bad one stands above a good one; ties count half.
func ranking(bad, good []int) float64 {
	var won float64
	for _, b := range bad {
		for _, g := range good {
			switch {
			case b > g:
				won++
			case b == g:
				won += 0.5
			}
		}
	}
	return won / float64(len(bad)*len(good))
}
