//go:build unix

package addon

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is no plain file is not what was signed, and is never opened.
func TestSignedFilesThatAreNoPlainFiles(t *testing.T) {
	for name, replace := range map[string]func(path string) error{
		"a link":   func(path string) error { return os.Symlink("/etc/hostname", path) },
		"a pipe":   func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"a folder": func(path string) error { return os.Mkdir(path, 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := newSample().install(t)
			path := filepath.Join(dir, "content.js")
			require.NoError(t, os.Remove(path))
			require.NoError(t, replace(path))
			r := testInspector().folder(context.Background(), dir, signedID, "2.1.0")
			assert.Equal(t, Changed, r.Status)
			if name == "a folder" {
				assert.Equal(t, []string{"content.js"}, r.Missing)
				return
			}
			assert.Equal(t, []string{"content.js"}, r.Changed)
			assert.Equal(t, B3, levelOf(r))
		})
	}
	t.Run("the list itself is a pipe", func(t *testing.T) {
		dir := newSample().install(t)
		path := filepath.Join(dir, filepath.FromSlash(verifiedContents))
		require.NoError(t, os.Remove(path))
		require.NoError(t, syscall.Mkfifo(path, 0o600))
		r := testInspector().folder(context.Background(), dir, signedID, "2.1.0")
		assert.Equal(t, NotVerifiable, r.Status)
		assert.Contains(t, r.Why, "cannot be read")
	})
	t.Run("a linked folder", func(t *testing.T) {
		dir := newSample().install(t)
		require.NoError(t, os.Symlink(t.TempDir(), filepath.Join(dir, "linked.js")))
		r := testInspector().folder(context.Background(), dir, signedID, "2.1.0")
		assert.Equal(t, []string{"linked.js"}, r.Added)
		assert.Equal(t, B3, levelOf(r))
	})
	t.Run("the extension is a link", func(t *testing.T) {
		dir := newSample().install(t)
		link := filepath.Join(t.TempDir(), "link")
		require.NoError(t, os.Symlink(dir, link))
		a := Addon{ID: signedID, Path: link, Profile: profileOf(t, "chrome", dir)}
		assert.Equal(t, NotVerifiable, a.Inspect(context.Background()).Status)
	})
}
