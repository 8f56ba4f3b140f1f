package addon

import (
	"encoding/json"
	"strings"
)

// barrier is what a mandatory policy keeps an extension off: hosts that it may not
// touch, whatever it asks for and the user grants. Allowed ones are excepted. Source:
// Chromium's permissions_data.cc and extension_management.cc.
type barrier struct {
	blocked, allowed []Pattern
	// from is the file or registry key of the policy.
	from string
}

// bars reports whether the policy keeps an extension off the whole of a site.
func (b *barrier) bars(s site) bool {
	if b == nil {
		return false
	}
	for i := range b.allowed {
		if _, some := b.allowed[i].reaches(&s); some {
			return false
		}
	}
	for i := range b.blocked {
		if p := &b.blocked[i]; p.everyPath() && p.covers(&s) && (!s.below || p.all || p.host == "" || p.below) {
			return true
		}
	}
	return false
}

// leaves is what is left of a hold; nothing where left is false. The policy covers what
// goes by hosts, and pages that the debugger attaches to. One that is attached to another
// page can still ask for the cookies of this one. Other permissions that reach every page
// stand as they are: what the policy does to each of them is not known for every browser.
func (b *barrier) leaves(h hold) (rest hold, left bool) {
	if b == nil || !b.bars(h.site) {
		return h, true
	}
	switch {
	case h.access == Debugger:
		h.exposure, h.access = A3, Capture
	case h.access == ContentScript, h.access == HostPermission:
		return hold{}, false
	case h.access == OnClick && (h.key != "optional_permissions" || isHost(h.pattern)):
		return hold{}, false
	}
	return h, true
}

// barriers are those of one browser: by extension, and for every other one.
type barriers struct {
	byID     map[string]*barrier
	standard *barrier
}

// barrierFor is what keeps an extension off hosts; nil where nothing is known to. One with
// an entry of its own, in whatever policy that gives it one, takes nothing from the
// standard. A browser in a container of its own need not see the machine's policies.
func (o *Outside) barrierFor(a *Addon) *barrier {
	name := a.Profile.Browser.ID
	b, own := o.barriers[name].byID[a.ID]
	switch {
	case a.Profile.Package != "":
		return nil
	case own:
		return b
	case o.owned[name][a.ID], a.Origin.Location == ByPolicy:
		return nil
	}
	return o.barriers[name].standard
}

// bar takes in the policy of one file or key. A later one takes the place of an earlier as
// a whole, as it does in the browser.
func (o *Outside) bar(browserID, from string, settings map[string]json.RawMessage) {
	all := barriers{byID: map[string]*barrier{}}
	for ids, raw := range settings {
		if len(all.byID) > maxRequests {
			break
		}
		if ids == "*" {
			all.standard = barrierOf(raw, from)
			continue
		}
		for id := range strings.SplitSeq(ids, ",") {
			all.byID[strings.TrimSpace(id)] = barrierOf(raw, from)
		}
	}
	if o.barriers == nil {
		o.barriers = map[string]barriers{}
	}
	o.barriers[browserID] = all
}

// own notes extensions to which another policy gives an entry of their own.
func (o *Outside) own(browserID string, ids ...string) {
	if o.owned == nil {
		o.owned = map[string]map[string]bool{}
	}
	if o.owned[browserID] == nil {
		o.owned[browserID] = map[string]bool{}
	}
	for _, id := range ids {
		if len(o.owned[browserID]) < maxRequests {
			o.owned[browserID][id] = true
		}
	}
}

// barrierOf reads one entry; nil for one that keeps an extension off nothing, and for one
// that the browser refuses as a whole because of a host that is none.
func barrierOf(raw json.RawMessage, from string) *barrier {
	var entry struct {
		Blocked anyJSON `json:"runtime_blocked_hosts"`
		Allowed anyJSON `json:"runtime_allowed_hosts"`
	}
	if json.Unmarshal(raw, &entry) != nil {
		return nil
	}
	blocked, ok := policyHosts(entry.Blocked)
	allowed, alsoOK := policyHosts(entry.Allowed)
	if !ok || !alsoOK || len(blocked) == 0 {
		return nil
	}
	return &barrier{blocked, allowed, from}
}

// policyHosts are match patterns without a path or a port.
func policyHosts(raw json.RawMessage) (patterns []Pattern, ok bool) {
	var texts []json.RawMessage
	if json.Unmarshal(raw, &texts) != nil {
		return nil, true // missing, or of a type that is left out
	}
	for _, raw := range texts[:min(len(texts), maxPolicyHosts)] {
		var text string
		if json.Unmarshal(raw, &text) != nil {
			return nil, false
		}
		if text != allURLs {
			text += "/*"
		}
		p, err := ParsePattern(text)
		if err != nil || p.port != 0 {
			// Measured: with one port in it, Chromium drops the policy.
			return nil, false
		}
		patterns = append(patterns, p)
	}
	return patterns, true
}
