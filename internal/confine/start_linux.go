package confine

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// control is the descriptor on which Inner is told what to do. Those of
// bubblewrap follow it.
const control = 3

// order is what Inner is to do.
type order struct {
	Program string
	Args    []string
	Steps   []step // empty where bubblewrap has made them
	Port    uint16
	// Own is true in namespaces of our own making, where loopback is still down
	// and capabilities are left to give up.
	Own bool
	// Stderr is the program's standard error where it is not descriptor 2.
	Stderr int
}

// word is what Inner answers, a line of JSON each. The first comes with three
// descriptors: its user namespace, its process, and the listener if there is a
// port. When the control socket then closes, exec has succeeded.
type word struct {
	PID    int    `json:",omitempty"`
	Step   string `json:",omitempty"` // what failed
	Reason string `json:",omitempty"`
	Errno  syscall.Errno
}

// stepExec is the step of becoming the program.
const stepExec = "exec"

// handles keep a confined program's identity beyond its end.
type handles struct {
	cmd *exec.Cmd
	// user is its user namespace, process its pidfd.
	user, process *os.File
}

// Start starts a program confined, and returns once it has taken this
// program's place: what a window needs is then made, what failed is known. It
// gives a [*Refusal] where the machine does not allow it, and another error
// where the program itself cannot be started. ctx limits the start only. The
// caller waits for the program by [Running.Wait].
func Start(ctx context.Context, spec Spec) (*Running, error) {
	if err := spec.possible(); err != nil {
		return nil, err
	}
	steps, err := plan(spec.Folders)
	if err != nil {
		return nil, &Refusal{"its folders cannot be shown: " + err.Error(), err}
	}
	if spec.Port != 0 {
		if spec.Env, err = pathSockets(spec.Env, x11Sockets); err != nil {
			return nil, err
		}
	}
	ours, theirs, err := controlSocket()
	if err != nil {
		return nil, err
	}
	defer ours.Close()
	defer theirs.Close()

	var l launcher
	defer l.close()
	o, err := l.prepare(spec, steps, theirs)
	if err != nil {
		return nil, err
	}
	if err := l.cmd.Start(); err != nil {
		return nil, refuse(spec, "making namespaces", "", err)
	}
	theirs.Close() // so that its end is heard

	r, err := l.accept(ctx, ours, o, spec)
	if err != nil {
		// Its group: bubblewrap would leave its child behind.
		_ = unix.Kill(-l.cmd.Process.Pid, unix.SIGKILL)
		_ = l.cmd.Wait() // it said why, or could not
		if errors.Is(err, errSilent) {
			return nil, refuse(spec, "making namespaces", l.complaint(), nil)
		}
		return nil, err
	}
	return r, nil
}

// possible refuses what could work on no machine.
func (s Spec) possible() error {
	if !filepath.IsAbs(s.Program) {
		return fmt.Errorf("%s is not an absolute path", s.Program)
	}
	if s.Port != 0 && s.Port < 1024 {
		return fmt.Errorf("port %d is for administrators", s.Port)
	}
	if s.Dir != "" {
		// Missing, it would look as if the kernel refused.
		if _, err := os.Stat(s.Dir); err != nil {
			return err
		}
	}
	return nil
}

// controlSocket makes the connection to Inner; theirs is for it to inherit.
func controlSocket() (ours *net.UnixConn, theirs *os.File, err error) {
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, nil, err
	}
	theirs = os.NewFile(uintptr(pair[1]), "control")
	if ours, err = fileConn(os.NewFile(uintptr(pair[0]), "control")); err != nil {
		theirs.Close()
		return nil, nil, err
	}
	return ours, theirs, nil
}

// launcher is a command that leads to Inner, and what it needs until then.
type launcher struct {
	cmd   *exec.Cmd
	extra []*os.File
	// said is what bubblewrap says by itself.
	said *os.File
}

// prepare makes the command, and the order for Inner at its end.
func (l *launcher) prepare(spec Spec, steps []step, theirs *os.File) (order, error) {
	o := order{Program: spec.Program, Args: spec.Args, Port: spec.Port}
	if spec.Means == Bubblewrap {
		if err := l.bubblewrap(spec, steps, theirs, &o); err != nil {
			return order{}, err
		}
	} else {
		l.namespaces(spec, theirs)
		o.Steps, o.Own = steps, true
	}
	l.cmd.Env, l.cmd.Dir = spec.Env, spec.Dir
	if l.cmd.Env == nil {
		l.cmd.Env = []string{} // nil would be our own
	}
	return o, nil
}

func (l *launcher) close() {
	for _, f := range l.extra {
		f.Close()
	}
}

// namespaces leads there directly. The path in /proc is this program even where
// its file was replaced by a newer one.
func (l *launcher) namespaces(spec Spec, theirs *os.File) {
	l.cmd = exec.Command("/proc/self/exe", InnerCommand)
	l.stdio(spec)
	l.cmd.ExtraFiles = []*os.File{theirs}
	uid, gid := os.Getuid(), os.Getgid()
	a := l.cmd.SysProcAttr
	a.Cloneflags = unix.CLONE_NEWUSER | unix.CLONE_NEWNS
	a.UidMappings = []syscall.SysProcIDMap{{ContainerID: uid, HostID: uid, Size: 1}}
	a.GidMappings = []syscall.SysProcIDMap{{ContainerID: gid, HostID: gid, Size: 1}}
	a.AmbientCaps = []uintptr{unix.CAP_SYS_ADMIN, unix.CAP_SETPCAP}
	if spec.Port != 0 {
		a.Cloneflags |= unix.CLONE_NEWNET
		a.AmbientCaps = append(a.AmbientCaps, unix.CAP_NET_ADMIN)
	}
}

// bubblewrap leads there through it. Its own messages are kept apart from the
// program's.
func (l *launcher) bubblewrap(spec Spec, steps []step, theirs *os.File, o *order) error {
	tool, err := lookBubblewrap()
	if err != nil {
		return &Refusal{err.Error(), err}
	}
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	const stderr, data = control + 1, control + 2
	args, contents := bubblewrapArgs(steps, spec.Port != 0, data)
	l.cmd = exec.Command(tool, append(args, "--", exe, InnerCommand)...)
	l.stdio(spec)
	theirError := spec.Stderr
	if theirError == nil {
		if theirError, err = os.OpenFile(os.DevNull, os.O_WRONLY, 0); err != nil {
			return err
		}
		l.extra = append(l.extra, theirError)
	}
	if l.said, err = memory("messages", nil); err != nil {
		return err
	}
	l.extra = append(l.extra, l.said)
	l.cmd.Stderr = l.said
	l.cmd.ExtraFiles = []*os.File{theirs, theirError}
	for _, c := range contents {
		f, err := memory("policy", c)
		if err != nil {
			return err
		}
		l.extra = append(l.extra, f)
		l.cmd.ExtraFiles = append(l.cmd.ExtraFiles, f)
	}
	o.Stderr = stderr
	return nil
}

func (l *launcher) stdio(spec Spec) {
	// A nil *os.File in the interface would not be nil.
	if spec.Stdin != nil {
		l.cmd.Stdin = spec.Stdin
	}
	if spec.Stdout != nil {
		l.cmd.Stdout = spec.Stdout
	}
	if spec.Stderr != nil {
		l.cmd.Stderr = spec.Stderr
	}
	l.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

// complaint is bubblewrap's last message.
func (l *launcher) complaint() string {
	if l.said == nil {
		return ""
	}
	said, err := io.ReadAll(io.NewSectionReader(l.said, 0, 4<<10))
	if err != nil {
		return ""
	}
	lines := strings.Split(string(bytes.TrimSpace(said)), "\n")
	return lines[len(lines)-1]
}

// errSilent is an Inner that ended without a word.
var errSilent = errors.New("it ended without a word")

// accept gives the order and hears what comes of it.
func (l *launcher) accept(ctx context.Context, conn *net.UnixConn, o order, spec Spec) (*Running, error) {
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	// Who does not listen has ended, and is heard of below.
	_ = json.NewEncoder(conn).Encode(o)
	said, files, err := hear(conn)
	defer func() {
		for _, f := range files {
			f.Close()
		}
	}()
	if err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return nil, err
	}
	var w word
	for d := json.NewDecoder(bytes.NewReader(said)); ; {
		var next word
		if err := d.Decode(&next); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		w = next
	}
	want := 2
	if o.Port != 0 {
		want++
	}
	switch {
	case w.Step == stepExec:
		return nil, fmt.Errorf("start %s: %w", o.Program, w.Errno)
	case w.Step != "":
		return nil, refuse(spec, w.Step, w.Reason, w.Errno)
	case w.PID == 0 || len(files) != want:
		return nil, errSilent
	}
	r := &Running{PID: w.PID, handles: handles{cmd: l.cmd, user: files[0], process: files[1]}}
	if o.Port != 0 {
		if r.Listener, err = net.FileListener(files[2]); err != nil {
			return nil, err
		}
		files[2].Close()
	}
	files = nil // they are the program's now
	return r, nil
}

// hear reads to the end, descriptors included.
func hear(conn *net.UnixConn) (said []byte, files []*os.File, err error) {
	buffer, rights := make([]byte, 4<<10), make([]byte, 256)
	for {
		n, oobn, _, _, err := conn.ReadMsgUnix(buffer, rights)
		n, oobn = max(n, 0), max(oobn, 0) // -1 with an error
		if messages, parseErr := unix.ParseSocketControlMessage(rights[:oobn]); parseErr == nil {
			for _, m := range messages {
				fds, err := unix.ParseUnixRights(&m)
				if err != nil {
					continue
				}
				for _, fd := range fds {
					files = append(files, os.NewFile(uintptr(fd), "handed out"))
				}
			}
		}
		said = append(said, buffer[:n]...)
		switch {
		case errors.Is(err, io.EOF) || errors.Is(err, unix.ECONNRESET) || err == nil && n == 0:
			return said, files, nil
		case err != nil:
			return said, files, err
		}
	}
}

// fileConn takes the file over.
func fileConn(f *os.File) (*net.UnixConn, error) {
	defer f.Close()
	conn, err := net.FileConn(f)
	if err != nil {
		return nil, err
	}
	u, ok := conn.(*net.UnixConn)
	if !ok {
		conn.Close()
		return nil, fmt.Errorf("a %s connection in place of a Unix socket", conn.LocalAddr().Network())
	}
	return u, nil
}

// memory is a file of that content that has no name on disk, at its start.
func memory(name string, content []byte) (*os.File, error) {
	fd, err := unix.MemfdCreate(name, unix.MFD_CLOEXEC)
	if err != nil {
		return nil, err
	}
	f := os.NewFile(uintptr(fd), name)
	_, err = f.Write(content)
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// Wait waits for the program's end and returns its exit status, which is 128
// and the signal's number where a signal ended it. What it started may still
// run: see [Running.Kill].
func (r *Running) Wait() (int, error) {
	err := r.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return 0, err
	}
	status, ok := r.cmd.ProcessState.Sys().(syscall.WaitStatus)
	if ok && status.Signaled() {
		return 128 + int(status.Signal()), nil
	}
	return r.cmd.ProcessState.ExitCode(), nil
}

// signal sends to the program's own process, never to another that has got its
// number. It gives [os.ErrProcessDone] where that has ended.
func (r *Running) signal(s syscall.Signal) error {
	err := unix.PidfdSendSignal(int(r.process.Fd()), s, nil, 0)
	if errors.Is(err, unix.ESRCH) {
		return os.ErrProcessDone
	}
	return err
}

// Kill ends whatever runs in the program's namespaces or in ones below them:
// the program, what it started, and what went on after it. It returns when
// nothing is left but the program's own entry, which Wait takes, or with ctx's
// error.
func (r *Running) Kill(ctx context.Context) error {
	for tick := time.NewTicker(5 * time.Millisecond); ; {
		left, err := r.killOnce()
		if err != nil || left == 0 {
			tick.Stop()
			return err
		}
		select {
		case <-ctx.Done():
			tick.Stop()
			return fmt.Errorf("%d confined processes are left: %w", left, ctx.Err())
		case <-tick.C:
		}
	}
}

// close gives up the listener and the hold on the namespaces, and leaves the
// program running. Wait stays possible, signal and Kill do not.
func (r *Running) close() error {
	err := errors.Join(r.user.Close(), r.process.Close())
	if r.Listener != nil {
		if closeErr := r.Listener.Close(); !errors.Is(closeErr, net.ErrClosed) {
			err = errors.Join(err, closeErr)
		}
	}
	return err
}
