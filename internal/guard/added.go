package guard

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/vault"
)

// addedDocument is the vault document of the hosts that the user added to the
// portal's; maxAdded bounds it.
const (
	addedDocument = "portal-hosts"
	maxAdded      = 100
)

type addedHosts struct {
	// Hosts says of each when it was added.
	Hosts map[string]time.Time `json:"hosts"`
}

// ErrHost is wrapped by every refusal to add or remove a host.
var ErrHost = errors.New("host refused")

type hostError struct{ why string }

func (e *hostError) Error() string { return e.why }
func (e *hostError) Unwrap() error { return ErrHost }

// AddedHosts lists the hosts that the user added, by name.
func AddedHosts(v *vault.Vault) ([]string, error) {
	var a addedHosts
	if err := v.Read(addedDocument, &a); err != nil && !errors.Is(err, vault.ErrNotFound) {
		return nil, StateError(err)
	}
	return a.names(), nil
}

func (a addedHosts) names() []string {
	names := make([]string, 0, len(a.Hosts))
	for h := range a.Hosts {
		names = append(names, h)
	}
	slices.Sort(names)
	return names
}

// AddHost adds a host to those that Sallyport guards, and returns it as it is
// asked for. What cannot be one gives an error that wraps [ErrHost].
func AddHost(v *vault.Vault, text string) (string, error) {
	host, err := portal.Known().Check(text)
	if err != nil {
		return "", &hostError{err.Error()}
	}
	var a addedHosts
	err = v.Update(addedDocument, &a, func() error {
		if a.Hosts == nil {
			a.Hosts = map[string]time.Time{}
		}
		if _, known := a.Hosts[host]; !known {
			a.Hosts[host] = time.Now().UTC().Truncate(time.Second)
		}
		if len(a.Hosts) > maxAdded {
			return &hostError{fmt.Sprintf("%d hosts were added, and no more can be", maxAdded)}
		}
		return nil
	})
	return host, StateError(err)
}

// RemoveHost takes an added host back. One that was not added gives an error that
// wraps [ErrHost].
func RemoveHost(v *vault.Vault, text string) (string, error) {
	host := portal.Host("https://" + text)
	var a addedHosts
	err := v.Update(addedDocument, &a, func() error {
		if _, known := a.Hosts[host]; !known {
			return &hostError{fmt.Sprintf("%q was not added", text)}
		}
		delete(a.Hosts, host)
		return nil
	})
	return host, StateError(err)
}

// guards reports whether Sallyport watches over an origin, be it because the
// user added its host. Where that cannot be read, it does not.
func (g *Guard) guards(origin string) bool {
	if portal.Guarded(origin) {
		return true
	}
	added, err := AddedHosts(g.vault)
	return err == nil && slices.Contains(added, portal.Host(origin))
}

// detector knows what the user added, as far as that can be read.
func (g *Guard) detector() *portal.Detector {
	added, _ := AddedHosts(g.vault)
	return portal.Known().With(added)
}
