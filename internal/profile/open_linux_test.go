package profile

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/confine"
	"github.com/sallyport/sallyport/internal/message"
)

// window is one of this stage that this process supervises, as far as it is
// before it is known which levels there are.
func (l live) window(t *testing.T) *window {
	t.Helper()
	l.use()
	w := &window{keeper: l.Keeper, start: Start{URL: "https://www.interactivebrokers.com/sso/Login"}, serve: func(Level, string, net.Conn) {}}
	t.Cleanup(w.release)
	var err error
	w.browser, err = l.ready("", "", silently)
	require.NoError(t, err)
	w.place, w.maker = l.folder(), makers[w.browser.Family]
	w.root, err = openPlace(l.Home(), w.place)
	require.NoError(t, err)
	w.lock, err = lockPlace(t.Context(), w.place)
	require.NoError(t, err)
	require.NoError(t, w.pack())
	return w
}

// levelsOf are stands that need nothing of this machine.
func levelsOf(n int) func() ([]stand, string) {
	can := make([]stand, n)
	for i := range can {
		can[i].level = Preferences
	}
	return func() ([]stand, string) { return can, "" }
}

func TestABrowserThatDoesNotBearALevelGetsAWeakerOne(t *testing.T) {
	for _, binary := range []string{chromiumBinary, firefoxBinary} {
		l := newLive(t, binary)
		l.behave("die once")
		w := l.window(t)
		require.NoError(t, w.strongest(t.Context(), nil, levelsOf(3)))
		s := l.state()
		assert.Equal(t, w.browser.Name+" ended at once (exit status 1): cannot bear this", s.Weaker)
		assert.True(t, s.Open)
		require.Len(t, s.History, 1, "it came up at the second")
		assert.Equal(t, "failed", s.History[0].Ended)

		l.signal(syscall.SIGTERM)
		require.NoError(t, w.stay(t.Context()))
		w.release()
		assert.Len(t, l.requireWiped("closed").History, 2, "a window that ran and was closed is not opened again")
	}
}

func TestTheMachineIsAskedOnlyWhereTheLevelOfBeforeNoLongerWorks(t *testing.T) {
	never := func() ([]stand, string) {
		t.Error("the machine was asked")
		return nil, ""
	}
	before := &stand{level: Preferences}
	for _, test := range []struct {
		behaviour string
		allowed   func() ([]stand, string)
	}{{"stay", never}, {"die once", levelsOf(1)}} {
		l := newLive(t, chromiumBinary)
		l.behave(test.behaviour)
		w := l.window(t)
		require.NoError(t, w.strongest(t.Context(), before, test.allowed), test.behaviour)
		l.signal(syscall.SIGTERM)
		require.NoError(t, w.stay(t.Context()))
		w.release()
	}
}

func TestALevelIsRememberedForAsLongAsTheMachineRuns(t *testing.T) {
	l := newLive(t, chromiumBinary)
	l.use()
	t.Setenv(CeilingVariable, "")
	b, err := l.ready("", "", silently)
	require.NoError(t, err)
	strongest := stand{Kernel, confine.Bubblewrap}
	remember := func(s *stood) {
		_, err := l.record(b.ID, func(r *Record) { r.Stood = s })
		require.NoError(t, err)
	}
	assert.Nil(t, l.stoodBefore(b), "nothing was opened yet")
	assert.Nil(t, stand{level: Policy}.reached(), "a machine that allowed less is asked again")

	remember(strongest.reached())
	assert.Equal(t, &strongest, l.stoodBefore(b))
	t.Run("not below a ceiling", func(t *testing.T) {
		t.Setenv(CeilingVariable, string(Policy))
		assert.Nil(t, l.stoodBefore(b))
	})
	remember(&stood{Boot: "an earlier start", Means: confine.Namespaces})
	assert.Nil(t, l.stoodBefore(b))
}

func TestABrowserThatBearsNoLevel(t *testing.T) {
	l := newLive(t, chromiumBinary)
	l.behave("die")
	w := l.window(t)
	coded := requireCode(t, w.strongest(t.Context(), nil, levelsOf(2)), message.LaunchFailed)
	assert.Contains(t, coded.Error(), "ended at once (exit status 1): cannot open display")
	w.release()
	assert.Len(t, l.requireWiped("failed").History, 2)
}

func TestABrowserThatNeverTakesItsProfileIsToldInItsOwnWords(t *testing.T) {
	l := newLive(t, chromiumBinary)
	w := l.window(t)
	log, err := os.Create(filepath.Join(t.TempDir(), "log"))
	require.NoError(t, err)
	defer log.Close()
	w.process, err = startPlain("/bin/sh", []string{"-c", "echo one; echo the profile is on a broken disk; exec sleep 60"}, nil, l.home, log)
	require.NoError(t, err)
	l.eventually("it has said so", func() bool { return lastLine(log) != "" && lastLine(log) != ": one" })

	coded := requireCode(t, w.awaitUp(log, 50*time.Millisecond), message.LaunchFailed)
	assert.Contains(t, coded.Error(), "did not open its profile in 50ms: the profile is on a broken disk")
	<-w.process.exited
}

func TestALaunchEndsWithItsSupervisor(t *testing.T) {
	l := newLive(t, chromiumBinary)
	l.use()
	var err error
	l.exe, err = exec.LookPath("true")
	require.NoError(t, err)
	_, err = l.Launch(context.Background(), "", "", Start{})
	assert.ErrorContains(t, requireCode(t, err, message.LaunchFailed), "ended without a word")
}
