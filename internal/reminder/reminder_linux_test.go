package reminder

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// desktop takes notices as a desktop does.
type desktop struct{ notices chan [2]string }

func (d desktop) Notify(_ string, _ uint32, _, title, text string, _ []string, _ map[string]dbus.Variant, _ int32) (uint32, *dbus.Error) {
	d.notices <- [2]string{title, text}
	return 1, nil
}

// privateBus starts a private session bus and points this process at it.
func privateBus(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "bus") // not t.TempDir: a socket's path must be short
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	config := filepath.Join(dir, "conf")
	require.NoError(t, os.WriteFile(config, []byte(`<busconfig><type>session</type><listen>unix:path=`+dir+`/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>`), 0o600))
	cmd := exec.Command("dbus-daemon", "--nofork", "--nopidfile", "--print-address=1", "--config-file="+config)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start(), "this test needs a message bus; on Debian: apt-get install dbus-daemon")
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	return strings.TrimSpace(address)
}

func TestADesktopShowsTheNotice(t *testing.T) {
	address := privateBus(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	conn, err := dbus.Connect(address)
	require.NoError(t, err)
	defer conn.Close()
	d := desktop{make(chan [2]string, 1)}
	require.NoError(t, conn.Export(d, object, service))
	_, err = conn.RequestName(service, dbus.NameFlagDoNotQueue)
	require.NoError(t, err)

	require.NoError(t, Show(context.Background(), Notice{Title: "A & B", Text: "<b>closed</b>"}))
	assert.Equal(t, [2]string{"A & B", "&lt;b&gt;closed&lt;/b&gt;"}, <-d.notices)
}

func TestWithoutADesktopItFailsAtOnce(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", privateBus(t)) // a bus on which nobody shows notices
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	require.Error(t, Show(ctx, Notice{Title: "t"}))
	require.NoError(t, ctx.Err())
}

func TestNothingIsStartedForANotice(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "started")
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unixexec:path=touch,argv1="+mark)
	require.Error(t, Show(t.Context(), Notice{Title: "t"}))
	assert.NoFileExists(t, mark)
}
