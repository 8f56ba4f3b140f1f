//go:build !linux && !windows

package vault

import "errors"

var errNoKeyring = errors.New("this version uses no keyring on this system")

// keyringReachable is never so: the library that we use would start the
// system's security tool, which may ask the user. The key file is used.
func keyringReachable() error { return errNoKeyring }

func keyringSet(string, string) error { return errNoKeyring }

func keyringGet(string) (string, error) { return "", errNoKeyring }

func keyringDelete(string) error { return errNoKeyring }
