package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/rehearsal"
)

func rehearseCommand() *cobra.Command {
	var port int
	var browserID string
	var noBrowser bool
	var idle time.Duration
	cmd := &cobra.Command{
		Use:   "rehearse",
		Short: "Try Sallyport on a practice sign-in",
		Long: `Serve a practice sign-in on this machine and open it in a scratch browser profile
with the extension inside. No account is needed, nothing leaves the machine, and
the scratch profile is removed when its window closes.`,
		Example: `  sallyport rehearse
  sallyport rehearse --browser firefox-esr
  sallyport rehearse --no-browser --port 8765`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case port < 0 || port > math.MaxUint16:
				return &usageError{fmt.Sprintf("%d is not a port", port), "use one from 1 to 65535, or 0 for any free one"}
			case idle < 0:
				return &usageError{fmt.Sprintf("%v is no time to wait", idle), "give one such as 30m with --until-idle"}
			}
			if err := checkBrowserFlag(cmd, browserID); err != nil {
				return err
			}
			k, err := hereKeeper()
			if err != nil {
				return err
			}
			ctx, stop := context.WithCancel(cmd.Context())
			defer stop()
			server, err := rehearsal.Serve(ctx, rehearsal.Options{Home: k.Home(), Port: port, Idle: idle})
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "Practice sign-in: %s\nStop it with Ctrl+C.\n", server.URL())
			if !noBrowser {
				go func() {
					if closed := openScratch(ctx, cmd.ErrOrStderr(), k, browserID, server.URL()); closed {
						stop()
					}
				}()
			}
			return server.Wait()
		},
	}
	cmd.Flags().IntVar(&port, "port", rehearsal.PreferredPort, "port to listen on; 0 takes a free one")
	browserFlag(cmd, &browserID)
	cmd.Flags().BoolVar(&noBrowser, "no-browser", false, "only serve, and open no browser")
	cmd.Flags().DurationVar(&idle, "until-idle", 0, "stop once nobody has used it for that long (default: never)")
	return cmd
}

const (
	// practiceIdle is when a practice portal that the extension asked for ends by itself.
	practiceIdle = 30 * time.Minute
	// practicePatience is how long one may take to answer.
	practicePatience = 5 * time.Second
)

// practice is the address of the practice portal of a state folder. Where none
// runs it starts one that outlives this process.
func practice(ctx context.Context, home string) (string, error) {
	if url, running := rehearsal.Running(home); running {
		return url, nil
	}
	exe, err := executable()
	if err != nil {
		return "", err
	}
	cmd := profile.Detached(exe, "rehearse", "--no-browser", "--until-idle", practiceIdle.String())
	if err := cmd.Start(); err != nil {
		return "", message.NewError(message.RehearsalNotRunning, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	ctx, cancel := context.WithTimeout(ctx, practicePatience)
	defer cancel()
	for {
		if url, running := rehearsal.Running(home); running {
			return url, nil
		}
		select {
		case err := <-ended:
			return "", message.NewError(message.RehearsalNotRunning, err)
		case <-ctx.Done():
			return "", message.NewError(message.RehearsalNotRunning, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// openScratch shows the practice sign-in until its window closes, and reports
// whether there was one. A machine that cannot open a window still serves: the
// user may have a browser of their own at hand.
func openScratch(ctx context.Context, w io.Writer, k *profile.Keeper, browserID, url string) (closed bool) {
	err := k.Scratch(ctx, browserID, url)
	if err == nil || errors.Is(err, context.Canceled) {
		return true
	}
	printError(w, err)
	var coded *message.Error
	if errors.As(err, &coded) {
		fmt.Fprintln(w, "The practice sign-in goes on; open its address in a browser yourself.")
	}
	return false
}
