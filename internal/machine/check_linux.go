package machine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/sallyport/sallyport/internal/finding"
)

// Check gives the findings [finding.SharedMachine] and [finding.RemoteControl],
// in this order, as they are now. It ends soon after ctx does, with what was
// seen until then.
func Check(ctx context.Context) []finding.Finding { return here().check(ctx) }

// view is a machine as seen by one user.
type view struct {
	// root stands before every path that is read.
	root string
	uid  int
	// getenv reads the environment of this process.
	getenv func(string) string
	// systemBus is the address of the system's message bus.
	systemBus string
	// elsewhere says whether a connection's peer is another machine.
	elsewhere func(netip.Addr) bool
}

func here() *view {
	v := &view{uid: os.Getuid(), getenv: os.Getenv, systemBus: os.Getenv("DBUS_SYSTEM_BUS_ADDRESS"), elsewhere: isElsewhere}
	if v.systemBus == "" {
		v.systemBus = "unix:path=/run/dbus/system_bus_socket"
	}
	return v
}

// isElsewhere is so for every address but this machine's loopback.
func isElsewhere(a netip.Addr) bool {
	a = a.Unmap()
	return a.IsValid() && !a.IsLoopback() && !a.IsUnspecified()
}

func (v *view) check(ctx context.Context) []finding.Finding {
	own := v.ownUIDs()
	sessions, sessionsErr := v.sessions(ctx)
	accounts, rules, accountsErr := v.accounts()
	remote := v.ownRemote(own, sessions)

	s := shared{v: v, own: own, accounts: accounts, rules: rules, accountsErr: accountsErr, sessions: sessions, sessionsErr: sessionsErr, remote: remote}
	return []finding.Finding{s.finding(), v.remoteControl(ctx, remote)}
}

// ownUIDs are the accounts behind which the user is: this process's, and with
// sudo the one from which it was called.
func (v *view) ownUIDs() []int {
	own := []int{v.uid}
	if n, err := strconv.Atoi(v.getenv("SUDO_UID")); err == nil && v.uid == 0 {
		own = append(own, n)
	}
	return own
}

func (v *view) path(p string) string { return filepath.Join(v.root, p) }

var errTooLong = errors.New("it is longer than expected")

// read reads a file of at most limit bytes. It never waits: what is not a
// regular file (a pipe, a device) is refused. A link is followed, unlike by
// disk.ReadFile: the system's own files are often behind one.
func (v *view) read(path string, limit int) ([]byte, error) {
	f, err := os.OpenFile(v.path(path), os.O_RDONLY|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	fi, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !fi.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path)
	}
	b, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	if err == nil && len(b) > limit {
		err = fmt.Errorf("%s: %w", path, errTooLong)
	}
	return b, err
}

// list gives the names in a folder, at most limit of them; none where there is
// no such folder.
func (v *view) list(path string, limit int) []string {
	d, err := os.Open(v.path(path))
	if err != nil {
		return nil
	}
	defer d.Close()
	names, _ := d.Readdirnames(limit) // what was read before an error is better than nothing
	return names
}

// because adds to the English of a finding why it could not be seen.
func because(f finding.Finding, err error) finding.Finding {
	f.Args = []string{strings.TrimSuffix(f.Args[0], ".") + ": " + reason(err) + "."}
	return f
}

// reason turns an error into half a sentence for a person.
func reason(err error) string {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return fmt.Sprintf("%s: %v", pe.Path, pe.Err)
	}
	return strings.TrimPrefix(err.Error(), "dbus: ")
}
