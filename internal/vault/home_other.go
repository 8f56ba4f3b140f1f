//go:build !darwin && !windows

package vault

import (
	"os"
	"path/filepath"
)

func systemDir() (string, error) {
	// The XDG base directory specification: a relative path is to be ignored.
	if dir := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "sallyport"), nil
	}
	home := os.Getenv("HOME")
	if !filepath.IsAbs(home) {
		return "", noHome("HOME")
	}
	return filepath.Join(home, ".local", "state", "sallyport"), nil
}
