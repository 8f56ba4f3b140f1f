package vault_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/vault"
)

// counter is the document of the tests with many processes.
type counter struct {
	N   int    `json:"n"`
	Pad string `json:"pad,omitempty"`
}

// TestMain lets the test binary be its own child: another process that uses
// the same vault.
func TestMain(m *testing.M) {
	os.Setenv("SALLYPORT_KEY", "file") // the keyring has its own test
	switch os.Getenv("VAULT_TEST_CHILD") {
	case "":
		os.Exit(m.Run())
	case "count":
		// Counts for ever, or as often as told, and acknowledges every number.
		times, _ := strconv.Atoi(os.Getenv("VAULT_TEST_TIMES"))
		v := childVault()
		v.SetLockWait(time.Minute) // many at once may keep each other waiting on a slow disk
		out := bufio.NewWriter(os.Stdout)
		for i := 0; times == 0 || i < times; i++ {
			var c counter
			childMust(v.Update("counter", &c, func() error { c.N++; return nil }))
			fmt.Fprintln(out, c.N)
			childMust(out.Flush())
		}
	case "lock":
		// Holds the lock until its input ends.
		v := childVault()
		var c counter
		childMust(v.Update("counter", &c, func() error {
			fmt.Println("held")
			_, _ = bufio.NewReader(os.Stdin).ReadByte()
			return nil
		}))
	default:
		platformChild(os.Getenv("VAULT_TEST_CHILD"))
	}
	os.Exit(0)
}

func childVault() *vault.Vault {
	v, err := vault.Open(os.Getenv("VAULT_TEST_DIR"))
	childMust(err)
	return v
}

func childMust(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child prepares this test binary as another process in role on the vault dir.
func child(t *testing.T, role, dir string, env ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), "VAULT_TEST_CHILD="+role, "VAULT_TEST_DIR="+dir)
	cmd.Env = append(cmd.Env, env...)
	cmd.Stderr = os.Stderr
	return cmd
}
