// Command sallyport guards the way into a broker's portal. It has two faces:
// started by a browser it is the native-messaging host of the Sallyport
// extension; started by a person it is a command-line program. It also starts
// itself, to confine a hardened browser and to supervise it.
package main

import (
	"os"
	"strings"

	"github.com/sallyport/sallyport/internal/confine"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == confine.InnerCommand {
		os.Exit(confine.Inner(os.Args[2:]))
	}
	if origin, ok := browserCaller(os.Args); ok {
		os.Exit(serveBrowser(origin))
	}
	os.Exit(runCommand(os.Args[1:]))
}

// browserCaller reports whether a browser started this process, and which
// extension asks. Chromium passes the extension's origin as first argument;
// Firefox passes the path of the host's manifest and the add-on's ID.
func browserCaller(args []string) (caller string, ok bool) {
	switch {
	case len(args) >= 2 && strings.HasPrefix(args[1], "chrome-extension://"):
		return args[1], true
	case len(args) >= 3 && strings.HasSuffix(args[1], ".json") && strings.Contains(args[2], "@"):
		return args[2], true
	}
	return "", false
}
