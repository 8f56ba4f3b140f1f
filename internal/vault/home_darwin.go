package vault

import (
	"os"
	"path/filepath"
)

func systemDir() (string, error) {
	home := os.Getenv("HOME")
	if !filepath.IsAbs(home) {
		return "", noHome("HOME")
	}
	return filepath.Join(home, "Library", "Application Support", "Sallyport"), nil
}
