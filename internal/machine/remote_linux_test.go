package machine

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/disk/disktest"
	"github.com/sallyport/sallyport/internal/finding"
)

// TestMain lets a copy of the test binary be a remote-control program: it
// listens, takes one connection and holds it until its input ends.
func TestMain(m *testing.M) {
	address := os.Getenv("MACHINE_TEST_LISTEN")
	if address == "" {
		os.Exit(m.Run())
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(l.Addr())
	go func() {
		for {
			if c, err := l.Accept(); err == nil {
				_, _ = c.Write([]byte("!"))
			}
		}
	}()
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}

// realProcess starts a process with the given name and gives its pid and address.
func realProcess(t *testing.T, name, listen string, args ...string) (int, string) {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	copied := filepath.Join(t.TempDir(), name)
	require.NoError(t, disktest.CopyProgram(exe, copied))
	cmd := exec.Command(copied, args...)
	cmd.Env = append(os.Environ(), "MACHINE_TEST_LISTEN="+listen)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() { _ = in.Close(); _ = cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	return cmd.Process.Pid, strings.TrimSpace(line)
}

// connect holds a connection that the other side has taken.
func connect(t *testing.T, address string) {
	t.Helper()
	c, err := net.DialTimeout("tcp", address, 5*time.Second)
	require.NoError(t, err)
	t.Cleanup(func() { _ = c.Close() })
	_, err = io.ReadFull(c, make([]byte, 1))
	require.NoError(t, err)
}

// networkAddress is an address of this machine that is not loopback, or
// loopback with a rule that lets it count, where there is no network.
func networkAddress(t *testing.T) (netip.Addr, func(netip.Addr) bool) {
	t.Helper()
	addrs, err := net.InterfaceAddrs()
	require.NoError(t, err)
	for _, a := range addrs {
		if p, err := netip.ParsePrefix(a.String()); err == nil && isElsewhere(p.Addr()) && !p.Addr().IsLinkLocalUnicast() {
			return p.Addr(), isElsewhere
		}
	}
	return netip.MustParseAddr("127.0.0.1"), func(netip.Addr) bool { return true }
}

func TestRealServerWithARealConnection(t *testing.T) {
	ip, rule := networkAddress(t)
	for _, c := range []struct{ file, program string }{
		{"x11vnc", "x11vnc"},
		{"gnome-remote-desktop-daemon", "GNOME Remote Desktop"}, // longer than the kernel's names
	} {
		t.Run(c.file, func(t *testing.T) {
			v := here()
			v.elsewhere = rule
			_, address := realProcess(t, c.file, netip.AddrPortFrom(ip, 0).String())
			idle := v.remoteControl(t.Context(), remoteSession{})
			assert.NotContains(t, connectedNames(idle), c.program)
			assert.Contains(t, fmt.Sprint(idle.Evidence.Signals), c.program)

			connect(t, address)
			busy := v.remoteControl(t.Context(), remoteSession{})
			assert.Contains(t, connectedNames(busy), c.program)
			assert.Equal(t, "remote_control", busy.Text)
			assert.Equal(t, finding.Danger, busy.Level)
			assert.Equal(t, finding.Fail, busy.Outcome)
			assert.NotEqual(t, idle.Fingerprint, busy.Fingerprint)
		})
	}
}

func TestRealConnectionFromThisMachineIsNoDanger(t *testing.T) {
	_, address := realProcess(t, "x11vnc", "127.0.0.1:0")
	connect(t, address)
	got := here().remoteControl(t.Context(), remoteSession{})
	assert.NotContains(t, connectedNames(got), "x11vnc")
	assert.Contains(t, signal(t, got, "remote-control-local").Detail, "x11vnc")
}

func TestRealRelayProgram(t *testing.T) {
	ip, rule := networkAddress(t)
	v := here()
	v.elsewhere = rule
	_, address := realProcess(t, "rustdesk", netip.AddrPortFrom(ip, 0).String(), "--server")
	connect(t, address) // not on its port for direct sessions: it may be anything
	got := v.remoteControl(t.Context(), remoteSession{})
	assert.NotContains(t, connectedNames(got), "RustDesk")
	assert.Contains(t, signal(t, got, "remote-control-running").Detail, "RustDesk")

	realProcess(t, "rustdesk", "127.0.0.1:0", "--cm")
	got = v.remoteControl(t.Context(), remoteSession{})
	assert.Contains(t, connectedNames(got), "RustDesk")
}

// connectedNames is the detail of the signal that somebody is connected.
func connectedNames(f finding.Finding) string {
	for _, s := range f.Evidence.Signals {
		if s.Name == "remote-control-connected" && s.Outcome == finding.Fail {
			return s.Detail
		}
	}
	return ""
}

// Rows of a TCP table: what listens on a port, and an established connection
// with another machine or this one.
func listens(port int, uid, inode uint64) string {
	return fmt.Sprintf("   0: 00000000:%04X 00000000:0000 0A 0:0 00:0 0 %d 0 %d 1\n", port, uid, inode)
}

func fromElsewhere(port int, inode uint64) string {
	return fmt.Sprintf("   0: 0A0AA8C0:%04X 0B0BA8C0:D431 01 0:0 00:0 0 0 0 %d 1\n", port, inode)
}

func fromHere(port int, inode uint64) string {
	return fmt.Sprintf("   0: 0100007F:%04X 0100007F:D431 01 0:0 00:0 0 0 0 %d 1\n", port, inode)
}

func TestPrograms(t *testing.T) {
	const danger, running, pass = "remote_control", "remote_control_running", "remote_control_pass"
	uid := uint64(os.Getuid()) // of the files that stand for processes
	cases := []struct {
		name  string
		do    func(f *fakeMachine)
		text  string
		level finding.Level
		says  string
	}{
		{"VNC, ours, connected", func(f *fakeMachine) {
			f.process(50, "Xtigervnc")
			f.socket(50, 7)
			f.socket(50, 8)
			f.write("/proc/net/tcp", tcpHead+listens(5977, uid, 7)+fromElsewhere(5977, 8))
		}, danger, finding.Danger, "TigerVNC"},
		{"VNC, told to call a viewer", func(f *fakeMachine) {
			f.process(50, "x11vnc")
			f.socket(50, 8)
			f.write("/proc/net/tcp", tcpHead+fromElsewhere(40000, 8))
		}, danger, finding.Danger, "x11vnc"},
		{"VNC, somebody else's, connected", func(f *fakeMachine) {
			f.process(50, "x11vnc")
			f.write("/proc/net/tcp", tcpHead+listens(5900, uid, 7)+fromElsewhere(5900, 8))
		}, danger, finding.Danger, "x11vnc"},
		{"RDP, gave up root's rights, connected over IPv6 table", func(f *fakeMachine) {
			f.process(50, "xrdp")
			f.write("/proc/net/tcp6", tcpHead+listens(3389, 0, 7)+fromElsewhere(3389, 8))
		}, danger, finding.Danger, "xrdp"},
		{"VNC, waits", func(f *fakeMachine) {
			f.process(50, "x11vnc")
			f.socket(50, 7)
			f.write("/proc/net/tcp", tcpHead+listens(5900, uid, 7)+fromElsewhere(22, 9))
		}, running, finding.Warn, "x11vnc"},
		{"VNC, somebody else's, another's connection", func(f *fakeMachine) {
			f.process(50, "x11vnc")
			f.write("/proc/net/tcp", tcpHead+listens(5900, 4242, 7)+fromElsewhere(5900, 8))
		}, running, finding.Warn, "x11vnc"},
		{"VNC through a tunnel", func(f *fakeMachine) {
			f.process(50, "x11vnc")
			f.socket(50, 7)
			f.write("/proc/net/tcp", tcpHead+listens(5900, uid, 7)+fromHere(5900, 8))
		}, running, finding.Warn, "tunnel"},
		{"TeamViewer, idle on its relay", func(f *fakeMachine) {
			f.process(50, "teamviewerd")
			f.process(51, "TeamViewer")
			f.socket(50, 8)
			f.write("/proc/net/tcp", tcpHead+fromElsewhere(40000, 8))
		}, running, finding.Warn, "TeamViewer"},
		{"TeamViewer, session", func(f *fakeMachine) {
			f.process(50, "teamviewerd")
			f.process(51, "TeamViewer_Desk")
		}, danger, finding.Danger, "TeamViewer"},
		{"AnyDesk, idle on its relay", func(f *fakeMachine) {
			f.process(50, "anydesk")
			f.socket(50, 7)
			f.socket(50, 8)
			f.write("/proc/net/tcp", tcpHead+listens(7070, uid, 7)+fromElsewhere(40000, 8))
		}, running, finding.Warn, "AnyDesk"},
		{"AnyDesk, direct session", func(f *fakeMachine) {
			f.process(50, "anydesk")
			f.socket(50, 7)
			f.socket(50, 8)
			f.write("/proc/net/tcp", tcpHead+listens(7070, uid, 7)+fromElsewhere(7070, 8))
		}, danger, finding.Danger, "AnyDesk"},
		{"under Wine", func(f *fakeMachine) { f.process(50, "Supremo.exe") }, running, finding.Warn, "Supremo"},
		{"the desktop's own service, idle", func(f *fakeMachine) { f.process(50, "gnome-remote-de") }, running, finding.Info, "GNOME Remote Desktop"},
		{"the desktop's own service, connected", func(f *fakeMachine) {
			f.process(50, "gnome-remote-de")
			f.socket(50, 7)
			f.socket(50, 8)
			f.write("/proc/net/tcp", tcpHead+listens(3389, uid, 7)+fromElsewhere(3389, 8))
		}, danger, finding.Danger, "GNOME Remote Desktop"},
		{"connections hidden", func(f *fakeMachine) {
			f.process(50, "x11vnc")
			require.NoError(f.t, os.Remove(f.view.path("/proc/net/tcp")))
		}, running, finding.Warn, "could not be seen"},
		{"this desktop is shown elsewhere", func(f *fakeMachine) { f.env["XRDP_SESSION"] = "1" }, danger, finding.Danger, "xrdp"},
		{"ssh is not control of this screen", func(f *fakeMachine) { f.env["SSH_CONNECTION"] = "192.0.2.1 5 192.0.2.2 22" }, pass, finding.Info, "no known"},
		{"kernel thread of that name", func(f *fakeMachine) {
			f.process(50, "x11vnc")
			f.write("/proc/50/stat", "50 (x11vnc) S 2 0 0 0 -1 2129984 0 0\n")
		}, pass, finding.Info, "no known"},
		{"ended", func(f *fakeMachine) {
			f.process(50, "x11vnc")
			f.write("/proc/50/stat", "50 (x11vnc) Z 2 0 0 0 -1 4194304 0 0\n")
		}, pass, finding.Info, "no known"},
		{"in a container", func(f *fakeMachine) {
			f.process(50, "Xtigervnc")
			f.write("/proc/50/cgroup", "0::/system.slice/docker-0123456789ab.scope\n")
		}, pass, finding.Info, "no known"},
		{"in our own container", func(f *fakeMachine) {
			f.process(50, "Xtigervnc")
			f.write("/proc/50/cgroup", "0::/docker/0123456789ab\n")
			f.write("/proc/self/cgroup", "0::/docker/0123456789ab\n")
		}, running, finding.Warn, "TigerVNC"},
		{"a viewer is not a server", func(f *fakeMachine) {
			f.process(50, "xtigervncviewer")
			f.process(51, "remmina")
			f.process(52, "xfreerdp")
		}, pass, finding.Info, "no known"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := fake(t)
			c.do(f)
			_, got := f.check()
			assert.Equal(t, c.text, got.Text, got.Args[0])
			assert.Equal(t, c.level, got.Level)
			assert.Contains(t, strings.ToLower(got.Args[0]), strings.ToLower(c.says))
			want := finding.Fail
			if c.level == finding.Info {
				want = finding.Pass
			}
			assert.Equal(t, want, got.Outcome)
		})
	}
}

func TestHiddenProcesses(t *testing.T) {
	f := fake(t)
	require.NoError(t, os.RemoveAll(f.view.path("/proc/1")))
	_, got := f.check()
	assert.Equal(t, "remote_control_unknown", got.Text)
	assert.Equal(t, finding.Unknown, got.Outcome)
	assert.Contains(t, got.Args[0], "hides")

	f.process(50, "x11vnc")
	_, got = f.check()
	assert.Equal(t, "remote_control_running", got.Text, "what is seen counts all the same")

	require.NoError(t, os.RemoveAll(f.view.path("/proc")))
	_, got = f.check()
	assert.Equal(t, finding.Unknown, got.Outcome)
}

func TestArgumentsOfOthersAreNotRead(t *testing.T) {
	f := fake(t)
	f.process(50, "rustdesk")
	f.write("/proc/50/cmdline", "rustdesk\x00--cm\x00")
	f.view.uid = os.Getuid() + 1
	_, got := f.check()
	assert.Equal(t, "remote_control_running", got.Text)
	f.view.uid = os.Getuid()
	_, got = f.check()
	assert.Equal(t, "remote_control", got.Text)
}
