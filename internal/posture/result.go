// Package posture runs every check that Sallyport has and puts what they found
// into one [Result]. Faces and renderers show a result; none of them judges.
package posture

import (
	"time"

	"github.com/sallyport/sallyport/internal/finding"
)

// Result is one run of every check, as reports show it. It names no account,
// no address that was visited and no secret.
type Result struct {
	// ID is a random UUID, new for every run.
	ID string
	// Version is the version of Sallyport that made it.
	Version string
	// MadeAt is when the run ended, to the second.
	MadeAt time.Time
	// Machine says what kind of machine it ran on.
	Machine MachineInfo
	// Portal is the name of the broker's portal that was judged against.
	Portal string
	// Findings are what the checks found, in the catalogue's order.
	Findings []finding.Finding
	// NotExamined are the ways into the account that this version does not look
	// at, or could not look at in this run. Their absence is no pass.
	NotExamined []Area
}

// MachineInfo describes a machine without naming it: a report is made to be
// passed on, and a host name can be a person's name.
type MachineInfo struct {
	// OS is "linux", "darwin", "windows" or another of Go's names.
	OS string
	// Arch is the processor architecture in Go's names, for example "amd64".
	Arch string
}

// Area is one way into the account that was not examined.
type Area struct {
	// ID is kebab-case and permanent, for example "ibkr-mobile".
	ID string
	// Name and Reason are in English: what it is, and why it was not examined.
	Name   string
	Reason string
}
