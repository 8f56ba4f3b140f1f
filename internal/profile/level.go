package profile

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/confine"
	"github.com/sallyport/sallyport/internal/finding"
)

// Level is how strongly a hardened window is enforced, as a launch reached it.
type Level string

const (
	// Kernel: [Policy], and the browser's only network is our filter.
	Kernel Level = "L3"
	// Policy: the browser has mandatory policies that only it sees.
	Policy Level = "L2"
	// Preferences: the browser honours what was written before its start.
	Preferences Level = "L1"
)

// levels are all levels, the strongest first.
var levels = []Level{Kernel, Policy, Preferences}

// reachOf is how far a browser is confined at a level.
var reachOf = map[Level]confine.Reach{Kernel: confine.Network, Policy: confine.Files, Preferences: confine.Nothing}

// CeilingVariable holds launches to a level at most, for example "L2". It is
// for trying a weaker machine out; a word that is no level holds nothing.
const CeilingVariable = "SALLYPORT_LEVEL"

// rests says what a level rests on.
func (l Level) rests() string {
	switch l {
	case Kernel:
		return "enforced by the kernel"
	case Policy:
		return "enforced by policies"
	default:
		return "enforced by preferences"
	}
}

// stand is one level that this machine allows, and how.
type stand struct {
	level Level
	means confine.Means
}

// stood says that a session reached the strongest level.
type stood struct {
	// Boot is the machine's run that it was in, see [bootID].
	Boot  string        `json:"boot"`
	Means confine.Means `json:"means"`
}

// reached is what is to be remembered of a stand that held, nil where the machine
// may allow more by the next time.
func (s stand) reached() *stood {
	if boot := bootID(); s.level == levels[0] && boot != "" {
		return &stood{boot, s.means}
	}
	return nil
}

// bootID identifies the machine's run, from its start on; it is empty where the
// system has no such thing.
func bootID() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(id))
}

// stoodBefore is the strongest level, where the browser reached that since the
// machine was started; nil elsewhere.
func (k *Keeper) stoodBefore(b browser.Installed) *stand {
	book, err := k.readBook() // who opens the window reads it again, and fails with the reason
	s := book.Profiles[b.ID].Stood
	if err != nil || s == nil || s.Boot != bootID() || len(b.Policies) == 0 || ceiling() > 0 {
		return nil
	}
	return &stand{levels[0], s.Means}
}

// ceiling is the place in levels of the one that [CeilingVariable] names, below
// zero where it names none.
func ceiling() int { return slices.Index(levels, Level(os.Getenv(CeilingVariable))) }

// stands are the levels that can be tried here, the strongest first, and why
// those above the first are not among them: one sentence, empty where nothing
// stronger exists. The last one is always [Preferences].
func stands(ctx context.Context, b browser.Installed, env []string) (can []stand, why string) {
	ceiling := ceiling()
	note := func(reason string) {
		if why == "" && len(can) == 0 {
			why = reason
		}
	}
	var ability confine.Ability
	if reach := reachOf[levels[max(ceiling, 0)]]; len(b.Policies) > 0 && reach > confine.Nothing {
		ability = confine.Probe(ctx, reach, env)
	}
	for i, l := range levels[:len(levels)-1] {
		reach := reachOf[l]
		means, works := ability.Means(reach)
		switch {
		case i < ceiling:
			note(fmt.Sprintf("%s holds it to %s", CeilingVariable, levels[ceiling]))
		case len(b.Policies) == 0:
			note("it is not known where " + b.Name + " reads policies on this system")
		case !works:
			note(refusalOf(ability, reach))
		default:
			can = append(can, stand{l, means})
		}
	}
	return append(can, stand{level: Preferences}), why
}

// refusalOf is why a reach does not work, in the machine's words.
func refusalOf(a confine.Ability, reach confine.Reach) string {
	for _, t := range a.Attempts {
		if t.Reach == reach && t.Reason != "" {
			return t.Reason
		}
	}
	return "this system has no way to confine a program"
}

// policyFolders are the folders that a confined browser sees with our policies
// and nothing else. Of several that a browser looks into, those that exist are
// taken, since the first one that has a policy wins.
func policyFolders(b browser.Installed, policies []byte) []confine.Folder {
	name := "policies.json"
	if b.Family == browser.Chromium {
		name = "sallyport.json"
	}
	var folders []confine.Folder
	for i, path := range b.Policies {
		if _, err := os.Stat(path); err == nil || i == 0 {
			folders = append(folders, confine.Folder{Path: filepath.Clean(path), Files: map[string][]byte{name: policies}})
		}
	}
	return folders
}

// controlNames gives the facts about a confined browser the names of controls.
// Its policies are a control for each folder, all under one name.
var controlNames = map[string]string{
	confine.FactMounts:       "private-view-of-files",
	confine.FactNetwork:      "no-network-but-the-filter",
	confine.FactCapabilities: "no-capabilities",
}

const privatePolicies = "private-policies"

// verifyConfined looks from outside at how the browser is confined. Once it has
// ended there is nothing to look at, and what was seen last stands.
func (w *window) verifyConfined(when string) []finding.Control {
	if w.process == nil || w.process.folders == nil || !w.up() {
		return w.confined
	}
	var controls []finding.Control
	for _, f := range confine.Verify(w.process.pid, w.process.folders, w.level == Kernel) {
		name, known := controlNames[f.Name]
		if strings.HasPrefix(f.Name, confine.FactFolder) {
			name, known = privatePolicies, true
		}
		if !known {
			continue
		}
		c := finding.Control{Name: name, Requested: true}
		if f.Held {
			c.Verified = f.Seen + ", " + when
		}
		controls = append(controls, c)
	}
	if w.confined == nil || len(unverified(controls)) == 0 || !w.ends() {
		w.confined = controls
	}
	return w.confined
}

// endPatience is how long an ending browser may look like one that broke out.
const endPatience = time.Second

// ends waits for a moment whether the browser is about to be gone: of one that is,
// less and less can be seen.
func (w *window) ends() bool {
	select {
	case <-w.process.exited:
		return true
	case <-time.After(endPatience):
		return false
	}
}

// enforced settles the controls that mandatory policies enforce, where the
// browser was seen to have them: a preference no longer counts then, and Firefox
// does not even write it down.
func (w *window) enforced(confined, controls []finding.Control, drifted []string) ([]finding.Control, []string) {
	i := slices.IndexFunc(confined, func(c finding.Control) bool { return c.Name == privatePolicies })
	if i < 0 || confined[i].Verified == "" {
		return controls, drifted
	}
	for n, c := range w.maker.controls {
		if len(c.policies) == 0 || !controls[n].Requested {
			continue
		}
		controls[n].Verified = "mandatory policy " + strings.Join(c.policies, ", ") + " in " + confined[i].Verified
		drifted = slices.DeleteFunc(drifted, func(name string) bool { return name == c.name })
	}
	return controls, drifted
}
