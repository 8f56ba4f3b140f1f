package addon

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/portal"
)

// perProfile is how many extensions each profile of the benchmark has.
const perProfile = 50

// installedMany are Chromium profiles with n extensions, as the browser keeps them: each
// manifest as a file, and once more in the preferences.
func installedMany(b *testing.B, n int) (profiles []browser.Profile, manifests []string) {
	b.Helper()
	model, err := os.ReadFile("/usr/share/chromium/extensions/ublock-origin/manifest.json")
	require.NoError(b, err, "the model is a real manifest: apt-get install webext-ublock-origin-chromium")
	chromium, _ := browser.ByID("chromium")
	data := b.TempDir()
	all := manyIDs(n)
	for at := 0; at < n; at += perProfile {
		dir := filepath.Join(data, fmt.Sprintf("Profile %d", at/perProfile))
		var settings bytes.Buffer
		for i, id := range all[at:min(at+perProfile, n)] {
			path := filepath.Join(dir, "Extensions", id, "1_0", "manifest.json")
			write(b, path, string(model))
			manifests = append(manifests, path)
			if i > 0 {
				settings.WriteByte(',')
			}
			fmt.Fprintf(&settings, `"%s":{"location":1,"path":"%s/1_0","disable_reasons":[],"active_permissions":{"api":["tabs"],"explicit_host":["<all_urls>"]},"manifest":%s}`, id, id, model)
		}
		write(b, filepath.Join(dir, "Preferences"), `{"extensions":{"settings":{`+settings.String()+`}}}`)
		profiles = append(profiles, browser.Profile{Browser: chromium, UserData: data, Dir: dir, Name: "Person 1"})
	}
	return profiles, manifests
}

// judgeMany lists and judges what is in the profiles, as the command does, and keeps the
// assessments.
func judgeMany(b *testing.B, profiles []browser.Profile, each func()) []Assessment {
	env := browser.Env{OS: "linux", Home: b.TempDir(), Root: b.TempDir()}
	j := NewJudge(portal.IBKR().JudgedOrigins(), NewLists(nil))
	look := Look{Env: env, Origins: portal.IBKR().JudgedOrigins()}.Begin()
	var all []Assessment
	for _, found := range look.Each(context.Background(), profiles) {
		for i := range found {
			all = append(all, j.Installed(&found[i]))
		}
		each()
	}
	return all
}

// BenchmarkInventory lists and judges installed extensions, with all processors, and reports
// how many times longer that takes than to read their manifests, one after another and with
// their paths known, which is the floor; than to read and decode them; and the most memory
// that was in use. The goals are 2 at most, and 64 MiB; and the time for one is to be no more
// with ten thousand than with a hundred. Of all rounds the quickest counts on every side, so
// that other work on the machine does not.
func BenchmarkInventory(b *testing.B) {
	var ofHundred float64
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			profiles, manifests := installedMany(b, n)
			runtime.GC()
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory)
			before, peak := memory.HeapInuse, uint64(0)
			require.Len(b, judgeMany(b, profiles, func() {
				runtime.ReadMemStats(&memory)
				peak = max(peak, memory.HeapInuse)
			}), n)
			reading, decoding, judging := time.Hour, time.Hour, time.Hour
			for b.Loop() {
				start := time.Now()
				for _, path := range manifests {
					if _, err := os.ReadFile(path); err != nil {
						b.Fatal(err)
					}
				}
				reading = min(reading, time.Since(start))

				start = time.Now()
				for _, path := range manifests {
					raw, err := os.ReadFile(path)
					var fields map[string]any
					if err != nil || json.Unmarshal(raw, &fields) != nil {
						b.Fatal(path, err)
					}
				}
				decoding = min(decoding, time.Since(start))

				start = time.Now()
				all := judgeMany(b, profiles, func() {})
				judging = min(judging, time.Since(start))
				require.Len(b, all, n)
				require.Equal(b, A4, all[n-1].Effective)
			}
			each := float64(judging.Microseconds()) / float64(n)
			if n == 100 {
				ofHundred = each
			} else if ofHundred > 0 {
				b.ReportMetric(each/ofHundred, "x-of-100")
			}
			b.ReportMetric(float64(judging)/float64(reading), "x-reading")
			b.ReportMetric(float64(judging)/float64(decoding), "x-decoding")
			b.ReportMetric(each, "µs/extension")
			b.ReportMetric(float64(int64(peak)-int64(before))/(1<<20), "peak-MiB")
		})
	}
}

func BenchmarkJudge(b *testing.B) {
	m, err := ParseManifest([]byte(`{"manifest_version": 3, "content_scripts": [{"matches": ["https://*.example.com/*"], "exclude_globs": ["*x*"]}], "host_permissions": ["https://*.example.org/*"]}`))
	require.NoError(b, err)
	sites := sitesOf(brokerOrigins)
	for b.Loop() {
		m.declared(sites).exposure()
	}
}
