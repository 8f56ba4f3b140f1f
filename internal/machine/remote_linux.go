package machine

import (
	"context"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/finding"
)

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

	isConnected, isTunnelled := say("connected", list(connected)), say("tunnel", list(tunnelled))
	isRunning, isStanding := say("lets_in", list(running)), say("service", list(standing))
	if tableErr != nil {
		isRunning.Text = "lets_in_unseen"
	}
	told := func(name string, outcome finding.Outcome, why finding.Sentence) {
		signals = append(signals, finding.Signal{Name: name, Outcome: outcome, Detail: finding.English(why)})
	}
	switch {
	case err != nil:
		add("remote-control-program", finding.Unknown, reason(err))
	case hidden:
		add("remote-control-program", finding.Unknown, "this system hides other users' processes")
	case len(found) == 0:
		add("remote-control-program", finding.Pass, "no known remote-control program runs")
	}
	if len(connected) > 0 {
		told("remote-control-connected", finding.Fail, isConnected)
	}
	if len(tunnelled) > 0 {
		told("remote-control-local", finding.Fail, isTunnelled)
	}
	if len(running) > 0 {
		told("remote-control-running", finding.Fail, isRunning)
	}
	if len(standing) > 0 {
		told("remote-control-service", finding.Pass, isStanding)
	}
	if tableErr != nil {
		add("remote-control-connected", finding.Unknown, "connections cannot be seen: "+reason(tableErr))
	}
	if own.graphical {
		told("remote-desktop-session", finding.Fail, own.why)
	} else {
		add("remote-desktop-session", finding.Pass, "this desktop is not known to be shown elsewhere")
	}

	result := func(stem string, level finding.Level, outcome finding.Outcome, why []finding.Sentence, news ...string) finding.Finding {
		return newFinding(finding.RemoteControl, stem, level, outcome, why, signals, news...)
	}
	says := func(why finding.Sentence) []finding.Sentence { return []finding.Sentence{why} }
	switch {
	case len(connected) > 0 && own.graphical:
		return result("remote_control", finding.Danger, finding.Fail, []finding.Sentence{isConnected, own.why}, append(connected, own.news())...)
	case len(connected) > 0:
		return result("remote_control", finding.Danger, finding.Fail, says(isConnected), connected...)
	case own.graphical:
		return result("remote_control", finding.Danger, finding.Fail, says(own.why), own.news())
	case len(tunnelled) > 0:
		return result("remote_control_running", finding.Warn, finding.Fail, says(isTunnelled), slices.Concat(tunnelled, running)...)
	case len(running) > 0:
		return result("remote_control_running", finding.Warn, finding.Fail, says(isRunning), running...)
	case err != nil:
		return because(remoteUnknown(say("programs_unseen"), signals), err)
	case hidden:
		return remoteUnknown(say("programs_hidden"), signals)
	case len(standing) > 0:
		return result("remote_control_running", finding.Info, finding.Pass, says(isStanding), standing...)
	}
	return result("remote_control_pass", finding.Info, finding.Pass, says(say("no_remote_control")))
}

// unique sorts names and leaves out doubles and those that are in without.
func unique(names []string, without ...[]string) []string {
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(n string) bool { return slices.Contains(slices.Concat(without...), n) })
}

// list joins names; it reads the same in every language.
func list(names []string) string { return strings.Join(names, ", ") }
