package reminder

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/bus/bustest"
)

// desktop takes notices as a desktop does.
type desktop struct{ notices chan [2]string }

func (d desktop) Notify(_ string, _ uint32, _, title, text string, _ []string, _ map[string]dbus.Variant, _ int32) (uint32, *dbus.Error) {
	d.notices <- [2]string{title, text}
	return 1, nil
}

func TestADesktopShowsTheNotice(t *testing.T) {
	address := bustest.Private(t)
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
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", bustest.Private(t)) // a bus on which nobody shows notices
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
