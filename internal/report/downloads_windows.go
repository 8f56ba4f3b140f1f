package report

import "golang.org/x/sys/windows"

// namedDownloads is the download folder that the user may have moved.
func namedDownloads() string {
	path, err := windows.KnownFolderPath(windows.FOLDERID_Downloads, 0)
	if err != nil {
		return ""
	}
	return path
}
