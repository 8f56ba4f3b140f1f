// Package confine starts a program with its own view of the machine: chosen
// folders hold what the caller gives, read-only, and on demand the network
// holds one listener of the caller's and nothing else. It needs no rights of
// an administrator and changes nothing outside the program's own process tree.
// Only Linux can do this; elsewhere everything answers with a reason.
//
// # How
//
// [Start] runs this program again with [InnerCommand] as first argument, in new
// user and mount namespaces (and a network namespace, for [Network]), under the
// same user id: Chromium refuses to start as root. There [Inner] makes the
// mounts, hands the listener out, gives up every capability and becomes the
// program by exec. So the process that was started is the program, with no
// parent of ours between: exit status and signals are its own. Where only
// bubblewrap may make namespaces, it makes the same mounts from the same plan.
//
// no_new_privs is not set: without a mapping for root no set-user-id program
// gains anything inside, and AppArmor and SELinux could not move a browser into
// its profile any more. Bubblewrap sets it. Measured with Chromium 148: with
// and without it chrome://sandbox says "adequately sandboxed", layer 1 being
// namespaces.
//
// # The network of a confined program
//
// It has only loopback, of its own: the machine's services on 127.0.0.1 are
// other sockets on another device. The listener is made inside and served
// outside, by whoever called Start, so there is no bridge process that could
// outlive either side. When the caller ends, its listener ends, and the program
// has no network left. Abstract Unix sockets belong to the network namespace
// too and are out of reach; sockets with a path are not, see [Network].
//
// A program that the confined one starts, such as a browser's native host, is
// confined as well. It reaches a program outside through a Unix socket that is
// bound to a path, since the file system is the same.
//
// # What this is not
//
// It holds a browser to its policies and its one way out. It does not hold back
// malicious code that runs as the same user inside: the user's own files are
// visible, and the session bus can be asked to start programs outside.
package confine

import (
	"net"
	"os"
)

// InnerCommand is the first argument with which this program is started again
// inside. The main package, and any test binary that calls [Start] or [Probe],
// must dispatch it before it looks at anything else:
//
//	if len(os.Args) > 1 && os.Args[1] == confine.InnerCommand {
//		os.Exit(confine.Inner(os.Args[2:]))
//	}
const InnerCommand = "confined"

// Reach is how far a program can be confined. Higher includes lower.
type Reach int

const (
	// Nothing: it can only be started as any other program.
	Nothing Reach = iota
	// Files: it sees folders that only it sees.
	Files
	// Network: Files, and its only network is one listener.
	Network
)

func (r Reach) String() string {
	return [...]string{"nothing", "files", "network"}[r]
}

// Means is who makes the namespaces.
type Means string

const (
	// Namespaces are made by this program itself.
	Namespaces Means = "namespaces"
	// Bubblewrap makes them, where a machine permits it and nothing else.
	Bubblewrap Means = "bubblewrap"
)

// Ability is what a machine was seen to allow.
type Ability struct {
	// Reach is the furthest that works.
	Reach Reach
	// Attempts are what was tried, in that order, and what follows from it.
	Attempts []Attempt
}

// Attempt is one way of confining, as tried.
type Attempt struct {
	Reach Reach
	Means Means
	Works bool
	// Reason is one sentence without a full stop: why it does not work, empty
	// where it does.
	Reason string
}

// Means returns the first means by which r works, and false where none does.
func (a Ability) Means(r Reach) (Means, bool) {
	for _, t := range a.Attempts {
		if t.Reach == r && t.Works {
			return t.Means, true
		}
	}
	return "", false
}

// Folder is a folder as the confined program sees it: with these files and
// nothing else, read-only. What is there outside is hidden. Where the folder or
// its parents are missing, the deepest one that exists is shown with all it has
// and the missing ones; a file that is replaced there later, outside, stays the
// old one inside.
type Folder struct {
	// Path is absolute. Links in it are followed.
	Path string
	// Files are contents by slash-separated path below the folder.
	Files map[string][]byte
}

// Spec is a program to start confined.
type Spec struct {
	// Means is [Namespaces] where empty.
	Means Means
	// Program is an absolute path, Args what follows it.
	Program string
	Args    []string
	// Env is the whole environment.
	Env []string
	// Dir is the working folder; empty is the caller's.
	Dir string
	// Stdin, Stdout and Stderr are the null device where nil. No other
	// descriptor reaches the program.
	Stdin, Stdout, Stderr *os.File
	Folders               []Folder
	// Port, 1024 or above, is where the program finds the caller, on its
	// 127.0.0.1, and that is then its only network. 0 leaves it the machine's.
	Port uint16
}

// Running is a confined program. Its process group is its own. It does not end
// with the process that started it.
type Running struct {
	// PID is the program's own process.
	PID int
	// Listener gives the connections that the program makes to [Spec.Port]; nil
	// where it has the machine's network. Whoever serves it is the program's
	// only network.
	Listener net.Listener
	handles
}

// Refusal is the error of a machine that does not allow a program to be
// confined so. The program was not started: a lesser [Reach] may work.
type Refusal struct {
	// Reason is one sentence for a person, without a full stop.
	Reason string
	// Err is the cause, nil where the reason is all there is.
	Err error
}

func (r *Refusal) Error() string { return r.Reason }

// Unwrap returns the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// Fact is one thing about a running program that was looked at from outside.
type Fact struct {
	Name string
	Held bool
	// Seen says what was seen where, or why nothing was.
	Seen string
}

// Names of the facts that [Verify] gives.
const (
	FactMounts       = "own mount namespace"
	FactNetwork      = "no network but our listener"
	FactFolder       = "policy folder " // and its path
	FactCapabilities = "no capabilities"
)
