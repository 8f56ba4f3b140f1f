package addon

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/sallyport/sallyport/internal/disk"
)

// externalFolder reads a folder of "<id>.json" files, and the one file that may
// hold all of them. Source: Chromium's external_pref_loader.cc.
func (o *Outside) externalFolder(browserID, folder string) {
	o.eachJSON(folder, func(name, path string, raw []byte) error {
		id := strings.TrimSuffix(name, ".json")
		if id == "external_extensions" {
			var all map[string]externalEntry
			if err := json.Unmarshal(raw, &all); err != nil {
				return ErrNotJSON
			}
			for id, entry := range all {
				o.ask(Request{Browser: browserID, ID: id, From: path, UpdateURL: entry.UpdateURL})
			}
			return nil
		}
		var entry externalEntry
		if err := json.Unmarshal(raw, &entry); err != nil {
			return ErrNotJSON
		}
		o.ask(Request{Browser: browserID, ID: id, From: path, UpdateURL: entry.UpdateURL})
		return nil
	})
}

type externalEntry struct {
	UpdateURL string `json:"external_update_url"`
}

func (o *Outside) policyFolder(browserID, folder string) {
	o.eachJSON(folder, func(_, path string, raw []byte) error {
		var p extensionPolicies
		if err := json.Unmarshal(raw, &p); err != nil {
			return ErrNotJSON
		}
		o.policies(browserID, path, p)
		return nil
	})
}

// extensionPolicies are the mandatory policies that install extensions, or keep them off
// hosts. Source: Chromium's documentation of policies.
type extensionPolicies struct {
	// Forced are texts "<id>" or "<id>;<update URL>".
	Forced anyJSON `json:"ExtensionInstallForcelist"`
	// Let are the ids of those that the user may install. It matters for what it gives an entry.
	Let      anyJSON `json:"ExtensionInstallAllowlist"`
	Settings anyJSON `json:"ExtensionSettings"`
}

// anyJSON is a value whose type is not relied on: a policy of the wrong type is
// ignored by browsers, and must not hide the others.
type anyJSON = json.RawMessage

type extensionSetting struct {
	Mode      string `json:"installation_mode"`
	UpdateURL string `json:"update_url"`
}

func (o *Outside) policies(browserID, from string, p extensionPolicies) {
	for _, text := range textList(p.Forced) {
		id, address, _ := strings.Cut(text, ";")
		o.own(browserID, strings.TrimSpace(id))
		o.ask(Request{Browser: browserID, ID: strings.TrimSpace(id), Policy: true, From: from, UpdateURL: strings.TrimSpace(address)})
	}
	o.own(browserID, textList(p.Let)...)
	var settings map[string]json.RawMessage
	if json.Unmarshal(p.Settings, &settings) != nil {
		// In the registry it is a text that holds the object.
		var text string
		if json.Unmarshal(p.Settings, &text) == nil {
			_ = json.Unmarshal([]byte(text), &settings)
		}
	}
	if settings != nil {
		o.bar(browserID, o.env.Short(from), settings)
	}
	for ids, raw := range settings {
		var s extensionSetting
		if json.Unmarshal(raw, &s) != nil || (s.Mode != "force_installed" && s.Mode != "normal_installed") {
			continue
		}
		for id := range strings.SplitSeq(ids, ",") {
			o.ask(Request{Browser: browserID, ID: strings.TrimSpace(id), Policy: true, From: from, UpdateURL: s.UpdateURL})
		}
	}
}

// textList are the texts of a list; what is no text is left out, and so is what is no list.
func textList(raw json.RawMessage) []string {
	var all []json.RawMessage
	_ = json.Unmarshal(raw, &all) // of another type: none
	var texts []string
	for _, one := range all {
		var text string
		if json.Unmarshal(one, &text) == nil {
			texts = append(texts, text)
		}
	}
	return texts
}

// eachJSON visits the plain .json files of a folder. A folder that is not there is none.
func (o *Outside) eachJSON(folder string, visit func(name, path string, raw []byte) error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			o.unread(folder, err)
		}
		return
	}
	for _, entry := range entries[:min(len(entries), maxRequests)] {
		name := entry.Name()
		if !strings.HasSuffix(name, ".json") || entry.IsDir() {
			continue
		}
		path := filepath.Join(folder, name)
		raw, err := disk.ReadFile(path, maxRequestFile)
		if err == nil {
			err = visit(name, path, raw)
		}
		if err != nil {
			o.unread(path, err)
		}
	}
}

// plainReason is a few words for why a file could not be read.
func plainReason(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "this user may not read it"
	case errors.Is(err, disk.ErrTooLarge):
		return "it is larger than the limit"
	case errors.Is(err, ErrNotJSON), errors.Is(err, ErrTooDeep), errors.Is(err, ErrTooMany):
		return "it is damaged"
	}
	return "it cannot be read"
}
