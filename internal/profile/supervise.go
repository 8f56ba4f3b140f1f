package profile

import (
	"context"
	"errors"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/filter"
	"github.com/sallyport/sallyport/internal/finding"
)

// leavePatience is how long a browser's helper processes may take to end after it.
const leavePatience = 5 * time.Second

// Supervise is the body of the supervisor process: it opens one hardened window
// and stays until that is closed and wiped. It says how the start went on
// ready, which it closes. It does not end on a signal that a session's end
// sends: the browser ends then too, and the wipe is still to come. Nor does it
// end because nobody listens on ready any more, which is a signal as well where
// ready is standard output. serve holds one conversation with a native host of
// the window's browser, at the level that the window reached.
func (k *Keeper) Supervise(ctx context.Context, browserID string, start Start, ready *os.File, serve func(level Level, browserID string, conn net.Conn)) error {
	noMemoryDumps()
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
	// stood is what is to be remembered of that, nil where nothing is.
	stood *stood
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
	// without is true where cookies were kept and could not be put back.
	without bool
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

// estate is the profile's folder after, or for, a session.
func (w *window) estate() estate { return w.estateOf(w.start, w.without) }

func (w *window) estateOf(session Start, without bool) estate {
	return estate{root: w.root, place: w.place, family: w.browser.Family, session: session, without: without}
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
	receipt, notKept, wipeErr := w.estate().clear(ctx)
	_, err := w.keeper.record(w.browser.ID, func(r *Record) {
		r.Browser, r.ClosedAt, r.sight, r.Stood = w.browser.Name, closed, seen, w.stood
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
