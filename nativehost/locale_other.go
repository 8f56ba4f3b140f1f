//go:build !windows

package main

import "os"

// localeVariable is an environment variable of the user's locale.
func localeVariable(name string) string { return os.Getenv(name) }
