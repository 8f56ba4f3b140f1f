package profile

import (
	"net/url"
	"strconv"

	"github.com/sallyport/sallyport/internal/filter"
	"github.com/sallyport/sallyport/internal/portal"
)

// insidePort is where a browser whose network is ours alone finds the filter.
// Nothing else can listen there, so it is always the same.
const insidePort = 18081

const rehearsalHost = portal.RehearsalHost

// wayOut is the filter for one session: the portal's hosts, and the practice
// portal's exact address in a rehearsal.
func wayOut(start Start) (*filter.Filter, error) {
	p := portal.IBKR()
	rules := filter.Domains(p.NavigationDomains())
	for _, host := range p.ContentHosts() {
		rules = append(rules, filter.Rule{Host: host})
	}
	var locals []filter.Local
	if start.Rehearsal {
		u, err := url.Parse(start.URL)
		if err != nil {
			return nil, err
		}
		port, err := strconv.ParseUint(u.Port(), 10, 16)
		if err != nil {
			return nil, err
		}
		locals = append(locals, filter.Local{Host: u.Hostname(), Port: uint16(port), Plain: true})
	}
	return filter.New(filter.Config{Rules: rules, Locals: locals})
}
