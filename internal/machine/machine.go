// Package machine looks at this machine: do other people use it, and does
// somebody control or watch its screen? It reads what every user may read and
// asks the system's login manager; it changes nothing, starts nothing, and
// reads no password hash and nobody else's command line.
//
// # Do others use it?
//
// Each sign has a weight; one strong or two weak ones make the machine shared.
//
//	signal                 seen when                                                        weight
//	other-active-session   another person's session is active (at the screen or remote)     strong
//	other-idle-session     another person is logged in, but not active now                  weak
//	                       root is logged in from another machine                           weak
//	login-accounts         1 to 4 other people have an account that can log in              weak
//	                       5 or more have: more than a household                            strong
//	directory-accounts     accounts come from a directory (LDAP, Active Directory, NIS)     weak
//	remote-session         this very session comes from another machine                     weak
//	guest-account          this account is a guest's or a kiosk's, by name or desktop       strong
//	home-in-memory         this account's home folder is kept in memory only                weak
//	live-system            the system was started from a live medium                        strong
//	automatic-login        the machine logs somebody in without a password                  weak
//
// A second account on a family's laptop is one weak sign and no alarm; with
// automatic login, whoever sits down is in, and it is one. An account counts
// as a person's when its number is in the range that login.defs gives to
// people, its shell is one of /etc/shells, and its home folder exists where
// people's home folders are; so build users, containers' users and services
// do not count. The accounts and the sessions are essential: where one of
// them could not be seen and nothing else decided, the outcome is unknown.
//
// # Does somebody control it?
//
// Remote-control programs are known by process name (programs_linux.go). Somebody
// is taken to be connected when
//
//   - a server of the VNC, RDP or NX kind has a connection to another machine;
//   - a program that works through its maker's relay, to which it is always
//     connected, shows its session helper or a direct inbound connection;
//   - this graphical session is itself one that is shown elsewhere.
//
// Connected is a danger. A program that only runs is a warning, because the
// user or somebody else installed it and it lets people in later; a service
// that distributions start by themselves is told as information, and passes,
// because it lets nobody in until the user sets it up.
package machine

import (
	"slices"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/finding"
)

// Shared says whether the shared-machine finding among fs failed: others use
// this machine. It is false where that is unknown.
func Shared(fs []finding.Finding) bool {
	return slices.ContainsFunc(fs, func(f finding.Finding) bool {
		return f.ID == finding.SharedMachine && f.Outcome == finding.Fail
	})
}

// newFinding fills in what all findings about the machine have in common; why are
// the sentences of its reason. The fingerprint is of the outcome and of news, so
// that a user who dismissed something hears of it again when it becomes something
// else.
func newFinding(id finding.ID, stem string, level finding.Level, outcome finding.Outcome, why []finding.Sentence, signals []finding.Signal, news ...string) finding.Finding {
	slices.Sort(news)
	return finding.Finding{
		ID: id, Text: stem, Args: []string{finding.English(why...)}, Why: why, Level: level, Outcome: outcome, Basis: finding.Measured,
		Evidence:    finding.Evidence{Signals: signals},
		Fingerprint: finding.Fingerprint(id, append([]string{string(outcome), string(level)}, slices.Compact(news)...)...),
		MeasuredAt:  time.Now(),
	}
}

func sharedUnknown(why finding.Sentence, signals []finding.Signal) finding.Finding {
	return newFinding(finding.SharedMachine, "shared_machine_unknown", finding.Info, finding.Unknown, []finding.Sentence{why}, signals)
}

func remoteUnknown(why finding.Sentence, signals []finding.Signal) finding.Finding {
	return newFinding(finding.RemoteControl, "remote_control_unknown", finding.Info, finding.Unknown, []finding.Sentence{why}, signals)
}

// say is a sentence of a text and of names in it.
func say(text string, names ...string) finding.Sentence {
	return finding.Sentence{Text: text, Args: names}
}

// sentence makes one of a clause.
func sentence(clause string) string {
	if clause == "" {
		return ""
	}
	return strings.ToUpper(clause[:1]) + clause[1:] + "."
}
