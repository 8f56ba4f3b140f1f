package filter

import (
	"bufio"
	"context"
	"errors"
	"io"
	"math"
	"net"
	"net/http"
	"strings"
	"time"
)

// request is a client's request, read as far as its body.
type request struct {
	target target
	// plain is a request in absolute form; the other kind is CONNECT.
	plain bool
	http  *http.Request
	// rest yields what the client sends behind the head.
	rest *bufio.Reader
}

// errSilent is a client that went away, or ran out of time, without a word.
var errSilent = errors.New("nothing was asked")

// readRequest reads a request's head of up to limit bytes. The reason is empty
// if the request can be judged; the target is set whenever it could be read.
// The error is [errSilent], or nil.
func readRequest(r io.Reader, limit int64) (request, Reason, error) {
	head := &io.LimitedReader{R: r, N: limit}
	q := request{rest: bufio.NewReader(head)}
	if _, err := q.rest.Peek(1); err != nil {
		return q, "", errSilent
	}
	var err error
	if q.http, err = http.ReadRequest(q.rest); err != nil {
		if head.N == 0 {
			return q, OverLimit, nil
		}
		return q, Malformed, nil
	}
	head.N = math.MaxInt64
	var reason Reason
	switch u := q.http.URL; {
	case q.http.Method == http.MethodConnect:
		q.target, reason = parseTarget(q.http.RequestURI)
		if q.http.ContentLength != 0 {
			reason = Malformed
		}
	case u.Scheme == "http" && u.Host != "":
		q.plain = true
		host := u.Host
		if u.Port() == "" {
			host = strings.TrimSuffix(host, ":") + ":80"
		}
		q.target, reason = parseTarget(host)
		if u.User != nil {
			reason = Malformed
		}
	default:
		reason = Method
	}
	return q, reason, nil
}

// handle serves one client: one request, one answer or one tunnel.
func (f *Filter) handle(c net.Conn) {
	_ = c.SetReadDeadline(time.Now().Add(f.limits.head))
	q, reason, err := readRequest(c, f.limits.headBytes)
	if err != nil {
		return
	}
	var d decision
	if reason == "" {
		d = f.decide(q.target, q.plain)
		reason = d.reason
	}
	var up net.Conn
	if reason == "" {
		if up, reason = f.reach(f.server.ctx, q.target, d.local); reason == "" && !f.server.keep(up) {
			return
		}
	}
	f.log.count(q.target, reason)
	if reason != "" {
		f.refuse(c, q, reason)
		return
	}
	defer f.server.drop(up)
	if !d.until.IsZero() {
		cut := func() {
			_ = c.Close()
			_ = up.Close()
		}
		end := time.AfterFunc(d.until.Sub(f.now()), cut)
		defer end.Stop()
		kept := context.AfterFunc(d.withdrawn, cut)
		defer kept()
	}
	if q.plain {
		f.forward(c, up, q)
		return
	}
	f.tunnel(c, up, q)
}

// tunnel answers a CONNECT and carries the bytes.
func (f *Filter) tunnel(c, up net.Conn, q request) {
	_ = c.SetWriteDeadline(time.Now().Add(f.limits.answer))
	if _, err := io.WriteString(c, "HTTP/1.1 200 Connection established\r\n\r\n"); err != nil {
		return
	}
	f.carry(c, up, q.rest)
}

// carry relays, beginning with what was read from the client too early.
func (f *Filter) carry(c, up net.Conn, rest *bufio.Reader) {
	early, _ := rest.Peek(rest.Buffered())
	_ = up.SetWriteDeadline(time.Now().Add(f.limits.answer))
	if _, err := up.Write(early); err != nil {
		return
	}
	relay(c, up, f.limits.idle)
}

// hopByHop are the headers that are between a client and its proxy.
var hopByHop = []string{"Connection", "Proxy-Connection", "Proxy-Authorization", "Proxy-Authenticate", "Keep-Alive", "Te", "Trailer", "Upgrade"}

// forward passes a plain request on and its answer back. The connection ends
// with the answer, unless both sides agree on a WebSocket.
func (f *Filter) forward(c, up net.Conn, q request) {
	upgrade := isWebSocket(q.http.Header)
	for _, list := range q.http.Header["Connection"] {
		for name := range strings.SplitSeq(list, ",") {
			q.http.Header.Del(strings.TrimSpace(name))
		}
	}
	for _, name := range hopByHop {
		q.http.Header.Del(name)
	}
	if _, named := q.http.Header["User-Agent"]; !named {
		q.http.Header.Set("User-Agent", "") // or the library would give its own name
	}
	both := newActivity(f.limits.idle)
	client, server := watched{c, both}, watched{up, both}
	if !upgrade {
		q.http.Close = true
		f.server.wait.Go(func() {
			// The answer may come before the body was taken; its end closes both
			// connections. So does the client's, which nobody else would notice.
			if err := q.http.Write(server); err == nil {
				_ = copyAll(io.Discard, client)
				_ = up.Close()
			}
		})
		_ = copyAll(client, server)
		return
	}
	q.http.Header.Set("Connection", "Upgrade")
	q.http.Header.Set("Upgrade", "websocket")
	if err := q.http.Write(server); err != nil {
		return
	}
	answers := bufio.NewReader(server)
	answer, err := http.ReadResponse(answers, q.http)
	if err != nil {
		return
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusSwitchingProtocols {
		answer.Close = true
		_ = answer.Write(client)
		return
	}
	if err := answer.Write(client); err != nil {
		return
	}
	early, _ := answers.Peek(answers.Buffered())
	if _, err := client.Write(early); err != nil {
		return
	}
	f.carry(c, up, q.rest)
}

func isWebSocket(h http.Header) bool {
	if !strings.EqualFold(h.Get("Upgrade"), "websocket") {
		return false
	}
	for _, list := range h["Connection"] {
		for name := range strings.SplitSeq(list, ",") {
			if strings.EqualFold(strings.TrimSpace(name), "upgrade") {
				return true
			}
		}
	}
	return false
}
