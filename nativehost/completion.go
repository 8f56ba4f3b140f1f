package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a completion script for your shell",
		Long: `Print a script that lets your shell complete Sallyport's commands and flags. Where
the script belongs is your shell's matter; the examples show the usual places.`,
		Example: `  sallyport completion bash > ~/.local/share/bash-completion/completions/sallyport
  sallyport completion zsh > ~/.zfunc/_sallyport
  sallyport completion fish > ~/.config/fish/completions/sallyport.fish
  sallyport completion powershell | Out-String | Invoke-Expression`,
		ValidArgs: shells,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{"the name of one shell is needed", "name one of " + strings.Join(shells, ", ")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			root, out := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return &usageError{fmt.Sprintf("there is no completion for %q", args[0]), "name one of " + strings.Join(shells, ", ")}
		},
	}
}
