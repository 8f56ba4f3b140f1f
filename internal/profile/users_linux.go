package profile

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
)

// users returns the processes whose command line names the folder as a profile:
// the folder itself, or a switch that ends in "=" and the folder. These are the
// browsers, not their helpers. Lock files prove nothing: both families leave
// them behind.
func users(folder string) []int {
	return processes(func(line []byte) bool {
		for arg := range bytes.SplitSeq(line, []byte{0}) {
			if string(arg) == folder || bytes.HasSuffix(arg, []byte("="+folder)) {
				return true
			}
		}
		return false
	})
}

// helpers reports whether a helper process of a browser on the folder is left.
// Chromium's write their command line anew, as one string with spaces.
func helpers(folder string) bool {
	return len(processes(func(line []byte) bool { return bytes.Contains(line, []byte("="+folder+" ")) })) > 0
}

// processes returns those of which the command line matches, but for our own.
func processes(match func(line []byte) bool) []int {
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
		if line, err := os.ReadFile(filepath.Join("/proc", e.Name(), "cmdline")); err == nil && match(line) {
			pids = append(pids, pid)
		}
	}
	return pids
}
