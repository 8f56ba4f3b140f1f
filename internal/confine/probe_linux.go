package confine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

const (
	// probePatience is how long one attempt may take.
	probePatience = 10 * time.Second
	// probePort is any: the network that it is on is the probe's own.
	probePort = 9009
)

// Probe tries what this machine allows, by confining a child of this program
// for a moment, up to a ceiling. env is the environment of the program that is
// to be started: what it must reach, such as its display, decides too. Each
// reach is tried with our own namespaces and, where these are refused, with
// bubblewrap, the furthest first: one that works shows that lower ones do. It
// changes nothing and leaves nothing.
func Probe(ctx context.Context, ceiling Reach, env []string) Ability {
	var a Ability
	for _, reach := range []Reach{Network, Files} {
		if reach > ceiling {
			a.Attempts = append(a.Attempts, Attempt{Reach: reach, Means: Namespaces, Reason: "it was not tried, since a ceiling was set"})
			continue
		}
		if a.Reach > reach {
			means, _ := a.Means(a.Reach)
			a.Attempts = append(a.Attempts, Attempt{Reach: reach, Means: means, Works: true})
			continue
		}
		for _, means := range []Means{Namespaces, Bubblewrap} {
			t := try(ctx, reach, means, env)
			a.Attempts = append(a.Attempts, t)
			if t.Works {
				a.Reach = reach
				break
			}
		}
	}
	return a
}

func try(ctx context.Context, reach Reach, means Means, env []string) Attempt {
	ctx, cancel := context.WithTimeout(ctx, probePatience)
	defer cancel()
	a := Attempt{Reach: reach, Means: means}
	if err := lookAround(ctx, reach, means, env); err != nil {
		a.Reason = err.Error()
	}
	a.Works = a.Reason == ""
	return a
}

// lookAround confines a child that looks around.
func lookAround(ctx context.Context, reach Reach, means Means, env []string) error {
	folder, err := os.MkdirTemp("", "sallyport-probe-")
	if err != nil {
		return err
	}
	defer os.Remove(folder)
	said, err := memory("probe", nil)
	if err != nil {
		return err
	}
	defer said.Close()
	spec := Spec{Means: means, Program: "/proc/self/exe", Env: env, Stderr: said, Folders: []Folder{{folder, map[string][]byte{"seen": []byte(greeting)}}}}
	if reach == Network {
		spec.Port = probePort
	}
	spec.Args = []string{InnerCommand, insideLook, filepath.Join(folder, "seen"), greeting, strconv.Itoa(int(spec.Port))}
	r, err := Start(ctx, spec)
	if err != nil {
		return err
	}
	defer r.close()
	if r.Listener != nil {
		go func() {
			conn, err := r.Listener.Accept()
			if err != nil {
				return // closed: whoever looks says that it was not greeted
			}
			defer conn.Close()
			_, _ = io.WriteString(conn, greeting)
		}()
	}
	stop := context.AfterFunc(ctx, func() { _ = r.signal(syscall.SIGKILL) })
	defer stop()
	status, err := r.Wait()
	switch {
	case err != nil:
		return err
	case ctx.Err() != nil:
		return fmt.Errorf("it did not end in time: %w", ctx.Err())
	case status == 0:
		return nil
	}
	reason, err := io.ReadAll(io.NewSectionReader(said, 0, 4<<10))
	if err != nil || len(reason) == 0 {
		return fmt.Errorf("it ended with status %d", status)
	}
	return errors.New(string(bytes.TrimSpace(reason)))
}

// lookBubblewrap returns its absolute path.
func lookBubblewrap() (string, error) {
	tool, err := exec.LookPath("bwrap")
	if err != nil {
		return "", errors.New("bubblewrap (bwrap) is not installed")
	}
	return filepath.EvalSymlinks(tool)
}

// refuse is a refusal with the reason that the kernel's settings give. what
// failed is a step, said a message about it, cause what the kernel answered.
func refuse(spec Spec, what, said string, cause error) error {
	var detail []string
	for _, d := range []string{settings(readSetting, spec.Port != 0, cause, said), said} {
		if d != "" {
			detail = append(detail, d)
		}
	}
	if said == "" && cause != nil {
		detail = append(detail, cause.Error())
	}
	if len(detail) == 0 {
		detail = []string{errSilent.Error()}
	}
	return &Refusal{fmt.Sprintf("%s failed: %s", what, strings.Join(detail, "; ")), cause}
}

// settings explains a refusal by the settings that are known to cause it, most
// specific first: the kernel's Documentation/admin-guide/sysctl/user.rst and
// namespaces(7) for the limits, Ubuntu's and Debian's own for the others. It is
// empty where none of them applies.
func settings(read func(string) string, private bool, cause error, said string) string {
	denied := errors.Is(cause, unix.EPERM) || errors.Is(cause, unix.EACCES) ||
		strings.Contains(said, "not permitted") || strings.Contains(said, "denied")
	full := errors.Is(cause, unix.ENOSPC) || strings.Contains(said, "No space left")
	switch {
	case denied && read("kernel/apparmor_restrict_unprivileged_userns") == "1":
		return "AppArmor allows unprivileged user namespaces only to programs with a profile (kernel.apparmor_restrict_unprivileged_userns = 1)"
	case read("kernel/unprivileged_userns_clone") == "0":
		return "user namespaces are for administrators only here (kernel.unprivileged_userns_clone = 0)"
	case read("user/max_user_namespaces") == "0":
		return "user namespaces are switched off (user.max_user_namespaces = 0)"
	case read("user/max_mnt_namespaces") == "0":
		return "mount namespaces are switched off (user.max_mnt_namespaces = 0)"
	case private && read("user/max_net_namespaces") == "0":
		return "network namespaces are switched off (user.max_net_namespaces = 0)"
	case full:
		return "no more namespaces are allowed (user.max_user_namespaces and its like)"
	}
	return ""
}

// readSetting reads a sysctl, empty where the kernel does not have it.
func readSetting(name string) string {
	data, err := os.ReadFile(filepath.Join("/proc/sys", name))
	if err != nil {
		return ""
	}
	return string(bytes.TrimSpace(data))
}
