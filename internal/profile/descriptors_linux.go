package profile

import "golang.org/x/sys/unix"

// keepDescriptors marks every descriptor above standard error as closed in
// children. Firefox gives its native host a pipe without that mark; a browser
// that inherited it would keep the extension's port open.
func keepDescriptors() {
	// A kernel before 5.11 does not know the flag. Go's own files have the mark.
	_ = unix.CloseRange(3, ^uint(0), unix.CLOSE_RANGE_CLOEXEC)
}
