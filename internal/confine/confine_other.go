//go:build !linux

package confine

import (
	"context"
	"fmt"
	"os"
)

const onlyLinux = "only on Linux can a program be given its own view of the machine without an administrator's rights"

type handles struct{}

// Probe answers that nothing works here, and why.
func Probe(context.Context, Reach, []string) Ability {
	return Ability{Attempts: []Attempt{{Reach: Files, Means: Namespaces, Reason: onlyLinux}}}
}

// Start always gives a [*Refusal] here.
func Start(context.Context, Spec) (*Running, error) { return nil, &Refusal{Reason: onlyLinux} }

// Inner has nothing to do here.
func Inner([]string) int {
	fmt.Fprintln(os.Stderr, "sallyport: "+onlyLinux)
	return 2
}

// Verify gives no fact that holds here.
func Verify(int, []Folder, bool) []Fact {
	return []Fact{{Name: FactMounts, Seen: onlyLinux}}
}

// Wait is never called: nothing was started.
func (*Running) Wait() (int, error) { return 0, &Refusal{Reason: onlyLinux} }

// Kill is never called: nothing was started.
func (*Running) Kill(context.Context) error { return nil }
