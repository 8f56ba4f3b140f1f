package browser

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCommandLineOfAnotherProcess(t *testing.T) {
	exe, err := os.Executable()
	require.NoError(t, err)
	args := []string{"-test.run=^TestStaysUntilItsInputEnds$", `--a=C:\with space\end\`, "", `quoted "word"`, "ß → 漢"}
	cmd := exec.Command(exe, args...)
	cmd.Env = append(os.Environ(), "STAY=1")
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())

	var parent uint32
	require.NoError(t, Processes(func(pid, of uint32) bool {
		if int(pid) == cmd.Process.Pid {
			parent = of
		}
		return parent == 0
	}))
	assert.Equal(t, os.Getpid(), int(parent))
	line, err := CommandLine(uint32(cmd.Process.Pid))
	require.NoError(t, err)
	assert.Equal(t, append([]string{exe}, args...), line)

	require.NoError(t, in.Close())
	_ = cmd.Wait()
	_, err = CommandLine(uint32(cmd.Process.Pid))
	assert.Error(t, err)
	_, err = CommandLine(0)
	assert.Error(t, err)
}

// TestStaysUntilItsInputEnds is the other process.
func TestStaysUntilItsInputEnds(t *testing.T) {
	if os.Getenv("STAY") != "" {
		_, _ = os.Stdin.Read(make([]byte, 1))
	}
}
