package addon

import (
	"encoding/json"
	"errors"
	"strings"

	"golang.org/x/sys/windows/registry"

	"github.com/sallyport/sallyport/internal/browser"
)

// registry reads what the registry asks a browser to install: for the machine
// and for this user. Source: Chromium's external_registry_loader_win.cc and
// its documentation of policies.
func (o *Outside) registry(b browser.Browser) {
	extensions, policies := b.RegistryKeys()
	// A policy for the machine takes the place of one for the user, so it comes last.
	for _, at := range []struct {
		root registry.Key
		name string
	}{{registry.CURRENT_USER, `HKCU\`}, {registry.LOCAL_MACHINE, `HKLM\`}} {
		for _, path := range extensions {
			o.registryExtensions(b.ID, at.root, at.name, path)
		}
		if policies != "" {
			o.registryPolicies(b.ID, at.root, at.name, policies)
		}
	}
}

func (o *Outside) registryExtensions(browserID string, root registry.Key, name, path string) {
	key, ok := o.openKey(root, name, path)
	if !ok {
		return
	}
	defer key.Close()
	ids, err := key.ReadSubKeyNames(maxRequests)
	if err != nil && len(ids) == 0 {
		return
	}
	for _, id := range ids {
		address := ""
		if one, err := registry.OpenKey(key, id, registry.QUERY_VALUE); err == nil {
			address, _, _ = one.GetStringValue("update_url") // most name a file instead
			one.Close()
		}
		o.ask(Request{Browser: browserID, ID: id, From: name + path + `\` + id, UpdateURL: address})
	}
}

func (o *Outside) registryPolicies(browserID string, root registry.Key, name, path string) {
	var p extensionPolicies
	if key, ok := o.openKey(root, name, path); ok {
		if text, _, err := key.GetStringValue("ExtensionSettings"); err == nil {
			p.Settings = quoted(text)
		}
		key.Close()
	}
	p.Forced = o.registryList(root, name, path+`\ExtensionInstallForcelist`)
	p.Let = o.registryList(root, name, path+`\ExtensionInstallAllowlist`)
	o.policies(browserID, name+path, p)
}

// registryList is a policy whose value is a list: a key with a value for each entry.
func (o *Outside) registryList(root registry.Key, name, path string) json.RawMessage {
	key, ok := o.openKey(root, name, path)
	if !ok {
		return nil
	}
	defer key.Close()
	values, _ := key.ReadValueNames(maxRequests) // what was read before an error is kept
	var texts []string
	for _, value := range values {
		if text, _, err := key.GetStringValue(value); err == nil {
			texts = append(texts, string(quoted(text)))
		}
	}
	return []byte("[" + strings.Join(texts, ",") + "]")
}

func (o *Outside) openKey(root registry.Key, name, path string) (registry.Key, bool) {
	key, err := registry.OpenKey(root, path, registry.READ)
	if err != nil && !errors.Is(err, registry.ErrNotExist) {
		o.unread(name+path, err)
	}
	return key, err == nil
}

func quoted(text string) json.RawMessage {
	raw, _ := json.Marshal(text) // a text is always JSON
	return raw
}
