package filter

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"
)

// server accepts connections and keeps hold of all of them, so that closing it
// leaves nothing behind.
type server struct {
	handle, refuse func(net.Conn)
	slots, spare   chan struct{}

	// ctx ends when the server is closed.
	ctx    context.Context
	cancel context.CancelFunc
	wait   sync.WaitGroup

	mu        sync.Mutex
	closed    bool
	listeners map[net.Listener]bool
	conns     map[net.Conn]bool
}

// newServer returns a server that handles up to slots connections at a time,
// and refuses up to spare more; what comes beyond both is closed at once.
func newServer(slots, spare int, handle, refuse func(net.Conn)) *server {
	s := &server{
		handle: handle, refuse: refuse,
		slots: make(chan struct{}, slots), spare: make(chan struct{}, spare),
		listeners: map[net.Listener]bool{}, conns: map[net.Conn]bool{},
	}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	return s
}

func (s *server) serve(l net.Listener) error {
	defer func() { _ = l.Close() }()
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.listeners[l] = true
	s.wait.Add(1)
	s.mu.Unlock()
	defer s.wait.Done()
	defer func() {
		s.mu.Lock()
		delete(s.listeners, l)
		s.mu.Unlock()
	}()
	delay := time.Duration(0)
	for {
		c, err := l.Accept()
		switch {
		case s.ctx.Err() != nil:
			if err == nil {
				_ = c.Close()
			}
			return nil
		case errors.Is(err, net.ErrClosed):
			return err
		case err != nil:
			// Out of descriptors, say: that passes, and nobody else opens the door.
			delay = min(max(2*delay, 5*time.Millisecond), time.Second)
			select {
			case <-s.ctx.Done():
				return nil
			case <-time.After(delay):
			}
			continue
		}
		delay = 0
		select {
		case s.slots <- struct{}{}:
			s.start(c, s.handle, s.slots)
		default:
			select {
			case s.spare <- struct{}{}:
				s.start(c, s.refuse, s.spare)
			default:
				_ = c.Close()
			}
		}
	}
}

// start runs a function over a connection, closes it after, and gives back the
// slot that it took.
func (s *server) start(c net.Conn, run func(net.Conn), taken chan struct{}) {
	if !s.keep(c) {
		<-taken
		return
	}
	s.wait.Go(func() {
		defer func() { <-taken }()
		defer s.drop(c)
		run(c)
	})
}

// keep takes hold of a connection. It reports false, and has closed it, if the
// server is closed.
func (s *server) keep(c net.Conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		_ = c.Close()
		return false
	}
	s.conns[c] = true
	return true
}

// drop closes a connection that was kept.
func (s *server) drop(c net.Conn) {
	s.mu.Lock()
	delete(s.conns, c)
	s.mu.Unlock()
	_ = c.Close()
}

// open is how many connections are being served.
func (s *server) open() int { return len(s.slots) }

func (s *server) close() error {
	s.mu.Lock()
	s.closed = true
	s.cancel()
	var errs []error
	for l := range s.listeners {
		errs = append(errs, l.Close())
	}
	clear(s.listeners)
	for c := range s.conns {
		_ = c.Close()
	}
	s.mu.Unlock()
	s.wait.Wait()
	return errors.Join(errs...)
}
