//go:build !darwin && !windows

package report

import (
	"io"
	"os"
	"path/filepath"
)

// maxUserDirs is the most that is read of user-dirs.dirs, which has eight lines.
const maxUserDirs = 64 << 10

// namedDownloads is the download folder of xdg-user-dirs, "" where none is named.
func namedDownloads() string {
	home := os.Getenv("HOME")
	if !filepath.IsAbs(home) {
		return ""
	}
	config := os.Getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(config) {
		config = filepath.Join(home, ".config")
	}
	path := filepath.Join(config, "user-dirs.dirs")
	if fi, err := os.Stat(path); err != nil || !fi.Mode().IsRegular() {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxUserDirs))
	if err != nil {
		return ""
	}
	return userDir(string(b), "XDG_DOWNLOAD_DIR", home)
}
