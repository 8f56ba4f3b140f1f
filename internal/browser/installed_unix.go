//go:build unix

package browser

import "io/fs"

// mayRun reports whether a file's mode lets anybody run it.
func mayRun(info fs.FileInfo) bool { return info.Mode()&0o111 != 0 }
