package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/gofrs/flock"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/sallyport/sallyport/extension"
)

// TestScripts plays the stories in testdata/script, each in a home of its own.
// They name the folders of Linux.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			home := filepath.Join(e.WorkDir, "home")
			e.Setenv("HOME", home)
			e.Setenv("STATE", filepath.Join(home, ".local", "state", "sallyport"))
			e.Setenv("CHROMIUM", "chrome-extension://"+extension.ChromiumID+"/")
			e.Setenv("FIREFOX", extension.FirefoxID)
			e.Setenv("VERSION", extension.Version)
			// The keyring of whoever runs the tests is none of their business.
			e.Setenv("SALLYPORT_KEY", "file")
			e.Values[windows] = map[string]*flock.Flock{}
			return os.MkdirAll(home, 0o700)
		},
		// Stories that differ by who runs them, or how the program was built, tell
		// both sides; none is left out.
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Geteuid() == 0, nil
			case "built":
				_, err := extension.Chromium()
				return err == nil, nil
			}
			return false, fmt.Errorf("there is no condition %q", cond)
		},
		Cmds: storyCommands(map[string]func(*testscript.TestScript, bool, []string){"offline": offline, "mode": mode, "window": window}),
	})
}

// mode checks the permissions of files, for example: mode 600 a b.
func mode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: mode OCTAL FILE...")
	}
	for _, pattern := range args[1:] {
		paths, err := filepath.Glob(ts.MkAbs(pattern))
		ts.Check(err)
		if len(paths) == 0 {
			ts.Fatalf("there is no %s", pattern)
		}
		for _, path := range paths {
			fi, err := os.Lstat(path)
			ts.Check(err)
			if got := strconv.FormatUint(uint64(fi.Mode().Perm()), 8); got != args[0] {
				ts.Fatalf("%s has mode %s", path, got)
			}
		}
	}
}

// windows is where a story keeps the locks of its windows.
const windows = "windows"

// window has a browser's hardened window or the practice window open, as far as its
// lock tells, or with "!" closes it: [!] window BROWSER|practice.
func window(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: window BROWSER|practice")
	}
	open := ts.Value(windows).(map[string]*flock.Flock)
	if neg {
		ts.Check(open[args[0]].Close())
		return
	}
	folder := filepath.Join(ts.Getenv("STATE"), "profiles", args[0])
	if args[0] == "practice" {
		folder = filepath.Join(ts.Getenv("STATE"), "scratch", "one")
	}
	ts.Check(os.MkdirAll(folder, 0o700))
	lock := flock.New(filepath.Join(folder, "lock"), flock.SetPermissions(0o600))
	held, err := lock.TryLock()
	ts.Check(err)
	if !held {
		ts.Fatalf("the window of %s is open already", args[0])
	}
	open[args[0]] = lock
	ts.Defer(func() { _ = lock.Close() })
}

// offline runs the program in a network of its own that has no device up, so
// that nothing is reached and no name is found.
func offline(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: offline ARGUMENT...")
	}
	path, err := exec.LookPath("sallyport")
	ts.Check(err)
	cmd := exec.Command(path, args...)
	cmd.Dir, cmd.Env = ts.MkAbs("."), append(hostEnv(ts.Getenv), "LANG=")
	cmd.Stdout, cmd.Stderr = ts.Stdout(), ts.Stderr()
	own := func(id int) []syscall.SysProcIDMap {
		return []syscall.SysProcIDMap{{ContainerID: id, HostID: id, Size: 1}}
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET, UidMappings: own(os.Getuid()), GidMappings: own(os.Getgid()),
	}
	ts.Check(cmd.Run())
}
