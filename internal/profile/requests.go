package profile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/filter"
)

// maxRequestHosts is how many hosts a record names of those that were refused.
const maxRequestHosts = 20

// Requests is what a session's filter was asked for: numbers and hosts.
type Requests struct {
	Allowed uint64 `json:"allowed"`
	Blocked uint64 `json:"blocked"`
	// Own is how many of Blocked are the browser's own, see ownHosts.
	Own uint64 `json:"own,omitempty"`
	// Hosts is how many hosts Blocked went to, as far as the filter kept them
	// apart.
	Hosts int `json:"hosts,omitempty"`
	// BlockedHosts are the most frequent of those that were refused.
	BlockedHosts []string `json:"blocked_hosts,omitempty"`
	// Exceptions are those that were in force at some time of the session. One
	// that was removed has its removal as its end.
	Exceptions []filter.Exception `json:"exceptions,omitempty"`
}

func requestsOf(family browser.Family, s filter.Snapshot) Requests {
	r := Requests{Allowed: s.Allowed.Total, Blocked: s.Blocked.Total, Exceptions: s.Exceptions}
	var hosts []string
	for _, h := range s.Blocked.Hosts {
		if !slices.Contains(hosts, h.Host) { // another port
			hosts = append(hosts, h.Host)
		}
		if own(family, h.Host) {
			r.Own += h.Count
		}
	}
	r.Hosts = len(hosts)
	r.BlockedHosts = hosts[:min(len(hosts), maxRequestHosts)]
	return r
}

// text tells a session's requests to a person. It is empty where a session's
// filter saw none.
func (r Requests) text() string {
	if r.Allowed+r.Blocked == 0 {
		return ""
	}
	said := plural(int(r.Allowed), "request was", "requests were") + " let through"
	if r.Blocked == 0 {
		return said + ", none was refused"
	}
	said += ", " + plural(int(r.Blocked), "request", "requests")
	if r.Hosts > 0 {
		said += " to " + plural(r.Hosts, "other host", "other hosts")
	}
	said += map[bool]string{true: " was refused", false: " were refused"}[r.Blocked == 1]
	if r.Own > 0 {
		said += fmt.Sprintf(", %d of them the browser's own", r.Own)
	}
	return said
}

// counts adds a session's requests to a finding's counts.
func (r Requests) counts(wiped map[string]int) map[string]int {
	all := map[string]int{
		"requests-allowed": int(r.Allowed), "requests-refused": int(r.Blocked), "requests-refused-own": int(r.Own), "requests-refused-hosts": r.Hosts,
		"exceptions-in-force": len(r.Exceptions),
	}
	maps.DeleteFunc(all, func(_ string, n int) bool { return n == 0 })
	if len(all) == 0 {
		return wiped
	}
	maps.Copy(all, wiped)
	return all
}

// ownHosts are hosts that a browser asks by itself, for updates, lists, time
// and the like. A leading dot stands for every host below. Those from which
// pages often load are left out, www.google.com and www.gstatic.com among them.
//
// Source: each is named in Debian's Chromium or in Firefox ESR's omni.ja. What
// most of them are for is in Google's list of hosts that TLS inspection should
// leave alone (support.google.com/chrome/a/answer/6334001) and in Mozilla's "How
// to stop Firefox from making automatic connections" (support.mozilla.org).
var ownHosts = map[browser.Family][]string{
	browser.Chromium: {
		"accounts.google.com", "android.clients.google.com", "chromewebstore.googleapis.com", "clients2.google.com",
		"clients2.googleusercontent.com", "clients3.google.com", "clients4.google.com", "clientservices.googleapis.com",
		"content-autofill.googleapis.com", "dl.google.com", ".gvt1.com", "mtalk.google.com", "optimizationguide-pa.googleapis.com",
		"passwordsleakcheck-pa.googleapis.com", "safebrowsing.google.com", "safebrowsing.googleapis.com",
		"safebrowsingohttpgateway.googleapis.com", "sb-ssl.google.com", "tools.google.com", "update.googleapis.com",
	},
	browser.Firefox: {
		"aus5.mozilla.org", ".cdn.mozilla.net", "ciscobinary.openh264.org", "detectportal.firefox.com", "incoming.telemetry.mozilla.org",
		"safebrowsing.googleapis.com", "services.addons.mozilla.org", ".services.mozilla.com", "versioncheck-bg.addons.mozilla.org",
		"versioncheck.addons.mozilla.org",
	},
}

func own(family browser.Family, host string) bool {
	return slices.ContainsFunc(ownHosts[family], func(o string) bool {
		return host == o || strings.HasPrefix(o, ".") && strings.HasSuffix(host, o)
	})
}
