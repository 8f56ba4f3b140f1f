package machine

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"github.com/sallyport/sallyport/internal/bus/bustest"
	"github.com/sallyport/sallyport/internal/finding"
)

func TestAnOrdinaryLaptopIsNotShared(t *testing.T) {
	f := fake(t)
	got, remote := f.check()
	assert.Equal(t, finding.Pass, got.Outcome)
	assert.Equal(t, finding.Info, got.Level)
	assert.Equal(t, "shared_machine_pass", got.Text)
	for _, s := range got.Evidence.Signals {
		assert.Equal(t, finding.Pass, s.Outcome, s.Name)
		assert.Empty(t, s.Weight)
	}
	assert.Equal(t, "remote_control_pass", remote.Text)
	assert.Equal(t, finding.Pass, remote.Outcome)
	assert.Equal(t, finding.Info, remote.Level)
}

// Each case is one thing added to an ordinary laptop.
func TestWeightOfEachSign(t *testing.T) {
	const otherUser = "UID=1001\nUSER=anna\nCLASS=user\n"
	cases := []struct {
		name, signal, weight, says string
		do                         func(f *fakeMachine)
	}{
		{"family", "login-accounts", weak, "anna", func(f *fakeMachine) { f.person("anna", 1001) }},
		{"household", "login-accounts", weak, "(+1)", func(f *fakeMachine) {
			for i := range household {
				f.person(fmt.Sprintf("child%d", i), 1001+i)
			}
		}},
		{"more than a household", "login-accounts", strong, "(+2)", func(f *fakeMachine) {
			for i := range household + 1 {
				f.person(fmt.Sprintf("student%d", i), 1001+i)
			}
		}},
		{"systemd-homed", "login-accounts", weak, "anna", func(f *fakeMachine) { f.home("anna.homedir") }},
		{"directory", "directory-accounts", weak, "winbind", func(f *fakeMachine) { f.write("/etc/nsswitch.conf", "group: files\npasswd:  files winbind # a\n") }},
		{"active at the screen", "other-active-session", strong, "anna", func(f *fakeMachine) {
			f.session("2", otherUser+"STATE=active\nTYPE=x11\nREMOTE=0")
		}},
		{"active over ssh", "other-active-session", strong, "anna", func(f *fakeMachine) {
			f.session("2", otherUser+"STATE=active\nTYPE=tty\nREMOTE=1")
		}},
		{"active, from a directory", "other-active-session", strong, "bob", func(f *fakeMachine) {
			f.session("2", "UID=1234001105\nUSER=bob\nCLASS=user\nSTATE=active")
		}},
		{"switched away", "other-idle-session", weak, "anna", func(f *fakeMachine) { f.session("2", otherUser+"STATE=online\nTYPE=x11") }},
		{"root from elsewhere", "other-idle-session", weak, "root", func(f *fakeMachine) {
			f.session("2", "UID=0\nUSER=root\nCLASS=user\nSTATE=active\nREMOTE=1\nTYPE=tty")
		}},
		{"ssh", "remote-session", weak, "ssh", func(f *fakeMachine) { f.env["SSH_CONNECTION"] = "192.0.2.1 5 192.0.2.2 22" }},
		{"ssh with windows", "remote-session", weak, "windows", func(f *fakeMachine) {
			f.env["SSH_CONNECTION"] = "192.0.2.1 5 192.0.2.2 22"
			f.env["DISPLAY"] = "localhost:10.0"
		}},
		{"own session remote", "remote-session", weak, "another machine", func(f *fakeMachine) {
			f.env["XDG_SESSION_ID"] = "7"
			f.session("7", "UID=1000\nUSER=me\nCLASS=user\nSTATE=active\nREMOTE=1\nTYPE=tty")
		}},
		{"guest", "guest-account", strong, "guest-h4x0rs", func(f *fakeMachine) {
			f.write("/etc/passwd", strings.Replace(passwd, "me:x:1000", "guest-h4x0rs:x:1000", 1))
		}},
		{"kiosk", "guest-account", strong, "kiosk", func(f *fakeMachine) { f.env["XDG_CURRENT_DESKTOP"] = "GNOME-Kiosk:GNOME" }},
		{"home in memory", "home-in-memory", weak, "memory", func(f *fakeMachine) {
			f.add("/proc/self/mountinfo", "30 22 0:30 / /home/me rw - tmpfs tmpfs rw\n")
		}},
		{"Debian live", "live-system", strong, "live medium", func(f *fakeMachine) { f.write("/proc/cmdline", "BOOT_IMAGE=/live/vmlinuz boot=live components\n") }},
		{"Ubuntu live", "live-system", strong, "live medium", func(f *fakeMachine) { f.write("/proc/cmdline", "boot=casper quiet splash\n") }},
		{"Fedora live", "live-system", strong, "live medium", func(f *fakeMachine) { f.write("/proc/cmdline", "root=live:CDLABEL=Fedora rd.live.image\n") }},
		{"live medium mounted", "live-system", strong, "live medium", func(f *fakeMachine) {
			f.add("/proc/self/mountinfo", "31 22 7:0 / /run/live/medium ro - iso9660 /dev/sr0 ro\n")
		}},
		{"GDM", "automatic-login", weak, "me", func(f *fakeMachine) {
			f.write("/etc/gdm3/daemon.conf", "[daemon]\n# comment\nAutomaticLoginEnable = true\nAutomaticLogin = me\n")
		}},
		{"LightDM", "automatic-login", weak, "pi", func(f *fakeMachine) {
			f.write("/etc/lightdm/lightdm.conf.d/50-auto.conf", "[Seat:*]\nautologin-user=pi\n")
		}},
		{"SDDM", "automatic-login", weak, "me", func(f *fakeMachine) {
			f.write("/etc/sddm.conf.d/a.conf", "[Autologin]\nUser=me\nSession=plasma\n")
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := fake(t)
			c.do(f)
			got, _ := f.check()
			s := signal(t, got, c.signal)
			assert.Equal(t, finding.Fail, s.Outcome)
			assert.Equal(t, c.weight, s.Weight)
			assert.Contains(t, s.Detail, c.says)
			assert.Contains(t, got.Args[0], c.says)
			if c.weight == weak {
				assert.Equal(t, "shared_machine_pass", got.Text, "one weak sign is no alarm")
				assert.Equal(t, finding.Info, got.Level)
				return
			}
			assert.Equal(t, "shared_machine", got.Text)
			assert.Equal(t, finding.Fail, got.Outcome)
			assert.Equal(t, finding.Warn, got.Level)
			assert.Equal(t, []finding.Remedy{finding.Launch}, got.Remedies)
			assert.True(t, Shared([]finding.Finding{got}))
		})
	}
}

func TestWhatDoesNotCount(t *testing.T) {
	cases := map[string]func(f *fakeMachine){
		"services":          func(f *fakeMachine) { f.add("/etc/passwd", "postgres:x:115:120::/var/lib/postgresql:/bin/bash\n") },
		"nobody":            func(f *fakeMachine) { f.add("/etc/passwd", "nobody:x:65534:65534::/nonexistent:/bin/sh\n") },
		"build users":       func(f *fakeMachine) { f.add("/etc/passwd", "nixbld1:x:30001:30000::/var/empty:/sbin/nologin\n") },
		"service as person": func(f *fakeMachine) { f.add("/etc/passwd", "jenkins:x:1005:1005::/var/lib/jenkins:/bin/bash\n") },
		"without a home":    func(f *fakeMachine) { f.add("/etc/passwd", "old:x:1005:1005::/home/old:/bin/bash\n") },
		"unlisted shell": func(f *fakeMachine) {
			f.home("git")
			f.add("/etc/passwd", "git:x:1005:1005::/home/git:/usr/bin/gitshell\n")
		},
		"no login": func(f *fakeMachine) {
			f.home("git")
			f.add("/etc/passwd", "git:x:1005:1005::/home/git:/usr/sbin/nologin\n")
		},
		"narrow range": func(f *fakeMachine) {
			f.person("old", 1001)
			f.write("/etc/login.defs", "UID_MIN 2000 \nUID_MAX\t3000\n")
		},
		"second name of me": func(f *fakeMachine) { f.person("alias", self) },
		"NIS and rubbish": func(f *fakeMachine) {
			f.add("/etc/passwd", "+::::::\n+@all::::::\n\n::::\nx:x:notanumber:1::/home/x:/bin/bash\n")
		},
		"greeter":            func(f *fakeMachine) { f.session("c1", "UID=113\nUSER=gdm\nCLASS=greeter\nSTATE=active\nTYPE=wayland") },
		"lock screen":        func(f *fakeMachine) { f.session("c1", "UID=1001\nUSER=anna\nCLASS=lock-screen\nSTATE=active") },
		"a job":              func(f *fakeMachine) { f.session("3", "UID=1001\nUSER=anna\nCLASS=background\nSTATE=active") },
		"user manager":       func(f *fakeMachine) { f.session("3", "UID=1001\nUSER=anna\nCLASS=manager\nSTATE=active") },
		"on the way out":     func(f *fakeMachine) { f.session("3", "UID=1001\nUSER=anna\nCLASS=user\nSTATE=closing") },
		"my second session":  func(f *fakeMachine) { f.session("3", "UID=1000\nUSER=me\nCLASS=user\nSTATE=active\nTYPE=tty") },
		"root at the screen": func(f *fakeMachine) { f.session("3", "UID=0\nUSER=root\nCLASS=user\nSTATE=active\nTYPE=tty\nREMOTE=0") },
		"dynamic service":    func(f *fakeMachine) { f.session("3", "UID=61200\nUSER=svc\nCLASS=user\nSTATE=active") },
		"session's pipe":     func(f *fakeMachine) { f.write("/run/systemd/sessions/9.ref", "UID=1001\nCLASS=user\nSTATE=active\n") },
		"my old desktop elsewhere": func(f *fakeMachine) {
			f.session("3", "UID=1000\nUSER=me\nCLASS=user\nSTATE=online\nTYPE=x11\nREMOTE=1")
		},
		"sss is on every Fedora": func(f *fakeMachine) { f.write("/etc/nsswitch.conf", "passwd: files sss systemd\nnetgroup: nis\n") },
		"container's root":       func(f *fakeMachine) { f.write("/proc/self/mountinfo", "1 0 0:1 / / rw - overlay overlay rw\n") },
		"system in memory":       func(f *fakeMachine) { f.write("/proc/self/mountinfo", "1 0 0:1 / / rw - tmpfs tmpfs rw\n") },
		"GDM, switched off": func(f *fakeMachine) {
			f.write("/etc/gdm3/daemon.conf", "[daemon]\n#AutomaticLoginEnable = true\nAutomaticLogin = me\n")
		},
		"LightDM, commented": func(f *fakeMachine) {
			f.write("/etc/lightdm/lightdm.conf", "[Seat:*]\n#autologin-user=\nautologin-user=\n")
		},
		"a name like guest": func(f *fakeMachine) {
			f.write("/etc/passwd", strings.Replace(passwd, "me:x:1000", "guestavo.publicover:x:1000", 1))
		},
		"ssh display of this screen": func(f *fakeMachine) { f.env["DISPLAY"] = ":0" },
	}
	for name, do := range cases {
		t.Run(name, func(t *testing.T) {
			f := fake(t)
			do(f)
			got, remote := f.check()
			assert.Equal(t, finding.Pass, got.Outcome)
			for _, s := range got.Evidence.Signals {
				assert.Equal(t, finding.Pass, s.Outcome, "%s: %s", s.Name, s.Detail)
			}
			assert.Equal(t, finding.Pass, remote.Outcome)
		})
	}
}

func TestTwoWeakSignsMakeShared(t *testing.T) {
	f := fake(t)
	f.person("anna", 1001)
	one, _ := f.check()
	f.write("/etc/sddm.conf", "[Autologin]\nUser=me\n")
	two, _ := f.check()
	assert.Equal(t, finding.Pass, one.Outcome)
	assert.Equal(t, finding.Fail, two.Outcome)
	assert.Equal(t, "Others who can log in here: anna. This machine logs me in without a password.", two.Args[0])
	assert.NotEqual(t, one.Fingerprint, two.Fingerprint)

	again, _ := f.check()
	assert.Equal(t, two.Fingerprint, again.Fingerprint)
	f.person("ben", 1002)
	more, _ := f.check()
	assert.Equal(t, two.Fingerprint, more.Fingerprint, "the same signs are no news")
	f.session("2", "UID=1001\nUSER=anna\nCLASS=user\nSTATE=active")
	active, _ := f.check()
	assert.NotEqual(t, two.Fingerprint, active.Fingerprint)
}

func TestWithSudoTheCallerIsTheUser(t *testing.T) {
	f := fake(t)
	f.view.uid = 0
	f.env["SUDO_UID"] = "1000"
	got, _ := f.check()
	assert.Equal(t, finding.Pass, got.Outcome)
	assert.Equal(t, finding.Pass, signal(t, got, "login-accounts").Outcome)

	f.view.uid = 1001 // only root's word is taken
	f.person("anna", 1001)
	got, _ = f.check()
	assert.Contains(t, signal(t, got, "login-accounts").Detail, "me")
}

func TestWhatCannotBeSeenIsUnknown(t *testing.T) {
	t.Run("sessions", func(t *testing.T) {
		f := fake(t)
		require.NoError(t, os.RemoveAll(f.view.path("/run")))
		got, _ := f.check()
		assert.Equal(t, finding.Unknown, got.Outcome)
		assert.Equal(t, finding.Info, got.Level)
		assert.Equal(t, "shared_machine_unknown", got.Text)
		assert.Contains(t, got.Args[0], "logged in")
		assert.Contains(t, got.Args[0], "login manager")
		assert.Equal(t, finding.Unknown, signal(t, got, "other-active-session").Outcome)
		assert.False(t, Shared([]finding.Finding{got}))
	})
	t.Run("no session at all is no sight", func(t *testing.T) {
		f := fake(t)
		require.NoError(t, os.Remove(f.view.path("/run/systemd/sessions/1")))
		got, _ := f.check()
		assert.Equal(t, finding.Unknown, got.Outcome)
	})
	t.Run("accounts", func(t *testing.T) {
		for _, content := range []string{"", "rubbish\n", strings.Repeat("#", maxAccountFile+1)} {
			f := fake(t)
			f.write("/etc/passwd", content)
			got, _ := f.check()
			assert.Equal(t, finding.Unknown, got.Outcome)
			assert.Contains(t, got.Args[0], "account")
			assert.Contains(t, got.Args[0], "/etc/passwd")
		}
	})
	t.Run("a pipe instead of a file", func(t *testing.T) {
		f := fake(t)
		require.NoError(t, os.Remove(f.view.path("/etc/passwd")))
		require.NoError(t, unix.Mkfifo(f.view.path("/etc/passwd"), 0o644))
		got, _ := f.check()
		assert.Equal(t, finding.Unknown, got.Outcome)
	})
	t.Run("but enough was seen", func(t *testing.T) {
		f := fake(t)
		require.NoError(t, os.RemoveAll(f.view.path("/run")))
		f.write("/proc/cmdline", "boot=live\n")
		got, _ := f.check()
		assert.Equal(t, finding.Fail, got.Outcome)
	})
	t.Run("what is not essential", func(t *testing.T) {
		f := fake(t)
		require.NoError(t, os.Remove(f.view.path("/proc/cmdline")))
		require.NoError(t, os.Mkdir(f.view.path("/etc/sddm.conf"), 0o755))
		got, _ := f.check()
		assert.Equal(t, finding.Pass, got.Outcome)
		assert.Equal(t, finding.Unknown, signal(t, got, "live-system").Outcome)
		assert.Equal(t, finding.Unknown, signal(t, got, "automatic-login").Outcome)
	})
}

func TestSessionsFromTheBus(t *testing.T) {
	me := busSession{id: "2", user: "me", uid: self, class: "user", state: "active", kind: "wayland"}
	cases := []struct {
		name            string
		more            []busSession
		env             map[string]string
		shared, remote  finding.Outcome
		sharedSays      string
		ownRemoteDetail string
	}{
		{name: "alone", shared: finding.Pass, remote: finding.Pass, sharedSays: "Nobody else"},
		{name: "another person", more: []busSession{{id: "5", user: "anna", uid: 1001, class: "user", state: "active", kind: "tty", remote: true}}, shared: finding.Fail, remote: finding.Pass, sharedSays: "Also active here right now: anna."},
		{name: "greeter and gone", more: []busSession{{id: "c1", user: "gdm", uid: 113, class: "greeter", state: "active"}, {id: "6", user: "anna", uid: 1001, gone: true}}, shared: finding.Pass, remote: finding.Pass, sharedSays: "Nobody else"},
		{name: "a name that plays tricks", more: []busSession{{id: "5", user: "an\nna\x1b[31m", uid: 1001, class: "user", state: "active"}}, shared: finding.Fail, remote: finding.Pass, sharedSays: ": an?na?[31m."},
		{name: "my desktop is elsewhere", more: []busSession{{id: "9", user: "me", uid: self, class: "user", state: "active", kind: "x11", remote: true}}, env: map[string]string{"XDG_SESSION_ID": "9"}, shared: finding.Pass, remote: finding.Fail, sharedSays: "desktop is shown on another machine"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := fake(t)
			require.NoError(t, os.RemoveAll(f.view.path("/run"))) // so that only the bus can answer
			f.view.systemBus = loginManager(t, append([]busSession{me}, c.more...))
			for k, v := range c.env {
				f.env[k] = v
			}
			shared, remote := f.check()
			assert.Equal(t, c.shared, shared.Outcome)
			assert.Contains(t, shared.Args[0], c.sharedSays)
			assert.Equal(t, c.remote, remote.Outcome)
		})
	}
}

func TestTheBusGoesBeforeTheFiles(t *testing.T) {
	f := fake(t)
	f.session("2", "UID=1001\nUSER=stale\nCLASS=user\nSTATE=active")
	f.view.systemBus = loginManager(t, []busSession{{id: "1", user: "me", uid: self, class: "user", state: "active"}})
	got, _ := f.check()
	assert.Equal(t, finding.Pass, got.Outcome)
}

func TestBusesThatDoNotHelp(t *testing.T) {
	dir, err := os.MkdirTemp("", "bus")
	require.NoError(t, err)
	defer os.RemoveAll(dir)
	silent, err := net.Listen("unix", filepath.Join(dir, "s"))
	require.NoError(t, err)
	defer silent.Close()
	mark := filepath.Join(dir, "started")

	for name, address := range map[string]string{
		"silent":            "unix:path=" + filepath.Join(dir, "s"),
		"no login manager":  bustest.Private(t),
		"missing":           "unix:path=" + filepath.Join(dir, "none"),
		"starts a program":  "unixexec:path=/usr/bin/touch,argv1=" + mark,
		"over the network":  "tcp:host=127.0.0.1,port=9",
		"not an address":    "nonsense",
		"empty":             "",
		"network as second": "unix:path=" + filepath.Join(dir, "none") + ";tcp:host=127.0.0.1,port=9",
	} {
		t.Run(name, func(t *testing.T) {
			f := fake(t)
			f.view.systemBus = address
			start := time.Now()
			got, _ := f.check()
			assert.Equal(t, finding.Pass, got.Outcome, "logind's files answer")
			require.NoError(t, os.RemoveAll(f.view.path("/run")))
			got, _ = f.check()
			assert.Equal(t, finding.Unknown, got.Outcome)
			assert.Less(t, time.Since(start), 3*logindWait+time.Second)
			assert.NoFileExists(t, mark)
		})
	}
}

func TestCheckEndsWithItsContext(t *testing.T) {
	f := fake(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	fs := f.view.check(ctx)
	require.Len(t, fs, 2)
	assert.Equal(t, finding.Unknown, fs[1].Outcome)
	assert.Contains(t, fs[1].Args[0], "no time")
}
