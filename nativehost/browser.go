package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/guard"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/posture"
	"github.com/sallyport/sallyport/internal/profile"
	"github.com/sallyport/sallyport/internal/reminder"
	"github.com/sallyport/sallyport/internal/report"
	"github.com/sallyport/sallyport/internal/vault"
)

// serveBrowser is the browser's face. It returns the process's exit code.
func serveBrowser(caller string) int {
	// Standard output belongs to frames alone: whatever else writes to it, a
	// library's log line say, would be read as a frame's length.
	frames := os.Stdout
	os.Stdout = os.Stderr
	profile.RestoreHome()

	level, supervisor, inside := profile.Inside()
	if inside && supervisor != "" && relay(supervisor, os.Stdin, frames) == nil {
		return 0
	}
	s, err := sessionOf(caller, level)
	if err != nil {
		host := message.Host{Endpoints: refuseAll(err), Log: os.Stderr}
		err = host.Serve(context.Background(), os.Stdin, frames)
	} else {
		err = s.serve(os.Stdin, frames)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "sallyport: %v\n", err)
		return 1
	}
	return 0
}

// sessionOf begins the conversation with a caller. level is that of the hardened
// window that it is in, empty for an everyday browser. It refuses one whose network
// is not the machine's: seen from there, nobody controls the machine from afar.
func sessionOf(caller string, level profile.Level) (*session, error) {
	if level == profile.Kernel {
		return nil, message.NewError(message.SupervisorGone, nil)
	}
	v, err := openVault()
	if err != nil {
		return nil, err
	}
	if !recognise(caller, v) {
		return nil, message.NewError(message.NotAllowed, errors.New("unknown extension"))
	}
	return newSession(v, level, nil), nil
}

func newSession(v *vault.Vault, level profile.Level, inside func() []finding.Finding) *session {
	return &session{vault: v, guard: guard.New(v, func() []string { return ourIDs(v) }, inside), level: level}
}

// serve holds the conversation until the browser ends it, and reminds the user
// where that leaves a session open at the broker.
func (s *session) serve(in io.Reader, out io.Writer) error {
	host := message.Host{Log: os.Stderr, Endpoints: map[message.Verb]message.Endpoint{
		message.Hello:     message.Bind(s.hello),
		message.Advise:    message.Bind(s.advise),
		message.Launch:    message.Bind(s.launch),
		message.Report:    message.Bind(s.report),
		message.Decide:    message.Bind(s.guard.Decide),
		message.State:     message.Bind(s.state),
		message.Rehearse:  message.Bind(s.rehearse),
		message.Classify:  message.Bind(s.guard.Classify),
		message.GuardHost: message.Bind(s.guardHost),
	}}
	err := host.Serve(context.Background(), in, out)
	s.guard.Wait()
	if s.guard.SignedIn() {
		remind(finding.Finding{Text: "sign_out_reminder"})
	}
	return err
}

// reminderPatience is less than a browser gives its host to end.
const reminderPatience = time.Second

func remind(f finding.Finding) {
	ctx, cancel := context.WithTimeout(context.Background(), reminderPatience)
	defer cancel()
	title, reason, action := finding.Texts(userLanguage(localeVariable)).Render(f)
	// A desktop without notices has no other place for one: nobody looks at the page.
	_ = reminder.Show(ctx, reminder.Notice{Title: title, Text: reason + " " + action})
}

// advise answers for a page, and shows a notice once where the page tells that
// somebody is signed in and nobody has used it for long.
func (s *session) advise(ctx context.Context, q message.AdviseRequest) (message.AdviseAnswer, error) {
	a, err := s.guard.Advise(ctx, q)
	if err != nil || !q.Page.SignedIn {
		return a, err
	}
	i := slices.IndexFunc(a.Findings, func(f finding.Finding) bool { return f.ID == finding.SessionIdle })
	if told := s.idleTold.Swap(i >= 0); i >= 0 && !told {
		go remind(a.Findings[i])
	}
	return a, nil
}

// refuseAll answers every verb with one error, so that the extension can tell
// the user what is wrong instead of seeing a program that vanished.
func refuseAll(err error) map[message.Verb]message.Endpoint {
	refuse := message.Bind(func(context.Context, map[string]any) (struct{}, error) { return struct{}{}, err })
	refused := map[message.Verb]message.Endpoint{}
	for _, v := range message.Verbs() {
		refused[v] = refuse
	}
	return refused
}

// recognise checks the caller against our extension's IDs. This is hygiene and
// not authentication: any program of this user can pass the same argument.
func recognise(caller string, v *vault.Vault) bool {
	id := strings.TrimSuffix(strings.TrimPrefix(caller, "chrome-extension://"), "/")
	if id == extension.ChromiumID || id == extension.FirefoxID {
		return true
	}
	local, ok := profile.ExtensionID(v)
	return ok && id == local
}

// ourIDs are the IDs under which our extension may be installed.
func ourIDs(v *vault.Vault) []string {
	ids := []string{extension.ChromiumID, extension.FirefoxID}
	if local, ok := profile.ExtensionID(v); ok {
		ids = append(ids, local)
	}
	return ids
}

// session is one browser's conversation.
type session struct {
	vault *vault.Vault
	guard *guard.Guard
	// level is empty outside a hardened window.
	level profile.Level
	// idleTold is set from the notice about an unused session until it is used again.
	idleTold atomic.Bool
}

func (s *session) hello(_ context.Context, q message.HelloRequest) (message.HelloAnswer, error) {
	if q.Min > message.Version || q.Max < message.Version {
		return message.HelloAnswer{}, message.NewError(message.VersionMismatch, nil)
	}
	return message.HelloAnswer{
		Min: message.Version, Max: message.Version, Version: extension.Version,
		Features: []string{"advise", "classify", "decide", "guard-host", "launch", "rehearse", "report", "state"},
		Hardened: s.level != "", Level: string(s.level),
	}, nil
}

func (s *session) launch(ctx context.Context, q message.LaunchRequest) (message.LaunchAnswer, error) {
	k, err := openKeeper(s.vault)
	if err != nil {
		return message.LaunchAnswer{}, err
	}
	l, err := launch(ctx, k, callersFamily(), "", profile.Start{
		Rehearsal: q.Start == "rehearsal", Mode: profile.Mode(q.Mode), Strict: q.Extensions == "strict",
	})
	return message.LaunchAnswer{Profile: l.ID, Browser: l.Browser, Level: l.Level}, err
}

// rehearse starts the practice portal where none runs, in a process of its own:
// it outlives this conversation, and ends once nobody has used it for a while.
func (s *session) rehearse(ctx context.Context, _ message.RehearseRequest) (message.RehearseAnswer, error) {
	k, err := openKeeper(s.vault)
	if err != nil {
		return message.RehearseAnswer{}, err
	}
	url, err := practice(ctx, k.Home())
	return message.RehearseAnswer{URL: url}, err
}

// callersFamily is the family of the browser that started this process, empty
// where that is not known: the hardened profile then takes any.
func callersFamily() browser.Family {
	profiles, err := browser.Caller()
	if err != nil || len(profiles) == 0 {
		return ""
	}
	return profiles[0].Browser.Family
}

func (s *session) report(ctx context.Context, q message.ReportRequest) (message.ReportAnswer, error) {
	k, err := openKeeper(s.vault)
	if err != nil {
		return message.ReportAnswer{}, err
	}
	advise := message.AdviseRequest{Controls: q.Controls, Extensions: q.Extensions}
	if q.Page != nil {
		advise.Page = *q.Page
	}
	page := s.guard.Page(ctx, advise)
	result := posture.Run(ctx, posture.Sources{Vault: s.vault, Keeper: k, Ours: ourIDs(s.vault), Version: extension.Version}, page)
	folder, err := report.DownloadDir()
	if err != nil {
		return message.ReportAnswer{}, message.NewError(message.ReportFailed, err)
	}
	files, err := report.Write(folder, result, q.Language)
	if err != nil {
		return message.ReportAnswer{}, message.NewError(message.ReportFailed, err)
	}
	counts := map[finding.Outcome]int{}
	for _, f := range result.Findings {
		counts[f.Outcome]++
	}
	return message.ReportAnswer{HTML: files.HTML, JSON: files.JSON, Counts: counts}, nil
}

func (s *session) state(context.Context, message.StateRequest) (message.StateAnswer, error) {
	k, err := openKeeper(s.vault)
	if err != nil {
		return message.StateAnswer{}, err
	}
	states, err := k.States()
	if err != nil {
		return message.StateAnswer{}, guard.StateError(err)
	}
	a := message.StateAnswer{Profiles: []message.ProfileState{}}
	for _, p := range states {
		a.Profiles = append(a.Profiles, message.ProfileState{
			ID: p.ID, Browser: p.Browser, Level: p.Level, Mode: string(p.Mode), Extensions: p.ExtensionMode, Running: p.Running,
			LaunchedAt: stamp(p.LaunchedAt), WipedAt: stamp(p.WipedAt),
		})
	}
	if a.Dismissed, err = s.guard.Dismissed(); err != nil {
		return message.StateAnswer{}, err
	}
	if a.AddedHosts, err = guard.AddedHosts(s.vault); err != nil {
		return message.StateAnswer{}, err
	}
	a.KeyKept = s.vault.KeyKept()
	return a, nil
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
