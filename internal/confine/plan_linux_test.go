package confine

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// etc is a folder with a file, a folder, a link and a folder behind a link.
func etc(t *testing.T) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	for _, d := range []string{"etc/fonts", "usr/share/distribution"} {
		require.NoError(t, os.MkdirAll(filepath.Join(root, d), 0o755))
	}
	require.NoError(t, os.WriteFile(filepath.Join(root, "etc/hosts"), []byte("hosts"), 0o644))
	require.NoError(t, os.Symlink("../run/resolv.conf", filepath.Join(root, "etc/resolv.conf")))
	require.NoError(t, os.Symlink("share/distribution", filepath.Join(root, "usr/distribution")))
	return root
}

func TestPlan(t *testing.T) {
	root := etc(t)
	at := func(path string) string { return filepath.Join(root, path) }
	policy := map[string][]byte{"a.json": []byte("{}")}
	for _, c := range []struct {
		name    string
		folders []Folder
		want    []step
	}{
		{"nothing", nil, nil},
		{"a folder that is there", []Folder{{at("etc/fonts"), policy}}, []step{
			{Do: cover, At: at("etc/fonts")},
			{Do: file, At: at("etc/fonts/a.json"), Data: []byte("{}")},
			{Do: seal, At: at("etc/fonts")},
		}},
		{"one behind a link", []Folder{{at("usr/distribution"), policy}}, []step{
			{Do: cover, At: at("usr/share/distribution")},
			{Do: file, At: at("usr/share/distribution/a.json"), Data: []byte("{}")},
			{Do: seal, At: at("usr/share/distribution")},
		}},
		{"two missing ones, and one below what is kept", []Folder{
			{at("etc/chromium/policies/managed"), policy},
			{at("etc/firefox/policies"), map[string][]byte{"x/y.json": []byte("y")}},
			{at("etc/fonts"), nil},
		}, []step{
			{Do: cover, At: at("etc")},
			{Do: bind, At: at("etc/fonts")},
			{Do: bind, At: at("etc/hosts")},
			{Do: link, At: at("etc/resolv.conf"), From: "../run/resolv.conf"},
			{Do: dir, At: at("etc/chromium")},
			{Do: dir, At: at("etc/chromium/policies")},
			{Do: dir, At: at("etc/chromium/policies/managed")},
			{Do: file, At: at("etc/chromium/policies/managed/a.json"), Data: []byte("{}")},
			{Do: dir, At: at("etc/firefox")},
			{Do: dir, At: at("etc/firefox/policies")},
			{Do: dir, At: at("etc/firefox/policies/x")},
			{Do: file, At: at("etc/firefox/policies/x/y.json"), Data: []byte("y")},
			{Do: seal, At: at("etc")},
			{Do: cover, At: at("etc/fonts")},
			{Do: seal, At: at("etc/fonts")},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			steps, err := plan(c.folders)
			require.NoError(t, err)
			assert.Equal(t, c.want, steps)
		})
	}
}

func TestPlanRefuses(t *testing.T) {
	root := etc(t)
	for _, c := range []struct {
		name    string
		folders []Folder
		says    string
	}{
		{"a relative path", []Folder{{Path: "etc"}}, "not an absolute path"},
		{"a file", []Folder{{Path: filepath.Join(root, "etc/hosts")}}, "not a folder"},
		{"a folder in a file", []Folder{{Path: filepath.Join(root, "etc/hosts/x")}}, "not a directory"},
		{"a link to nowhere", []Folder{{Path: filepath.Join(root, "etc/resolv.conf/x")}}, "leads nowhere"},
		{"a folder of the root", []Folder{{Path: "/no-such-folder/x"}}, "root folder"},
		{"one twice", []Folder{{Path: filepath.Join(root, "usr/distribution")}, {Path: filepath.Join(root, "usr/share/distribution")}}, "each other's way"},
		{"one in another", []Folder{{Path: filepath.Join(root, "etc/x/y")}, {Path: filepath.Join(root, "etc/x")}}, "each other's way"},
		{"a file outside", []Folder{{Path: root, Files: map[string][]byte{"../x": nil}}}, "not a path below"},
		{"a file without a name", []Folder{{Path: root, Files: map[string][]byte{".": nil}}}, "not a path below"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := plan(c.folders)
			require.ErrorContains(t, err, c.says)
		})
	}
}

func TestBubblewrapArgs(t *testing.T) {
	args, contents := bubblewrapArgs([]step{
		{Do: cover, At: "/etc"},
		{Do: bind, At: "/etc/hosts"},
		{Do: link, At: "/etc/l", From: "x"},
		{Do: dir, At: "/etc/p"},
		{Do: file, At: "/etc/p/a", Data: []byte("a")},
		{Do: file, At: "/etc/p/b", Data: []byte("b")},
		{Do: seal, At: "/etc"},
	}, true, 5)
	assert.Equal(t, []string{
		"--unshare-user", "--dev-bind", "/", "/", "--unshare-net",
		"--tmpfs", "/etc",
		"--dev-bind-try", "/etc/hosts", "/etc/hosts",
		"--symlink", "x", "/etc/l",
		"--dir", "/etc/p",
		"--perms", "0444", "--file", "5", "/etc/p/a",
		"--perms", "0444", "--file", "6", "/etc/p/b",
		"--remount-ro", "/etc",
	}, args)
	assert.Equal(t, [][]byte{[]byte("a"), []byte("b")}, contents)
	args, _ = bubblewrapArgs(nil, false, 5)
	assert.NotContains(t, args, "--unshare-net")
}

func TestSettingsExplainARefusal(t *testing.T) {
	for _, c := range []struct {
		name    string
		sysctl  map[string]string
		private bool
		cause   error
		said    string
		want    string
	}{
		{"nothing known", nil, true, syscall.EPERM, "", ""},
		{"Ubuntu, refused by the kernel", map[string]string{"kernel/apparmor_restrict_unprivileged_userns": "1"}, false, syscall.EACCES, "", "AppArmor"},
		{"Ubuntu, told by bubblewrap", map[string]string{"kernel/apparmor_restrict_unprivileged_userns": "1"}, false, nil, "bwrap: setting up uid map: Permission denied", "AppArmor"},
		{"Ubuntu, but something else", map[string]string{"kernel/apparmor_restrict_unprivileged_userns": "1"}, false, syscall.ENOENT, "", ""},
		{"Debian before 11", map[string]string{"kernel/unprivileged_userns_clone": "0"}, false, syscall.EPERM, "", "unprivileged_userns_clone"},
		{"no user namespaces", map[string]string{"user/max_user_namespaces": "0"}, false, syscall.ENOSPC, "", "user.max_user_namespaces = 0"},
		{"no mount namespaces", map[string]string{"user/max_mnt_namespaces": "0"}, false, syscall.ENOSPC, "", "user.max_mnt_namespaces = 0"},
		{"no networks", map[string]string{"user/max_net_namespaces": "0"}, true, syscall.ENOSPC, "", "user.max_net_namespaces = 0"},
		{"no networks, none asked", map[string]string{"user/max_net_namespaces": "0"}, false, syscall.EPERM, "", ""},
		{"too many", nil, false, syscall.ENOSPC, "", "no more namespaces"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := settings(func(name string) string { return c.sysctl[name] }, c.private, c.cause, c.said)
			if c.want == "" {
				assert.Empty(t, got)
			} else {
				assert.Contains(t, got, c.want)
			}
		})
	}
}

func TestPathSockets(t *testing.T) {
	sockets := t.TempDir()
	for _, name := range []string{"X7", "bus"} {
		l, err := net.Listen("unix", filepath.Join(sockets, name))
		require.NoError(t, err)
		t.Cleanup(func() { l.Close() })
	}
	require.NoError(t, os.WriteFile(filepath.Join(sockets, "X8"), nil, 0o600))
	for _, c := range []struct {
		name      string
		env, want []string
		refused   string
	}{
		{"nothing", []string{"A=b"}, []string{"A=b"}, ""},
		{"a local display", []string{"DISPLAY=:7"}, []string{"DISPLAY=:7"}, ""},
		{"its longer names", []string{"DISPLAY=unix:7.0"}, []string{"DISPLAY=unix:7.0"}, ""},
		{"a display by ssh", []string{"DISPLAY=localhost:10.0"}, nil, "over the network"},
		{"a display of another form", []string{"DISPLAY=x"}, nil, "over the network"},
		{"an abstract display", []string{"DISPLAY=:9"}, nil, "has no socket"},
		{"no socket, but a file", []string{"DISPLAY=:8"}, nil, "has no socket"},
		{"Wayland does", []string{"DISPLAY=:9", "WAYLAND_DISPLAY=wayland-0"}, []string{"WAYLAND_DISPLAY=wayland-0"}, ""},
		{"a bus by path", []string{"DBUS_SESSION_BUS_ADDRESS=unix:path=/run/bus,guid=1"}, []string{"DBUS_SESSION_BUS_ADDRESS=unix:path=/run/bus,guid=1"}, ""},
		{"the better of two", []string{"DBUS_SESSION_BUS_ADDRESS=unix:abstract=/tmp/x;unix:path=/run/bus"}, []string{"DBUS_SESSION_BUS_ADDRESS=unix:path=/run/bus"}, ""},
		{"the user's", []string{"DBUS_SESSION_BUS_ADDRESS=unix:abstract=/tmp/x", "XDG_RUNTIME_DIR=" + sockets}, []string{"XDG_RUNTIME_DIR=" + sockets, "DBUS_SESSION_BUS_ADDRESS=unix:path=" + sockets + "/bus"}, ""},
		{"none", []string{"DBUS_SESSION_BUS_ADDRESS=unix:abstract=/tmp/x", "XDG_RUNTIME_DIR=/none"}, []string{"XDG_RUNTIME_DIR=/none", "DBUS_SESSION_BUS_ADDRESS=disabled:"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := pathSockets(c.env, sockets)
			if c.refused != "" {
				var refusal *Refusal
				require.ErrorAs(t, err, &refusal)
				assert.Contains(t, refusal.Reason, c.refused)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
}
