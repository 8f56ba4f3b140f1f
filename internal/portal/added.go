package portal

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// AddedHost is a host where the user's own broker shows a portal under its name:
// the user vouches for it, and it is then a mirror to a judgement.
const AddedHost Rule = "added-host"

// Check reads a host that a user wants to add: one name by itself, on the
// internet, below which not everybody's hosts are, that is neither known already
// nor made to look like a broker's. It returns the name in lower-case Punycode.
func (d *Detector) Check(text string) (string, error) {
	a := readAddress(text)
	switch {
	case a.refused || a.host == "" || a.scheme != "https" || strings.ContainsAny(a.host, "*_"):
		return "", errors.New("that is no host's name")
	case a.path != "" || a.user != "" || a.port != 443 || strings.Contains(text, "/"):
		return "", fmt.Errorf("that is more than a host's name: here that is %s", a.host)
	case a.ip.IsValid():
		return "", errors.New("an address is not a name")
	case local(a):
		return "", errors.New("a name of this network has nobody behind it")
	}
	p := placeOf(a.host)
	if p.suffix == a.host || hostings()[a.host]&openSuffix != 0 {
		return "", fmt.Errorf("%s is a public suffix: everybody's hosts are below it", a.host)
	}
	switch j := d.Judge(text, Page{}); {
	case j.Verdict == IsOfficial || j.Verdict == IsMirror:
		return "", fmt.Errorf("%s is known already", a.host)
	case j.Verdict == IsStrong:
		return "", fmt.Errorf("%s is made to look like the broker's", a.host)
	}
	return a.host, nil
}

// With returns a detector that takes the added hosts, each for itself alone, for
// mirrors.
func (d *Detector) With(added []string) *Detector {
	if len(added) == 0 {
		return d
	}
	more := *d
	more.added = slices.Concat(d.added, added)
	return &more
}

// Host returns the host of an https origin as [Detector.Check] writes it, empty
// where the origin is none.
func Host(origin string) string {
	a := readAddress(origin)
	if a.refused || a.scheme != "https" || !strings.Contains(origin, "://") {
		return ""
	}
	return a.host
}
