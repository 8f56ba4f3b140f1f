package addon

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
)

// testdata/chromium is a profile that Chromium wrote. Its extension is given
// the list that a store would have signed, by the tests' key, and is then changed.
func TestChangedFilesInARealProfile(t *testing.T) {
	const id = "cmhhedmlpgfaandiaibfddbidnddlalo"
	for _, c := range []struct {
		name   string
		change func(t *testing.T, folder string)
		says   string
	}{
		{"one byte", func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "a.js"), "read(2);\n")
		}, "Its files are not as its store signed them: changed a.js."},
		{"an added script", func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "lib/b.js"), "")
		}, "Its files are not as its store signed them: added lib/b.js."},
		{"another extension's list", func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, filepath.FromSlash(verifiedContents)), newSample().signedList(t))
		}, "Its files are signed for something else: its signed list of files is of another extension, " + signedID + "."},
		{"nothing", func(*testing.T, string) {}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLooking(t)
			require.NoError(t, os.CopyFS(l.profile.Dir, os.DirFS("testdata/chromium/Default")))
			folder := filepath.Join(l.profile.Dir, "Extensions", id, "2.1.0_0")
			write(t, filepath.Join(folder, "a.js"), "read(1);\n")
			s := newSample()
			s.id, s.files = id, map[string]string{}
			for _, name := range []string{"a.js", "manifest.json", "_locales/en/messages.json"} {
				text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
				require.NoError(t, err)
				s.files[name] = string(text)
			}
			write(t, filepath.Join(folder, filepath.FromSlash(verifiedContents)), s.signedList(t))

			l.look.Files = ReadersFiles
			first := l.survey(0)
			require.NoError(t, first.Remember())
			require.Len(t, first.Addons, 1)
			require.Equal(t, Intact, first.Addons[0].Integrity.Status)

			c.change(t, folder)
			judged := NewJudge(brokerOrigins, nil)
			now := l.survey(0)
			found := filesEvidence(now.Addons[0].Found)
			if c.says == "" {
				assert.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			assert.Equal(t, B3, found[0].Level)
			assert.Equal(t, c.says, found[0].Detail)
			assert.Equal(t, Stop, judged.Installed(&now.Addons[0]).Verdict)
		})
	}
}

func filesEvidence(all []Evidence) []Evidence {
	var found []Evidence
	for _, e := range all {
		if e.Field == verifiedContents {
			found = append(found, e)
		}
	}
	return found
}

// Each profile of a browser has a last look of its own, in one document.
func TestALookAtManyProfilesRemembersAll(t *testing.T) {
	l := newLooking(t)
	var profiles []browser.Profile
	for _, name := range []string{"Default", "Profile 1", "Profile 2"} {
		p := l.profile
		p.Dir = filepath.Join(filepath.Dir(l.profile.Dir), name)
		p.Name = name
		require.NoError(t, os.CopyFS(p.Dir, os.DirFS("testdata/chromium/Default")))
		profiles = append(profiles, p)
	}
	looking := l.look.begin(testInspector(), l.now)
	require.Len(t, looking.Profiles(context.Background(), profiles), 3)
	require.NoError(t, looking.Remember())
	again := l.look.begin(testInspector(), l.now)
	again.Profiles(context.Background(), profiles)
	require.Len(t, again.memories["chromium"].was.Profiles, 3)
}
