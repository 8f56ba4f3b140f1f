package machine

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/sallyport/sallyport/internal/finding"
)

// guestName matches accounts that a display manager makes for guests
// (LightDM: guest-a1b2c3) and the usual names of public ones.
var guestName = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(guest|gast|invite|invité|invitado|ospite|visitor|kiosk|public|opac)([-_]?[a-z0-9]{0,10})?$`)
})

// guest says why this account is nobody's own, if it is.
func (v *view) guest(self account) finding.Sentence {
	if guestName().MatchString(self.name) {
		return say("guest_account", self.name)
	}
	for _, variable := range []string{"XDG_CURRENT_DESKTOP", "DESKTOP_SESSION"} {
		if strings.Contains(strings.ToLower(v.getenv(variable)), "kiosk") {
			return say("kiosk")
		}
	}
	return finding.Sentence{}
}

// mount is one line of mountinfo.
type mount struct{ point, kind string }

func (v *view) mounts() ([]mount, error) {
	b, err := v.read("/proc/self/mountinfo", 4<<20)
	return parseMountinfo(b), err
}

// parseMountinfo reads proc_pid_mountinfo(5); lines of another shape are left out.
func parseMountinfo(b []byte) []mount {
	var all []mount
	for line := range bytes.Lines(b) {
		left, right, ok := strings.Cut(string(line), " - ")
		l, r := strings.Fields(left), strings.Fields(right)
		if ok && len(l) >= 6 && len(r) >= 1 {
			all = append(all, mount{point: unescapeMount.Replace(l[4]), kind: r[0]})
		}
	}
	return all
}

var unescapeMount = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)

// inMemory says whether a folder is itself a file system in memory. A whole
// system in memory is not meant: that is the business of live.
func inMemory(mounts []mount, folder string) bool {
	folder = path.Clean(folder)
	return path.IsAbs(folder) && folder != "/" && slices.ContainsFunc(mounts, func(m mount) bool {
		return m.point == folder && (m.kind == "tmpfs" || m.kind == "ramfs")
	})
}

// Where the start scripts of live systems put the medium: live-boot (Debian,
// Tails), casper (Ubuntu), dracut (Fedora), archiso. A root file system of the
// kind overlay says nothing: every container has one.
var liveMounts = []string{"/run/live/medium", "/run/live/rootfs", "/lib/live/mount/medium", "/rofs", "/cdrom/casper", "/run/initramfs/live", "/run/archiso/bootmnt", "/run/miso/bootmnt"}

// live says that the system runs from a live medium, if it does.
func (v *view) live(mounts []mount) (finding.Sentence, error) {
	for _, m := range mounts {
		if slices.Contains(liveMounts, m.point) || strings.HasPrefix(m.point, "/run/live/rootfs/") {
			return say("live_system"), nil
		}
	}
	b, err := v.read("/proc/cmdline", 64<<10)
	if err != nil {
		return finding.Sentence{}, err
	}
	for _, word := range strings.Fields(string(b)) {
		key, value, _ := strings.Cut(word, "=")
		switch {
		case key == "boot" && (value == "live" || value == "casper"),
			key == "rd.live.image", key == "toram",
			key == "root" && strings.HasPrefix(value, "live:"),
			key == "archisobasedir", key == "misobasedir":
			return say("live_system"), nil
		}
	}
	return finding.Sentence{}, nil
}

// autoLogin gives the account that the display manager logs in without a
// password, empty where there is none. A file that this user may not read is
// an error only when no other file decides.
func (v *view) autoLogin() (string, error) {
	var unread error
	for _, source := range []struct {
		files []string
		find  func(ini) string
	}{
		{[]string{"/etc/gdm3/daemon.conf", "/etc/gdm3/custom.conf", "/etc/gdm/custom.conf"}, gdmAutoLogin},
		{v.configs("/etc/lightdm/lightdm.conf", "/etc/lightdm/lightdm.conf.d"), lightdmAutoLogin},
		{v.configs("/etc/sddm.conf", "/etc/sddm.conf.d"), func(i ini) string { return i.get("autologin", "user") }},
	} {
		for _, file := range source.files {
			b, err := v.read(file, 256<<10)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				unread = err
				continue
			}
			if user := source.find(parseINI(b)); user != "" {
				return printable(user), nil
			}
		}
	}
	return "", unread
}

func (v *view) configs(file, folder string) []string {
	files := []string{file}
	for _, name := range v.list(folder, 256) {
		if strings.HasSuffix(name, ".conf") {
			files = append(files, path.Join(folder, name))
		}
	}
	return files
}

func gdmAutoLogin(i ini) string {
	if !strings.EqualFold(i.get("daemon", "automaticloginenable"), "true") && i.get("daemon", "automaticloginenable") != "1" {
		return ""
	}
	return i.get("daemon", "automaticlogin")
}

func lightdmAutoLogin(i ini) string {
	for section := range i {
		if section == "seatdefaults" || strings.HasPrefix(section, "seat:") {
			if user := i.get(section, "autologin-user"); user != "" {
				return user
			}
		}
	}
	return ""
}

// ini is sections of keys, all in lower case, as these display managers write them.
type ini map[string]map[string]string

func (i ini) get(section, key string) string { return i[section][key] }

func parseINI(b []byte) ini {
	all, section := ini{}, ""
	for line := range bytes.Lines(b) {
		s := strings.TrimSpace(string(line))
		switch {
		case s == "" || s[0] == '#' || s[0] == ';':
		case s[0] == '[' && s[len(s)-1] == ']':
			section = strings.ToLower(s[1 : len(s)-1])
		default:
			if key, value, ok := strings.Cut(s, "="); ok {
				if all[section] == nil {
					all[section] = map[string]string{}
				}
				all[section][strings.ToLower(strings.TrimSpace(key))] = strings.TrimSpace(value)
			}
		}
	}
	return all
}
