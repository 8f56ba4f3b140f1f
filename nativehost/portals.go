package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/guard"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/vault"
)

func portalsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "portals",
		Short: "List the portals, and add hosts of your own broker",
		Long: `List the portals that Sallyport guards, and add hosts to them.

Some brokers show Interactive Brokers' portal under a name of their own. Add that
name, and it is taken for a mirror of the portal and no imitation, and the guard
answers for its pages. The hardened window does not go there. Check the name first
on paper that your broker gave you: whoever can make you add one is trusted.`,
		Example: `  sallyport portals list
  sallyport portals add-host portal.example.com
  sallyport portals remove-host portal.example.com`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(portalsListCommand(),
		hostCommand("add-host", "Guard a host of your own broker as well",
			`Guard HOST as well: one name by itself, as in portal.example.com. Hosts below it
are not added. A name that is made to look like the broker's is refused.`,
			guard.AddHost, "%s now counts as a host of your broker's portal.\n"),
		hostCommand("remove-host", "Take an added host back",
			"Take HOST back. It is then a host like any other again.",
			guard.RemoveHost, "%s is a host like any other again.\n"))
	return cmd
}

func hostCommand(name, short, long string, act func(*vault.Vault, string) (string, error), said string) *cobra.Command {
	return &cobra.Command{
		Use: name + " HOST", Short: short, Long: long, Args: oneHost,
		Example: "  sallyport portals " + name + " portal.example.com",
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := openVault()
			if err != nil {
				return err
			}
			host, err := act(v, args[0])
			switch {
			case errors.Is(err, guard.ErrHost):
				return &usageError{err.Error(), "name one host alone, as in portal.example.com; “sallyport portals list” shows those that were added"}
			case err != nil:
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), said, host)
			return err
		},
	}
}

func portalsListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the portals and the hosts that you added",
		Example: `  sallyport portals list
  sallyport portals list --json`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			v, err := openVault()
			if err != nil {
				return err
			}
			added, err := guard.AddedHosts(v)
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), portalsOf(portal.All(), added))
			}
			return printPortals(cmd.OutOrStdout(), portal.All(), added)
		},
	}
	jsonFlag(cmd, &asJSON)
	return cmd
}

// portalsFormat names what “sallyport portals list --json” prints.
const portalsFormat = "sallyport-portals-list/1"

type portalsList struct {
	Format  string       `json:"format"`
	Portals []listPortal `json:"portals"`
	// Added are the hosts that the user added, each for itself alone.
	Added []string `json:"added"`
}

type listPortal struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Domains stand for themselves and every host below them.
	Domains []string `json:"domains"`
}

func portalsOf(all []portal.Portal, added []string) portalsList {
	l := portalsList{portalsFormat, []listPortal{}, orEmpty(added)}
	for _, p := range all {
		l.Portals = append(l.Portals, listPortal{p.ID, p.Name, p.Domains})
	}
	return l
}

func printPortals(w io.Writer, all []portal.Portal, added []string) error {
	for _, p := range all {
		fmt.Fprintf(w, "%s, and every host below these:\n", p.Name)
		for _, d := range p.Domains {
			fmt.Fprintf(w, "  %s\n", d)
		}
	}
	if len(added) == 0 {
		_, err := fmt.Fprintln(w, "You added no host.")
		return err
	}
	_, err := fmt.Fprintln(w, "Added by you, each for itself alone:")
	for _, h := range added {
		_, err = fmt.Fprintf(w, "  %s\n", h)
	}
	return err
}

// guardHost adds a host that the user named in the extension's settings, or takes
// it back.
func (s *session) guardHost(_ context.Context, q message.GuardHostRequest) (message.GuardHostAnswer, error) {
	act := guard.AddHost
	if q.Decision == "remove" {
		act = guard.RemoveHost
	}
	if _, err := act(s.vault, q.Host); errors.Is(err, guard.ErrHost) {
		return message.GuardHostAnswer{}, message.NewError(message.HostRefused, err)
	} else if err != nil {
		return message.GuardHostAnswer{}, err
	}
	hosts, err := guard.AddedHosts(s.vault)
	return message.GuardHostAnswer{Hosts: hosts}, err
}
