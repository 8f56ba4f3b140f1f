package vault_test

import "fmt"

func platformChild(role string) { childMust(fmt.Errorf("no such role: %s", role)) }
