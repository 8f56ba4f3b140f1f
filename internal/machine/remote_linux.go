package machine

import (
	"context"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/finding"
)

// tunnel is what a connection from this machine to its own server may be.
const tunnel = "a remote-control program has a connection from this machine itself, perhaps the end of a tunnel"

// remoteControl says whether somebody may see or control this screen.
func (v *view) remoteControl(ctx context.Context, own remoteSession) finding.Finding {
	var signals []finding.Signal
	add := func(name string, outcome finding.Outcome, detail string) {
		signals = append(signals, finding.Signal{Name: name, Outcome: outcome, Detail: sentence(detail)})
	}

	found, hidden, err := v.remoteProcesses(ctx)
	var table []connection
	var tableErr error
	if len(found) > 0 {
		table, tableErr = v.connections()
	}
	var connected, tunnelled, running, standing []string
	for _, p := range found {
		remote, local := p.helper, false
		if !remote && tableErr == nil {
			remote, local = v.connected(p, table)
		}
		name := p.program.name
		switch {
		case remote:
			connected = append(connected, name)
		case local:
			tunnelled = append(tunnelled, name)
		case p.program.standing:
			standing = append(standing, name)
		default:
			running = append(running, name)
		}
	}
	connected, tunnelled = unique(connected), unique(tunnelled, connected)
	running = unique(running, connected, tunnelled)
	standing = unique(standing, connected, tunnelled, running)

	switch {
	case err != nil:
		add("remote-control-program", finding.Unknown, reason(err))
	case hidden:
		add("remote-control-program", finding.Unknown, "this system hides other users' processes")
	case len(found) == 0:
		add("remote-control-program", finding.Pass, "no known remote-control program runs")
	}
	if len(connected) > 0 {
		add("remote-control-connected", finding.Fail, "somebody is connected through "+list(connected))
	}
	if len(tunnelled) > 0 {
		add("remote-control-local", finding.Fail, tunnel+" ("+list(tunnelled)+")")
	}
	if len(running) > 0 {
		add("remote-control-running", finding.Fail, "a remote-control program runs, and nobody seems to be connected ("+list(running)+")")
	}
	if len(standing) > 0 {
		add("remote-control-service", finding.Pass, "a service for remote control runs, and nobody seems to be connected ("+list(standing)+")")
	}
	if tableErr != nil {
		add("remote-control-connected", finding.Unknown, "connections cannot be seen: "+reason(tableErr))
	}
	if own.graphical {
		add("remote-desktop-session", finding.Fail, own.how)
	} else {
		add("remote-desktop-session", finding.Pass, "this desktop is not known to be shown elsewhere")
	}

	result := func(stem string, level finding.Level, outcome finding.Outcome, clause string, news ...string) finding.Finding {
		return newFinding(finding.RemoteControl, stem, level, outcome, sentence(clause), signals, news...)
	}
	switch {
	case len(connected) > 0 && own.graphical:
		return result("remote_control", finding.Danger, finding.Fail, "somebody is connected through "+list(connected)+"; "+own.how, append(connected, own.how)...)
	case len(connected) > 0:
		return result("remote_control", finding.Danger, finding.Fail, "somebody is connected through "+list(connected), connected...)
	case own.graphical:
		return result("remote_control", finding.Danger, finding.Fail, own.how, own.how)
	case len(tunnelled)+len(running) > 0:
		clause := "nobody seems to be connected now, but this lets people in: " + list(running)
		if len(tunnelled) > 0 {
			clause = tunnel + " (" + list(tunnelled) + ")"
		} else if tableErr != nil {
			clause = "whether somebody is connected could not be seen, and this lets people in: " + list(running)
		}
		return result("remote_control_running", finding.Warn, finding.Fail, clause, slices.Concat(tunnelled, running)...)
	case err != nil:
		return remoteUnknown("Sallyport could not look at what runs here: "+reason(err), signals)
	case hidden:
		return remoteUnknown("this system hides other users' processes, so Sallyport saw only your own; among those is no remote-control program", signals)
	case len(standing) > 0:
		return result("remote_control_running", finding.Info, finding.Pass, "a service for remote control belongs to this system, and nobody seems to be connected ("+list(standing)+")", standing...)
	}
	return result("remote_control_pass", finding.Info, finding.Pass, "no known remote-control program runs here")
}

// unique sorts names and leaves out doubles and those that are in without.
func unique(names []string, without ...[]string) []string {
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(n string) bool { return slices.Contains(slices.Concat(without...), n) })
}

// list joins names for a sentence.
func list(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}
