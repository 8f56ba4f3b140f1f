package browser

import (
	"errors"

	"golang.org/x/sys/windows"
)

func readProcess(pid int) (process, error) {
	args, err := CommandLine(uint32(pid))
	if err != nil {
		return process{}, err
	}
	exe, err := programOf(uint32(pid))
	if err != nil {
		return process{}, err
	}
	p := process{pid: pid, exe: exe, args: args}
	err = Processes(func(id, parent uint32) bool {
		if int(id) == pid {
			p.parent = int(parent)
		}
		return p.parent == 0
	})
	return p, err
}

// programOf is the file that a process runs.
func programOf(pid uint32) (string, error) {
	h, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, pid)
	if err != nil {
		return "", err
	}
	defer func() { _ = windows.CloseHandle(h) }()
	var name [windows.MAX_LONG_PATH]uint16
	size := uint32(len(name))
	if err := windows.QueryFullProcessImageName(h, 0, &name[0], &size); err != nil {
		return "", err
	}
	if size == 0 {
		return "", errors.New("the process has no program")
	}
	return windows.UTF16ToString(name[:size]), nil
}
