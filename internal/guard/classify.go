package guard

import (
	"context"
	"fmt"

	"github.com/sallyport/sallyport/internal/message"
)

// Classify judges pages outside the portal by their origins and by the names of
// the portal's marks on them. A mark that no broker has is refused with code
// bad-body: what a page says of itself has no way in.
func (g *Guard) Classify(_ context.Context, q message.ClassifyRequest) (message.ClassifyAnswer, error) {
	d := g.detector()
	a := message.ClassifyAnswer{Verdicts: make([]message.HostVerdict, 0, len(q.Pages))}
	for i, p := range q.Pages {
		for _, m := range p.Marks {
			if !d.HasMark(m) {
				return message.ClassifyAnswer{}, message.NewError(message.BadBody, fmt.Errorf("page %d has a mark that is none", i))
			}
		}
		j := d.JudgePage(p.Origin, p.Marks, p.Password)
		a.Verdicts = append(a.Verdicts, message.HostVerdict{
			Host: j.Host, Registrable: j.Registrable, Verdict: string(j.Verdict), Rule: string(j.Rule), Target: j.Target, Distance: j.Distance,
		})
	}
	return a, nil
}
