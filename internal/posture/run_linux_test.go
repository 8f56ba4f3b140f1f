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
