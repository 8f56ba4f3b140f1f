package install

import (
	"fmt"
	"path/filepath"

	"github.com/sallyport/sallyport/internal/browser"
)

// Guide says, in plain words and for each kind of browser that is here, how the
// user loads the extension. The program cannot do that: a browser takes an
// extension from a user or from its store, and from nobody else.
func (p Plan) Guide() []string {
	type way struct{ names, lines []string }
	var ways []*way
	byKind := map[string]*way{}
	for _, f := range p.found {
		if !f.reachable() {
			continue
		}
		kind := "chromium"
		if f.browser.Family == browser.Firefox {
			kind = "firefox"
			if f.placement == browser.UnsignedSideload {
				kind = "firefox-unsigned"
			}
		}
		w := byKind[kind]
		if w == nil {
			w = &way{lines: p.lines(kind)}
			byKind[kind] = w
			ways = append(ways, w)
		}
		w.names = append(w.names, f.browser.Name)
	}
	var all []string
	for _, w := range ways {
		all = append(all, "In "+nameList(w.names)+":")
		for i, line := range w.lines {
			all = append(all, fmt.Sprintf("  %d. %s", i+1, line))
		}
	}
	return all
}

func (p Plan) lines(kind string) []string {
	switch kind {
	case "firefox-unsigned":
		return []string{
			"Open about:config and set xpinstall.signatures.required to false. It permits add-ons that Mozilla has not signed.",
			"Open about:addons, choose the gear and then “Install Add-on From File”, and take " + p.place.addon() + ".",
		}
	case "firefox":
		return []string{
			"Open about:debugging#/runtime/this-firefox and choose “Load Temporary Add-on”.",
			"Take " + filepath.Join(p.place.extensionDir(browser.Firefox), "manifest.json") + ". This Firefox forgets it when it closes, since it keeps signed add-ons only.",
		}
	default:
		return []string{
			"Open chrome://extensions and switch on “Developer mode”.",
			"Choose “Load unpacked” and take the folder " + p.place.extensionDir(browser.Chromium) + ".",
		}
	}
}
