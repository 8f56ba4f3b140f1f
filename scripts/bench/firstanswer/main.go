// Command firstanswer measures how long a fresh native host takes from being
// started to its first answer. Hosts take turns, so that what else the machine
// does hits all of them alike. It prints one JSON object: the median in
// milliseconds by host name.
//
//	firstanswer ORIGIN name=program ...
package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

const (
	warmUps = 5
	runs    = 50
)

const hello = `{"id":"0190a5c4-6f2e-7c3a-9b1d-2f4e6a8c0e10","v":1,"verb":"hello","body":{"min":1,"max":1,"extension":"0.0.0"}}`

func main() {
	medians, err := measure(os.Args[1], os.Args[2:])
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(medians)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "firstanswer: %v\n", err)
		os.Exit(1)
	}
}

func measure(origin string, hosts []string) (map[string]float64, error) {
	times := map[string][]time.Duration{}
	for i := range warmUps + runs {
		for _, host := range hosts {
			name, program, _ := strings.Cut(host, "=")
			took, err := answer(program, origin)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			if i >= warmUps {
				times[name] = append(times[name], took)
			}
		}
	}
	medians := map[string]float64{}
	for name, t := range times {
		slices.Sort(t)
		medians[name] = float64(t[len(t)/2].Microseconds()) / 1000
	}
	return medians, nil
}

// answer starts a host, sends it one frame and returns the time until the
// answer was read whole.
func answer(program, origin string) (time.Duration, error) {
	cmd := exec.Command(program, origin)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return 0, err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return 0, err
	}
	frame := binary.NativeEndian.AppendUint32(nil, uint32(len(hello)))
	frame = append(frame, hello...)

	began := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	if _, err := stdin.Write(frame); err != nil {
		return 0, err
	}
	head := make([]byte, 4)
	if _, err := io.ReadFull(stdout, head); err != nil {
		return 0, err
	}
	body := make([]byte, binary.NativeEndian.Uint32(head))
	if _, err := io.ReadFull(stdout, body); err != nil {
		return 0, err
	}
	took := time.Since(began)
	if err := stdin.Close(); err != nil {
		return 0, err
	}
	if err := cmd.Wait(); err != nil {
		return 0, err
	}
	var a struct {
		OK *bool `json:"ok"`
	}
	if err := json.Unmarshal(body, &a); err != nil {
		return 0, err
	}
	if a.OK != nil && !*a.OK {
		return 0, fmt.Errorf("refused: %s", body)
	}
	return took, nil
}
