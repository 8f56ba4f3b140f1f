package filter

import (
	"cmp"
	"maps"
	"slices"
	"sync"
	"time"
)

// Snapshot is what was asked of a filter, as evidence: numbers, by host and
// port. Nothing that was sent or received is in it, no path and no query.
type Snapshot struct {
	// Since is when the filter was made.
	Since time.Time `json:"since"`
	// Allowed counts what was let through, Blocked what was refused, and Failed
	// what was allowed and did not get through.
	Allowed Counts `json:"allowed"`
	Blocked Counts `json:"blocked"`
	Failed  Counts `json:"failed"`
	// Open is how many connections are being served now.
	Open int `json:"open"`
	// Exceptions are those given so far, ended ones included, by host.
	Exceptions []Exception `json:"exceptions"`
}

// Counts are requests of one kind. Total is the sum of the hosts' counts,
// Unnamed and Others.
type Counts struct {
	Total uint64 `json:"total"`
	// Reasons adds up to Total for what was blocked or failed; empty for what was
	// allowed.
	Reasons map[Reason]uint64 `json:"reasons,omitempty"`
	// Hosts has up to 128 targets, the most frequent first. A count is exact
	// unless Others is not zero: then it may be too low, never too high.
	Hosts []HostCount `json:"hosts"`
	// Unnamed counts requests without a target that could be read.
	Unnamed uint64 `json:"unnamed,omitempty"`
	// Others counts requests to targets that Hosts has no room for.
	Others uint64 `json:"others,omitempty"`
}

// HostCount is how often one target was asked for.
type HostCount struct {
	Host    string            `json:"host"`
	Port    uint16            `json:"port"`
	Count   uint64            `json:"count"`
	Reasons map[Reason]uint64 `json:"reasons,omitempty"`
	First   time.Time         `json:"first"`
	Last    time.Time         `json:"last"`
}

const (
	// keptHosts is how many targets of a kind are kept when there are too many,
	// and manyHosts how many are too many. Between the two, a new target has room
	// to show that it comes often.
	keptHosts = 128
	manyHosts = 4 * keptHosts
)

// tally counts requests. It is safe for concurrent use.
type tally struct {
	now   func() time.Time
	since time.Time

	mu                       sync.Mutex
	allowed, blocked, failed counter
}

type counter struct {
	total, unnamed, others uint64
	reasons                map[Reason]uint64
	hosts                  map[place]*HostCount
}

// place is what requests are counted by.
type place struct {
	host string
	port uint16
}

func newTally(now func() time.Time) *tally { return &tally{now: now, since: now()} }

// count counts one request; no reason means that it was let through.
func (t *tally) count(to target, reason Reason) {
	now := t.now()
	t.mu.Lock()
	defer t.mu.Unlock()
	c := &t.blocked
	switch {
	case reason == "":
		c = &t.allowed
	case reason.failure():
		c = &t.failed
	}
	c.total++
	if reason != "" {
		increment(&c.reasons, reason)
	}
	if to.host == "" {
		c.unnamed++
		return
	}
	at := place{to.host, to.port}
	h := c.hosts[at]
	if h == nil {
		if len(c.hosts) == manyHosts {
			c.prune()
		}
		if c.hosts == nil {
			c.hosts = map[place]*HostCount{}
		}
		h = &HostCount{Host: to.host, Port: to.port, First: now}
		c.hosts[at] = h
	}
	h.Count++
	h.Last = now
	if reason != "" {
		increment(&h.Reasons, reason)
	}
}

func increment(m *map[Reason]uint64, r Reason) {
	if *m == nil {
		*m = map[Reason]uint64{}
	}
	(*m)[r]++
}

// prune drops all but the most frequent targets, into others.
func (c *counter) prune() {
	for _, h := range c.sorted()[keptHosts:] {
		c.others += h.Count
		delete(c.hosts, place{h.Host, h.Port})
	}
}

// sorted returns the targets, the most frequent first, then by name.
func (c *counter) sorted() []*HostCount {
	return slices.SortedFunc(maps.Values(c.hosts), func(a, b *HostCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Host, b.Host), cmp.Compare(a.Port, b.Port))
	})
}

func (c *counter) counts() Counts {
	out := Counts{Total: c.total, Reasons: maps.Clone(c.reasons), Hosts: []HostCount{}, Unnamed: c.unnamed, Others: c.others}
	for i, h := range c.sorted() {
		if i >= keptHosts {
			out.Others += h.Count
			continue
		}
		one := *h
		one.Reasons = maps.Clone(h.Reasons)
		out.Hosts = append(out.Hosts, one)
	}
	return out
}

func (t *tally) snapshot() Snapshot {
	t.mu.Lock()
	defer t.mu.Unlock()
	return Snapshot{Since: t.since, Allowed: t.allowed.counts(), Blocked: t.blocked.counts(), Failed: t.failed.counts(), Exceptions: []Exception{}}
}
