package profile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/vault"
)

const (
	// upPatience is how long a browser may take to come up.
	upPatience = 30 * time.Second
	// settle is how long it must then stay up.
	settle = 250 * time.Millisecond
	// leavePatience is how long its helper processes may take to end after it.
	leavePatience = 5 * time.Second
)

// Supervise is the body of the supervisor process: it opens one hardened window
// and stays until that is closed and wiped. It says how the start went on
// ready, which it closes. It does not end on a signal that a session's end
// sends: the browser ends then too, and the wipe is still to come.
func (k *Keeper) Supervise(ctx context.Context, browserID string, start Start, ready *os.File) error {
	ctx = context.WithoutCancel(ctx)
	w := &window{keeper: k, start: start, place: k.place(browserID)}
	l, err := w.open(ctx, browserID)
	tell(ready, l, err)
	if w.root != nil {
		defer w.root.Close()
	}
	if w.lock != nil {
		defer w.lock.Unlock()
	}
	if err != nil && !w.adopted {
		return err
	}
	return w.stay(ctx)
}

// window is one hardened window over its life.
type window struct {
	keeper *Keeper
	start  Start
	place  place

	browser browser.Installed
	maker   maker
	plan    plan
	seed    seed
	lock    *flock.Flock
	root    *os.Root
	cmd     *exec.Cmd
	exited  chan error
	// adopted is true for a window that an earlier supervisor opened and lost.
	adopted bool
}

func (w *window) open(ctx context.Context, browserID string) (*Launched, error) {
	var err error
	if w.browser, err = w.keeper.ready("", browserID); err != nil {
		return nil, err
	}
	w.maker = makers[w.browser.Family]
	if w.root, err = openPlace(w.keeper.vault.Dir(), w.place); err != nil {
		return nil, writeError(err)
	}
	if w.lock, err = lockPlace(w.place); err != nil {
		return nil, err
	}
	if len(users(w.place.data())) > 0 {
		w.adopted = true
		return nil, message.NewError(message.ProfileInUse, nil)
	}
	if err := w.prepare(ctx); err != nil {
		return nil, err
	}
	if err := w.run(ctx); err != nil {
		w.failed(ctx)
		return nil, err
	}
	r, err := w.keeper.record(browserID, func(r *Record) {
		r.Controls = w.look("after the start")
	})
	if err != nil {
		// The window is open; that it could not be written down is told at its end.
		fmt.Fprintf(os.Stderr, "sallyport: %v\n", err)
	}
	return &Launched{ID: r.ID, Browser: w.browser.Name, Level: Level}, nil
}

// prepare wipes and seeds the profile and writes down that a session begins.
func (w *window) prepare(ctx context.Context) error {
	receipt, err := wipe(ctx, w.root)
	if err != nil {
		return writeError(err)
	}
	w.plan = plan{place: w.place, binary: w.browser.Binary, start: w.start, exe: w.keeper.exe, domains: portal.IBKR().Domains}
	if err := w.keeper.load(&w.plan, w.browser.Family); err != nil {
		return stateOr(err)
	}
	if w.seed, err = w.maker.seed(w.plan); err != nil {
		return message.NewError(message.Internal, err)
	}
	if err := w.seed.write(w.root); err != nil {
		return writeError(err)
	}
	_, err = w.keeper.record(w.browser.ID, func(r *Record) {
		if r.Open {
			r.remember("lost")
			r.Wiped, r.WipedAt = receipt, now()
		}
		r.Browser, r.Level, r.Template = w.browser.Name, Level, w.seed.template()
		r.Open, r.LaunchedAt, r.ClosedAt, r.Controls = true, now(), time.Time{}, nil
	})
	return stateOr(err)
}

// run starts the browser and returns once it has taken the profile and stayed up.
func (w *window) run(ctx context.Context) error {
	log, err := w.root.OpenFile(filepath.Base(w.place.log()), os.O_CREATE|os.O_RDWR|os.O_TRUNC, 0o600)
	if err != nil {
		return writeError(err)
	}
	defer log.Close()
	args, extra := w.maker.command(w.plan)
	w.cmd = exec.Command(w.browser.Binary, args...)
	w.cmd.Env = browserEnvironment(os.Environ(), w.keeper.vault.Dir(), w.browser.ID, extra)
	w.cmd.Dir = w.place.root
	w.cmd.Stdout, w.cmd.Stderr = log, log
	ownGroup(w.cmd)
	keepDescriptors()
	if err := w.cmd.Start(); err != nil {
		return message.NewError(message.LaunchFailed, err)
	}
	w.exited = make(chan error, 1)
	go func() { w.exited <- w.cmd.Wait() }()

	deadline := time.Now().Add(upPatience)
	var up time.Time
	for up.IsZero() || time.Since(up) < settle {
		select {
		case err := <-w.exited:
			w.exited <- err
			return message.NewError(message.LaunchFailed, fmt.Errorf("%s ended at once (%s)%s", w.browser.Name, w.cmd.ProcessState, lastLine(log)))
		case <-time.After(20 * time.Millisecond):
		}
		if up.IsZero() {
			if _, err := w.root.Lstat(w.maker.up); err == nil {
				up = time.Now()
			} else if time.Now().After(deadline) {
				_ = w.cmd.Process.Kill()
				return message.NewError(message.LaunchFailed, fmt.Errorf("%s did not open its profile in %s", w.browser.Name, upPatience))
			}
		}
	}
	return nil
}

// failed cleans up after a browser that did not come up.
func (w *window) failed(ctx context.Context) {
	if err := w.close(ctx, "closed"); err != nil {
		fmt.Fprintf(os.Stderr, "sallyport: %v\n", err)
	}
}

// stay waits for the browser's end, then looks, wipes and writes the receipt.
func (w *window) stay(ctx context.Context) error {
	if w.exited != nil {
		<-w.exited
	} else {
		waitForUsers(ctx, w.place.data())
	}
	return w.close(ctx, "closed")
}

func (w *window) close(ctx context.Context, ended string) error {
	for deadline := time.Now().Add(leavePatience); len(users(w.place.data())) > 0 && time.Now().Before(deadline); {
		if err := pause(ctx, 50*time.Millisecond); err != nil {
			return err
		}
	}
	controls := w.look("after the session")
	found, _ := w.maker.extensions(w.place)
	closed := now()
	receipt, wipeErr := wipe(ctx, w.root)
	_, err := w.keeper.record(w.browser.ID, func(r *Record) {
		r.ClosedAt, r.Extensions = closed, found
		if controls != nil {
			r.Controls = controls
		}
		if wipeErr != nil {
			return // Open stays: the next start finishes the wipe.
		}
		r.Open, r.WipedAt, r.Wiped = false, now(), receipt
		r.remember(ended)
	})
	return errors.Join(wipeErr, err)
}

// look verifies the controls against what is on disk. An adopted window has no
// seed to compare with, so nothing about it is verified anew.
func (w *window) look(when string) []finding.Control {
	if w.seed == nil {
		return nil
	}
	ours := w.plan.crxID
	if w.browser.Family == browser.Firefox {
		ours = firefoxID
	}
	controls := w.maker.verify(w.place, w.seed, when)
	found, err := w.maker.extensions(w.place)
	return verifyExtensions(controls, found, err, ours, when)
}

// lockPlace takes the profile's lock, or fails with profile-in-use.
func lockPlace(p place) (*flock.Flock, error) {
	l := flock.New(p.lock(), flock.SetPermissions(0o600))
	locked, err := l.TryLock()
	if err != nil {
		return nil, writeError(err)
	}
	if !locked {
		return nil, message.NewError(message.ProfileInUse, nil)
	}
	return l, nil
}

// writeError gives a failure to write the profile its code.
func writeError(err error) error {
	var coded *message.Error
	switch {
	case err == nil || errors.As(err, &coded):
		return err
	case errors.Is(err, syscall.ENOSPC):
		return message.NewError(message.DiskFull, err)
	case errors.Is(err, fs.ErrPermission) || isReadOnly(err):
		return message.NewError(message.ProfileReadOnly, err)
	default:
		return message.NewError(message.LaunchFailed, err)
	}
}

// stateOr gives a failure of the state its code, and any other one that of a
// failed launch.
func stateOr(err error) error {
	var coded *message.Error
	var state *vault.Error
	switch {
	case err == nil || errors.As(err, &coded):
		return err
	case errors.As(err, &state):
		return message.NewError(stateCode(state.Code), err)
	default:
		return writeError(err)
	}
}

func stateCode(c vault.Code) message.Code {
	switch c {
	case vault.CodeDiskFull:
		return message.DiskFull
	case vault.CodeLocked:
		return message.StateLocked
	case vault.CodeDamaged:
		return message.StateDamaged
	default:
		return message.StateUnreadable
	}
}

// maxLog is how much of a browser's own messages is looked at for its last line.
const maxLog = 64 << 10

// lastLine returns the browser's last message, for an error that a person
// reads in a terminal.
func lastLine(log *os.File) string {
	data, err := io.ReadAll(io.NewSectionReader(log, 0, maxLog))
	if err != nil {
		return ""
	}
	lines := strings.Split(string(bytes.TrimSpace(data)), "\n")
	if last := strings.TrimSpace(lines[len(lines)-1]); last != "" {
		return ": " + last
	}
	return ""
}
