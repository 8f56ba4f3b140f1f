package profile

// What a browser makes once it has taken a profile. Sources: Chromium's
// process_singleton_posix.cc, Firefox's nsProfileLock.cpp.
const (
	chromiumUp = "data/SingletonLock"
	firefoxUp  = "data/.parentlock"
)

func firefoxArgs() []string { return nil }
