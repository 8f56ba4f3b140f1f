package profile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/confine"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/portal"
)

const (
	// upPatience is how long a browser may take to come up.
	upPatience = 30 * time.Second
	// settle is how long it must then stay up.
	settle = 250 * time.Millisecond
	// lockPatience outlasts those who only ask whether the window is open.
	lockPatience = 300 * time.Millisecond
)

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
	before := w.keeper.stoodBefore(w.browser)
	allowed := sync.OnceValues(func() ([]stand, string) { return stands(ctx, w.browser, cleanEnvironment(os.Environ())) })
	if before == nil {
		// It takes some processes, so it goes on beside the rest.
		go allowed()
		defer allowed() // what asks leaves nothing only once it has ended
	}
	packed := sync.OnceValue(w.pack)
	go packed()
	defer packed()
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
	if err := packed(); err != nil {
		return nil, err
	}
	if err := w.strongest(ctx, before, allowed); err != nil {
		return nil, err
	}
	return &Launched{ID: w.id, Browser: w.browser.Name, Level: string(w.level), Guide: w.guide()}, nil
}

// strongest opens the window at the strongest level that the machine allows: at
// the one that it stood at before, else at those that the machine says. It may
// say that it allows one and refuse it all the same, when it comes to it, or the
// browser may not bear it.
func (w *window) strongest(ctx context.Context, before *stand, allowed func() ([]stand, string)) error {
	if before != nil {
		if err := w.at(ctx, *before, ""); askForLess(err) == "" {
			return err
		}
	}
	can, why := allowed()
	for _, s := range can {
		err := w.at(ctx, s, why)
		if why = askForLess(err); why == "" {
			return err
		}
	}
	return message.NewError(message.LaunchFailed, errors.New(why))
}

// endedAtOnce says how a browser ended that had not taken its profile yet.
type endedAtOnce string

func (e endedAtOnce) Error() string { return string(e) }

// askForLess is why a level failed that a weaker one may do without. It is empty
// for success and for any other failure.
func askForLess(err error) string {
	var refused *confine.Refusal
	var ended endedAtOnce
	switch {
	case errors.As(err, &refused):
		return refused.Reason
	case errors.As(err, &ended):
		return ended.Error()
	}
	return ""
}

// at opens the window at a level. weaker is why that is not a stronger one.
func (w *window) at(ctx context.Context, s stand, weaker string) error {
	w.level, w.weaker = s.level, weaker
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
		w.stood = s.reached()
		// A short session may be over before the browser has written its settings.
		w.verifyConfined("after the start")
		return nil
	}
	w.closeExit()
	if closeErr := w.close(ctx, failed, sight{}); closeErr != nil {
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
	last := book.Profiles[w.browser.ID]
	w.start, w.without = last.begun(), last.NotPutBack != ""
	w.adopted = true
	if last.Open {
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
		r.Device, r.NotPutBack = r.deviceOf(w.browser, w.start, w.estate().keptSome()), ""
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
	expected := w.estate().keptSome()
	putBack, notPutBack := w.estate().putBack(ctx)
	w.without = notPutBack != nil
	if putBack == expected && notPutBack == nil {
		return nil
	}
	_, err := w.keeper.record(w.browser.ID, func(r *Record) {
		r.Device, r.NotPutBack = r.deviceOf(w.browser, w.start, putBack), sentence(notPutBack)
	})
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
	receipt, notKept, err := w.estateOf(last.begun(), last.NotPutBack != "").clear(ctx)
	if err != nil {
		return receipt, writeError(err)
	}
	return receipt, stateOr(w.keeper.recordLateWipe(w.browser.ID, receipt, notKept))
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
	return w.awaitUp(log, upPatience)
}

// awaitUp returns once the browser has taken the profile, for which it has
// the time within, and has stayed up.
func (w *window) awaitUp(log *os.File, within time.Duration) error {
	deadline := time.Now().Add(within)
	var up time.Time
	for up.IsZero() || time.Since(up) < settle {
		select {
		case <-w.process.exited:
			w.process.kill() // what it started, where it is confined
			how := fmt.Sprintf("%s ended at once (%s)%s", w.browser.Name, w.process.how, lastLine(log))
			if up.IsZero() {
				return endedAtOnce(how)
			}
			return message.NewError(message.LaunchFailed, errors.New(how))
		case <-time.After(20 * time.Millisecond):
		}
		if up.IsZero() {
			if _, err := w.root.Lstat(w.maker.up); err == nil {
				up = time.Now()
			} else if time.Now().After(deadline) {
				w.process.kill()
				return message.NewError(message.LaunchFailed, fmt.Errorf("%s did not open its profile in %s%s", w.browser.Name, within, lastLine(log)))
			}
		}
	}
	return nil
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

const (
	// maxLog is how much of a browser's own messages is looked at for its last line,
	// and maxLine how much of that is told.
	maxLog  = 64 << 10
	maxLine = 300
)

// lastLine returns the browser's last message, for an error that a person
// reads in a terminal.
func lastLine(log *os.File) string {
	data, err := io.ReadAll(io.NewSectionReader(log, 0, maxLog))
	if err != nil {
		return ""
	}
	lines := strings.Split(string(bytes.TrimSpace(data)), "\n")
	if last := strings.TrimSpace(lines[len(lines)-1]); last != "" {
		return ": " + strings.ToValidUTF8(last[:min(len(last), maxLine)], "")
	}
	return ""
}
