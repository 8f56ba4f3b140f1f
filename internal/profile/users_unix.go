//go:build unix

package profile

import "strings"

// users returns the processes whose command line names the folder as a profile:
// the folder itself, or a switch that ends in "=" and the folder. These are the
// browsers, not their helpers, which Chromium starts with the folder too. Lock
// files prove nothing: both families leave them behind.
func users(folder string) []int { return processes(folder, false) }

// helpers reports whether a helper process of a browser on the folder is left.
func helpers(folder string) bool { return len(processes(folder, true)) > 0 }

// processes returns the browsers on a folder, or their helpers, but for this
// process. Chromium writes its command line anew, with spaces between the
// arguments, and folders have spaces too: the folder is looked for in the whole.
func processes(folder string, helper bool) []int {
	var pids []int
	commands(func(pid int, command string) {
		if strings.Contains(command, " --type=") == helper && mentions(command, folder) {
			pids = append(pids, pid)
		}
	})
	return pids
}

// mentions reports whether a command line has the folder as an argument, or
// behind an "=".
func mentions(command, folder string) bool {
	for rest := command; ; {
		i := strings.Index(rest, folder)
		if i < 0 {
			return false
		}
		before, after := rest[:i], rest[i+len(folder):]
		if (strings.HasSuffix(before, " ") || strings.HasSuffix(before, "=")) && (after == "" || after[0] == ' ') {
			return true
		}
		rest = after
	}
}
