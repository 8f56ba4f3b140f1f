// Package reminder shows a notice on the user's desktop, from a program that has
// no window of its own and may be about to end.
package reminder

import (
	"context"
	"errors"
)

// ErrUnsupported says that this system has no way that is known here.
var ErrUnsupported = errors.New("notices are shown on Linux desktops only")

// Notice is what is shown. Its texts are plain.
type Notice struct{ Title, Text string }

// Show shows a notice and returns once the desktop has taken it.
func Show(ctx context.Context, n Notice) error { return show(ctx, n) }
