package machine

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// account is one line of passwd, without its password field.
type account struct {
	name, home, shell string
	uid               int
}

// accountRules says which accounts are people's.
type accountRules struct {
	min, max int      // the range of user numbers, both included
	shells   []string // those that can be logged in with; empty where the system lists none
}

// These are the values that shadow-utils takes where login.defs has none.
const (
	defaultUIDMin = 1000
	defaultUIDMax = 60000
)

// The files of accounts are small; a directory's accounts are not in them.
const maxAccountFile = 4 << 20

// accounts gives all accounts of passwd and the rules for telling people's.
func (v *view) accounts() ([]account, accountRules, error) {
	rules := accountRules{min: defaultUIDMin, max: defaultUIDMax}
	if b, err := v.read("/etc/login.defs", maxAccountFile); err == nil {
		rules.min, rules.max = parseLoginDefs(b)
	}
	if b, err := v.read("/etc/shells", maxAccountFile); err == nil {
		rules.shells = parseShells(b)
	}
	b, err := v.read("/etc/passwd", maxAccountFile)
	if err != nil {
		return nil, rules, err
	}
	all := parsePasswd(b)
	if len(all) == 0 {
		return nil, rules, errors.New("/etc/passwd lists no account")
	}
	for _, name := range v.homedAccounts() {
		if !slices.ContainsFunc(all, func(a account) bool { return a.name == name }) {
			// systemd-homed gives numbers just above the range, and its accounts are people's.
			all = append(all, account{name: name, uid: rules.max, home: "/home/" + name, shell: firstOr(rules.shells, "/bin/sh")})
		}
	}
	return all, rules, nil
}

// homedAccounts are those whose home folder systemd-homed keeps in /home, next
// to where it is mounted.
func (v *view) homedAccounts() []string {
	var names []string
	for _, file := range v.list("/home", 4096) {
		for _, ext := range []string{".homedir", ".home"} {
			if name, ok := strings.CutSuffix(file, ext); ok && name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

func firstOr(list []string, otherwise string) string {
	if len(list) > 0 {
		return list[0]
	}
	return otherwise
}

// person says whether an account is one that a person logs in with. home says
// whether a folder exists.
func (r accountRules) person(a account, home func(string) bool) bool {
	if a.uid < r.min || a.uid > r.max {
		return false
	}
	switch path.Base(a.shell) {
	case "nologin", "false", "true", "sync", "git-shell", ".", "/":
		return false
	}
	if len(r.shells) > 0 && !slices.Contains(r.shells, a.shell) {
		return false
	}
	return isPersonsHome(a.home) && home(a.home)
}

// isPersonsHome is false for the places where services have their folders.
func isPersonsHome(home string) bool {
	home = path.Clean(home)
	if strings.HasPrefix(home, "/var/home/") { // image-based Fedora
		return true
	}
	for _, place := range []string{"/var", "/usr", "/opt", "/srv", "/etc", "/run", "/tmp", "/dev", "/proc", "/sys", "/bin", "/sbin", "/lib", "/nix", "/gnu", "/nonexistent"} {
		if home == place || strings.HasPrefix(home, place+"/") {
			return false
		}
	}
	return path.IsAbs(home) && home != "/"
}

// parsePasswd reads passwd(5). Lines that are not accounts are left out, and so
// are the "+" lines of NIS.
func parsePasswd(b []byte) []account {
	var all []account
	for line := range bytes.Lines(b) {
		f := strings.Split(strings.TrimRight(string(line), "\r\n"), ":")
		if len(f) != 7 || f[0] == "" || strings.ContainsAny(f[0][:1], "+-#") {
			continue
		}
		uid, err := strconv.ParseUint(f[2], 10, 31)
		if err != nil {
			continue
		}
		shell := f[6]
		if shell == "" {
			shell = "/bin/sh" // passwd(5)
		}
		all = append(all, account{name: printable(f[0]), uid: int(uid), home: f[5], shell: shell})
	}
	return all
}

// parseLoginDefs gives the range of people's user numbers.
func parseLoginDefs(b []byte) (low, high int) {
	low, high = defaultUIDMin, defaultUIDMax
	for line := range bytes.Lines(b) {
		f := strings.Fields(string(line))
		if len(f) < 2 {
			continue
		}
		n, err := strconv.ParseUint(f[1], 10, 31)
		if err != nil {
			continue
		}
		switch f[0] {
		case "UID_MIN":
			low = int(n)
		case "UID_MAX":
			high = int(n)
		}
	}
	return low, high
}

func parseShells(b []byte) []string {
	var shells []string
	for line := range bytes.Lines(b) {
		if s := strings.TrimSpace(string(line)); strings.HasPrefix(s, "/") {
			shells = append(shells, s)
		}
	}
	return shells
}

// directoryAccounts names the directory that nsswitch.conf adds to passwd.
// "sss" does not count: Fedora has it there on every machine.
func (v *view) directoryAccounts() (string, error) {
	b, err := v.read("/etc/nsswitch.conf", maxAccountFile)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	lines := bufio.NewScanner(bytes.NewReader(b))
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		database, sources, ok := strings.Cut(line, ":")
		if !ok || strings.TrimSpace(database) != "passwd" {
			continue
		}
		for _, source := range strings.Fields(sources) {
			switch source {
			case "ldap", "winbind", "nis", "nisplus":
				return source, nil
			}
		}
	}
	return "", lines.Err()
}

// printable keeps a name from elsewhere from doing more than naming: no
// control characters, and not endless.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		if !strconv.IsPrint(r) || r == '\uFFFD' {
			return '?'
		}
		return r
	}, s)
	if r := []rune(s); len(r) > 64 {
		return fmt.Sprintf("%s…", string(r[:63]))
	}
	return s
}
