package guard

import (
	"context"
	"sync"
	"time"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/keptlogin"
	"github.com/sallyport/sallyport/internal/machine"
	"github.com/sallyport/sallyport/internal/portal"
)

// keptAge is how long it stands what profiles keep of a sign-in. Reading all of
// them takes longer than a page should wait for.
const keptAge = time.Minute

// keptHere is what all profiles keep, and which of them the calling browser has.
type keptHere struct {
	all  []keptlogin.Kept
	here []browser.Profile
}

func lookAtKept(p portal.Portal) func(context.Context) keptHere {
	return func(ctx context.Context) keptHere {
		profiles, err := keptlogin.Everywhere()
		if err != nil {
			return keptHere{}
		}
		here, _ := browser.Caller() // without one, no finding is about this browser
		return keptHere{all: keptlogin.In(ctx, p, profiles), here: here}
	}
}

// kept tells what profiles keep of a sign-in on the page's portal, as far as that
// is known by now; more is true while it is being looked at.
func (g *Guard) kept(ctx context.Context, origin string) (findings []finding.Finding, more bool) {
	looked := &g.keptOfPortal
	if portal.Rehearsal(origin) {
		looked = &g.keptOfPractice
	}
	k, at, more := looked.fetch(ctx)
	findings = keptlogin.ForPage(k.all, k.here, machine.Shared(g.machine.fetch(ctx)))
	for i := range findings {
		findings[i].MeasuredAt = at.UTC().Truncate(time.Second)
	}
	return findings, more
}

// ahead keeps an answer that nobody waits for: it is renewed behind those who ask.
type ahead[T any] struct {
	age time.Duration
	get func(context.Context) T

	mu      sync.Mutex
	at      time.Time
	value   T
	running bool
}

// fetch returns the last answer and when it was got, at once. more is true while
// a newer one is on its way.
func (a *ahead[T]) fetch(ctx context.Context) (value T, at time.Time, more bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.running && (a.at.IsZero() || time.Since(a.at) > a.age) {
		a.running = true
		// The one who asks may be answered and gone before it is there.
		go a.renew(context.WithoutCancel(ctx))
	}
	return a.value, a.at, a.running
}

func (a *ahead[T]) renew(ctx context.Context) {
	began := time.Now()
	value := a.get(ctx)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.value, a.at, a.running = value, began, false
}
