package profile

import (
	"context"
	"time"
)

// waitForUsers returns when no process uses the folder any more. They are not
// this process's children, and one may take another's place.
func waitForUsers(ctx context.Context, folder string) {
	for len(users(folder)) > 0 {
		if pause(ctx, 500*time.Millisecond) != nil {
			return
		}
	}
}
