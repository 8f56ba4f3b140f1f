package machine

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
)

// commLength is how much of a process's name the kernel keeps.
const commLength = 15

// maxProcesses bounds one look; the kernel's own default limit is 32768.
const maxProcesses = 1 << 16

// process is a running remote-control program.
type process struct {
	pid     int
	uid     int
	program *program
	// helper is set for a process that runs only while somebody is connected.
	helper bool
}

// byName finds a program by the name of a process, and by that of a helper.
var byName = sync.OnceValues(func() (main, helpers map[string]*program) {
	main, helpers = map[string]*program{}, map[string]*program{}
	for i := range programs {
		for _, name := range programs[i].processes {
			main[name], main[cut(name)] = &programs[i], &programs[i]
		}
		for _, name := range programs[i].helpers {
			helpers[name], helpers[cut(name)] = &programs[i], &programs[i]
		}
	}
	return main, helpers
})

func cut(name string) string { return name[:min(len(name), commLength)] }

// remoteProcesses finds the remote-control programs that run, whoever started
// them. hidden is set where other users' processes cannot be seen.
func (v *view) remoteProcesses(ctx context.Context) (found []process, hidden bool, err error) {
	names := v.list("/proc", maxProcesses)
	if len(names) == 0 {
		return nil, true, errors.New("/proc cannot be read")
	}
	for _, name := range names {
		if ctx.Err() != nil {
			return found, true, errors.New("there was no time to look at every process")
		}
		pid, err := strconv.Atoi(name)
		if err != nil {
			continue
		}
		if p, ok := v.process(pid); ok {
			found = append(found, p)
		}
	}
	// Process 1 is always there and always root's. With hidepid, we do not see it.
	_, err = v.read("/proc/1/comm", 4096)
	return found, errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ESRCH), nil
}

// process says whether a process is a remote-control program.
func (v *view) process(pid int) (process, bool) {
	dir := "/proc/" + strconv.Itoa(pid)
	comm, err := v.read(dir+"/comm", 4096)
	if err != nil {
		return process{}, false // it has ended, or it is hidden
	}
	names := []string{plainName(strings.TrimSuffix(string(comm), "\n"))}
	// Only our own processes tell their file. Its name is longer than 15
	// characters where it needs to be, and a process cannot change it.
	if exe, err := os.Readlink(v.path(dir + "/exe")); err == nil {
		names = append(names, plainName(path.Base(strings.TrimSuffix(exe, " (deleted)"))))
	}
	p := process{pid: pid}
	main, helpers := byName()
	for _, name := range names {
		if known, ok := helpers[name]; ok {
			p.program, p.helper = known, true
		} else if known, ok := main[name]; ok && p.program == nil {
			p.program = known
		}
	}
	if p.program == nil || !v.isLiveProcess(dir) || v.inOtherContainer(dir) {
		return process{}, false
	}
	fi, err := os.Stat(v.path(dir))
	if err != nil {
		return process{}, false
	}
	p.uid = -1
	if st, ok := fi.Sys().(*syscall.Stat_t); ok {
		p.uid = int(st.Uid)
	}
	if want := p.program.helperArgument; want != "" && p.uid == v.uid {
		p.helper = p.helper || v.hasArgument(dir, want)
	}
	return p, true
}

func plainName(name string) string {
	return strings.TrimSuffix(strings.ToLower(name), ".exe")
}

// isLiveProcess leaves out kernel threads and processes that have ended.
func (v *view) isLiveProcess(dir string) bool {
	b, err := v.read(dir+"/stat", 4096)
	if err != nil {
		return false
	}
	state, flags, ok := parseStat(b)
	const kernelThread = 0x00200000 // PF_KTHREAD, include/linux/sched.h
	return ok && state != 'Z' && state != 'X' && flags&kernelThread == 0
}

// parseStat reads the state and the flags of proc_pid_stat(5). The name in it
// may hold any character, so reading starts after its last bracket.
func parseStat(b []byte) (state byte, flags uint64, ok bool) {
	f := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
	if len(f) < 7 || len(f[0]) != 1 || !bytes.ContainsRune(b, ')') {
		return 0, 0, false
	}
	flags, err := strconv.ParseUint(f[6], 10, 64)
	return f[0][0], flags, err == nil
}

var containerGroup = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`docker|libpod|containerd|kubepods|lxc|machine\.slice`)
})

// inOtherContainer says whether a process runs in a container in which we do
// not: its screen is not this one.
func (v *view) inOtherContainer(dir string) bool {
	theirs, err := v.read(dir+"/cgroup", 64<<10)
	if err != nil || !containerGroup().Match(theirs) {
		return false
	}
	ours, err := v.read("/proc/self/cgroup", 64<<10)
	return err == nil && !containerGroup().Match(ours)
}

// hasArgument looks for an argument of one of the user's own processes.
func (v *view) hasArgument(dir, want string) bool {
	b, err := v.read(dir+"/cmdline", 64<<10)
	return err == nil && slices.Contains(strings.Split(string(b), "\x00"), want)
}

// sockets gives the inodes of a process's sockets; ok is false where the
// process is not ours to look into.
func (v *view) sockets(pid int) (inodes map[uint64]bool, ok bool) {
	dir := "/proc/" + strconv.Itoa(pid) + "/fd"
	d, err := os.Open(v.path(dir))
	if err != nil {
		return nil, false
	}
	defer d.Close()
	names, err := d.Readdirnames(1 << 14)
	if err != nil && len(names) == 0 {
		return nil, false
	}
	inodes = map[uint64]bool{}
	for _, name := range names {
		link, err := os.Readlink(v.path(dir + "/" + name))
		if err != nil {
			continue
		}
		if digits, ok := strings.CutPrefix(link, "socket:["); ok {
			if n, err := strconv.ParseUint(strings.TrimSuffix(digits, "]"), 10, 64); err == nil {
				inodes[n] = true
			}
		}
	}
	return inodes, true
}
