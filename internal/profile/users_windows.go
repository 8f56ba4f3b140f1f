package profile

import (
	"os"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
)

// users returns the processes whose command line names the folder as a profile:
// the folder itself, or a switch that ends in "=" and the folder. These are the
// browsers, not their helpers, which Chromium starts with the folder too.
func users(folder string) []int { return processes(folder, false) }

// helpers reports whether a helper process of a browser on the folder is left.
func helpers(folder string) bool { return len(processes(folder, true)) > 0 }

// processes returns the browsers on a folder, or their helpers.
func processes(folder string, helper bool) []int {
	var pids []int
	// What was found before an error counts.
	_ = browser.Processes(func(pid, _ uint32) bool {
		if int(pid) == os.Getpid() {
			return true
		}
		// Another user's cannot be looked at, and has no business with this profile.
		if args, err := browser.CommandLine(pid); err == nil && isHelper(args) == helper && mentions(args, folder) {
			pids = append(pids, int(pid))
		}
		return true
	})
	return pids
}

func isHelper(args []string) bool {
	return slices.ContainsFunc(args, func(arg string) bool { return strings.HasPrefix(arg, "--type=") })
}

// mentions reports whether an argument is a folder or ends in "=" and the folder, as
// this system compares paths.
func mentions(args []string, folder string) bool {
	return slices.ContainsFunc(args, func(arg string) bool {
		value := arg
		if _, after, found := strings.Cut(arg, "="); found {
			value = after
		}
		return strings.EqualFold(value, folder)
	})
}
