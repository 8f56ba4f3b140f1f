package confine

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const x11Sockets = "/tmp/.X11-unix"

// pathSockets changes an environment so that a program without the machine's
// network, and so without abstract sockets, finds its display and its session
// bus by sockets with a path. It fails where there is no such display.
func pathSockets(env []string, sockets string) ([]string, error) {
	env = slices.Clone(env)
	if display := value(env, "DISPLAY"); display != "" {
		if why := unreachable(display, sockets); why != "" {
			if value(env, "WAYLAND_DISPLAY") == "" {
				return nil, &Refusal{Reason: why}
			}
			env = without(env, "DISPLAY")
		}
	}
	if bus := value(env, "DBUS_SESSION_BUS_ADDRESS"); bus != "" {
		env = append(without(env, "DBUS_SESSION_BUS_ADDRESS"), "DBUS_SESSION_BUS_ADDRESS="+busByPath(bus, value(env, "XDG_RUNTIME_DIR")))
	}
	return env, nil
}

// unreachable says why an X display, host:number.screen, has no socket with a
// path. The host of a local one is empty or "unix".
func unreachable(display, sockets string) string {
	host, number, found := strings.Cut(display, ":")
	if !found || host != "" && host != "unix" {
		return fmt.Sprintf("the display %s is reached over the network", display)
	}
	number, _, _ = strings.Cut(number, ".")
	socket := filepath.Join(sockets, "X"+number)
	if info, err := os.Stat(socket); err != nil || info.Mode()&os.ModeSocket == 0 {
		return fmt.Sprintf("the display %s has no socket %s", display, socket)
	}
	return ""
}

// busByPath keeps the addresses of a bus that need no abstract socket. Without
// one it is the bus that systemd gives a user, and without that none: an empty
// address would make a program start a bus of its own.
func busByPath(addresses, runtimeDir string) string {
	var kept []string
	for address := range strings.SplitSeq(addresses, ";") {
		if strings.HasPrefix(address, "unix:path=") {
			kept = append(kept, address)
		}
	}
	if len(kept) > 0 {
		return strings.Join(kept, ";")
	}
	if runtimeDir != "" {
		socket := filepath.Join(runtimeDir, "bus")
		if info, err := os.Stat(socket); err == nil && info.Mode()&os.ModeSocket != 0 {
			return "unix:path=" + socket
		}
	}
	return "disabled:"
}

// value returns a variable's last value, as programs see it.
func value(env []string, name string) string {
	for _, entry := range slices.Backward(env) {
		if v, ok := strings.CutPrefix(entry, name+"="); ok {
			return v
		}
	}
	return ""
}

func without(env []string, name string) []string {
	return slices.DeleteFunc(env, func(entry string) bool { return strings.HasPrefix(entry, name+"=") })
}
