package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/rehearsal"
)

func launchCommand() *cobra.Command {
	var browserID string
	var practice bool
	cmd := &cobra.Command{
		Use:   "launch",
		Short: "Open the broker's sign-in in the hardened profile",
		Long: `Open the broker's official sign-in in a browser profile of its own: no other
extensions, no saved passwords, no other sites. What a session leaves behind is
wiped when the window closes, and again before it opens.`,
		Example: `  sallyport launch
  sallyport launch --browser firefox-esr
  sallyport launch --rehearsal      start on the practice sign-in instead`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			v, err := openVault()
			if err != nil {
				return err
			}
			k, err := openKeeper(v)
			if err != nil {
				return err
			}
			fmt.Fprintln(cmd.ErrOrStderr(), "Opening the hardened window …")
			a, err := launch(cmd.Context(), k, browser.Family(""), browserID, practice)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "The hardened window is open in %s (level %s, profile %s).\nSign out at the broker before you close it: wiping does not end the session there.\n",
				a.Browser, a.Level, a.Profile)
			return err
		},
	}
	cmd.Flags().StringVar(&browserID, "browser", "", "browser to use, for example chromium or firefox-esr (default: the best one found)")
	cmd.Flags().BoolVar(&practice, "rehearsal", false, "start on the running rehearsal portal")
	return cmd
}

// launch opens the hardened profile on the official sign-in or on the running
// rehearsal portal.
func launch(ctx context.Context, k *profile.Keeper, family browser.Family, browserID string, practice bool) (message.LaunchAnswer, error) {
	start, err := startOf(k, practice)
	if err != nil {
		return message.LaunchAnswer{}, err
	}
	l, err := k.Launch(ctx, family, browserID, start)
	if err != nil {
		return message.LaunchAnswer{}, err
	}
	return message.LaunchAnswer{Profile: l.ID, Browser: l.Browser, Level: l.Level}, nil
}

// startOf is the page that a hardened window opens. It comes from the portal's
// data or from the running rehearsal's own note, never from a request.
func startOf(k *profile.Keeper, practice bool) (profile.Start, error) {
	if !practice {
		return profile.Start{URL: portal.IBKR().SignInURL}, nil
	}
	url, running := rehearsal.Running(k.Home())
	if !running {
		return profile.Start{}, message.NewError(message.RehearsalNotRunning, nil)
	}
	return profile.Start{URL: url, Rehearsal: true}, nil
}
