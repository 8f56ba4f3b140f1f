package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/guard"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/profile"
)

func profilesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "profiles",
		Short: "List, check, wipe and remove hardened profiles",
		Long: `Look after the hardened profiles: one for each browser that “sallyport launch” was
used with. Between two sessions nothing of one is left in a profile's folder but,
after a stable one, the cookies by which the broker may recognise this device.
Beside that a record is kept: of how the profile was set up, of past sessions and
of what was wiped.

BROWSER is a browser's name for programs, for example chromium or firefox-esr.
It may be left out where there is only one profile.`,
		Example: `  sallyport profiles list
  sallyport profiles show chromium
  sallyport profiles drift
  sallyport profiles wipe firefox-esr
  sallyport profiles remove firefox-esr --yes`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(profilesListCommand(), profilesShowCommand(), profilesDriftCommand(), profilesWipeCommand(), profilesRemoveCommand())
	return cmd
}

// profileCommand is what the commands on profiles have in common: at most one
// browser's ID, which the shell completes, and --json.
func profileCommand(use string, run func(cmd *cobra.Command, k *profile.Keeper, ids []string, asJSON bool) error) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: use,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return &usageError{fmt.Sprintf("“%s” takes one browser at a time", cmd.CommandPath()), seeHelp(cmd)}
			}
			return nil
		},
		ValidArgsFunction: completeProfiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, id := range args {
				if err := checkBrowser(id); err != nil {
					return err
				}
			}
			k, err := hereKeeper()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				if args, err = k.Known(); err != nil {
					return guard.StateError(err)
				}
			}
			return run(cmd, k, args, asJSON)
		},
	}
	jsonFlag(cmd, &asJSON)
	return cmd
}

// completeProfiles offers the browsers that have a profile, with their names.
func completeProfiles(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	k, err := hereKeeper()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	known, err := k.Known()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var offered []cobra.Completion
	for _, id := range known {
		offered = append(offered, cobra.CompletionWithDesc(id, browserName(id)))
	}
	return offered, cobra.ShellCompDirectiveNoFileComp
}

// one is the one profile that a command works on.
func one(cmd *cobra.Command, ids []string) (string, error) {
	switch len(ids) {
	case 0:
		return "", &usageError{"there is no hardened profile yet", "“sallyport launch” makes one"}
	case 1:
		return ids[0], nil
	default:
		return "", &usageError{fmt.Sprintf("“%s” needs to know which profile", cmd.CommandPath()), "name one of " + strings.Join(ids, ", ")}
	}
}

// stateOf is the recorded state of one profile, and false where it has none.
func stateOf(k *profile.Keeper, id string) (profile.State, bool, error) {
	states, err := k.States()
	if err != nil {
		return profile.State{}, false, guard.StateError(err)
	}
	i := slices.IndexFunc(states, func(s profile.State) bool { return s.BrowserID == id })
	if i < 0 {
		return profile.State{}, false, nil
	}
	return states[i], true, nil
}

func profilesListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the hardened profiles",
		Long:  "List the hardened profiles with their last session and their last wipe.",
		Example: `  sallyport profiles list
  sallyport profiles list --json`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			k, err := hereKeeper()
			if err != nil {
				return err
			}
			states, err := k.States()
			if err != nil {
				return guard.StateError(err)
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), listOf(states))
			}
			return printStates(cmd.OutOrStdout(), states)
		},
	}
	jsonFlag(cmd, &asJSON)
	return cmd
}

func profilesShowCommand() *cobra.Command {
	cmd := profileCommand("show [BROWSER]", func(cmd *cobra.Command, k *profile.Keeper, ids []string, asJSON bool) error {
		id, err := one(cmd, ids)
		if err != nil {
			return err
		}
		state, recorded, err := stateOf(k, id)
		if err != nil {
			return err
		}
		if !recorded {
			return &usageError{"there is no hardened profile of " + browserName(id), "“sallyport launch --browser " + id + "” makes one"}
		}
		kept := k.KeepsDevice(id)
		if asJSON {
			return printJSON(cmd.OutOrStdout(), showOf(state, kept))
		}
		return printState(cmd.OutOrStdout(), state, kept)
	})
	cmd.Short = "Show one hardened profile's record"
	cmd.Long = `Show what is recorded of one hardened profile: its level, what held and what
differed in the last session, what was wiped, and the sessions before.`
	cmd.Example = `  sallyport profiles show
  sallyport profiles show firefox-esr --json`
	return cmd
}

func profilesDriftCommand() *cobra.Command {
	cmd := profileCommand("drift [BROWSER]", func(cmd *cobra.Command, k *profile.Keeper, ids []string, asJSON bool) error {
		var all []driftedProfile
		for _, id := range ids {
			fmt.Fprintf(cmd.ErrOrStderr(), "Comparing the profile of %s …\n", browserName(id))
			found, err := k.Drift(id)
			all = append(all, driftOf(id, found, stateError(err)))
		}
		print := func() error { return printDrift(cmd.OutOrStdout(), all) }
		if asJSON {
			print = func() error { return printJSON(cmd.OutOrStdout(), drift{driftFormat, orEmpty(all)}) }
		}
		if err := print(); err != nil {
			return err
		}
		switch {
		case slices.ContainsFunc(all, func(p driftedProfile) bool { return p.Drifted }):
			return errFound
		case slices.ContainsFunc(all, func(p driftedProfile) bool { return p.Unknown != nil }):
			return errUnseen
		default:
			return nil
		}
	})
	cmd.RunE = asCheck(cmd.RunE)
	cmd.Short = "Compare closed profiles with how Sallyport left them"
	cmd.Long = `Compare the closed profiles, or one of them, with how Sallyport left them, and say
in one line each what differs, where, and what undoes it. Nothing is changed: the
next start wipes the profile and sets it up anew.

Exit code 0: nothing differs, or nothing that weakens the profile.
Exit code 1: a profile differs.
Exit code 2: the command was called wrongly.
Exit code 3: no profile differs, and one could not be compared, as while its
window is open.`
	cmd.Example = `  sallyport profiles drift
  sallyport profiles drift chromium --json`
	return cmd
}

func profilesWipeCommand() *cobra.Command {
	var device bool
	cmd := profileCommand("wipe [BROWSER]", func(cmd *cobra.Command, k *profile.Keeper, ids []string, asJSON bool) error {
		id, err := one(cmd, ids)
		if err != nil {
			return err
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "Wiping the profile of %s …\n", browserName(id))
		result := wiped{Format: wipeFormat, BrowserID: id, Browser: browserName(id)}
		if result.Removed, err = k.Wipe(cmd.Context(), id); err != nil {
			return stateError(err)
		}
		if device {
			if result.DeviceForgotten, err = k.ForgetDevice(cmd.Context(), id); err != nil {
				return stateError(err)
			}
		}
		result.DeviceKept = k.KeepsDevice(id)
		if asJSON {
			return printJSON(cmd.OutOrStdout(), result)
		}
		return printWiped(cmd.OutOrStdout(), result, device)
	})
	cmd.Short = "Wipe a closed profile now"
	cmd.Long = `Remove what a session left in a closed profile's folder now, instead of at the next
start, and say what that was. The record stays, and so do the cookies by which the
broker may recognise this device, unless you add --device: expect the broker to ask
you then to approve the device anew. An open window is refused. Wiping does not end
a session at the broker.`
	cmd.Example = `  sallyport profiles wipe
  sallyport profiles wipe --device
  sallyport profiles wipe chromium --json`
	cmd.Flags().BoolVar(&device, "device", false, "forget the device too: what the broker may recognise it by")
	return cmd
}

func profilesRemoveCommand() *cobra.Command {
	var yes bool
	cmd := profileCommand("remove [BROWSER]", func(cmd *cobra.Command, k *profile.Keeper, ids []string, asJSON bool) error {
		id, err := one(cmd, ids)
		if err != nil {
			return err
		}
		state, recorded, err := stateOf(k, id)
		if err != nil {
			return err
		}
		if known, err := k.Known(); err != nil || !slices.Contains(known, id) {
			return errors.Join(err, &usageError{"there is no hardened profile of " + browserName(id), "“sallyport profiles list” shows those that there are"})
		}
		r := removalOf(id, k.Holds(id), state, recorded)
		r.DeviceKept = k.KeepsDevice(id)
		if r.Removed = yes; yes {
			fmt.Fprintf(cmd.ErrOrStderr(), "Removing the profile of %s …\n", browserName(id))
			if err := k.Remove(cmd.Context(), id); err != nil {
				return stateError(err)
			}
		}
		print := func() error { return printRemoval(cmd.OutOrStdout(), r) }
		if asJSON {
			print = func() error { return printJSON(cmd.OutOrStdout(), r) }
		}
		if err := print(); err != nil || yes {
			return err
		}
		return &usageError{"nothing was removed", "add --yes to remove it"}
	})
	cmd.Short = "Forget a profile, with its record and its folder"
	cmd.Long = `Forget a closed hardened profile: its folder is removed with all that is in it, and
its record with its past sessions. What the broker may recognise this device by is
in the folder: expect it to ask you to approve the device anew. Without --yes the command
only says what would go, and ends with exit code 2. The next “sallyport launch”
makes a new profile.`
	cmd.Example = `  sallyport profiles remove firefox-esr
  sallyport profiles remove firefox-esr --yes`
	cmd.Flags().BoolVar(&yes, "yes", false, "remove it, and do not only say what would go")
	return cmd
}

// stateError gives a failure its code, where it has none yet.
func stateError(err error) error {
	var coded *message.Error
	if err == nil || errors.As(err, &coded) {
		return err
	}
	return guard.StateError(err)
}
