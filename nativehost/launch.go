package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/guard"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/rehearsal"
)

func launchCommand() *cobra.Command {
	var browserID string
	var practice, asJSON bool
	var mode, extensions *word
	cmd := &cobra.Command{
		Use:   "launch",
		Short: "Open the broker's sign-in in the hardened profile",
		Long: `Open the broker's official sign-in in a browser profile of its own: no other
extensions, no saved passwords, no other sites. What a session leaves behind is
wiped when the window closes, and again before it opens.

In stable mode the cookies by which the broker may recognise this device survive
the wipe, and nothing else does; in ephemeral mode nothing survives. A guarded
window has Sallyport's extension, a strict one has none at all.

A browser that takes the extension from nobody but you, such as Google Chrome, is
opened with a page that says how to put it in. That is needed once: it stays in
the hardened profile, wipe or not. With --json the command does not wait for that.`,
		Example: `  sallyport launch
  sallyport launch --browser firefox-esr
  sallyport launch --mode ephemeral --extensions strict
  sallyport launch --json
  sallyport launch --rehearsal      start on the practice sign-in instead`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkBrowserFlag(cmd, browserID); err != nil {
				return err
			}
			k, err := hereKeeper()
			if err != nil {
				return err
			}
			fmt.Fprintln(cmd.ErrOrStderr(), "Opening the hardened window …")
			page := "portal"
			if practice {
				page = "rehearsal"
			}
			start, err := profile.ParseStart([]string{page, mode.value, extensions.value})
			if err != nil {
				return err
			}
			l, err := launch(cmd.Context(), k, browser.Family(""), browserID, start)
			if err != nil {
				return err
			}
			if asJSON {
				return printLaunched(cmd.OutOrStdout(), k, l)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "The hardened window is open in %s (level %s, profile %s).\nSign out at the broker before you close it: wiping does not end the session there.\n",
				l.Browser, l.Level, l.ID)
			if err != nil || l.Guide == nil {
				return err
			}
			return guide(cmd, k, l)
		},
	}
	browserFlag(cmd, &browserID)
	cmd.Flags().BoolVar(&practice, "rehearsal", false, "start on the running rehearsal portal")
	jsonFlag(cmd, &asJSON)
	mode = wordFlag(cmd, "mode", "what survives the wipe: the device cookies, or nothing", profile.Modes())
	extensions = wordFlag(cmd, "extensions", "which extensions the window has: ours alone, or none", profile.ExtensionModes())
	return cmd
}

// launchFormat names what “sallyport launch --json” prints.
const launchFormat = "sallyport-launch/1"

type launched struct {
	Format    string `json:"format"`
	ID        string `json:"id"`
	BrowserID string `json:"browser_id"`
	Browser   string `json:"browser"`
	Level     string `json:"level"`
	// Weaker is why the level is not a stronger one.
	Weaker string `json:"weaker,omitempty"`
	// Guide is what the user has still to do by hand in the window.
	Guide *profile.Guide `json:"guide,omitempty"`
}

func printLaunched(w io.Writer, k *profile.Keeper, l profile.Launched) error {
	states, err := k.States()
	if err != nil {
		return guard.StateError(err)
	}
	i := slices.IndexFunc(states, func(s profile.State) bool { return s.ID == l.ID })
	if i < 0 {
		return message.NewError(message.Internal, errors.New("the window that was opened has no record"))
	}
	return printJSON(w, launched{launchFormat, l.ID, states[i].BrowserID, l.Browser, l.Level, states[i].Weaker, l.Guide})
}

// launch opens the hardened profile on the official sign-in or on the running
// rehearsal portal.
func launch(ctx context.Context, k *profile.Keeper, family browser.Family, browserID string, start profile.Start) (profile.Launched, error) {
	start, err := withPage(k, start)
	if err != nil {
		return profile.Launched{}, err
	}
	return k.Launch(ctx, family, browserID, start)
}

// withPage fills in the page that a hardened window opens. It comes from the
// portal's data or from the running rehearsal's own note, never from a request.
func withPage(k *profile.Keeper, start profile.Start) (profile.Start, error) {
	start.Language = userLanguage(localeVariable)
	if !start.Rehearsal {
		start.URL = portal.IBKR().SignInURL
		return start, nil
	}
	url, running := rehearsal.Running(k.Home())
	if !running {
		return profile.Start{}, message.NewError(message.RehearsalNotRunning, nil)
	}
	start.URL = url
	return start, nil
}
