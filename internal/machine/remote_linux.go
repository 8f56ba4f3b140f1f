package machine

import (
	"context"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/finding"
)

// remoteControl says whether somebody may see or control this screen.
func (v *view) remoteControl(ctx context.Context, own remoteSession) finding.Finding {
	r := remote{own: own}
	found, hidden, err := v.remoteProcesses(ctx)
	r.hidden, r.blind = hidden, err
	r.sort(v, found)
	r.tell()
	return r.finding()
}

// remote is what was seen of remote control, and the signals of it.
type remote struct {
	own remoteSession
	// hidden is set where other users' processes cannot be seen; blind is why none
	// could be looked at, and tableErr why no connection could.
	hidden          bool
	blind, tableErr error
	// Names of the programs that run, each by the gravest that is known of it:
	// somebody is connected, or something on this machine is, perhaps a tunnel's
	// end; nobody seems to be; or it always runs here.
	connected, tunnelled, running, standing []string

	signals []finding.Signal
}

// sort puts the programs under what is known of their connections.
func (r *remote) sort(v *view, found []process) {
	var table []connection
	if len(found) > 0 {
		table, r.tableErr = v.connections()
	}
	for _, p := range found {
		afar, near := p.helper, false
		if !afar && r.tableErr == nil {
			afar, near = v.connected(p, table)
		}
		name := p.program.name
		switch {
		case afar:
			r.connected = append(r.connected, name)
		case near:
			r.tunnelled = append(r.tunnelled, name)
		case p.program.standing:
			r.standing = append(r.standing, name)
		default:
			r.running = append(r.running, name)
		}
	}
	r.connected, r.tunnelled = unique(r.connected), unique(r.tunnelled, r.connected)
	r.running = unique(r.running, r.connected, r.tunnelled)
	r.standing = unique(r.standing, r.connected, r.tunnelled, r.running)
}

// Why remote control is possible or happens, in a sentence each.
func (r *remote) isConnected() finding.Sentence { return say("connected", list(r.connected)) }
func (r *remote) isTunnelled() finding.Sentence { return say("tunnel", list(r.tunnelled)) }
func (r *remote) isStanding() finding.Sentence  { return say("service", list(r.standing)) }
func (r *remote) isRunning() finding.Sentence {
	if r.tableErr != nil {
		return say("lets_in_unseen", list(r.running))
	}
	return say("lets_in", list(r.running))
}

// tell makes a signal of everything that was looked at.
func (r *remote) tell() {
	switch {
	case r.blind != nil:
		r.add("remote-control-program", finding.Unknown, sentence(reason(r.blind)))
	case r.hidden:
		r.add("remote-control-program", finding.Unknown, "This system hides other users' processes.")
	case len(r.connected)+len(r.tunnelled)+len(r.running)+len(r.standing) == 0:
		r.add("remote-control-program", finding.Pass, "No known remote-control program runs.")
	}
	if len(r.connected) > 0 {
		r.add("remote-control-connected", finding.Fail, finding.English(r.isConnected()))
	}
	if len(r.tunnelled) > 0 {
		r.add("remote-control-local", finding.Fail, finding.English(r.isTunnelled()))
	}
	if len(r.running) > 0 {
		r.add("remote-control-running", finding.Fail, finding.English(r.isRunning()))
	}
	if len(r.standing) > 0 {
		r.add("remote-control-service", finding.Pass, finding.English(r.isStanding()))
	}
	if r.tableErr != nil {
		r.add("remote-control-connected", finding.Unknown, sentence("connections cannot be seen: "+reason(r.tableErr)))
	}
	if r.own.graphical {
		r.add("remote-desktop-session", finding.Fail, finding.English(r.own.why))
	} else {
		r.add("remote-desktop-session", finding.Pass, "This desktop is not known to be shown elsewhere.")
	}
}

func (r *remote) add(name string, outcome finding.Outcome, detail string) {
	r.signals = append(r.signals, finding.Signal{Name: name, Outcome: outcome, Detail: detail})
}

// finding judges by the gravest that was seen.
func (r *remote) finding() finding.Finding {
	switch {
	case len(r.connected) > 0 && r.own.graphical:
		return r.fails("remote_control", finding.Danger, append(r.connected, r.own.news()), r.isConnected(), r.own.why)
	case len(r.connected) > 0:
		return r.fails("remote_control", finding.Danger, r.connected, r.isConnected())
	case r.own.graphical:
		return r.fails("remote_control", finding.Danger, []string{r.own.news()}, r.own.why)
	case len(r.tunnelled) > 0:
		return r.fails("remote_control_running", finding.Warn, slices.Concat(r.tunnelled, r.running), r.isTunnelled())
	case len(r.running) > 0:
		return r.fails("remote_control_running", finding.Warn, r.running, r.isRunning())
	case r.blind != nil:
		return because(remoteUnknown(say("programs_unseen"), r.signals), r.blind)
	case r.hidden:
		return remoteUnknown(say("programs_hidden"), r.signals)
	case len(r.standing) > 0:
		return r.passes("remote_control_running", r.isStanding(), r.standing...)
	}
	return r.passes("remote_control_pass", say("no_remote_control"))
}

func (r *remote) fails(stem string, level finding.Level, news []string, why ...finding.Sentence) finding.Finding {
	return newFinding(finding.RemoteControl, stem, level, finding.Fail, why, r.signals, news...)
}

func (r *remote) passes(stem string, why finding.Sentence, news ...string) finding.Finding {
	return newFinding(finding.RemoteControl, stem, finding.Info, finding.Pass, []finding.Sentence{why}, r.signals, news...)
}

// unique sorts names and leaves out doubles and those that are in without.
func unique(names []string, without ...[]string) []string {
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(n string) bool { return slices.Contains(slices.Concat(without...), n) })
}

// list joins names; it reads the same in every language.
func list(names []string) string { return strings.Join(names, ", ") }
