package addon

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Role is what a recognised tool is for.
type Role string

// Roles. They change wording and place, and never an exposure.
const (
	NoRole          Role = ""
	PasswordManager Role = "password"
	Blocker         Role = "blocker"
	Accessibility   Role = "accessibility"
	DeveloperTool   Role = "developer"
)

//go:embed data/known.tsv
var knownText string

// known is a well-known extension.
type known struct {
	role  Role
	names []string
	// shared are those of its names that others have as well.
	shared []string
	ids    []string
}

// knownTools are all of them, by the skeleton of each name and by each id.
var knownTools = sync.OnceValue(func() (tools struct{ byName, byID map[string]*known }) {
	tools.byName, tools.byID = map[string]*known{}, map[string]*known{}
	for line := range strings.Lines(knownText) {
		parts := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(parts) != 3 {
			continue
		}
		k := &known{role: Role(strings.Trim(parts[0], "-")), ids: strings.Fields(parts[2])}
		for n := range strings.SplitSeq(parts[1], "|") {
			n, shared := strings.CutPrefix(n, "~")
			if shared {
				k.shared = append(k.shared, n)
			}
			k.names = append(k.names, n)
			tools.byName[skeleton(n)] = k
		}
		for _, id := range k.ids {
			tools.byID[id] = k
		}
	}
	return tools
})

// called reports whether one of its names is this one, but for case and spaces.
func (k *known) called(name string) bool {
	return slices.ContainsFunc(k.names, func(n string) bool { return n == name || plainFold(n) == plainFold(name) })
}

// sharedName reports whether a name is one that others have as well.
func (k *known) sharedName(name string) bool {
	return slices.ContainsFunc(k.shared, func(n string) bool { return plainFold(n) == plainFold(name) })
}

// spelled reports whether a name has the letters and digits of one of its names.
func (k *known) spelled(name string) bool {
	return slices.ContainsFunc(k.names, func(n string) bool { return letters(n) == letters(name) })
}

// in reports whether one of its ids is of the family's form.
func (k *known) in(form func(string) bool) bool { return slices.ContainsFunc(k.ids, form) }
