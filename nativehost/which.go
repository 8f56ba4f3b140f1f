package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/browser"
)

// browserFlag adds the flag that names the browser to use, and offers those that
// are installed.
func browserFlag(cmd *cobra.Command, id *string) {
	cmd.Flags().StringVar(id, "browser", "", "browser to use, for example chromium or firefox-esr (default: the best one found)")
	complete := func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		var offered []cobra.Completion
		if env, err := browser.Here(); err == nil {
			for _, b := range env.Installed() {
				offered = append(offered, cobra.CompletionWithDesc(b.ID, b.Name))
			}
		}
		return offered, cobra.ShellCompDirectiveNoFileComp
	}
	if err := cmd.RegisterFlagCompletionFunc("browser", complete); err != nil {
		panic(err) // the flag was added above
	}
}

// checkBrowserFlag refuses a wish for a browser that there is not.
func checkBrowserFlag(cmd *cobra.Command, id string) error {
	if !cmd.Flags().Changed("browser") {
		return nil
	}
	return checkBrowser(id)
}

// checkBrowser refuses what is no browser's ID.
func checkBrowser(id string) error {
	if _, known := browser.ByID(id); known {
		return nil
	}
	var ids []string
	for _, b := range browser.Browsers() {
		ids = append(ids, b.ID)
	}
	return &usageError{fmt.Sprintf("there is no browser %q", id), "name one of " + strings.Join(ids, ", ")}
}

// browserName is a browser's name to show.
func browserName(id string) string {
	b, _ := browser.ByID(id)
	return b.Name
}
