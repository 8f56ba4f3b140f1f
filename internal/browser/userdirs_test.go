package browser

import (
	"os"
	"path"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestNamedDownloads(t *testing.T) {
	e := at(t, "linux", nil)
	assert.Empty(t, e.NamedDownloads())
	file := filepath.Join(e.Root, "home/user/.config/user-dirs.dirs")
	write(t, file, `XDG_DOWNLOAD_DIR="$HOME/Eingang"`)
	want := filepath.ToSlash(filepath.Join(e.Root, "home/user/Eingang"))
	assert.Equal(t, want, filepath.ToSlash(e.NamedDownloads()))
	if kept := filepath.Join(e.Root, "dotfiles"); makesLinks && os.Rename(file, kept) == nil && os.Symlink(kept, file) == nil {
		assert.Equal(t, want, filepath.ToSlash(e.NamedDownloads()), "by a link")
		require.NoError(t, os.Remove(file))
	}
	write(t, file, `XDG_DOWNLOAD_DIR="$HOME"`)
	assert.Empty(t, e.NamedDownloads(), "the home folder means none")
	e.OS = "darwin"
	assert.Empty(t, e.NamedDownloads())
}

func TestUserDir(t *testing.T) {
	for text, want := range map[string]string{
		`XDG_DOWNLOAD_DIR="$HOME/Downloads"`: "/home/u/Downloads",
		"# XDG_DOWNLOAD_DIR=\"$HOME/no\"\nXDG_DESKTOP_DIR=\"/x\"\n XDG_DOWNLOAD_DIR = \"/data/in\"\n": "/data/in",
		`XDG_DOWNLOAD_DIR="$HOME/Herunter\"geladen \$x"`:                                              `/home/u/Herunter"geladen $x`,
		`XDG_DOWNLOAD_DIR="$HOME/"`:                                                                   "/home/u",
		`XDG_DOWNLOAD_DIR="$HOME"`:                                                                    "/home/u",
		"XDG_DOWNLOAD_DIR=\"/first\"\nXDG_DOWNLOAD_DIR=\"/second\"":                                   "/second",
		`XDG_DOWNLOAD_DIR="relative"`:                                                                 "",
		`XDG_DOWNLOAD_DIR=$HOME/x`:                                                                    "",
		`XDG_DOWNLOAD_DIR="$HOMEX/x"`:                                                                 "",
		`XDG_DOWNLOAD_DIR="/open`:                                                                     "",
		`XDG_DOWNLOAD_DIR="/nul` + "\x00" + `"`:                                                       "",
		`XDG_DOWNLOAD_DIRECTORY="/x"`:                                                                 "",
		``:                                                                                            "",
	} {
		assert.Equal(t, want, userDir(text, "XDG_DOWNLOAD_DIR", "/home/u"), text)
	}
}

func FuzzUserDir(f *testing.F) {
	f.Add(`XDG_DOWNLOAD_DIR="$HOME/Downloads"`)
	f.Add(`XDG_DOWNLOAD_DIR="\`)
	f.Fuzz(func(t *testing.T, text string) {
		if got := userDir(text, "XDG_DOWNLOAD_DIR", "/home/u"); got != "" {
			assert.True(t, path.IsAbs(got), got)
			assert.NotContains(t, got, "\x00")
		}
	})
}
