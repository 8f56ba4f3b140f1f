package vault_test

import (
	"bufio"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/vault"
)

func TestKilledAtAnyInstantNothingIsLost(t *testing.T) {
	v, dir := fresh(t)
	var c counter
	require.NoError(t, v.Update("counter", &c, func() error { return nil }))

	const kills = 200
	acknowledged, progressed := 0, 0
	for round := range kills {
		cmd := child(t, "count", dir)
		out, err := cmd.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, cmd.Start())
		kill := func(within time.Duration) {
			time.Sleep(rand.N(within))
			_ = cmd.Process.Kill()
		}
		// Half are killed around their start, half in the middle of counting,
		// however slow this machine is.
		if round%2 == 0 {
			go kill(25 * time.Millisecond)
		}
		before := acknowledged
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			n, err := strconv.Atoi(lines.Text())
			require.NoError(t, err)
			require.Equal(t, acknowledged+1, n)
			acknowledged = n
			if round%2 == 1 && acknowledged == before+1 {
				go kill(4 * time.Millisecond)
			}
		}
		_ = cmd.Wait()
		if acknowledged > before {
			progressed++
		}

		w := open(t, dir)
		require.NoError(t, w.Read("counter", &c))
		require.GreaterOrEqual(t, c.N, acknowledged)
		require.LessOrEqual(t, c.N, acknowledged+1, "at most one update was under way")
		require.Empty(t, w.Recovered(), "a kill damages nothing")
		acknowledged = c.N
	}
	require.GreaterOrEqual(t, progressed, kills/2)
	t.Logf("%d kills, %d of them after a write, counter at %d", kills, progressed, acknowledged)

	// The next writer also removes what the killed ones left lying.
	require.NoError(t, open(t, dir).Update("counter", &c, func() error { c.N++; return nil }))
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		assert.NotEqual(t, '.', rune(e.Name()[0]), e.Name())
	}
}

func TestManyProcessesCountTogether(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state") // not made yet: they race for that and for the key as well
	const processes, times = 21, 10
	var wait []func() error
	for range processes {
		cmd := child(t, "count", dir, "VAULT_TEST_TIMES="+strconv.Itoa(times))
		require.NoError(t, cmd.Start())
		wait = append(wait, cmd.Wait)
	}
	for _, w := range wait {
		require.NoError(t, w())
	}
	var c counter
	require.NoError(t, open(t, dir).Read("counter", &c))
	assert.Equal(t, processes*times, c.N)
}

func TestHeldLockIsNamedAndReadersDoNotWait(t *testing.T) {
	v, dir := fresh(t)
	set(t, v, "doc", "a")
	cmd := child(t, "lock", dir)
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "held\n", line)

	v.SetLockWait(50 * time.Millisecond)
	var d document
	err = v.Update("doc", &d, func() error { d.Name = "b"; return nil })
	e := requireCode(t, err, vault.CodeLocked)
	assert.Equal(t, filepath.Join(dir, "vault.lock"), e.Path)
	assert.NotEmpty(t, e.Fix)
	assert.Equal(t, "a", get(t, v, "doc"))

	// A damaged document is read all the same, it is only not put back yet.
	set2 := filepath.Join(dir, "doc.sealed")
	damage(t, set2, damages[0].do)
	assert.Equal(t, "a", get(t, v, "doc"))
	require.Len(t, v.Recovered(), 1)

	require.NoError(t, in.Close())
	require.NoError(t, cmd.Wait())
	set(t, v, "doc", "b")
	assert.Equal(t, "b", get(t, v, "doc"))
}
