package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/message"
)

const (
	kills = 200
	// dismissals is how many decisions one host may be asked for. All kills
	// together stay below the number that the state remembers.
	dismissals = 4
)

// TestNoAcknowledgedDecisionIsLost kills the real host at random moments while
// it answers decisions. Whatever it had answered must be there for the next
// host, which no lock of the dead one may keep waiting.
func TestNoAcknowledgedDecisionIsLost(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	home := t.TempDir()
	env := stateEnv(home)
	check := func(err error) { require.NoError(t, err) }
	caller := "chrome-extension://" + extension.ChromiumID + "/"

	// As long as a whole conversation takes here at best, so that the moments
	// fall on starting, on writing and on ending.
	whole := time.Hour
	for round := range 3 {
		whole = min(whole, converse(t, startHost(check, env, caller), round))
	}
	acknowledged := map[string]bool{}
	var during int
	for i := range kills {
		h := startHost(check, env, caller)
		fingerprints := map[string]string{}
		for n := range dismissals {
			fingerprint := fmt.Sprintf("%016x%016x", i, n)
			id, raw := dismiss(t, fingerprint)
			fingerprints[id] = fingerprint
			h.send(frame(raw))
		}
		time.Sleep(time.Duration(random.Int64N(int64(whole)))) // the random moment
		require.NoError(t, h.cmd.Process.Kill())
		answered := 0
		for raw, ok := h.answer(); ok; raw, ok = h.answer() {
			a := parseAnswer(t, raw)
			require.True(t, a.OK, "%s", raw)
			acknowledged[fingerprints[a.ID]] = true
			answered++
		}
		h.wait()
		h.stop()
		if answered > 0 && answered < dismissals {
			during++
		}

		// The next host answers from what is on disk, and at once.
		if i%10 == 9 {
			start := time.Now()
			kept := dismissed(t, startHost(check, env, caller))
			assert.Less(t, time.Since(start), 5*time.Second, "no lock of a dead host is waited for")
			for fingerprint := range acknowledged {
				require.True(t, kept[fingerprint], "decision %s was acknowledged and is lost", fingerprint)
			}
		}
	}
	t.Logf("%d acknowledged, %d of %d kills fell between two answers", len(acknowledged), during, kills)
	assert.Positive(t, during, "no moment fell where it can do harm; on a busy machine few do")
	require.NotZero(t, len(acknowledged))
	converse(t, startHost(check, env, caller), 3)

	// Nothing was ever half written, and what killed hosts left is cleared away.
	entries, err := os.ReadDir(filepath.Join(home, "state"))
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	assert.ElementsMatch(t, []string{"decisions.sealed", "decisions.last-good", "vault.json", "vault.key", "vault.key.last-good", "vault.lock"}, names)
}

// stateEnv is the environment of a host whose state is below a folder.
func stateEnv(home string) []string {
	return []string{
		"HOME=" + home, "USERPROFILE=" + home, "SYSTEMROOT=" + os.Getenv("SYSTEMROOT"), "PATH=" + os.Getenv("PATH"),
		"SALLYPORT_HOME=" + filepath.Join(home, "state"), "SALLYPORT_KEY=file",
	}
}

func dismiss(t *testing.T, fingerprint string) (id string, raw []byte) {
	t.Helper()
	return ask(t, message.Decide, map[string]any{"fingerprint": fingerprint, "finding": "persistent-login", "level": "warn", "decision": "dismiss"})
}

func ask(t *testing.T, verb message.Verb, body any) (id string, raw []byte) {
	t.Helper()
	id = uuid.NewString()
	raw, err := json.Marshal(map[string]any{"id": id, "v": message.Version, "verb": verb, "body": body})
	require.NoError(t, err)
	return id, raw
}

type answer struct {
	ID   string `json:"id"`
	OK   bool   `json:"ok"`
	Body struct {
		Dismissed json.RawMessage `json:"dismissed"`
	} `json:"body"`
}

func parseAnswer(t *testing.T, raw []byte) answer {
	t.Helper()
	var a answer
	require.NoError(t, json.Unmarshal(raw, &a), "%s", raw)
	return a
}

// converse has as many decisions answered as a killed host is asked for, and
// tells how long that took from start to end.
func converse(t *testing.T, h *hostProcess, round int) time.Duration {
	t.Helper()
	defer h.stop()
	start := time.Now()
	for n := range dismissals {
		_, raw := dismiss(t, fmt.Sprintf("ff%014x%016x", round, n))
		h.send(frame(raw))
	}
	for range dismissals {
		raw, ok := h.answer()
		require.True(t, ok)
		require.True(t, parseAnswer(t, raw).OK, "%s", raw)
	}
	require.NoError(t, h.in.Close())
	require.Zero(t, h.wait())
	return time.Since(start)
}

// dismissed asks a host for every decision that it knows.
func dismissed(t *testing.T, h *hostProcess) map[string]bool {
	t.Helper()
	defer h.stop()
	_, raw := ask(t, message.State, map[string]any{})
	h.send(frame(raw))
	reply, ok := h.answer()
	require.True(t, ok)
	a := parseAnswer(t, reply)
	require.True(t, a.OK, "%s", reply)
	var list []message.Decision
	require.NoError(t, json.Unmarshal(a.Body.Dismissed, &list))
	known := map[string]bool{}
	for _, d := range list {
		known[d.Fingerprint] = true
	}
	require.NoError(t, h.in.Close())
	require.Zero(t, h.wait())
	return known
}
