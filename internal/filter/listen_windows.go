package filter

import (
	"errors"
	"fmt"
	"net"
)

// ListenUnix is for the network namespaces of Linux. Here it fails with
// [errors.ErrUnsupported].
func ListenUnix(path string) (net.Listener, error) {
	return nil, fmt.Errorf("%s: sockets in the file system are not used on Windows: %w", path, errors.ErrUnsupported)
}
