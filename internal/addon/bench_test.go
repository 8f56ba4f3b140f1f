package addon

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
)

// installedMany is a Chromium profile with n extensions, as the browser keeps
// them: each manifest as a file, and once more in the preferences.
func installedMany(b *testing.B, n int) browser.Profile {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "Default")
	model, err := os.ReadFile("/usr/share/chromium/extensions/ublock-origin/manifest.json")
	require.NoError(b, err, "the model is a real manifest: apt-get install webext-ublock-origin-chromium")
	var settings bytes.Buffer
	for i := range n {
		id := fmt.Sprintf("%032d", i)
		write(b, filepath.Join(dir, "Extensions", id, "1_0", "manifest.json"), string(model))
		if i > 0 {
			settings.WriteByte(',')
		}
		fmt.Fprintf(&settings, `"%s":{"location":1,"path":"%s/1_0","disable_reasons":[],"active_permissions":{"api":["tabs"],"explicit_host":["<all_urls>"]},"manifest":%s}`, id, id, model)
	}
	write(b, filepath.Join(dir, "Preferences"), `{"extensions":{"settings":{`+settings.String()+`}}}`)
	chromium, _ := browser.ByID("chromium")
	return browser.Profile{Browser: chromium, Dir: dir, Name: "Person 1"}
}

// BenchmarkInventory lists and judges ten thousand installed extensions and
// reports how many times longer that takes than to read their manifests, one
// after another, which is the floor. The goal is 2 at most. Of all rounds the
// quickest counts on both sides, so that other work on the machine does not.
func BenchmarkInventory(b *testing.B) {
	const n = 10_000
	p := installedMany(b, n)
	manifests, err := filepath.Glob(filepath.Join(p.Dir, "Extensions/*/*/manifest.json"))
	require.NoError(b, err)
	require.Len(b, manifests, n)
	reading, judging := time.Hour, time.Hour
	for b.Loop() {
		start := time.Now()
		for _, path := range manifests {
			if _, err := os.ReadFile(path); err != nil {
				b.Fatal(err)
			}
		}
		reading = min(reading, time.Since(start))

		start = time.Now()
		all, err := Inventory(p)
		if err != nil {
			b.Fatal(err)
		}
		f := NewJudge(brokerOrigins, nil).Everywhere(all, nil)[0]
		judging = min(judging, time.Since(start))
		require.Equal(b, fmt.Sprint(n), f.Args[0])
	}
	b.ReportMetric(float64(judging)/float64(reading), "x-reading")
	b.ReportMetric(float64(judging.Milliseconds()), "ms/inventory")
}

func BenchmarkJudge(b *testing.B) {
	m, err := ParseManifest([]byte(`{"manifest_version": 3, "content_scripts": [{"matches": ["https://*.example.com/*"], "exclude_globs": ["*x*"]}], "host_permissions": ["https://*.example.org/*"]}`))
	require.NoError(b, err)
	sites := sitesOf(brokerOrigins)
	for b.Loop() {
		m.declared(sites).exposure()
	}
}
