//go:build unix

package profile

import (
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhoUsesAFolderIsSeen(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "Application Support", "data")
	start := func(args ...string) int {
		cmd := exec.Command("/bin/sh", append([]string{"-c", "read line", "sh"}, args...)...)
		_, err := cmd.StdinPipe() // it waits for its line
		require.NoError(t, err)
		require.NoError(t, cmd.Start())
		t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
		return cmd.Process.Pid
	}
	assert.Empty(t, users(folder))
	start("--user-data-dir=" + folder + "2")
	start(filepath.Join(folder, "Default"))
	helper := start("--type=renderer", "--user-data-dir="+folder)
	assert.Empty(t, users(folder))
	assert.True(t, helpers(folder))
	assert.Equal(t, []int{helper}, processes(folder, true))

	chromium, firefox := start("--user-data-dir="+folder, "https://portal.example/"), start("--profile", folder)
	anew := start("chromium --user-data-dir=" + folder + " --no-first-run https://portal.example/")
	start("chromium --type=zygote --user-data-dir=" + folder + " --lang=en")
	assert.ElementsMatch(t, []int{chromium, firefox, anew}, users(folder))
}
