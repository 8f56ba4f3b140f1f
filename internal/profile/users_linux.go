package profile

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// users returns the processes whose command line names the folder as a profile:
// the folder itself, or a switch that ends in "=" and the folder. Lock files
// prove nothing: both families leave them behind.
func users(folder string) []int {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil
	}
	var pids []int
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil || pid == os.Getpid() {
			continue
		}
		line, err := os.ReadFile(filepath.Join("/proc", e.Name(), "cmdline"))
		if err != nil {
			continue
		}
		for _, arg := range bytes.Split(line, []byte{0}) {
			if string(arg) == folder || bytes.HasSuffix(arg, []byte("="+folder)) {
				pids = append(pids, pid)
				break
			}
		}
	}
	return pids
}

// waitForUsers returns when no process uses the folder any more. The processes
// are not ours, so there is nothing to wait on but their disappearance.
func waitForUsers(ctx context.Context, folder string) {
	for len(users(folder)) > 0 {
		if pause(ctx, 500*time.Millisecond) != nil {
			return
		}
	}
}
