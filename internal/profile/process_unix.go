//go:build unix

package profile

import (
	"os/exec"
	"syscall"
)

// noMemoryDumps keeps this process and what it starts from being written to disk
// when it crashes: with the page's memory, and with the state's key. Collectors of
// such dumps keep to the limit too.
func noMemoryDumps() {
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}) // a lower limit is never refused
}

// detach gives a supervisor a session of its own, so that it outlives the
// browser that started its starter.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }

// ownGroup gives a browser a process group of its own.
func ownGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
