package addon

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
)

const (
	// changeStands is for how long a change is told: at every look, until the
	// user dismisses the finding. After that it has been seen often enough.
	changeStands = 14 * 24 * time.Hour
	// sameSignIn is the pause after which a look at the sign-in page is another
	// sign-in.
	sameSignIn = time.Hour
	// maxSeenAddons bounds what one document remembers.
	maxSeenAddons = 12_000
	// maxSeenText bounds each text that is remembered, and maxSeenChanges how
	// many changes of one extension are.
	maxSeenText    = 300
	maxSeenChanges = 20
)

// seen is what was last seen of the extensions of one browser's profiles.
type seen struct {
	Profiles map[string]*seenProfile `json:"profiles"`
}

// seenProfile is the last look at one profile. The first look is the baseline,
// against which nothing is new or changed.
type seenProfile struct {
	At time.Time `json:"at"`
	// SignIn is the sign-in that goes on, or the last one; Before the one before it.
	SignIn time.Time             `json:"sign_in,omitzero"`
	Before time.Time             `json:"before,omitzero"`
	Addons map[string]*seenAddon `json:"addons"`
}

// seenAddon is one extension as it was last seen.
type seenAddon struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Enabled bool   `json:"enabled"`
	// OffBy are the browser's reasons for keeping it off.
	OffBy     []string `json:"off_by,omitempty"`
	FromStore bool     `json:"from_store"`
	UpdateURL string   `json:"update_url,omitempty"`
	Author    string   `json:"author,omitempty"`
	Homepage  string   `json:"homepage,omitempty"`
	Exposure  Exposure `json:"exposure"`
	// Scripts and Hosts are the portal's origins that its content scripts run on,
	// and that it may act on otherwise.
	Scripts []string `json:"scripts,omitempty"`
	Hosts   []string `json:"hosts,omitempty"`
	// Asks is a hash of all permissions, hosts and scripts.
	Asks string `json:"asks"`
	// Since is when it was first seen; zero for what the baseline had.
	Since   time.Time    `json:"since,omitzero"`
	Changes []seenChange `json:"changes,omitempty"`
	// Files is the answer of the last look at its files.
	Files *seenFiles `json:"files,omitempty"`
}

// seenChange is one change that is still told.
type seenChange struct {
	At       time.Time `json:"at"`
	Evidence Evidence  `json:"evidence"`
}

// snapshot is what is remembered of an extension, as it is now.
func (a *Addon) snapshot(sites *sites) *seenAddon {
	s := &seenAddon{
		Name: a.Name, Version: a.Version, Enabled: a.Enabled, OffBy: a.State.DisabledBy, FromStore: a.Origin.FromStore,
		UpdateURL: cut(a.Origin.UpdateURL), Author: cut(a.Manifest.Author), Homepage: cut(a.Manifest.Homepage),
		Asks: a.Manifest.asks(),
	}
	for h := range a.effective(sites).holds() {
		s.Exposure = max(s.Exposure, h.exposure)
		switch h.access {
		case ContentScript:
			s.Scripts = addOnce(s.Scripts, h.site.String())
		case HostPermission:
			s.Hosts = addOnce(s.Hosts, h.site.String())
		}
	}
	slices.Sort(s.Scripts)
	slices.Sort(s.Hosts)
	return s
}

func addOnce(list []string, text string) []string {
	if slices.Contains(list, text) {
		return list
	}
	return append(list, text)
}

func cut(text string) string { return Clean(text, maxSeenText) }

// asks is a hash of everything that a manifest asks for.
func (m *Manifest) asks() string {
	sum := sha256.New()
	add := func(texts ...string) {
		for _, t := range texts {
			sum.Write([]byte(t))
			sum.Write([]byte{0})
		}
		sum.Write([]byte{1})
	}
	hosts := func(all []Host) {
		texts := make([]string, 0, len(all))
		for i := range all {
			texts = append(texts, all[i].Pattern.text)
		}
		slices.Sort(texts)
		add(texts...)
	}
	add(slices.Sorted(slices.Values(m.Permissions))...)
	add(slices.Sorted(slices.Values(m.OptionalPermissions))...)
	hosts(m.Hosts)
	hosts(m.OptionalHosts)
	for i := range m.Scripts {
		texts := make([]string, 0, len(m.Scripts[i].Matches))
		for j := range m.Scripts[i].Matches {
			texts = append(texts, m.Scripts[i].Matches[j].text)
		}
		add(texts...)
	}
	return hex.EncodeToString(sum.Sum(nil)[:12])
}

// profileKey names a profile without telling its path.
func profileKey(p browser.Profile) string {
	sum := sha256.Sum256([]byte(p.Browser.ID + "\x00" + p.Dir))
	return hex.EncodeToString(sum[:12])
}

// hostOnly is an address's host for a sentence, "nowhere" for none.
func hostOnly(address string) string {
	if host := hostOf(address); host != "" {
		return Clean(host, maxName)
	}
	return orNone(address)
}

// orNone is a name, or a dash, which stands for none in every language.
func orNone(name string) string { return cmp.Or(Clean(name, maxName), "–") }
