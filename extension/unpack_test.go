package extension

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/disk/disktest"
)

func TestArchiveIsUnpackedOrRefused(t *testing.T) {
	var many []string
	for i := range maxEntries {
		many = append(many, fmt.Sprint(i), "")
	}
	for _, c := range []struct {
		name  string
		files []string
		wrong string
	}{
		{"good", []string{"manifest.json", "{}", "icons/16.png", "png"}, ""},
		{"with folders", []string{"manifest.json", "{}", "icons/", "", "icons/16.png", "png"}, ""},
		{"a name that climbs", []string{"manifest.json", "{}", "../x", ""}, "could lead out"},
		{"a name that climbs inside", []string{"manifest.json", "{}", "a/../../x", ""}, "could lead out"},
		{"an absolute name", []string{"manifest.json", "{}", "/etc/x", ""}, "could lead out"},
		{"a name of Windows", []string{"manifest.json", "{}", `..\x`, ""}, "could lead out"},
		{"a drive", []string{"manifest.json", "{}", "C:x", ""}, "could lead out"},
		{"a stream", []string{"manifest.json", "{}", "a.js:x", ""}, "could lead out"},
		{"a zero", []string{"manifest.json", "{}", "a\x00.js", ""}, "could lead out"},
		{"no name", []string{"manifest.json", "{}", "", ""}, "could lead out"},
		{"twice", []string{"manifest.json", "{}", "a.js", "", "a.js", ""}, "twice"},
		{"twice where case does not count", []string{"manifest.json", "{}", "a.js", "", "A.js", ""}, "twice"},
		{"a file that is a folder", []string{"manifest.json", "{}", "a", "", "a/b", ""}, "as a file and as a folder"},
		{"no manifest", []string{"a.js", ""}, "no manifest.json"},
		{"too many", many, "2000 is the most"},
		{"too much", []string{"manifest.json", "{}", "zeros", strings.Repeat("\x00", MaxUnpacked)}, "larger than the limit"},
	} {
		t.Run(c.name, func(t *testing.T) {
			archive := disktest.Zip(t, append(c.files, "last.js", "")...)
			files, err := Unpack(archive)
			if c.wrong != "" {
				require.ErrorContains(t, err, c.wrong)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, File{"manifest.json", []byte("{}")}, files[0])
			assert.Equal(t, File{"icons/16.png", []byte("png")}, files[1])
		})
	}
	_, err := Unpack([]byte("no archive"))
	assert.ErrorContains(t, err, "cannot be read")
}

func TestLinkInAnArchiveIsRefused(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "link"}
	h.SetMode(fs.ModeSymlink | 0o777)
	f, err := w.CreateHeader(h)
	require.NoError(t, err)
	_, err = f.Write([]byte("/etc/passwd"))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	_, err = Unpack(b.Bytes())
	assert.ErrorContains(t, err, "not a regular file")
}

func FuzzUnpack(f *testing.F) {
	for _, name := range []string{"a.js", "../x", "manifest.json/x", "A/b"} {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, n := range []string{"manifest.json", name} {
			if _, err := w.Create(n); err != nil {
				f.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, archive []byte) {
		files, err := Unpack(archive)
		if err != nil {
			return
		}
		seen := map[string]bool{}
		for _, e := range files {
			if seen[e.Name] || !filepath.IsLocal(filepath.FromSlash(e.Name)) || strings.ContainsAny(e.Name, `\:`) {
				t.Fatalf("%q", e.Name)
			}
			seen[e.Name] = true
		}
	})
}
