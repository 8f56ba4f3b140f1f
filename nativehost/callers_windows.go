package main

import (
	"errors"
	"io/fs"
	"os"

	"github.com/sallyport/sallyport/internal/guard"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/vault"
)

// hardenedCallers is the ID of our extension in a hardened profile, which its
// browser looks for in the same registered manifest as everywhere else. A dry run
// makes none.
func hardenedCallers(dryRun bool) ([]string, error) {
	if dryRun {
		dir, err := vault.DefaultDir()
		if err != nil {
			return nil, message.NewError(message.NoHome, err)
		}
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			return nil, nil // opening the state would make it
		}
	}
	v, err := openVault()
	if err != nil {
		return nil, err
	}
	if id, ok := profile.ExtensionID(v); ok {
		return []string{id}, nil
	}
	if dryRun {
		return nil, nil
	}
	id, err := profile.MakeExtensionID(v)
	if err != nil {
		return nil, guard.StateError(err)
	}
	return []string{id}, nil
}
