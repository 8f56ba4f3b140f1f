package profile

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"
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
	k.sweepScratch()
	p := plan{
		place:  place{root: filepath.Join(k.scratches(), uuid.NewString())},
		binary: b.Binary, start: Start{URL: url, Rehearsal: true}, exe: k.exe, scratch: true,
	}
	root, err := openPlace(k.vault.Dir(), p.place)
	if err != nil {
		return writeError(err)
	}
	defer root.Close()
	defer os.RemoveAll(p.place.root)
	lock, err := lockPlace(ctx, p.place)
	if err != nil {
		return err
	}
	defer lock.Close()
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

// Practising reports whether a window of [Keeper.Scratch] below a state folder is
// open. It asks what [Running] asks.
func Practising(home string) bool {
	entries, _ := os.ReadDir(scratchesBelow(home)) // there may be none
	return slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		return e.IsDir() && place{root: filepath.Join(scratchesBelow(home), e.Name())}.running()
	})
}

// scratches is where scratch profiles lie.
func (k *Keeper) scratches() string { return scratchesBelow(k.vault.Dir()) }

func scratchesBelow(home string) string { return filepath.Join(home, "scratch") }

// freshScratch is how long a scratch profile may be without its lock: the one who
// makes it takes that at once.
const freshScratch = time.Minute

// sweepScratch removes scratch profiles that nobody uses: whoever had them was
// killed. What cannot be removed now is the next one's to remove.
func (k *Keeper) sweepScratch() {
	entries, _ := os.ReadDir(k.scratches()) // there may be none yet
	for _, e := range entries {
		p := place{root: filepath.Join(k.scratches(), e.Name())}
		info, err := e.Info()
		if err != nil || !e.IsDir() || time.Since(info.ModTime()) < freshScratch || len(users(p.data())) > 0 {
			continue
		}
		lock := flock.New(p.lock(), flock.SetPermissions(0o600))
		if free, err := lock.TryLock(); err == nil && free {
			_ = os.RemoveAll(p.root)
		}
		_ = lock.Close()
	}
}
