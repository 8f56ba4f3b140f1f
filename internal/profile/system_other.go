//go:build !windows && !darwin

package profile

// What a browser makes once it has taken a profile, even as a dangling link. Both
// were measured with Debian's browsers.
const (
	chromiumUp = "data/SingletonLock"
	firefoxUp  = "data/lock"
)

func firefoxArgs() []string { return nil }
