//go:build !linux

package machine

import (
	"context"

	"github.com/sallyport/sallyport/internal/finding"
)

// Check gives the findings [finding.SharedMachine] and [finding.RemoteControl],
// in this order. This version looks on Linux only; here both are unknown.
func Check(context.Context) []finding.Finding {
	why := say("linux_only")
	return []finding.Finding{sharedUnknown(why, nil), remoteUnknown(why, nil)}
}
