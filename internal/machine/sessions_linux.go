package machine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/sallyport/sallyport/internal/bus"
	"github.com/sallyport/sallyport/internal/finding"
)

// session is one login session, in the words of org.freedesktop.login1.
type session struct {
	id, user string
	uid      int
	class    string // "user", "greeter", "background" ...
	state    string // "active", "online", "closing"
	kind     string // "x11", "wayland", "tty" ...; the property Type
	remote   bool
}

func (s session) graphical() bool { return s.kind == "x11" || s.kind == "wayland" || s.kind == "mir" }

const (
	logindWait  = 500 * time.Millisecond
	maxSessions = 256
	login1      = "org.freedesktop.login1"
	login1Path  = dbus.ObjectPath("/org/freedesktop/login1")
)

// sessions asks logind, and where it does not answer reads the files that
// logind keeps.
func (v *view) sessions(ctx context.Context) ([]session, error) {
	asked, busErr := v.sessionsFromBus(ctx)
	if busErr == nil {
		return asked, nil
	}
	if read, err := v.sessionsFromFiles(); err == nil {
		return read, nil
	}
	return nil, fmt.Errorf("the login manager does not answer (%s)", reason(busErr))
}

func (v *view) sessionsFromBus(ctx context.Context) ([]session, error) {
	ctx, cancel := context.WithTimeout(ctx, logindWait)
	defer cancel()
	conn, err := bus.Connect(ctx, v.systemBus)
	if err != nil {
		return nil, err
	}
	defer conn.Close()

	var listed []struct {
		ID   string
		UID  uint32
		User string
		Seat string
		Path dbus.ObjectPath
	}
	manager := conn.Object(login1, login1Path)
	err = manager.CallWithContext(ctx, login1+".Manager.ListSessions", dbus.FlagNoAutoStart).Store(&listed)
	if err != nil {
		return nil, err
	}
	listed = listed[:min(len(listed), maxSessions)]

	// All questions first, then all answers: one round trip.
	calls := make([]*dbus.Call, len(listed))
	for i, l := range listed {
		calls[i] = conn.Object(login1, l.Path).GoWithContext(ctx, "org.freedesktop.DBus.Properties.GetAll", dbus.FlagNoAutoStart, nil, login1+".Session")
	}
	var all []session
	for i, l := range listed {
		select {
		case <-calls[i].Done:
		case <-ctx.Done():
			return nil, errors.New("no answer from the login manager in time")
		}
		var p map[string]dbus.Variant
		if err := calls[i].Store(&p); err != nil {
			var de dbus.Error
			if errors.As(err, &de) {
				continue // it ended since it was listed
			}
			return nil, err
		}
		remote, _ := p["Remote"].Value().(bool)
		all = append(all, session{id: l.ID, uid: int(l.UID), user: printable(l.User), class: text(p["Class"]), state: text(p["State"]), kind: text(p["Type"]), remote: remote})
	}
	return all, nil
}

func text(v dbus.Variant) string {
	s, _ := v.Value().(string)
	return s
}

// sessionsFromFiles reads /run/systemd/sessions. The format is logind's own,
// and has been the same for years. An empty folder says nothing: containers
// have it without any login manager.
func (v *view) sessionsFromFiles() ([]session, error) {
	const folder = "/run/systemd/sessions"
	if _, err := os.Stat(v.path(folder)); err != nil {
		return nil, err
	}
	var all []session
	for _, name := range v.list(folder, 2*maxSessions) {
		if strings.Contains(name, ".") { // beside each session lies its pipe
			continue
		}
		b, err := v.read(folder+"/"+name, 64<<10)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if s, ok := parseSession(name, b); ok {
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		return nil, errors.New("it has no record of any session")
	}
	return all, nil
}

func parseSession(id string, b []byte) (session, bool) {
	s := session{id: id, uid: -1}
	for line := range bytes.Lines(b) {
		key, value, _ := strings.Cut(strings.TrimRight(string(line), "\r\n"), "=")
		switch key {
		case "UID":
			if n, err := strconv.ParseUint(value, 10, 31); err == nil {
				s.uid = int(n)
			}
		case "USER":
			s.user = printable(value)
		case "STATE":
			s.state = value
		case "CLASS":
			s.class = value
		case "TYPE":
			s.kind = value
		case "REMOTE":
			s.remote = value == "1"
		}
	}
	return s, s.uid >= 0
}

// ownRemote says how this very session comes from another
// machine. It looks at the session that XDG_SESSION_ID names, or else at the
// user's graphical ones, because a browser runs in such a one.
func (v *view) ownRemote(own []int, sessions []session) remoteSession {
	// Each of these is set by the program named, in the sessions that it makes.
	for _, e := range []struct{ variable, by string }{
		{"XRDP_SESSION", "xrdp"},
		{"VNCDESKTOP", "VNC"},
		{"CHROME_REMOTE_DESKTOP_SESSION", "Chrome Remote Desktop"},
		{"X2GO_SESSION", "X2Go"},
		{"NXSESSIONID", "NoMachine"},
	} {
		if v.getenv(e.variable) != "" {
			return remoteSession{why: say("shown_elsewhere_by", e.by), graphical: true}
		}
	}
	if v.getenv("SSH_CONNECTION") != "" {
		// ssh's own display has a host before the colon; ":0" is the screen here.
		if d := v.getenv("DISPLAY"); d != "" && d[0] != ':' {
			return remoteSession{why: say("ssh_windows")}
		}
		return remoteSession{why: say("ssh")}
	}
	id := v.getenv("XDG_SESSION_ID")
	atScreen := slices.ContainsFunc(sessions, func(s session) bool {
		return !s.remote && s.graphical() && s.state == "active" && slices.Contains(own, s.uid)
	})
	for _, s := range sessions {
		if !s.remote || !slices.Contains(own, s.uid) || s.state == "closing" {
			continue
		}
		if s.graphical() && (s.id == id || id == "" && !atScreen) {
			return remoteSession{why: say("shown_elsewhere"), graphical: true}
		}
		if id != "" && s.id == id {
			return remoteSession{why: say("session_from_elsewhere")}
		}
	}
	return remoteSession{}
}

// remoteSession is how this session comes from elsewhere; why says nothing where
// it does not.
type remoteSession struct {
	why finding.Sentence
	// graphical is set when the whole desktop is shown elsewhere.
	graphical bool
}

// news is what makes it another one.
func (r remoteSession) news() string { return r.why.Text + strings.Join(r.why.Args, " ") }
