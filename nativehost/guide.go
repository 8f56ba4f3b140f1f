package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/guard"
	"github.com/sallyport/sallyport/internal/profile"
)

// errNoGuest ends a launch whose window was closed without the extension.
var errNoGuest = errors.New("the window was closed before the extension was in it; launch again and follow the page, or use “--extensions strict”")

// guidePause is how often the profile's record is looked at meanwhile.
const guidePause = time.Second

// guide says how to put the extension into the window that is open, and waits
// until it is there or the window is closed.
func guide(cmd *cobra.Command, k *profile.Keeper, l profile.Launched) error {
	why := "takes the extension from your hand alone, once"
	if l.Guide.Again {
		why = "no longer has the extension that you had put in"
	}
	_, err := fmt.Fprintf(cmd.OutOrStdout(), `
%s %s. In the window:
  1. Type %s into the address bar.
  2. Choose “Load unpacked” and take the folder %s.
Or close it and use it without: sallyport launch --extensions strict
`, l.Browser, why, l.Guide.Page, l.Guide.Folder)
	if err != nil {
		return err
	}
	for {
		select {
		case <-cmd.Context().Done():
			return nil // the window stays, and is looked after
		case <-time.After(guidePause):
		}
		placed, open, err := k.Placed(l.ID)
		switch {
		case err != nil:
			return guard.StateError(err)
		case placed:
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "The extension is in. From now on it is there at every launch.")
			return err
		case !open:
			return errNoGuest
		}
	}
}
