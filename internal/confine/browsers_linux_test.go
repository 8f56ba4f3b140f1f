package confine

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// realBrowser is one of Debian's, with a policy that refuses every page but
// those of 127.0.0.1.
type realBrowser struct {
	binary string
	policy Folder
	// rebuilt has the same policy in folders for which /etc is rebuilt.
	rebuilt []Folder
	// args prepares a profile and says how to open a page in it.
	args func(t *testing.T, profile string) []string
	// renderer is in the command line of a process that shows pages, and apart
	// are the kinds of namespaces that the browser's own sandbox makes for it.
	renderer string
	apart    []string
}

func realBrowsers() map[string]realBrowser {
	chromium := map[string][]byte{
		"sallyport.json": []byte(`{"URLBlocklist": ["*"], "URLAllowlist": ["127.0.0.1"], "ExtensionInstallBlocklist": ["*"]}`),
	}
	firefox := map[string][]byte{
		"policies.json": []byte(`{"policies": {"WebsiteFilter": {"Block": ["<all_urls>"], "Exceptions": ["http://127.0.0.1/*"]}}}`),
	}
	return map[string]realBrowser{
		"chromium": {
			binary:  "/usr/lib/chromium/chromium",
			policy:  Folder{"/etc/chromium/policies/managed", chromium},
			rebuilt: []Folder{{"/etc/chromium/policies/managed", chromium}, {"/etc/firefox/policies", firefox}},
			args: func(_ *testing.T, profile string) []string {
				return []string{"--user-data-dir=" + profile, "--no-first-run", "--no-default-browser-check", "--password-store=basic",
					"--disable-background-networking", "--disable-component-update"}
			},
			renderer: "--type=renderer",
			apart:    []string{"user", "net", "pid"},
		},
		"firefox": {
			binary:  "/usr/lib/firefox-esr/firefox-esr",
			policy:  Folder{"/usr/lib/firefox-esr/distribution", firefox},
			rebuilt: []Folder{{"/etc/firefox/policies", firefox}},
			args: func(t *testing.T, profile string) []string {
				quiet := `user_pref("browser.aboutwelcome.enabled", false); user_pref("datareporting.policy.dataSubmissionEnabled", false);
					user_pref("browser.startup.homepage_override.mstone", "ignore"); user_pref("browser.shell.checkDefaultBrowser", false);`
				require.NoError(t, os.WriteFile(filepath.Join(profile, "user.js"), []byte(quiet), 0o600))
				return []string{"--new-instance", "--profile", profile}
			},
			renderer: "-contentproc",
			apart:    []string{"user", "net", "ipc"},
		},
	}
}

// display is an X server of the test's own, as a DISPLAY. It must not start anew
// between two browsers, as it would when the last client has gone.
func display(t *testing.T) string {
	t.Helper()
	said, says, err := os.Pipe()
	require.NoError(t, err)
	defer said.Close()
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1000x700x24", "-nolisten", "tcp", "-noreset")
	cmd.ExtraFiles = []*os.File{says}
	require.NoError(t, cmd.Start(), "install it with: scripts/setup test")
	says.Close()
	t.Cleanup(func() {
		require.NoError(t, cmd.Process.Kill())
		_ = cmd.Wait() // killed
	})
	return ":" + line(t, said)
}

// site serves a page that shows a frame of the name localhost and fetches from
// another server of the machine, and says when it is done.
type site struct {
	handler http.Handler
	// other is the other server's address.
	other string
	done  chan struct{}
	mu    sync.Mutex
	hits  map[string]bool
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{done: make(chan struct{}), hits: map[string]bool{}}
	other := httptest.NewServer(s.hit("fetched"))
	t.Cleanup(other.Close)
	s.other = other.Listener.Addr().String()
	mux := http.NewServeMux()
	mux.Handle("/framed", s.hit("framed"))
	mux.Handle("/done", http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if !s.hits["done"] {
			s.hits["done"] = true
			close(s.done)
		}
	}))
	mux.Handle("/{$}", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, served, err := net.SplitHostPort(r.Host)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<title>allowed</title><iframe src="http://localhost:%s/framed"></iframe><script>
			const fetched = fetch("http://%s/", {mode: "no-cors"}).catch(() => {});
			addEventListener("load", () => fetched.then(() => fetch("/done")));
		</script>`, served, s.other)
	}))
	s.handler = mux
	return s
}

func (s *site) hit(what string) http.Handler {
	return http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.hits[what] = true
	})
}

// seen is what the servers were asked for, once the page is done.
func (s *site) seen() map[string]bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return map[string]bool{"framed": s.hits["framed"], "fetched": s.hits["fetched"]}
}

func (s *site) serve(t *testing.T, l net.Listener) {
	t.Helper()
	server := &http.Server{Handler: s.handler}
	t.Cleanup(func() { server.Close() })
	go func() { _ = server.Serve(l) }() // until closed
}

// The browsers keep to policies that only they see, have no way to the
// machine's own servers where they should not, and still make their own
// sandboxes.
func TestRealBrowsers(t *testing.T) {
	screen := display(t)
	for name, b := range realBrowsers() {
		require.FileExists(t, b.binary, "install it with: scripts/setup test")
		for _, c := range []struct {
			name    string
			means   Means
			policy  bool
			private bool
			want    map[string]bool
		}{
			{"without a policy", Namespaces, false, false, map[string]bool{"framed": true, "fetched": true}},
			{"with a policy", Namespaces, true, false, map[string]bool{"framed": false, "fetched": true}},
			{"with a policy and no network", Namespaces, true, true, map[string]bool{"framed": false, "fetched": false}},
			{"with a policy and no network, by bubblewrap", Bubblewrap, true, true, map[string]bool{"framed": false, "fetched": false}},
		} {
			t.Run(name+" "+c.name, func(t *testing.T) {
				reach := Files
				if c.private {
					reach = Network
				}
				needs(t, reach, c.means)
				s := newSite(t)
				home := t.TempDir()
				profile := filepath.Join(home, "profile")
				require.NoError(t, os.Mkdir(profile, 0o700))
				spec := Spec{Means: c.means, Program: b.binary, Args: b.args(t, profile), Dir: home,
					Env: []string{"HOME=" + home, "DISPLAY=" + screen, "PATH=" + os.Getenv("PATH"), "DBUS_SESSION_BUS_ADDRESS=disabled:"}}
				at := fmt.Sprintf("127.0.0.1:%d", port)
				switch {
				case c.private:
					spec.Folders = b.rebuilt
				case c.policy:
					spec.Folders = []Folder{b.policy}
				}
				if c.private {
					spec.Port = port
				} else {
					l, err := net.Listen("tcp4", "127.0.0.1:0")
					require.NoError(t, err)
					at = l.Addr().String()
					s.serve(t, l)
				}
				spec.Args = append(spec.Args, "http://"+at+"/")
				p := start(t, spec)
				if c.private {
					s.serve(t, p.Listener)
				}
				eventually(t, "the page is done", func() bool {
					select {
					case <-s.done:
						return true
					default:
						if !running(p.PID) {
							t.Fatalf("the browser ended (%d): %s", p.end(t), p.err)
						}
						return false
					}
				})
				assert.Equal(t, c.want, s.seen())
				for _, f := range Verify(p.PID, spec.Folders, c.private) {
					assert.True(t, f.Held, "%s: %s", f.Name, f.Seen)
				}
				eventually(t, "a renderer is in a sandbox of the browser's own", func() bool { return p.sandboxed(b) })
			})
		}
	}
}

// sandboxed reports whether a process that shows pages is in namespaces below
// the browser's and has a system call filter.
func (p *process) sandboxed(b realBrowser) bool {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return false
	}
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		proc := filepath.Join("/proc", e.Name())
		command, err := os.ReadFile(filepath.Join(proc, "cmdline"))
		if err != nil || !bytes.Contains(command, []byte(b.renderer)) || !p.contains(pid) {
			continue
		}
		status, err := os.ReadFile(filepath.Join(proc, "status"))
		if err != nil || !strings.Contains(string(status), "Seccomp:\t2\n") {
			continue
		}
		apart := true
		for _, kind := range b.apart {
			theirs, err := os.Readlink(filepath.Join(proc, "ns", kind))
			browsers, browserErr := os.Readlink(filepath.Join("/proc", strconv.Itoa(p.PID), "ns", kind))
			apart = apart && err == nil && browserErr == nil && theirs != browsers
		}
		if apart {
			return true
		}
	}
	return false
}
