package confine

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Inner is the body of [InnerCommand], with the arguments after it. It returns
// an exit status, or never: it becomes the confined program. It is not for
// people and says so.
func Inner(args []string) int {
	if len(args) > 0 {
		return inside(args)
	}
	// Capabilities are a thread's, and exec takes the calling thread's.
	runtime.LockOSThread()
	conn, err := fileConn(os.NewFile(control, "control"))
	var o order
	if err == nil {
		err = json.NewDecoder(conn).Decode(&o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "sallyport: this command is Sallyport's own and not for use by hand")
		return 2
	}
	step, err := o.become(conn)
	w := word{Step: step, Reason: err.Error()}
	errors.As(err, &w.Errno)
	_ = say(conn, w) // a caller that has gone needs no reason
	return 1
}

// say writes a word, with descriptors.
func say(conn *net.UnixConn, w word, fds ...int) error {
	line, err := json.Marshal(w)
	if err != nil {
		return err
	}
	var rights []byte
	if len(fds) > 0 {
		rights = unix.UnixRights(fds...)
	}
	_, _, err = conn.WriteMsgUnix(append(line, '\n'), rights, nil)
	return err
}

// become does all that an order asks for. It returns only with an error, and
// the step that it comes from.
func (o order) become(conn *net.UnixConn) (string, error) {
	// Whatever else was inherited ends here. A kernel before 5.11 does not know
	// the flag; Go's own descriptors have it.
	_ = unix.CloseRange(control, ^uint(0), unix.CLOSE_RANGE_CLOEXEC)
	if o.Own {
		if at, err := mount(o.Steps); err != nil {
			return "mounting " + at, err
		}
	}
	user, err := unix.Open("/proc/self/ns/user", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		return "reading its namespace", err
	}
	process, err := unix.PidfdOpen(os.Getpid(), 0)
	if err != nil {
		return "opening its process", err
	}
	fds := []int{user, process}
	if o.Port != 0 {
		listener, err := o.listen()
		if err != nil {
			return "opening loopback", err
		}
		defer listener.Close()
		fds = append(fds, int(listener.Fd()))
	}
	if err := o.disarm(); err != nil {
		return "giving up capabilities", err
	}
	if o.Stderr != 0 {
		if err := unix.Dup3(o.Stderr, 2, 0); err != nil {
			return "opening standard error", err
		}
	}
	// A program that nobody supervises from the start is not started.
	if err := say(conn, word{PID: os.Getpid()}, fds...); err != nil {
		return "reporting back", err
	}
	return stepExec, syscall.Exec(o.Program, append([]string{o.Program}, o.Args...), os.Environ())
}

// mount makes a plan's mounts, or says where it failed.
func mount(steps []step) (string, error) {
	// What is mounted outside later, a stick say, still appears inside.
	if err := unix.Mount("", "/", "", unix.MS_SLAVE|unix.MS_REC, ""); err != nil {
		return "/", err
	}
	const flags = unix.MS_NOSUID | unix.MS_NODEV | unix.MS_NOEXEC
	was := map[string]int{} // covered folders, as they were
	for _, s := range steps {
		var err error
		switch s.Do {
		case cover:
			was[s.At], err = unix.Open(s.At, unix.O_PATH|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
			if err == nil {
				err = unix.Mount("sallyport", s.At, "tmpfs", flags, "mode=0755")
			}
		case bind:
			err = bindAgain(was[filepath.Dir(s.At)], s.At)
		case link:
			err = os.Symlink(s.From, s.At)
		case dir:
			err = os.Mkdir(s.At, 0o755)
		case file:
			err = os.WriteFile(s.At, s.Data, 0o444)
		case seal:
			err = unix.Mount("", s.At, "", unix.MS_REMOUNT|unix.MS_RDONLY|flags, "")
		}
		if err != nil {
			return s.At, err
		}
	}
	return "", nil
}

// bindAgain shows an entry of a covered folder again. One that has gone since
// the plan was made is left out.
func bindAgain(folder int, at string) error {
	source := fmt.Sprintf("/proc/self/fd/%d/%s", folder, filepath.Base(at))
	info, err := os.Lstat(source)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		err = os.Mkdir(at, 0o755)
	default:
		err = os.WriteFile(at, nil, 0o444)
	}
	if err != nil {
		return err
	}
	return unix.Mount(source, at, "", unix.MS_BIND|unix.MS_REC, "")
}

// listen opens the listener, and loopback where bubblewrap has not.
func (o order) listen() (*os.File, error) {
	if o.Own {
		if err := loopbackUp(); err != nil {
			return nil, err
		}
	}
	l, err := net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: int(o.Port)})
	if err != nil {
		return nil, err
	}
	defer l.Close()
	return l.File()
}

func loopbackUp() error {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	lo, err := unix.NewIfreq("lo")
	if err != nil {
		return err
	}
	lo.SetUint16(unix.IFF_UP | unix.IFF_RUNNING)
	return unix.IoctlIfreq(fd, unix.SIOCSIFFLAGS, lo)
}

// disarm gives up every capability, of this thread and of what it becomes. New
// namespaces below ours, such as a browser's sandbox makes, start with a full
// set of their own.
func (o order) disarm() error {
	for c := uintptr(0); o.Own; c++ {
		if err := unix.Prctl(unix.PR_CAPBSET_DROP, c, 0, 0, 0); errors.Is(err, unix.EINVAL) {
			break // the first that this kernel does not have
		} else if err != nil {
			return err
		}
	}
	if err := unix.Prctl(unix.PR_CAP_AMBIENT, unix.PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0); err != nil {
		return err
	}
	var none [2]unix.CapUserData
	return unix.Capset(&unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}, &none[0])
}

const (
	// insideLook looks around inside, for Probe: a file, its content, a port.
	insideLook = "look"
	// insideNothing ends at once.
	insideNothing = "nothing"
	// greeting is what Probe answers on the listener.
	greeting = "hello\n"
	// lookPatience is how long the listener may take to answer.
	lookPatience = 5 * time.Second
)

// inside is what runs confined for [Probe].
func inside(args []string) int {
	switch {
	case len(args) == 1 && args[0] == insideNothing:
		return 0
	case len(args) == 4 && args[0] == insideLook:
		if err := look(args[1], args[2], args[3]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return 0
	}
	return 2
}

func look(file, content, port string) error {
	seen, err := os.ReadFile(file)
	if err != nil || string(seen) != content {
		return errors.New("a mounted file is not seen inside")
	}
	if port != "0" {
		if err := greeted(port); err != nil {
			return fmt.Errorf("the listener is not reached from inside: %w", err)
		}
	}
	// What Chromium's and Firefox's own sandboxes do. Both end at once or hang
	// where they cannot; Chromium's set-user-id sandbox is no way out inside.
	uid, gid := os.Getuid(), os.Getgid()
	cmd := exec.Command("/proc/self/exe", InnerCommand, insideNothing)
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  unix.CLONE_NEWUSER | unix.CLONE_NEWPID | unix.CLONE_NEWNET,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: uid, HostID: uid, Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: gid, HostID: gid, Size: 1}},
	}
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("a browser could not make its own sandbox inside: %w", err)
	}
	return nil
}

func greeted(port string) error {
	conn, err := net.DialTimeout("tcp4", net.JoinHostPort("127.0.0.1", port), lookPatience)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(lookPatience)); err != nil {
		return err
	}
	said := make([]byte, len(greeting))
	if _, err := conn.Read(said); err != nil {
		return err
	}
	if string(said) != greeting {
		return errors.New("another answers " + strconv.Quote(string(said)))
	}
	return nil
}
