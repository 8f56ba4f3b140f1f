package profile

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/windows"

	"github.com/sallyport/sallyport/internal/disk/disktest"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
)

// patience is how long anything may take on a busy machine.
const patience = 30 * time.Second

// live is a stage with one browser that can be started, whose processes end with
// the test.
type live struct {
	*stage
	id     string
	strict bool
}

// lives are the two families: one whose users put the extension in by hand, here
// without it, and one that takes it by itself.
var lives = []struct {
	id, program string
	strict      bool
}{
	{"chrome", "Google/Chrome/Application/chrome.exe", true},
	{"firefox-developer", "Firefox Developer Edition/firefox.exe", false},
}

func newLive(t *testing.T, which int) live {
	t.Helper()
	one := lives[which]
	s := newStage(t)
	path := filepath.Join(stagePrograms(s.home), filepath.FromSlash(one.program))
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
	require.NoError(t, disktest.CopyProgram(s.exe, path))
	t.Setenv(programsVariable, stagePrograms(s.home))
	s.Keeper = stageKeeper(s.vault, s.home, s.exe)
	s.use()
	t.Setenv("SYSTEMROOT", os.Getenv("SYSTEMROOT"))
	l := live{stage: s, id: one.id, strict: one.strict}
	t.Cleanup(func() {
		l.eventually("everything ended", func() bool {
			l.kill()
			return os.RemoveAll(l.folder().root) == nil // not while a supervisor ends
		})
	})
	return l
}

func (l live) eventually(what string, is func() bool) {
	l.t.Helper()
	for deadline := time.Now().Add(patience); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			l.t.Fatalf("never: %s", what)
		}
	}
}

func (l live) folder() place { return l.place(l.id) }

func (l live) start() Start {
	return Start{URL: "https://www.interactivebrokers.com/sso/Login", Strict: l.strict}
}

func (l live) launch() (Launched, error) {
	return l.Launch(context.Background(), "", l.id, l.start())
}

// kill ends the browsers on this stage's profile, which are all ours.
func (l live) kill() {
	for _, pid := range users(l.folder().data()) {
		if p, err := os.FindProcess(pid); err == nil {
			_ = p.Kill()
		}
	}
}

func (l live) state() State {
	l.t.Helper()
	states, err := l.States()
	require.NoError(l.t, err)
	if len(states) == 0 {
		return State{}
	}
	return states[0]
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
	require.Equal(l.t, []string{keptName, lockName}, names)
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
	cmd := Detached(l.exe, append([]string{SuperviseCommand, l.id}, l.start().words()...)...)
	said, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	return supervisor{cmd, bufio.NewReader(said)}
}

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

func TestAWindowsLife(t *testing.T) {
	for which, one := range lives {
		t.Run(one.id, func(t *testing.T) {
			l := newLive(t, which)
			launched, err := l.launch()
			require.NoError(t, err)
			assert.Equal(t, string(Preferences), launched.Level)
			assert.True(t, l.state().Running)
			assert.True(t, l.state().Open)
			assert.Len(t, users(l.folder().data()), 1)

			_, err = l.launch()
			requireCode(t, err, message.ProfileInUse)
			l.eventually("it was looked at after the start", func() bool { return len(l.state().Controls) > 0 })
			assert.Empty(t, unverified(l.state().Controls))

			var args []string
			data, err := os.ReadFile(filepath.Join(l.home, argumentsFile))
			require.NoError(t, err)
			require.NoError(t, json.Unmarshal(data, &args))
			assert.Equal(t, l.arguments(), args)

			l.kill()
			s := l.requireWiped("closed")
			assert.Equal(t, 1, s.Wiped["cookie-stores"])

			again, err := l.launch()
			require.NoError(t, err)
			assert.Equal(t, launched.ID, again.ID)
			l.eventually("the device is known again", func() bool {
				_, err := os.Stat(filepath.Join(l.home, knownFile))
				return err == nil
			})
			l.kill()
			assert.Len(t, l.requireWiped("closed").History, 2)
		})
	}
}

// arguments are those that the browser of this stage must have been given.
func (l live) arguments() []string {
	data, port := l.folder().data(), l.state().Port
	if l.id == "firefox-developer" {
		return []string{"--wait-for-browser", "--new-instance", "--profile", data, l.start().URL}
	}
	return []string{
		"--user-data-dir=" + data, "--no-first-run", "--no-default-browser-check", "--disable-search-engine-choice-screen",
		"--hide-crash-restore-bubble", "--disable-breakpad", "--disable-background-networking", "--disable-component-update", "--disable-domain-reliability", "--disable-sync",
		"--metrics-recording-only", "--no-pings", "--password-store=basic", "--load-extension=",
		fmt.Sprintf("--proxy-server=127.0.0.1:%d", port), "--proxy-bypass-list=<-loopback>", "--disable-extensions", l.start().URL,
	}
}

func TestAKilledSupervisorLeavesTheWindowAndTheNextStartWaits(t *testing.T) {
	l := newLive(t, 0)
	first := l.supervise(t)
	require.NotNil(t, first.word(t).Launched)
	l.eventually("it was looked at after the start", func() bool { return len(l.state().Controls) > 0 })
	first.kill(t)
	require.Len(t, users(l.folder().data()), 1, "the window is the user's")
	assert.True(t, l.state().Running)
	assert.False(t, l.state().Served)

	_, err := l.launch()
	requireCode(t, err, message.ProfileInUse)
	l.eventually("the orphan is watched", func() bool {
		held, err := lockPlace(t.Context(), l.folder())
		if err == nil {
			_ = held.Close()
		}
		return err != nil
	})
	assert.FileExists(t, filepath.Join(l.folder().data(), "Default", "Cookies"), "nothing is taken from under an open window")
	assert.Len(t, users(l.folder().data()), 1)

	l.kill()
	s := l.requireWiped("closed")
	assert.Len(t, s.History, 1)
	assert.Equal(t, 1, s.Wiped["cookie-stores"])
}

func TestALostSessionIsWipedBeforeTheNextOne(t *testing.T) {
	l := newLive(t, 0)
	first := l.supervise(t)
	require.NotNil(t, first.word(t).Launched)
	first.kill(t)
	l.kill()
	l.eventually("the browser ended", func() bool { return !l.state().Running })
	require.FileExists(t, filepath.Join(l.folder().data(), "Default", "Cookies"))
	found := l.Findings()
	require.Len(t, found, 1)
	assert.Equal(t, finding.Fail, found[0].Outcome)

	_, err := l.launch()
	require.NoError(t, err)
	s := l.state()
	assert.Equal(t, 1, s.Wiped["cookie-stores"])
	require.Len(t, s.History, 1)
	assert.Equal(t, "lost", s.History[0].Ended)
	l.kill()
	assert.Len(t, l.requireWiped("closed").History, 2)
}

// A helper of the browser, or a virus scanner, may have a file open for a moment
// after the window is closed. It cannot be removed then.
func TestAWipeWaitsForWhoHasAFileOpen(t *testing.T) {
	l := newLive(t, 0)
	_, err := l.launch()
	require.NoError(t, err)
	name, err := windows.UTF16PtrFromString(filepath.Join(l.folder().data(), "held"))
	require.NoError(t, err)
	held, err := windows.CreateFile(name, windows.GENERIC_WRITE, 0, nil, windows.CREATE_NEW, windows.FILE_ATTRIBUTE_READONLY, 0)
	require.NoError(t, err)
	time.AfterFunc(wipePatience/3, func() { _ = windows.CloseHandle(held) })
	l.kill()
	l.requireWiped("closed")
}

func TestWhoUsesAProfile(t *testing.T) {
	for _, c := range []struct {
		args   []string
		named  bool
		helper bool
	}{
		{[]string{"chrome.exe", `--user-data-dir=C:\p\data`}, true, false},
		{[]string{"chrome.exe", `--user-data-dir=c:\P\Data`, "https://example.org/"}, true, false},
		{[]string{"chrome.exe", "--type=renderer", `--user-data-dir=C:\p\data`}, true, true},
		{[]string{"firefox.exe", "--profile", `C:\p\data`}, true, false},
		{[]string{"chrome.exe", `--user-data-dir=C:\p\data2`}, false, false},
		{[]string{"chrome.exe", `--user-data-dir=C:\p\data\Default`}, false, false},
		{[]string{"notepad.exe"}, false, false},
	} {
		assert.Equal(t, c.named, mentions(c.args, `C:\p\data`), "%q", c.args)
		assert.Equal(t, c.helper, isHelper(c.args), "%q", c.args)
	}
}
