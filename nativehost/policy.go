package main

import (
	"fmt"
	"regexp"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/addon"
	"github.com/sallyport/sallyport/internal/portal"
)

// chromiumID matches an extension's ID in the Chromium family.
var chromiumID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-p]{32}$`) })

func extensionsPolicyCommand() *cobra.Command {
	var allowed []string
	var target, format *word
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "Print a policy that keeps extensions off the portal, for an administrator",
		Long: `Print the policy by which Chrome, Chromium, Edge or Brave keeps every extension
off the broker's pages, whatever its own settings say. Sallyport's own is left
on, and so is each one given with --allow, a password manager for example.

It takes an administrator to put the policy in place; where it goes is printed to
standard error. It sets ExtensionSettings: where that is set already, the two must
be merged by hand. Firefox has no such policy; use “sallyport launch” there.`,
		Example: `  sallyport extensions policy --browser chromium
  sallyport extensions policy --browser edge --format reg > portal.reg
  sallyport extensions policy --allow nngceckbapebfimnlniiiahkandclblb`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, id := range allowed {
				if !chromiumID().MatchString(id) {
					return &usageError{fmt.Sprintf("%q is not an extension's ID", id), "copy the 32 letters from the extension's details on chrome://extensions"}
				}
			}
			settings, err := addon.HostPolicy(portal.IBKR().PolicyHosts(), slices.Concat([]string{extension.ChromiumID}, allowed))
			if err != nil {
				return err
			}
			data, place, err := writePolicy(policyTarget(target.value), format.value, settings)
			if err != nil {
				return err
			}
			if _, err := cmd.OutOrStdout().Write(data); err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.ErrOrStderr(), place)
			return err
		},
	}
	var names []string
	for _, t := range addon.PolicyTargets() {
		names = append(names, t.ID)
	}
	target = wordFlag(cmd, "browser", "the browser that the policy is for", names)
	format = wordFlag(cmd, "format", "a file for Linux, the registry of Windows, or a property list for macOS", []string{"json", "reg", "plist"})
	cmd.Flags().StringArrayVar(&allowed, "allow", nil, "ID of an extension that stays on (repeatable)")
	return cmd
}

func policyTarget(id string) addon.PolicyTarget {
	all := addon.PolicyTargets()
	return all[slices.IndexFunc(all, func(t addon.PolicyTarget) bool { return t.ID == id })]
}

// writePolicy renders the policy and says where it goes.
func writePolicy(t addon.PolicyTarget, format string, settings map[string]any) (data []byte, place string, err error) {
	switch format {
	case "reg":
		data, err = t.PolicyRegistry(settings)
		place = "An administrator imports this with the registry editor; restart the browser afterwards."
	case "plist":
		data, err = addon.PolicyPlist(settings)
		place = "An administrator installs this by device management for the domain " + t.Domain + "; restart the browser afterwards."
	default:
		data, err = addon.PolicyJSON(settings)
		place = "An administrator saves this as " + t.Folder + "/sallyport-portal.json; restart the browser afterwards."
	}
	return data, place, err
}
