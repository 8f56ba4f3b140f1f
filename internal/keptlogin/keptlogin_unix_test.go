//go:build unix

package keptlogin

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A pipe is not waited for, and a link is not followed.
func TestWhatIsNoPlainFile(t *testing.T) {
	for what, plant := range map[string]func(path string) error{
		"a pipe": func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"a link": func(path string) error { return os.Symlink("/etc/hostname", path) },
	} {
		t.Run(what, func(t *testing.T) {
			for id, files := range map[string][]string{"chromium": {"Login Data", "Cookies", "Preferences"}, "firefox": {"logins.db", "cookies.sqlite", "prefs.js"}} {
				p := folderOf(t, id)
				for _, name := range files {
					require.NoError(t, plant(filepath.Join(p.Dir, name)))
				}
				k := lookAt(t, p)
				assert.Equal(t, "“"+files[0]+"” could not be read", k.Logins.Why)
				assert.Equal(t, "“"+files[1]+"” could not be read", k.Cookies.Why)
				assert.Equal(t, "“"+files[2]+"” could not be read", k.Settings.Why)
			}
		})
	}
}
