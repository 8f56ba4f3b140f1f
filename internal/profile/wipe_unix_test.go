//go:build unix

package profile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/vault"
)

func openTestPlace(t *testing.T) (place, *os.Root) {
	t.Helper()
	home := t.TempDir()
	p := place{root: filepath.Join(home, "profiles", "chromium")}
	root, err := openPlace(home, p)
	require.NoError(t, err)
	t.Cleanup(func() { root.Close() })
	return p, root
}

func entries(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

func TestWipeRemovesEverythingButTheLockAndCounts(t *testing.T) {
	p, root := openTestPlace(t)
	for name, size := range map[string]int{
		"lock": 10000, "browser.log": 100, "sallyport.crx": 2000, "core": 3000, "home/.cache/x": 50,
		"data/Default/Cookies": 500, "data/Default/Network/Cookies": 500, "data/cookies.sqlite": 1,
		"data/Default/Login Data": 1, "data/Default/History": 1, "data/logins.json": 1, "data/empty": 0,
	} {
		put(t, plan{place: p}, name, string(make([]byte, size)))
	}
	require.NoError(t, os.MkdirAll(filepath.Join(p.root, "data", "folder", "in", "folder"), 0o700))
	require.NoError(t, os.Symlink("nowhere-4711", filepath.Join(p.data(), "SingletonLock")))

	receipt, err := wipe(t.Context(), root)
	require.NoError(t, err)
	assert.Equal(t, map[string]int{
		"files": 12, "kilobytes": 6, "cookie-stores": 3, "login-stores": 2, "history-stores": 1,
	}, receipt)
	assert.Equal(t, []string{"lock"}, entries(t, p.root))

	receipt, err = wipe(t.Context(), root)
	require.NoError(t, err)
	assert.Equal(t, map[string]int{"files": 0, "kilobytes": 0}, receipt)
}

func TestASlowRemovalIsNoFailure(t *testing.T) {
	p, root := openTestPlace(t)
	put(t, plan{place: p}, "data/Default/Cookies", "x")
	receipt, err := wipeWithin(t.Context(), root, 0)
	require.NoError(t, err, "what it takes to remove the files is not time in which they keep appearing")
	assert.Equal(t, 1, receipt["files"])
	assert.Empty(t, entries(t, p.root))
}

func TestWipeFollowsNoLink(t *testing.T) {
	outside := t.TempDir()
	file := filepath.Join(outside, "file")
	folder := filepath.Join(outside, "folder")
	require.NoError(t, os.Mkdir(folder, 0o700))
	for _, name := range []string{file, filepath.Join(folder, "Cookies")} {
		require.NoError(t, os.WriteFile(name, []byte("not ours"), 0o600))
	}
	p, root := openTestPlace(t)
	require.NoError(t, os.MkdirAll(filepath.Join(p.root, "home", "sub"), 0o700))
	for link, target := range map[string]string{
		"data": folder, "core": file, "home/sub/folder": folder, "home/sub/file": file, "home/up": "../../..", "home/self": ".",
	} {
		require.NoError(t, os.Symlink(target, filepath.Join(p.root, filepath.FromSlash(link))))
	}
	receipt, err := wipe(t.Context(), root)
	require.NoError(t, err)
	assert.NotContains(t, receipt, "cookie-stores", "what a link leads to is not counted either")
	assert.Equal(t, 6, receipt["files"])
	assert.Empty(t, entries(t, p.root))
	for _, name := range []string{file, filepath.Join(folder, "Cookies")} {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Equal(t, "not ours", string(data))
	}
}

func TestSeedIsNotWrittenThroughALink(t *testing.T) {
	outside := t.TempDir()
	p, root := openTestPlace(t)
	require.NoError(t, os.Symlink(outside, p.data()))
	require.Error(t, seed{"data/user.js": []byte("x")}.write(root))
	assert.Empty(t, entries(t, outside))
}

func TestSeedIsForThisUserOnly(t *testing.T) {
	old := syscall.Umask(0)
	defer syscall.Umask(old)
	p, root := openTestPlace(t)
	require.NoError(t, seed{"data/a/b": []byte("x")}.write(root))
	require.NoError(t, filepath.WalkDir(p.root, func(path string, d fs.DirEntry, err error) error {
		require.NoError(t, err)
		info, err := d.Info()
		require.NoError(t, err)
		assert.Zero(t, info.Mode().Perm()&0o077, path)
		return nil
	}))
}

// Helper processes may still write while their browser's profile is wiped.
func TestWipeOutlastsALateWriter(t *testing.T) {
	p, root := openTestPlace(t)
	stop := make(chan struct{})
	wrote := make(chan int)
	go func() {
		n := 0
		defer func() { wrote <- n }()
		for ; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			if os.MkdirAll(p.data(), 0o700) == nil {
				_ = os.WriteFile(filepath.Join(p.data(), fmt.Sprint(n)), nil, 0o600)
			}
		}
	}()
	time.AfterFunc(100*time.Millisecond, func() { close(stop) })
	first, err := wipe(t.Context(), root)
	assert.NotNil(t, first)
	require.Positive(t, <-wrote)
	if err == nil { // it may have found the folder empty for an instant
		_, err = wipe(t.Context(), root)
	}
	require.NoError(t, err)
	assert.Empty(t, entries(t, p.root))
}

func TestAFolderThatIsALinkIsRefused(t *testing.T) {
	for _, inside := range []bool{true, false} {
		for _, link := range []string{"profiles", "profiles/chromium"} {
			home := t.TempDir()
			target := t.TempDir()
			if inside {
				target = filepath.Join(home, "other")
				require.NoError(t, os.Mkdir(target, 0o700))
			}
			require.NoError(t, os.WriteFile(filepath.Join(target, "kept"), []byte("x"), 0o600))
			path := filepath.Join(home, filepath.FromSlash(link))
			require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
			if inside { // an absolute link counts as one that leads outside
				var err error
				target, err = filepath.Rel(filepath.Dir(path), target)
				require.NoError(t, err)
			}
			require.NoError(t, os.Symlink(target, path))
			_, err := openPlace(home, place{root: filepath.Join(home, "profiles", "chromium")})
			require.Error(t, err, "%s, inside %t", link, inside)
			assert.FileExists(t, filepath.Join(path, "kept"))
		}
	}
	home := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(home, "profiles"), nil, 0o600))
	_, err := openPlace(home, place{root: filepath.Join(home, "profiles", "chromium")})
	require.Error(t, err, "a file")
}

func TestWriteErrorCodes(t *testing.T) {
	for err, code := range map[error]message.Code{
		syscall.ENOSPC: message.DiskFull, syscall.EDQUOT: message.DiskFull,
		syscall.EROFS: message.ProfileReadOnly, syscall.EACCES: message.ProfileReadOnly, syscall.EPERM: message.ProfileReadOnly,
		syscall.EIO: message.LaunchFailed, errors.New("other"): message.LaunchFailed,
		message.NewError(message.ProfileInUse, nil): message.ProfileInUse,
	} {
		wrapped := fmt.Errorf("writing: %w", &fs.PathError{Op: "open", Path: "x", Err: err})
		requireCode(t, writeError(wrapped), code)
		requireCode(t, stateOr(wrapped), code)
	}
	assert.NoError(t, writeError(nil))
	assert.NoError(t, stateOr(nil))
	for code, want := range map[vault.Code]message.Code{
		vault.CodeDiskFull: message.DiskFull, vault.CodeLocked: message.StateLocked, vault.CodeDamaged: message.StateDamaged,
		vault.CodeReadOnly: message.StateUnreadable, vault.CodeKeyMissing: message.StateUnreadable,
	} {
		requireCode(t, stateOr(fmt.Errorf("state: %w", &vault.Error{Code: code, What: "x"})), want)
	}
}
