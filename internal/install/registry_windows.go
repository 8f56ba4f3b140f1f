package install

import (
	"errors"
	"io/fs"
	"strings"

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

func (systemRegistry) missing(key string) []string {
	var above []string
	for i := strings.LastIndex(key, `\`); i > 0; i = strings.LastIndex(key, `\`) {
		key = key[:i]
		k, err := registry.OpenKey(registry.CURRENT_USER, key, registry.QUERY_VALUE)
		if err == nil {
			k.Close()
		}
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
		above = append(above, key)
	}
	return above
}

func (systemRegistry) removeEmpty(key string) {
	k, err := registry.OpenKey(registry.CURRENT_USER, key, registry.QUERY_VALUE)
	if err != nil {
		return
	}
	info, err := k.Stat()
	k.Close()
	if err == nil && info.SubKeyCount+info.ValueCount == 0 {
		_ = registry.DeleteKey(registry.CURRENT_USER, key) // what is left of a key does no harm
	}
}
