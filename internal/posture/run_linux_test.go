package posture

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

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
	}{
		{"none", map[string]string{chromiumFolder + "Default/Preferences": `{}`}, finding.Pass, "0"},
		{"one reads", map[string]string{chromiumFolder + "Default/Preferences": reader}, finding.Fail, "1, Reader"},
		{"unreadable", map[string]string{chromiumFolder + "Default/Preferences": `{"extensions`}, finding.Unknown, "Chromium, Default"},
		{"unreadable beside an empty one", map[string]string{
			chromiumFolder + "Default/Preferences":      `{"extensions`,
			".config/google-chrome/Default/Preferences": `{}`,
		}, finding.Unknown, "Chromium, Default"},
		{"unreadable beside a reader", map[string]string{
			chromiumFolder + "Default/Preferences":      `{"extensions`,
			".config/google-chrome/Default/Preferences": reader,
		}, finding.Fail, "1, Reader"},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := newUser(t)
			for path, content := range c.files {
				u.write(path, content)
				u.write(filepath.ToSlash(filepath.Dir(filepath.Dir(path)))+"/Local State", `{"profile": {"info_cache": {"Default": {"name": "Default"}}}}`)
			}
			r := u.run()
			f := only(t, r, finding.ExtensionsCanReadPage)
			assert.Equal(t, c.outcome, f.Outcome)
			assert.Equal(t, c.args, strings.Join(f.Args, ", "))
			requireTold(t, r)
		})
	}
}
