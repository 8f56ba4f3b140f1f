package main

import "github.com/spf13/cobra"

// environmentCommand is a page of the help, and does nothing.
func environmentCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "environment",
		Short: "The variables that Sallyport reads, and how to run it without a desktop",
		Long: `Variables that Sallyport reads. None needs to be set.

SALLYPORT_HOME       the folder of Sallyport's state, as a full path, instead of the
                     system's place for it (Linux: ~/.local/state/sallyport, or below
                     XDG_STATE_HOME). Start your browser with it too: the extension
                     finds the state by it.
SALLYPORT_KEY        “file” keeps the key that seals the state in a file of yours,
                     and not in the desktop's keyring. It counts once, when the
                     first state is written.
SALLYPORT_LEVEL      L3, L2 or L1: no hardened window is opened at a stronger level.
                     For trying out what a weaker machine has.
SALLYPORT_PLACEMENT  “by-user”: no browser takes the extension but from your hand.
                     For trying out how that is shown.
LC_ALL, LC_MESSAGES, LANG
                     the first that is set gives the report its language.
DISPLAY, WAYLAND_DISPLAY
                     where windows open, on Linux. Without one none does.
DBUS_SESSION_BUS_ADDRESS
                     where the keyring and the desktop's notices are, on Linux.

SALLYPORT_HARDENED, SALLYPORT_SUPERVISOR and SALLYPORT_USER_HOME are set by
Sallyport for what it starts, and are not for you.

Without a desktop, as over ssh and from cron: the key of the state is in the
desktop's keyring, if there was one when the first state was written. Commands
that need the state then need that keyring: log in to the desktop and unlock it,
and they work over ssh too. On a machine that is used both ways, set
SALLYPORT_KEY=file before the first command; or give such runs a state of their
own, which knows nothing of your decisions and of the hardened profiles:

  SALLYPORT_HOME=$HOME/.local/state/sallyport-cron SALLYPORT_KEY=file sallyport report`,
		Example: "  sallyport environment",
	}
}
