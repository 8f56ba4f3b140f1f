package browser

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/sallyport/sallyport/internal/disk"
)

const maxCmdline = 4 << 20

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
	p := process{pid: pid, exe: strings.TrimSuffix(exe, " (deleted)")}
	for _, arg := range bytes.Split(bytes.TrimSuffix(cmdline, []byte{0}), []byte{0}) {
		p.args = append(p.args, string(arg))
	}
	for line := range strings.Lines(string(status)) {
		if value, found := strings.CutPrefix(line, "PPid:"); found {
			p.parent, _ = strconv.Atoi(strings.TrimSpace(value))
		}
	}
	p.cwd, _ = os.Readlink(filepath.Join(dir, "cwd"))
	return p, nil
}
