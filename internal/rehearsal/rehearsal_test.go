package rehearsal

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

func serve(t *testing.T) (*Server, string) {
	t.Helper()
	home := t.TempDir()
	s, err := Serve(t.Context(), Options{Home: home})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s, home
}

// visitor is a client that finds the server as a browser does: by its name,
// which is this machine.
func visitor(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	transport := &http.Transport{DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		_, port, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		return new(net.Dialer).DialContext(ctx, network, net.JoinHostPort("127.0.0.1", port))
	}}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Jar: jar, Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

func get(t *testing.T, c *http.Client, address string, header ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	require.NoError(t, err)
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
			continue
		}
		r.Header.Set(header[i], header[i+1])
	}
	return do(t, c, r)
}

func do(t *testing.T, c *http.Client, r *http.Request) (*http.Response, string) {
	t.Helper()
	response, err := c.Do(r)
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response, string(body)
}

func everyPage() []string {
	paths := []string{"/", "/frame/form", "/languages/ar", "/languages/zh-Hant"}
	for _, s := range scenes {
		paths = append(paths, s.Path)
	}
	return paths
}

func TestEveryPageIsMarkedAndSendsNothingTyped(t *testing.T) {
	s, _ := serve(t)
	for _, language := range []struct{ header, mark string }{
		{"en", "Do not type a real password."},
		{"de-CH, en;q=0.5", "Tippen Sie kein echtes Passwort."},
		{"tlh", "Do not type a real password."},
		{"%%%", "Do not type a real password."},
	} {
		for _, path := range everyPage() {
			response, body := get(t, visitor(t), s.URL()+path, "Accept-Language", language.header)
			require.Equal(t, http.StatusOK, response.StatusCode, path)
			assert.Contains(t, body, language.mark, path)
			assert.Equal(t, "no-store", response.Header.Get("Cache-Control"))
			assert.NotEmpty(t, response.Header.Get("Content-Security-Policy"))
			assert.NotContains(t, removeOwn(body, s), "://", "%s refers to another place", path)

			for n := range elements(t, body) {
				switch n.Data {
				case "input":
					if typed := attribute(n, "type"); typed != "checkbox" {
						assert.Empty(t, attribute(n, "name"), "%s: a %s field would be submitted", path, typed)
					}
				case "script":
					assert.Nil(t, n.FirstChild, "inline script in %s", path)
				case "style":
					assert.Fail(t, "inline style", path)
				}
			}
		}
	}
}

// removeOwn empties a page that refers to its own address only.
func removeOwn(body string, s *Server) string {
	return strings.ReplaceAll(strings.ReplaceAll(body, s.URL(), ""), "http://127.0.0.1:", "")
}

func elements(t *testing.T, body string) func(func(*html.Node) bool) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	require.NoError(t, err)
	return func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && !yield(n) {
				return
			}
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestScenesBeginAsTheySay(t *testing.T) {
	s, _ := serve(t)
	for path, want := range map[string]string{
		"/plain": "", "/ticked": "on", "/off": "off", "/strict": "on", "/storm": "on", "/frame/form": "on", "/languages/ja": "on",
	} {
		_, body := get(t, visitor(t), s.URL()+path)
		got := ""
		for n := range elements(t, body) {
			if attribute(n, "type") != "checkbox" {
				continue
			}
			got = "off"
			for _, a := range n.Attr {
				if a.Key == "checked" {
					got = "on"
				}
			}
		}
		assert.Equal(t, want, got, path)
	}
	response, _ := get(t, visitor(t), s.URL()+"/strict")
	assert.Contains(t, response.Header.Get("Content-Security-Policy"), "default-src 'none'")
	_, body := get(t, visitor(t), s.URL()+"/languages/ar")
	assert.Contains(t, body, `lang="ar" dir="rtl"`)
	response, _ = get(t, visitor(t), s.URL()+"/languages/../../etc/passwd")
	assert.NotEqual(t, http.StatusOK, response.StatusCode)
}

func TestOnlyItsOwnNameIsAnswered(t *testing.T) {
	s, _ := serve(t)
	u, err := url.Parse(s.URL())
	require.NoError(t, err)
	port := u.Port()
	for _, c := range []struct {
		host, path string
		status     int
	}{
		{"rehearsal.localhost:" + port, "/plain", http.StatusOK},
		{"REHEARSAL.localhost:" + port, "/plain", http.StatusOK},
		{"rehearsal.localhost", "/plain", http.StatusOK},
		{"rehearsal.localhost:1", "/plain", http.StatusMisdirectedRequest},
		{"rehearsal.localhost.example.com:" + port, "/plain", http.StatusMisdirectedRequest},
		{"example.com", "/plain", http.StatusMisdirectedRequest},
		{"example.com:" + port, "/elsewhere", http.StatusMisdirectedRequest},
		{"localhost:" + port, "/plain", http.StatusMisdirectedRequest},
		{"127.0.0.1:" + port, "/plain", http.StatusMisdirectedRequest},
		{"127.0.0.1:" + port, "/signed-in", http.StatusMisdirectedRequest},
		{"127.0.0.1:" + port, probePath, http.StatusMisdirectedRequest},
		{"127.0.0.1:" + port, "/elsewhere", http.StatusOK},
		{"[::1]:" + port, "/elsewhere", http.StatusOK},
		{"127.0.0.1:" + port, "/assets/style.css", http.StatusOK},
		{"rehearsal.localhost:" + port, "/elsewhere", http.StatusNotFound},
		{"rehearsal.localhost:" + port, "/assets/words", http.StatusNotFound},
		{"rehearsal.localhost:" + port, "/nowhere", http.StatusNotFound},
	} {
		response, _ := get(t, visitor(t), "http://127.0.0.1:"+port+c.path, "Host", c.host)
		assert.Equal(t, c.status, response.StatusCode, "%s %s", c.host, c.path)
	}
}

func TestSigningInAndOut(t *testing.T) {
	s, _ := serve(t)
	c := visitor(t)
	u, err := url.Parse(s.URL())
	require.NoError(t, err)

	response, _ := get(t, c, s.URL()+"/signed-in")
	assert.Equal(t, "/plain", response.Header.Get("Location"), "no session, no account page")

	post := func(path, body string, header ...string) *http.Response {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL()+path, strings.NewReader(body))
		require.NoError(t, err)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for i := 0; i+1 < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		response, _ := do(t, c, r)
		return response
	}
	response = post("/sign-in", "stay=on")
	require.Equal(t, http.StatusSeeOther, response.StatusCode)
	ages := map[string]int{}
	for _, cookie := range response.Cookies() {
		assert.True(t, cookie.HttpOnly)
		ages[cookie.Name] = cookie.MaxAge
	}
	assert.Positive(t, ages[sessionCookie], "with the box ticked the session outlives the browser")
	assert.Positive(t, ages[deviceCookie])

	response, body := get(t, c, s.URL()+"/signed-in")
	assert.Equal(t, http.StatusOK, response.StatusCode)
	assert.Contains(t, body, "Sign out")

	assert.Equal(t, http.StatusForbidden, post("/sign-out", "", "Sec-Fetch-Site", "cross-site").StatusCode, "another site must not sign the user out")
	post("/sign-out", "")
	response, _ = get(t, c, s.URL()+"/signed-in")
	assert.Equal(t, "/plain", response.Header.Get("Location"))
	for _, cookie := range c.Jar.Cookies(u) {
		assert.NotEqual(t, sessionCookie, cookie.Name)
	}
	_, body = get(t, c, s.URL()+"/plain")
	assert.Contains(t, body, "has signed in here before")
	assert.Contains(t, body, "<title>Known browser · Sign in · ", "a window's title can be read from outside it")

	for _, cookie := range post("/sign-in", "").Cookies() {
		assert.Equal(t, sessionCookie, cookie.Name, "the device is known already")
		assert.Zero(t, cookie.MaxAge, "without the box the session ends with the browser")
	}
	assert.Equal(t, http.StatusBadRequest, post("/sign-in", strings.Repeat("x", maxForm+1)).StatusCode)
}

func TestSessionsAreBounded(t *testing.T) {
	var s sessions
	first := s.open()
	for range maxSessions {
		s.open()
	}
	assert.False(t, s.has(first))
	assert.Len(t, s.ids, maxSessions)
}

func TestVisitsAreCountedByPathAlone(t *testing.T) {
	s, _ := serve(t)
	c := visitor(t)
	get(t, c, s.URL()+"/ticked?name=canary")
	get(t, c, s.URL()+"/ticked")
	get(t, c, s.URL()+"/languages/fr")
	get(t, c, s.URL()+"/canary")
	counts := s.Visits()
	assert.Equal(t, map[string]int{"/ticked": 2, "/languages/{tag}": 1, "other": 1}, counts)
}

func TestRunningTellsTheTruth(t *testing.T) {
	home := t.TempDir()
	_, ok := Running(home)
	assert.False(t, ok, "nothing was started")

	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s, err := Serve(ctx, Options{Home: home})
	require.NoError(t, err)
	address, ok := Running(home)
	assert.True(t, ok)
	assert.Equal(t, s.URL(), address)

	_, err = Serve(ctx, Options{Home: home})
	var running *RunningError
	require.ErrorAs(t, err, &running)
	assert.Equal(t, s.URL(), running.URL)

	path := recordPath(home)
	fi, err := os.Stat(path)
	require.NoError(t, err)
	if runtime.GOOS != "windows" { // there the folder's access list holds
		assert.Equal(t, os.FileMode(0o600), fi.Mode().Perm())
	}

	cancel()
	require.NoError(t, s.Wait())
	assert.NoFileExists(t, path)
	_, ok = Running(home)
	assert.False(t, ok)
	require.NoError(t, s.Close(), "closing again does nothing")
}

func TestANoteOfAKilledRehearsalDoesNotCount(t *testing.T) {
	exe, err := os.Executable()
	require.NoError(t, err)
	ended := exec.Command(exe, "-test.run=^$")
	require.NoError(t, ended.Run())

	squatter, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	stranger := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.Header.Get(probeHeader))
	})}
	go func() { _ = stranger.Serve(squatter) }()
	t.Cleanup(func() { assert.NoError(t, stranger.Close()) })
	taken := "http://rehearsal.localhost:" + strconv.Itoa(squatter.Addr().(*net.TCPAddr).Port)
	own := strconv.Itoa(os.Getpid())

	for name, content := range map[string]string{
		"ended process":       `{"url":"` + taken + `","pid":` + strconv.Itoa(ended.Process.Pid) + `,"secret":"s"}`,
		"port taken over":     `{"url":"` + taken + `","pid":` + own + `,"secret":"s"}`,
		"nobody there":        `{"url":"http://rehearsal.localhost:1","pid":` + own + `,"secret":"s"}`,
		"another host":        `{"url":"http://example.com:80","pid":` + own + `,"secret":"s"}`,
		"a path":              `{"url":"` + taken + `/x","pid":` + own + `,"secret":"s"}`,
		"no process":          `{"url":"` + taken + `","pid":0,"secret":"s"}`,
		"half written":        `{"url":"` + taken,
		"empty":               "",
		"larger than allowed": `{"url":"` + strings.Repeat("x", maxRecord) + `"}`,
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			require.NoError(t, os.MkdirAll(filepath.Dir(recordPath(home)), 0o700))
			require.NoError(t, os.WriteFile(recordPath(home), []byte(content), 0o600))
			_, ok := Running(home)
			assert.False(t, ok)

			s, err := Serve(t.Context(), Options{Home: home})
			require.NoError(t, err, "a new one starts all the same")
			address, ok := Running(home)
			assert.True(t, ok)
			assert.Equal(t, s.URL(), address)
			require.NoError(t, s.Close())
		})
	}
}

func TestClosingLeavesAnothersNote(t *testing.T) {
	home := t.TempDir()
	s, err := Serve(t.Context(), Options{Home: home})
	require.NoError(t, err)
	other := record{URL: "http://rehearsal.localhost:1", PID: os.Getpid(), Secret: "another"}
	require.NoError(t, other.write(recordPath(home)))
	require.NoError(t, s.Close())
	assert.FileExists(t, recordPath(home))
}

func TestPorts(t *testing.T) {
	blocker, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, blocker.Close()) })
	taken := blocker.Addr().(*net.TCPAddr).Port

	_, err = Serve(t.Context(), Options{Home: t.TempDir(), Port: taken})
	require.ErrorContains(t, err, "cannot listen on port "+strconv.Itoa(taken))
	_, err = Serve(t.Context(), Options{Home: t.TempDir(), Port: 70000})
	require.ErrorContains(t, err, "not a port")

	// Both may run at once, whoever else uses the preferred port meanwhile.
	for range 2 {
		s, err := Serve(t.Context(), Options{Home: t.TempDir(), Port: PreferredPort})
		require.NoError(t, err)
		t.Cleanup(func() { assert.NoError(t, s.Close()) })
	}
}

func TestOnlyLoopbackListens(t *testing.T) {
	listeners, _, err := listen(t.Context(), 0)
	require.NoError(t, err)
	for _, l := range listeners {
		assert.True(t, l.Addr().(*net.TCPAddr).IP.IsLoopback())
		require.NoError(t, l.Close())
	}
	if hasAddress("::1") {
		assert.Len(t, listeners, 2)
	}
}

func TestAHomeThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err := Serve(t.Context(), Options{Home: file})
	require.ErrorContains(t, err, "make the state folder writable")
	var p *os.PathError
	assert.True(t, errors.As(err, &p))
}

func TestCloseDoesNotWaitForALingeringVisitor(t *testing.T) {
	s, _ := serve(t)
	u, err := url.Parse(s.URL())
	require.NoError(t, err)
	c, err := net.Dial("tcp", "127.0.0.1:"+u.Port())
	require.NoError(t, err)
	defer c.Close()
	_, err = io.WriteString(c, "GET /plain HTTP/1.1\r\nHost: ")
	require.NoError(t, err)
	begun := time.Now()
	require.NoError(t, s.Close())
	assert.Less(t, time.Since(begun), stopTime+3*time.Second)
}

func TestTextsOfAllLanguagesAgree(t *testing.T) {
	s, err := newSite(1, "secret", newVisits())
	require.NoError(t, err)
	english := s.words[s.offered[0]]
	for _, tag := range s.offered[1:] {
		for key := range english {
			assert.NotEmpty(t, s.words[tag][key], "%s %s", tag, key)
		}
		assert.Len(t, s.words[tag], len(english))
	}
	seen := map[string]bool{}
	for _, x := range s.tongues {
		assert.False(t, seen[x.Tag], x.Tag)
		seen[x.Tag] = true
		for _, text := range []string{x.Dir, x.Name, x.Heading, x.User, x.Password, x.Stay, x.Submit} {
			assert.NotEmpty(t, text, x.Tag)
		}
	}
	assert.GreaterOrEqual(t, len(s.tongues), 12)
}

func TestEndsOnceNobodyUsesIt(t *testing.T) {
	home := t.TempDir()
	s, err := Serve(t.Context(), Options{Home: home, Idle: 300 * time.Millisecond})
	require.NoError(t, err)
	for range 4 {
		time.Sleep(100 * time.Millisecond) // used well within the time, over a longer time than that
		_, running := Running(home)
		require.True(t, running)
	}
	require.NoError(t, s.Wait())
	_, running := Running(home)
	assert.False(t, running)
}

func TestEndsAtOnceWhereNoTimeIsLeft(t *testing.T) {
	home := t.TempDir()
	s, err := Serve(t.Context(), Options{Home: home, Idle: 1})
	require.NoError(t, err)
	require.NoError(t, s.Wait())
	_, running := Running(home)
	assert.False(t, running)
}
