//go:build !windows

package install

import "errors"

func userRegistry() noRegistry { return noRegistry{} }

// noRegistry is the registry of a system that has none. No plan for such a
// system asks for a key.
type noRegistry struct{}

var errNoRegistry = errors.New("this system has no registry")

func (noRegistry) get(string) (string, bool, error) { return "", false, errNoRegistry }
func (noRegistry) set(string, string) error         { return errNoRegistry }
func (noRegistry) remove(string) error              { return errNoRegistry }
func (noRegistry) missing(string) []string          { return nil }
func (noRegistry) removeEmpty(string)               {}
