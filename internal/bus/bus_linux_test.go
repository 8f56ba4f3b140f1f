package bus

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// launcher puts a dbus-launch of the test's first in the path, as the library
// would start it, and gives the file that tells of its start.
func launcher(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	mark := filepath.Join(dir, "started")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "dbus-launch"), []byte("#!/bin/sh\ntouch '"+mark+"'\n"), 0o700))
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	return mark
}

func TestNothingIsStartedForABus(t *testing.T) {
	login := fmt.Sprintf("/run/user/%d/bus", os.Getuid())
	_, err := os.Lstat(login)
	loggedIn := err == nil
	for _, address := range []string{"", "autolaunch:", "unixexec:path=touch,argv1=%s", "unix:path=/nothing;unixexec:path=touch,argv1=%s", "tcp:host=127.0.0.1,port=9"} {
		t.Run(address, func(t *testing.T) {
			mark := launcher(t)
			if address != "" && address[0] == 'u' {
				address = fmt.Sprintf(address, mark)
			}
			t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
			conn, err := Session(t.Context())
			if err == nil {
				defer conn.Close()
			}
			own := address == "" || address == "autolaunch:"
			assert.Equal(t, own && loggedIn, err == nil, "%v", err)
			assert.NoFileExists(t, mark)
		})
	}
}

func TestABusThatNeverAnswersIsGivenUp(t *testing.T) {
	dir, err := os.MkdirTemp("", "bus") // not t.TempDir: a socket's path must be short
	require.NoError(t, err)
	defer os.RemoveAll(dir)
	socket := filepath.Join(dir, "s")
	l, err := net.Listen("unix", socket)
	require.NoError(t, err)
	defer l.Close()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+socket)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err = Session(ctx)
	require.ErrorContains(t, err, "in time")
	assert.Less(t, time.Since(start), 5*time.Second)
}
