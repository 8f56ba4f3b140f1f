package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
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
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"frames": frames, "list": list, "offline": offline, "mode": mode, "spoil": spoil, "usage": usage, "valid": valid, "window": window,
		},
	})
}

// frames starts the program as a browser does and talks to it:
//
//	[!] frames CONVERSATION ARGUMENT...
//
// Each line of the file CONVERSATION is a request, whose answer is awaited; with
// "+ " before it the next line does not wait. Other lines are
//
//	oversized N    a frame of N bytes
//	empty          a frame of no bytes
//	raw TEXT       a frame that holds TEXT
//	cut N          a frame's first N bytes, and then the stream ends
//
// Answers are printed as they come, one a line, then "exit" and the exit code,
// which must be 0 without "!" and something else with it. Anything on standard
// output that is no frame fails the story.
func frames(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: frames CONVERSATION ARGUMENT...")
	}
	h := startHost(ts.Check, hostEnv(ts.Getenv), args[1:]...)
	defer h.stop()
	var sent []byte
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		line = strings.TrimSuffix(line, "\n")
		word, rest, _ := strings.Cut(line, " ")
		wait := true
		switch word {
		case "", "#":
			continue
		case "+":
			sent, wait = []byte(rest), false
		case "raw":
			sent = []byte(rest)
		case "empty":
			sent = nil
		case "oversized":
			n, err := strconv.Atoi(rest)
			ts.Check(err)
			sent = []byte(strings.Repeat(" ", n))
		case "cut":
			n, err := strconv.Atoi(rest)
			ts.Check(err)
			h.send(frame([]byte(`{"id":"cut"}`))[:n])
			continue
		default:
			sent = []byte(line)
		}
		h.send(frame(sent))
		if wait {
			answer, ok := h.answer()
			if !ok {
				ts.Fatalf("no answer to %s", line)
			}
			fmt.Fprintf(ts.Stdout(), "%s\n", answer)
		}
	}
	ts.Check(h.in.Close())
	for {
		answer, ok := h.answer()
		if !ok {
			break
		}
		fmt.Fprintf(ts.Stdout(), "%s\n", answer)
	}
	code := h.wait()
	fmt.Fprintf(ts.Stdout(), "exit %d\n", code)
	fmt.Fprint(ts.Stderr(), h.said.String())
	if (code != 0) != neg {
		ts.Fatalf("the host ended with %d", code)
	}
}

// list prints every file and folder below a folder, with mode and size; a
// folder that does not exist has nothing.
func list(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: list FOLDER")
	}
	root := ts.MkAbs(args[0])
	ts.Check(filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == root {
			return nil
		}
		if err != nil {
			return err
		}
		fi, err := os.Lstat(path)
		if err != nil {
			return err
		}
		size := fi.Size()
		if fi.IsDir() {
			size = 0
		}
		name, err := filepath.Rel(root, path)
		fmt.Fprintf(ts.Stdout(), "%s %d %s\n", fi.Mode(), size, filepath.ToSlash(name))
		return err
	}))
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

// usage runs the program and wants it to refuse how it was called.
func usage(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("usage: usage ARGUMENT...")
	}
	err := ts.Exec("sallyport", args...)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitUsage {
		ts.Fatalf("the program ended with %v", err)
	}
}

// windows is where a story keeps the locks of its windows.
const windows = "windows"

// window has a browser's hardened window open, as far as its lock tells, or with
// "!" closes it: [!] window BROWSER.
func window(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: window BROWSER")
	}
	open := ts.Value(windows).(map[string]*flock.Flock)
	if neg {
		ts.Check(open[args[0]].Close())
		return
	}
	folder := filepath.Join(ts.Getenv("STATE"), "profiles", args[0])
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

// spoil cuts files to half of their size, as a crash of the machine may.
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: spoil FILE...")
	}
	for _, name := range args {
		path := ts.MkAbs(name)
		b, err := os.ReadFile(path)
		ts.Check(err)
		// The old content may have another name, which must stay good.
		ts.Check(os.Remove(path))
		ts.Check(os.WriteFile(path, b[:len(b)/2], 0o600))
	}
}

// hostEnv is the environment of a native host: what a story may set.
func hostEnv(getenv func(string) string) []string {
	var env []string
	for _, name := range []string{"HOME", "PATH", "TMPDIR", "SALLYPORT_HOME", "SALLYPORT_KEY", "DISPLAY", "SYSTEMROOT", "SALLYPORT_HARDENED", "SALLYPORT_SUPERVISOR"} {
		if value := getenv(name); value != "" {
			env = append(env, name+"="+value)
		}
	}
	return env
}
