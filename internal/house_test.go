// Package internal holds the rules of the house as tests: which room may import
// which, who may open a network connection, and how packages are named.
package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/sallyport/sallyport/"

// floors lists the rooms from the ground up. A room may import rooms of lower
// floors only, so no two sensors know each other.
var floors = [][]string{
	{"internal/finding", "internal/bus", "internal/disk"},
	{"internal/message", "internal/portal", "internal/browser", "internal/vault", "internal/store", "internal/confine", "internal/filter", "internal/reminder", "extension"},
	{"internal/addon", "internal/keptlogin", "internal/machine", "internal/profile"},
	{"internal/posture", "internal/guard", "internal/install", "internal/rehearsal"},
	{"internal/report"},
	{"nativehost", "scripts"},
}

// only narrows what a room may import to less than its floor allows.
var only = map[string][]string{
	"internal/finding":   {},
	"internal/bus":       {},
	"internal/disk":      {},
	"internal/vault":     {"internal/finding", "internal/bus", "internal/disk"},
	"internal/portal":    {"internal/finding"},
	"internal/browser":   {"internal/disk", "internal/finding"},
	"internal/confine":   {},
	"internal/store":     {"internal/disk"},
	"internal/filter":    {},
	"internal/message":   {"internal/finding"},
	"extension":          {"internal/disk"},
	"internal/machine":   {"internal/finding", "internal/bus", "internal/disk"},
	"internal/keptlogin": {"internal/browser", "internal/disk", "internal/finding", "internal/portal", "internal/store"},
	"internal/report":    {"internal/browser", "internal/disk", "internal/finding", "internal/posture"},
	// The practice portal is a plain web server that knows its own host name.
	"internal/rehearsal": {"internal/disk", "internal/portal"},
}

// networked are the rooms that may use the network stack, and why.
var networked = map[string]string{
	"internal/rehearsal": "serves the practice portal on loopback",
	"internal/filter":    "is a hardened browser's only way out: relays what its allow-list permits; looks at a certificate if the user asks",
	"internal/confine":   "hands out the one listener that a confined program has",
	"internal/portal":    "parses URLs and addresses, opens nothing",
	"internal/keptlogin": "parses addresses, opens nothing",
	"internal/addon":     "parses hosts of match patterns, opens nothing",
	"internal/machine":   "talks to logind on the system bus",
	"internal/profile":   "serves a hardened browser's filter, and its native hosts on a private socket",
	"nativehost":         "reaches the supervisor of a hardened window on its private socket",
	"scripts":            "development only",
}

type source struct {
	room    string
	file    string
	name    string
	doc     bool
	imports []string
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	root := ".."
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "dist" || d.Name() == "testdata" || d.Name() == ".git" || d.Name() == "out") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		s := source{room: roomOf(path.Dir(filepath.ToSlash(rel))), file: filepath.ToSlash(rel), name: parsed.Name.Name, doc: parsed.Doc != nil}
		for _, i := range parsed.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, imported)
		}
		all = append(all, s)
		return nil
	})
	require.NoError(t, err)
	return all
}

// roomOf names the room a folder belongs to: its two first parts below
// internal, its first part elsewhere.
func roomOf(dir string) string {
	parts := strings.Split(dir, "/")
	if parts[0] == "internal" && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

func floorOf(room string) int {
	return slices.IndexFunc(floors, func(f []string) bool { return slices.Contains(f, room) })
}

func TestArrowsRunOneWay(t *testing.T) {
	for _, s := range sources(t) {
		if s.file == "internal/house_test.go" {
			continue
		}
		require.NotEqual(t, -1, floorOf(s.room), "%s: the room %s is in no floor", s.file, s.room)
		for _, i := range s.imports {
			rel, ours := strings.CutPrefix(i, module)
			if !ours || roomOf(rel) == s.room {
				continue
			}
			target := roomOf(rel)
			require.NotEqual(t, -1, floorOf(target), "%s imports the unknown room %s", s.file, target)
			assert.Less(t, floorOf(target), floorOf(s.room), "%s imports %s, which is not below it", s.file, target)
			if allowed, narrow := only[s.room]; narrow && !strings.HasSuffix(s.file, "_test.go") {
				assert.Contains(t, allowed, target, "%s imports %s", s.file, target)
			}
		}
	}
}

func TestOnlyNamedRoomsUseTheNetwork(t *testing.T) {
	for _, s := range sources(t) {
		if strings.HasSuffix(s.file, "_test.go") || networked[s.room] != "" {
			continue
		}
		for _, i := range s.imports {
			assert.False(t, i == "net" || strings.HasPrefix(i, "net/http") || i == "net/rpc" || i == "net/smtp", "%s imports %s", s.file, i)
		}
	}
}

// A browser waits for every start of the program, and each of these costs it a
// tenth of a millisecond that most starts have no use for.
func TestNoPatternIsCompiledAtStart(t *testing.T) {
	eager := regexp.MustCompile(`(?m)^(var )?\s?\w+\s*= regexp\.`)
	for _, s := range sources(t) {
		if strings.HasSuffix(s.file, "_test.go") || s.room == "scripts" {
			continue
		}
		text, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(s.file)))
		require.NoError(t, err)
		assert.False(t, eager.Match(text), "%s compiles a pattern when the program starts; use sync.OnceValue", s.file)
	}
}

func TestEveryPackageHasOneDocAndAnHonestName(t *testing.T) {
	docs := map[string][]string{}
	for _, s := range sources(t) {
		if strings.HasSuffix(s.file, "_test.go") {
			continue
		}
		dir := path.Dir(s.file)
		if _, seen := docs[dir]; !seen {
			docs[dir] = nil
		}
		if s.doc {
			docs[dir] = append(docs[dir], s.file)
		}
		assert.NotContains(t, []string{"util", "utils", "common", "helpers", "helper", "misc"}, s.name, s.file)
	}
	for dir, files := range docs {
		assert.Len(t, files, 1, "package documentation of %s", dir)
	}
}
