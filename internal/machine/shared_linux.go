package machine

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/finding"
)

const (
	strong = "strong"
	weak   = "weak"
)

// household is the largest number of other people's accounts that still looks
// like a family's machine.
const household = 4

// shared is what was seen of other people on this machine.
type shared struct {
	v           *view
	own         []int
	accounts    []account
	rules       accountRules
	accountsErr error
	sessions    []session
	sessionsErr error
	remote      remoteSession

	signals []finding.Signal
	homes   map[string][]string // names by folder
}

// seen, notSeen and blind add one signal. detail is half a sentence.
func (s *shared) seen(name, weight, detail string) {
	s.signals = append(s.signals, finding.Signal{Name: name, Outcome: finding.Fail, Weight: weight, Detail: detail})
}

func (s *shared) notSeen(name, detail string) {
	s.signals = append(s.signals, finding.Signal{Name: name, Outcome: finding.Pass, Detail: detail})
}

func (s *shared) blind(name string, err error) {
	s.signals = append(s.signals, finding.Signal{Name: name, Outcome: finding.Unknown, Detail: reason(err)})
}

// told adds a signal that was seen when detail is not empty.
func (s *shared) told(name, weight, detail string, err error, otherwise string) {
	switch {
	case err != nil:
		s.blind(name, err)
	case detail != "":
		s.seen(name, weight, detail)
	default:
		s.notSeen(name, otherwise)
	}
}

func (s *shared) finding() finding.Finding {
	s.lookAtSessions()
	s.lookAtAccounts()
	s.lookAtPlace()

	strongs, weaks := s.weighed(strong), s.weighed(weak)
	if len(strongs) > 0 || len(weaks) > 1 {
		counted := slices.Concat(strongs, weaks)
		var details, news []string
		for _, c := range counted {
			details = append(details, c.Detail)
			news = append(news, c.Name+":"+c.Weight)
		}
		f := newFinding(finding.SharedMachine, "shared_machine", finding.Warn, finding.Fail, sentence(strings.Join(details, "; ")), s.all(), news...)
		f.Remedies = []finding.Remedy{finding.Launch}
		return f
	}
	switch {
	case s.accountsErr != nil:
		return sharedUnknown("Sallyport could not see who has an account here: "+reason(s.accountsErr), s.all())
	case s.sessionsErr != nil:
		return sharedUnknown("Sallyport could not see who else is logged in: "+reason(s.sessionsErr), s.all())
	case len(weaks) == 1:
		return newFinding(finding.SharedMachine, "shared_machine_pass", finding.Info, finding.Pass,
			sentence("nobody else is active here; the only sign is that "+weaks[0].Detail), s.all(), weaks[0].Name)
	}
	return newFinding(finding.SharedMachine, "shared_machine_pass", finding.Info, finding.Pass,
		"Nobody else has an account that can log in here, and nobody else is logged in.", s.all())
}

func (s *shared) weighed(weight string) []finding.Signal {
	var found []finding.Signal
	for _, sig := range s.signals {
		if sig.Weight == weight {
			found = append(found, sig)
		}
	}
	return found
}

// all gives the signals with their details made into sentences.
func (s *shared) all() []finding.Signal {
	all := slices.Clone(s.signals)
	for i := range all {
		all[i].Detail = sentence(all[i].Detail)
	}
	return all
}

func (s *shared) lookAtSessions() {
	if s.sessionsErr != nil {
		s.blind("other-active-session", s.sessionsErr)
		s.blind("other-idle-session", s.sessionsErr)
	} else {
		var active, idle []string
		rootFromElsewhere := false
		for _, o := range s.sessions {
			// "user", "user-early" and the like; not greeters, lock screens and jobs.
			if !strings.HasPrefix(o.class, "user") || slices.Contains(s.own, o.uid) || o.state == "closing" {
				continue
			}
			switch {
			case o.uid == 0:
				rootFromElsewhere = rootFromElsewhere || o.remote
			case !s.isPersonNumber(o.uid):
			case o.state == "active":
				active = append(active, o.user)
			default:
				idle = append(idle, o.user)
			}
		}
		s.told("other-active-session", strong, people("another person is active here now", "other people are active here now", active), nil, "nobody else is active")
		detail := people("another person is logged in as well", "other people are logged in as well", idle)
		if detail == "" && rootFromElsewhere {
			detail = "somebody is logged in as root from another machine"
		}
		s.told("other-idle-session", weak, detail, nil, "nobody else is logged in without being active")
	}
	s.told("remote-session", weak, s.remote.how, nil, "this session is at the machine itself")
}

// isPersonNumber leaves out services and the numbers that systemd gives to
// them for a while. Directories' people have numbers above all of these.
func (s *shared) isPersonNumber(uid int) bool {
	const dynamicMin, dynamicMax, nobody = 61184, 65519, 65534 // systemd's UIDS-GIDS
	return uid >= s.rules.min && (uid < dynamicMin || uid > dynamicMax) && uid != nobody
}

func (s *shared) lookAtAccounts() {
	if s.accountsErr != nil {
		s.blind("login-accounts", s.accountsErr)
	} else {
		var others []string
		for _, a := range s.accounts {
			if !slices.Contains(s.own, a.uid) && !slices.Contains(s.own, s.uidOf(a.name)) && s.rules.person(a, s.homeExists) {
				others = append(others, a.name)
			}
		}
		weight := weak
		if len(others) > household {
			weight = strong
		}
		s.told("login-accounts", weight, people("another person can log in here", "other people can log in here", others), nil, "nobody else has an account that can log in")
	}
	directory, err := s.v.directoryAccounts()
	if directory != "" {
		directory = fmt.Sprintf("accounts of a directory (%s) can log in here", directory)
	}
	s.told("directory-accounts", weak, directory, err, "no directory adds accounts")
}

// uidOf finds the number of an account that two sources list.
func (s *shared) uidOf(name string) int {
	for _, a := range s.accounts {
		if a.name == name {
			return a.uid
		}
	}
	return -1
}

// homeExists looks for a home folder in the folder above it, and not at the
// home folder itself: that may be on a server that no longer answers. One that
// systemd-homed has put away counts.
func (s *shared) homeExists(home string) bool {
	above, name := path.Split(path.Clean(home))
	if s.homes == nil {
		s.homes = map[string][]string{}
	}
	names, ok := s.homes[above]
	if !ok {
		names = s.v.list(above, 1<<16)
		s.homes[above] = names
	}
	return slices.Contains(names, name) || slices.Contains(names, name+".homedir") || slices.Contains(names, name+".home")
}

func (s *shared) lookAtPlace() {
	var self account
	for _, a := range s.accounts {
		if a.uid == s.own[len(s.own)-1] {
			self = a
			break
		}
	}
	s.told("guest-account", strong, s.v.guest(self), nil, "this account is not a guest's")
	mounts, err := s.v.mounts()
	inMem := ""
	if inMemory(mounts, self.home) {
		inMem = "this account's home folder is kept in memory only"
	}
	s.told("home-in-memory", weak, inMem, err, "this account's home folder is on a disk")
	live, err := s.v.live(mounts)
	s.told("live-system", strong, live, err, "this system was not started from a live medium")
	auto, err := s.v.autoLogin()
	if auto != "" {
		auto = "this machine logs " + auto + " in without a password"
	}
	s.told("automatic-login", weak, auto, err, "no automatic login is set up")
}

// people makes half a sentence of names; it is empty without any.
func people(one, many string, names []string) string {
	slices.Sort(names)
	names = slices.Compact(names)
	const most = 3
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return one + " (" + names[0] + ")"
	case n <= most:
		return many + " (" + list(names) + ")"
	default:
		return fmt.Sprintf("%s (%s and %d more)", many, strings.Join(names[:most-1], ", "), n-most+1)
	}
}
