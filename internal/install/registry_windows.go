package install

import (
	"errors"
	"io/fs"

	"golang.org/x/sys/windows/registry"
)

func userRegistry() systemRegistry { return systemRegistry{} }

type systemRegistry struct{}

func (systemRegistry) get(key string) (string, bool, error) {
	k, err := registry.OpenKey(registry.CURRENT_USER, key, registry.QUERY_VALUE)
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	defer k.Close()
	value, _, err := k.GetStringValue("")
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	return value, err == nil, err
}

func (systemRegistry) set(key, value string) error {
	k, _, err := registry.CreateKey(registry.CURRENT_USER, key, registry.SET_VALUE)
	if err != nil {
		return err
	}
	return errors.Join(k.SetStringValue("", value), k.Close())
}

func (systemRegistry) remove(key string) error {
	err := registry.DeleteKey(registry.CURRENT_USER, key)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
