package machine

import (
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

	signs []sign
	homes map[string][]string // names by folder
}

// sign is a signal, and what it says where it was seen.
type sign struct {
	finding.Signal
	why finding.Sentence
}

// seen, notSeen and blind add one signal; detail is half a sentence.
func (s *shared) seen(name, weight string, why finding.Sentence) {
	s.signs = append(s.signs, sign{finding.Signal{Name: name, Outcome: finding.Fail, Weight: weight, Detail: finding.English(why)}, why})
}

func (s *shared) notSeen(name, detail string) {
	s.signs = append(s.signs, sign{Signal: finding.Signal{Name: name, Outcome: finding.Pass, Detail: sentence(detail)}})
}

func (s *shared) blind(name string, err error) {
	s.signs = append(s.signs, sign{Signal: finding.Signal{Name: name, Outcome: finding.Unknown, Detail: sentence(reason(err))}})
}

// told adds a signal that was seen when why says something.
func (s *shared) told(name, weight string, why finding.Sentence, err error, otherwise string) {
	switch {
	case err != nil:
		s.blind(name, err)
	case why.Text != "":
		s.seen(name, weight, why)
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
		var why []finding.Sentence
		var news []string
		for _, c := range counted {
			why = append(why, c.why)
			news = append(news, c.Name+":"+c.Weight)
		}
		f := newFinding(finding.SharedMachine, "shared_machine", finding.Warn, finding.Fail, why, s.all(), news...)
		f.Remedies = []finding.Remedy{finding.Launch}
		return f
	}
	switch {
	case s.accountsErr != nil:
		return because(sharedUnknown(say("accounts_unseen"), s.all()), s.accountsErr)
	case s.sessionsErr != nil:
		return because(sharedUnknown(say("sessions_unseen"), s.all()), s.sessionsErr)
	case len(weaks) == 1:
		return newFinding(finding.SharedMachine, "shared_machine_pass", finding.Info, finding.Pass,
			[]finding.Sentence{say("one_sign"), weaks[0].why}, s.all(), weaks[0].Name)
	}
	return newFinding(finding.SharedMachine, "shared_machine_pass", finding.Info, finding.Pass,
		[]finding.Sentence{say("alone")}, s.all())
}

func (s *shared) weighed(weight string) []sign {
	var found []sign
	for _, one := range s.signs {
		if one.Weight == weight {
			found = append(found, one)
		}
	}
	return found
}

func (s *shared) all() []finding.Signal {
	all := make([]finding.Signal, 0, len(s.signs))
	for _, one := range s.signs {
		all = append(all, one.Signal)
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
		s.told("other-active-session", strong, people("others_active", active), nil, "nobody else is active")
		why := people("others_logged_in", idle)
		if why.Text == "" && rootFromElsewhere {
			why = say("root_from_elsewhere")
		}
		s.told("other-idle-session", weak, why, nil, "nobody else is logged in without being active")
	}
	s.told("remote-session", weak, s.remote.why, nil, "this session is at the machine itself")
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
		s.told("login-accounts", weight, people("others_accounts", others), nil, "nobody else has an account that can log in")
	}
	directory, err := s.v.directoryAccounts()
	s.told("directory-accounts", weak, ifAny("directory_accounts", directory), err, "no directory adds accounts")
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
	var inMem finding.Sentence
	if inMemory(mounts, self.home) {
		inMem = say("home_in_memory")
	}
	s.told("home-in-memory", weak, inMem, err, "this account's home folder is on a disk")
	live, err := s.v.live(mounts)
	s.told("live-system", strong, live, err, "this system was not started from a live medium")
	auto, err := s.v.autoLogin()
	s.told("automatic-login", weak, ifAny("auto_login", auto), err, "no automatic login is set up")
}

// people is a sentence with names; it says nothing without any.
func people(text string, names []string) finding.Sentence {
	slices.Sort(names)
	return ifAny(text, finding.FirstOf(slices.Compact(names), 3, ", "))
}

// ifAny is a sentence about what has a name, else nothing.
func ifAny(text, name string) finding.Sentence {
	if name == "" {
		return finding.Sentence{}
	}
	return say(text, name)
}
