package profile

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/google/uuid"

	"github.com/sallyport/sallyport/internal/message"
)

// Scratch opens url in a plain profile that has the extension inside and
// nothing else special, as a user's everyday profile might be, and returns when
// the window is closed or ctx ends. The profile is removed then.
func (k *Keeper) Scratch(ctx context.Context, browserID, url string) error {
	b, err := k.ready("", browserID, silently)
	if err != nil {
		return err
	}
	p := plan{
		place:  place{root: filepath.Join(k.vault.Dir(), "scratch", uuid.NewString())},
		binary: b.Binary, start: Start{URL: url, Rehearsal: true}, exe: k.exe, scratch: true,
	}
	root, err := openPlace(k.vault.Dir(), p.place)
	if err != nil {
		return writeError(err)
	}
	defer root.Close()
	defer os.RemoveAll(p.place.root)
	if err := k.load(&p, b.Family); err != nil {
		return stateOr(err)
	}
	m := makers[b.Family]
	s, err := m.seed(p)
	if err != nil {
		return message.NewError(message.Internal, err)
	}
	if err := s.write(root); err != nil {
		return writeError(err)
	}
	args, extra := m.command(p)
	cmd := exec.CommandContext(ctx, b.Binary, args...)
	cmd.Env = append(cleanEnvironment(os.Environ()), "SALLYPORT_HOME="+k.vault.Dir())
	for _, name := range sortedNames(extra) {
		cmd.Env = append(cmd.Env, name+"="+extra[name])
	}
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = leavePatience
	ownGroup(cmd)
	if err := cmd.Run(); err != nil && ctx.Err() == nil {
		return message.NewError(message.LaunchFailed, fmt.Errorf("%s: %w", b.Name, err))
	}
	_, err = wipe(context.WithoutCancel(ctx), root)
	return err
}
