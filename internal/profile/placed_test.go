package profile

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk/disktest"
)

const guestID = "abcdefghijklmnopabcdefghijklmnop"

// guestPreferences is what a Chromium notes of an extension that its user loaded
// from a folder.
func guestPreferences(folder, more string) []byte {
	quoted, _ := json.Marshal(folder)
	return fmt.Appendf(nil, `{"extensions": {"ui": {"developer_mode": true}, "settings": {%q: {"location": 4, "path": %s%s}, "other": {"location": 4}}},
		"protection": {"macs": {"extensions": {"settings": {%q: "AA", "other": "BB"}, "ui": {"developer_mode": "CC"}}}}, "homepage": "canary"}`, guestID, quoted, more, guestID)
}

func TestWhatTheUserPutInIsFound(t *testing.T) {
	folder, elsewhere := t.TempDir(), t.TempDir()
	link := filepath.Join(elsewhere, "link")
	for name, c := range map[string]struct {
		data  []byte
		found bool
	}{
		"as it was loaded":     {guestPreferences(folder, ""), true},
		"with no reasons":      {guestPreferences(folder, `, "disable_reasons": []`), true},
		"by another path":      {guestPreferences(link, ""), true},
		"from elsewhere":       {guestPreferences(elsewhere, ""), false},
		"from nowhere":         {guestPreferences("", ""), false},
		"switched off":         {guestPreferences(folder, `, "disable_reasons": [1]`), false},
		"switched off of old":  {guestPreferences(folder, `, "state": 0`), false},
		"from the store":       {guestPreferences(folder, `, "location": 1`), false},
		"too much of it":       {guestPreferences(folder, `, "manifest": "`+strings.Repeat("a", maxPlaced)+`"`), false},
		"an entry of another":  {fmt.Appendf(nil, `{"extensions": {"settings": {"%s": []}}}`, guestID), false},
		"no entries":           {[]byte(`{"extensions": 1}`), false},
		"no file of that kind": {[]byte("canary"), false},
	} {
		t.Run(name, func(t *testing.T) {
			if name == "by another path" {
				disktest.Symlink(t, folder, link)
			}
			values := parsePlaced(c.data, guestID, folder)
			if !c.found {
				assert.Nil(t, values)
				return
			}
			assert.Len(t, values, 4)
			told, err := json.Marshal(values)
			require.NoError(t, err)
			assert.NotContains(t, string(told), "canary")
			assert.NotContains(t, string(told), "other")

			s := seed{chromiumPreferencesFile: []byte(`{"extensions": {"ui": {"developer_mode": false}, "kept": 1}, "policy": 2}`)}
			require.NoError(t, (&placed{File: chromiumPreferencesFile, Values: values}).putInto(s))
			again, err := json.Marshal(parsePlaced(s[chromiumPreferencesFile], guestID, folder))
			require.NoError(t, err)
			assert.JSONEq(t, string(told), string(again))
			assert.Contains(t, string(s[chromiumPreferencesFile]), `"kept":1`)
			assert.Contains(t, string(s[chromiumPreferencesFile]), `"policy":2`)

			other := seed{}
			require.NoError(t, (&placed{File: placedFiles[1], Values: values}).putInto(other))
			assert.NotNil(t, parsePlaced(other[placedFiles[1]], guestID, folder))
		})
	}
}

func FuzzParsePlaced(f *testing.F) {
	folder := f.TempDir()
	f.Add(guestPreferences(folder, ""))
	f.Add(guestPreferences(folder, `, "disable_reasons": [1]`))
	f.Add([]byte(`{"extensions": {"settings": []}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		values := parsePlaced(data, guestID, folder)
		if values == nil {
			return
		}
		s := seed{}
		require.NoError(t, (&placed{File: chromiumPreferencesFile, Values: values}).putInto(s))
		require.NotNil(t, parsePlaced(s[chromiumPreferencesFile], guestID, folder), "%s", s[chromiumPreferencesFile])
	})
}

// The folder is made anew before every start: what somebody else put or changed
// there does not stay, and nothing is written through a link.
func TestTheUnpackedExtensionIsOursAlone(t *testing.T) {
	s := newStage(t, chromeBinary)
	s.haveKey()
	id, err := s.unpack()
	require.NoError(t, err)
	folder := s.unpackedFolder()
	clean := contents(t, folder)
	assert.Len(t, clean, 2)

	data, err := os.ReadFile(filepath.Join(folder, "manifest.json"))
	require.NoError(t, err)
	var manifest struct{ Key, Name string }
	require.NoError(t, json.Unmarshal(data, &manifest))
	public, err := base64.StdEncoding.DecodeString(manifest.Key)
	require.NoError(t, err)
	assert.Equal(t, id, extensionID(public), "%x", sha256.Sum256(public))
	assert.Equal(t, "Sallyport", manifest.Name)

	kept := filepath.Join(t.TempDir(), "kept")
	require.NoError(t, os.WriteFile(kept, []byte("mine"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "manifest.json"), []byte("{}"), 0o600))
	require.NoError(t, os.Remove(filepath.Join(folder, "a.js")))
	disktest.Symlink(t, kept, filepath.Join(folder, "a.js"))
	require.NoError(t, os.MkdirAll(filepath.Join(folder, "more/inside"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "more/inside/b.js"), nil, 0o600))
	_, err = s.unpack()
	require.NoError(t, err)
	assert.Equal(t, clean, contents(t, folder))
	mine, err := os.ReadFile(kept)
	require.NoError(t, err)
	assert.Equal(t, "mine", string(mine))
}

func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	require.NoError(t, filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		require.NoError(t, err)
		if d.IsDir() {
			return nil
		}
		assert.True(t, d.Type().IsRegular(), path)
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		found[path] = string(data)
		return nil
	}))
	return found
}

// Where the user has to help, the start says with what; once it is done, it puts
// back what the browser noted.
func TestAGuidedStart(t *testing.T) {
	s := newStage(t, chromeBinary)
	s.haveKey()
	w := s.guided()
	require.True(t, w.plan.guides())
	assert.Equal(t, &Guide{Page: "chrome://extensions", Folder: s.unpackedFolder()}, w.guide())
	page := string(w.seed[guideName])
	assert.Contains(t, page, s.unpackedFolder())
	args, _ := w.maker.command(w.plan)
	assert.Equal(t, w.plan.guideURL(), args[len(args)-2])
	preferences := string(w.seed[chromiumPreferencesFile])
	assert.Contains(t, preferences, `"developer_mode":true`)
	assert.NotContains(t, preferences, `"chrome://extensions"`)
	assert.Contains(t, preferences, w.plan.guideURL())
	for name := range w.seed {
		assert.NotContains(t, name, "External Extensions")
	}

	require.NoError(t, w.setUp(t.Context()))
	noted := strings.ReplaceAll(string(guestPreferences(s.unpackedFolder(), "")), guestID, w.plan.crxID)
	require.NoError(t, w.root.WriteFile(chromiumPreferencesFile, []byte(noted), 0o600))
	require.NoError(t, w.close(t.Context(), "closed", sight{}))
	w.release()
	b, err := s.choose("", "", somehow)
	require.NoError(t, err)
	assert.True(t, s.hasPlaced(b))

	w = s.guided()
	assert.Nil(t, w.guide())
	assert.Nil(t, w.seed[guideName])
	assert.NotNil(t, parsePlaced(w.seed[chromiumPreferencesFile], w.plan.crxID, s.unpackedFolder()))
	assert.Contains(t, string(w.seed[chromiumPreferencesFile]), `"chrome://extensions"`)

	// The browser dropped it: the next start asks again.
	require.NoError(t, w.setUp(t.Context()))
	require.NoError(t, w.root.WriteFile(chromiumPreferencesFile, []byte(`{"other": 1}`), 0o600))
	require.NoError(t, w.close(t.Context(), "closed", sight{}))
	w.release()
	assert.False(t, s.hasPlaced(b))
	w = s.guided()
	defer w.release()
	require.NotNil(t, w.guide())
	assert.True(t, w.guide().Again)
}

// guided does what a start does before it sets up the profile of a browser that
// takes the extension from its user.
func (s *stage) guided() *window {
	t := s.t
	w := &window{keeper: s.Keeper, start: Start{URL: "https://www.interactivebrokers.com/sso/Login"}, level: Preferences}
	var err error
	w.browser, err = s.choose("", "chrome", somehow)
	require.NoError(t, err)
	w.place, w.maker = s.place(w.browser.ID), makers[browser.Chromium]
	w.root, err = openPlace(s.Home(), w.place)
	require.NoError(t, err)
	require.NoError(t, w.pack())
	require.NoError(t, w.enter())
	return w
}
