package profile

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/finding"
)

var (
	opened  = time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC)
	wipedAt = opened.Add(time.Hour)
)

func seen(verified, unverified int) []finding.Control {
	var controls []finding.Control
	for i := range verified {
		controls = append(controls, finding.Control{Name: fmt.Sprintf("held-%d", i), Requested: true, Verified: "read"})
	}
	for i := range unverified {
		controls = append(controls, finding.Control{Name: fmt.Sprintf("open-%d", i), Requested: true})
	}
	return controls
}

func TestFindingOfAProfile(t *testing.T) {
	ours := []finding.Extension{{ID: localID, Name: "Sallyport"}, {ID: firefoxID, Name: "Sallyport"}}
	stranger := append(ours, finding.Extension{ID: "s", Name: "Helper\u202e\n" + strings.Repeat("x", 200)})
	many := ours
	for i := range 7 {
		many = append(many, finding.Extension{ID: fmt.Sprint(i), Name: fmt.Sprint("E", i)})
	}
	for _, c := range []struct {
		name    string
		state   State
		text    string
		outcome finding.Outcome
		level   finding.Level
		says    string
	}{
		{"clean", State{Record: Record{WipedAt: wipedAt, Wiped: map[string]int{"files": 7}, sight: sight{Controls: seen(15, 0), Extensions: ours}}},
			"hardened_profile_pass", finding.Pass, finding.Info,
			"level L1 (enforced by preferences), opened 2026-11-24 09:30 UTC; wiped 2026-11-24 10:30 UTC: 7 files removed; all 15 protections were seen to hold"},
		{"running", State{Running: true, Served: true, Record: Record{Open: true, Mode: Ephemeral, ExtensionMode: guarded, WipedAt: wipedAt, sight: sight{Controls: seen(15, 0)}}},
			"hardened_profile_running", finding.Pass, finding.Info, "level L1 (enforced by preferences), ephemeral and guarded, opened 2026-11-24 09:30 UTC; all 15 protections were seen to hold"},
		{"running, not looked at yet", State{Running: true, Served: true, Record: Record{Open: true}},
			"hardened_profile_running", finding.Unknown, finding.Info, "level L1 (enforced by preferences), opened 2026-11-24 09:30 UTC; its protections were not looked at yet"},
		{"running without its supervisor", State{Running: true, Record: Record{Open: true}},
			"hardened_profile", finding.Fail, finding.Warn, "Chromium: level L1 (enforced by preferences), opened 2026-11-24 09:30 UTC; its supervisor has ended, and with it the window's only way out: close it and launch again"},
		{"running, with something open", State{Running: true, Served: true, Record: Record{Open: true, sight: sight{Controls: seen(14, 1)}}},
			"hardened_profile_running", finding.Unknown, finding.Info, "level L1 (enforced by preferences), opened 2026-11-24 09:30 UTC; 14 of 15 protections were seen to hold, not: open 0"},
		{"unwiped", State{Record: Record{Open: true, sight: sight{Controls: seen(15, 0)}}},
			"hardened_profile", finding.Fail, finding.Warn, "its last session in Chromium, opened 2026-11-24 09:30 UTC, ended without being wiped"},
		{"a stranger", State{Record: Record{sight: sight{Controls: seen(14, 1), Extensions: stranger}}},
			"hardened_profile", finding.Fail, finding.Warn, "its last session in Chromium, which was wiped, had other extensions: Helper " + strings.Repeat("x", 73)},
		{"strangers in an open window", State{Running: true, Record: Record{Open: true, sight: sight{Extensions: many}}},
			"hardened_profile", finding.Fail, finding.Warn, "its open window in Chromium had other extensions: E0, E1, E2, E3, E4, and 2 more"},
		{"drifted", State{Record: Record{sight: sight{Controls: seen(13, 2), Drifted: []string{"sync-off", "https-only"}, Extensions: ours}}},
			"hardened_profile", finding.Fail, finding.Warn, "its last session in Chromium, which was wiped, had protections changed: sync off, https only"},
		{"not seen", State{Record: Record{sight: sight{Controls: seen(13, 2), Extensions: ours}}},
			"hardened_profile_unknown", finding.Unknown, finding.Info,
			"level L1 (enforced by preferences), opened 2026-11-24 09:30 UTC; 13 of 15 protections were seen to hold, not: open 0, open 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := c.state
			s.Browser, s.Level, s.LaunchedAt = "Chromium", "L1", opened
			f := s.finding(localID)
			assert.Equal(t, finding.HardenedProfile, f.ID)
			assert.Equal(t, c.text, f.Text)
			assert.Equal(t, c.outcome, f.Outcome)
			assert.Equal(t, c.level, f.Level)
			assert.Equal(t, finding.Measured, f.Basis)
			_, reason, _ := finding.Texts("en").Render(f)
			assert.Equal(t, c.says, reason)
			_, reason, _ = finding.Texts("zh-CN").Render(f)
			assert.NotRegexp(t, `[a-z]+ [a-z]+ [a-z]+`, reason, "three words of English in Chinese")
			assert.NotEqual(t, c.says, reason)
			assert.Equal(t, s.Controls, f.Evidence.Controls)
			assert.Equal(t, s.Extensions, f.Evidence.Extensions)
			assert.Equal(t, s.Wiped, f.Evidence.Counts)
			for _, other := range []State{{}, {Record: Record{Open: true}}} {
				other.Browser = "Firefox ESR"
				assert.NotEqual(t, other.finding(localID).Fingerprint, f.Fingerprint)
			}
		})
	}
}

func TestFindingsBeforeTheFirstUse(t *testing.T) {
	s := newStage(t)
	f := s.Findings()
	require.Len(t, f, 1)
	assert.Equal(t, "hardened_profile_never", f[0].Text)
	assert.Equal(t, finding.NotApplicable, f[0].Outcome)
	assert.Contains(t, f[0].Remedies, finding.Launch)
}

func TestFindingsWithoutARecordSayWhy(t *testing.T) {
	s := newStage(t)
	_, err := s.record("chromium", func(r *Record) { r.Browser = "Chromium" })
	require.NoError(t, err)
	for _, ext := range []string{".sealed", ".last-good"} {
		path := filepath.Join(s.Home(), bookDocument+ext)
		require.NoError(t, os.Remove(path))
		require.NoError(t, os.WriteFile(path, []byte("damaged"), 0o600))
	}
	f := s.Findings()
	require.Len(t, f, 1)
	assert.Equal(t, finding.Unknown, f[0].Outcome)
	assert.Contains(t, f[0].Args[0], "its record cannot be read")
}

func TestAnOpenWindowIsSeenWithoutTheRecord(t *testing.T) {
	s := newStage(t)
	assert.Empty(t, Running(s.Home()))
	p := s.place("firefox-esr")
	require.NoError(t, os.MkdirAll(p.root, 0o700))
	lock, err := lockPlace(context.Background(), p)
	require.NoError(t, err)
	running := Running(s.Home())
	require.Len(t, running, 1)
	assert.Equal(t, "firefox-esr", running[0].ID)
	require.NoError(t, lock.Close())
	assert.Empty(t, Running(s.Home()), "a lock that nobody holds")
}

func TestStatesAreInTheTablesOrder(t *testing.T) {
	s := newStage(t)
	for _, id := range []string{"firefox-esr", "chromium"} {
		_, err := s.record(id, func(r *Record) { r.Browser = id })
		require.NoError(t, err)
	}
	states, err := s.States()
	require.NoError(t, err)
	require.Len(t, states, 2)
	assert.Equal(t, "chromium", states[0].Browser)
	assert.NotEqual(t, states[0].ID, states[1].ID)
	assert.False(t, states[0].Running, "its folder is not even there")
	assert.NoDirExists(t, filepath.Join(s.Home(), "profiles"), "asking makes nothing")
}

func TestRecordKeepsItsIDAndTheLatestSessions(t *testing.T) {
	s := newStage(t)
	first, err := s.record("chromium", func(r *Record) { r.remember("closed") })
	require.NoError(t, err)
	assert.Empty(t, first.History, "what was never opened leaves no session")
	const sessions = maxHistory + 5
	for i := range sessions {
		_, err := s.record("chromium", func(r *Record) {
			r.LaunchedAt = opened.Add(time.Duration(i) * time.Hour)
			r.remember("closed")
			r.sight = sight{Controls: seen(1, 1), Drifted: []string{"a"}, Extensions: []finding.Extension{{ID: "x"}}}
		})
		require.NoError(t, err)
	}
	states, err := s.States()
	require.NoError(t, err)
	require.Len(t, states, 1)
	assert.Equal(t, first.ID, states[0].ID)
	require.Len(t, states[0].History, maxHistory)
	assert.Equal(t, opened.Add((sessions-1)*time.Hour), states[0].History[0].LaunchedAt)
	assert.Equal(t, opened.Add((sessions-maxHistory)*time.Hour), states[0].History[maxHistory-1].LaunchedAt)
	assert.Equal(t, sight{Controls: seen(1, 1), Drifted: []string{"a"}, Extensions: []finding.Extension{{ID: "x"}}}, states[0].sight, "it survives the document")
}

func TestALateWipeIsWrittenDownOnce(t *testing.T) {
	s := newStage(t)
	require.NoError(t, s.recordLateWipe("chromium", map[string]int{"files": 1}, nil))
	states, err := s.States()
	require.NoError(t, err)
	assert.Empty(t, states, "a profile that was never opened has no record")

	_, err = s.record("chromium", func(r *Record) { r.Open, r.LaunchedAt = true, opened })
	require.NoError(t, err)
	for range 2 {
		require.NoError(t, s.recordLateWipe("chromium", map[string]int{"files": 1}, nil))
	}
	states, err = s.States()
	require.NoError(t, err)
	require.Len(t, states, 1)
	assert.False(t, states[0].Open)
	assert.Equal(t, map[string]int{"files": 1}, states[0].Wiped)
	assert.Equal(t, []Session{{LaunchedAt: opened, Ended: "lost"}}, states[0].History)
}
