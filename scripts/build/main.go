// Command build makes the browser extension for both browser families: it
// generates the TypeScript types from the Go types, bundles the scripts, merges
// manifests and texts, and packs the archives that the program embeds.
//
//	go run ./scripts/build          from the repository's root
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// families are the builds, named as in manifest.base.json.
var families = []string{"chromium", "firefox"}

// archives are what the program embeds, by family.
var archives = map[string]string{"chromium": "chromium.zip", "firefox": "firefox.xpi"}

func main() {
	if err := build("."); err != nil {
		fmt.Fprintf(os.Stderr, "build: %v\n", err)
		os.Exit(1)
	}
}

func build(root string) error {
	if err := generateTypes(root, filepath.Join(root, "extension", "src", "shared")); err != nil {
		return err
	}
	for _, family := range families {
		scripts, err := bundleScripts(root, family)
		if err != nil {
			return err
		}
		files, err := assemble(root, family)
		if err != nil {
			return err
		}
		for name, data := range scripts {
			files[name] = data
		}
		if err := writeFolder(filepath.Join(root, "dist", "extension", family), files); err != nil {
			return err
		}
		if err := writeArchive(filepath.Join(root, "extension", "bundle", archives[family]), files); err != nil {
			return err
		}
	}
	return nil
}
