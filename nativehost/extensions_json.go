package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/sallyport/sallyport/internal/addon"
)

// extensionsFormat is that of “sallyport extensions --json”; a field is only ever added.
// What “assess --json” prints is a bare list of the same entries.
const extensionsFormat = "sallyport-extensions/1"

// extensionsJSON prints an object with the members format and profiles.
type extensionsJSON struct {
	w       io.Writer
	printed int
}

func (p *extensionsJSON) profile(one judgedProfile) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("    ", "  ")
	if err := e.Encode(one); err != nil {
		return err
	}
	before := ",\n    "
	if p.printed++; p.printed == 1 {
		before = p.head() + "\n    "
	}
	_, err := fmt.Fprintf(p.w, "%s%s", before, bytes.TrimSpace(b.Bytes()))
	return err
}

func (p *extensionsJSON) head() string {
	return fmt.Sprintf("{\n  \"format\": %q,\n  \"profiles\": [", extensionsFormat)
}

func (p *extensionsJSON) end() error {
	if p.printed == 0 {
		_, err := fmt.Fprintf(p.w, "%s]\n}\n", p.head())
		return err
	}
	_, err := fmt.Fprint(p.w, "\n  ]\n}\n")
	return err
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
	Path            string `json:"path,omitempty"`
	ID              string `json:"id"`
	Name            string `json:"name"`
	Version         string `json:"version"`
	ManifestVersion int    `json:"manifest_version"`
	Enabled         *bool  `json:"enabled,omitempty"`
	// DisabledBy are the browser's reasons for keeping it off.
	DisabledBy []string `json:"disabled_by,omitempty"`
	// Location is how it was installed, LocationCode the browser's own word or number for that,
	// and Package the system's package that brought it.
	Location     addon.Location `json:"location,omitempty"`
	LocationCode string         `json:"location_code,omitempty"`
	Package      string         `json:"package,omitempty"`
	FromStore    *bool          `json:"from_store,omitempty"`
	UpdateURL    string         `json:"update_url,omitempty"`
	InstalledAt  time.Time      `json:"installed_at,omitzero"`
	UpdatedAt    time.Time      `json:"updated_at,omitzero"`
	// Files is whether its files are as its store signed them; absent where nobody signed them.
	Files     *judgedFiles     `json:"files,omitempty"`
	Exposure  *addon.Exposure  `json:"exposure,omitempty"`
	Effective *addon.Exposure  `json:"exposure_effective,omitempty"`
	BarredBy  string           `json:"barred_by,omitempty"`
	Matched   []addon.Match    `json:"matched"`
	Evidence  []addon.Evidence `json:"evidence"`
	Role      addon.Role       `json:"role,omitempty"`
	Verdict   addon.Verdict    `json:"verdict"`
	Problems  []string         `json:"problems,omitempty"`
	Error     string           `json:"error,omitempty"`

	why addon.Match
}

// judgedFiles is the answer of a look at an extension's files.
type judgedFiles struct {
	Status     addon.IntegrityStatus `json:"status"`
	Why        string                `json:"why,omitempty"`
	Checked    int                   `json:"checked"`
	Changed    []string              `json:"changed,omitempty"`
	Added      []string              `json:"added,omitempty"`
	Missing    []string              `json:"missing,omitempty"`
	NotChecked []string              `json:"not_checked,omitempty"`
}

// origin adds what the browser's own notes say of an installed extension.
func (e *judgedExtension) origin(a *addon.Addon) {
	// Copies, so that the whole extension is not kept for two flags.
	enabled, fromStore := a.Enabled, a.Origin.FromStore
	e.Enabled, e.DisabledBy = &enabled, a.State.DisabledBy
	o := &a.Origin
	e.Location, e.LocationCode, e.Package, e.FromStore = o.Location, addon.Clean(o.Code, 60), o.Package, &fromStore
	e.UpdateURL, e.InstalledAt, e.UpdatedAt = addon.Clean(o.UpdateURL, 200), o.InstalledAt, o.UpdatedAt
	e.Files = filesOf(a.Integrity)
}

func filesOf(i *addon.Integrity) *judgedFiles {
	if i == nil {
		return nil
	}
	return &judgedFiles{i.Status, i.Why, i.Checked, i.Changed, i.Added, i.Missing, i.NotChecked}
}

func judgedOf(a addon.Assessment) judgedExtension {
	e := judgedExtension{
		Path: a.Path, ID: a.ID, Name: a.Name, Version: a.Version, ManifestVersion: a.ManifestVersion,
		Matched: orEmpty(a.Matched), Evidence: orEmpty(a.Evidence), Role: a.Role, Verdict: a.Verdict, Problems: a.Problems, BarredBy: a.BarredBy, Files: filesOf(a.Files),
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
