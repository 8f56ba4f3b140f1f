package report

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/disk/disktest"
)

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestWriteNeverOverwrites(t *testing.T) {
	folder := t.TempDir()
	stem := "sallyport-report-" + sample().MadeAt.Local().Format("2006-01-02-1504")
	for i, want := range []string{stem, stem + "-2", stem + "-3"} {
		files, err := Write(folder, sample(), "en")
		require.NoError(t, err)
		assert.Equal(t, Files{HTML: filepath.Join(folder, want+".html"), JSON: filepath.Join(folder, want+".json")}, files)
		assert.Len(t, names(t, folder), 2*(i+1), "nothing else is left in the folder")
		for _, path := range []string{files.HTML, files.JSON} {
			fi, err := os.Stat(path)
			require.NoError(t, err)
			if runtime.GOOS != "windows" { // there the folder's access list holds
				assert.Equal(t, os.FileMode(0o600), fi.Mode().Perm())
			}
			assert.NotZero(t, fi.Size())
		}
	}
}

func TestAPairSharesItsName(t *testing.T) {
	folder := t.TempDir()
	taken := filepath.Join(folder, "audit.html")
	require.NoError(t, os.WriteFile(taken, []byte("mine"), 0o600))
	disktest.Symlink(t, "nowhere", filepath.Join(folder, "audit-2.json"))
	files, err := Write(taken, sample(), "de")
	require.NoError(t, err)
	assert.Equal(t, Files{HTML: filepath.Join(folder, "audit-3.html"), JSON: filepath.Join(folder, "audit-3.json")}, files)
	kept, err := os.ReadFile(taken)
	require.NoError(t, err)
	assert.Equal(t, "mine", string(kept))
	assert.Len(t, names(t, folder), 4)
}

func TestManyAtOnceAllSucceed(t *testing.T) {
	const writers = 24
	folder := t.TempDir()
	var wg sync.WaitGroup
	got := make([]Files, writers)
	for i := range writers {
		wg.Go(func() {
			files, err := Write(folder, sample(), "en")
			assert.NoError(t, err)
			got[i] = files
		})
	}
	wg.Wait()
	seen := map[string]bool{}
	for _, f := range got {
		assert.Equal(t, strings.TrimSuffix(f.HTML, ".html"), strings.TrimSuffix(f.JSON, ".json"))
		assert.False(t, seen[f.HTML], "two reports have one name")
		seen[f.HTML] = true
		assert.FileExists(t, f.HTML)
		assert.FileExists(t, f.JSON)
	}
	assert.Len(t, names(t, folder), 2*writers)
}

func TestWhereAReportMayGo(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "file"), nil, 0o600))
	require.NoError(t, os.Mkdir(filepath.Join(folder, "real"), 0o700))
	for _, c := range []struct{ out, html, err string }{
		{"", "", "name a folder"},
		{"missing/deeper", "", "there is no folder"},
		{"new", "new/sallyport-report-", ""},
		{"missing/report.html", "", "there is no folder"},
		{"file", "", "is not a folder"},
		{"file/report.html", "", "another folder"},
		{"link.html", "", "is a symbolic link"},
		{os.DevNull, "", "is a device"},
		{"chosen.html", "chosen.html", ""},
		{"Picked.JSON", "Picked.html", ""},
		{"two.dots.html", "two.dots.html", ""},
		{"folder-link", "folder-link/sallyport-report-", ""},
		{"real/", "real/sallyport-report-", ""},
	} {
		t.Run(c.out, func(t *testing.T) {
			out := c.out
			switch {
			case out == "link.html":
				disktest.Symlink(t, "file", filepath.Join(folder, out))
			case out == "folder-link":
				disktest.Symlink(t, "real", filepath.Join(folder, out))
			case out == "file/report.html" && runtime.GOOS == "windows":
				c.err = "there is no folder" // which is what Windows says
			}
			if out != "" && out != os.DevNull && !filepath.IsAbs(out) {
				out = filepath.Join(folder, out)
			}
			files, err := Write(out, sample(), "en")
			if c.err != "" {
				require.ErrorContains(t, err, c.err)
				return
			}
			require.NoError(t, err)
			assert.True(t, strings.HasPrefix(files.HTML, filepath.Join(folder, c.html)), files.HTML)
		})
	}
}

func TestRelativePlacesBecomeAbsolute(t *testing.T) {
	t.Chdir(t.TempDir())
	files, err := Write(".", sample(), "en")
	require.NoError(t, err)
	assert.True(t, filepath.IsAbs(files.HTML))
}
