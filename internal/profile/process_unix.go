//go:build unix

package profile

import (
	"os/exec"
	"syscall"
)

// detach gives a supervisor a session of its own, so that it outlives the
// browser that started its starter.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }

// ownGroup gives a browser a process group of its own.
func ownGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
