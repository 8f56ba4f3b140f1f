package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/portal"
)

const module = "github.com/sallyport/sallyport"

// pages are the static files of the extension's own pages, below extension/src.
var pages = map[string]string{
	"popup.html":   "popup/popup.html",
	"popup.css":    "popup/popup.css",
	"options.html": "options/options.html",
	"welcome.html": "welcome/welcome.html",
	"page.css":     "shared/page.css",
	"wide.css":     "shared/wide.css",
}

// assemble returns one family's files but for the scripts, by slash path.
func assemble(root, family string) (map[string][]byte, error) {
	files := map[string][]byte{}
	manifest, err := mergeManifest(filepath.Join(root, "extension", "manifest.base.json"), family)
	if err != nil {
		return nil, err
	}
	files["manifest.json"] = manifest
	for name, source := range pages {
		if files[name], err = os.ReadFile(filepath.Join(root, "extension", "src", filepath.FromSlash(source))); err != nil {
			return nil, err
		}
	}
	icons, err := filepath.Glob(filepath.Join(root, "extension", "icons", "*.png"))
	if err != nil {
		return nil, err
	}
	for _, icon := range icons {
		if files["icons/"+filepath.Base(icon)], err = os.ReadFile(icon); err != nil {
			return nil, err
		}
	}
	texts, err := mergeTexts(root)
	if err != nil {
		return nil, err
	}
	for language, data := range texts {
		files["_locales/"+language+"/messages.json"] = data
	}
	return files, nil
}

// hosts are the host permissions: the portal's own and the practice portal.
func hosts() []string {
	return append(portal.IBKR().MatchPatterns(), portal.RehearsalPattern)
}

// mergeManifest joins the parts for both families with one family's own, and
// fills in what is decided elsewhere: the version and the hosts.
func mergeManifest(base, family string) ([]byte, error) {
	data, err := os.ReadFile(base)
	if err != nil {
		return nil, err
	}
	var parts map[string]map[string]any
	if err := json.Unmarshal(data, &parts); err != nil {
		return nil, fmt.Errorf("%s: %w", base, err)
	}
	manifest := maps.Clone(parts["both"])
	maps.Copy(manifest, parts[family])
	manifest["version"] = extension.Version
	manifest["host_permissions"] = hosts()
	manifest["optional_host_permissions"] = []string{portal.GatewayPattern, "https://*/*", "http://*/*"}
	manifest["content_scripts"] = []map[string]any{{
		"matches":                  hosts(),
		"js":                       []string{"portal.js"},
		"run_at":                   "document_end",
		"all_frames":               true,
		"match_origin_as_fallback": true,
	}}
	return json.MarshalIndent(manifest, "", "  ")
}

type text struct {
	Message     string `json:"message"`
	Description string `json:"description,omitempty"`
}

// mergeTexts joins, for each language, the extension's own texts with those of
// the findings. Every language must have the same keys.
func mergeTexts(root string) (map[string][]byte, error) {
	folders, err := os.ReadDir(filepath.Join(root, "extension", "_locales"))
	if err != nil {
		return nil, err
	}
	merged := map[string]map[string]text{}
	for _, folder := range folders {
		language := folder.Name()
		own, err := filepath.Glob(filepath.Join(root, "extension", "_locales", language, "*.json"))
		if err != nil {
			return nil, err
		}
		merged[language] = map[string]text{}
		for _, file := range append(own, filepath.Join(root, "internal", "finding", "texts", language+".json")) {
			if err := addTexts(merged[language], file); err != nil {
				return nil, err
			}
		}
	}
	out := map[string][]byte{}
	for language, texts := range merged {
		for key := range merged["en"] {
			if _, ok := texts[key]; !ok {
				return nil, fmt.Errorf("_locales/%s: the text %q is missing", language, key)
			}
		}
		if len(texts) != len(merged["en"]) {
			return nil, fmt.Errorf("_locales/%s: has texts that _locales/en has not: %q", language, extra(texts, merged["en"]))
		}
		if out[language], err = json.MarshalIndent(texts, "", "  "); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func addTexts(into map[string]text, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var texts map[string]text
	if err := json.Unmarshal(data, &texts); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for key, t := range texts {
		if _, twice := into[key]; twice {
			return fmt.Errorf("%s: the text %q exists twice", file, key)
		}
		into[key] = t
	}
	return nil
}

func extra(texts, base map[string]text) []string {
	var keys []string
	for key := range texts {
		if _, ok := base[key]; !ok {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}
