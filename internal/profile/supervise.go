package profile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/confine"
	"github.com/sallyport/sallyport/internal/filter"
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
	// writePatience is how long a browser may take to write its settings for the
	// first time: Chromium needs 10 seconds.
	writePatience = 30 * time.Second
	// lockPatience outlasts those who only ask whether the window is open.
	lockPatience = 300 * time.Millisecond
)

// Supervise is the body of the supervisor process: it opens one hardened window
// and stays until that is closed and wiped. It says how the start went on
// ready, which it closes. It does not end on a signal that a session's end
// sends: the browser ends then too, and the wipe is still to come. Nor does it
// end because nobody listens on ready any more, which is a signal as well where
// ready is standard output. serve holds one conversation with a native host of
// the window's browser, at the level that the window reached.
func (k *Keeper) Supervise(ctx context.Context, browserID string, start Start, ready *os.File, serve func(level Level, browserID string, conn net.Conn)) error {
	ctx = context.WithoutCancel(ctx)
	outlived := make(chan os.Signal, 1)
	signal.Notify(outlived, syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM, syscall.SIGPIPE)
	defer signal.Stop(outlived)

	w := &window{keeper: k, start: start, serve: serve}
	l, err := w.open(ctx, browserID)
	tell(ready, l, err)
	defer w.release()
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
	serve   func(Level, string, net.Conn)

	// level is what was reached, and weaker why it is not stronger.
	level  Level
	weaker string
	// exit is the session's filter, at port from where the browser is.
	exit *filter.Filter
	port uint16
	// supervisor is where the browser's native hosts are answered.
	supervisor net.Listener
	// process is nil for a window that is adopted.
	process *process
	// confined is what was last seen of its confinement.
	confined []finding.Control
	// id is the profile's UUID.
	id string
	// undone is how the closed profile differed before this start.
	undone []Difference
	// lost is true where the extension that the user had put in is gone.
	lost bool
	// adopted is true for a window that an earlier supervisor opened and lost.
	adopted bool
}

// release gives up what open took, however far it came.
func (w *window) release() {
	w.closeExit()
	if w.supervisor != nil {
		_ = w.supervisor.Close()
	}
	if w.lock != nil {
		_ = w.lock.Close()
	}
	if w.root != nil {
		_ = w.root.Close()
	}
}

func (w *window) open(ctx context.Context, browserID string) (*Launched, error) {
	var err error
	if w.browser, err = w.keeper.ready("", browserID, w.start.need()); err != nil {
		return nil, err
	}
	w.place = w.keeper.place(w.browser.ID)
	w.maker = makers[w.browser.Family]
	if w.root, err = openPlace(w.keeper.vault.Dir(), w.place); err != nil {
		return nil, writeError(err)
	}
	allowed := askMachine(ctx, w.browser)
	defer allowed() // what asks leaves nothing only once it has ended
	if err := w.mend(); err != nil {
		return nil, writeError(err)
	}
	if w.lock, err = lockPlace(ctx, w.place); err != nil {
		return nil, err
	}
	if len(users(w.place.data())) > 0 {
		if err := w.adopt(); err != nil {
			return nil, err
		}
		return nil, message.NewError(message.ProfileInUse, nil)
	}
	if _, err := w.wipeClosed(ctx); err != nil {
		return nil, err
	}
	if err := w.pack(); err != nil {
		return nil, err
	}
	if err := w.strongest(ctx, allowed); err != nil {
		return nil, err
	}
	return &Launched{ID: w.id, Browser: w.browser.Name, Level: string(w.level), Guide: w.guide()}, nil
}

// strongest opens the window at the strongest level that the machine allows. It
// may say that it allows one and refuse it all the same, when it comes to it.
func (w *window) strongest(ctx context.Context, allowed func() ([]stand, string)) error {
	can, why := allowed()
	for _, s := range can {
		w.level, w.weaker = s.level, why
		err := w.at(ctx, s)
		var refused *confine.Refusal
		if !errors.As(err, &refused) {
			return err
		}
		why = refused.Reason
	}
	return message.NewError(message.LaunchFailed, errors.New(why))
}

func (w *window) at(ctx context.Context, s stand) error {
	if err := w.openExit(s); err != nil {
		return err
	}
	if err := w.enter(); err != nil {
		return err
	}
	err := w.setUp(ctx)
	if err == nil {
		err = w.run(ctx, s)
	}
	if err == nil {
		// A short session may be over before the browser has written its settings.
		w.verifyConfined("after the start")
		return nil
	}
	w.closeExit()
	if closeErr := w.close(ctx, "failed", sight{}); closeErr != nil {
		fmt.Fprintf(os.Stderr, "sallyport: %v\n", closeErr)
	}
	return err
}

// adopt takes over a window that another supervisor opened. It goes on as it was
// opened, whatever this start asked for.
func (w *window) adopt() error {
	book, err := w.keeper.readBook()
	if err != nil {
		return stateOr(err)
	}
	w.start = book.Profiles[w.browser.ID].begun()
	w.adopted = true
	if book.Profiles[w.browser.ID].Open {
		_, err = w.keeper.record(w.browser.ID, func(r *Record) { r.Adopted = true })
	}
	return stateOr(err)
}

// pack makes the plan of the start, at whatever level, with the extension.
func (w *window) pack() error {
	w.plan = plan{place: w.place, binary: w.browser.Binary, start: w.start, exe: w.keeper.exe, domains: portal.IBKR().NavigationDomains()}
	if w.start.Strict {
		return nil
	}
	if w.browser.Placement.Guided() {
		return stateOr(w.keeper.loadFolder(&w.plan, w.browser.ID))
	}
	return stateOr(w.keeper.load(&w.plan, w.browser.Family))
}

// enter makes the seed and writes down that a session begins: before anything of
// it is in the profile, so that a start which is killed is told from a change.
func (w *window) enter() (err error) {
	w.plan.port = w.port
	if w.seed, err = w.maker.seed(w.plan); err != nil {
		return message.NewError(message.Internal, err)
	}
	template, err := w.maker.template(w.plan)
	if err != nil {
		return message.NewError(message.Internal, err)
	}
	r, err := w.keeper.record(w.browser.ID, func(r *Record) {
		r.Browser, r.Level, r.Weaker, r.Port, r.Template = w.browser.Name, string(w.level), w.weaker, w.port, template
		r.Device, r.NotPutBack = r.deviceOf(w.browser, w.start), ""
		r.Mode, r.ExtensionMode, r.Rehearsal = w.start.mode(), w.start.extensionMode(), w.start.Rehearsal
		r.begin(w.browser, w.keeper.exe, w.undone)
		w.lost = r.Lost
		if !w.start.Strict {
			r.ByUser, r.Placed = w.plan.byUser, w.plan.placed
		}
		r.Open, r.Adopted, r.LaunchedAt, r.ClosedAt = true, false, now(), time.Time{}
		r.sight = sight{}
	})
	w.id = r.ID
	return stateOr(err)
}

// setUp puts the seed and the kept cookies into the wiped profile.
func (w *window) setUp(ctx context.Context) error {
	if err := w.seed.write(w.root); err != nil {
		return writeError(err)
	}
	if w.browser.Family == browser.Firefox {
		// It would make its HOME itself, and open to other users.
		if err := w.root.MkdirAll(filepath.Base(w.place.home()), 0o700); err != nil {
			return writeError(err)
		}
	}
	notPutBack := w.estate(w.start).putBack(ctx)
	if notPutBack == nil {
		return nil
	}
	_, err := w.keeper.record(w.browser.ID, func(r *Record) { r.NotPutBack = sentence(notPutBack) })
	return stateOr(err)
}

// wipeClosed wipes what is there while no window is open. Where that is a session
// that ended without its wipe, it is ended as it was opened, and written down: on
// its own, since what follows may fail.
func (w *window) wipeClosed(ctx context.Context) (map[string]int, error) {
	book, bookErr := w.keeper.readBook()
	last := book.Profiles[w.browser.ID]
	if bookErr != nil || !last.Open {
		receipt, err := wipe(ctx, w.root)
		return receipt, errors.Join(stateOr(bookErr), writeError(err))
	}
	receipt, notKept, err := w.estate(last.begun()).clear(ctx)
	if err != nil {
		return receipt, writeError(err)
	}
	return receipt, stateOr(w.keeper.recordLateWipe(w.browser.ID, receipt, notKept))
}

// estate is the profile's folder after, or for, a session.
func (w *window) estate(session Start) estate {
	return estate{root: w.root, place: w.place, family: w.browser.Family, session: session}
}

// run starts the browser and returns once it has taken the profile and stayed up.
func (w *window) run(ctx context.Context, s stand) error {
	log, err := w.root.OpenFile(filepath.Base(w.place.log()), os.O_CREATE|os.O_RDWR|os.O_TRUNC, 0o600)
	if err != nil {
		return writeError(err)
	}
	defer log.Close()
	if err := w.answerInside(); err != nil && s.level == Kernel {
		return &confine.Refusal{Reason: "the browser's extension could not be answered from outside", Err: err}
	}
	if err := w.begin(ctx, s, log); err != nil {
		return err
	}
	deadline := time.Now().Add(upPatience)
	var up time.Time
	for up.IsZero() || time.Since(up) < settle {
		select {
		case <-w.process.exited:
			return message.NewError(message.LaunchFailed, fmt.Errorf("%s ended at once (%s)%s", w.browser.Name, w.process.how, lastLine(log)))
		case <-time.After(20 * time.Millisecond):
		}
		if up.IsZero() {
			if _, err := w.root.Lstat(w.maker.up); err == nil {
				up = time.Now()
			} else if time.Now().After(deadline) {
				w.process.kill()
				return message.NewError(message.LaunchFailed, fmt.Errorf("%s did not open its profile in %s", w.browser.Name, upPatience))
			}
		}
	}
	return nil
}

// stay waits for the browser's end, then looks, wipes and writes the receipt.
// A browser that restarts itself ends as our child and goes on as nobody's.
func (w *window) stay(ctx context.Context) error {
	if w.exit != nil {
		defer w.keeper.watchExceptions(w.exit)()
	}
	if w.process != nil {
		w.lookAtStart()
		<-w.process.exited
	}
	waitForUsers(ctx, w.place.data())
	w.waitForHelpers(ctx)
	return w.close(ctx, "closed", w.look("after the session"))
}

// lookAtStart verifies the controls as soon as the browser has written its
// settings: before that, what is on disk is our own seed and proves nothing.
func (w *window) lookAtStart() {
	for deadline := time.Now().Add(writePatience); !w.written(); {
		select {
		case <-w.process.exited:
			return
		case <-time.After(250 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			return
		}
	}
	seen := w.look("after the start")
	remember := w.remembering()
	if _, err := w.keeper.record(w.browser.ID, func(r *Record) {
		r.sight = seen
		remember(r)
	}); err != nil {
		// The window is open, and the session's end is written down again.
		fmt.Fprintf(os.Stderr, "sallyport: %v\n", err)
	}
}

// written reports whether the browser has written all that is read back.
func (w *window) written() bool {
	for _, name := range w.maker.written {
		if w.start.Strict && name == firefoxExtensionsFile {
			continue // Firefox lists none only where it had some
		}
		data, err := browser.ReadFile(filepath.Join(w.place.root, filepath.FromSlash(name)), maxPreferences)
		if err != nil || bytes.Equal(data, w.seed[name]) {
			return false
		}
	}
	return true
}

// waitForHelpers gives a browser's helper processes time to follow it.
func (w *window) waitForHelpers(ctx context.Context) {
	for deadline := time.Now().Add(leavePatience); helpers(w.place.data()) && time.Now().Before(deadline); {
		if pause(ctx, 50*time.Millisecond) != nil {
			return
		}
	}
}

// close keeps what the session's mode keeps, wipes the profile and writes down
// how the session ended.
func (w *window) close(ctx context.Context, ended string, seen sight) error {
	closed, version := now(), profileVersion(w.place, w.browser.Family)
	remember := w.remembering()
	receipt, notKept, wipeErr := w.estate(w.start).clear(ctx)
	_, err := w.keeper.record(w.browser.ID, func(r *Record) {
		r.Browser, r.ClosedAt, r.sight = w.browser.Name, closed, seen
		r.ran(version)
		remember(r)
		if wipeErr != nil {
			r.Open = true // The next start finishes the wipe.
			return
		}
		if r.Open {
			r.remember(ended)
		}
		r.wiped(receipt, notKept)
	})
	return errors.Join(wipeErr, err)
}

// look verifies the controls against what is on disk. An adopted window has no
// seed to compare with, and a browser that wrote nothing has shown nothing:
// their preferences stay unverified.
func (w *window) look(when string) sight {
	ours := w.ours()
	var seen sight
	if w.written() {
		seen.Controls, seen.Drifted = w.maker.verify(w.place, w.seed, w.start, when)
	} else {
		seen.Controls = w.maker.requested(w.start)
	}
	found, err := w.installed()
	seen.Extensions = found
	seen.Differences = w.differences()
	confined := w.verifyConfined(when)
	seen.Controls, seen.Drifted = w.enforced(confined, seen.Controls, seen.Drifted)
	seen.Controls = append(verifyExtensions(seen.Controls, found, err, ours, when), confined...)
	if w.exit != nil {
		seen.Requests = requestsOf(w.browser.Family, w.exit.Snapshot())
	}
	return seen
}

// installed lists the profile's extensions. Where Firefox never had one it has
// neither a list nor a folder of them.
func (w *window) installed() ([]finding.Extension, error) {
	found, err := w.maker.extensions(w.place)
	if w.start.Strict && w.browser.Family == browser.Firefox && errors.Is(err, fs.ErrNotExist) {
		if _, folderErr := w.root.Lstat(firefoxExtensionsFolder); errors.Is(folderErr, fs.ErrNotExist) {
			return nil, nil
		}
	}
	return found, err
}

// ours is the ID of our extension in the session, empty in a strict one.
func (w *window) ours() string {
	if w.start.Strict {
		return ""
	}
	if w.browser.Family == browser.Chromium {
		id, _ := ExtensionID(w.keeper.vault)
		return id
	}
	return firefoxID
}

// lockPlace takes the profile's lock, or fails with profile-in-use.
func lockPlace(ctx context.Context, p place) (*flock.Flock, error) {
	ctx, cancel := context.WithTimeout(ctx, lockPatience)
	defer cancel()
	l := flock.New(p.lock(), flock.SetPermissions(0o600))
	_, err := l.TryLockContext(ctx, 10*time.Millisecond)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, message.NewError(message.ProfileInUse, nil)
	case err != nil:
		return nil, writeError(err)
	}
	return l, nil
}

// writeError gives a failure to write the profile its code.
func writeError(err error) error {
	var coded *message.Error
	switch {
	case err == nil || errors.As(err, &coded):
		return err
	case isFull(err):
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
