package filter

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// names answers look-ups from a table, and remembers what it was asked.
type names struct {
	mu    sync.Mutex
	table map[string][]string
	asked []string
}

func (n *names) lookup(ctx context.Context, _, host string) ([]netip.Addr, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.asked = append(n.asked, host)
	if host == "slow.broker.example." {
		n.mu.Unlock()
		<-ctx.Done()
		n.mu.Lock()
		return nil, ctx.Err()
	}
	var out []netip.Addr
	for _, a := range n.table[host] {
		out = append(out, netip.MustParseAddr(a))
	}
	if out == nil {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return out, nil
}

// authority is a certificate authority of a test.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority(t testing.TB, name string) authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	require.NoError(t, err)
	cert, err := x509.ParseCertificate(der)
	require.NoError(t, err)
	return authority{cert, key}
}

func (a authority) issue(t testing.TB, end time.Time, hosts ...string) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{SerialNumber: big.NewInt(2), NotBefore: time.Now().Add(-2 * time.Hour), NotAfter: end, DNSNames: hosts}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, &key.PublicKey, a.key)
	require.NoError(t, err)
	return tls.Certificate{Certificate: [][]byte{der, a.cert.Raw}, PrivateKey: key}
}

const broker = "www.broker.example"

// world is a filter on loopback, a TLS site that plays every public host, and a
// practice portal.
type world struct {
	*Filter
	proxy    string
	site     *httptest.Server
	practice *httptest.Server
	ca       authority
	names    *names
	// dialled are the addresses that the filter connected to.
	mu      sync.Mutex
	dialled []netip.AddrPort
}

func newWorld(t testing.TB, site http.Handler, adjust ...func(*Filter)) *world {
	t.Helper()
	w := &world{
		ca: newAuthority(t, "Test Public Root"),
		names: &names{table: map[string][]string{
			"www.broker.example.": {"93.184.215.14"}, "node7.broker.example.": {"93.184.215.14"}, "other.example.": {"93.184.215.14"},
			"rebound.broker.example.": {"127.0.0.1", "10.0.0.1", "::1"}, "mixed.broker.example.": {"10.0.0.1", "93.184.215.14"},
			"dead.broker.example.": {"93.184.215.1"}, "many.broker.example.": {"93.184.215.1", "2606:2800::1", "93.184.215.14"},
		}},
	}
	w.site = httptest.NewUnstartedServer(site)
	w.site.TLS = &tls.Config{Certificates: []tls.Certificate{w.ca.issue(t, time.Now().Add(time.Hour), "*.broker.example", "other.example")}}
	w.site.StartTLS()
	t.Cleanup(w.site.Close)
	w.practice = httptest.NewServer(site)
	t.Cleanup(w.practice.Close)
	var err error
	w.Filter, err = New(Config{
		Rules:  Domains([]string{"broker.example"}),
		Locals: []Local{{Host: "rehearsal.localhost", Port: portOf(t, w.practice), Plain: true}, {Host: "localhost", Port: portOf(t, w.site)}},
	})
	require.NoError(t, err)
	w.lookup = w.names.lookup
	w.Filter.dial = func(ctx context.Context, a netip.AddrPort) (net.Conn, error) {
		w.mu.Lock()
		w.dialled = append(w.dialled, a)
		w.mu.Unlock()
		switch {
		case a.Addr().IsLoopback():
			return dialTCP(ctx, a)
		case a == netip.MustParseAddrPort("93.184.215.14:443"):
			return dialTCP(ctx, netip.AddrPortFrom(loopback4, portOf(t, w.site)))
		}
		return nil, errors.New("nobody there")
	}
	for _, a := range adjust {
		a(w.Filter)
	}
	l, err := ListenTCP(0)
	require.NoError(t, err)
	w.proxy = l.Addr().String()
	served := make(chan error, 1)
	go func() { served <- w.Serve(l) }()
	t.Cleanup(func() {
		assert.NoError(t, w.Close())
		assert.NoError(t, <-served)
	})
	return w
}

func portOf(t testing.TB, s *httptest.Server) uint16 {
	t.Helper()
	return s.Listener.Addr().(*net.TCPAddr).AddrPort().Port()
}

// client is a browser with nothing but the filter to go out by.
func (w *world) client(t testing.TB) *http.Client {
	t.Helper()
	pool := x509.NewCertPool()
	pool.AddCert(w.ca.cert)
	tr := &http.Transport{
		Proxy:           http.ProxyURL(&url.URL{Scheme: "http", Host: w.proxy}),
		TLSClientConfig: &tls.Config{RootCAs: pool},
	}
	t.Cleanup(tr.CloseIdleConnections)
	return &http.Client{Transport: tr}
}

// ask sends raw bytes to the filter and returns its answer's status and body.
func (w *world) ask(t testing.TB, raw string) (int, string) {
	t.Helper()
	c, err := net.Dial("tcp", w.proxy)
	require.NoError(t, err)
	defer func() { _ = c.Close() }()
	require.NoError(t, c.SetDeadline(time.Now().Add(10*time.Second)))
	_, err = io.WriteString(c, raw)
	require.NoError(t, err)
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	require.NoError(t, err)
	if answer.StatusCode == http.StatusOK {
		return answer.StatusCode, ""
	}
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	assert.Regexp(t, `^sallyport; details="[a-z-]+"$`, answer.Header.Get("Proxy-Status"))
	return answer.StatusCode, string(body)
}

func connectTo(hostPort string) string {
	return fmt.Sprintf("CONNECT %s HTTP/1.1\r\nHost: %s\r\n\r\n", hostPort, hostPort)
}

func echoHost(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	fmt.Fprintf(w, "%s %s %s %s", r.Method, r.Host, r.URL.Path, body)
}

func TestAllowedHostsAreReached(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(echoHost))
	client := w.client(t)
	for _, host := range []string{broker, "node7.broker.example", "mixed.broker.example", "many.broker.example"} {
		answer, err := client.Post("https://"+host+"/sso/Login?token=canary", "text/plain", strings.NewReader("hello"))
		require.NoError(t, err)
		body, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		assert.Equal(t, "POST "+host+" /sso/Login hello", string(body))
	}
	s := w.Snapshot()
	assert.Equal(t, uint64(4), s.Allowed.Total)
	assert.Zero(t, s.Blocked.Total)
	w.mu.Lock()
	defer w.mu.Unlock()
	assert.NotContains(t, w.dialled, netip.MustParseAddrPort("10.0.0.1:443"))
	w.names.mu.Lock()
	defer w.names.mu.Unlock()
	assert.Len(t, w.names.asked, 4, "one look-up a connection")
}

func TestPractice(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(echoHost))
	at := fmt.Sprintf("rehearsal.localhost:%d", portOf(t, w.practice))
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		r, err := http.NewRequest(method, "http://"+at+"/sign-in?q=1", strings.NewReader("typed"))
		require.NoError(t, err)
		answer, err := w.client(t).Do(r)
		require.NoError(t, err)
		body, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		assert.Equal(t, fmt.Sprintf("%s %s /sign-in typed", method, at), string(body))
	}
	status, _ := w.ask(t, connectTo(at))
	assert.Equal(t, http.StatusOK, status, "a browser's WebSockets use CONNECT")
	assert.Equal(t, uint64(3), w.Snapshot().Allowed.Total)
	assert.Empty(t, w.names.asked, "names of this machine are not looked up")
}

func TestGateway(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(echoHost))
	port := portOf(t, w.site)
	for _, host := range []string{"localhost", "LOCALHOST.", "127.0.0.1"} {
		status, _ := w.ask(t, connectTo(fmt.Sprintf("%s:%d", host, port)))
		assert.Equal(t, http.StatusOK, status, host)
	}
}

func TestRefusals(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(echoHost), func(f *Filter) { f.limits.resolve = 50 * time.Millisecond })
	practice, gateway := portOf(t, w.practice), portOf(t, w.site)
	plain := func(to string) string {
		return "GET " + to + " HTTP/1.1\r\nHost: x.example\r\nAccept: text/html\r\n\r\n"
	}
	for _, c := range []struct {
		raw    string
		reason Reason
	}{
		{connectTo("evil.example:443"), NotListed},
		{connectTo("broker.example.evil.example:443"), NotListed},
		{connectTo("notbroker.example:443"), NotListed},
		{connectTo("xn--broker-9za.broker.example:443"), NotListed},
		{connectTo("a.xn--broker-9za.broker.example:443"), NotListed},
		{connectTo("evil.localhost:" + strconv.Itoa(int(practice))), NotListed},
		{connectTo(broker + ":80"), Port},
		{connectTo(broker + ":8443"), Port},
		{connectTo("localhost:7496"), Port},
		{connectTo("127.0.0.1:4001"), Port},
		{connectTo("rehearsal.localhost:" + strconv.Itoa(int(gateway))), Port},
		{connectTo("93.184.215.14:443"), IPLiteral},
		{connectTo("127.0.0.2:" + strconv.Itoa(int(gateway))), IPLiteral},
		{connectTo("[::ffff:127.0.0.1]:" + strconv.Itoa(int(gateway))), IPLiteral},
		{connectTo("2130706433:443"), IPLiteral},
		{connectTo("127.1:443"), IPLiteral},
		{connectTo("0x7f.0.0.0x1:443"), IPLiteral},
		{connectTo("[2606:2800::1]:443"), IPLiteral},
		{connectTo("rebound.broker.example:443"), PrivateAddress},
		{connectTo("missing.broker.example:443"), ResolveFailed},
		{connectTo("slow.broker.example:443"), ResolveFailed},
		{connectTo("dead.broker.example:443"), DialFailed},
		{plain("http://" + broker + "/"), Method},
		{plain("http://evil.example/"), NotListed},
		{plain("http://localhost:" + strconv.Itoa(int(gateway)) + "/"), Method},
		{plain("http://[::1]/"), Method},
		{plain("ftp://" + broker + "/"), Method},
		{plain("/index.html"), Method},
		{"OPTIONS * HTTP/1.1\r\nHost: x.example\r\n\r\n", Method},
		{"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Method},
		{plain("http://user:secret@rehearsal.localhost:" + strconv.Itoa(int(practice)) + "/"), Malformed},
		{connectTo(broker), Malformed},
		{connectTo(broker + ":0443"), Malformed},
		{connectTo(broker + ":99999"), Malformed},
		{connectTo("https://" + broker + ":443"), Malformed},
		{connectTo("/" + broker + ":443"), Malformed},
		{connectTo("brökér.example:443"), Malformed},
		{connectTo("[fe80::1%25eth0]:443"), Malformed},
		{"CONNECT " + broker + ":443 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody", Malformed},
		{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n", Malformed},
		{"CONNECT " + broker + ":443 HTTP/1.1\r\nHost: x\r\nCookie: " + strings.Repeat("c", 64<<10) + "\r\n\r\n", OverLimit},
	} {
		status, body := w.ask(t, c.raw)
		want := http.StatusForbidden
		if c.reason.failure() {
			want = http.StatusBadGateway
		}
		line, _, _ := strings.Cut(c.raw, "\r\n")
		assert.Equal(t, want, status, line)
		assert.Contains(t, body, "("+string(c.reason)+")", line)
		assert.Contains(t, body, sentences[c.reason], line)
		assert.NotContains(t, body, "secret", line)
	}
	_, body := w.ask(t, plain("http://evil.example/path?query"))
	assert.Contains(t, body, "<p>evil.example:80</p>")
	assert.NotContains(t, body, "query")
	assert.Zero(t, w.Snapshot().Allowed.Total)
	for _, a := range w.dialled {
		assert.NotEqual(t, loopback4, a.Addr())
	}
}

func TestWhatClientsSee(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(echoHost))
	_, err := w.client(t).Get("https://evil.example/")
	require.ErrorContains(t, err, "Forbidden")
	answer, err := w.client(t).Get("http://evil.example/<script>")
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	assert.Equal(t, http.StatusForbidden, answer.StatusCode)
	answer, err = w.client(t).Head("http://evil.example/")
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	assert.Equal(t, http.StatusForbidden, answer.StatusCode)
}

func TestExceptions(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(echoHost))
	var mu sync.Mutex
	now := time.Now()
	w.now = func() time.Time { mu.Lock(); defer mu.Unlock(); return now }
	for host, message := range map[string]string{
		"": "not a host", "*": "wildcard", "*.other.example": "wildcard", "com": "public suffix", "co.uk": "public suffix", "github.io": "public suffix",
		"example": "public suffix", "10.1.2.3": "address", "::1": "not a host", "1.2": "address", "localhost": "this machine", "a.localhost": "this machine",
		"other.example:443": "not a host", "https://other.example": "not a host", "öther.example": "not a host",
	} {
		assert.ErrorContains(t, w.Except(Exception{Host: host, Reason: "news", Until: now.Add(time.Hour)}), message, host)
	}
	for _, e := range []Exception{
		{Host: "other.example", Reason: " ", Until: now.Add(time.Hour)},
		{Host: "other.example", Reason: strings.Repeat("x", MaxReason+1), Until: now.Add(time.Hour)},
		{Host: "other.example", Reason: "news", Until: now},
		{Host: "other.example", Reason: "news", Until: now.Add(MaxException + time.Second)},
	} {
		assert.Error(t, w.Except(e))
	}
	status, _ := w.ask(t, connectTo("other.example:443"))
	assert.Equal(t, http.StatusForbidden, status)
	require.NoError(t, w.Except(Exception{Host: "Other.Example.", Reason: "news", Until: now.Add(time.Minute)}))
	require.NoError(t, w.Except(Exception{Host: "other.example", Reason: "more news", Until: now.Add(time.Hour)}))
	for hostPort, want := range map[string]int{"other.example:443": 200, "other.example:80": 403, "below.other.example:443": 403} {
		status, _ = w.ask(t, connectTo(hostPort))
		assert.Equal(t, want, status, hostPort)
	}
	mu.Lock()
	now = now.Add(time.Hour)
	mu.Unlock()
	status, _ = w.ask(t, connectTo("other.example:443"))
	assert.Equal(t, http.StatusForbidden, status)
	assert.Len(t, w.Snapshot().Exceptions, 1)
	for i := range MaxExceptions {
		require.NoError(t, w.Except(Exception{Host: fmt.Sprintf("n%d.example", i), Reason: "r", Until: now.Add(time.Hour)}))
	}
	assert.ErrorContains(t, w.Except(Exception{Host: "full.example", Reason: "r", Until: now.Add(time.Hour)}), "already")
}

func TestTunnelEndsWithItsException(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(echoHost))
	until := time.Now().Add(time.Hour)
	require.NoError(t, w.Except(Exception{Host: "other.example", Reason: "news", Until: until}))
	w.now = func() time.Time { return until.Add(-500 * time.Millisecond) }
	c := w.open(t, "other.example:443")
	_, err := c.Read(make([]byte, 1))
	assert.ErrorIs(t, err, io.EOF)
}

func TestWithdraw(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(echoHost))
	until := time.Now().Add(time.Hour)
	given := Exception{Host: "other.example", Reason: "news", Until: until}
	require.NoError(t, w.Except(given))
	c, listed := w.open(t, "other.example:443"), w.open(t, broker+":443")
	w.Withdraw("unknown.example")
	given.Reason = "the same, said again"
	require.NoError(t, w.Except(given))
	require.NoError(t, c.SetReadDeadline(time.Now().Add(50*time.Millisecond)))
	_, err := c.Read(make([]byte, 1))
	require.ErrorIs(t, err, os.ErrDeadlineExceeded, "the same exception cuts nothing")

	require.NoError(t, c.SetReadDeadline(time.Now().Add(10*time.Second)))
	w.Withdraw("Other.Example.")
	_, err = c.Read(make([]byte, 1))
	assert.ErrorIs(t, err, io.EOF)
	status, _ := w.ask(t, connectTo("other.example:443"))
	assert.Equal(t, http.StatusForbidden, status)
	told := w.Snapshot().Exceptions
	require.Len(t, told, 1)
	assert.WithinDuration(t, time.Now(), told[0].Until, 10*time.Second)
	require.NoError(t, listed.SetReadDeadline(time.Now().Add(50*time.Millisecond)))
	_, err = listed.Read(make([]byte, 1))
	assert.ErrorIs(t, err, os.ErrDeadlineExceeded, "a tunnel to a listed host stays")

	w.Withdraw("other.example")
	assert.Equal(t, told, w.Snapshot().Exceptions, "it has ended already")
	require.NoError(t, w.Except(given))
	c = w.open(t, "other.example:443")
	given.Until = until.Add(-time.Minute)
	require.NoError(t, w.Except(given))
	_, err = c.Read(make([]byte, 1))
	assert.ErrorIs(t, err, io.EOF, "another end is another exception")
	assert.Len(t, w.Snapshot().Exceptions, 1)
}

// open opens a tunnel and returns its client's end, good for ten seconds.
func (w *world) open(t testing.TB, hostPort string) *net.TCPConn {
	t.Helper()
	c, err := net.Dial("tcp", w.proxy)
	require.NoError(t, err)
	t.Cleanup(func() { _ = c.Close() })
	require.NoError(t, c.SetDeadline(time.Now().Add(10*time.Second)))
	_, err = io.WriteString(c, connectTo(hostPort))
	require.NoError(t, err)
	want := "HTTP/1.1 200 Connection established\r\n\r\n"
	got := make([]byte, len(want))
	_, err = io.ReadFull(c, got)
	require.NoError(t, err)
	require.Equal(t, want, string(got))
	return c.(*net.TCPConn)
}

// raw makes the filter reach a server that speaks no protocol: it runs f.
func raw(t testing.TB, w *world, f func(*net.TCPConn)) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	var wait sync.WaitGroup
	wait.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			wait.Go(func() {
				defer func() { _ = c.Close() }()
				f(c.(*net.TCPConn))
			})
		}
	})
	w.Filter.dial = func(ctx context.Context, _ netip.AddrPort) (net.Conn, error) {
		return dialTCP(ctx, l.Addr().(*net.TCPAddr).AddrPort())
	}
	t.Cleanup(func() {
		_ = w.Close()
		_ = l.Close()
		wait.Wait()
	})
}

func TestHalfCloseIsPassedOn(t *testing.T) {
	w := newWorld(t, http.NotFoundHandler())
	raw(t, w, func(c *net.TCPConn) {
		all, _ := io.ReadAll(c)
		fmt.Fprintf(c, "read %d", len(all))
	})
	c := w.open(t, broker+":443")
	_, err := c.Write(bytes.Repeat([]byte("x"), 300_000))
	require.NoError(t, err)
	require.NoError(t, c.CloseWrite())
	answer, err := io.ReadAll(c)
	require.NoError(t, err)
	assert.Equal(t, "read 300000", string(answer))
}

func TestBytesSentTooEarlyArrive(t *testing.T) {
	w := newWorld(t, http.NotFoundHandler())
	raw(t, w, func(c *net.TCPConn) { _, _ = io.CopyN(c, c, 5) })
	c, err := net.Dial("tcp", w.proxy)
	require.NoError(t, err)
	defer func() { _ = c.Close() }()
	require.NoError(t, c.SetDeadline(time.Now().Add(10*time.Second)))
	_, err = io.WriteString(c, connectTo(broker+":443")+"early")
	require.NoError(t, err)
	all, err := io.ReadAll(c)
	require.NoError(t, err)
	assert.True(t, strings.HasSuffix(string(all), "\r\n\r\nearly"), "%q", all)
}

func TestIdleTunnelIsCutAndBusyOneIsNot(t *testing.T) {
	w := newWorld(t, http.NotFoundHandler(), func(f *Filter) { f.limits.idle = time.Second })
	raw(t, w, func(c *net.TCPConn) {
		// Only this direction moves, for longer than the limit; then nothing does.
		for range 20 {
			if _, err := c.Write([]byte(".")); err != nil {
				return
			}
			time.Sleep(60 * time.Millisecond)
		}
		_, _ = io.Copy(io.Discard, c)
	})
	got, err := io.ReadAll(w.open(t, broker+":443"))
	require.NoError(t, err)
	assert.Len(t, got, 20)
}

func TestCloseCutsEverything(t *testing.T) {
	before := runtime.NumGoroutine()
	w := newWorld(t, http.NotFoundHandler())
	raw(t, w, func(c *net.TCPConn) { _, _ = io.Copy(io.Discard, c) })
	var tunnels []*net.TCPConn
	for range 8 {
		tunnels = append(tunnels, w.open(t, broker+":443"))
	}
	silent, err := net.Dial("tcp", w.proxy)
	require.NoError(t, err)
	tunnels = append(tunnels, silent.(*net.TCPConn))
	require.Eventually(t, func() bool { return w.Snapshot().Open == len(tunnels) }, 5*time.Second, time.Millisecond)
	require.NoError(t, w.Close())
	require.NoError(t, w.Close())
	for _, c := range tunnels {
		_, err := c.Read(make([]byte, 1))
		assert.Error(t, err)
		_ = c.Close()
	}
	_, err = net.Dial("tcp", w.proxy)
	assert.Error(t, err)
	assert.Zero(t, w.Snapshot().Open)
	assert.Equal(t, uint64(8), w.Snapshot().Allowed.Total)
	l, err := ListenTCP(0)
	require.NoError(t, err)
	require.NoError(t, w.Serve(l), "a closed filter serves nobody")
	// The two servers of the world have an accept loop each.
	require.Eventually(t, func() bool { return runtime.NumGoroutine() <= before+4 }, 5*time.Second, 10*time.Millisecond)
}

func TestCloseWhileReaching(t *testing.T) {
	w := newWorld(t, http.NotFoundHandler())
	w.dialledForever()
	c, err := net.Dial("tcp", w.proxy)
	require.NoError(t, err)
	defer func() { _ = c.Close() }()
	_, err = io.WriteString(c, connectTo(broker+":443"))
	require.NoError(t, err)
	require.Eventually(t, func() bool { w.mu.Lock(); defer w.mu.Unlock(); return len(w.dialled) > 0 }, 5*time.Second, time.Millisecond)
	began := time.Now()
	require.NoError(t, w.Close())
	assert.Less(t, time.Since(began), 5*time.Second)
}

func (w *world) dialledForever() {
	w.Filter.dial = func(ctx context.Context, a netip.AddrPort) (net.Conn, error) {
		w.mu.Lock()
		w.dialled = append(w.dialled, a)
		w.mu.Unlock()
		<-ctx.Done()
		return nil, ctx.Err()
	}
}

func TestSlowAddressDoesNotHoldUpTheNext(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(echoHost), func(f *Filter) { f.limits.stagger = 10 * time.Millisecond })
	inner := w.Filter.dial
	w.Filter.dial = func(ctx context.Context, a netip.AddrPort) (net.Conn, error) {
		if a.Addr() != netip.MustParseAddr("93.184.215.14") {
			<-ctx.Done()
			return nil, ctx.Err()
		}
		return inner(ctx, a)
	}
	status, _ := w.ask(t, connectTo("many.broker.example:443"))
	assert.Equal(t, http.StatusOK, status)
}

func TestUnansweredConnectionEnds(t *testing.T) {
	w := newWorld(t, http.NotFoundHandler(), func(f *Filter) { f.limits.connect = 50 * time.Millisecond })
	w.dialledForever()
	_, body := w.ask(t, connectTo(broker+":443"))
	assert.Contains(t, body, DialFailed)
}

func TestSlowHeadIsRefused(t *testing.T) {
	w := newWorld(t, http.NotFoundHandler(), func(f *Filter) { f.limits.head = 500 * time.Millisecond })
	status, body := w.ask(t, "CONNECT "+broker)
	assert.Equal(t, http.StatusForbidden, status)
	assert.Contains(t, body, Malformed)
	silent, err := net.Dial("tcp", w.proxy)
	require.NoError(t, err)
	defer func() { _ = silent.Close() }()
	require.NoError(t, silent.SetDeadline(time.Now().Add(10*time.Second)))
	_, err = silent.Read(make([]byte, 1))
	require.ErrorIs(t, err, io.EOF)
	assert.Equal(t, uint64(1), w.Snapshot().Blocked.Total, "who says nothing is not counted")
}

func TestTooManyConnections(t *testing.T) {
	w := newWorld(t, http.NotFoundHandler(), func(f *Filter) {
		f.server = newServer(2, 1, f.handle, f.overLimit)
		f.limits.linger = 10 * time.Second
	})
	raw(t, w, func(c *net.TCPConn) { _, _ = io.Copy(io.Discard, c) })
	w.open(t, broker+":443")
	w.open(t, broker+":443")
	third, err := net.Dial("tcp", w.proxy)
	require.NoError(t, err)
	require.NoError(t, third.SetDeadline(time.Now().Add(10*time.Second)))
	answer, err := http.ReadResponse(bufio.NewReader(third), nil)
	require.NoError(t, err)
	assert.Equal(t, http.StatusForbidden, answer.StatusCode)
	fourth, err := net.Dial("tcp", w.proxy)
	require.NoError(t, err)
	require.NoError(t, fourth.SetDeadline(time.Now().Add(10*time.Second)))
	_, err = fourth.Read(make([]byte, 1))
	require.ErrorIs(t, err, io.EOF, "beyond both limits there is no answer, and no wait")
	_ = third.Close()
	_ = fourth.Close()
	assert.Equal(t, map[Reason]uint64{OverLimit: 1}, w.Snapshot().Blocked.Reasons)
}

func TestWebSocketToThePracticePortal(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/socket" {
			http.NotFound(rw, r)
			return
		}
		assert.Equal(t, "13", r.Header.Get("Sec-WebSocket-Version"))
		assert.Empty(t, r.Header.Get("Proxy-Connection"))
		assert.Empty(t, r.Header.Get("X-Hop"))
		c, buffered, err := http.NewResponseController(rw).Hijack()
		if !assert.NoError(t, err) {
			return
		}
		defer func() { _ = c.Close() }()
		_, _ = io.WriteString(c, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nfirst ")
		_, _ = io.CopyN(c, buffered, 4)
	}))
	at := fmt.Sprintf("rehearsal.localhost:%d", portOf(t, w.practice))
	send := func(path string) *bufio.Reader {
		c, err := net.Dial("tcp", w.proxy)
		require.NoError(t, err)
		t.Cleanup(func() { _ = c.Close() })
		require.NoError(t, c.SetDeadline(time.Now().Add(10*time.Second)))
		_, err = fmt.Fprintf(c, "GET http://%s%s HTTP/1.1\r\nHost: %s\r\nConnection: keep-alive, X-Hop, Upgrade\r\nX-Hop: 1\r\nProxy-Connection: keep-alive\r\n"+
			"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\nping", at, path, at)
		require.NoError(t, err)
		return bufio.NewReader(c)
	}
	r := send("/socket")
	answer, err := http.ReadResponse(r, nil)
	require.NoError(t, err)
	require.Equal(t, http.StatusSwitchingProtocols, answer.StatusCode)
	rest, err := io.ReadAll(r)
	require.NoError(t, err)
	assert.Equal(t, "first ping", string(rest))
	answer, err = http.ReadResponse(send("/elsewhere"), nil)
	require.NoError(t, err)
	assert.Equal(t, http.StatusNotFound, answer.StatusCode)
	assert.True(t, answer.Close)
}

func TestClientThatLeavesEndsAPlainRequest(t *testing.T) {
	arrived, left := make(chan struct{}), make(chan struct{})
	w := newWorld(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(arrived)
		<-r.Context().Done()
		close(left)
	}))
	ctx, cancel := context.WithCancel(context.Background())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("http://rehearsal.localhost:%d/", portOf(t, w.practice)), nil)
	require.NoError(t, err)
	go func() {
		<-arrived
		cancel()
	}()
	_, err = w.client(t).Do(r)
	require.ErrorIs(t, err, context.Canceled)
	select {
	case <-left:
	case <-time.After(10 * time.Second):
		t.Error("the practice portal was not told")
	}
}

func TestNewRefusesWhatIsNoRule(t *testing.T) {
	for _, r := range []Rule{{Host: "com", Below: true}, {Host: "*"}, {Host: "127.0.0.1"}, {Host: "localhost"}, {Host: ""}} {
		_, err := New(Config{Rules: []Rule{r}})
		assert.Error(t, err, r.Host)
	}
	for _, l := range []Local{{Host: "localhost"}, {Host: "example.com", Port: 5000}, {Host: "127.0.0.1", Port: 5000}, {Host: "", Port: 1}} {
		_, err := New(Config{Locals: []Local{l}})
		assert.Error(t, err, l.Host)
	}
	f, err := New(Config{Rules: []Rule{{Host: "WWW.Broker.Example."}}})
	require.NoError(t, err)
	assert.Empty(t, f.decide(target{host: broker, port: 443}, false).reason)
	assert.Equal(t, NotListed, f.decide(target{host: "a." + broker, port: 443}, false).reason)
}

func TestRecordHoldsNoContent(t *testing.T) {
	w := newWorld(t, http.HandlerFunc(echoHost))
	_, _ = w.client(t).Get("http://evil.example/canary-path?canary-query=1")
	answer, err := w.client(t).Post("https://"+broker+"/canary-path?q=canary-query", "text/plain", strings.NewReader("canary-body"))
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	record, err := json.Marshal(w.Snapshot())
	require.NoError(t, err)
	assert.NotContains(t, string(record), "canary")
	assert.Contains(t, string(record), `"host":"evil.example","port":80,"count":1,"reasons":{"not-listed":1}`)
	assert.Contains(t, string(record), `"host":"`+broker+`","port":443,"count":1`)
	var back Snapshot
	require.NoError(t, json.Unmarshal(record, &back))
}

// broken is a listener that fails for a while, and then is closed by another.
type broken struct {
	net.Listener
	left int
}

func (b *broken) Accept() (net.Conn, error) {
	if b.left--; b.left < 0 {
		return nil, net.ErrClosed
	}
	return nil, errors.New("too many open files")
}

func TestServeOutlivesFailedAccepts(t *testing.T) {
	f, err := New(Config{})
	require.NoError(t, err)
	l, err := ListenTCP(0)
	require.NoError(t, err)
	b := &broken{Listener: l, left: 3}
	require.ErrorIs(t, f.Serve(b), net.ErrClosed)
	assert.Equal(t, -1, b.left)
	require.NoError(t, f.Close())
}
