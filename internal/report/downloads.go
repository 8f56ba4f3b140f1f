package report

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// DownloadDir is the user's download folder: the one that the system names,
// else Downloads in the home folder, else the home folder itself. It exists.
func DownloadDir() (string, error) {
	if named := namedDownloads(); isFolder(named) {
		return named, nil
	}
	home, err := os.UserHomeDir()
	if err != nil || !filepath.IsAbs(home) {
		return "", errors.New("it is not known where your download folder is, because the home folder is not set; name a folder with --out")
	}
	if downloads := filepath.Join(home, "Downloads"); isFolder(downloads) {
		return downloads, nil
	}
	if !isFolder(home) {
		return "", fmt.Errorf("the home folder %s does not exist; name a folder with --out", home)
	}
	return home, nil
}

func isFolder(path string) bool {
	if path == "" {
		return false
	}
	fi, err := os.Stat(path)
	return err == nil && fi.IsDir()
}
