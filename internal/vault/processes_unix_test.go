//go:build unix

package vault_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"github.com/sallyport/sallyport/internal/vault"
)

// linuxRoles are roles that only Linux can play, by name.
var linuxRoles = map[string]func(dir string) error{}

func platformChild(role string) {
	if play, ok := linuxRoles[role]; ok {
		childMust(play(os.Getenv("VAULT_TEST_DIR")))
		return
	}
	switch role {
	case "full":
		// Counts with a document that grows, under a limit on the size of files,
		// which gives the same kind of error as a full disk, for every user.
		limit, err := strconv.ParseUint(os.Getenv("VAULT_TEST_LIMIT"), 10, 64)
		childMust(err)
		signal.Ignore(unix.SIGXFSZ)
		childMust(unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: limit, Max: limit}))
		v := childVault()
		for {
			var c counter
			err := v.Update("counter", &c, func() error { c.N++; c.Pad += strings.Repeat("x", 1000); return nil })
			var e *vault.Error
			if errors.As(err, &e) {
				childMust(json.NewEncoder(os.Stdout).Encode(map[string]any{"n": c.N - 1, "code": e.Code, "text": err.Error()}))
				return
			}
			childMust(err)
		}
	default:
		childMust(fmt.Errorf("no such role: %s", role))
	}
}

func TestFullDisk(t *testing.T) {
	for _, limit := range []int{0, 40, 200, 5000, 20000} {
		t.Run(strconv.Itoa(limit), func(t *testing.T) {
			v, dir := fresh(t)
			var c counter
			start := 0
			if limit >= 5000 {
				require.NoError(t, v.Update("counter", &c, func() error { c.N = 1; return nil }))
				start = 1
			}
			cmd := child(t, "full", dir, "VAULT_TEST_LIMIT="+strconv.Itoa(limit))
			out, err := cmd.StdoutPipe()
			require.NoError(t, err)
			require.NoError(t, cmd.Start())
			b, err := io.ReadAll(out)
			require.NoError(t, err)
			require.NoError(t, cmd.Wait())
			var told struct {
				N          int
				Code, Text string
			}
			require.NoError(t, json.Unmarshal(b, &told), "%s", b)
			assert.Equal(t, string(vault.CodeDiskFull), told.Code)
			assert.Contains(t, told.Text, dir)
			assert.Contains(t, told.Text, "free some space")

			w := open(t, dir)
			err = w.Read("counter", &c)
			if start+told.N == 0 || errors.Is(err, vault.ErrNotFound) {
				require.ErrorIs(t, err, vault.ErrNotFound)
				require.Zero(t, told.N)
			} else {
				require.NoError(t, err)
				assert.Equal(t, told.N, c.N)
			}
			assert.Empty(t, w.Recovered())
			require.NoError(t, w.Update("counter", &c, func() error { c.N = 1000; return nil }), "with room again it goes on")
		})
	}
}

func TestFoldersThatAreNotOursAlone(t *testing.T) {
	base := t.TempDir()
	real := filepath.Join(base, "real")
	require.NoError(t, os.Mkdir(real, 0o700))
	link := filepath.Join(base, "link")
	require.NoError(t, os.Symlink(real, link))
	_, err := vault.Open(link)
	e := requireCode(t, err, vault.CodeUnsafe)
	assert.Contains(t, e.What, "symbolic link")

	for _, mode := range []os.FileMode{0o777, 0o770, 0o702} {
		require.NoError(t, os.Chmod(real, mode))
		_, err = vault.Open(real)
		e = requireCode(t, err, vault.CodeUnsafe)
		assert.Contains(t, e.Fix, "chmod go-w")
	}
	require.NoError(t, os.Chmod(real, 0o700))
	open(t, real)

	foreign := "/" // belongs to root
	if os.Geteuid() == 0 {
		foreign = filepath.Join(base, "foreign")
		require.NoError(t, os.Mkdir(foreign, 0o700))
		require.NoError(t, os.Chown(foreign, 12345, 12345))
	}
	_, err = vault.Open(foreign)
	e = requireCode(t, err, vault.CodeUnsafe)
	assert.Contains(t, e.What, "belongs to user")
}

func TestFolderAndFilesAreForThisUserOnly(t *testing.T) {
	old := unix.Umask(0)
	defer unix.Umask(old)
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	set(t, v, "doc", "b")
	fi, err := os.Stat(dir)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o700), fi.Mode().Perm())
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		fi, err := e.Info()
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), fi.Mode().Perm(), e.Name())
	}
}

func TestReadableKeyFileIsRefused(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	require.NoError(t, os.Chmod(filepath.Join(dir, "vault.key"), 0o644))
	var d document
	e := requireCode(t, open(t, dir).Read("doc", &d), vault.CodeUnsafe)
	assert.Contains(t, e.Fix, "chmod 600")
}

func TestFilesThatAreNotRegular(t *testing.T) {
	kinds := map[string]func(t *testing.T, path string){
		"symlink": func(t *testing.T, path string) {
			require.NoError(t, os.Rename(path, path+"x"))
			require.NoError(t, os.Symlink(path+"x", path))
		},
		"dangling symlink": func(t *testing.T, path string) {
			require.NoError(t, os.Remove(path))
			require.NoError(t, os.Symlink(path+"nowhere", path))
		},
		"folder": func(t *testing.T, path string) {
			require.NoError(t, os.Remove(path))
			require.NoError(t, os.Mkdir(path, 0o700))
		},
		"pipe": func(t *testing.T, path string) {
			require.NoError(t, os.Remove(path))
			require.NoError(t, unix.Mkfifo(path, 0o600))
		},
	}
	for kind, make := range kinds {
		for _, file := range []string{"doc.sealed", "doc.last-good", "vault.key", "vault.json", "vault.lock"} {
			t.Run(kind+" "+file, func(t *testing.T) {
				v, dir := fresh(t)
				set(t, v, "doc", "a")
				if file == "doc.last-good" {
					require.NoError(t, os.Remove(filepath.Join(dir, "doc.sealed")))
				}
				make(t, filepath.Join(dir, file))
				w := open(t, dir)
				var d document
				e := requireCode(t, w.Update("doc", &d, func() error { d.Name = "b"; return nil }), vault.CodeUnsafe)
				assert.Equal(t, filepath.Join(dir, file), e.Path)
				assert.NotEmpty(t, e.Fix)
			})
		}
	}
}
