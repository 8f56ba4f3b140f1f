package main

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/portal"
)

// entries are the extension's scripts: source below extension/src, by output name.
var entries = map[string]string{
	"portal.js":     "portal/main.ts",
	"background.js": "background/main.ts",
	"popup.js":      "popup/main.ts",
	"options.js":    "options/main.ts",
	"welcome.js":    "welcome/main.ts",
	"elsewhere.js":  "elsewhere/main.ts",
	"alarm.js":      "elsewhere/alarm.ts",
}

// modules are the scripts that an extension page loads as a module. The others
// are classic scripts: a content script and Firefox's background must be.
var modules = map[string]bool{"popup.js": true, "options.js": true, "welcome.js": true}

// bundleScripts bundles every entry into one minified script for a family. What
// only the other family's browsers can do is left out.
func bundleScripts(root, family string) (map[string][]byte, error) {
	scripts := map[string][]byte{}
	known, err := portalNames()
	if err != nil {
		return nil, err
	}
	known["FIREFOX"], known["CANARY"] = strconv.FormatBool(family == "firefox"), strconv.Quote(extension.CanaryHost)
	for name, source := range entries {
		format := api.FormatIIFE
		if modules[name] {
			format = api.FormatESModule
		}
		result := api.Build(api.BuildOptions{
			EntryPoints:      []string{filepath.Join(root, "extension", "src", filepath.FromSlash(source))},
			Bundle:           true,
			Format:           format,
			Target:           api.ES2022,
			Platform:         api.PlatformBrowser,
			MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
			LegalComments: api.LegalCommentsNone,
			Charset:       api.CharsetUTF8,
			Define:        known,
			// The card's style is part of its script.
			Loader:   map[string]api.Loader{".css": api.LoaderText},
			LogLevel: api.LogLevelSilent,
			Write:    false,
		})
		if len(result.Errors) > 0 {
			text := api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
			return nil, errors.New(strings.TrimSpace(strings.Join(text, "\n")))
		}
		scripts[name] = result.OutputFiles[0].Contents
	}
	return scripts, nil
}

// portalNames are, as JavaScript by the names of extension/src/shared/build.d.ts, what
// the scripts know of every broker: its marks, its names and where nothing imitates it.
func portalNames() (map[string]string, error) {
	var marks []portal.Mark
	var names, own []string
	for _, p := range portal.All() {
		marks = append(marks, p.Marks...)
		own = append(own, p.OwnDomains()...)
		for _, name := range slices.Concat(p.Brands.Long, p.Brands.Short) {
			names = append(names, strings.ReplaceAll(regexp.QuoteMeta(name), " ", `[\s-]?`))
		}
	}
	known := map[string]string{}
	for name, value := range map[string]any{"MARKS": marks, "BRANDS": strings.Join(names, "|"), "OWN": own, "LOCAL": portal.LocalNames()} {
		data, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		known[name] = string(data)
	}
	return known, nil
}
