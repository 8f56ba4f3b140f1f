package confine

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

const (
	// account is whose account root's runs use: browsers refuse to run as root,
	// and root is refused nothing.
	account = "sallyport-dev"
	// ceilingVariable says that a machine is expected to allow L1 or L2 only.
	ceilingVariable = "SALLYPORT_TEST_CEILING"
	// helperCommand makes the test binary a small program.
	helperCommand = "test-helper"
	// patience is how long anything may take on a busy machine.
	patience = 30 * time.Second
)

// TestMain lets the test binary be what runs inside, and runs the tests of root
// again as an ordinary user.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case InnerCommand:
			os.Exit(Inner(os.Args[2:]))
		case helperCommand:
			if err := help(os.Args[2:]); err != nil {
				fmt.Println(err)
				os.Exit(1)
			}
			os.Exit(0)
		}
	}
	if os.Geteuid() != 0 {
		os.Exit(m.Run())
	}
	status, err := runAs(account)
	if err != nil {
		fmt.Fprintln(os.Stderr, "confine:", err)
		os.Exit(1)
	}
	os.Exit(status)
}

// runAs runs these tests as another user, from a copy that it can read.
func runAs(name string) (status int, err error) {
	u, err := user.Lookup(name)
	if err != nil {
		return 0, fmt.Errorf("%w; make it with: scripts/setup test", err)
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return 0, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return 0, err
	}
	folder, err := os.MkdirTemp("", "confine-test-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(folder)
	binary, err := os.ReadFile("/proc/self/exe")
	if err != nil {
		return 0, err
	}
	exe := filepath.Join(folder, "confine.test")
	if err := errors.Join(os.WriteFile(exe, binary, 0o755), os.Chmod(folder, 0o711)); err != nil {
		return 0, err
	}
	// Where go test keeps its own files only root can write.
	args := slices.DeleteFunc(slices.Clone(os.Args[1:]), func(arg string) bool {
		return strings.HasPrefix(arg, "-test.testlogfile=") || strings.HasPrefix(arg, "-test.gocoverdir=") || strings.HasPrefix(arg, "-test.coverprofile=")
	})
	cmd := exec.Command(exe, args...)
	cmd.Dir = u.HomeDir
	cmd.Env = []string{"HOME=" + u.HomeDir, "USER=" + name, "LOGNAME=" + name, "PATH=" + os.Getenv("PATH"), ceilingVariable + "=" + os.Getenv(ceilingVariable)}
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return 0, err
	}
	return cmd.ProcessState.ExitCode(), nil
}

// help is the test binary as a small program.
func help(args []string) error {
	switch args[0] {
	case "dial": // network, address: says what it reads
		conn, err := net.Dial(args[1], args[2])
		if err != nil {
			return err
		}
		defer conn.Close()
		_, err = io.Copy(os.Stdout, conn)
		return err
	case "probe": // ceiling: says what Probe answers
		reach, err := strconv.Atoi(args[1])
		if err != nil {
			return err
		}
		a := Probe(context.Background(), Reach(reach), nil)
		fmt.Println("reach:", a.Reach)
		for _, t := range a.Attempts {
			fmt.Println(t.Reach, t.Means, t.Works, t.Reason)
		}
		return nil
	case "limit": // sysctl and its value, then another helper: runs that in a namespace with this limit
		if err := os.WriteFile(filepath.Join("/proc/sys", args[1]), []byte(args[2]), 0o644); err != nil {
			return err
		}
		// Bubblewrap refuses to be started with capabilities.
		if err := unix.Prctl(unix.PR_CAP_AMBIENT, unix.PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0); err != nil {
			return err
		}
		return help(args[3:])
	case "supervise": // port: starts a confined shell, says its pid, serves it and waits
		port, err := strconv.ParseUint(args[1], 10, 16)
		if err != nil {
			return err
		}
		r, err := Start(context.Background(), Spec{Program: "/bin/sleep", Args: []string{"600"}, Port: uint16(port)})
		if err != nil {
			return err
		}
		fmt.Println(r.PID)
		_, err = r.Wait()
		return err
	}
	return fmt.Errorf("unknown helper %q", args)
}

// limited runs the helper probe in a user namespace where a limit is set, as a
// machine's administrator would for all.
func limited(t *testing.T, sysctl, value string) string {
	t.Helper()
	cmd := exec.Command("/proc/self/exe", helperCommand, "limit", sysctl, value, "probe", strconv.Itoa(int(Network)))
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: os.Getuid(), HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: os.Getgid(), HostID: os.Getgid(), Size: 1}},
		AmbientCaps: []uintptr{unix.CAP_SYS_RESOURCE},
	}
	said, err := cmd.CombinedOutput()
	require.NoError(t, err, string(said))
	return string(said)
}

// attempts are what this machine allows, tried once.
var attempts = map[Reach]map[Means]func() Attempt{Files: tries(Files), Network: tries(Network)}

func tries(r Reach) map[Means]func() Attempt {
	once := map[Means]func() Attempt{}
	for _, means := range []Means{Namespaces, Bubblewrap} {
		once[means] = sync.OnceValue(func() Attempt { return try(context.Background(), r, means, nil) })
	}
	return once
}

// needs ends a test that this machine cannot run: as a failure that says which
// level it allows, unless that level was expected.
func needs(t *testing.T, r Reach, means Means) {
	t.Helper()
	a := attempts[r][means]()
	if a.Works {
		return
	}
	level := "L1"
	if r == Network && attempts[Files][means]().Works {
		level = "L2"
	}
	says := fmt.Sprintf("with %s this machine allows %s only: %s", means, level, a.Reason)
	if os.Getenv(ceilingVariable) == level {
		t.Skipf("%s, as %s expects", says, ceilingVariable)
	}
	t.Fatalf("%s; what is missing is installed by scripts/setup test, and if this level is expected, set %s=%s", says, ceilingVariable, level)
}

// eachMeans runs a test with our own namespaces and with bubblewrap.
func eachMeans(t *testing.T, r Reach, test func(t *testing.T, means Means)) {
	for _, means := range []Means{Namespaces, Bubblewrap} {
		t.Run(string(means), func(t *testing.T) {
			needs(t, r, means)
			test(t, means)
		})
	}
}

// process is a confined program whose tree ends with the test.
type process struct {
	*Running
	out, err *bytes.Buffer
	read     sync.WaitGroup
}

func start(t *testing.T, spec Spec) *process {
	t.Helper()
	p := &process{out: &bytes.Buffer{}, err: &bytes.Buffer{}}
	spec.Stdout, spec.Stderr = p.pipe(t, p.out), p.pipe(t, p.err)
	if spec.Env == nil {
		spec.Env = []string{"PATH=" + os.Getenv("PATH")}
	}
	var err error
	p.Running, err = Start(t.Context(), spec)
	require.NoError(t, spec.Stdout.Close())
	require.NoError(t, spec.Stderr.Close())
	require.NoError(t, err)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		require.NoError(t, p.Kill(ctx))
		require.NoError(t, p.close())
	})
	return p
}

func (p *process) pipe(t *testing.T, into *bytes.Buffer) *os.File {
	t.Helper()
	r, w, err := os.Pipe()
	require.NoError(t, err)
	p.read.Go(func() {
		_, _ = io.Copy(into, r)
		r.Close()
	})
	return w
}

// end waits for the program and for all that writes to its output.
func (p *process) end(t *testing.T) (status int) {
	t.Helper()
	status, err := p.Wait()
	require.NoError(t, err)
	p.read.Wait()
	return status
}

// shell runs a script confined and returns what it says.
func shell(t *testing.T, spec Spec, script string, args ...string) string {
	t.Helper()
	spec.Program, spec.Args = "/bin/sh", append([]string{"-c", script, "sh"}, args...)
	p := start(t, spec)
	status := p.end(t)
	require.Zero(t, status, "%s%s", p.out, p.err)
	return p.out.String()
}

// sleeper is a program that stays.
func sleeper(t *testing.T, spec Spec) *process {
	t.Helper()
	spec.Program, spec.Args = "/bin/sleep", []string{"600"}
	return start(t, spec)
}

// serve answers every connection with a greeting.
func serve(t *testing.T, l net.Listener, greeting string) {
	t.Helper()
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return // closed
			}
			_, _ = io.WriteString(conn, greeting)
			conn.Close()
		}
	}()
}

func listen(t *testing.T, network, address, greeting string) net.Addr {
	t.Helper()
	l, err := net.Listen(network, address)
	require.NoError(t, err)
	serve(t, l, greeting)
	return l.Addr()
}

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("never: %s", what)
		}
	}
}

func running(pid int) bool { return alive(filepath.Join("/proc", strconv.Itoa(pid))) }

func exe(t *testing.T) string {
	t.Helper()
	path, err := os.Executable()
	require.NoError(t, err)
	return path
}

// line reads one line that a program says.
func line(t *testing.T, r io.Reader) string {
	t.Helper()
	said, err := bufio.NewReader(r).ReadString('\n')
	require.NoError(t, err)
	return strings.TrimSpace(said)
}
