package profile

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
)

func TestWhatABrokersDeviceCheckSees(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "browser")
	require.NoError(t, os.WriteFile(binary, []byte("one"), 0o700))
	b := browser.Installed{Binary: binary}
	build := buildOf(binary)
	closed := func(sessions ...Record) Record {
		var r Record
		for _, s := range sessions {
			s.LaunchedAt, s.Builds = now(), r.Builds
			r = s
			r.remember("closed")
		}
		return r
	}
	real := Record{origin: origin{BrowserBuild: build}}
	practice := Record{Rehearsal: true, origin: origin{BrowserBuild: build}}
	older := Record{origin: origin{BrowserBuild: "1-1"}}
	notUp := closed(older)
	notUp.BrowserBuild = build
	notUp.remember(failed)
	for name, c := range map[string]struct {
		record  Record
		start   Start
		putBack bool
		want    device
	}{
		"first session":                     {Record{}, Start{}, false, deviceFirst},
		"nothing changed":                   {closed(real), Start{}, true, deviceSame},
		"from practice to real":             {closed(practice), Start{}, true, deviceFirst},
		"from real to practice and back":    {closed(real, practice), Start{}, true, deviceSame},
		"no cookie was there to put back":   {closed(real), Start{}, false, deviceForgotten},
		"the browser was updated":           {closed(older), Start{}, true, deviceBrowser},
		"the updated one did not come up":   {notUp, Start{}, true, deviceBrowser},
		"updated while practising":          {closed(older, practice), Start{}, true, deviceBrowser},
		"the first session did not come up": {func() Record { r := real; r.LaunchedAt = now(); r.remember(failed); return r }(), Start{}, false, deviceFirst},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, c.record.deviceOf(b, c.start, c.putBack))
			f := State{Record: Record{Device: c.want}}.deviceCheck()
			title, reason, action := finding.Texts("en").Render(f)
			assert.NotEmpty(t, title)
			assert.NotEmpty(t, reason)
			assert.NotEmpty(t, action)
			assert.Equal(t, c.want == deviceSame, f.Outcome == finding.Pass)
		})
	}
}
