//go:build !linux

package filter

import (
	"errors"
	"fmt"
)

// SystemRoots fails with [errors.ErrUnsupported]: this system does not tell
// where a root that it trusts comes from.
func SystemRoots() (Roots, error) {
	return Roots{}, fmt.Errorf("which root certificates are public: %w", errors.ErrUnsupported)
}
