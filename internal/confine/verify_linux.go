package confine

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// Verify reads back from outside, in /proc, that a process is confined as a
// spec with these folders and, if private, with a port asks. It says what was
// seen and where, for a record. It needs to be the user who started it.
func Verify(pid int, folders []Folder, private bool) []Fact {
	proc := filepath.Join("/proc", strconv.Itoa(pid))
	facts := []Fact{other(FactMounts, proc, "mnt")}
	if private {
		facts = append(facts, noNetwork(proc))
	}
	facts = append(facts, noCapabilities(proc))
	for _, f := range folders {
		facts = append(facts, shown(proc, f))
	}
	return facts
}

// other is whether a namespace is not ours.
func other(name, proc, kind string) Fact {
	path := filepath.Join(proc, "ns", kind)
	theirs, err := os.Readlink(path)
	if err != nil {
		return Fact{name, false, err.Error()}
	}
	ours, err := os.Readlink(filepath.Join("/proc/self/ns", kind))
	if err != nil {
		return Fact{name, false, err.Error()}
	}
	if theirs == ours {
		return Fact{name, false, fmt.Sprintf("%s is ours, %s", path, ours)}
	}
	return Fact{name, true, fmt.Sprintf("%s is %s, ours is %s", path, theirs, ours)}
}

// noNetwork is whether a process has a network of its own without a way out: no
// route, and no device but loopback and the fallback devices that the kernel
// puts into every network namespace where its tunnel modules are loaded.
func noNetwork(proc string) Fact {
	f := other(FactNetwork, proc, "net")
	if !f.Held {
		return f
	}
	var devices []string
	for _, look := range []struct {
		file   string
		device func(line string) string
	}{
		{"dev", func(line string) string { name, _, _ := strings.Cut(line, ":"); return name }},
		{"route", func(line string) string { return strings.Fields(line)[0] }},
		{"ipv6_route", func(line string) string { fields := strings.Fields(line); return fields[len(fields)-1] }},
	} {
		path := filepath.Join(proc, "net", look.file)
		data, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) && look.file == "ipv6_route" {
			continue // a kernel without IPv6
		}
		if err != nil {
			return Fact{f.Name, false, err.Error()}
		}
		for line := range strings.Lines(string(data)) {
			if strings.TrimSpace(line) == "" || strings.Contains(line, "|") || strings.HasPrefix(line, "Iface") {
				continue // a heading
			}
			device := strings.TrimSpace(look.device(line))
			if look.file == "dev" {
				devices = append(devices, device)
				continue
			}
			if device != "lo" {
				return Fact{f.Name, false, fmt.Sprintf("%s has a route through %s", path, device)}
			}
		}
	}
	if !slices.Contains(devices, "lo") {
		return Fact{f.Name, false, proc + "/net/dev has no lo"}
	}
	for _, d := range devices {
		if d != "lo" && !slices.Contains(fallbacks, d) {
			return Fact{f.Name, false, fmt.Sprintf("%s/net/dev has %s", proc, d)}
		}
	}
	f.Seen += fmt.Sprintf("; %s/net has %s and no route out", proc, strings.Join(devices, ", "))
	return f
}

// fallbacks are from the kernel's Documentation/admin-guide/sysctl/net.rst,
// fb_tunnels_only_for_init_net.
var fallbacks = []string{"tunl0", "gre0", "gretap0", "erspan0", "ip_vti0", "sit0", "ip6tnl0", "ip6_vti0", "ip6gre0"}

func noCapabilities(proc string) Fact {
	path := filepath.Join(proc, "status")
	data, err := os.ReadFile(path)
	if err != nil {
		return Fact{FactCapabilities, false, err.Error()}
	}
	held, seen := false, []string{}
	for line := range strings.Lines(string(data)) {
		name, set, _ := strings.Cut(strings.TrimSpace(line), ":")
		if !slices.Contains([]string{"CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"}, name) {
			continue
		}
		set = strings.TrimSpace(set)
		seen = append(seen, name+" "+set)
		if held = strings.Trim(set, "0") == ""; !held {
			break
		}
	}
	return Fact{FactCapabilities, held, path + " has " + strings.Join(seen, ", ")}
}

// shown is whether a process sees a folder's files, and cannot change them.
func shown(proc string, f Folder) Fact {
	fact := Fact{Name: FactFolder + f.Path}
	p, err := locate(f.Path)
	if err != nil {
		fact.Seen = err.Error()
		return fact
	}
	// Free of links, which would lead out of the process's view.
	folder := filepath.Join(proc, "root", p.path())
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		fact.Seen = fmt.Sprintf("%s: %v", folder, err)
		return fact
	}
	if s.Type != unix.TMPFS_MAGIC || s.Flags&unix.ST_RDONLY == 0 {
		fact.Seen = folder + " is not a read-only file system of ours"
		return fact
	}
	for _, name := range slices.Sorted(maps.Keys(f.Files)) {
		path := filepath.Join(folder, filepath.FromSlash(name))
		data, err := os.ReadFile(path)
		if err != nil {
			fact.Seen = err.Error()
			return fact
		}
		if !bytes.Equal(data, f.Files[name]) {
			fact.Seen = path + " has another content"
			return fact
		}
	}
	fact.Held = true
	fact.Seen = fmt.Sprintf("%s is read-only and has our %s", folder, strings.Join(slices.Sorted(maps.Keys(f.Files)), ", "))
	return fact
}

// killOnce sends to all that runs in the namespaces, and counts it.
func (r *Running) killOnce() (int, error) {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return 0, err
	}
	left := 0
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		// The handle comes first: what is then read is about this process or,
		// if its number was given away since, about one that it does not signal.
		process, err := unix.PidfdOpen(pid, 0)
		if err != nil {
			continue
		}
		if r.contains(pid) {
			left++
			_ = unix.PidfdSendSignal(process, unix.SIGKILL, nil, 0) // it may have ended
		}
		unix.Close(process)
	}
	return left, nil
}

// contains reports whether a process runs in our user namespace or below.
func (r *Running) contains(pid int) bool {
	proc := filepath.Join("/proc", strconv.Itoa(pid))
	ns, err := os.Open(filepath.Join(proc, "ns/user"))
	if err != nil {
		return false // another user's, or gone
	}
	defer func() { ns.Close() }()
	want, err := identity(r.user)
	if err != nil {
		return false
	}
	for {
		if is, err := identity(ns); err != nil {
			return false
		} else if is == want {
			return alive(proc)
		}
		parent, err := unix.IoctlRetInt(int(ns.Fd()), unix.NS_GET_PARENT)
		if err != nil {
			return false // it is not ours to see what is above
		}
		ns.Close()
		ns = os.NewFile(uintptr(parent), "parent namespace")
	}
}

type inode struct{ dev, ino uint64 }

func identity(f *os.File) (inode, error) {
	var s unix.Stat_t
	err := unix.Fstat(int(f.Fd()), &s)
	return inode{uint64(s.Dev), s.Ino}, err
}

// alive is false for a process that has ended and was not waited for.
func alive(proc string) bool {
	f, err := os.Open(filepath.Join(proc, "status"))
	if err != nil {
		return false
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if state, ok := strings.CutPrefix(lines.Text(), "State:"); ok {
			state = strings.TrimSpace(state)
			return !strings.HasPrefix(state, "Z") && !strings.HasPrefix(state, "X")
		}
	}
	return false
}
