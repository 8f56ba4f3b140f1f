package rehearsal

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/portal"
)

const (
	maxRecord = 4 << 10
	// probeTime is how long the server may take to prove that it is ours. It is on
	// this machine and answers from memory.
	probeTime = time.Second
	// probePath answers a challenge, so that a process which took over the port
	// of a rehearsal that was killed is not taken for it.
	probePath   = "/.sallyport-rehearsal"
	probeHeader = "Sallyport-Challenge"
)

// record is the note in the state folder that a rehearsal runs.
type record struct {
	URL string `json:"url"`
	PID int    `json:"pid"`
	// Secret never leaves this file and the server: the server proves with it
	// that it is the one that wrote the file.
	Secret string `json:"secret"`
}

// Running tells the address of the rehearsal that runs for a state folder. A
// note that was left by a killed process does not count: the process must live
// and the server must prove that it wrote the note.
func Running(home string) (address string, ok bool) {
	r, err := readRecord(recordPath(home))
	if err != nil || !alive(r.PID) || !r.proves() {
		return "", false
	}
	return r.URL, true
}

func readRecord(path string) (record, error) {
	data, err := disk.ReadFile(path, maxRecord)
	if err != nil {
		return record{}, err
	}
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return record{}, fmt.Errorf("%s: %w", path, err)
	}
	u, err := url.Parse(r.URL)
	if err != nil || u.Scheme != "http" || u.Hostname() != portal.RehearsalHost || u.Path != "" || u.RawQuery != "" || u.User != nil || r.Secret == "" {
		return record{}, fmt.Errorf("%s does not describe a rehearsal", path)
	}
	return r, nil
}

// proves asks the server for an answer that only the writer of the record can
// give. It connects to the loopback address itself, whatever the name
// resolves to.
func (r record) proves() bool {
	u, err := url.Parse(r.URL)
	if err != nil {
		return false
	}
	port := u.Port()
	if port == "" {
		port = "80"
	}
	ctx, cancel := context.WithTimeout(context.Background(), probeTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, r.URL+probePath, nil)
	if err != nil {
		return false
	}
	challenge := rand.Text()
	request.Header.Set(probeHeader, challenge)
	client := &http.Client{
		Transport: &http.Transport{
			DisableKeepAlives: true,
			DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
				return new(net.Dialer).DialContext(ctx, network, net.JoinHostPort("127.0.0.1", port))
			},
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, maxRecord))
	return err == nil && response.StatusCode == http.StatusOK && hmac.Equal(answer, []byte(proof(r.Secret, challenge)))
}

func proof(secret, challenge string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(challenge))
	return hex.EncodeToString(mac.Sum(nil))
}

// write puts the record in place in one step, readable by this user only.
func (r record) write(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return cannotNote(err, "make the state folder writable, or set SALLYPORT_HOME to another")
	}
	data, err := json.Marshal(r)
	if err != nil {
		return err
	}
	temporary, err := disk.WriteTemporary(dir, ".rehearsal-*", data)
	if err != nil {
		return cannotNote(err, "make the state folder writable and check that its disk has room, or set SALLYPORT_HOME to another")
	}
	if err := disk.Move(temporary, path); err != nil {
		_ = os.Remove(temporary)
		return cannotNote(err, "check that the disk has room")
	}
	return nil
}

func cannotNote(err error, fix string) error {
	return fmt.Errorf("the rehearsal cannot note that it runs: %w; %s", err, fix)
}

// remove removes the record unless another rehearsal has written its own since.
func (r record) remove(path string) error {
	current, err := readRecord(path)
	if errors.Is(err, fs.ErrNotExist) || (err == nil && current.Secret != r.Secret) {
		return nil
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing the note that a rehearsal runs: %w", err)
	}
	return nil
}
