package profile

import (
	"maps"
	"slices"
	"strings"
)

// passed are the variables that a supervisor and its browser inherit. What a
// browser put into its native host's environment, or somebody else into the
// user's (LD_PRELOAD, proxies, debugging switches), is not among them.
var passed = map[string]bool{
	"DBUS_SESSION_BUS_ADDRESS": true, "DESKTOP_SESSION": true, "DISPLAY": true, "GDK_SCALE": true,
	"GTK_IM_MODULE": true, "HOME": true, "LANG": true, "LANGUAGE": true, "LOGNAME": true, "PATH": true,
	"QT_IM_MODULE": true, "SHELL": true, "TMPDIR": true, "TZ": true, "USER": true, "WAYLAND_DISPLAY": true,
	"XAUTHORITY": true, "XDG_CACHE_HOME": true, "XDG_CONFIG_HOME": true, "XDG_CURRENT_DESKTOP": true,
	"XDG_DATA_DIRS": true, "XDG_DATA_HOME": true, "XDG_RUNTIME_DIR": true, "XDG_SESSION_TYPE": true,
	"XDG_STATE_HOME": true, "XMODIFIERS": true,

	"APPDATA": true, "COMSPEC": true, "LOCALAPPDATA": true, "PROGRAMDATA": true, "PROGRAMFILES": true,
	"PROGRAMFILES(X86)": true, "SYSTEMDRIVE": true, "SYSTEMROOT": true, "TEMP": true, "TMP": true,
	"USERNAME": true, "USERPROFILE": true, "WINDIR": true,

	"SALLYPORT_HOME": true, "SALLYPORT_KEY": true, CeilingVariable: true, PlacementVariable: true,
}

// cleanEnvironment keeps what is passed on: the listed variables and the
// locale's LC_*.
func cleanEnvironment(environ []string) []string {
	return slices.DeleteFunc(slices.Clone(environ), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		name = strings.ToUpper(name)
		return !passed[name] && !strings.HasPrefix(name, "LC_")
	})
}

// browserEnvironment is a hardened browser's: the clean one, the state folder
// and the mark that its native host recognises itself by, and the family's own.
func browserEnvironment(environ []string, home string, level Level, extra map[string]string) []string {
	own := map[string]string{"SALLYPORT_HOME": home, insideVariable: string(level)}
	maps.Copy(own, extra)
	env := slices.DeleteFunc(cleanEnvironment(environ), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		_, replaced := own[name]
		return replaced
	})
	for _, name := range sortedNames(own) {
		env = append(env, name+"="+own[name])
	}
	return env
}
