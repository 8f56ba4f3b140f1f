package profile

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/sallyport/sallyport/internal/confine"
	"github.com/sallyport/sallyport/internal/filter"
	"github.com/sallyport/sallyport/internal/message"
)

// process is a browser that was started.
type process struct {
	pid int
	// kill ends it, with all that it started where it is confined.
	kill func()
	// exited is closed when it has ended. how says how then.
	exited chan struct{}
	how    string
	// folders are what it alone sees, nil where it is not confined.
	folders []confine.Folder
}

const (
	// confinePatience is how long it may take to confine a browser and to start it.
	confinePatience = 20 * time.Second
	// killPatience is how long a confined browser may take to be gone once killed.
	killPatience = 5 * time.Second
)

// begin starts the browser at a level. A machine that does not allow the level
// gives a [*confine.Refusal].
func (w *window) begin(ctx context.Context, s stand, log *os.File) error {
	args, extra := w.maker.command(w.plan)
	if w.supervisor != nil {
		own := map[string]string{supervisorVariable: w.supervisor.Addr().String()}
		maps.Copy(own, extra)
		extra = own
	}
	env := browserEnvironment(os.Environ(), w.keeper.vault.Dir(), s.level, extra)
	var err error
	if s.level == Preferences {
		w.process, err = startPlain(w.browser.Binary, args, env, w.place.root, log)
	} else {
		w.process, err = w.startConfined(ctx, s, args, env, log)
	}
	return err
}

func startPlain(binary string, args, env []string, dir string, log *os.File) (*process, error) {
	cmd := exec.Command(binary, args...)
	cmd.Env, cmd.Dir, cmd.Stdout, cmd.Stderr = env, dir, log, log
	ownGroup(cmd)
	keepDescriptors()
	if err := cmd.Start(); err != nil {
		return nil, message.NewError(message.LaunchFailed, err)
	}
	p := &process{pid: cmd.Process.Pid, kill: func() { _ = cmd.Process.Kill() }, exited: make(chan struct{})}
	go func() {
		_ = cmd.Wait() // how it ended is in cmd.ProcessState
		p.how = cmd.ProcessState.String()
		close(p.exited)
	}()
	return p, nil
}

func (w *window) startConfined(ctx context.Context, s stand, args, env []string, log *os.File) (*process, error) {
	policies, err := policies(w.browser.Family, w.plan)
	if err != nil {
		return nil, message.NewError(message.Internal, err)
	}
	spec := confine.Spec{
		Means: s.means, Program: w.browser.Binary, Args: args, Env: env, Dir: w.place.root,
		Stdout: log, Stderr: log, Folders: policyFolders(w.browser, policies),
	}
	if s.level == Kernel {
		spec.Port = insidePort
	}
	ctx, cancel := context.WithTimeout(ctx, confinePatience)
	defer cancel()
	running, err := confine.Start(ctx, spec)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, &confine.Refusal{Reason: "confining the browser took too long", Err: err}
	}
	if err != nil {
		return nil, err
	}
	if running.Listener != nil {
		w.serveExit(running.Listener)
	}
	p := &process{
		pid: running.PID, exited: make(chan struct{}), folders: spec.Folders,
		kill: func() {
			ctx, cancel := context.WithTimeout(context.Background(), killPatience)
			defer cancel()
			_ = running.Kill(ctx)
		},
	}
	go func() {
		code, err := running.Wait()
		p.how = "exit status " + strconv.Itoa(code)
		if err != nil {
			p.how = err.Error()
		}
		close(p.exited)
	}()
	return p, nil
}

// openExit makes the session's filter. A browser with a network of its own finds
// it at a fixed port there; any other at one that is free here.
func (w *window) openExit(s stand) error {
	exit, err := wayOut(w.start)
	if err != nil {
		return message.NewError(message.Internal, err)
	}
	w.keeper.except(exit)
	w.exit, w.port = exit, insidePort
	if s.level == Kernel {
		return nil
	}
	l, err := filter.ListenTCP(0)
	if err != nil {
		return message.NewError(message.LaunchFailed, err)
	}
	w.port = uint16(l.Addr().(*net.TCPAddr).Port)
	w.serveExit(l)
	return nil
}

func (w *window) serveExit(l net.Listener) {
	exit := w.exit
	// Its end is Close's; an error before that leaves the browser without a way
	// out, which the browser shows.
	go func() { _ = exit.Serve(l) }()
}

func (w *window) closeExit() {
	if w.exit != nil {
		_ = w.exit.Close()
		w.exit = nil
	}
}

// answerInside listens where native hosts of the hardened browser find their
// supervisor. A confined browser's host sees the browser's network, and would
// find no remote control there.
func (w *window) answerInside() error {
	if w.supervisor != nil {
		return nil
	}
	path := w.keeper.supervisor(w.browser.ID)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	// One that a killed supervisor left. The profile's lock is ours.
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		l.Close()
		return err
	}
	w.supervisor = l
	var guest sync.Once
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return // closed
			}
			if w.plan.guides() {
				guest.Do(func() { go w.noteGuest() })
			}
			go func() {
				defer conn.Close()
				w.serve(w.level, w.browser.ID, conn)
			}()
		}
	}()
	return nil
}
