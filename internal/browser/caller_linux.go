package browser

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/sallyport/sallyport/internal/disk"
)

const maxCmdline = 4 << 20

// arguments are those of a command line as the kernel gives it. Chromium writes
// its own anew once it runs, as one string with spaces: where its switches begin
// is then seen, and what follows the last one stays with it.
// Source: base/process/set_process_title.cc in Chromium.
func arguments(cmdline string) []string {
	args := strings.Split(strings.TrimRight(cmdline, "\x00"), "\x00")
	if len(args) > 1 {
		return args
	}
	args = strings.Split(args[0], " --")
	for i := range args[1:] {
		args[i+1] = "--" + args[i+1]
	}
	return args
}

func readProcess(pid int) (process, error) { return processIn("/proc", pid) }

// processIn reads an entry of a process table.
func processIn(proc string, pid int) (process, error) {
	dir := filepath.Join(proc, strconv.Itoa(pid))
	exe, err := os.Readlink(filepath.Join(dir, "exe"))
	if err != nil {
		return process{}, err
	}
	cmdline, err := disk.ReadFile(filepath.Join(dir, "cmdline"), maxCmdline)
	if err != nil {
		return process{}, err
	}
	status, err := disk.ReadFile(filepath.Join(dir, "status"), 1<<16)
	if err != nil {
		return process{}, err
	}
	// A browser that was updated while it runs has its program file replaced.
	p := process{pid: pid, exe: strings.TrimSuffix(exe, " (deleted)"), args: arguments(string(cmdline))}
	for line := range strings.Lines(string(status)) {
		if value, found := strings.CutPrefix(line, "PPid:"); found {
			p.parent, _ = strconv.Atoi(strings.TrimSpace(value))
		}
	}
	p.cwd, _ = os.Readlink(filepath.Join(dir, "cwd"))
	return p, nil
}
