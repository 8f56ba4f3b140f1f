package vault_test

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/bus/bustest"
	"github.com/sallyport/sallyport/internal/vault"
)

// The library behind the keyring keeps one connection for the whole process,
// so all of this is one test on one bus.
func TestKeyring(t *testing.T) {
	t.Setenv("SALLYPORT_KEY", "")
	address := bustest.Private(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	var d document

	without, dir := fresh(t)
	set(t, without, "doc", "a")
	assert.Equal(t, "file", without.KeyKept(), "a bus without a keyring")

	service := startSecretService(t, address)
	service.setLocked(true)
	locked, _ := fresh(t)
	set(t, locked, "doc", "a")
	assert.Equal(t, "file", locked.KeyKept(), "a locked keyring would ask")
	service.setLocked(false)

	set(t, open(t, dir), "doc", "b")
	assert.Equal(t, "file", without.KeyKept(), "the place is chosen once")
	assert.Zero(t, service.count())

	v, dir := fresh(t)
	set(t, v, "doc", "a")
	assert.Equal(t, "keyring", v.KeyKept())
	assert.Equal(t, 1, service.count())
	for name := range snapshot(t, dir) {
		assert.False(t, strings.HasPrefix(name, "vault.key"), name)
	}
	assert.Equal(t, "a", get(t, open(t, dir), "doc"))

	t.Run("a second folder has a key of its own", func(t *testing.T) {
		other, _ := fresh(t)
		set(t, other, "doc", "b")
		assert.Equal(t, 2, service.count())
		assert.Equal(t, "a", get(t, open(t, dir), "doc"))
	})
	t.Run("a wish for the file comes too late", func(t *testing.T) {
		t.Setenv("SALLYPORT_KEY", "file")
		assert.Equal(t, "a", get(t, open(t, dir), "doc"))
	})
	t.Run("lost record", func(t *testing.T) {
		require.NoError(t, os.Remove(filepath.Join(dir, "vault.json")))
		w := open(t, dir)
		assert.Equal(t, "a", get(t, w, "doc"))
		set(t, w, "doc", "b")
		set(t, w, "doc", "a")
		assert.Equal(t, "keyring", w.KeyKept())
	})

	before := snapshot(t, dir)
	unreachable := func(t *testing.T, address string) {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
		w := open(t, dir)
		start := time.Now()
		for _, err := range []error{w.Read("doc", &d), w.Update("new", &d, func() error { d.Name = "x"; return nil })} {
			e := requireCode(t, err, vault.CodeKeyUnreachable)
			assert.Contains(t, e.Fix, "unlock")
		}
		assert.Less(t, time.Since(start), 5*time.Second, "a silent keyring is waited for once")
		assert.Equal(t, before, snapshot(t, dir), "no second key")
	}
	t.Run("locked later", func(t *testing.T) {
		service.setLocked(true)
		defer service.setLocked(false)
		unreachable(t, address)
	})
	t.Run("no bus", func(t *testing.T) { unreachable(t, "unix:path="+filepath.Join(t.TempDir(), "nothing")) })
	t.Run("a bus that would start a program", func(t *testing.T) {
		mark := filepath.Join(t.TempDir(), "started")
		unreachable(t, "unixexec:path=/usr/bin/touch,argv1="+mark)
		assert.NoFileExists(t, mark)
	})
	t.Run("a bus over the network", func(t *testing.T) { unreachable(t, "unix:path=/nothing;tcp:host=127.0.0.1,port=9") })
	t.Run("a bus that never answers", func(t *testing.T) {
		dir, err := os.MkdirTemp("", "bus")
		require.NoError(t, err)
		defer os.RemoveAll(dir)
		l, err := net.Listen("unix", filepath.Join(dir, "s"))
		require.NoError(t, err)
		defer l.Close()
		unreachable(t, "unix:path="+filepath.Join(dir, "s"))
	})
	t.Run("forgotten", func(t *testing.T) {
		other, _ := fresh(t)
		set(t, other, "doc", "b")
		kept := service.count()
		require.NoError(t, other.ForgetKey())
		assert.Equal(t, kept-1, service.count(), "its own entry, and no other")
		require.NoError(t, other.ForgetKey(), "twice is no error")
		require.NoError(t, without.ForgetKey(), "a key file is no entry")
		assert.Equal(t, kept-1, service.count())

		service.setLocked(true)
		defer service.setLocked(false)
		requireCode(t, open(t, dir).ForgetKey(), vault.CodeKeyUnreachable)
		assert.Equal(t, kept-1, service.count())
	})
	t.Run("entry gone", func(t *testing.T) {
		service.forget()
		w := open(t, dir)
		for _, err := range []error{w.Read("doc", &d), w.Update("new", &d, func() error { d.Name = "x"; return nil })} {
			e := requireCode(t, err, vault.CodeKeyMissing)
			assert.Contains(t, e.What, "keyring")
		}
		assert.Equal(t, before, snapshot(t, dir))
	})
}
