package install

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/disk/disktest"
)

// killed does the first steps of a plan and then no more, as a process does that
// is killed; the file after them is half written under its temporary name.
func (m *machine) killed(after int) {
	m.t.Helper()
	home := journal{}
	home.expectDirs(filepath.Join(m.state, journalFile))
	require.NoError(m.t, os.MkdirAll(m.state, 0o700))
	p := m.plan()
	require.NoError(m.t, p.announce(home.Dirs))
	for i := range p.steps {
		if i == after {
			if p.steps[i].Kind != Key {
				m.write(partial(p.steps[i].Path), "ha")
			}
			return
		}
		p.do(&p.steps[i])
	}
}

func TestInstallThatWasKilled(t *testing.T) {
	for _, system := range systems {
		steps := len(newMachine(t, system).plan().steps)
		for after := range steps + 1 {
			m := newMachine(t, system)
			before := m.snapshot()
			m.killed(after)
			assert.Empty(t, m.uninstall().Problems())
			assert.Equal(t, before, m.snapshot(), "%s, taken back after %d steps", system, after)

			m.killed(after)
			done := m.install()
			assert.Empty(t, done.Problems())
			clean := newMachine(t, system)
			clean.install()
			assert.Len(t, m.snapshot(), len(clean.snapshot()), "%s, completed after %d steps", system, after)
			m.uninstall()
			assert.Equal(t, before, m.snapshot())
		}
	}
}

func TestUpdateThatWasKilled(t *testing.T) {
	for after := range len(newMachine(t, "linux").plan().steps) + 1 {
		m := newMachine(t, "linux")
		before := m.snapshot()
		m.install()
		m.write(m.options.Program, "the next program")
		before[rel(m, m.options.Program)] = m.snapshot()[rel(m, m.options.Program)]
		m.options.Chromium = archiveOf(t, "manifest.json", `{"version":"2"}`, "popup.js", "new")
		m.killed(after)
		assert.Empty(t, m.uninstall().Problems(), "either content is ours")
		assert.Equal(t, before, m.snapshot(), "after %d steps", after)
	}
}

func TestJournalIsLost(t *testing.T) {
	m := newMachine(t, "linux")
	m.install()
	require.NoError(t, os.Remove(filepath.Join(m.state, journalFile)))
	done := m.install()
	assert.Empty(t, done.Problems())
	assert.False(t, done.changed(), "what has our content is ours")
	m.uninstall()
	assert.NoFileExists(t, m.chromiumManifest())
	assert.NoFileExists(t, filepath.Join(m.data, "bin", "sallyport"))
}

func TestDamagedJournal(t *testing.T) {
	absolute := filepath.Join(t.TempDir(), "file")
	for _, c := range []struct{ name, content, what string }{
		{"empty", "", "damaged"},
		{"zeros", "\x00\x00\x00\x00", "damaged"},
		{"cut short", `{"format":1,"files":[{"path":"/a"`, "damaged"},
		{"another kind", `{"format":1,"files":{}}`, "damaged"},
		{"no format", `{}`, "damaged"},
		{"null", `null`, "damaged"},
		{"a relative file", `{"format":1,"files":[{"path":"Documents/x","sha256":[]}]}`, "damaged"},
		{"a file that climbs", `{"format":1,"files":[{"path":"` + absolute + `/../../x","sha256":[]}]}`, "damaged"},
		{"a relative folder", `{"format":1,"dirs":["Documents"]}`, "damaged"},
		{"a newer format", `{"format":2,"entries":[]}`, "format 2"},
		{"very large", strings.Repeat(" ", maxJournal+1), "cannot be read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newMachine(t, "linux")
			m.install()
			path := filepath.Join(m.state, journalFile)
			m.write(path, c.content)
			before := m.snapshot()
			_, planErr := NewPlan(m.options)
			_, removalErr := NewRemoval(m.removal())
			for _, err := range []error{planErr, removalErr} {
				var problem *Problem
				require.ErrorAs(t, err, &problem)
				assert.Equal(t, path, problem.Path)
				assert.Contains(t, problem.What+problem.Error(), c.what)
				assert.NotEmpty(t, problem.Fix)
			}
			assert.Equal(t, before, m.snapshot(), "nothing was changed")

			// The fix that the error names works.
			require.NoError(t, os.Rename(path, path+".away"))
			assert.Empty(t, m.install().Problems())
			assert.Empty(t, m.uninstall().Problems())
			assert.NoFileExists(t, m.chromiumManifest())
		})
	}
	t.Run("a link", func(t *testing.T) {
		m := newMachine(t, "linux")
		target := m.write(filepath.Join(m.root, "elsewhere"), `{"format":1}`)
		require.NoError(t, os.MkdirAll(m.state, 0o700))
		disktest.Symlink(t, target, filepath.Join(m.state, journalFile))
		_, err := NewPlan(m.options)
		assert.ErrorIs(t, err, disk.ErrNotPlain)
	})
}

// A journal that somebody made up removes no file whose content it does not know.
func TestJournalAloneRemovesNothing(t *testing.T) {
	m := newMachine(t, "linux")
	diary := m.write(m.at("diary.txt"), "dear diary")
	link := m.at("link")
	disktest.Symlink(t, diary, link)
	b, err := json.Marshal(map[string]any{"format": 1, "dirs": []string{m.home}, "files": []map[string]any{
		{"path": diary, "sha256": []string{hashOf([]byte("other"))}}, {"path": link, "sha256": []string{hashOf([]byte("dear diary"))}},
	}})
	require.NoError(t, err)
	m.write(filepath.Join(m.state, journalFile), string(b))
	assert.Len(t, m.uninstall().Problems(), 2)
	assert.Equal(t, "dear diary", m.read(diary))
	assert.Equal(t, "dear diary", m.read(link))
}

func FuzzJournal(f *testing.F) {
	for _, seed := range []string{
		"", "null", "{}", `{"format":1}`, `{"format":2}`, `{"format":1,"files":null,"dirs":null,"keys":null}`,
		`{"format":1,"files":[{"path":"/a","sha256":["00"]}],"dirs":["/b"],"keys":[{"key":"k","values":["v"]}]}`,
		`{"format":1,"files":[{"path":"a"}],"dirs":["/b/../c"]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		j, err := parseJournal("/state/install.json", content)
		if err != nil {
			return
		}
		for _, file := range j.Files {
			if !filepath.IsAbs(file.Path) {
				t.Fatalf("a relative file %q", file.Path)
			}
		}
		b, err := json.Marshal(&j)
		if err != nil {
			t.Fatal(err)
		}
		again, err := parseJournal(j.path, b)
		if err != nil || len(again.Files) != len(j.Files) || len(again.Dirs) != len(j.Dirs) || len(again.Keys) != len(j.Keys) {
			t.Fatalf("%s is read as %+v, %v", b, again, err)
		}
	})
}
