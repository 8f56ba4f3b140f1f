package main

import "github.com/sallyport/sallyport/internal/addon"

// extensionsFormat is that of “sallyport extensions --json”; a field is only ever added.
// What “assess --json” prints is a bare list of the same entries.
const extensionsFormat = "sallyport-extensions/1"

type extensionsList struct {
	Format   string          `json:"format"`
	Profiles []judgedProfile `json:"profiles"`
}

type judgedProfile struct {
	BrowserID string `json:"browser_id"`
	Browser   string `json:"browser"`
	Profile   string `json:"profile"`
	Package   string `json:"package,omitempty"`
	// Unknown says why the profile could not be read; its extensions are then not known.
	Unknown    string            `json:"unknown,omitempty"`
	Extensions []judgedExtension `json:"extensions"`
}

// judgedExtension is one extension. Where Error is set, nothing is known but what is there.
type judgedExtension struct {
	Path            string           `json:"path,omitempty"`
	ID              string           `json:"id"`
	Name            string           `json:"name"`
	Version         string           `json:"version"`
	ManifestVersion int              `json:"manifest_version"`
	Enabled         *bool            `json:"enabled,omitempty"`
	Exposure        *addon.Exposure  `json:"exposure,omitempty"`
	Effective       *addon.Exposure  `json:"exposure_effective,omitempty"`
	Matched         []addon.Match    `json:"matched"`
	Evidence        []addon.Evidence `json:"evidence"`
	Role            addon.Role       `json:"role,omitempty"`
	Verdict         addon.Verdict    `json:"verdict"`
	Problems        []string         `json:"problems,omitempty"`
	Error           string           `json:"error,omitempty"`

	why addon.Match
}

func judgedOf(a addon.Assessment) judgedExtension {
	e := judgedExtension{
		Path: a.Path, ID: a.ID, Name: a.Name, Version: a.Version, ManifestVersion: a.ManifestVersion,
		Matched: orEmpty(a.Matched), Evidence: orEmpty(a.Evidence), Role: a.Role, Verdict: a.Verdict, Problems: a.Problems,
	}
	if len(a.Matched) > 0 {
		e.why = a.Matched[0]
	}
	if a.Unjudged != "" {
		e.Error = "Not judged, because " + a.Unjudged + "."
		return e
	}
	e.Exposure, e.Effective = &a.Exposure, &a.Effective
	return e
}
