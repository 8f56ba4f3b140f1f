package message

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"time"
)

// Endpoint answers the requests of one verb. It gets the body after [checkJSON].
type Endpoint func(ctx context.Context, body json.RawMessage) (any, error)

// Bind makes an endpoint from a typed function: the body is decoded strictly
// into Q and, where Q has a Check method, checked by it.
func Bind[Q, A any](f func(context.Context, Q) (A, error)) Endpoint {
	return func(ctx context.Context, body json.RawMessage) (any, error) {
		var q Q
		if err := decode(body, &q); err != nil {
			return nil, err
		}
		if c, ok := any(q).(interface{ Check() error }); ok {
			if err := c.Check(); err != nil {
				return nil, NewError(BadBody, err)
			}
		}
		return f(ctx, q)
	}
}

const (
	// atOnce is the number of requests that are answered at the same time.
	atOnce = 4
	// grace is how long answers under way may take after the stream has ended.
	// Chromium kills a host 2 s after it closes the stream.
	grace = 1500 * time.Millisecond
)

// Host is one conversation with a browser.
type Host struct {
	Endpoints map[Verb]Endpoint
	// Log gets one line for each failure: verb, code and cause, never a body.
	// It may be nil.
	Log io.Writer

	mu sync.Mutex
	w  io.Writer
}

// Serve answers frames from r on w until the stream ends. It returns nil when
// the browser closed the stream between frames, and an error wrapping
// [ErrLostFrame] when the stream broke inside one. Requests are answered
// concurrently; each answer carries its request's ID.
func (h *Host) Serve(ctx context.Context, r io.Reader, w io.Writer) error {
	h.w = w
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var wg sync.WaitGroup
	slots := make(chan struct{}, atOnce)
	end := h.read(r, func(frame []byte) {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			h.answer(ctx, frame)
		})
	})
	done := make(chan struct{})
	go func() { wg.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(grace):
	}
	return end
}

func (h *Host) read(r io.Reader, each func([]byte)) error {
	for {
		frame, err := ReadFrame(r)
		var coded *Error
		switch {
		case err == nil:
			each(frame)
		case errors.As(err, &coded):
			h.send("", nil, coded)
		case errors.Is(err, io.EOF) && !errors.Is(err, ErrLostFrame):
			return nil
		default:
			return err
		}
	}
}

func (h *Host) answer(ctx context.Context, frame []byte) {
	req, refused := ParseRequest(frame)
	if refused != nil {
		h.fail(req, refused)
		return
	}
	endpoint, ok := h.Endpoints[req.Verb]
	if !ok {
		h.fail(req, NewError(UnknownVerb, nil))
		return
	}
	body, err := call(ctx, endpoint, req.Body)
	if err != nil {
		h.fail(req, err)
		return
	}
	h.send(req.ID, body, nil)
}

// call turns a panic into an error: one bad request must not end the session.
func call(ctx context.Context, endpoint Endpoint, body json.RawMessage) (answer any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = NewError(Internal, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	return endpoint(ctx, body)
}

func (h *Host) fail(req Request, err error) {
	var coded *Error
	if !errors.As(err, &coded) {
		coded = NewError(Internal, err)
	}
	h.send(req.ID, nil, coded)
	if h.Log != nil {
		verb := req.Verb
		if _, known := h.Endpoints[verb]; !known {
			verb = "?"
		}
		fmt.Fprintf(h.Log, "sallyport: %s: %s: %v\n", verb, coded.Code, coded)
	}
}

func (h *Host) send(id string, body any, failure *Error) {
	frame, err := json.Marshal(Answer{ID: id, V: Version, OK: failure == nil, Body: body, Error: failure})
	if err == nil && len(frame) > MaxAnswer {
		err = NewError(AnswerTooLarge, nil)
	}
	if err != nil {
		var coded *Error
		if !errors.As(err, &coded) {
			coded = NewError(Internal, err)
		}
		frame, _ = json.Marshal(Answer{ID: id, V: Version, Error: coded})
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	// A browser that has gone cannot be told; the stream's end follows.
	_ = WriteFrame(h.w, frame)
}
