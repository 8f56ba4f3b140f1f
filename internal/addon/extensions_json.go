package addon

import (
	"errors"
	"net/url"
	"strings"
	"time"
)

// record is one entry of addons in extensions.json.
type record struct {
	id, kind, version, location, path, name string
	active, removed, shadowed               bool
	permissions, origins                    []string
	origin                                  Origin
	state                                   State
}

func parseExtensionsJSON(raw []byte) ([]record, error) {
	var all []record
	s := newScanner(raw)
	err := s.object(func(key []byte) error {
		if string(key) != "addons" || s.space() != '[' {
			return s.skip()
		}
		all = nil
		return s.array(func() error {
			if s.space() != '{' {
				return s.skip()
			}
			var r record
			err := r.read(s)
			all = append(all, r)
			return err
		})
	})
	return all, errors.Join(err, s.end())
}

func (r *record) read(s *scanner) error {
	return s.object(func(key []byte) (err error) {
		switch string(key) {
		case "id":
			r.id, err = stringOrSkip(s)
		case "type":
			r.kind, err = stringOrSkip(s)
		case "version":
			r.version, err = stringOrSkip(s)
		case "location":
			r.location, err = stringOrSkip(s)
		case "path":
			r.path, err = stringOrSkip(s)
		case "active":
			r.active, err = s.boolean()
		case "pendingUninstall":
			r.removed, err = s.boolean()
		case "visible":
			// Another copy, in a place that goes first, stands before this one.
			var visible bool
			visible, err = s.boolean()
			r.shadowed = !visible
		case "installDate":
			r.origin.InstalledAt, err = readMilliseconds(s)
		case "updateDate":
			r.origin.UpdatedAt, err = readMilliseconds(s)
		case "updateURL":
			r.origin.UpdateURL, err = stringOrSkip(s)
		case "sourceURI":
			var from string
			from, err = stringOrSkip(s)
			r.origin.From = hostOf(from)
		case "foreignInstall":
			r.origin.Foreign, err = s.boolean()
		case "installTelemetryInfo":
			r.origin.Source, err = readSource(s)
		case "userDisabled", "appDisabled", "softDisabled", "embedderDisabled":
			reason := strings.TrimSuffix(string(key), "Disabled")
			var off bool
			if off, err = s.boolean(); off {
				r.state.DisabledBy = append(r.state.DisabledBy, reason)
			}
		case "signedState":
			r.state.Signature, err = readSignature(s)
		case "blocklistState":
			var code int
			code, _, err = s.integer()
			r.state.Block = firefoxBlock(code)
		case "recommendationState":
			r.state.Recommended = s.space() == '{'
			err = s.skip()
		case "defaultLocale":
			err = r.readLocale(s)
		case "userPermissions":
			err = r.readPermissions(s)
		default:
			err = s.skip()
		}
		return err
	})
}

// readLocale reads the texts that a user sees, of which the name counts.
func (r *record) readLocale(s *scanner) error {
	if s.space() != '{' {
		return s.skip()
	}
	return s.object(func(key []byte) (err error) {
		if string(key) != "name" {
			return s.skip()
		}
		r.name, err = stringOrSkip(s)
		return err
	})
}

func (r *record) readPermissions(s *scanner) error {
	if s.space() != '{' {
		return s.skip()
	}
	return s.object(func(key []byte) (err error) {
		switch string(key) {
		case "permissions":
			r.permissions, err = stringList(s)
		case "origins":
			r.origins, err = stringList(s)
		default:
			err = s.skip()
		}
		return err
	})
}

func readMilliseconds(s *scanner) (time.Time, error) {
	n, err := bigNumber(s)
	return milliseconds(n), err
}

// readSource reads where an installation began. Its method, for example
// "sideload", says more than the source where there is one.
func readSource(s *scanner) (string, error) {
	if s.space() != '{' {
		return "", s.skip()
	}
	var source, method string
	err := s.object(func(key []byte) (err error) {
		switch string(key) {
		case "source":
			source, err = stringOrSkip(s)
		case "method":
			method, err = stringOrSkip(s)
		default:
			err = s.skip()
		}
		return err
	})
	if method != "" {
		source += " " + method
	}
	return strings.TrimSpace(source), err
}

// readSignature reads signedState. Source: AddonManager.SIGNEDSTATE_*; null
// is for what needs no signature.
func readSignature(s *scanner) (Signature, error) {
	code, number, err := s.integer()
	switch {
	case !number:
		return NoSignature, err
	case code <= -2:
		return SignatureBroken, err
	case code == -1:
		return SignatureUntrusted, err
	case code == 0:
		return SignatureMissing, err
	}
	return SignatureGood, err
}

// firefoxBlock names nsIBlocklistService's states.
func firefoxBlock(code int) Block {
	switch code {
	case 1:
		return BlockedSoft
	case 2:
		return BlockedHard
	}
	return NotBlocked
}

// hostOf is the host of an address, or its scheme where it has no host. The
// rest of the address may hold anything, so it is not kept.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	if u.Hostname() == "" {
		return u.Scheme
	}
	return u.Hostname()
}
