package main

import (
	"errors"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/guard"
	"github.com/sallyport/sallyport/internal/profile"
)

// exceptionsFormat is that of “sallyport exceptions list --json”, which
// docs/profiles-schema.json describes; a field is only ever added.
const exceptionsFormat = "sallyport-exceptions-list/1"

type exceptionsList struct {
	Format     string          `json:"format"`
	Exceptions []listException `json:"exceptions"`
}

type listException struct {
	Host    string `json:"host"`
	Reason  string `json:"reason"`
	InForce bool   `json:"in_force"`
	AddedAt string `json:"added_at"`
	Until   string `json:"until"`
}

func exceptionsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "exceptions",
		Short: "Let the hardened window load from one more host, for a while",
		Long: `Let the pages of the hardened window load from one more host, for a while and for
a reason that the report repeats. Each exception is for one host by its name, at
port 443, and ends by itself.

Exceptions are for what the portal's pages load: scripts, pictures, data. The
window still does not go to such a host, and no frame of it is shown. Only in
Firefox at level L1 it can be opened too: the filter is all that holds that window.`,
		Example: `  sallyport exceptions add cdn.example.com --reason "the charts stay empty" --for 1h
  sallyport exceptions list
  sallyport exceptions remove cdn.example.com`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(exceptionsAddCommand(), exceptionsListCommand(), exceptionsRemoveCommand())
	return cmd
}

// oneHost refuses anything but one host.
func oneHost(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return &usageError{fmt.Sprintf("“%s” takes one host", cmd.CommandPath()), seeHelp(cmd)}
	}
	return nil
}

func exceptionsAddCommand() *cobra.Command {
	var reason string
	var lasts time.Duration
	cmd := &cobra.Command{
		Use:   "add HOST",
		Short: "Add an exception, or give the one for this host another end",
		Long: `Let the pages of the hardened window load from HOST, for two hours or for as long
as --for says, at most a day. An open window follows within a few seconds.

HOST is one name, as in cdn.example.com: no address, no wildcard, no name below
which everybody's hosts are. Hosts below it are not let through.

Only what pages load is let through. HOST itself still cannot be opened in the
window, and no frame of it is shown, except in Firefox at level L1.`,
		Example: `  sallyport exceptions add cdn.example.com --reason "the charts stay empty"
  sallyport exceptions add cdn.example.com --reason "the charts stay empty" --for 30m`,
		Args: oneHost,
		RunE: func(cmd *cobra.Command, args []string) error {
			k, err := hereKeeper()
			if err != nil {
				return err
			}
			e, err := k.AddException(args[0], reason, lasts)
			var bad *profile.BadException
			switch {
			case errors.As(err, &bad):
				return &usageError{bad.What, bad.Fix}
			case err != nil:
				return guard.StateError(err)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "Pages of the hardened window may load from %s until %s.\nAn open window follows within a few seconds; then reload its page.\n",
				e.Host, minute(e.Until))
			return err
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "why, in your own words; the report repeats them")
	cmd.Flags().DurationVar(&lasts, "for", 2*time.Hour, "how long it lasts, from 1m to 24h")
	return cmd
}

func exceptionsListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the exceptions",
		Long: `List the exceptions that are in force, and those that ended in the last 30 days.
Older ones are forgotten.`,
		Example: `  sallyport exceptions list
  sallyport exceptions list --json`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			k, err := hereKeeper()
			if err != nil {
				return err
			}
			all, err := k.Exceptions()
			if err != nil {
				return guard.StateError(err)
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), exceptionsOf(all))
			}
			return printExceptions(cmd.OutOrStdout(), all)
		},
	}
	jsonFlag(cmd, &asJSON)
	return cmd
}

func exceptionsRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "remove HOST",
		Short: "End an exception now",
		Long: `End the exception for HOST now. An open window follows within a few seconds and
cuts what is still connected to it.`,
		Example:           "  sallyport exceptions remove cdn.example.com",
		Args:              oneHost,
		ValidArgsFunction: completeExceptions,
		RunE: func(cmd *cobra.Command, args []string) error {
			k, err := hereKeeper()
			if err != nil {
				return err
			}
			removed, err := k.RemoveException(args[0])
			switch {
			case err != nil:
				return guard.StateError(err)
			case !removed:
				return &usageError{fmt.Sprintf("no exception for %q is in force", args[0]), "“sallyport exceptions list” shows those that are"}
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "The exception for %s has ended.\n", args[0])
			return err
		},
	}
}

// completeExceptions offers the hosts that have an exception in force.
func completeExceptions(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var hosts []cobra.Completion
	if k, err := hereKeeper(); err == nil && len(args) == 0 {
		all, _ := k.Exceptions()
		for _, e := range all {
			if e.InForce() {
				hosts = append(hosts, cobra.CompletionWithDesc(e.Host, finding.Plain(e.Reason)))
			}
		}
	}
	return hosts, cobra.ShellCompDirectiveNoFileComp
}

func exceptionsOf(all []profile.Exception) exceptionsList {
	l := exceptionsList{exceptionsFormat, []listException{}}
	for _, e := range all {
		l.Exceptions = append(l.Exceptions, listException{e.Host, e.Reason, e.InForce(), stamp(e.AddedAt), stamp(e.Until)})
	}
	return l
}

func printExceptions(w io.Writer, all []profile.Exception) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(w, "There is no exception: pages of the hardened window load from the portal's hosts alone.")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "HOST\tSTATE\tUNTIL\tREASON")
	for _, e := range all {
		state := "ended"
		if e.InForce() {
			state = "in force"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", e.Host, state, minute(e.Until), finding.Plain(e.Reason))
	}
	return t.Flush()
}
