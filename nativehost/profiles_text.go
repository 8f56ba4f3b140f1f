package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/profile"
)

// noProfiles is what there is to say before the first launch.
const noProfiles = "There is no hardened profile yet. “sallyport launch” makes one and opens it."

// maxShown is how many past sessions are shown to a person.
const maxShown = 5

func printStates(w io.Writer, states []profile.State) error {
	if len(states) == 0 {
		_, err := fmt.Fprintln(w, noProfiles)
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "BROWSER\tSTATE\tLEVEL\tOPENED\tWIPED")
	for _, s := range states {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", s.BrowserID, stateText(s), s.Level, minute(s.LaunchedAt), minute(s.WipedAt))
	}
	return t.Flush()
}

func stateText(s profile.State) string { return strings.ReplaceAll(stateWord(s), "-", " ") }

// minute is a time for a person, in UTC as everywhere else.
func minute(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.UTC().Format("2006-01-02 15:04 UTC")
}

func printState(w io.Writer, s profile.State, deviceKept bool) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(name, format string, args ...any) { fmt.Fprintf(t, "%s\t%s\n", name, fmt.Sprintf(format, args...)) }
	row("profile", "%s", s.ID)
	row("browser", "%s", strings.TrimSpace(s.Browser+" "+finding.Plain(s.BrowserVersion)))
	row("state", "%s", stateText(s))
	row("level", "%s", s.Level)
	if s.Weaker != "" {
		row("no stronger", "%s", finding.Plain(s.Weaker))
	}
	if s.Mode != "" {
		row("mode", "%s, %s", s.Mode, s.ExtensionMode)
	}
	row("opened", "%s", minute(s.LaunchedAt))
	row("closed", "%s", minute(s.ClosedAt))
	row("wiped", "%s%s", minute(s.WipedAt), removedText(s.Wiped))
	row("device", "%s", map[bool]string{true: "its cookies are kept", false: "nothing is kept to recognise it by"}[deviceKept])
	if asked := s.Requests.Text(); asked != "" {
		row("requests", "%s", asked)
	}
	asked, held := 0, 0
	var open []string
	for _, c := range s.Controls {
		switch {
		case c.Requested && c.Verified != "":
			asked, held = asked+1, held+1
		case c.Requested:
			asked++
			open = append(open, strings.ReplaceAll(c.Name, "-", " "))
		}
	}
	if asked > 0 {
		row("protections", "%d of %d were seen to hold", held, asked)
	}
	if len(open) > 0 {
		row("not seen", "%s", strings.Join(open, ", "))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	printDifferences(w, "The last session differed from how it was set up:", s.Differences)
	printDifferences(w, "Before that session the closed profile was found changed:", s.Undone)
	if len(s.History) > 0 {
		fmt.Fprintln(w, "\nPast sessions, the newest first:")
		for _, past := range s.History[:min(len(s.History), maxShown)] {
			fmt.Fprintf(w, "  %s  %s\n", minute(past.LaunchedAt), past.Ended)
		}
		if more := len(s.History) - maxShown; more > 0 {
			fmt.Fprintf(w, "  and %d more\n", more)
		}
	}
	return nil
}

// removedText tells a wipe's receipt behind its time.
func removedText(counts map[string]int) string {
	if len(counts) == 0 {
		return ""
	}
	return ": " + countText(counts) + " removed"
}

// countText is the number of files and their size.
func countText(counts map[string]int) string {
	files := "1 file"
	if n := counts["files"]; n != 1 {
		files = fmt.Sprintf("%d files", n)
	}
	return fmt.Sprintf("%s (%d kB)", files, counts["kilobytes"])
}

func printDifferences(w io.Writer, title string, list []profile.Difference) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(w, "\n"+title)
	for _, d := range list {
		fmt.Fprintf(w, "  %-4s  %s: %s %s\n", d.Level, d.Kind, d.What, d.Repair)
	}
}

func printDrift(w io.Writer, all []driftedProfile) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(w, noProfiles)
		return err
	}
	for _, p := range all {
		switch {
		case p.Unknown != nil:
			fmt.Fprintf(w, "The profile of %s was not compared: %s (%s).\n", p.Browser, p.Unknown.Reason, p.Unknown.Code)
			if p.Unknown.Fix != "" {
				fmt.Fprintf(w, "  what to do: %s\n", p.Unknown.Fix)
			}
		case p.Drifted:
			fmt.Fprintf(w, "The profile of %s is not as Sallyport left it:\n", p.Browser)
		case len(p.Differences) > 0:
			fmt.Fprintf(w, "The profile of %s is as Sallyport left it. Worth knowing:\n", p.Browser)
		default:
			fmt.Fprintf(w, "The profile of %s is as Sallyport left it.\n", p.Browser)
		}
		for _, d := range p.Differences {
			fmt.Fprintf(w, "  %-4s  %s: %s %s\n", d.Level, d.Kind, d.What, d.Repair)
		}
	}
	return nil
}

func printWiped(w io.Writer, r wiped, device bool) error {
	if r.Removed["files"] == 0 {
		fmt.Fprintf(w, "The profile of %s held no file of a session: there was nothing to wipe.\n", r.Browser)
	} else {
		fmt.Fprintf(w, "The profile of %s is wiped: %s removed.\n", r.Browser, countText(r.Removed))
	}
	for _, kind := range slices.Sorted(maps.Keys(r.Removed)) {
		if n := r.Removed[kind]; n > 0 && kind != "files" && kind != "kilobytes" {
			fmt.Fprintf(w, "  %s: %d\n", strings.ReplaceAll(kind, "-", " "), n)
		}
	}
	switch {
	case r.DeviceForgotten:
		fmt.Fprintf(w, "The device is forgotten: %s.\n", approveAnew)
	case device:
		fmt.Fprintln(w, "There was nothing kept by which the broker could recognise this device.")
	case r.DeviceKept:
		fmt.Fprintln(w, "The cookies by which the broker may recognise this device are kept; --device removes them too.")
	}
	if r.Removed["files"] == 0 {
		return nil
	}
	_, err := fmt.Fprintln(w, "Wiping does not end a session at the broker: sign out there.")
	return err
}

// approveAnew is what follows from a device that was forgotten.
const approveAnew = "expect the broker to ask you to approve it anew at the next sign-in"

func printRemoval(w io.Writer, r removal) error {
	verb := "would be removed"
	if r.Removed {
		verb = "was removed"
	}
	fmt.Fprintf(w, "The hardened profile of %s %s:\n", r.Browser, verb)
	if r.Files["files"] > 0 {
		fmt.Fprintf(w, "  its folder, with %s\n", countText(r.Files))
	} else {
		fmt.Fprintln(w, "  its folder, which holds nothing of a session")
	}
	if r.DeviceKept {
		fmt.Fprintf(w, "  the cookies by which the broker may recognise this device: %s\n", approveAnew)
	}
	if r.Recorded {
		sessions := "1 past session"
		if r.Sessions != 1 {
			sessions = fmt.Sprintf("%d past sessions", r.Sessions)
		}
		fmt.Fprintf(w, "  its record, with %s\n", sessions)
	}
	return nil
}
