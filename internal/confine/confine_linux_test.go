package confine

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// port is any: a network of one's own has every port free.
const port = 8123

func policies() []Folder {
	return []Folder{
		{"/etc/chromium/policies/managed", map[string][]byte{"sallyport.json": []byte(`{"chromium": 1}`)}},
		{"/etc/opt/chrome/policies/managed", map[string][]byte{"sallyport.json": []byte(`{"chrome": 1}`)}},
		{"/etc/firefox/policies", map[string][]byte{"policies.json": []byte(`{"firefox": 1}`)}},
	}
}

func TestPolicyIsSeenInsideOnly(t *testing.T) {
	eachMeans(t, Files, func(t *testing.T, means Means) {
		root := etc(t)
		folders := append(policies(),
			Folder{filepath.Join(root, "usr/distribution"), map[string][]byte{"policies.json": []byte("here")}},
			Folder{filepath.Join(root, "etc/chromium/policies/managed"), map[string][]byte{"deep/a.json": []byte("deep")}},
		)
		before := list(t, "/etc", "/etc/chromium", root)
		said := shell(t, Spec{Means: means, Folders: folders, Dir: root}, `
			cat /etc/chromium/policies/managed/*.json /etc/opt/chrome/policies/managed/*.json /etc/firefox/policies/*.json; echo
			cat usr/distribution/* etc/chromium/policies/managed/deep/a.json etc/hosts; echo
			readlink etc/resolv.conf
			for f in /etc/chromium/policies/managed/x /etc/firefox/policies/policies.json usr/distribution/x etc/x etc/chromium/x; do
				( echo x >$f ) 2>/dev/null && echo "$f was written"
			done
			rm etc/chromium/policies/managed/deep/a.json 2>/dev/null && echo removed
			echo kept >etc/hosts; echo new >etc/fonts/new; echo new >usr/new
			cat /etc/chromium/master_preferences >/dev/null && echo the others are there`)
		assert.Equal(t, `{"chromium": 1}{"chrome": 1}{"firefox": 1}`+"\nheredeephosts\n../run/resolv.conf\nthe others are there\n", said)

		for _, f := range folders {
			p, err := locate(f.Path)
			require.NoError(t, err)
			for name := range f.Files {
				assert.NoFileExists(t, filepath.Join(p.path(), name))
			}
		}
		after := list(t, "/etc", "/etc/chromium", root)
		assert.Equal(t, before+root+"/etc/fonts/new\n"+root+"/usr/new\n", after, "what is not ours is the machine's own, and written through")
		kept, err := os.ReadFile(filepath.Join(root, "etc/hosts"))
		require.NoError(t, err)
		assert.Equal(t, "kept\n", string(kept))
	})
}

// list names the entries of folders, and one level more in the last.
func list(t *testing.T, folders ...string) string {
	t.Helper()
	last := folders[len(folders)-1]
	var names []string
	for _, pattern := range append(folders, last+"/etc", last+"/usr", last+"/etc/fonts") {
		found, err := filepath.Glob(pattern + "/*")
		require.NoError(t, err)
		names = append(names, found...)
	}
	// What a test writes comes last.
	var kept, written string
	for _, n := range names {
		if strings.HasSuffix(n, "/new") {
			written = n + "\n" + written
		} else {
			kept += n + "\n"
		}
	}
	return kept + written
}

func TestTheRestOfTheMachineIsTheSame(t *testing.T) {
	eachMeans(t, Files, func(t *testing.T, means Means) {
		const look = `ls -lan / /etc /usr /run /tmp/.X11-unix 2>&1 | grep -v "^total\|^d.* \.$"; id -u; id -g; pwd; cat /proc/sys/kernel/random/boot_id; readlink /proc/self/ns/pid /proc/self/ns/ipc /proc/self/ns/uts`
		cmd := exec.Command("/bin/sh", "-c", look)
		cmd.Dir = "/usr"
		outside, err := cmd.Output()
		require.NoError(t, err)
		inside := shell(t, Spec{Means: means, Dir: "/usr"}, look)
		// Owners without a mapping have another number inside.
		assert.Equal(t, owners(string(outside)), owners(inside))
	})
}

// owners drops what ls says of links' counts, owners and groups.
func owners(listing string) string {
	var out strings.Builder
	for l := range strings.Lines(listing) {
		fields := strings.Fields(l)
		if len(fields) > 8 {
			fields = append(fields[:1:1], fields[4:]...)
		}
		fmt.Fprintln(&out, strings.Join(fields, " "))
	}
	return out.String()
}

func TestItIsTheSameUserWithoutCapabilities(t *testing.T) {
	eachMeans(t, Network, func(t *testing.T, means Means) {
		said := shell(t, Spec{Means: means, Folders: policies(), Port: port}, `grep -E "^(Uid|Gid|Cap|NoNewPrivs)" /proc/self/status; ls /proc/self/fd | tr "\n" " "`)
		uid, gid := os.Getuid(), os.Getgid()
		privs := 0
		if means == Bubblewrap {
			privs = 1
		}
		const none = "\t0000000000000000\n"
		assert.Equal(t, fmt.Sprintf("Uid:\t%[1]d\t%[1]d\t%[1]d\t%[1]d\nGid:\t%[2]d\t%[2]d\t%[2]d\t%[2]d\n", uid, gid)+
			"CapInh:"+none+"CapPrm:"+none+"CapEff:"+none+"CapBnd:"+none+"CapAmb:"+none+fmt.Sprintf("NoNewPrivs:\t%d\n", privs)+
			"0 1 2 3 ", said, "descriptor 3 is the folder that ls reads")
	})
}

func TestItsOnlyNetworkIsTheListener(t *testing.T) {
	eachMeans(t, Network, func(t *testing.T, means Means) {
		outside := listen(t, "tcp4", "127.0.0.1:0", "the machine's").String()
		abstract := "@confine-" + strconv.Itoa(os.Getpid()) + string(means)
		listen(t, "unix", abstract, "abstract")
		path := filepath.Join(t.TempDir(), "supervisor")
		listen(t, "unix", path, "the supervisor's")
		const script = `
			tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d " "
			for at in "$@"; do "$0" test-helper dial ${at%%=*} ${at#*=}; echo; done`
		spec := Spec{Means: means, Program: "/bin/sh"}
		at := []string{"tcp=" + outside, "unix=" + abstract, "unix=" + path}
		dial := func(spec Spec) *process {
			spec.Args = append([]string{"-c", script, exe(t)}, at...)
			return start(t, spec)
		}
		shared := dial(spec)
		require.Zero(t, shared.end(t))
		assert.Nil(t, shared.Listener)
		assert.Contains(t, shared.out.String(), "the machine's\nabstract\nthe supervisor's\n", "in the machine's network all can be reached")

		spec.Port = port
		at = append(at, fmt.Sprintf("tcp=127.0.0.1:%d", port))
		private := dial(spec)
		serve(t, private.Listener, "the listener's")
		require.Zero(t, private.end(t))
		assert.Equal(t, "lo\n"+
			"dial tcp "+outside+": connect: connection refused\n\n"+
			"dial unix "+abstract+": connect: connection refused\n\n"+
			"the supervisor's\n"+
			"the listener's\n", private.out.String())
		_, err := net.Dial("tcp4", fmt.Sprintf("127.0.0.1:%d", port))
		require.Error(t, err, "the listener is not the machine's")
	})
}

func TestExitStatusAndSignalsAreTheProgramsOwn(t *testing.T) {
	eachMeans(t, Network, func(t *testing.T, means Means) {
		for _, c := range []struct {
			script string
			status int
		}{{"exit 0", 0}, {"exit 7", 7}, {"kill -9 $$", 137}, {"kill -15 $$", 143}} {
			p := start(t, Spec{Means: means, Port: port, Program: "/bin/sh", Args: []string{"-c", c.script}})
			assert.Equal(t, c.status, p.end(t), c.script)
			require.ErrorIs(t, p.signal(syscall.SIGTERM), os.ErrProcessDone)
		}
		for signal, status := range map[syscall.Signal]int{syscall.SIGTERM: 3, syscall.SIGKILL: 137} {
			said, says, err := os.Pipe()
			require.NoError(t, err)
			p := start(t, Spec{Means: means, Port: port, Program: "/bin/sh", Stdin: says,
				Args: []string{"-c", `trap "exit 3" TERM; echo ready >&0; while :; do read x; done`}})
			require.NoError(t, says.Close())
			require.Equal(t, "ready", line(t, said))
			require.NoError(t, p.signal(signal))
			assert.Equal(t, status, p.end(t))
			require.NoError(t, said.Close())
		}
	})
}

func TestTheProcessIsTheProgram(t *testing.T) {
	needs(t, Files, Namespaces)
	p := sleeper(t, Spec{})
	assert.Equal(t, p.cmd.Process.Pid, p.PID)
	path, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", p.PID))
	require.NoError(t, err)
	sleep, err := filepath.EvalSymlinks("/bin/sleep")
	require.NoError(t, err)
	assert.Equal(t, sleep, path)
	group, err := syscall.Getpgid(p.PID)
	require.NoError(t, err)
	assert.Equal(t, p.PID, group)
}

func TestKillEndsEverything(t *testing.T) {
	eachMeans(t, Network, func(t *testing.T, means Means) {
		said, says, err := os.Pipe()
		require.NoError(t, err)
		defer said.Close()
		// A child in another session, one in namespaces below, as a sandbox
		// makes, and one whose parent has ended.
		p := start(t, Spec{Means: means, Port: port, Program: "/bin/sh", Stdin: says, Args: []string{"-c", `
			setsid sleep 600 & one=$!
			unshare -Urn sleep 600 & two=$!
			three=$(sleep 600 >/dev/null & echo $!)
			echo $one $two $three >&0
			exec sleep 600`}})
		require.NoError(t, says.Close())
		pids := []int{p.PID}
		for _, field := range strings.Fields(line(t, said)) {
			pid, err := strconv.Atoi(field)
			require.NoError(t, err)
			pids = append(pids, pid)
		}
		require.Len(t, pids, 4)
		eventually(t, "the sandbox is made", func() bool {
			theirs, err := os.Readlink(fmt.Sprintf("/proc/%d/ns/user", pids[2]))
			ours, ourErr := os.Readlink(fmt.Sprintf("/proc/%d/ns/user", p.PID))
			return err == nil && ourErr == nil && theirs != ours
		})
		bystander := sleeper(t, Spec{Means: means})

		require.NoError(t, p.Kill(t.Context()))
		for _, pid := range pids {
			assert.False(t, running(pid))
		}
		assert.Equal(t, 137, p.end(t))
		assert.True(t, running(bystander.PID), "other namespaces are not ours to end")
		assert.True(t, running(os.Getpid()))
		require.NoError(t, p.Kill(t.Context()), "once more is no error")
		_, err = net.Dial("tcp4", p.Listener.Addr().String())
		require.Error(t, err)
	})
}

func TestAKilledSupervisorLeavesTheProgramWithoutANetwork(t *testing.T) {
	needs(t, Network, Namespaces)
	cmd := exec.Command(exe(t), helperCommand, "supervise", strconv.Itoa(port))
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	said := line(t, out)
	pid, err := strconv.Atoi(said)
	require.NoError(t, err, said)
	defer func() {
		require.NoError(t, syscall.Kill(pid, syscall.SIGKILL))
		eventually(t, "it ended", func() bool { return !running(pid) })
	}()
	// In its network, as one of its own: sockets in state 0A listen.
	listening := func() bool {
		table, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/tcp", pid))
		require.NoError(t, err)
		return strings.Contains(string(table), fmt.Sprintf("0100007F:%04X 00000000:0000 0A", port))
	}
	require.True(t, listening())
	require.NoError(t, cmd.Process.Kill())
	_, _ = io.Copy(io.Discard, out)
	_ = cmd.Wait() // killed
	assert.True(t, running(pid), "the window is the user's")
	assert.False(t, listening(), "and nobody filters any more")
	for _, f := range Verify(pid, nil, true) {
		assert.True(t, f.Held, "%s: %s", f.Name, f.Seen)
	}
}

func TestStartRefuses(t *testing.T) {
	eachMeans(t, Network, func(t *testing.T, means Means) {
		var refusal *Refusal
		_, err := Start(t.Context(), Spec{Means: means, Program: "/no/such/program", Port: port})
		require.ErrorIs(t, err, os.ErrNotExist)
		require.NotErrorAs(t, err, &refusal, "a lesser reach would not help")
		_, err = Start(t.Context(), Spec{Means: means, Program: "/bin/true", Dir: "/no/such/folder"})
		require.ErrorIs(t, err, os.ErrNotExist)
		require.NotErrorAs(t, err, &refusal)
		_, err = Start(t.Context(), Spec{Means: means, Program: "sleep"})
		require.ErrorContains(t, err, "not an absolute path")
		_, err = Start(t.Context(), Spec{Means: means, Program: "/bin/true", Port: 80})
		require.ErrorContains(t, err, "for administrators")
		_, err = Start(t.Context(), Spec{Means: means, Program: "/bin/true", Folders: []Folder{{Path: "/no-such-folder"}}})
		require.ErrorAs(t, err, &refusal)
		_, err = Start(t.Context(), Spec{Means: means, Program: "/bin/true", Port: port, Env: []string{"DISPLAY=far:0"}})
		require.ErrorAs(t, err, &refusal)
		assert.Equal(t, "the display far:0 is reached over the network", refusal.Error())
	})
}

func TestAStartThatIsCalledOffLeavesNothing(t *testing.T) {
	eachMeans(t, Network, func(t *testing.T, means Means) {
		for _, after := range []time.Duration{0, time.Millisecond, 5 * time.Millisecond, 20 * time.Millisecond} {
			ctx, cancel := context.WithTimeout(t.Context(), after)
			mark := fmt.Sprintf("CALLED_OFF=%d-%s-%d", os.Getpid(), means, after)
			r, err := Start(ctx, Spec{Means: means, Program: "/bin/sleep", Args: []string{"600"}, Env: []string{mark}, Port: port, Folders: policies()})
			cancel()
			if err == nil { // it was fast
				assert.True(t, carried(t, mark))
				require.NoError(t, r.Kill(t.Context()))
				_, err = r.Wait()
				require.NoError(t, err)
				require.NoError(t, r.close())
				continue
			}
			require.ErrorIs(t, err, context.DeadlineExceeded)
			eventually(t, "all that was started has ended", func() bool { return !carried(t, mark) })
		}
	})
}

// carried reports whether a process has an entry in its environment.
func carried(t *testing.T, entry string) bool {
	t.Helper()
	entries, err := os.ReadDir("/proc")
	require.NoError(t, err)
	for _, e := range entries {
		env, err := os.ReadFile(filepath.Join("/proc", e.Name(), "environ"))
		if err == nil && slices.Contains(strings.Split(string(env), "\x00"), entry) {
			return true
		}
	}
	return false
}

func TestTheSessionBusIsReachedByPath(t *testing.T) {
	eachMeans(t, Network, func(t *testing.T, means Means) {
		runtimeDir := t.TempDir()
		address := "unix:path=" + filepath.Join(runtimeDir, "bus")
		bus := exec.Command("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address", "--address="+address)
		out, err := bus.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, bus.Start(), "install it with: scripts/setup test")
		defer func() {
			require.NoError(t, bus.Process.Kill())
			_, _ = io.Copy(io.Discard, out)
			_ = bus.Wait() // killed
		}()
		require.Contains(t, line(t, out), address)
		for _, session := range []string{address, "unix:abstract=/tmp/none"} {
			env := []string{"DBUS_SESSION_BUS_ADDRESS=" + session, "XDG_RUNTIME_DIR=" + runtimeDir, "PATH=" + os.Getenv("PATH")}
			said := shell(t, Spec{Means: means, Port: port, Env: env},
				"dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus.ListNames")
			assert.Contains(t, said, `string "org.freedesktop.DBus"`)
		}
	})
}

func TestBubblewrapsOwnWordsAreHeard(t *testing.T) {
	needs(t, Files, Namespaces)
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "bwrap"), []byte("#!/bin/sh\necho bwrap: no >&2\nexit 1\n"), 0o700))
	t.Setenv("PATH", folder)
	_, err := Start(t.Context(), Spec{Means: Bubblewrap, Program: "/bin/true"})
	var refusal *Refusal
	require.ErrorAs(t, err, &refusal)
	assert.Contains(t, refusal.Reason, "bwrap: no")
	t.Setenv("PATH", t.TempDir())
	_, err = Start(t.Context(), Spec{Means: Bubblewrap, Program: "/bin/true"})
	require.ErrorAs(t, err, &refusal)
	assert.Contains(t, refusal.Reason, "not installed")
}

func TestInnerIsNotForPeople(t *testing.T) {
	for _, args := range [][]string{{InnerCommand}, {InnerCommand, "what"}} {
		cmd := exec.Command(exe(t), args...)
		said, err := cmd.CombinedOutput()
		require.Error(t, err)
		assert.Equal(t, 2, cmd.ProcessState.ExitCode(), string(said))
	}
}

func TestVerify(t *testing.T) {
	eachMeans(t, Network, func(t *testing.T, means Means) {
		folders := policies()
		for _, private := range []bool{false, true} {
			spec := Spec{Means: means, Folders: folders}
			if private {
				spec.Port = port
			}
			p := sleeper(t, spec)
			facts := Verify(p.PID, folders, private)
			want := 2 + len(folders)
			if private {
				want++
			}
			require.Len(t, facts, want)
			for _, f := range facts {
				assert.True(t, f.Held, "%s: %s", f.Name, f.Seen)
				assert.NotEmpty(t, f.Seen)
			}
		}

		p := sleeper(t, Spec{Means: means, Folders: folders[:1]})
		other := append(folders, Folder{"/etc/chromium/policies/managed", map[string][]byte{"sallyport.json": []byte("{}")}}, Folder{Path: "etc"})
		held := map[string]bool{}
		for _, f := range Verify(p.PID, other, true) {
			held[f.Name] = f.Held
			assert.NotEmpty(t, f.Seen)
		}
		assert.Equal(t, map[string]bool{
			FactMounts: true, FactNetwork: false, FactCapabilities: true,
			FactFolder + folders[0].Path: false, // the last one that was asked for has another content
			FactFolder + folders[1].Path: false,
			FactFolder + folders[2].Path: false,
			FactFolder + "etc":           false,
		}, held)
	})
	for _, pid := range []int{os.Getpid(), 1 << 30} {
		for _, f := range Verify(pid, policies(), true) {
			if f.Name != FactCapabilities {
				assert.False(t, f.Held, "%s: %s", f.Name, f.Seen)
			}
		}
	}
}

func TestProbe(t *testing.T) {
	needs(t, Network, Namespaces)
	needs(t, Network, Bubblewrap)
	t.Setenv("TMPDIR", t.TempDir()) // others may be probing
	a := Probe(t.Context(), Network, nil)
	assert.Equal(t, Ability{Network, []Attempt{
		{Reach: Network, Means: Namespaces, Works: true},
		{Reach: Files, Means: Namespaces, Works: true},
	}}, a)

	a = Probe(t.Context(), Nothing, nil)
	assert.Equal(t, Nothing, a.Reach)
	require.Len(t, a.Attempts, 2)
	for _, attempt := range a.Attempts {
		assert.False(t, attempt.Works)
		assert.Contains(t, attempt.Reason, "ceiling")
	}

	a = Probe(t.Context(), Files, nil)
	assert.Equal(t, Files, a.Reach)

	a = Probe(t.Context(), Network, []string{"DISPLAY=localhost:10.0"})
	assert.Equal(t, Files, a.Reach)
	require.Len(t, a.Attempts, 3)
	assert.Equal(t, "the display localhost:10.0 is reached over the network", a.Attempts[0].Reason)

	for _, reach := range []Reach{Files, Network} {
		b := try(t.Context(), reach, Bubblewrap, nil)
		assert.True(t, b.Works, b.Reason)
	}
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "sallyport-probe-*"))
	require.NoError(t, err)
	assert.Empty(t, left)
}

// These are the kernel's own refusals: the limits are set in a namespace around
// the probe.
func TestProbeSaysWhyTheKernelRefuses(t *testing.T) {
	needs(t, Network, Namespaces)
	for _, c := range []struct{ sysctl, limit, says string }{
		{"user/max_user_namespaces", "0", "user namespaces are switched off (user.max_user_namespaces = 0)"},
		{"user/max_mnt_namespaces", "0", "mount namespaces are switched off (user.max_mnt_namespaces = 0)"},
		{"user/max_net_namespaces", "0", "a browser could not make its own sandbox inside"},
		{"user/max_user_namespaces", "1", "a browser could not make its own sandbox inside"},
	} {
		t.Run(c.sysctl+" "+c.limit, func(t *testing.T) {
			said := limited(t, c.sysctl, c.limit)
			assert.Contains(t, said, "reach: nothing\n")
			assert.Contains(t, said, c.says)
		})
	}
}
