package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/guard"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/vault"
)

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "sallyport",
		Short: "Guard the way into your broker's portal",
		Long: `Sallyport guards the sign-in to your broker's portal: it warns while you sign in,
opens a hardened browser profile with one command, and writes a report of how
this machine stands.

Exit code 0: all went well. 1: it failed, or it is a check and found something.
2: it was called wrongly. 3: a check found nothing, and could not look at
everything. An error's first line ends with its code, as in (profile-in-use), and
--json gives it as JSON. “sallyport help environment” lists the variables.`,
		Example: `  sallyport rehearse          try everything on a practice sign-in
  sallyport install           let the browser extension reach this program
  sallyport launch            open the broker's sign-in in the hardened profile
  sallyport extensions        judge the extensions of every browser here
  sallyport report            write the posture report of this machine`,
		Version:       versionText,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetVersionTemplate("sallyport {{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return &usageError{err.Error(), seeHelp(cmd)}
	})
	root.CompletionOptions.DisableDefaultCmd = true // ours refuses a shell that it does not know
	root.SetHelpCommand(helpCommand())
	root.AddCommand(rehearseCommand(), launchCommand(), profilesCommand(), exceptionsCommand(), extensionsCommand(), feedsCommand(), urlCommand(), portalsCommand(), reportCommand(), installCommand(), uninstallCommand(),
		completionCommand(), versionCommand(), environmentCommand(), superviseCommand())
	return root
}

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Explain a command",
		Example: `  sallyport help
  sallyport help install`,
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), args[len(args)-max(len(rest), 1)])
			}
			about.InitDefaultHelpFlag()
			about.InitDefaultVersionFlag()
			return about.Help()
		},
	}
}

func unknownCommand(root *cobra.Command, name string) error {
	root.SuggestionsMinimumDistance = 2
	fix := "run “sallyport help” to see all commands"
	if meant := root.SuggestionsFor(name); len(meant) > 0 {
		fix = fmt.Sprintf("run “sallyport %s”, if that is what you meant, or “sallyport help” to see all commands", meant[0])
	}
	return &usageError{fmt.Sprintf("there is no command %q", name), fix}
}

func seeHelp(cmd *cobra.Command) string {
	return fmt.Sprintf("run “%s --help” to see what it takes", cmd.CommandPath())
}

// noArguments refuses positional arguments with the usage exit code.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return &usageError{fmt.Sprintf("“%s” takes no argument %q", cmd.CommandPath(), args[0]), seeHelp(cmd)}
	}
	return nil
}

// openVault opens the user's state, with a coded error where that fails.
func openVault() (*vault.Vault, error) {
	dir, err := vault.DefaultDir()
	if err != nil {
		return nil, message.NewError(message.NoHome, err)
	}
	v, err := vault.Open(dir)
	if err != nil {
		return nil, guard.StateError(err)
	}
	return v, nil
}

// hereKeeper returns the keeper of the hardened profiles over the user's state.
func hereKeeper() (*profile.Keeper, error) {
	v, err := openVault()
	if err != nil {
		return nil, err
	}
	return openKeeper(v)
}

// openKeeper returns the keeper of the hardened profiles over a vault.
func openKeeper(v *vault.Vault) (*profile.Keeper, error) {
	env, err := browser.Here()
	if err != nil {
		return nil, message.NewError(message.NoHome, err)
	}
	exe, err := executable()
	if err != nil {
		return nil, err
	}
	return profile.New(v, env, exe), nil
}

// executable is the path of this program.
func executable() (string, error) {
	exe, err := os.Executable()
	if err != nil {
		return "", message.NewError(message.Internal, err)
	}
	return exe, nil
}

var versionText = fmt.Sprintf("%s (protocol %d)", extension.Version, message.Version)

// versionFormat names what “sallyport version --json” prints.
const versionFormat = "sallyport-version/1"

type versions struct {
	Format   string `json:"format"`
	Version  string `json:"version"`
	Protocol int    `json:"protocol"`
}

func versionCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Example: `  sallyport version
  sallyport version --json`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asJSON {
				return printJSON(cmd.OutOrStdout(), versions{versionFormat, extension.Version, message.Version})
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "sallyport %s\n", versionText)
			return err
		},
	}
	jsonFlag(cmd, &asJSON)
	return cmd
}
