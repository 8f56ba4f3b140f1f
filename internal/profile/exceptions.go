package profile

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/filter"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/vault"
)

// exceptionsDocument is the vault document of the user's exceptions.
const exceptionsDocument = "exceptions"

const (
	// exceptionMemory is how long an exception is remembered after its end.
	exceptionMemory = 30 * 24 * time.Hour
	// maxRemembered is how many are, those in force included.
	maxRemembered = 200
	// exceptionsPause is how often an open window looks for new ones.
	exceptionsPause = 2 * time.Second
)

// Exception is a host that the pages of hardened windows may load from for a
// while, next to the portal's own. What may be navigated to is held elsewhere,
// except in a Firefox at [Preferences], where the filter is the only list.
type Exception struct {
	filter.Exception
	AddedAt time.Time `json:"added_at"`
}

// InForce reports whether it has not ended.
func (e Exception) InForce() bool { return time.Now().Before(e.Until) }

// BadException is why an exception cannot be added, and what to do.
type BadException struct{ What, Fix string }

func (e *BadException) Error() string { return e.What }

type exceptionBook struct {
	// Exceptions has one in force a host at most, and those that ended.
	Exceptions []Exception `json:"exceptions"`
}

// Exceptions returns the exceptions that are remembered: those in force by
// host, then those that ended, the latest first.
func (k *Keeper) Exceptions() ([]Exception, error) {
	var b exceptionBook
	if err := k.vault.Read(exceptionsDocument, &b); err != nil && !errors.Is(err, vault.ErrNotFound) {
		return nil, err
	}
	b.tidy()
	return b.Exceptions, nil
}

// AddException adds one for a host, or replaces the one that is in force. The
// reason is cleaned of what does not show. What cannot be one gives a
// [*BadException].
func (k *Keeper) AddException(host, reason string, lasts time.Duration) (Exception, error) {
	e, err := newException(host, reason, lasts)
	if err != nil {
		return Exception{}, err
	}
	var b exceptionBook
	err = k.vault.Update(exceptionsDocument, &b, func() error {
		b.Exceptions = slices.DeleteFunc(b.Exceptions, func(o Exception) bool { return o.Host == e.Host && o.InForce() })
		b.Exceptions = append(b.Exceptions, e)
		b.tidy()
		if len(b.inForce()) > filter.MaxExceptions {
			return &BadException{fmt.Sprintf("%d exceptions are in force, and no more can be", filter.MaxExceptions), "remove one that is no longer needed: “sallyport exceptions list” shows them"}
		}
		return nil
	})
	return e, err
}

// RemoveException ends a host's exception now. It reports false where none is
// in force.
func (k *Keeper) RemoveException(host string) (bool, error) {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	removed := false
	var b exceptionBook
	err := k.vault.Update(exceptionsDocument, &b, func() error {
		for i, e := range b.Exceptions {
			if e.Host == host && e.InForce() {
				b.Exceptions[i].Until, removed = now(), true
			}
		}
		b.tidy()
		return nil
	})
	return removed, err
}

func newException(host, reason string, lasts time.Duration) (Exception, error) {
	at := now()
	e := Exception{filter.Exception{Host: host, Reason: finding.Plain(reason), Until: at.Add(lasts)}, at}
	switch {
	case lasts < time.Minute || lasts > filter.MaxException:
		return e, &BadException{fmt.Sprintf("an exception cannot last %v", lasts), fmt.Sprintf("give from 1m to %.0fh with --for, for example --for 2h", filter.MaxException.Hours())}
	case strings.TrimSpace(e.Reason) == "":
		return e, &BadException{"an exception needs a reason", "say in a few words why, with --reason"}
	case len(strings.TrimSpace(e.Reason)) > filter.MaxReason:
		return e, &BadException{fmt.Sprintf("the reason is longer than %d bytes", filter.MaxReason), "say it in a few words"}
	}
	checked, err := e.Checked(at)
	if err != nil {
		return e, &BadException{err.Error(), "name one host alone, as in cdn.example.com" + insteadOf(host)}
	}
	e.Exception = checked
	if portal.IBKR().Official("https://" + e.Host) {
		return e, &BadException{fmt.Sprintf("%q is the portal's own and needs no exception", e.Host), "name the other host that the page wants to load from"}
	}
	return e, nil
}

// insteadOf is what was probably meant by an address of a page.
func insteadOf(host string) string {
	_, rest, ok := strings.Cut(host, "://")
	if !ok {
		rest = host
	}
	if u, err := url.Parse("https://" + rest); err == nil && u.Hostname() != host {
		if e, err := (filter.Exception{Host: u.Hostname(), Reason: "r", Until: now().Add(time.Minute)}).Checked(now()); err == nil {
			return ": here that is " + e.Host
		}
	}
	return ""
}

// tidy sorts, and forgets what ended long ago and what is too much.
func (b *exceptionBook) tidy() {
	oldest := now().Add(-exceptionMemory)
	b.Exceptions = slices.DeleteFunc(b.Exceptions, func(e Exception) bool { return e.Until.Before(oldest) })
	slices.SortFunc(b.Exceptions, func(a, c Exception) int {
		switch {
		case a.InForce() && c.InForce():
			return cmp.Compare(a.Host, c.Host)
		case a.InForce() != c.InForce():
			return c.Until.Compare(a.Until)
		}
		return cmp.Or(c.Until.Compare(a.Until), cmp.Compare(a.Host, c.Host))
	})
	b.Exceptions = b.Exceptions[:min(len(b.Exceptions), maxRemembered)]
}

func (b exceptionBook) inForce() []filter.Exception {
	var all []filter.Exception
	for _, e := range b.Exceptions {
		if e.InForce() {
			all = append(all, e.Exception)
		}
	}
	return all
}

// exceptionsInForce is empty where they cannot be read.
func (k *Keeper) exceptionsInForce() []filter.Exception {
	all, _ := k.Exceptions()
	return exceptionBook{all}.inForce()
}

// except brings a filter in line with the exceptions that are in force. Where
// they cannot be read, it gives no new one, and those given end by themselves.
func (k *Keeper) except(exit *filter.Filter) {
	all, err := k.Exceptions()
	if err != nil {
		return
	}
	given := map[string]bool{}
	for _, e := range (exceptionBook{all}).inForce() {
		given[e.Host] = exit.Except(e) == nil
	}
	for _, e := range exit.Snapshot().Exceptions {
		if !given[e.Host] {
			exit.Withdraw(e.Host)
		}
	}
}

// watchExceptions keeps doing so until it is stopped, which waits for its end.
func (k *Keeper) watchExceptions(exit *filter.Filter) (stop func()) {
	over, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(exceptionsPause)
		defer tick.Stop()
		for {
			select {
			case <-over:
				return
			case <-tick.C:
				k.except(exit)
			}
		}
	}()
	return func() {
		close(over)
		<-ended
	}
}

// exceptionsText tells of exceptions to a person, with the user's own reasons.
// It is empty where there are none.
func exceptionsText(exceptions []filter.Exception, running bool) string {
	if len(exceptions) == 0 {
		return ""
	}
	said := plural(len(exceptions), "exception was", "exceptions were")
	if running {
		said = plural(len(exceptions), "exception is", "exceptions are")
	}
	var list []string
	for _, e := range exceptions[:min(len(exceptions), maxNamed)] {
		list = append(list, fmt.Sprintf("%s, until %s, because “%s”", e.Host, day(e.Until.UTC()), finding.Plain(e.Reason)))
	}
	if more := len(exceptions) - len(list); more > 0 {
		list = append(list, fmt.Sprintf("and %d more", more))
	}
	return said + " in force: " + strings.Join(list, "; ")
}
