package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/rehearsal"
)

func rehearseCommand() *cobra.Command {
	var port int
	var browserID string
	var noBrowser bool
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
			k, err := hereKeeper()
			if err != nil {
				return err
			}
			ctx, stop := context.WithCancel(cmd.Context())
			defer stop()
			server, err := rehearsal.Serve(ctx, rehearsal.Options{Home: k.Home(), Port: port})
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
	cmd.Flags().StringVar(&browserID, "browser", "", "browser to use, for example chromium or firefox-esr (default: the best one found)")
	cmd.Flags().BoolVar(&noBrowser, "no-browser", false, "only serve, and open no browser")
	return cmd
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
