package profile

// What a browser makes once it has taken a profile. Sources: Chromium's
// process_singleton_win.cc, Firefox's nsProfileLock.cpp.
const (
	chromiumUp = "data/lockfile"
	firefoxUp  = "data/parent.lock"
)

// firefoxArgs keeps the process that was started until the browser ends: Firefox
// starts itself a second time here, and the first would be gone at once. Source:
// its LauncherProcessWin.cpp.
func firefoxArgs() []string { return []string{"--wait-for-browser"} }
