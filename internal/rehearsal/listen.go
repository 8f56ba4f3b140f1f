package rehearsal

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
)

// freeTries is how often a free IPv4 port is asked for until one is found that
// is free on IPv6 as well.
const freeTries = 16

// listen opens the loopback addresses on one port. Both families must be ours,
// since a browser may try either: on a port that a stranger holds on one of
// them, half of the visits would be the stranger's.
func listen(ctx context.Context, port int) ([]net.Listener, int, error) {
	if port < 0 || port > 65535 {
		return nil, 0, fmt.Errorf("%d is not a port; use one from 1 to 65535, or 0 for any free one", port)
	}
	if port != 0 {
		listeners, err := listenOn(ctx, port)
		if err == nil || port != PreferredPort {
			return listeners, port, explain(port, err)
		}
	}
	var err error
	for range freeTries {
		var l net.Listener
		if l, err = listenAt(ctx, "127.0.0.1", 0); err != nil {
			break
		}
		port := l.Addr().(*net.TCPAddr).Port
		var six []net.Listener
		if six, err = listenSix(ctx, port); err == nil {
			return append([]net.Listener{l}, six...), port, nil
		}
		_ = l.Close()
	}
	return nil, 0, fmt.Errorf("the rehearsal found no free port on the loopback addresses: %w", err)
}

func listenOn(ctx context.Context, port int) ([]net.Listener, error) {
	l, err := listenAt(ctx, "127.0.0.1", port)
	if err != nil {
		return nil, err
	}
	six, err := listenSix(ctx, port)
	if err != nil {
		_ = l.Close()
		return nil, err
	}
	return append([]net.Listener{l}, six...), nil
}

// listenSix listens on ::1, and gives no listener where this machine has none.
func listenSix(ctx context.Context, port int) ([]net.Listener, error) {
	l, err := listenAt(ctx, "::1", port)
	switch {
	case err == nil:
		return []net.Listener{l}, nil
	case hasAddress("::1"):
		return nil, err
	}
	return nil, nil
}

func listenAt(ctx context.Context, host string, port int) (net.Listener, error) {
	return new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(port)))
}

// hasAddress reports whether one of this machine's interfaces has an address.
// Where that cannot be seen it has, which makes the error of using it count.
func hasAddress(host string) bool {
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return true
	}
	want := net.ParseIP(host)
	for _, a := range addresses {
		if n, ok := a.(*net.IPNet); ok && n.IP.Equal(want) {
			return true
		}
	}
	return false
}

func explain(port int, err error) error {
	if err == nil {
		return nil
	}
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	return fmt.Errorf("the rehearsal cannot listen on port %d: %w; choose another port, or 0 for any free one", port, err)
}
