package addon

import (
	"strconv"

	"github.com/sallyport/sallyport/internal/browser"
)

// kind are the keys of a manifest that make something other than an extension of it, in one
// browser or another.
type kind struct {
	// theme: the key is there. themeTrue, langpackTrue and dictionariesTrue: the key has a
	// value that JavaScript takes for true.
	theme, themeTrue, langpackTrue, dictionariesTrue bool
	// app: the key is there. code: so is one that gives an extension something to run.
	app, code bool
}

// as reads the keys as a family does. Chromium knows "theme" and "app", whatever their
// values, and takes the former first (manifest.cc); Firefox knows the other three
// (Extension.sys.mjs). Each ignores what it does not know, so where the family is not known
// only what is no extension in both counts. An app is none in Firefox if nothing of it runs
// there.
func (m *Manifest) as(family browser.Family) {
	k := &m.kind
	switch family {
	case browser.Chromium:
		m.Theme, m.App = k.theme, k.app
	case browser.Firefox:
		m.Theme, m.App = k.themeTrue || k.langpackTrue || k.dictionariesTrue, false
	default:
		m.Theme = k.themeTrue
		m.App = k.app && !k.code && len(m.Scripts) == 0 && m.DevtoolsPage == "" && m.GeckoID == ""
	}
}

// truthy reads a value and tells whether JavaScript takes it for true.
func (p *manifestParser) truthy() (bool, error) {
	raw, err := p.raw()
	switch text := string(raw); text {
	case "null", "false", `""`, "":
		return false, err
	default:
		number, notOne := strconv.ParseFloat(text, 64)
		return notOne != nil || number != 0, err
	}
}
