//go:build !darwin && !windows

package report

import "github.com/sallyport/sallyport/internal/browser"

// namedDownloads is the download folder of xdg-user-dirs, "" where none is named.
func namedDownloads() string {
	env, err := browser.Here()
	if err != nil {
		return ""
	}
	return env.NamedDownloads()
}
