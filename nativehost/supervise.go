package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/profile"
)

// superviseCommand is started by this program itself and not meant for people:
// it outlives the native host and stays with one hardened window. Its arguments
// are a browser's ID and a start word; its standard output is the pipe on which
// it says how the start went.
func superviseCommand() *cobra.Command {
	return &cobra.Command{
		Use:    profile.SuperviseCommand + " BROWSER portal|rehearsal",
		Hidden: true,
		Args:   cobra.ExactArgs(2),
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
			start, err := startOf(k, args[1] == "rehearsal")
			if err != nil {
				return err
			}
			return k.Supervise(cmd.Context(), args[0], start, ready)
		},
	}
}
