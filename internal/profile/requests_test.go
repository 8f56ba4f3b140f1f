package profile

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/filter"
)

func TestRequestsTellTheBrowsersOwnApart(t *testing.T) {
	s := filter.Snapshot{
		Allowed: filter.Counts{Total: 120},
		Blocked: filter.Counts{Total: 13, Unnamed: 1, Hosts: []filter.HostCount{
			{Host: "update.googleapis.com", Port: 443, Count: 6}, {Host: "redirector.gvt1.com", Port: 443, Count: 2},
			{Host: "redirector.gvt1.com", Port: 80, Count: 1}, {Host: "cdn.example.com", Port: 443, Count: 2}, {Host: "notgvt1.com", Port: 443, Count: 1},
		}},
		Failed: filter.Counts{Total: 3, Reasons: map[filter.Reason]uint64{filter.ResolveFailed: 2, filter.DialFailed: 1}, Hosts: []filter.HostCount{
			{Host: "www.interactivebrokers.com", Port: 443, Count: 2}, {Host: "cdn.ibkr.com", Port: 443, Count: 1},
		}},
		Exceptions: []filter.Exception{{Host: "fonts.example.com", Reason: "fonts", Until: opened}},
	}
	r := requestsOf(browser.Chromium, s)
	assert.Equal(t, Requests{
		Allowed: 120, Blocked: 13, Own: 9, Hosts: 4, Exceptions: s.Exceptions,
		Failed: map[filter.Reason]uint64{filter.ResolveFailed: 2, filter.DialFailed: 1}, FailedHosts: []string{"www.interactivebrokers.com", "cdn.ibkr.com"},
		BlockedHosts: []string{"update.googleapis.com", "redirector.gvt1.com", "cdn.example.com", "notgvt1.com"},
	}, r)
	assert.Equal(t, "120 requests were let through, 13 requests to 4 other hosts were refused, 9 of them the browser's own, "+
		"3 requests failed (2 for want of the host's address, 1 for want of an answer)", r.Text())
	assert.Equal(t, map[string]int{
		"files": 7, "requests-allowed": 120, "requests-refused": 13, "requests-refused-own": 9, "requests-refused-hosts": 4, "requests-failed": 3, "exceptions-in-force": 1,
	}, r.counts(map[string]int{"files": 7}))
	assert.Zero(t, requestsOf(browser.Firefox, s).Own, "another browser's hosts are the page's doing")

	for i := range 30 {
		s.Blocked.Hosts = append(s.Blocked.Hosts, filter.HostCount{Host: fmt.Sprintf("n%d.example", i), Port: 443, Count: 1})
	}
	r = requestsOf(browser.Chromium, s)
	assert.Len(t, r.BlockedHosts, maxRequestHosts)
	assert.Equal(t, 34, r.Hosts)
}

func TestRequestsText(t *testing.T) {
	for want, r := range map[string]Requests{
		"": {},
		"1 request was let through, none was refused":                                                       {Allowed: 1},
		"0 requests were let through, 1 request was refused":                                                {Blocked: 1},
		"2 requests were let through, 1 request to 1 other host was refused":                                {Allowed: 2, Blocked: 1, Hosts: 1},
		"0 requests were let through, 2 requests to 1 other host were refused, 2 of them the browser's own": {Blocked: 2, Hosts: 1, Own: 2},
		"0 requests were let through, none was refused, 1 request failed (1 for want of the host's address): the window reaches nothing where the network is off or asks for a proxy, and Sallyport uses none": {Failed: map[filter.Reason]uint64{filter.ResolveFailed: 1}},
		"1 request was let through, none was refused, 2 requests failed (2 for want of an answer)":                                                                                                             {Allowed: 1, Failed: map[filter.Reason]uint64{filter.DialFailed: 2}},
	} {
		assert.Equal(t, want, r.Text())
	}
	assert.Nil(t, Requests{}.counts(nil))
}
