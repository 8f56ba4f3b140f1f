package vault

import (
	"os"
	"path/filepath"
)

func systemDir() (string, error) {
	local := os.Getenv("LOCALAPPDATA")
	if !filepath.IsAbs(local) {
		return "", noHome("LOCALAPPDATA")
	}
	return filepath.Join(local, "Sallyport"), nil
}
