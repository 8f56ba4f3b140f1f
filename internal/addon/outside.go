package addon

import (
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
)

// Outside is what asks browsers, from outside their profiles, to install
// extensions, and who manages this machine.
type Outside struct {
	// ManagedBy names what shows that somebody manages this machine; empty
	// where nothing does. Who is root can fake it.
	ManagedBy string
	Requests  []Request
	// Unread are files and folders that are there and could not be read, each
	// with its reason.
	Unread []string
	// barriers are hosts that policies keep extensions off, and owned the extensions that
	// other policies name, both by the browser's id.
	barriers map[string]barriers
	owned    map[string]map[string]bool
	env      browser.Env
	// packages and ofSystem answer who put a file where it is.
	packages *distribution
	ofSystem func(path string) bool
}

// Request is one extension that something outside a profile asks for.
type Request struct {
	// Browser is the browser's id in the table.
	Browser string
	// ID is the extension's; it is untrusted text.
	ID string
	// Policy: it is forced by a mandatory policy, and the user cannot remove it.
	Policy bool
	// From is the file or registry key that asks, and UpdateURL the address that
	// it names, if any.
	From, UpdateURL string
}

const (
	// maxRequestFile bounds one such file, maxRequests how many are kept.
	maxRequestFile = 4 << 20
	maxRequests    = 2_000
)

// LookOutside reads what this machine asks browsers to install. It never
// fails: what cannot be read is listed.
func LookOutside(env browser.Env) Outside {
	o := Outside{env: env, ManagedBy: managedBy(env), packages: &distribution{folder: env.Path(dpkgLists)}, ofSystem: ofSystem}
	for _, b := range browser.Browsers() {
		if b.Family != browser.Chromium {
			continue
		}
		for _, folder := range env.ExternalFolders(b) {
			o.externalFolder(b.ID, folder)
		}
		for _, folder := range env.PolicyFolders(b) {
			o.policyFolder(b.ID, folder)
		}
		for _, file := range env.ManagedPreferences(b) {
			o.managedPreferences(b.ID, file)
		}
		o.registry(b)
	}
	return o
}

// find gives the request that put the extension into the browser, if any.
func (o *Outside) find(browserID, id string, policy bool) (Request, bool) {
	i := slices.IndexFunc(o.Requests, func(r Request) bool {
		return r.Browser == browserID && r.Policy == policy && strings.EqualFold(r.ID, id)
	})
	if i < 0 {
		return Request{}, false
	}
	return o.Requests[i], true
}

func (o *Outside) ask(r Request) {
	if len(o.Requests) < maxRequests && !slices.Contains(o.Requests, r) {
		o.Requests = append(o.Requests, r)
	}
}

func (o *Outside) unread(path string, err error) {
	if len(o.Unread) < maxShown {
		o.Unread = append(o.Unread, Clean(path, maxShown)+": "+plainReason(err))
	}
}
