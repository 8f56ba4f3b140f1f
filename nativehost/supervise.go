package main

import (
	"net"
	"os"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/vault"
)

// superviseCommand is started by this program itself and not meant for people:
// it outlives the native host and stays with one hardened window. Its arguments
// are a browser's ID and the words of a start; its standard output is the pipe on which
// it says how the start went.
func superviseCommand() *cobra.Command {
	return &cobra.Command{
		Use:    profile.SuperviseCommand + " BROWSER portal|rehearsal stable|ephemeral guarded|strict",
		Hidden: true,
		Args:   cobra.ExactArgs(4),
		RunE: func(cmd *cobra.Command, args []string) error {
			ready := os.Stdout
			os.Stdout = os.Stderr
			v, err := openVault()
			if err != nil {
				return err
			}
			k, err := openKeeper(v)
			if err != nil {
				return err
			}
			start, err := profile.ParseStart(args[1:])
			if err != nil {
				return err
			}
			if start, err = withPage(k, start); err != nil {
				return err
			}
			return k.Supervise(cmd.Context(), args[0], start, ready, serveInside(v, k))
		},
	}
}

// serveInside answers the native hosts of a hardened window, which see their
// browser's confined network and not the machine.
func serveInside(v *vault.Vault, k *profile.Keeper) func(profile.Level, string, net.Conn) {
	return func(level profile.Level, browserID string, conn net.Conn) {
		inside := func() []finding.Finding { return k.Inside(browserID) }
		// A conversation that breaks off is the browser's to begin anew.
		_ = newSession(v, level, inside).serve(conn, conn)
	}
}
