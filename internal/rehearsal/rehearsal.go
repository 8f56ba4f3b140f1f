// Package rehearsal is a practice sign-in portal that this machine serves to
// itself at http://rehearsal.localhost:<port>, so that everything Sallyport
// does can be seen and tested without a real account.
//
// It believes nobody but this machine: it listens on the loopback addresses
// only and answers only to its own host name, so that a web page elsewhere
// cannot reach it by pointing a name at 127.0.0.1. It never learns what is
// typed: the name and password fields have no name attribute, so a browser
// does not submit them, and the only form field that is read is the one of the
// stay-signed-in control.
package rehearsal

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/sallyport/sallyport/internal/portal"
)

// PreferredPort is the port that a rehearsal has unless something else holds
// it. It lies below the range from which systems hand out ports themselves.
const PreferredPort = 17380

// stopTime is how long pages that are being loaded may take when the server stops.
const stopTime = 2 * time.Second

// Options say how to serve.
type Options struct {
	// Home is Sallyport's state folder. The folder run below it, made where it is
	// missing, tells other processes that a rehearsal runs.
	Home string
	// Port is the port to listen on. 0 takes a free one; [PreferredPort] takes
	// that one, or a free one where it is in use; with any other port that is in
	// use, [Serve] fails.
	Port int
	// Idle is how long nobody may use the portal before it stops by itself; 0 is
	// for ever.
	Idle time.Duration
}

// RunningError says that a rehearsal runs already for the same state folder.
type RunningError struct {
	// URL is where it runs.
	URL string
}

// Error implements error.
func (e *RunningError) Error() string {
	return fmt.Sprintf("a rehearsal is running already at %s; use that one, or stop it first", e.URL)
}

// Server is a rehearsal that runs.
type Server struct {
	url    string
	http   *http.Server
	visits *visits
	record record
	path   string
	done   chan struct{}
	once   sync.Once
	err    error
}

// Serve starts the practice portal and returns when it answers. It stops when
// ctx ends or [Server.Close] is called. The error is a [*RunningError] where
// one runs already for o.Home.
func Serve(ctx context.Context, o Options) (*Server, error) {
	if url, ok := Running(o.Home); ok {
		return nil, &RunningError{URL: url}
	}
	listeners, port, err := listen(ctx, o.Port)
	if err != nil {
		return nil, err
	}
	s, err := start(o, port, listeners)
	if err != nil {
		for _, l := range listeners {
			_ = l.Close()
		}
		return nil, err
	}
	go func() {
		select {
		case <-ctx.Done():
			_ = s.Close()
		case <-s.done:
		}
	}()
	return s, nil
}

func start(o Options, port int, listeners []net.Listener) (*Server, error) {
	host := portal.RehearsalHost
	if port != 80 {
		host = net.JoinHostPort(host, strconv.Itoa(port))
	}
	s := &Server{
		url: "http://" + host, visits: newVisits(), done: make(chan struct{}), path: recordPath(o.Home),
		record: record{URL: "http://" + host, PID: os.Getpid(), Secret: rand.Text()},
	}
	site, err := newSite(port, s.record.Secret, s.visits)
	if err != nil {
		return nil, err
	}
	s.http = &http.Server{
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       20 * time.Second,
		WriteTimeout:      20 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    32 << 10,
		// What a malformed request held may be something that was typed.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	if err := s.record.write(s.path); err != nil {
		return nil, err
	}
	// From here on it may stop by itself.
	s.http.Handler = s.untilIdle(o.Idle, site.handler())
	for _, l := range listeners {
		go func() { _ = s.http.Serve(l) }()
	}
	return s, nil
}

// untilIdle stops the server once no request has come for a time.
func (s *Server) untilIdle(idle time.Duration, h http.Handler) http.Handler {
	if idle == 0 {
		return h
	}
	timer := time.AfterFunc(idle, func() { _ = s.Close() })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		timer.Reset(idle)
		h.ServeHTTP(w, r)
	})
}

// URL is the index page's address, without a slash at its end, for example
// "http://rehearsal.localhost:17380".
func (s *Server) URL() string { return s.url }

// Visits counts the answered requests by path since the start. Paths that no
// scene has are counted as "other".
func (s *Server) Visits() map[string]int { return s.visits.counts() }

// Wait returns when the server has stopped.
func (s *Server) Wait() error {
	<-s.done
	return s.err
}

// Close stops the server: pages that are being loaded get a moment to finish,
// and the note that it runs is removed. Further calls do nothing.
func (s *Server) Close() error {
	s.once.Do(func() {
		s.err = s.record.remove(s.path)
		ctx, cancel := context.WithTimeout(context.Background(), stopTime)
		defer cancel()
		if err := s.http.Shutdown(ctx); err != nil {
			if !errors.Is(err, context.DeadlineExceeded) {
				s.err = errors.Join(s.err, fmt.Errorf("stopping the rehearsal: %w", err))
			}
			_ = s.http.Close()
		}
		close(s.done)
	})
	<-s.done
	return s.err
}

func recordPath(home string) string { return filepath.Join(home, "run", "rehearsal.json") }
