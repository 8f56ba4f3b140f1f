package profile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/extension"
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
	// Failed counts, by reason, what was allowed and did not get through, and
	// FailedHosts are the most frequent of those it went to.
	Failed      map[filter.Reason]uint64 `json:"failed,omitempty"`
	FailedHosts []string                 `json:"failed_hosts,omitempty"`
	// Exceptions are those that were in force at some time of the session. One
	// that was removed has its removal as its end.
	Exceptions []filter.Exception `json:"exceptions,omitempty"`
}

func requestsOf(family browser.Family, s filter.Snapshot) Requests {
	r := Requests{Allowed: s.Allowed.Total, Blocked: s.Blocked.Total, Failed: s.Failed.Reasons, Exceptions: s.Exceptions}
	for _, h := range s.Blocked.Hosts {
		if h.Host == extension.CanaryHost {
			r.Blocked -= h.Count
		}
		if own(family, h.Host) {
			r.Own += h.Count
		}
	}
	hosts := hostsOf(s.Blocked)
	r.Hosts = len(hosts)
	r.BlockedHosts = hosts[:min(len(hosts), maxRequestHosts)]
	failed := hostsOf(s.Failed)
	r.FailedHosts = failed[:min(len(failed), maxRequestHosts)]
	return r
}

// hostsOf names each host once, at whatever ports, but for the one that our own
// extension asks for.
func hostsOf(c filter.Counts) []string {
	var hosts []string
	for _, h := range c.Hosts {
		if h.Host != extension.CanaryHost && !slices.Contains(hosts, h.Host) {
			hosts = append(hosts, h.Host)
		}
	}
	return hosts
}

// Text tells a session's requests to a person, in one sentence without a full
// stop. It is empty where a session's filter saw none.
func (r Requests) Text() string {
	if r.Allowed+r.Blocked+r.failed() == 0 {
		return ""
	}
	said := plural(int(r.Allowed), "request was", "requests were") + " let through"
	if r.Blocked == 0 {
		said += ", none was refused"
	} else {
		said += ", " + r.refusedText()
	}
	if r.failed() > 0 {
		said += ", " + r.failedText()
	}
	return said
}

func (r Requests) refusedText() string {
	said := plural(int(r.Blocked), "request", "requests")
	if r.Hosts > 0 {
		said += " to " + plural(r.Hosts, "other host", "other hosts")
	}
	said += map[bool]string{true: " was refused", false: " were refused"}[r.Blocked == 1]
	if r.Own > 0 {
		said += fmt.Sprintf(", %d of them the browser's own", r.Own)
	}
	return said
}

func (r Requests) failed() (n uint64) {
	for _, count := range r.Failed {
		n += count
	}
	return n
}

// failures say how a request fails, in the order in which they are told.
var failures = []struct {
	reason filter.Reason
	how    string
}{
	{filter.ResolveFailed, "for want of the host's address"},
	{filter.DialFailed, "for want of an answer"},
}

// failedText tells what did not get through, and what that may come from where
// nothing else did.
func (r Requests) failedText() string {
	var how []string
	for _, f := range failures {
		if n := r.Failed[f.reason]; n > 0 {
			how = append(how, fmt.Sprintf("%d %s", n, f.how))
		}
	}
	said := plural(int(r.failed()), "request", "requests") + " failed (" + strings.Join(how, ", ") + ")"
	if r.Allowed == 0 {
		said += ": the window reaches nothing where the network is off or asks for a proxy, and Sallyport uses none"
	}
	return said
}

// counts adds a session's requests to a finding's counts.
func (r Requests) counts(wiped map[string]int) map[string]int {
	all := map[string]int{
		"requests-allowed": int(r.Allowed), "requests-refused": int(r.Blocked), "requests-refused-own": int(r.Own), "requests-refused-hosts": r.Hosts,
		"requests-failed": int(r.failed()), "exceptions-in-force": len(r.Exceptions),
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
