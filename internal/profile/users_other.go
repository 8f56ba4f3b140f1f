//go:build !linux && !windows

package profile

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// commands calls each with every other process and its command line, in which a
// space stands between arguments.
func commands(each func(pid int, command string)) {
	lines, err := exec.Command("/bin/ps", "-axww", "-o", "pid=,command=").Output()
	if err != nil {
		return
	}
	for line := range strings.Lines(string(lines)) {
		number, command, _ := strings.Cut(strings.TrimSpace(line), " ")
		if pid, err := strconv.Atoi(number); err == nil && pid != os.Getpid() {
			each(pid, command)
		}
	}
}
