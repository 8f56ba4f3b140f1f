package profile

import (
	"os/exec"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// noMemoryDumps has nothing to do here: Windows writes a dump of a program's
// memory only where an administrator asked for that.
func noMemoryDumps() {}

// detach takes a supervisor out of the job in which Firefox puts its native
// host, which ends with the host and takes every process in it along. A job that
// lets nobody out would refuse the start itself; the supervisor then stays in it.
func detach(cmd *exec.Cmd) {
	var flags uint32 = windows.DETACHED_PROCESS | windows.CREATE_NEW_PROCESS_GROUP
	if mayLeaveJob() {
		flags |= windows.CREATE_BREAKAWAY_FROM_JOB
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: flags}
}

// mayLeaveJob is true outside of any job too: there is nothing to leave then.
func mayLeaveJob() bool {
	var limits windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION
	err := windows.QueryInformationJobObject(0, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)), nil)
	return err != nil || limits.BasicLimitInformation.LimitFlags&windows.JOB_OBJECT_LIMIT_BREAKAWAY_OK != 0
}

// ownGroup gives a browser a process group of its own.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: windows.CREATE_NEW_PROCESS_GROUP}
}
