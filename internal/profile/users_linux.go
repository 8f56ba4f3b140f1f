package profile

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// commands calls each with every other process and its command line, in which a
// space stands between arguments.
func commands(each func(pid int, command string)) {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return
	}
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil || pid == os.Getpid() {
			continue
		}
		if line, err := os.ReadFile(filepath.Join("/proc", e.Name(), "cmdline")); err == nil {
			each(pid, strings.TrimRight(strings.ReplaceAll(string(line), "\x00", " "), " "))
		}
	}
}
