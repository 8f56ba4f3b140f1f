package filter

import (
	"fmt"
	"html"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// Reason is why a request was not let through, or did not get through.
type Reason string

const (
	// NotListed: neither a rule nor an exception names the host.
	NotListed Reason = "not-listed"
	// Port: the host may be reached, but not at this port.
	Port Reason = "port"
	// PrivateAddress: the name leads to no public address.
	PrivateAddress Reason = "private-address"
	// IPLiteral: an address instead of a name.
	IPLiteral Reason = "ip-literal"
	// Method: neither CONNECT nor a plain request to a server that takes those.
	Method Reason = "method"
	// Malformed: not a request that can be read.
	Malformed Reason = "malformed"
	// OverLimit: the request's head is too large, or too many are being served.
	OverLimit Reason = "over-limit"
	// ResolveFailed: the host may be reached, and its name was not found.
	ResolveFailed Reason = "resolve-failed"
	// DialFailed: the host may be reached, and did not answer.
	DialFailed Reason = "dial-failed"
)

// failure reports whether a request was allowed and did not get through.
func (r Reason) failure() bool { return r == ResolveFailed || r == DialFailed }

// sentences say why, to a person.
var sentences = map[Reason]string{
	NotListed:      "It is not one of the sites that this protected window may open.",
	Port:           "This site may be opened, but not at this port.",
	PrivateAddress: "Its name leads to an address inside a private network, which no public site has.",
	IPLiteral:      "It is an address instead of a name.",
	Method:         "Only encrypted connections are let through.",
	Malformed:      "The request could not be understood.",
	OverLimit:      "The request is too large, or too many are open already.",
	ResolveFailed:  "Its name could not be looked up.",
	DialFailed:     "It may be opened, but it does not answer.",
}

// refuse says what was blocked and why: with status 403, or 502 for what was
// allowed and did not get through. The reason's word is in the Proxy-Status
// header (RFC 9209) as well.
func (f *Filter) refuse(c net.Conn, q request, reason Reason) {
	status, verb := http.StatusForbidden, "Sallyport blocked"
	if reason.failure() {
		status, verb = http.StatusBadGateway, "Sallyport could not reach"
	}
	what := "this request"
	if q.target.host != "" {
		what = q.target.String()
	}
	kind, body := "text/plain", fmt.Sprintf("%s %s (%s).\n%s\n", verb, what, reason, sentences[reason])
	if q.http != nil && q.plain && strings.Contains(q.http.Header.Get("Accept"), "text/html") {
		kind = "text/html"
		body = fmt.Sprintf("<!doctype html>\n<html lang=\"en\">\n<title>%[1]s</title>\n<h1>%[1]s</h1>\n<p>%[2]s</p>\n<p>%[3]s (%[4]s)</p>\n",
			verb, html.EscapeString(what), sentences[reason], reason)
	}
	_ = c.SetWriteDeadline(time.Now().Add(f.limits.answer))
	_, err := fmt.Fprintf(c, "HTTP/1.1 %d %s\r\nContent-Type: %s; charset=utf-8\r\nContent-Length: %d\r\n"+
		"Content-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n"+
		"Proxy-Status: sallyport; details=\"%s\"\r\nConnection: close\r\n\r\n", status, http.StatusText(status), kind, len(body), reason)
	if err == nil && (q.http == nil || q.http.Method != http.MethodHead) {
		_, err = io.WriteString(c, body)
	}
	if err == nil && closeWrite(c) == nil {
		// Closing while the client still sends would make its system throw the
		// answer away.
		_ = c.SetReadDeadline(time.Now().Add(f.limits.linger))
		_, _ = io.CopyN(io.Discard, c, 1<<20)
	}
}

// overLimit refuses a client for whom there is no room.
func (f *Filter) overLimit(c net.Conn) {
	f.log.count(target{}, OverLimit)
	f.refuse(c, request{}, OverLimit)
}
