//go:build !windows

package main

// hardenedCallers is empty: a hardened profile has a manifest of its own.
func hardenedCallers(bool) ([]string, error) { return nil, nil }
