package install

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/message"
)

// answerTime is how long the program may take to answer, on a busy machine.
const answerTime = 10 * time.Second

// maxComplaint is the most that is kept of what a failing program printed.
const maxComplaint = 4 << 10

// Check is one thing that was tried after an install.
type Check struct {
	// What was tried, for showing.
	What string
	// Path is the manifest.
	Path string
	// Problem is nil where it works.
	Problem *Problem
}

// Verify reads every manifest back by its browser's own rules, which a browser
// itself reports as "not found" only, and starts the program that it names as
// that browser would, until it has answered.
func (p Plan) Verify(ctx context.Context) []Check {
	var checks []Check
	answered := map[string]*Problem{}
	for _, s := range p.steps {
		if s.Kind != Manifest {
			continue
		}
		c := Check{What: nameList(s.For), Path: s.Path}
		program, problem := p.verifyManifest(s)
		if problem == nil {
			// Browsers of one family start one program in one way.
			key := string(s.family) + program
			if _, done := answered[key]; !done {
				answered[key] = hello(ctx, program, s.family, s.Path)
			}
			problem = answered[key]
		}
		c.Problem = problem
		checks = append(checks, c)
	}
	for _, s := range p.steps {
		if s.Kind == Key {
			checks = append(checks, Check{What: nameList(s.For), Path: s.Path, Problem: p.verifyKey(s)})
		}
	}
	return checks
}

func (p Plan) verifyManifest(s Step) (program string, problem *Problem) {
	content, err := disk.ReadFile(s.Path, maxManifest)
	if err != nil {
		return "", &Problem{Path: s.Path, What: "the manifest cannot be read", Fix: "run “sallyport install” again", err: disk.Bare(err)}
	}
	if wrong := lint(p.options.Env.OS, s.family, s.Path, content); len(wrong) > 0 {
		return "", &Problem{Path: s.Path, What: "the browser will not accept the manifest: " + strings.Join(wrong, "; "), Fix: "move it away and run “sallyport install” again"}
	}
	var m struct {
		Path string `json:"path"`
	}
	if err := json.Unmarshal(trimBOM(content), &m); err != nil {
		return "", &Problem{Path: s.Path, What: "the manifest is no JSON", Fix: "move it away and run “sallyport install” again"}
	}
	fi, err := os.Stat(m.Path)
	switch {
	case err != nil:
		return "", &Problem{Path: m.Path, What: "the program that the manifest names is not there", Fix: "run “sallyport install” again", err: disk.Bare(err)}
	case !fi.Mode().IsRegular() || !executable(fi):
		return "", &Problem{Path: m.Path, What: "the program that the manifest names cannot be run", Fix: "run “sallyport install” again"}
	}
	return m.Path, nil
}

func (p Plan) verifyKey(s Step) *Problem {
	value, there, err := p.options.keys.get(s.Path)
	if err != nil || !there || value != s.value {
		return &Problem{Path: s.Path, What: "the registry key does not name Sallyport's manifest", Fix: "run “sallyport install” again", err: err}
	}
	return nil
}

// callerArgs is what a browser passes to the program that it starts.
func callerArgs(f browser.Family, manifest string) []string {
	if f == browser.Firefox {
		return []string{manifest, extension.FirefoxID}
	}
	return []string{extension.Origin(extension.ChromiumID)}
}

// hello starts the program as a browser would, asks for its version and waits
// until it has ended.
func hello(ctx context.Context, program string, f browser.Family, manifest string) *Problem {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, callerArgs(f, manifest)...)
	cmd.Dir = filepath.Dir(program)
	// A child of the program that keeps a pipe open must not keep us waiting.
	cmd.WaitDelay = time.Second
	var complaint tail
	cmd.Stderr = &complaint
	fail := func(what string, err error) *Problem {
		problem := &Problem{Path: program, What: what, Fix: "run “sallyport install” again; if it stays so, start the program in a terminal and see what it says", err: err}
		if text := complaint.String(); text != "" {
			problem.What += " (it said: " + text + ")"
		}
		return problem
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		return fail("the program cannot be started", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return fail("the program cannot be started", err)
	}
	if err := cmd.Start(); err != nil {
		problem := fail("the program cannot be started", disk.Bare(err))
		problem.Fix = "check that the folder's disk is not mounted “noexec” and that no security policy forbids it"
		return problem
	}
	answer, err := ask(in, out)
	_ = in.Close()
	// A host ends when its input ends. That it does is part of the check: one
	// that does not would pile up.
	ended := cmd.Wait()
	if err != nil {
		if ctx.Err() != nil {
			err = errors.New("it took longer than " + answerTime.String())
		}
		return fail("the program did not answer as the browser expects", err)
	}
	if ended != nil {
		return fail("the program answered, but did not end properly", ended)
	}
	return answer.problem(program)
}

// greeting is the answer to hello, read leniently: an older program is to be
// told apart from one that does not answer.
type greeting struct {
	ID   string `json:"id"`
	OK   bool   `json:"ok"`
	Body struct {
		Min     int    `json:"min"`
		Max     int    `json:"max"`
		Version string `json:"version"`
	} `json:"body"`
	Error struct {
		Message string `json:"message"`
		Fix     string `json:"fix"`
	} `json:"error"`
}

func ask(in io.Writer, out io.Reader) (greeting, error) {
	id := uuid.NewString()
	request, err := json.Marshal(map[string]any{
		"id": id, "v": message.Version, "verb": message.Hello,
		"body": message.HelloRequest{Min: message.Version, Max: message.Version, Extension: extension.Version},
	})
	if err != nil {
		return greeting{}, err
	}
	if err := message.WriteFrame(in, request); err != nil {
		return greeting{}, disk.Bare(err)
	}
	frame, err := message.ReadFrame(out)
	if errors.Is(err, io.EOF) {
		return greeting{}, errors.New("it ended without an answer")
	}
	if err != nil {
		return greeting{}, err
	}
	var g greeting
	if json.Unmarshal(frame, &g) != nil || g.ID != id {
		return greeting{}, errors.New("its answer was not one to the question")
	}
	return g, nil
}

func (g greeting) problem(program string) *Problem {
	if !g.OK {
		return &Problem{Path: program, What: "the program refuses: " + g.Error.Message, Fix: g.Error.Fix}
	}
	return nil
}

// tail keeps the first bytes of what is written to it, for one line.
type tail struct{ b bytes.Buffer }

func (t *tail) Write(p []byte) (int, error) {
	t.b.Write(p[:min(len(p), maxComplaint-t.b.Len())])
	return len(p), nil
}

func (t *tail) String() string { return oneLine(t.b.String()) }

func nameList(names []string) string {
	names = slices.Clone(names)
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return fmt.Sprintf("%s and %s", strings.Join(names[:len(names)-1], ", "), names[len(names)-1])
}
