package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/message"
)

// TestMain makes this test binary the real program when it is called "sallyport",
// and the stories' helper when it is called "seal".
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sallyport": main, "seal": seal})
}

// frame is one of any size; message.WriteFrame refuses one over its cap.
func frame(body []byte) []byte {
	return append(binary.NativeEndian.AppendUint32(nil, uint32(len(body))), body...)
}

// hostProcess is the program with a browser's pipes on it.
type hostProcess struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	said strings.Builder
	// answers holds the bodies of frames; it is closed when the output ends.
	answers chan []byte
	stray   error
	check   func(error)
	cancel  context.CancelFunc
}

// hostPatience bounds one conversation: a test must not hang on a host that does.
const hostPatience = 20 * time.Second

func startHost(check func(error), env []string, args ...string) *hostProcess {
	ctx, cancel := context.WithTimeout(context.Background(), hostPatience)
	h := &hostProcess{answers: make(chan []byte, 1024), check: check, cancel: cancel}
	h.cmd = exec.CommandContext(ctx, "sallyport", args...)
	h.cmd.Env = env
	h.cmd.Stderr = &h.said
	var err error
	h.in, err = h.cmd.StdinPipe()
	check(err)
	out, err := h.cmd.StdoutPipe()
	check(err)
	check(h.cmd.Start())
	go func() {
		defer close(h.answers)
		for {
			body, err := message.ReadFrame(out)
			if err != nil {
				if !errors.Is(err, io.EOF) || errors.Is(err, message.ErrLostFrame) {
					h.stray = fmt.Errorf("standard output holds something that is no frame: %w", err)
				}
				_, _ = io.Copy(io.Discard, out)
				return
			}
			h.answers <- body
		}
	}()
	return h
}

// send writes bytes to the host. A host that has gone is seen by its exit code.
func (h *hostProcess) send(b []byte) { _, _ = h.in.Write(b) }

// answer is the next answer, and false where the output has ended.
func (h *hostProcess) answer() ([]byte, bool) {
	body, ok := <-h.answers
	if !ok && h.stray != nil {
		h.check(h.stray)
	}
	return body, ok
}

// wait gives the exit code, -1 after a signal.
func (h *hostProcess) wait() int {
	var exit *exec.ExitError
	if err := h.cmd.Wait(); err != nil && !errors.As(err, &exit) {
		h.check(err)
	}
	return h.cmd.ProcessState.ExitCode()
}

func (h *hostProcess) stop() {
	h.cancel()
	if h.cmd.ProcessState == nil {
		_ = h.cmd.Wait()
	}
}

func TestEveryCommandHasAnExample(t *testing.T) {
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		if cmd.Hidden {
			return
		}
		assert.NotEmpty(t, cmd.Short, cmd.CommandPath())
		assert.NotEmpty(t, cmd.Example, cmd.CommandPath())
		for line := range strings.Lines(cmd.Example) {
			assert.True(t, strings.HasPrefix(line, "  sallyport"), "%s: %q", cmd.CommandPath(), line)
		}
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	root := rootCommand()
	root.InitDefaultHelpCmd()
	walk(root)
}

// TestExamplesParse: what the help shows is what the program takes.
func TestExamplesParse(t *testing.T) {
	for _, cmd := range rootCommand().Commands() {
		for line := range strings.Lines(cmd.Example) {
			words := strings.Fields(strings.Split(strings.Split(line, "  ")[1], " > ")[0])
			found, rest, err := rootCommand().Find(words[1:])
			require.NoError(t, err, line)
			if !assert.NotEqual(t, "sallyport", found.Name(), line) {
				continue
			}
			flags := found.Flags()
			assert.NoError(t, flags.Parse(rest), line)
		}
	}
}

// TestVariablesAreExplained: what the program reads, the help names.
func TestVariablesAreExplained(t *testing.T) {
	help := environmentCommand().Long
	found := 0
	for _, room := range []string{".", filepath.Join("..", "internal")} {
		require.NoError(t, filepath.WalkDir(room, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			for _, name := range regexp.MustCompile(`"SALLYPORT_[A-Z_]+"`).FindAllString(string(source), -1) {
				found++
				assert.Contains(t, help, strings.Trim(name, `"`), path)
			}
			return err
		}))
	}
	assert.Greater(t, found, 5)
}

func TestCallers(t *testing.T) {
	for _, c := range []struct {
		args   []string
		caller string
		ok     bool
	}{
		{[]string{"sallyport"}, "", false},
		{[]string{"sallyport", "report"}, "", false},
		{[]string{"sallyport", "report", "--out", "a@b.json"}, "", false},
		{[]string{"sallyport", "/home/a/host.json"}, "", false},
		{[]string{"sallyport", "chrome-extension://abc/"}, "chrome-extension://abc/", true},
		{[]string{"sallyport", "chrome-extension://abc/", "--parent-window=0"}, "chrome-extension://abc/", true},
		{[]string{"sallyport", "/home/a/host.json", "sallyport@sallyport.github.io"}, "sallyport@sallyport.github.io", true},
	} {
		caller, ok := browserCaller(c.args)
		assert.Equal(t, c.ok, ok, c.args)
		assert.Equal(t, c.caller, caller, c.args)
	}
}

func TestLanguageOfTheUser(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{nil, "en"},
		{map[string]string{"LANG": "C"}, "en"},
		{map[string]string{"LANG": "C.UTF-8"}, "en"},
		{map[string]string{"LANG": "POSIX"}, "en"},
		{map[string]string{"LANG": "de_CH.UTF-8"}, "de"},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_ALL": "de_DE"}, "de"},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_MESSAGES": "de"}, "de"},
		{map[string]string{"LC_ALL": "C", "LANG": "de_DE"}, "en"},
		{map[string]string{"LANG": "zh_TW.UTF-8"}, "zh-TW"},
		{map[string]string{"LANG": "pt"}, "pt"},
		{map[string]string{"LANG": "de_DE@euro"}, "de"},
	} {
		assert.Equal(t, c.want, userLanguage(func(name string) string { return c.env[name] }), c.env)
	}
}
