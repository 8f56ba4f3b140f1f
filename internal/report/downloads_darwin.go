package report

// namedDownloads is empty: on this system the folder is always ~/Downloads.
func namedDownloads() string { return "" }
