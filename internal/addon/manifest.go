package addon

import (
	"fmt"
	"sync"

	"github.com/sallyport/sallyport/internal/disk"
)

// MaxManifest is the size in bytes above which a manifest is not parsed.
const MaxManifest = 4 << 20

const (
	// maxEntries bounds the lists of one manifest, all together.
	maxEntries = 50_000
	// maxProblems bounds what is told of one manifest's problems.
	maxProblems = 20
)

// newTab is the override of the page that a new tab shows.
const newTab = "newtab"

// Manifest is what an extension's manifest.json says about its reach. A
// field of the wrong type is left out and told in Problems.
type Manifest struct {
	// Name and Version are as declared; Name may be a "__MSG_x__" placeholder.
	Name, Version string
	// DefaultLocale names the folder of _locales that resolves placeholders.
	DefaultLocale string
	// ManifestVersion is 0 when it is missing or no number.
	ManifestVersion int
	// Theme tells a theme, a language pack or a dictionary from an extension, App a packaged
	// or hosted app. LegacyApp is an app of the oldest kind, which is one in name only: it has
	// what an extension has. Browsers differ in which keys they know, so a manifest of which
	// the browser is not known is none of them where any browser would take it for an extension.
	Theme, App, LegacyApp bool
	// Permissions are API names, without hosts.
	Permissions []string
	// Hosts are the host permissions granted at the install: host_permissions,
	// and before Manifest V3 the hosts among permissions.
	Hosts []Host
	// OptionalPermissions and OptionalHosts are what the extension may ask for later.
	OptionalPermissions []string
	OptionalHosts       []Host
	Scripts             []Script
	// DevtoolsPage is the page that it adds to the developer tools; empty for none.
	DevtoolsPage string
	// Overrides name what it puts its own in place of: "newtab", "search_provider",
	// "homepage", "startup_pages".
	Overrides []string
	// Key is the public key as declared, in base64, from which the Chromium family derives
	// the id.
	Key string
	// UpdateURL is where it says that its updates come from. GeckoUpdateURL is the same for
	// the Firefox family, GeckoID the id that it claims there.
	UpdateURL, GeckoUpdateURL, GeckoID string
	// Author and Homepage are who it says made it, and where it is from.
	Author, Homepage string
	// CSP is the policy of its own pages.
	CSP string
	// Templates are keys that a build tool turns into ordinary ones for one browser
	// or another; they are judged as if all were in force.
	Templates []string
	// Problems are short English sentences about fields that were ignored.
	Problems []string

	kind kind
}

// Host is one host permission and the key that it was declared under.
type Host struct {
	Key     string
	Pattern Pattern
}

// Script is one entry of content_scripts. Invalid patterns are left out.
type Script struct {
	Matches, ExcludeMatches    []Pattern
	IncludeGlobs, ExcludeGlobs []string
	// AllFrames: it runs in frames too. EarlyStart: it runs before the page's own
	// scripts. PageWorld: it shares their world. Good tools do all three.
	AllFrames, EarlyStart, PageWorld bool
}

// Has reports whether the manifest asks for an API permission at the install.
func (m Manifest) Has(permission string) bool {
	for _, p := range m.Permissions {
		if p == permission {
			return true
		}
	}
	return false
}

// parsers are kept for the memory that they have left.
var parsers = sync.Pool{New: func() any { return &manifestParser{} }}

// ParseManifest reads a manifest as browsers do: with a byte-order mark,
// comments and unknown keys. It fails, with [disk.ErrTooLarge],
// [ErrNotJSON], [ErrTooDeep] or [ErrTooMany] in the chain, only for what is no manifest at
// all. Patterns that are invalid never match; they are told in Problems.
func ParseManifest(b []byte) (Manifest, error) {
	if len(b) > MaxManifest {
		return Manifest{}, disk.ErrTooLarge
	}
	p := parsers.Get().(*manifestParser)
	defer parsers.Put(p)
	p.begin(b)
	if p.space() != '{' {
		return Manifest{}, fmt.Errorf("%w: it does not begin with a {", ErrNotJSON)
	}
	if err := p.object(p.field); err != nil {
		return Manifest{}, err
	}
	if err := p.end(); err != nil {
		return Manifest{}, err
	}
	p.finish()
	return p.m, nil
}
