package filter

import (
	"context"
	"net"
	"strconv"
)

// ListenTCP listens on 127.0.0.1 at a port; 0 is any free one.
func ListenTCP(port uint16) (net.Listener, error) {
	return new(net.ListenConfig).Listen(context.Background(), "tcp4", net.JoinHostPort(loopback4.String(), strconv.Itoa(int(port))))
}
