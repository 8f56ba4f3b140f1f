package profile

import (
	"fmt"
	"strings"

	"github.com/sallyport/sallyport/internal/finding"
)

func say(text string, args ...string) finding.Sentence {
	return finding.Sentence{Text: text, Args: args}
}

// why sums a profile up as [State.sentence] does, in sentences of the reader's
// language. Counts that are in the evidence as well are left to it.
func (s State) why() []finding.Sentence {
	all := []finding.Sentence{say("level_"+strings.ToLower(s.Level), s.Browser, day(s.LaunchedAt))}
	if s.Mode == Ephemeral {
		all = append(all, say("nothing_kept"))
	}
	if s.ExtensionMode == strict {
		all = append(all, say("no_extension"))
	}
	if s.Running && !s.Served {
		all = append(all, say("unserved"))
	}
	if !s.Running {
		all = append(all, s.whyOver()...)
	}
	if s.NotPutBack != "" {
		all = append(all, say("not_put_back"))
	}
	if exceptions := s.Requests.Exceptions; len(exceptions) > 0 {
		hosts := make([]string, len(exceptions))
		for i, e := range exceptions {
			hosts[i] = e.Host
		}
		all = append(all, say("exceptions", finding.FirstOf(hosts, maxNamed, ", ")))
	}
	if asked := requestedOf(s.Controls); asked > 0 {
		all = append(all, say("protections", fmt.Sprint(asked-len(unverified(s.Controls))), fmt.Sprint(asked)))
	} else if s.Running && s.Served {
		all = append(all, say("protections_unseen"))
	}
	return all
}

// whyOver tells what came of a session that is over.
func (s State) whyOver() []finding.Sentence {
	var all []finding.Sentence
	if !s.WipedAt.IsZero() {
		all = append(all, say("wiped", day(s.WipedAt), fmt.Sprint(s.Wiped["files"])))
	}
	if s.NotKept != "" {
		all = append(all, say("not_kept"))
	}
	r := s.Requests
	if r.Allowed+r.Blocked+r.failed() > 0 {
		all = append(all, say("requests", fmt.Sprint(r.Allowed), fmt.Sprint(r.Blocked)))
	}
	if r.failed() > 0 {
		all = append(all, say("requests_failed", fmt.Sprint(r.failed())))
		if r.Allowed == 0 {
			all = append(all, say("no_network"))
		}
	}
	return all
}

// whyDifferent tells what differed, and when, as [State.differences] does.
func (s State) whyDifferent() []finding.Sentence {
	var all []finding.Sentence
	if len(s.Differences) > 0 {
		all = append(all, say("profile_differs", s.Browser, strings.Join(kinds(s.Differences), ", ")))
	}
	if len(s.Undone) > 0 {
		all = append(all, say("profile_undone", s.Browser, strings.Join(kinds(s.Undone), ", ")))
	}
	return all
}
