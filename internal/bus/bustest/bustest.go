// Package bustest gives the tests of other packages a message bus of their own.
package bustest

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Private starts a message bus that nobody else is on and that starts no services,
// and gives its address. It ends with the test.
func Private(t *testing.T) string {
	t.Helper()
	daemon, err := exec.LookPath("dbus-daemon")
	require.NoError(t, err, "this test needs a message bus; on Debian: apt-get install dbus-daemon")
	dir, err := os.MkdirTemp("", "bus") // not t.TempDir: a socket's path must be short
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	config := filepath.Join(dir, "conf")
	require.NoError(t, os.WriteFile(config, fmt.Appendf(nil, `<busconfig>
<type>session</type><listen>unix:path=%s/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>`, dir), 0o600))
	cmd := exec.Command(daemon, "--nofork", "--nopidfile", "--print-address=1", "--config-file="+config)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	return strings.TrimSpace(address)
}
