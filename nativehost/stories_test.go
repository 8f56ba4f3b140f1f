package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// storyCommands are what stories may call, with those of one system.
func storyCommands(own map[string]func(*testscript.TestScript, bool, []string)) map[string]func(*testscript.TestScript, bool, []string) {
	all := map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "frames": frames, "list": list, "spoil": spoil, "usage": usage, "valid": valid}
	maps.Copy(all, own)
	return all
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
		fmt.Fprintf(ts.Stdout(), "%s %d %s\n", fi.Mode()&^strangers, size, filepath.ToSlash(name))
		return err
	}))
}

// usage runs the program and wants it to refuse how it was called.
func usage(ts *testscript.TestScript, neg bool, args []string) {
	exits(ts, neg, append([]string{strconv.Itoa(exitUsage)}, args...))
}

// exits runs the program and wants it to end with a code: exits CODE ARGUMENT...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: exits CODE ARGUMENT...")
	}
	code := 0
	err := ts.Exec("sallyport", args[1:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("the program ended with %d", code)
	}
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
	for _, name := range []string{
		"HOME", "PATH", "TMPDIR", "SALLYPORT_HOME", "SALLYPORT_KEY", "SALLYPORT_HARDENED", "SALLYPORT_SUPERVISOR", "DISPLAY",
		"APPDATA", "LOCALAPPDATA", "PROGRAMFILES", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE",
	} {
		if value := getenv(name); value != "" {
			env = append(env, name+"="+value)
		}
	}
	return env
}
