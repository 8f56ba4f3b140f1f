package profile

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/vault"
)

// patience is how long anything may take on a busy machine.
const patience = 20 * time.Second

// live is a stage with one browser, whose processes end with the test.
type live struct {
	*stage
	id string
	// mode is how its supervisors are started, stable where it is empty.
	mode Mode
}

func newLive(t *testing.T, binary string) live {
	t.Helper()
	l := live{stage: newStage(t, binary), id: "chromium"}
	l.haveKey() // beforehand, so that short lives get beyond it
	if binary == firefoxBinary {
		l.id = "firefox-esr"
	}
	t.Cleanup(func() {
		l.eventually("everything ended", func() bool {
			l.signal(syscall.SIGKILL)
			return !l.running(l.id)
		})
	})
	return l
}

func (l live) eventually(what string, is func() bool) {
	l.t.Helper()
	for deadline := time.Now().Add(patience); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			l.t.Fatalf("never: %s", what)
		}
	}
}

func (l live) folder() place { return l.place(l.id) }

// signal sends to the browsers on this stage's profile, which are all ours.
func (l live) signal(s syscall.Signal) {
	for _, pid := range users(l.folder().data()) {
		_ = syscall.Kill(pid, s)
	}
}

func (l live) behave(how string) {
	l.t.Helper()
	require.NoError(l.t, os.WriteFile(filepath.Join(l.home, behaviourFile), []byte(how), 0o600))
}

// state reads the record as another process would.
func (l live) state() State {
	l.t.Helper()
	states, err := l.States()
	require.NoError(l.t, err)
	if len(states) == 0 {
		return State{}
	}
	return states[0]
}

func (l live) cookie() bool {
	for _, name := range []string{"Default/Cookies", "cookies.sqlite"} {
		if _, err := os.Stat(filepath.Join(l.folder().data(), name)); err == nil {
			return true
		}
	}
	return false
}

// noted reports whether a fake browser left a note.
func (l live) noted(name string) bool {
	_, err := os.Stat(filepath.Join(l.home, name))
	return err == nil
}

func (l live) finding() finding.Finding {
	l.t.Helper()
	f := l.Findings()
	require.Len(l.t, f, 1)
	return f[0]
}

// requireWiped waits for the session's end and looks at what it left.
func (l live) requireWiped(ended string) State {
	l.t.Helper()
	l.eventually("the session is closed", func() bool { s := l.state(); return !s.Open && !s.Running })
	s := l.state()
	require.False(l.t, s.WipedAt.IsZero())
	require.NotEmpty(l.t, s.History)
	require.Equal(l.t, ended, s.History[0].Ended)
	left, err := os.ReadDir(l.folder().root)
	require.NoError(l.t, err)
	var names []string
	for _, e := range left {
		names = append(names, e.Name())
	}
	if l.noted(givenFile) && s.Mode == Stable {
		require.Equal(l.t, []string{keptName, lockName}, names)
	} else {
		require.Equal(l.t, []string{lockName}, names)
	}
	require.False(l.t, l.noted(survivedFile))
	for _, secret := range []string{"secret-of-the-session", "secret-that-stays", "foreign-device", "XYZAB"} {
		found, err := holds(l.Home(), secret)
		require.NoError(l.t, err)
		require.Empty(l.t, found)
	}
	return s
}

// supervisor is a supervisor process that a test started itself.
type supervisor struct {
	*exec.Cmd
	said *bufio.Reader
}

func (l live) supervise(t *testing.T) supervisor {
	t.Helper()
	cmd := exec.Command(l.exe, append([]string{SuperviseCommand, l.id}, Start{Mode: l.mode}.words()...)...)
	for name, value := range l.environment() {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	detach(cmd)
	said, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	return supervisor{cmd, bufio.NewReader(said)}
}

// word is what a launcher would hear.
func (s supervisor) word(t *testing.T) outcome {
	t.Helper()
	line, err := s.said.ReadBytes('\n')
	require.NoError(t, err)
	var o outcome
	require.NoError(t, json.Unmarshal(line, &o))
	return o
}

func (s supervisor) kill(t *testing.T) {
	t.Helper()
	require.NoError(t, s.Process.Kill())
	_ = s.Wait()
}

func (l live) launch() (Launched, error) {
	return l.Launch(context.Background(), "", "", Start{URL: "https://www.interactivebrokers.com/sso/Login"})
}

func TestAWindowsLife(t *testing.T) {
	for _, binary := range []string{chromiumBinary, firefoxBinary} {
		t.Run(filepath.Base(binary), func(t *testing.T) {
			l := newLive(t, binary)
			l.use()
			launched, err := l.launch()
			require.NoError(t, err)
			assert.Equal(t, string(Preferences), launched.Level)
			s := l.state()
			assert.Equal(t, launched, Launched{ID: s.ID, Browser: s.Browser, Level: s.Level})
			assert.True(t, s.Running)
			assert.True(t, s.Open)
			running := Running(l.Home())
			require.Len(t, running, 1)
			assert.Equal(t, launched.Browser, running[0].Name)
			assert.True(t, l.cookie())

			_, err = l.launch()
			requireCode(t, err, message.ProfileInUse)
			l.eventually("it was looked at after the start", func() bool { return len(l.state().Controls) == 17 })
			assert.Empty(t, unverified(l.state().Controls))
			assert.Contains(t, l.state().Controls[0].Verified, "after the start")
			assert.Equal(t, "hardened_profile_running", l.finding().Text, "%v", l.finding())

			l.signal(syscall.SIGTERM)
			s = l.requireWiped("closed")
			assert.Equal(t, 1, s.Wiped["cookie-stores"])
			assert.Contains(t, s.Controls[0].Verified, "after the session")
			f := l.finding()
			assert.Equal(t, finding.Pass, f.Outcome)
			assert.Contains(t, f.Args[1], "all 17 protections were seen to hold")

			again, err := l.launch()
			require.NoError(t, err)
			assert.Equal(t, launched.ID, again.ID)
			assert.Equal(t, s.Template, l.state().Template)
			l.signal(syscall.SIGKILL)
			assert.Len(t, l.requireWiped("closed").History, 2)
		})
	}
}

func TestWhoAsksIsNotTakenForAWindow(t *testing.T) {
	l := newLive(t, chromiumBinary)
	root, err := openPlace(l.Home(), l.folder())
	require.NoError(t, err)
	defer root.Close()
	assert.False(t, l.running(l.id))
	assert.NoFileExists(t, l.folder().lock(), "asking makes no file")

	// Somebody else is in the middle of asking.
	asking := flock.New(l.folder().lock())
	free, err := asking.TryRLock()
	require.NoError(t, err)
	require.True(t, free)
	assert.False(t, l.running(l.id))
	time.AfterFunc(lockPatience/6, func() { _ = asking.Close() })
	held, err := lockPlace(t.Context(), l.folder())
	require.NoError(t, err, "a start waits for the question's end")

	assert.True(t, l.running(l.id))
	_, err = lockPlace(t.Context(), l.folder())
	requireCode(t, err, message.ProfileInUse)
	require.NoError(t, held.Close())
	assert.False(t, l.running(l.id))
	require.NoError(t, os.RemoveAll(l.folder().root))
	assert.False(t, l.running(l.id), "a folder that was removed is in nobody's use")
}

func TestAKilledSupervisorLeavesTheWindowAndTheNextStartWaits(t *testing.T) {
	for _, binary := range []string{chromiumBinary, firefoxBinary} {
		t.Run(filepath.Base(binary), func(t *testing.T) { testOrphan(t, binary) })
	}
}

func testOrphan(t *testing.T, binary string) {
	l := newLive(t, binary)
	l.use()
	first := l.supervise(t)
	require.NotNil(t, first.word(t).Launched)
	l.eventually("it was looked at after the start", func() bool { return len(l.state().Controls) > 0 })
	first.kill(t)
	require.Len(t, users(l.folder().data()), 1, "the window is the user's")
	_, err := l.AddException("cdn.example.com", "the charts stay empty", time.Hour)
	require.NoError(t, err)
	unserved := func() {
		assert.True(t, l.state().Running)
		assert.False(t, l.state().Served)
		f := l.finding()
		assert.Equal(t, finding.Fail, f.Outcome)
		assert.Equal(t, finding.Warn, f.Level)
		assert.Contains(t, f.Args[0], "its supervisor has ended")
		assert.NotContains(t, f.Args[0], "cdn.example.com", "nobody lets it through")
	}
	unserved()

	_, err = l.launch()
	requireCode(t, err, message.ProfileInUse)
	l.eventually("the orphan is watched", func() bool {
		_, err := lockPlace(t.Context(), l.folder())
		return err != nil
	})
	unserved()
	assert.True(t, l.cookie(), "nothing is taken from under an open window")
	assert.Len(t, users(l.folder().data()), 1)
	_, err = l.launch()
	requireCode(t, err, message.ProfileInUse)

	l.signal(syscall.SIGKILL)
	s := l.requireWiped("closed")
	assert.Len(t, s.History, 1)
	assert.Equal(t, 1, s.Wiped["cookie-stores"])
	assert.Empty(t, s.Drifted, "there was no seed to compare with")
	assert.GreaterOrEqual(t, len(unverified(s.Controls)), 14)
	f := l.finding()
	assert.Equal(t, finding.Unknown, f.Outcome)
	assert.Equal(t, "hardened_profile_unknown", f.Text)
}

func TestALockWithASecondNameIsHeldAllTheSame(t *testing.T) {
	l := newLive(t, chromiumBinary)
	l.use()
	s := l.supervise(t)
	require.NotNil(t, s.word(t).Launched)
	require.NoError(t, os.Link(l.folder().lock(), filepath.Join(t.TempDir(), "copy")))
	_, err := l.launch()
	requireCode(t, err, message.ProfileInUse)
	assert.True(t, l.state().Served, "nobody took the window over")
	l.signal(syscall.SIGTERM)
	l.requireWiped("closed")
}

func TestAWipeByHandForgetsNothingOfWhatItTookAway(t *testing.T) {
	l := newLive(t, chromiumBinary)
	s := l.supervise(t)
	require.NotNil(t, s.word(t).Launched)
	l.signal(syscall.SIGTERM)
	l.requireWiped("closed")
	put(t, plan{place: l.folder()}, "data/External Extensions/planted.json", "{}")
	_, err := l.Wipe(t.Context(), l.id)
	require.NoError(t, err)
	assert.Contains(t, kinds(l.state().Undone), string(AddedExtension))
}

func TestALostSessionIsWipedBeforeTheNextOne(t *testing.T) {
	l := newLive(t, chromiumBinary)
	l.use()
	first := l.supervise(t)
	require.NotNil(t, first.word(t).Launched)
	first.kill(t)
	l.signal(syscall.SIGKILL)
	l.eventually("the browser ended", func() bool { return !l.state().Running })
	require.True(t, l.cookie())
	f := l.finding()
	assert.Equal(t, finding.Fail, f.Outcome)
	assert.Contains(t, f.Args[0], "ended without being wiped")

	_, err := l.launch()
	require.NoError(t, err)
	s := l.state()
	assert.Equal(t, 1, s.Wiped["cookie-stores"])
	require.Len(t, s.History, 1)
	assert.Equal(t, "lost", s.History[0].Ended)
	l.signal(syscall.SIGTERM)
	assert.Len(t, l.requireWiped("closed").History, 2)
}

func TestALostSessionIsNotUnwipedWhenTheNextStartFails(t *testing.T) {
	l := newLive(t, chromiumBinary)
	_, err := l.record(l.id, func(r *Record) { r.Browser, r.Open, r.LaunchedAt = "Chromium", true, now() })
	require.NoError(t, err)
	require.NoError(t, os.MkdirAll(l.folder().data(), 0o700))
	l.archive = func(browser.Family) ([]byte, error) { return nil, extension.ErrNotBuilt }
	l.use()
	w := &window{keeper: l.Keeper}
	_, err = w.open(t.Context(), l.id)
	requireCode(t, err, message.ExtensionMissing)
	w.release()
	s := l.state()
	assert.False(t, s.Open)
	require.Len(t, s.History, 1)
	assert.Equal(t, "lost", s.History[0].Ended)
}

func TestABrowserThatDoesNotComeUp(t *testing.T) {
	for _, binary := range []string{chromiumBinary, firefoxBinary} {
		l := newLive(t, binary)
		l.use()
		l.behave("die")
		_, err := l.launch()
		coded := requireCode(t, err, message.LaunchFailed)
		assert.Contains(t, coded.Error(), "ended at once (exit status 1): cannot open display")
		s := l.requireWiped("failed")
		assert.Empty(t, s.Controls, "nothing was seen to hold")
		assert.Equal(t, finding.Pass, l.finding().Outcome)
	}
}

func TestALauncherThatHasGone(t *testing.T) {
	l := newLive(t, chromiumBinary)
	l.use()
	hears, says, err := os.Pipe()
	require.NoError(t, err)
	cmd := exec.Command(l.exe, SuperviseCommand, l.id, "portal", "stable", "guarded")
	cmd.Env = os.Environ()
	cmd.Stdout = says
	detach(cmd)
	require.NoError(t, cmd.Start())
	says.Close()
	hears.Close()
	// It looks at the profile after it has spoken into the closed pipe.
	l.eventually("it goes on", func() bool { return len(l.state().Controls) == 17 })
	for _, s := range []syscall.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM, syscall.SIGPIPE} {
		require.NoError(t, cmd.Process.Signal(s))
	}
	l.signal(syscall.SIGTERM)
	require.NoError(t, cmd.Wait(), "it ends by itself, when its work is done")
	l.requireWiped("closed")
}

func TestALaunchWhoseContextEndsLeavesTheSupervisorToIt(t *testing.T) {
	l := newLive(t, chromiumBinary)
	l.use()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := l.Launch(ctx, "", "", Start{})
	require.ErrorIs(t, requireCode(t, err, message.LaunchFailed), context.DeadlineExceeded)
	l.eventually("the window opens all the same", func() bool { return len(l.state().Controls) == 17 })
	l.signal(syscall.SIGTERM)
	l.requireWiped("closed")
}

func TestASupervisorIsReaped(t *testing.T) {
	l := newLive(t, chromiumBinary)
	l.use()
	_, err := l.launch()
	require.NoError(t, err)
	var pid int
	commands(func(p int, command string) {
		env, err := os.ReadFile("/proc/" + strconv.Itoa(p) + "/environ")
		if command == l.exe+" "+SuperviseCommand+" "+l.id+" portal stable guarded" && err == nil && bytes.Contains(env, []byte(l.Home())) {
			pid = p
		}
	})
	require.NotZero(t, pid)
	limits, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/limits")
	require.NoError(t, err)
	assert.Regexp(t, `Max core file size +0 +0`, string(limits), "a crash would write the state's key to disk")
	l.signal(syscall.SIGTERM)
	l.eventually("no zombie is left", func() bool { return syscall.Kill(pid, 0) == syscall.ESRCH })
	l.requireWiped("closed")
}

func TestABrowserThatRestartsItselfIsNotWipedUnderItsWindow(t *testing.T) {
	l := newLive(t, chromiumBinary)
	l.use()
	_, err := l.launch()
	require.NoError(t, err)
	before := users(l.folder().data())
	require.Len(t, before, 1)
	require.NoError(t, os.WriteFile(filepath.Join(l.home, restartFile), nil, 0o600))
	l.eventually("another process has the profile", func() bool {
		after := users(l.folder().data())
		return len(after) == 1 && after[0] != before[0]
	})
	assert.Never(t, func() bool { return !l.cookie() }, time.Second, 50*time.Millisecond)
	assert.True(t, l.state().Open)
	l.signal(syscall.SIGTERM)
	l.requireWiped("closed")
}

func TestAStrictWindowHasNoExtensionAtAll(t *testing.T) {
	for _, binary := range []string{chromiumBinary, firefoxBinary} {
		for _, behaviour := range []string{"", "stranger"} {
			t.Run(filepath.Base(binary)+" "+behaviour, func(t *testing.T) {
				l := newLive(t, binary)
				l.use()
				l.behave(behaviour)
				_, err := l.Launch(t.Context(), "", "", Start{Mode: Ephemeral, Strict: true})
				require.NoError(t, err)
				l.eventually("it was looked at after the start", func() bool { return len(l.state().Controls) > 0 })
				if binary == firefoxBinary {
					info, err := os.Stat(l.folder().home())
					require.NoError(t, err)
					assert.Zero(t, info.Mode().Perm()&0o077)
				}
				found, err := holds(l.folder().data(), extension.HostName)
				require.NoError(t, err)
				assert.Empty(t, found, "no native host")
				l.signal(syscall.SIGTERM)
				s := l.requireWiped("closed")
				assert.Equal(t, Ephemeral, s.History[0].Mode)
				assert.Equal(t, strict, s.History[0].ExtensionMode)
				f := l.finding()
				if behaviour == "stranger" {
					assert.Equal(t, []string{noOtherExtensions}, unverified(s.Controls))
					assert.Equal(t, finding.Fail, f.Outcome)
					return
				}
				assert.Empty(t, unverified(s.Controls))
				assert.Equal(t, finding.Pass, f.Outcome)
				assert.Contains(t, f.Args[1], "ephemeral and strict")
			})
		}
	}
}

func TestWhatASessionShowed(t *testing.T) {
	for _, binary := range []string{chromiumBinary, firefoxBinary} {
		for _, c := range []struct {
			behaviour string
			outcome   finding.Outcome
			says      string
		}{
			{"drift", finding.Fail, "had protections changed: sync off"},
			{"stranger", finding.Fail, "had other extensions: Stranger"},
			{"silent", finding.Unknown, "protections were seen to hold, not: "},
			{"unfiltered", finding.Unknown, "protections were seen to hold, not: through the filter"},
		} {
			t.Run(filepath.Base(binary)+" "+c.behaviour, func(t *testing.T) {
				l := newLive(t, binary)
				l.use()
				l.behave(c.behaviour)
				_, err := l.launch()
				require.NoError(t, err)
				l.eventually("the browser wrote", func() bool {
					return c.behaviour == "silent" || len(l.state().Controls) == 17
				})
				l.signal(syscall.SIGTERM)
				l.requireWiped("closed")
				f := l.finding()
				assert.Equal(t, c.outcome, f.Outcome)
				assert.Contains(t, f.Args[len(f.Args)-1], c.says)
			})
		}
	}
}

func TestReadOnlyFolder(t *testing.T) {
	for _, locked := range []bool{false, true} {
		// A program that an ordinary user can see, which this test binary is not.
		l := live{stage: newStage(t, chromeBinary, chromiumBinary), id: "chromium"}
		l.use()
		root := l.folder().root
		require.NoError(t, os.MkdirAll(l.folder().data(), 0o700))
		if locked {
			require.NoError(t, os.WriteFile(l.folder().lock(), nil, 0o600))
		}
		require.NoError(t, os.Chmod(root, 0o500))
		t.Cleanup(func() { _ = os.Chmod(root, 0o700) })
		asOrdinaryUser(t, l.home, func() {
			w := &window{keeper: l.Keeper}
			_, err := w.open(t.Context(), l.id)
			requireCode(t, err, message.ProfileReadOnly)
			w.release()
		})
		assert.Empty(t, l.state(), "no session began")
	}
}

// asOrdinaryUser runs f so that permissions bind it: root is bound by none. The
// folder is f's own.
func asOrdinaryUser(t *testing.T, folder string, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	const nobody = 65534
	require.NoError(t, filepath.WalkDir(filepath.Dir(folder), func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, nobody, nobody)
	}))
	runtime.LockOSThread()
	require.NoError(t, unix.Setfsuid(nobody))
	defer func() {
		if assert.NoError(t, unix.Setfsuid(0)) {
			runtime.UnlockOSThread()
		}
	}()
	f()
}

func TestScratchLeavesNothing(t *testing.T) {
	for _, end := range []string{"closed", "cancelled"} {
		for _, binary := range []string{chromiumBinary, firefoxBinary} {
			t.Run(filepath.Base(binary)+" "+end, func(t *testing.T) {
				l := newLive(t, binary)
				l.use()
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				ended := make(chan error, 1)
				go func() { ended <- l.Scratch(ctx, "", "http://rehearsal.localhost:8765/") }()
				var pids []int
				l.eventually("the scratch window is open", func() bool {
					up, _ := filepath.Glob(filepath.Join(l.Home(), "scratch", "*", filepath.FromSlash(makers[l.env.Installed()[0].Family].up)))
					if len(up) == 1 {
						pids = users(filepath.Dir(up[0]))
					}
					return len(pids) == 1
				})
				assert.False(t, l.running(l.id), "it is not the hardened window")
				assert.True(t, Practising(l.Home()))
				if cancel(); end == "closed" {
					require.NoError(t, syscall.Kill(pids[0], syscall.SIGTERM))
				}
				require.NoError(t, <-ended)
				assert.False(t, Practising(l.Home()))
				left, err := os.ReadDir(filepath.Join(l.Home(), "scratch"))
				require.NoError(t, err)
				assert.Empty(t, left)
			})
		}
	}
}

// What a killed rehearsal left goes with the next one, and nothing that is in use
// or just made.
func TestAScratchProfileOfAKilledRehearsalGoes(t *testing.T) {
	l := newLive(t, chromiumBinary)
	old := time.Now().Add(-time.Hour)
	for _, name := range []string{"left", "held", "fresh"} {
		p := place{root: filepath.Join(l.scratches(), name)}
		require.NoError(t, os.MkdirAll(p.data(), 0o700))
		if name == "held" {
			lock, err := lockPlace(t.Context(), p)
			require.NoError(t, err)
			defer lock.Close()
		}
		if name != "fresh" {
			require.NoError(t, os.Chtimes(p.root, old, old))
		}
	}
	elsewhere := t.TempDir()
	require.NoError(t, os.Symlink(elsewhere, filepath.Join(l.scratches(), "link")))
	l.sweepScratch()
	left, err := filepath.Glob(filepath.Join(l.scratches(), "*"))
	require.NoError(t, err)
	assert.Equal(t, []string{filepath.Join(l.scratches(), "fresh"), filepath.Join(l.scratches(), "held"), filepath.Join(l.scratches(), "link")}, left)
	assert.DirExists(t, elsewhere)
}

// A supervisor that dies at any instant of its work leaves a profile that can
// be opened again, and no session for the next one. The device stays known where
// it is to stay known.
func TestKilledAtAnyInstant(t *testing.T) {
	const kills = 30
	for lane, c := range []struct {
		binary string
		mode   Mode
	}{{chromiumBinary, Stable}, {chromiumBinary, Stable}, {firefoxBinary, Stable}, {chromiumBinary, Ephemeral}} {
		t.Run(fmt.Sprint(lane, " ", filepath.Base(c.binary), " ", c.mode), func(t *testing.T) {
			t.Parallel()
			l := newLive(t, c.binary)
			l.mode = c.mode
			windows, unwiped := 0, 0
			began := time.Now()
			first := l.supervise(t)
			require.NotNil(t, first.word(t).Launched)
			start := time.Since(began) // on this machine, as busy as it is
			first.kill(t)
			l.signal(syscall.SIGKILL)
			for round := range kills {
				s := l.supervise(t)
				if round%2 == 0 {
					// Around wipe, seed, record and the browser's start.
					time.Sleep(rand.N(start))
				} else {
					// Around the browser's end, wipe and record.
					o := s.word(t)
					require.True(t, o.Launched != nil || o.Code == message.ProfileInUse, "%+v", o)
					l.signal([]syscall.Signal{syscall.SIGTERM, syscall.SIGKILL}[rand.N(2)])
					time.Sleep(rand.N(60 * time.Millisecond))
				}
				s.kill(t)
				if len(users(l.folder().data())) > 0 {
					windows++
				}
				if l.state().Open {
					unwiped++
				}
				// Every third time the window outlives its supervisor.
				if rand.N(3) > 0 {
					l.signal(syscall.SIGKILL)
				}
			}
			t.Logf("%d kills: %d left a window, %d left a session unwiped", kills, windows, unwiped)
			assert.Positive(t, windows)
			assert.Positive(t, unwiped)

			v, err := vault.Open(l.Home())
			require.NoError(t, err)
			var b book
			require.NoError(t, v.Read(bookDocument, &b))
			assert.Empty(t, v.Recovered(), "a kill damages nothing")

			var s supervisor
			l.eventually("it opens again", func() bool {
				l.signal(syscall.SIGKILL)
				s = l.supervise(t)
				o := s.word(t)
				if o.Launched != nil {
					return true
				}
				require.Equal(t, message.ProfileInUse, o.Code, o.Cause)
				l.signal(syscall.SIGKILL)
				_, _ = io.Copy(io.Discard, s.said)
				_ = s.Wait()
				return false
			})
			l.signal(syscall.SIGTERM)
			require.NoError(t, s.Wait())
			l.requireWiped("closed")
			assert.Equal(t, c.mode == Stable, l.noted(knownFile))
			if c.mode == Stable {
				assert.False(t, l.noted(forgottenFile))
			}
		})
	}
}

// through is the status with which a window's filter answers a request for a
// host. A name below .invalid is never found (RFC 6761): let through, it is 502.
func (l live) through(host string) int {
	l.t.Helper()
	c, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", l.state().Port))
	require.NoError(l.t, err)
	defer c.Close()
	fmt.Fprintf(c, "CONNECT %[1]s:443 HTTP/1.1\r\nHost: %[1]s:443\r\n\r\n", host)
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	require.NoError(l.t, err)
	defer answer.Body.Close()
	return answer.StatusCode
}

func TestAnOpenWindowFollowsTheExceptions(t *testing.T) {
	t.Setenv(CeilingVariable, string(Preferences)) // whose filter can be asked from here
	l := newLive(t, firefoxBinary)
	_, err := l.AddException("before.invalid", "it was there", time.Hour)
	require.NoError(t, err)
	l.use()
	_, err = l.launch()
	require.NoError(t, err)
	assert.Equal(t, http.StatusBadGateway, l.through("before.invalid"))
	assert.Equal(t, http.StatusForbidden, l.through("later.invalid"))
	_, err = l.AddException("later.invalid", "it came", time.Hour)
	require.NoError(t, err)
	l.eventually("the window lets it through", func() bool { return l.through("later.invalid") == http.StatusBadGateway })
	assert.Contains(t, l.finding().Args[1], "2 exceptions are in force: before.invalid, until")
	_, err = l.RemoveException("before.invalid")
	require.NoError(t, err)
	l.eventually("the window refuses it", func() bool { return l.through("before.invalid") == http.StatusForbidden })
	l.signal(syscall.SIGTERM)
	s := l.requireWiped("closed")
	assert.Equal(t, []string{"before.invalid", "later.invalid"}, hosts(s.Requests.Exceptions))
	assert.NotZero(t, s.Requests.Blocked)
	assert.Contains(t, l.finding().Args[1], "2 exceptions were in force: before.invalid")
}
