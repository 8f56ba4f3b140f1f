package profile

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"

	"github.com/sallyport/sallyport/extension"
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/vault"
)

// beSupervisor is what the program's hidden command does, but as root too: the
// real browsers have their own tests, which run as an ordinary user.
func beSupervisor() int {
	v, err := vault.Open(os.Getenv("SALLYPORT_HOME"))
	if err != nil {
		return 2
	}
	exe, err := os.Executable()
	if err != nil {
		return 2
	}
	k := stageKeeper(v, os.Getenv("HOME"), exe)
	start, err := ParseStart(os.Args[3:])
	if err != nil {
		return 2
	}
	start.URL = "https://www.interactivebrokers.com/sso/Login"
	if err := k.Supervise(context.Background(), os.Args[2], start, os.Stdout, func(Level, string, net.Conn) {}); err != nil {
		return 1
	}
	return 0
}

// A fake browser does what a supervisor sees of a real one: it takes the
// profile, keeps cookies in a store as real ones do, writes its settings, and ends on a signal without
// tidying up. How else it behaves, a file in the user's home folder says.
type fakeBrowser struct {
	family     browser.Family
	data, home string
}

// Files in the home folder, by which tests and fake browsers talk.
const (
	behaviourFile = "behaviour"
	restartFile   = "restart"
	triedFile     = "a-start-was-tried"
	survivedFile  = "a-session-survived"
	givenFile     = "a-device-cookie-was-given"
	knownFile     = "the-device-was-known"
	forgottenFile = "the-device-was-forgotten"
	argumentsFile = "arguments"
)

func (f fakeBrowser) noteArguments() error {
	data, err := json.Marshal(os.Args[1:])
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(f.home, argumentsFile), data, 0o600)
}

func beBrowser() int {
	f := fakeBrowser{browser.Firefox, os.Args[len(os.Args)-2], os.Getenv(userHomeVariable)}
	if folder, ok := strings.CutPrefix(os.Args[1], "--user-data-dir="); ok {
		f = fakeBrowser{browser.Chromium, folder, os.Getenv("HOME")}
	}
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGTERM, os.Interrupt)
	behaviour, _ := os.ReadFile(filepath.Join(f.home, behaviourFile))
	if err := f.noteArguments(); err != nil {
		return 1
	}
	if string(behaviour) == "die" {
		fmt.Fprintln(os.Stderr, "first line\ncannot open display")
		os.Stderr.Close() // a binary built for coverage has a last word of its own
		return 1
	}
	if string(behaviour) == "die once" {
		if tried, err := os.OpenFile(filepath.Join(f.home, triedFile), os.O_CREATE|os.O_EXCL, 0o600); err == nil {
			tried.Close()
			fmt.Fprintln(os.Stderr, "cannot bear this")
			return 1
		}
	}
	if err := f.take(string(behaviour)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	// Nothing that a test forgot stays for long.
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline); {
		select {
		case <-ended:
			return 0
		case <-time.After(20 * time.Millisecond):
		}
		if _, err := os.Stat(f.home); err != nil {
			return 0
		}
		if os.Remove(filepath.Join(f.home, restartFile)) == nil {
			_ = os.Remove(f.path(makers[f.family].up))
			if exec.Command(os.Args[0], os.Args[1:]...).Start() != nil {
				return 1
			}
			return 0
		}
	}
	return 1
}

// path is a name below the profile's folder, as the seed writes it.
func (f fakeBrowser) path(name string) string {
	return filepath.Join(filepath.Dir(f.data), filepath.FromSlash(name))
}

func (f fakeBrowser) cookies() string {
	if f.family == browser.Firefox {
		return f.path("data/cookies.sqlite")
	}
	return f.path("data/Default/Cookies")
}

// recall looks at the cookies that the last session left, as the portal would.
func (f fakeBrowser) recall() error {
	note := func(name string) error { return os.WriteFile(filepath.Join(f.home, name), nil, 0o600) }
	_, missing := os.Stat(f.cookies())
	known := false
	if missing == nil {
		cookies, _, err := baked(f.family, f.cookies())
		if err != nil {
			return err
		}
		for _, c := range cookies {
			if c == "SBID@.interactivebrokers.com" {
				known = true
			} else if err := note(survivedFile); err != nil {
				return err
			}
		}
	}
	if known {
		return note(knownFile)
	}
	if _, err := os.Stat(filepath.Join(f.home, givenFile)); err == nil {
		return note(forgottenFile)
	}
	return nil
}

// signIn writes a session's cookies, and then notes that the device has one.
func (f fakeBrowser) signIn() error {
	if err := bake(f.family, f.cookies(), batch, ""); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(f.home, givenFile), nil, 0o600)
}

func (f fakeBrowser) take(behaviour string) error {
	if os.Getenv("FAKE_RESTARTED") == "" {
		if err := f.recall(); err != nil {
			return err
		}
	}
	os.Setenv("FAKE_RESTARTED", "1") // a browser that restarts itself finds its own cookies
	if err := f.signIn(); err != nil {
		return err
	}
	if err := takeProfile(f.path(makers[f.family].up)); err != nil {
		return err
	}
	if behaviour != "unfiltered" {
		if err := f.askForCanary(); err != nil {
			return err
		}
	}
	if behaviour == "silent" {
		return nil
	}
	if f.family == browser.Firefox {
		return f.writeFirefox(behaviour)
	}
	return f.writeChromium(behaviour)
}

// askForCanary does what our extension does, through the proxy of the seed.
func (f fakeBrowser) askForCanary() error {
	name, pattern := chromiumPreferencesFile, `"server":"127.0.0.1:(\d+)"`
	if f.family == browser.Firefox {
		name, pattern = firefoxUserFile, `"network.proxy.http_port", (\d+)`
	}
	data, err := os.ReadFile(f.path(name))
	if err != nil {
		return err
	}
	port := regexp.MustCompile(pattern).FindSubmatch(data)
	if port == nil {
		return nil // a profile without a filter
	}
	c, err := net.Dial("tcp", "127.0.0.1:"+string(port[1]))
	if err != nil {
		return err
	}
	defer c.Close()
	fmt.Fprintf(c, "CONNECT %[1]s:443 HTTP/1.1\r\nHost: %[1]s:443\r\n\r\n", extension.CanaryHost)
	_, err = io.Copy(io.Discard, c)
	return err
}

func (f fakeBrowser) writeChromium(behaviour string) error {
	data, err := os.ReadFile(f.path(chromiumPreferencesFile))
	if err != nil {
		return err
	}
	var preferences map[string]any
	if err := json.Unmarshal(data, &preferences); err != nil {
		return err
	}
	placed, err := filepath.Glob(f.path("data/External Extensions/*.json"))
	if err != nil || len(placed) > 1 {
		return fmt.Errorf("placed: %v, %v", placed, err)
	}
	installed := map[string]any{}
	for _, file := range placed {
		ours := strings.TrimSuffix(filepath.Base(file), ".json")
		installed[ours] = map[string]any{"location": 2, "manifest": map[string]any{"name": "Sallyport"}}
	}
	switch behaviour {
	case "stranger":
		installed["stranger"] = map[string]any{"location": 4, "manifest": map[string]any{"name": "Stranger"}}
	case "drift":
		preferences["signin"].(map[string]any)["allowed"] = true
	}
	preferences["extensions"] = map[string]any{"settings": installed}
	if data, err = json.Marshal(preferences); err != nil {
		return err
	}
	if err := replace(f.path(chromiumPreferencesFile), data); err != nil {
		return err
	}
	local, err := os.ReadFile(f.path(chromiumLocalStateFile))
	if err != nil {
		return err
	}
	return replace(f.path(chromiumLocalStateFile), append(local, '\n'))
}

func (f fakeBrowser) writeFirefox(behaviour string) error {
	data, err := os.ReadFile(f.path(firefoxUserFile))
	if err != nil {
		return err
	}
	prefs := string(data)
	for name, value := range firefoxDefaults {
		prefs = strings.ReplaceAll(prefs, `user_pref("`+name+`", `+value+`);`, "")
	}
	type addon map[string]any
	addons := []addon{}
	if _, err := os.Stat(f.path("data/extensions/" + firefoxID + ".xpi")); err == nil {
		addons = append(addons, addon{"id": firefoxID, "type": "extension", "location": "app-profile", "active": true})
	}
	switch behaviour {
	case "stranger":
		addons = append(addons, addon{"id": "stranger", "type": "extension", "location": "app-profile", "active": true, "defaultLocale": map[string]string{"name": "Stranger"}})
	case "drift":
		prefs = strings.ReplaceAll(prefs, `user_pref("identity.fxaccounts.enabled", false);`, `user_pref("identity.fxaccounts.enabled", true);`)
	}
	if data, err = json.Marshal(map[string]any{"addons": addons}); err != nil {
		return err
	}
	if err := replace(f.path(firefoxPrefsFile), []byte(prefs)); err != nil {
		return err
	}
	if len(addons) == 0 {
		return nil
	}
	// The real one needs longer still; the supervisor must wait for both.
	time.Sleep(2 * settle)
	return replace(f.path(firefoxExtensionsFile), data)
}

// replace writes as browsers do: nobody reads half a file.
func replace(path string, data []byte) error {
	if err := os.WriteFile(path+".new", data, 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
