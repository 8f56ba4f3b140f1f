package filter

import (
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// activity is when bytes last moved on the two connections of a tunnel.
type activity struct {
	limit time.Duration
	began time.Time
	last  atomic.Int64
}

func newActivity(limit time.Duration) *activity {
	return &activity{limit: limit, began: time.Now()}
}

func (a *activity) touch() { a.last.Store(int64(time.Since(a.began))) }

// end is when the tunnel counts as idle, unless bytes move before.
func (a *activity) end() time.Time { return a.began.Add(time.Duration(a.last.Load()) + a.limit) }

// watched is one connection of a tunnel. A read from it fails only when nothing
// has moved in either direction for the limit; a write when nothing was taken.
type watched struct {
	net.Conn
	*activity
}

func (w watched) Read(p []byte) (int, error) {
	for {
		end := w.end()
		if err := w.SetReadDeadline(end); err != nil {
			return 0, err
		}
		n, err := w.Conn.Read(p)
		if n > 0 {
			w.touch()
		}
		if n == 0 && errors.Is(err, os.ErrDeadlineExceeded) && w.end().After(end) {
			continue
		}
		return n, err
	}
}

func (w watched) Write(p []byte) (int, error) {
	if err := w.SetWriteDeadline(time.Now().Add(w.limit)); err != nil {
		return 0, err
	}
	n, err := w.Conn.Write(p)
	if n > 0 {
		w.touch()
	}
	return n, err
}

// closeWrite tells the other side that no more will come.
func closeWrite(c net.Conn) error {
	if h, ok := c.(interface{ CloseWrite() error }); ok {
		return h.CloseWrite()
	}
	return c.Close()
}

var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

func copyAll(dst io.Writer, src io.Reader) error {
	b := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(b)
	_, err := io.CopyBuffer(dst, src, b[:])
	return err
}

// relay carries bytes both ways until both sides are done, one fails, or
// nothing moves for the limit. An end of stream is passed on, and the other
// direction goes on. Both connections are closed after.
func relay(a, b net.Conn, limit time.Duration) {
	both := newActivity(limit)
	one := func(dst, src net.Conn) {
		err := copyAll(watched{dst, both}, watched{src, both})
		if err == nil {
			err = closeWrite(dst)
		}
		if err != nil {
			_ = a.Close()
			_ = b.Close()
		}
	}
	var wait sync.WaitGroup
	wait.Go(func() { one(b, a) })
	one(a, b)
	wait.Wait()
	_ = a.Close()
	_ = b.Close()
}
