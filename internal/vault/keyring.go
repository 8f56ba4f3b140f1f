//go:build linux || windows

package vault

import (
	"errors"
	"time"

	"github.com/zalando/go-keyring"
)

// keyringWait bounds one call: a keyring that was unlocked when we looked and
// is locked now would wait for its user.
const keyringWait = 3 * time.Second

var errKeyringSilent = errors.New("the keyring does not answer")

// keyringSet keeps secret under account. The caller saw that the keyring is
// reachable.
func keyringSet(account, secret string) error {
	_, err := bounded(func() (string, error) { return "", keyring.Set(keyringService, account, secret) })
	return err
}

// keyringGet gives the secret of account, or errNoEntry.
func keyringGet(account string) (string, error) {
	secret, err := bounded(func() (string, error) { return keyring.Get(keyringService, account) })
	if errors.Is(err, keyring.ErrNotFound) {
		return "", errNoEntry
	}
	return secret, err
}

// keyringDelete removes the entry of account, or gives errNoEntry.
func keyringDelete(account string) error {
	_, err := bounded(func() (string, error) { return "", keyring.Delete(keyringService, account) })
	if errors.Is(err, keyring.ErrNotFound) {
		return errNoEntry
	}
	return err
}

// bounded gives up waiting for call, which then ends with the process.
func bounded(call func() (string, error)) (string, error) {
	type result struct {
		secret string
		err    error
	}
	done := make(chan result, 1)
	go func() {
		secret, err := call()
		done <- result{secret, err}
	}()
	timeout := time.NewTimer(keyringWait)
	defer timeout.Stop()
	select {
	case r := <-done:
		return r.secret, r.err
	case <-timeout.C:
		return "", errKeyringSilent
	}
}
