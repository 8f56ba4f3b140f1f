package profile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/filter"
	"github.com/sallyport/sallyport/internal/finding"
)

func TestExceptionsAreAddedReplacedAndRemoved(t *testing.T) {
	k := newStage(t).Keeper
	none, err := k.Exceptions()
	require.NoError(t, err)
	assert.Empty(t, none)
	removed, err := k.RemoveException("cdn.example.com")
	require.NoError(t, err)
	assert.False(t, removed)

	e, err := k.AddException("CDN.Example.com.", " charts\u202e\nstay empty ", 2*time.Hour)
	require.NoError(t, err)
	assert.Equal(t, "cdn.example.com", e.Host)
	assert.Equal(t, "charts stay empty", e.Reason)
	assert.Equal(t, e.AddedAt.Add(2*time.Hour), e.Until)
	_, err = k.AddException("b.example.com", "b", filter.MaxException)
	require.NoError(t, err)
	e, err = k.AddException("cdn.example.com", "another reason", time.Hour)
	require.NoError(t, err)

	all, err := k.Exceptions()
	require.NoError(t, err)
	require.Len(t, all, 2)
	assert.Equal(t, "b.example.com", all[0].Host)
	assert.Equal(t, e, all[1])

	removed, err = k.RemoveException("Cdn.example.com")
	require.NoError(t, err)
	assert.True(t, removed)
	assert.Equal(t, []string{"b.example.com"}, hosts(k.exceptionsInForce()))
	all, err = k.Exceptions()
	require.NoError(t, err)
	require.Len(t, all, 2, "it is remembered")
	assert.False(t, all[1].InForce())
}

func hosts(exceptions []filter.Exception) []string {
	var all []string
	for _, e := range exceptions {
		all = append(all, e.Host)
	}
	return all
}

func TestWhatCannotBeAnException(t *testing.T) {
	k := newStage(t).Keeper
	for _, c := range []struct {
		host, reason string
		lasts        time.Duration
		what, fix    string
	}{
		{"*.example.com", "r", time.Hour, "wildcard", "cdn.example.com"},
		{"10.0.0.1", "r", time.Hour, "is an address", "one host"},
		{"co.uk", "r", time.Hour, "public suffix", "one host"},
		{"localhost", "r", time.Hour, "this machine", "one host"},
		{"https://Fonts.example.com/a?b=c", "r", time.Hour, "not a host's name", ": here that is fonts.example.com"},
		{"fonts.example.com:443", "r", time.Hour, "not a host's name", ": here that is fonts.example.com"},
		{"https://10.0.0.1/", "r", time.Hour, "not a host's name", "cdn.example.com"},
		{"", "r", time.Hour, "not a host's name", "one host"},
		{"cdn.example.com", " \u200b\n", time.Hour, "needs a reason", "--reason"},
		{"cdn.example.com", strings.Repeat("x", 300), time.Hour, "reason is longer", "a few words"},
		{"cdn.example.com", "r", 0, "cannot last 0s", "1m to 24h"},
		{"cdn.example.com", "r", -time.Hour, "cannot last", "--for"},
		{"cdn.example.com", "r", filter.MaxException + time.Second, "cannot last 24h0m1s", "--for"},
		{"www.InteractiveBrokers.com", "r", time.Hour, "is the portal's own", "other host"},
	} {
		_, err := k.AddException(c.host, c.reason, c.lasts)
		var bad *BadException
		require.ErrorAs(t, err, &bad, "%+v", c)
		assert.Contains(t, bad.What, c.what)
		assert.Contains(t, bad.Fix, c.fix, bad.What)
	}
	for i := range filter.MaxExceptions {
		_, err := k.AddException(fmt.Sprintf("n%d.example.com", i), "r", time.Hour)
		require.NoError(t, err)
	}
	_, err := k.AddException("n0.example.com", "again", time.Hour)
	require.NoError(t, err)
	_, err = k.AddException("more.example.com", "r", time.Hour)
	assert.ErrorContains(t, err, "32 exceptions are in force")
	assert.Len(t, k.exceptionsInForce(), filter.MaxExceptions)
}

func TestEndedExceptionsAreForgotten(t *testing.T) {
	k := newStage(t).Keeper
	ended := func(host string, ago time.Duration) Exception {
		return Exception{filter.Exception{Host: host, Reason: "r", Until: now().Add(-ago)}, now().Add(-ago - time.Hour)}
	}
	var b exceptionBook
	require.NoError(t, k.vault.Update(exceptionsDocument, &b, func() error {
		b.Exceptions = []Exception{ended("old.example.com", exceptionMemory+time.Hour), ended("b.example.com", 2*time.Hour), ended("a.example.com", time.Hour)}
		for i := range maxRemembered {
			b.Exceptions = append(b.Exceptions, ended(fmt.Sprintf("n%d.example.com", i), 24*time.Hour))
		}
		return nil
	}))
	_, err := k.AddException("z.example.com", "r", time.Hour)
	require.NoError(t, err)
	require.NoError(t, k.vault.Read(exceptionsDocument, &b))
	require.Len(t, b.Exceptions, maxRemembered)
	for i, host := range []string{"z.example.com", "a.example.com", "b.example.com"} {
		assert.Equal(t, host, b.Exceptions[i].Host)
	}
}

func TestAFilterFollowsTheExceptions(t *testing.T) {
	k := newStage(t).Keeper
	exit, err := filter.New(filter.Config{})
	require.NoError(t, err)
	until := func() map[string]bool {
		k.except(exit)
		inForce := map[string]bool{}
		for _, e := range exit.Snapshot().Exceptions {
			inForce[e.Host] = time.Now().Before(e.Until)
		}
		return inForce
	}
	assert.Empty(t, until())
	_, err = k.AddException("cdn.example.com", "r", time.Hour)
	require.NoError(t, err)
	_, err = k.AddException("b.example.com", "r", time.Hour)
	require.NoError(t, err)
	assert.Equal(t, map[string]bool{"cdn.example.com": true, "b.example.com": true}, until())
	_, err = k.RemoveException("b.example.com")
	require.NoError(t, err)
	assert.Equal(t, map[string]bool{"cdn.example.com": true, "b.example.com": false}, until())

	// A clock that was set back makes it last longer than any may.
	var b exceptionBook
	require.NoError(t, k.vault.Update(exceptionsDocument, &b, func() error {
		for i := range b.Exceptions {
			b.Exceptions[i].Until = now().Add(48 * time.Hour)
		}
		return nil
	}))
	assert.Equal(t, map[string]bool{"cdn.example.com": false, "b.example.com": false}, until())

	stop := k.watchExceptions(exit)
	_, err = k.AddException("late.example.com", "r", time.Hour)
	require.NoError(t, err)
	assert.Eventually(t, func() bool { return len(exit.Snapshot().Exceptions) == 3 }, 10*time.Second, 10*time.Millisecond)
	stop()
}

func TestExceptionsAreTold(t *testing.T) {
	e := filter.Exception{Host: "cdn.example.com", Reason: "charts\u202e stay empty", Until: opened}
	assert.Equal(t, "1 exception was in force: cdn.example.com, until 2026-11-24 09:30 UTC, because “charts stay empty”", exceptionsText([]filter.Exception{e}, false))
	assert.Equal(t, "1 exception is in force: cdn.example.com, until 2026-11-24 09:30 UTC, because “charts stay empty”", exceptionsText([]filter.Exception{e}, true))
	many := exceptionsText([]filter.Exception{e, e, e, e, e, e, e}, false)
	assert.True(t, strings.HasPrefix(many, "7 exceptions were in force: "), many)
	assert.True(t, strings.HasSuffix(many, "; and 2 more"), many)
	assert.Empty(t, exceptionsText(nil, false))

	s := State{Record: Record{Browser: "Chromium", Level: "L3", LaunchedAt: opened, sight: sight{Controls: seen(1, 0), Requests: Requests{Allowed: 3, Exceptions: []filter.Exception{e}}}}}
	_, reason, _ := finding.Texts("en").Render(s.finding(localID))
	assert.Contains(t, reason, "; 3 requests were let through, none was refused; 1 exception was in force: cdn.example.com, until")
	s.Running = true
	_, reason, _ = finding.Texts("en").Render(s.finding(localID))
	assert.NotContains(t, reason, "let through", "an open window's count is of its start")
	assert.Contains(t, reason, "1 exception is in force: ")
}
