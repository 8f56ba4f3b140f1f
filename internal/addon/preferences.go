package addon

import (
	"errors"
	"slices"
	"strconv"
	"time"
)

// setting is one entry of extensions.settings.
type setting struct {
	id       string
	path     string
	manifest []byte
	location int
	// reasons are disable_reasons, a number or a list of them.
	reasons    []int
	hasReasons bool
	// state is the older field: 0 is off, 1 on; -1 where it is not there.
	state       int
	blocked     bool
	blockBits   int
	withholding bool
	private     bool
	files       bool
	origin      Origin
	store       *StoreEntry
	active      grants
	runtime     grants
}

// grants are a permission set, as the preferences keep it: hosts for requests and for
// content scripts, and those API permissions that matter at the portal.
type grants struct{ hosts, scripts, apis []string }

// settingsReader collects the entries of both preferences files.
type settingsReader struct {
	byID  map[string]*setting
	order []*setting
}

func (r *settingsReader) parse(raw []byte) error {
	s := newScanner(raw)
	err := within(s, "extensions", func() error {
		return within(s, "settings", func() error {
			return s.object(func(key []byte) error {
				if s.space() != '{' {
					return s.skip()
				}
				return r.entry(s, key).read(s)
			})
		})
	})
	return errors.Join(err, s.end())
}

// within reads an object and calls visit at the value of one key, if it is an
// object too.
func within(s *scanner, name string, visit func() error) error {
	return s.object(func(key []byte) error {
		if string(key) != name || s.space() != '{' {
			return s.skip()
		}
		return visit()
	})
}

func (r *settingsReader) entry(s *scanner, key []byte) *setting {
	if r.byID == nil {
		r.byID = map[string]*setting{}
	}
	e := r.byID[string(key)]
	if e == nil {
		e = &setting{id: s.keep(key), state: -1}
		r.byID[e.id] = e
		r.order = append(r.order, e)
	}
	return e
}

func (e *setting) read(s *scanner) error {
	return s.object(func(key []byte) (err error) {
		switch string(key) {
		case "path":
			e.path, err = stringOrSkip(s)
		case "location":
			e.location, _, err = s.integer()
		case "state":
			e.state, _, err = s.integer()
		case "disable_reasons":
			e.hasReasons = true
			e.reasons, err = numbers(s)
		case "blacklist":
			e.blocked, err = s.boolean()
		case "blacklist_state", "omaha_blocklist_state", "extension_telemetry_service_blocklist_state":
			var bits int
			bits, _, err = s.integer()
			e.blockBits |= bits
		case "incognito":
			e.private, err = s.boolean()
		case "newAllowFileAccess":
			e.files, err = s.boolean()
		case "from_webstore":
			e.origin.FromStore, err = s.boolean()
		case "was_installed_by_default":
			e.origin.ByDefault, err = s.boolean()
		case "was_installed_by_oem":
			e.origin.ByMaker, err = s.boolean()
		case "ack_external":
			e.origin.Acknowledged, err = s.boolean()
		case "creation_flags":
			e.origin.CreationFlags, _, err = s.integer()
		case "first_install_time":
			e.origin.InstalledAt, err = readTime(s)
		case "last_update_time":
			e.origin.UpdatedAt, err = readTime(s)
		case "install_time":
			// The older field, which is of the last update.
			var at time.Time
			if at, err = readTime(s); e.origin.UpdatedAt.IsZero() {
				e.origin.UpdatedAt = at
			}
		case "cws-info":
			e.store, err = readStoreEntry(s)
		case "withholding_permissions":
			e.withholding, err = s.boolean()
		case "active_permissions":
			e.active, err = readGrants(s)
		case "runtime_granted_permissions":
			e.runtime, err = readGrants(s)
		case "manifest":
			if s.space() == '{' {
				e.manifest, err = s.raw()
			} else {
				err = s.skip()
			}
		default:
			err = s.skip()
		}
		return err
	})
}

func stringOrSkip(s *scanner) (string, error) {
	if s.space() != '"' {
		return "", s.skip()
	}
	return s.str()
}

// numbers reads a number, or a list of numbers, as a list.
func numbers(s *scanner) ([]int, error) {
	var all []int
	one := func() error {
		n, _, err := s.integer()
		if n != 0 {
			all = append(all, n)
		}
		return err
	}
	if s.space() == '[' {
		err := s.array(one)
		return all, err
	}
	err := one()
	return all, err
}

func readTime(s *scanner) (time.Time, error) {
	text, err := stringOrSkip(s)
	return chromiumTime(text), err
}

// readStoreEntry reads cws-info. Source: Chromium's cws_info_service.cc.
func readStoreEntry(s *scanner) (*StoreEntry, error) {
	if s.space() != '{' {
		return nil, s.skip()
	}
	e := &StoreEntry{}
	err := s.object(func(key []byte) (err error) {
		switch string(key) {
		case "is-present":
			e.Present, err = s.boolean()
		case "is-live":
			e.Live, err = s.boolean()
		case "unpublished-long-ago":
			e.Unpublished, err = s.boolean()
		case "violation-type":
			var code int
			code, _, err = s.integer()
			e.Violation = violation(code)
		case "last-updated-time-millis":
			var n int64
			n, err = bigNumber(s)
			e.UpdatedAt = milliseconds(n)
		default:
			err = s.skip()
		}
		return err
	})
	return e, err
}

// bigNumber reads a number that is written as one or as a decimal string.
func bigNumber(s *scanner) (int64, error) {
	if s.space() != '"' {
		n, _, err := s.integer()
		return int64(n), err
	}
	text, err := s.str()
	n, _ := strconv.ParseInt(text, 10, 64) // what is no number counts as none
	return n, err
}

func readGrants(s *scanner) (grants, error) {
	var g grants
	if s.space() != '{' {
		return g, s.skip()
	}
	err := s.object(func(key []byte) (err error) {
		switch string(key) {
		case "api":
			g.apis, err = apiList(s)
		case "explicit_host":
			g.hosts, err = stringList(s)
		case "scriptable_host":
			g.scripts, err = stringList(s)
		default:
			err = s.skip()
		}
		return err
	})
	return g, err
}

// apiList reads API permissions, and keeps those that give something at the portal by
// themselves or with a host. One with details, an object with the name as its key, never does.
func apiList(s *scanner) ([]string, error) {
	all, err := stringList(s)
	return slices.DeleteFunc(all, func(p string) bool { return needs(p) == 0 }), err
}

func stringList(s *scanner) ([]string, error) {
	if s.space() != '[' {
		return nil, s.skip()
	}
	var all []string
	err := s.array(func() error {
		if s.space() != '"' {
			return s.skip()
		}
		t, err := s.str()
		all = append(all, t)
		return err
	})
	return all, err
}
