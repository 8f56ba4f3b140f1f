package message

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sallyport/sallyport/internal/finding"
)

// Check refuses a protocol range that is none.
func (q HelloRequest) Check() error {
	if q.Min < 1 || q.Max < q.Min {
		return errors.New("min and max are no range")
	}
	return checkText("extension", q.Extension)
}

// Check enforces the caps of the request's lists and the sets of its words.
func (q AdviseRequest) Check() error {
	return errors.Join(checkPage(q.Page), checkControls(q.Controls), checkExtensions(q.Extensions))
}

// Check refuses words that are not in their sets.
func (q LaunchRequest) Check() error {
	return errors.Join(checkWord("start", q.Start, "portal", "rehearsal"),
		checkWord("mode", q.Mode, "", "stable", "ephemeral"),
		checkWord("extensions", q.Extensions, "", "guarded", "strict"))
}

// Check enforces the caps of the request's lists and the sets of its words.
func (q ReportRequest) Check() error {
	page := Page{}
	if q.Page != nil {
		page = *q.Page
	}
	return errors.Join(checkPage(page), checkText("language", q.Language), checkControls(q.Controls), checkExtensions(q.Extensions))
}

// Check refuses a decision that is not in the set and a fingerprint that is none.
func (q DecideRequest) Check() error {
	if len(q.Fingerprint) != 32 || slices.ContainsFunc([]byte(q.Fingerprint), func(b byte) bool {
		return (b < '0' || b > '9') && (b < 'a' || b > 'f')
	}) {
		return errors.New("fingerprint is not 32 lower-case hex digits")
	}
	known := slices.ContainsFunc(finding.Catalogue(), func(c finding.Check) bool { return c.ID == q.Finding })
	if !known {
		return errors.New("finding is not in the catalogue")
	}
	return errors.Join(
		checkWord("level", string(q.Level), string(finding.Info), string(finding.Warn), string(finding.Danger)),
		checkWord("decision", q.Decision, "dismiss", "restore"),
	)
}

// maxIdle is a week, in minutes.
const maxIdle = 7 * 24 * 60

func checkPage(p Page) error {
	if p.IdleMinutes < 0 || p.IdleMinutes > maxIdle {
		return errors.New("page.idle_minutes is no number of minutes up to a week")
	}
	return checkText("page.origin", p.Origin)
}

// Check enforces the caps of the request's lists, and refuses what is more than
// an origin: a path or a query may hold a token.
func (q ClassifyRequest) Check() error {
	if len(q.Pages) > MaxPages {
		return fmt.Errorf("more than %d pages", MaxPages)
	}
	for _, p := range q.Pages {
		if len(p.Marks) > MaxMarks {
			return fmt.Errorf("more than %d marks", MaxMarks)
		}
		if err := errors.Join(checkText("origin", p.Origin), checkOrigin(p.Origin)); err != nil {
			return err
		}
	}
	return nil
}

func checkOrigin(s string) error {
	scheme, host, found := strings.Cut(s, "://")
	if !found || scheme != "https" && scheme != "http" || host == "" || strings.ContainsAny(host, "/\\?#@ \t\r\n") {
		return errors.New("origin is none")
	}
	return nil
}

// Check refuses a decision that is not in the set and a host that is none by its length.
func (q GuardHostRequest) Check() error {
	return errors.Join(checkText("host", q.Host), checkWord("decision", q.Decision, "add", "remove"))
}

func checkControls(controls []PageControl) error {
	if len(controls) > MaxControls {
		return fmt.Errorf("more than %d controls", MaxControls)
	}
	for _, c := range controls {
		if err := errors.Join(checkText("key", c.Key), checkText("label", c.Label),
			checkText("language", c.Language),
			checkWord("kind", c.Kind, "checkbox", "switch", "toggle", "radio", "select", "button"),
			checkWord("keeps", c.Keeps, "session", "name"),
			checkWord("state", c.State, "on", "off", "mixed")); err != nil {
			return err
		}
	}
	return nil
}

func checkExtensions(extensions []BrowserExtension) error {
	if len(extensions) > MaxExtensions {
		return fmt.Errorf("more than %d extensions", MaxExtensions)
	}
	for _, e := range extensions {
		if len(e.Permissions) > MaxPermissions || len(e.HostPermissions) > MaxPermissions {
			return fmt.Errorf("more than %d permissions", MaxPermissions)
		}
		if err := errors.Join(checkText("id", e.ID), checkText("version", e.Version)); err != nil {
			return err
		}
	}
	return nil
}

func checkText(field, s string) error {
	if utf8.RuneCountInString(s) > MaxText {
		return fmt.Errorf("%s is longer than %d characters", field, MaxText)
	}
	return nil
}

func checkWord(field, s string, allowed ...string) error {
	if slices.Contains(allowed, s) {
		return nil
	}
	return fmt.Errorf("%s is none of %q", field, allowed)
}
