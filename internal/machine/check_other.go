//go:build !linux

package machine

import (
	"context"

	"github.com/sallyport/sallyport/internal/finding"
)

// Check gives the findings [finding.SharedMachine] and [finding.RemoteControl],
// in this order. This version looks on Linux only; here both are unknown.
func Check(context.Context) []finding.Finding {
	const reason = "this version of Sallyport looks at this on Linux only"
	return []finding.Finding{sharedUnknown(reason, nil), remoteUnknown(reason, nil)}
}
