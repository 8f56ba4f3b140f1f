package install

import "debug/buildinfo"

// modulePath is the module that this program is built from.
const modulePath = "github.com/sallyport/sallyport"

// builtFromUs reports whether a file is a program built from this module, in
// any version. It recognises an install whose journal is lost.
func builtFromUs(path string) bool {
	info, err := buildinfo.ReadFile(path)
	return err == nil && info.Main.Path == modulePath
}
