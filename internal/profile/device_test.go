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
	known := func(change func(*Record)) Record {
		r := Record{Mode: Stable, Wiped: map[string]int{keptCookies: 1}, History: []Session{{}}}
		r.BrowserBuild = build
		change(&r)
		return r
	}
	for name, c := range map[string]struct {
		record Record
		start  Start
		want   device
	}{
		"first session":             {Record{}, Start{}, deviceFirst},
		"nothing changed":           {known(func(*Record) {}), Start{}, deviceSame},
		"from practice to real":     {known(func(r *Record) { r.Rehearsal = true }), Start{}, deviceFirst},
		"this one keeps nothing":    {known(func(*Record) {}), Start{Mode: Ephemeral}, deviceForgotten},
		"the last one kept nothing": {known(func(r *Record) { r.Mode = Ephemeral }), Start{}, deviceForgotten},
		"no cookie was kept":        {known(func(r *Record) { r.Wiped = nil }), Start{}, deviceForgotten},
		"the store was damaged":     {known(func(r *Record) { r.NotKept = "it is damaged" }), Start{}, deviceForgotten},
		"the browser was updated":   {known(func(r *Record) { r.BrowserBuild = "1-1" }), Start{}, deviceBrowser},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, c.record.deviceOf(b, c.start))
			f := State{Record: Record{Device: c.want}}.deviceCheck()
			title, reason, action := finding.Texts("en").Render(f)
			assert.NotEmpty(t, title)
			assert.NotEmpty(t, reason)
			assert.NotEmpty(t, action)
			assert.Equal(t, c.want == deviceSame, f.Outcome == finding.Pass)
		})
	}
}
