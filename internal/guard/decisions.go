package guard

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/vault"
)

// decisionsDocument is the vault document of what the user dismissed.
const decisionsDocument = "decisions"

// maxDecisions bounds the document; the oldest decisions go first.
const maxDecisions = 1000

type decisions struct {
	Dismissed map[string]message.Decision `json:"dismissed"`
}

// Decide records or takes back that the user dismissed a finding. A dismissed
// finding stays dismissed until its fingerprint changes or its level rises.
func (g *Guard) Decide(_ context.Context, q message.DecideRequest) (message.DecideAnswer, error) {
	var d decisions
	err := g.vault.Update(decisionsDocument, &d, func() error {
		if q.Decision == "restore" {
			delete(d.Dismissed, q.Fingerprint)
			return nil
		}
		if d.Dismissed == nil {
			d.Dismissed = map[string]message.Decision{}
		}
		d.Dismissed[q.Fingerprint] = message.Decision{
			Fingerprint: q.Fingerprint, Finding: q.Finding, Level: q.Level,
			DecidedAt: time.Now().UTC().Format(time.RFC3339),
		}
		d.forgetOldest()
		return nil
	})
	if err != nil {
		return message.DecideAnswer{}, StateError(err)
	}
	return message.DecideAnswer{Dismissed: len(d.Dismissed)}, nil
}

// Dismissed lists the user's decisions, newest first. No state yet is an empty list.
func (g *Guard) Dismissed() ([]message.Decision, error) {
	var d decisions
	if err := g.vault.Read(decisionsDocument, &d); err != nil && !errors.Is(err, vault.ErrNotFound) {
		return nil, StateError(err)
	}
	return d.newestFirst(), nil
}

func (d *decisions) newestFirst() []message.Decision {
	list := make([]message.Decision, 0, len(d.Dismissed))
	for _, one := range d.Dismissed {
		list = append(list, one)
	}
	slices.SortFunc(list, func(a, b message.Decision) int {
		if byTime := strings.Compare(b.DecidedAt, a.DecidedAt); byTime != 0 {
			return byTime
		}
		return strings.Compare(a.Fingerprint, b.Fingerprint)
	})
	return list
}

func (d *decisions) forgetOldest() {
	if len(d.Dismissed) <= maxDecisions {
		return
	}
	for _, old := range d.newestFirst()[maxDecisions:] {
		delete(d.Dismissed, old.Fingerprint)
	}
}

// markDismissed sets Dismissed where the user dismissed the same fingerprint
// at the finding's level or a higher one. Without state nothing is dismissed:
// a warning too many is better than one too few.
func (g *Guard) markDismissed(findings []finding.Finding) {
	var d decisions
	if g.vault.Read(decisionsDocument, &d) != nil {
		return
	}
	for i := range findings {
		decided, ok := d.Dismissed[findings[i].Fingerprint]
		findings[i].Dismissed = ok && decided.Finding == findings[i].ID && findings[i].Level.Rank() <= decided.Level.Rank()
	}
}
