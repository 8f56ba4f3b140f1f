package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const packages = `{"ImportPath":"github.com/sallyport/sallyport/internal/a","TestGoFiles":["a_test.go"],"IgnoredGoFiles":["a_linux.go","a_linux_test.go"]}
{"ImportPath":"github.com/sallyport/sallyport/internal/b"}`

func TestSum(t *testing.T) {
	const a = `"Package":"github.com/sallyport/sallyport/internal/a"`
	for name, c := range map[string]struct {
		events []string
		failed bool
		says   []string
	}{
		"all is well": {[]string{
			`{"Action":"pass","Test":"TestOne",` + a + `}`,
			`{"Action":"output","Test":"TestTwo","Output":"=== RUN   TestTwo\n",` + a + `}`,
			`{"Action":"output","Test":"TestTwo","Output":"    a_test.go:1: not here\n",` + a + `}`,
			`{"Action":"skip","Test":"TestTwo",` + a + `}`,
			`{"Action":"pass","Elapsed":1.5,` + a + `}`,
		}, false, []string{"internal/a  1       0       1        1.5", "internal/b  -       -       -        no tests for Windows", "skipped  internal/a TestTwo\n        a_test.go:1: not here\n", "internal/a: a_linux_test.go"}},
		"a test fails": {[]string{
			`{"Action":"output","Test":"TestOne","Output":"    a_test.go:1: wrong\n",` + a + `}`,
			`{"Action":"fail","Test":"TestOne",` + a + `}`,
			`{"Action":"fail","Elapsed":1,` + a + `}`,
		}, true, []string{"FAILED   internal/a TestOne\n        a_test.go:1: wrong\n"}},
		"a package does not compile": {[]string{
			`{"Action":"output","Output":"a.go:1: no\n",` + a + `}`,
			`{"Action":"fail",` + a + `}`,
		}, true, []string{"FAILED   internal/a\n    a.go:1: no\n"}},
		"a package is killed": {[]string{`{"Action":"pass","Test":"TestOne",` + a + `}`}, true, []string{"internal/a  -       -       -        did not run"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			list, events := filepath.Join(dir, "packages"), filepath.Join(dir, "events")
			require.NoError(t, os.WriteFile(list, []byte(packages), 0o600))
			require.NoError(t, os.WriteFile(events, []byte(strings.Join(c.events, "\n")), 0o600))
			var out strings.Builder
			failed, err := sum(&out, list, events)
			require.NoError(t, err)
			assert.Equal(t, c.failed, failed)
			for _, text := range c.says {
				assert.Contains(t, out.String(), text)
			}
		})
	}
	_, err := sum(&strings.Builder{}, filepath.Join(t.TempDir(), "none"), "none")
	assert.Error(t, err)
}
