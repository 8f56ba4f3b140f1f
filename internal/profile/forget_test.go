package profile

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/message"
)

// keeping has a closed profile of Chromium that kept the device, twice.
func keeping(t *testing.T) (*stage, place) {
	s := newStage(t)
	_, err := s.record("chromium", func(r *Record) {
		r.Browser, r.Wiped = "Chromium", map[string]int{"files": 3, keptCookies: 1}
	})
	require.NoError(t, err)
	p := s.place("chromium")
	require.NoError(t, os.MkdirAll(p.root, 0o700))
	for _, name := range []string{keptName, keptPracticeName} {
		require.NoError(t, os.WriteFile(filepath.Join(p.root, name), []byte("kept"), 0o600))
	}
	return s, p
}

func TestADeviceIsForgottenAlone(t *testing.T) {
	s, p := keeping(t)
	assert.True(t, s.KeepsDevice("chromium"))

	lock, err := lockPlace(t.Context(), p)
	require.NoError(t, err)
	_, err = s.ForgetDevice(t.Context(), "chromium")
	requireCode(t, err, message.ProfileInUse)
	assert.True(t, s.KeepsDevice("chromium"))
	require.NoError(t, lock.Close())

	forgot, err := s.ForgetDevice(t.Context(), "chromium")
	require.NoError(t, err)
	assert.True(t, forgot)
	assert.False(t, s.KeepsDevice("chromium"))
	assert.NoFileExists(t, filepath.Join(p.root, keptName))
	assert.NoFileExists(t, filepath.Join(p.root, keptPracticeName))
	states, err := s.States()
	require.NoError(t, err)
	assert.Equal(t, map[string]int{"files": 3}, states[0].Wiped, "the record is not left saying that it is kept")

	forgot, err = s.ForgetDevice(t.Context(), "chromium")
	require.NoError(t, err)
	assert.False(t, forgot, "there is nothing left")
}

func TestAWipeOnDemandLeavesTheDevice(t *testing.T) {
	s, p := keeping(t)
	require.NoError(t, os.Mkdir(p.data(), 0o700))
	_, err := s.Wipe(t.Context(), "chromium")
	require.NoError(t, err)
	assert.NoDirExists(t, p.data())
	assert.True(t, s.KeepsDevice("chromium"))
	assert.FileExists(t, filepath.Join(p.root, keptPracticeName))
	states, err := s.States()
	require.NoError(t, err)
	assert.Equal(t, 1, states[0].Wiped[keptCookies], "the record still says that it is kept")
}

func TestNoDeviceToForget(t *testing.T) {
	s := newStage(t)
	forgot, err := s.ForgetDevice(t.Context(), "chromium")
	require.NoError(t, err)
	assert.False(t, forgot)
	assert.NoDirExists(t, filepath.Join(s.Home(), "profiles"), "asking makes nothing")
	_, err = s.ForgetDevice(t.Context(), "netscape")
	requireCode(t, err, message.NoBrowser)
}
