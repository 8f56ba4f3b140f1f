package profile

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/message"
)

// SuperviseCommand is the hidden command that runs [Keeper.Supervise].
const SuperviseCommand = "supervise"

// outcome is the one line that a supervisor says about its start.
type outcome struct {
	Launched *Launched    `json:"launched,omitempty"`
	Code     message.Code `json:"code,omitempty"`
	Cause    string       `json:"cause,omitempty"`
}

// Launch opens the hardened profile and returns once its browser has come up, or
// once the supervisor has given up or ended. How long that takes is for the
// supervisor to bound, step by step: a slow disk's wipe or another level's try must
// not be told as a failure while the window opens.
// family and browserID may be empty; start is told to the supervisor in words
// of a closed set, and its URL not at all. Its errors are [*message.Error] with
// the codes of hardened profiles: an open window is profile-in-use. When ctx
// ends first, the supervisor is left to it: the window may still open, and is
// wiped at its end as any other.
func (k *Keeper) Launch(ctx context.Context, family browser.Family, browserID string, start Start) (Launched, error) {
	b, err := k.ready(family, browserID, start.need())
	if err != nil {
		return Launched{}, err
	}
	cmd := Detached(k.exe, append([]string{SuperviseCommand, b.ID}, start.words()...)...)
	said, err := cmd.StdoutPipe()
	if err != nil {
		return Launched{}, message.NewError(message.LaunchFailed, err)
	}
	if err := cmd.Start(); err != nil {
		return Launched{}, message.NewError(message.LaunchFailed, err)
	}
	heard := make(chan outcome, 1)
	go func() {
		var o outcome
		line, err := bufio.NewReader(said).ReadBytes('\n')
		if err != nil || json.Unmarshal(line, &o) != nil {
			o = outcome{Code: message.LaunchFailed, Cause: "the supervisor ended without a word"}
		}
		heard <- o
		// The supervisor stays as long as its window does. A host that is still
		// here then must not keep it as a zombie.
		_ = cmd.Wait()
	}()
	select {
	case o := <-heard:
		return o.result()
	case <-ctx.Done():
		return Launched{}, message.NewError(message.LaunchFailed, ctx.Err())
	}
}

// Detached prepares a start of this program that outlives the browser which
// started the caller: a session of its own, none of the browser's files, and
// nothing of its environment that it does not need.
func Detached(exe string, args ...string) *exec.Cmd {
	cmd := exec.Command(exe, args...)
	cmd.Env = cleanEnvironment(os.Environ())
	detach(cmd)
	keepDescriptors()
	return cmd
}

func (o outcome) result() (Launched, error) {
	if o.Launched != nil {
		return *o.Launched, nil
	}
	var cause error
	if o.Cause != "" {
		cause = errors.New(o.Cause)
	}
	return Launched{}, message.NewError(o.Code, cause)
}

// ready refuses what cannot work before anything is started.
func (k *Keeper) ready(family browser.Family, browserID string, n need) (browser.Installed, error) {
	if k.asRoot {
		return browser.Installed{}, message.NewError(message.RunningAsRoot, nil)
	}
	if !hasDisplay() {
		return browser.Installed{}, message.NewError(message.NoDisplay, nil)
	}
	return k.choose(family, browserID, n)
}

// tell writes the supervisor's one line and closes the pipe, so that whoever
// launched it can go.
func tell(ready *os.File, l *Launched, err error) {
	o := outcome{Launched: l}
	if err != nil {
		var coded *message.Error
		if !errors.As(err, &coded) {
			coded = message.NewError(message.LaunchFailed, err)
		}
		o.Code = coded.Code
		if cause := coded.Unwrap(); cause != nil {
			o.Cause = cause.Error()
		}
	}
	line, marshalErr := json.Marshal(o)
	if marshalErr == nil {
		// A launcher that has gone needs no answer.
		_, _ = fmt.Fprintf(ready, "%s\n", line)
	}
	ready.Close()
}
