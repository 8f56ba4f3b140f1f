//go:build !darwin && !windows

package addon

var hostNaming = naming{}
