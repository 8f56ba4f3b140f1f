package machine

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/bus/bustest"
	"github.com/sallyport/sallyport/internal/finding"
)

// self is the number of the user in whose name the tests look.
const self = 1000

const passwd = `root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
me:x:1000:1000:Me,,,:/home/me:/bin/bash
`

// fake is a machine made of files, with a single user and nothing special.
func fake(t *testing.T) *fakeMachine {
	t.Helper()
	f := &fakeMachine{t: t, env: map[string]string{}}
	f.view = &view{root: t.TempDir(), uid: self, getenv: func(k string) string { return f.env[k] }, elsewhere: isElsewhere}
	f.view.systemBus = "unix:path=" + filepath.Join(f.view.root, "no-bus")
	f.write("/etc/passwd", passwd)
	f.write("/etc/shells", "# shells\n/bin/sh\n/bin/bash\n/usr/bin/zsh\n")
	f.write("/proc/cmdline", "BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro quiet\n")
	f.write("/proc/self/mountinfo", "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n")
	f.write("/proc/self/cgroup", "0::/user.slice\n")
	f.write("/proc/net/tcp", tcpHead)
	f.write("/run/systemd/sessions/1", "UID=1000\nUSER=me\nACTIVE=1\nSTATE=active\nREMOTE=0\nTYPE=wayland\nCLASS=user\n")
	f.home("me")
	f.process(1, "systemd")
	return f
}

type fakeMachine struct {
	t    *testing.T
	view *view
	env  map[string]string
}

func (f *fakeMachine) write(path, content string) {
	f.t.Helper()
	p := f.view.path(path)
	require.NoError(f.t, os.MkdirAll(filepath.Dir(p), 0o755))
	require.NoError(f.t, os.WriteFile(p, []byte(content), 0o644))
}

func (f *fakeMachine) add(path, content string) {
	f.t.Helper()
	b, err := os.ReadFile(f.view.path(path))
	require.NoError(f.t, err)
	f.write(path, string(b)+content)
}

func (f *fakeMachine) home(name string) {
	f.t.Helper()
	require.NoError(f.t, os.MkdirAll(f.view.path("/home/"+name), 0o755))
}

// person adds an account with a home folder.
func (f *fakeMachine) person(name string, uid int) {
	f.t.Helper()
	f.add("/etc/passwd", fmt.Sprintf("%s:x:%d:%d::/home/%s:/bin/bash\n", name, uid, uid, name))
	f.home(name)
}

// session adds a session to logind's files.
func (f *fakeMachine) session(id string, lines ...string) {
	f.t.Helper()
	f.write("/run/systemd/sessions/"+id, strings.Join(lines, "\n")+"\n")
}

func (f *fakeMachine) process(pid int, comm string) {
	f.t.Helper()
	dir := fmt.Sprintf("/proc/%d/", pid)
	f.write(dir+"comm", comm+"\n")
	f.write(dir+"stat", fmt.Sprintf("%d (%s) S 1 1 1 0 -1 4194560 0 0\n", pid, comm))
	f.write(dir+"cgroup", "0::/user.slice\n")
}

// socket gives a process an open socket.
func (f *fakeMachine) socket(pid int, inode uint64) {
	f.t.Helper()
	dir := f.view.path(fmt.Sprintf("/proc/%d/fd", pid))
	require.NoError(f.t, os.MkdirAll(dir, 0o755))
	require.NoError(f.t, os.Symlink(fmt.Sprintf("socket:[%d]", inode), filepath.Join(dir, fmt.Sprint(inode))))
}

func (f *fakeMachine) check() (shared, remote finding.Finding) {
	f.t.Helper()
	fs := f.view.check(f.t.Context())
	require.Len(f.t, fs, 2)
	for _, one := range fs {
		require.Len(f.t, one.Args, 1)
		require.Regexp(f.t, `^\p{Lu}.*\.$`, one.Args[0])
		// It is said in every language: no three words of English are left in Chinese.
		_, reason, _ := finding.Texts("zh-CN").Render(one)
		require.NotRegexp(f.t, `[a-z]+ [a-z]+ [a-z]+`, reason)
		for _, s := range one.Evidence.Signals {
			require.NotEmpty(f.t, s.Detail, s.Name)
		}
	}
	return fs[0], fs[1]
}

// signal finds a signal by name.
func signal(t *testing.T, f finding.Finding, name string) finding.Signal {
	t.Helper()
	for _, s := range f.Evidence.Signals {
		if s.Name == name {
			return s
		}
	}
	require.Fail(t, "no such signal", name)
	return finding.Signal{}
}

// busSession is a session as the login manager on the bus tells it.
type busSession struct {
	id, user, class, state, kind string
	uid                          uint32
	remote                       bool
	gone                         bool // listed, but without an object
}

// loginManager starts a private message bus with org.freedesktop.login1 on it,
// which cannot itself run in a container, and gives the bus's address.
func loginManager(t *testing.T, sessions []busSession) string {
	t.Helper()
	address := bustest.Private(t)
	conn, err := dbus.Connect(address)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close() })

	type listed struct {
		ID   string
		UID  uint32
		User string
		Seat string
		Path dbus.ObjectPath
	}
	var list []listed
	for i, s := range sessions {
		path := dbus.ObjectPath(fmt.Sprintf("%s/session/_3%d", login1Path, i))
		list = append(list, listed{s.id, s.uid, s.user, "seat0", path})
		if s.gone {
			continue
		}
		get := func(string) (map[string]dbus.Variant, *dbus.Error) {
			return map[string]dbus.Variant{
				"Id": dbus.MakeVariant(s.id), "Class": dbus.MakeVariant(s.class), "State": dbus.MakeVariant(s.state),
				"Type": dbus.MakeVariant(s.kind), "Remote": dbus.MakeVariant(s.remote), "Active": dbus.MakeVariant(s.state == "active"),
			}, nil
		}
		require.NoError(t, conn.ExportMethodTable(map[string]any{"GetAll": get}, path, "org.freedesktop.DBus.Properties"))
	}
	require.NoError(t, conn.ExportMethodTable(map[string]any{"ListSessions": func() ([]listed, *dbus.Error) { return list, nil }}, login1Path, login1+".Manager"))
	reply, err := conn.RequestName(login1, dbus.NameFlagDoNotQueue)
	require.NoError(t, err)
	require.Equal(t, dbus.RequestNameReplyPrimaryOwner, reply)
	return address
}
