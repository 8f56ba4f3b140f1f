package main

import (
	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/install"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/vault"
)

func installCommand() *cobra.Command {
	var dirs, families []string
	var dryRun, allowRoot bool
	cmd := &cobra.Command{
		Use:   "install",
		Short: "Let the browser extension reach this program",
		Long: `Copy this program and the extension to a stable place of yours, and tell every
browser found here where the program is. Nothing outside your own account is
changed, and “sallyport uninstall” takes everything back.`,
		Example: `  sallyport install
  sallyport install --dry-run
  sallyport install --manifest-dir ~/.config/other/NativeMessagingHosts --family chromium`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			folders, err := install.ParseFolders(dirs, families)
			if err != nil {
				return &usageError{err.Error(), seeHelp(cmd)}
			}
			env, err := browser.Here()
			if err != nil {
				return message.NewError(message.NoHome, err)
			}
			home, err := vault.DefaultDir()
			if err != nil {
				return message.NewError(message.NoHome, err)
			}
			exe, err := executable()
			if err != nil {
				return err
			}
			callers, err := hardenedCallers(dryRun)
			if err != nil {
				return err
			}
			options := install.Options{Env: env, Home: home, Program: exe, Folders: folders, AllowRoot: allowRoot, Callers: callers}
			return install.Install(cmd.Context(), cmd.OutOrStdout(), options, dryRun)
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would be done and change nothing")
	cmd.Flags().StringArrayVar(&dirs, "manifest-dir", nil, "native-messaging folder of a browser that is not found by itself (repeatable)")
	cmd.Flags().StringArrayVar(&families, "family", nil, "chromium or firefox, for each --manifest-dir")
	cmd.Flags().BoolVar(&allowRoot, "allow-root", false, "install for root's own browsers")
	return cmd
}

func uninstallCommand() *cobra.Command {
	var dryRun, keepState, allowRoot bool
	cmd := &cobra.Command{
		Use:   "uninstall",
		Short: "Take back what install did, and remove the state",
		Long: `Remove exactly what “sallyport install” put here, and Sallyport's state with the
hardened profiles. Reports that you exported stay. A file that was changed since
is left alone and named.`,
		Example: `  sallyport uninstall
  sallyport uninstall --keep-state
  sallyport uninstall --dry-run`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			home, err := vault.DefaultDir()
			if err != nil {
				return message.NewError(message.NoHome, err)
			}
			return install.Uninstall(cmd.OutOrStdout(), install.RemoveOptions{
				Home: home, KeepState: keepState, AllowRoot: allowRoot, Open: func() []string { return openWindows(home) }, ForgetKey: forgetKey,
			}, dryRun)
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would be removed and change nothing")
	cmd.Flags().BoolVar(&keepState, "keep-state", false, "keep decisions, hardened profiles and the key")
	cmd.Flags().BoolVar(&allowRoot, "allow-root", false, "remove what root installed")
	return cmd
}

// openWindows names the windows whose profiles are in the state folder.
func openWindows(home string) []string {
	var open []string
	for _, b := range profile.Running(home) {
		open = append(open, "the hardened window in "+b.Name)
	}
	if profile.Practising(home) {
		open = append(open, "the practice window")
	}
	return open
}

// forgetKey removes the state's key from the keyring, if it is kept there.
func forgetKey() error {
	v, err := openVault()
	if err != nil {
		return err
	}
	return v.ForgetKey()
}
