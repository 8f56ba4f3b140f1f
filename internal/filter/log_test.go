package filter

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRecordIsBoundedAndKeepsTheMostBlocked(t *testing.T) {
	log := newTally(time.Now)
	for i := range 20_000 {
		log.count(target{host: fmt.Sprintf("n%d.noise.example", i), port: 443}, NotListed)
		if i%10 == 0 {
			log.count(target{host: "tracker.example", port: 443}, NotListed)
			log.count(target{host: "tracker.example", port: 80}, Port)
		}
	}
	log.count(target{}, Malformed)
	s := log.snapshot().Blocked
	assert.LessOrEqual(t, len(log.blocked.hosts), manyHosts)
	require.Len(t, s.Hosts, keptHosts)
	assert.Equal(t, uint64(24_001), s.Total)
	assert.Equal(t, map[Reason]uint64{NotListed: 22_000, Port: 2000, Malformed: 1}, s.Reasons)
	for i, port := range []uint16{80, 443} {
		assert.Equal(t, "tracker.example", s.Hosts[i].Host)
		assert.Equal(t, port, s.Hosts[i].Port)
		assert.Equal(t, uint64(2000), s.Hosts[i].Count)
	}
	sum := s.Unnamed + s.Others
	for _, h := range s.Hosts {
		sum += h.Count
	}
	assert.Equal(t, s.Total, sum, "nothing is lost")
}

func TestRecordTellsKindsApart(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	log := newTally(func() time.Time { now = now.Add(time.Second); return now })
	at := target{host: "a.example", port: 443}
	log.count(at, "")
	log.count(at, DialFailed)
	log.count(at, ResolveFailed)
	log.count(at, PrivateAddress)
	s := log.snapshot()
	assert.Equal(t, []HostCount{{Host: "a.example", Port: 443, Count: 1, First: s.Since.Add(time.Second), Last: s.Since.Add(time.Second)}}, s.Allowed.Hosts)
	assert.Equal(t, map[Reason]uint64{DialFailed: 1, ResolveFailed: 1}, s.Failed.Reasons)
	assert.Equal(t, time.Second, s.Failed.Hosts[0].Last.Sub(s.Failed.Hosts[0].First))
	assert.Equal(t, map[Reason]uint64{PrivateAddress: 1}, s.Blocked.Hosts[0].Reasons)
}

func TestSnapshotsWhileCounting(t *testing.T) {
	log := newTally(time.Now)
	var wait sync.WaitGroup
	for i := range 4 {
		wait.Go(func() {
			for n := range 2000 {
				log.count(target{host: fmt.Sprintf("h%d.example", n%(100*(i+1))), port: 443}, NotListed)
			}
		})
	}
	var last uint64
	for last < 8000 {
		s := log.snapshot().Blocked
		var sum uint64
		for _, h := range s.Hosts {
			require.Equal(t, h.Count, h.Reasons[NotListed])
			sum += h.Count
		}
		require.Equal(t, s.Total, sum+s.Others)
		require.GreaterOrEqual(t, s.Total, last)
		last = s.Total
	}
	wait.Wait()
}
