package profile

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/windows"
)

// Firefox puts its host into a job and ends that with the host. It lets processes
// out of it; another job may not, and must not keep a window from opening.
func TestASupervisorLeavesItsStartersJob(t *testing.T) {
	exe, err := os.Executable()
	require.NoError(t, err)
	for kind, outlives := range map[string]bool{"open": true, "closed": false} {
		t.Run(kind, func(t *testing.T) {
			note := filepath.Join(t.TempDir(), "note")
			cmd := exec.Command(exe, "-test.run=^TestStartsOneFromAJob$", note)
			cmd.Env = append(os.Environ(), "JOB="+kind)
			said, _ := cmd.CombinedOutput() // the job's end is its own
			assert.Contains(t, string(said), "started: <nil>")
			lives := func() bool { _, err := os.Stat(note); return err == nil }
			if outlives && strings.Contains(string(said), "no limits are told") {
				t.Skip("Wine does not tell a job's limits")
			}
			if outlives {
				assert.Eventually(t, lives, patience, 20*time.Millisecond)
			} else {
				assert.Never(t, lives, 2*lifetime, 20*time.Millisecond, "it ended with the job")
			}
		})
	}
}

// lifetime is how long a process lives before it leaves its note.
const lifetime = time.Second

// TestStartsOneFromAJob is the starter. Its job ends as soon as it has started one.
func TestStartsOneFromAJob(t *testing.T) {
	kind := os.Getenv("JOB")
	if kind == "" {
		return
	}
	job, err := windows.CreateJobObject(nil, nil)
	require.NoError(t, err)
	var limits windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION
	if kind == "open" {
		limits.BasicLimitInformation.LimitFlags = windows.JOB_OBJECT_LIMIT_BREAKAWAY_OK
	}
	_, err = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation, uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)))
	require.NoError(t, err)
	require.NoError(t, windows.AssignProcessToJobObject(job, windows.CurrentProcess()))
	exe, err := os.Executable()
	require.NoError(t, err)
	set := limits.BasicLimitInformation.LimitFlags
	require.NoError(t, windows.QueryInformationJobObject(job, windows.JobObjectExtendedLimitInformation, uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)), nil))
	if limits.BasicLimitInformation.LimitFlags != set {
		fmt.Println("no limits are told")
	}
	fmt.Println("started:", Detached(exe, "-test.run=^TestLeavesANote$", "note", flag.Arg(0)).Start())
	_ = windows.TerminateJobObject(job, 1)
}

// TestLeavesANote is what was started.
func TestLeavesANote(t *testing.T) {
	if flag.Arg(0) == "note" {
		time.Sleep(lifetime)
		require.NoError(t, os.WriteFile(flag.Arg(1), nil, 0o600))
	}
}
