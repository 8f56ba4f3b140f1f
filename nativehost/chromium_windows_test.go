package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/windows"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/message"
)

// Chromium starts a host through the command interpreter, with a named pipe for
// each direction. Source: its native_process_launcher and launch_context_win.cc.
func TestAsChromiumStartsItsHosts(t *testing.T) {
	home := t.TempDir()
	sallyport, err := exec.LookPath("sallyport")
	require.NoError(t, err)
	folder := filepath.Join(home, "a folder & more")
	require.NoError(t, os.Mkdir(folder, 0o700))
	program := filepath.Join(folder, "sallyport.exe")
	require.NoError(t, os.Link(sallyport, program))

	in, inName := pipe(t, "in", windows.PIPE_ACCESS_OUTBOUND)
	out, outName := pipe(t, "out", windows.PIPE_ACCESS_INBOUND)
	cmd := exec.Command(os.Getenv("COMSPEC"))
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CmdLine: fmt.Sprintf(`%s /d /s /c ""%s" chrome-extension://%s/ --parent-window=0 < %s > %s"`,
		os.Getenv("COMSPEC"), program, extension.ChromiumID, inName, outName)}
	cmd.Env = stateEnv(home)
	cmd.Stderr = os.Stderr
	require.NoError(t, cmd.Start())
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for _, end := range []windows.Handle{in, out} {
		if err := windows.ConnectNamedPipe(end, nil); err != nil {
			require.ErrorIs(t, err, windows.ERROR_PIPE_CONNECTED)
		}
	}
	to, from := os.NewFile(uintptr(in), inName), os.NewFile(uintptr(out), outName)
	defer from.Close()

	_, raw := ask(t, message.State, map[string]any{})
	_, err = to.Write(frame(raw))
	require.NoError(t, err)
	reply, err := message.ReadFrame(from)
	require.NoError(t, err)
	assert.True(t, parseAnswer(t, reply).OK, "%s", reply)

	require.NoError(t, to.Close())
	select {
	case err := <-ended:
		assert.NoError(t, err, "it ends with its input")
	case <-time.After(hostPatience):
		_ = cmd.Process.Kill()
		t.Error("it does not end")
	}
}

func pipe(t *testing.T, direction string, access uint32) (windows.Handle, string) {
	t.Helper()
	name := fmt.Sprintf(`\\.\pipe\sallyport.test.%s.%d`, direction, os.Getpid())
	wide, err := windows.UTF16PtrFromString(name)
	require.NoError(t, err)
	h, err := windows.CreateNamedPipe(wide, access|windows.FILE_FLAG_FIRST_PIPE_INSTANCE, windows.PIPE_TYPE_BYTE, 1, 1<<16, 1<<16, 0, nil)
	require.NoError(t, err)
	return h, name
}
