package vault

import "time"

// SetLockWait shortens how long a writer waits for the lock.
func (v *Vault) SetLockWait(d time.Duration) { v.wait = d }
