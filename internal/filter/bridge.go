package filter

import (
	"context"
	"net"
	"time"
)

// Bridge forwards connections to a Unix socket. A browser in a network
// namespace of its own reaches the filter through one: the bridge listens on
// the namespace's loopback, the socket is a file. Where the filter is gone, a
// connection is closed at once; there is no other way out.
type Bridge struct {
	socket string
	server *server
}

// NewBridge returns a bridge to the socket at a path.
func NewBridge(socket string) *Bridge {
	b := &Bridge{socket: socket}
	b.server = newServer(standard.connections+standard.refusals, 0, b.forward, func(net.Conn) {})
	return b
}

// Serve forwards connections until the bridge is closed, and then returns nil.
// It closes the listener. An error means that somebody else closed it.
func (b *Bridge) Serve(l net.Listener) error { return b.server.serve(l) }

// Close stops listening, cuts every connection, and returns when nothing of the
// bridge runs any more. It may be called again.
func (b *Bridge) Close() error { return b.server.close() }

func (b *Bridge) forward(c net.Conn) {
	ctx, cancel := context.WithTimeout(b.server.ctx, standard.connect)
	defer cancel()
	up, err := new(net.Dialer).DialContext(ctx, "unix", b.socket)
	if err != nil || !b.server.keep(up) {
		return
	}
	defer b.server.drop(up)
	// A moment longer than the filter, which is the one to decide.
	relay(c, up, standard.idle+time.Minute)
}
