//go:build !linux && !windows

package browser

import "errors"

// Caller is not known on this system yet. See the other variant for the contract.
func Caller() ([]Profile, error) {
	return nil, errors.New("which browser profile asks is not known on this system")
}
