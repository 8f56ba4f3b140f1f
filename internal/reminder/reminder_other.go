//go:build !linux

package reminder

import "context"

func show(context.Context, Notice) error { return ErrUnsupported }
