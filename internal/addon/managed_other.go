//go:build !windows

package addon

func managedByRegistry() string { return "" }
