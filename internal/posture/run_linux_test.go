package posture

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/finding"
)

const (
	chromiumFolder = ".config/chromium/"
	reader         = `{"extensions": {"settings": {"abcdefghijklmnopabcdefghijklmnop": {"location": 1, "path": "a/1_0", "manifest": {
		"manifest_version": 3, "name": "Reader", "version": "1", "content_scripts": [{"matches": ["<all_urls>"], "js": ["a.js"]}]}}}}}`
)

func TestExtensionsOnDisk(t *testing.T) {
	for _, c := range []struct {
		name    string
		files   map[string]string
		outcome finding.Outcome
		args    string
		// unread are the profiles that a second finding is about.
		unread string
	}{
		{"none", map[string]string{chromiumFolder + "Default/Preferences": `{}`}, finding.Pass, "0", ""},
		{"one reads", map[string]string{chromiumFolder + "Default/Preferences": reader}, finding.Fail, "1, Reader", ""},
		{"unreadable", map[string]string{chromiumFolder + "Default/Preferences": `{"extensions`}, finding.Unknown, "Chromium, Default (it is damaged)", ""},
		{"unreadable beside an empty one", map[string]string{
			chromiumFolder + "Default/Preferences":      `{"extensions`,
			".config/google-chrome/Default/Preferences": `{}`,
		}, finding.Unknown, "Chromium, Default (it is damaged)", ""},
		{"unreadable beside a reader", map[string]string{
			chromiumFolder + "Default/Preferences":      `{"extensions`,
			".config/google-chrome/Default/Preferences": reader,
		}, finding.Fail, "1, Reader", "Chromium, Default (it is damaged)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := newUser(t)
			for path, content := range c.files {
				u.write(path, content)
				u.write(filepath.ToSlash(filepath.Dir(filepath.Dir(path)))+"/Local State", `{"profile": {"info_cache": {"Default": {"name": "Default"}}}}`)
			}
			r := u.run()
			found := every(r, finding.ExtensionsCanReadPage)
			require.NotEmpty(t, found)
			assert.Equal(t, c.outcome, found[0].Outcome)
			assert.Equal(t, c.args, strings.Join(found[0].Args, ", "))
			if c.unread == "" {
				assert.Len(t, found, 1)
			} else {
				require.Len(t, found, 2)
				assert.Equal(t, finding.Unknown, found[1].Outcome)
				assert.Equal(t, []string{c.unread}, found[1].Args)
			}
			requireTold(t, r)
		})
	}
}

func TestAPagesReportNamesTheExtensionsOfOtherBrowsers(t *testing.T) {
	u := newUser(t)
	bad := strings.Replace(reader, `"version": "1"`, `"version": "1", "update_url": "https://updates.example/", "permissions": ["proxy", "cookies", "webRequest"], "host_permissions": ["<all_urls>"]`, 1)
	u.write(".config/google-chrome/Local State", `{"profile": {"info_cache": {"Default": {"name": "Default"}}}}`)
	u.write(".config/google-chrome/Default/Preferences", bad)
	alone := every(u.run(), finding.SuspiciousExtension)
	require.Len(t, alone, 1)
	said := func(id, version, text string) finding.Finding {
		f := alone[0]
		f.Basis, f.Fingerprint, f.Text = finding.Reported, "short-look-"+id, text
		f.Evidence.Extensions = []finding.Extension{{ID: id, Name: "Reader", Version: version}}
		return f
	}
	same := alone[0].Evidence.Extensions[0]
	page := []finding.Finding{
		{ID: finding.ExtensionsCanReadPage, Text: "extensions_can_read_page_none", Args: []string{"0"}, Outcome: finding.Pass, Basis: finding.Reported, Fingerprint: "a", MeasuredAt: alone[0].MeasuredAt},
		said(same.ID, same.Version, "suspicious_extension_review"),
		said("ponmlkjihgfedcbaponmlkjihgfedcba", same.Version, "suspicious_extension_review"),
	}
	r := u.run(page...)
	readers := every(r, finding.ExtensionsCanReadPage)
	require.Len(t, readers, 2)
	assert.Equal(t, "Reader", readers[1].Evidence.Extensions[0].Name)
	assert.Contains(t, readers[1].Evidence.Extensions[0].Where, "Chrome")
	var told []string
	for _, f := range every(r, finding.SuspiciousExtension) {
		told = append(told, string(f.Basis)+" "+f.Evidence.Extensions[0].ID)
	}
	assert.Equal(t, []string{"reported ponmlkjihgfedcbaponmlkjihgfedcba", "measured " + same.ID}, told, "the longer look at the same one is enough")
	requireTold(t, r)
}
