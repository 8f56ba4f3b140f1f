//go:build !linux

package browser

import "errors"

// Caller is not known on this system yet. See the Linux variant for the contract.
func Caller() ([]Profile, error) {
	return nil, errors.New("which browser profile asks is not known on this system")
}
