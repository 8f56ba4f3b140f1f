package main

import (
	"github.com/sallyport/sallyport/internal/filter"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/profile"
)

// Formats of what “sallyport profiles … --json” prints. Each is described in
// docs/profiles-schema.json; a field is only ever added.
const (
	listFormat   = "sallyport-profiles-list/1"
	showFormat   = "sallyport-profiles-show/1"
	driftFormat  = "sallyport-profiles-drift/1"
	wipeFormat   = "sallyport-profiles-wipe/1"
	removeFormat = "sallyport-profiles-remove/1"
)

type profilesList struct {
	Format   string        `json:"format"`
	Profiles []listProfile `json:"profiles"`
}

type listProfile struct {
	ID        string `json:"id"`
	BrowserID string `json:"browser_id"`
	Browser   string `json:"browser"`
	// State is "open", "closed" or "not-wiped".
	State      string `json:"state"`
	Level      string `json:"level"`
	LaunchedAt string `json:"launched_at,omitempty"`
	ClosedAt   string `json:"closed_at,omitempty"`
	WipedAt    string `json:"wiped_at,omitempty"`
}

type profileShow struct {
	Format string `json:"format"`
	listProfile
	// Weaker is why the level is not a stronger one.
	Weaker         string               `json:"weaker,omitempty"`
	Mode           string               `json:"mode,omitempty"`
	ExtensionMode  string               `json:"extension_mode,omitempty"`
	BrowserVersion string               `json:"browser_version,omitempty"`
	Template       string               `json:"template"`
	Wiped          map[string]int       `json:"wiped"`
	DeviceKept     bool                 `json:"device_kept"`
	Requests       showRequests         `json:"requests"`
	Controls       []finding.Control    `json:"controls"`
	Extensions     []finding.Extension  `json:"extensions"`
	Differences    []profile.Difference `json:"differences"`
	// Undone is how the closed profile differed before its last session.
	Undone  []profile.Difference `json:"undone"`
	History []profile.Session    `json:"history"`
}

// showRequests is what the last session's filter was asked for, as it was last
// looked at.
type showRequests struct {
	Allowed    uint64 `json:"allowed"`
	Refused    uint64 `json:"refused"`
	RefusedOwn uint64 `json:"refused_own"`
	// Failed counts what was allowed and did not get through, by reason.
	Failed      map[filter.Reason]uint64 `json:"failed"`
	FailedHosts []string                 `json:"failed_hosts"`
}

type drift struct {
	Format   string           `json:"format"`
	Profiles []driftedProfile `json:"profiles"`
}

type driftedProfile struct {
	BrowserID string `json:"browser_id"`
	Browser   string `json:"browser"`
	// Drifted is true where a difference is of another level than info.
	Drifted     bool                 `json:"drifted"`
	Differences []profile.Difference `json:"differences"`
	// Unknown is why the profile was not compared: it is neither drifted nor not.
	Unknown *unknown `json:"unknown,omitempty"`
}

type unknown struct {
	Code   string `json:"code"`
	Reason string `json:"reason"`
	Fix    string `json:"fix,omitempty"`
}

type wiped struct {
	Format    string         `json:"format"`
	BrowserID string         `json:"browser_id"`
	Browser   string         `json:"browser"`
	Removed   map[string]int `json:"removed"`
	// DeviceForgotten is true where --device removed what the broker may recognise
	// the device by, and DeviceKept where that is still there.
	DeviceForgotten bool `json:"device_forgotten"`
	DeviceKept      bool `json:"device_kept"`
}

type removal struct {
	Format    string `json:"format"`
	BrowserID string `json:"browser_id"`
	Browser   string `json:"browser"`
	// Removed is false where --yes was not given: the rest is what would go.
	Removed  bool           `json:"removed"`
	Files    map[string]int `json:"files"`
	Recorded bool           `json:"recorded"`
	Sessions int            `json:"sessions"`
	// DeviceKept is true where what the broker may recognise the device by is
	// among it.
	DeviceKept bool `json:"device_kept"`
}

func listOf(states []profile.State) profilesList {
	l := profilesList{listFormat, []listProfile{}}
	for _, s := range states {
		l.Profiles = append(l.Profiles, listProfileOf(s))
	}
	return l
}

func listProfileOf(s profile.State) listProfile {
	return listProfile{
		ID: s.ID, BrowserID: s.BrowserID, Browser: s.Browser, State: stateWord(s), Level: s.Level,
		LaunchedAt: stamp(s.LaunchedAt), ClosedAt: stamp(s.ClosedAt), WipedAt: stamp(s.WipedAt),
	}
}

// stateWord says how a profile is now.
func stateWord(s profile.State) string {
	switch {
	case s.Running:
		return "open"
	case s.Open:
		return "not-wiped"
	default:
		return "closed"
	}
}

func showOf(s profile.State, deviceKept bool) profileShow {
	counts := s.Wiped
	if counts == nil {
		counts = map[string]int{}
	}
	return profileShow{
		Format: showFormat, listProfile: listProfileOf(s), Weaker: s.Weaker, Mode: string(s.Mode), ExtensionMode: s.ExtensionMode,
		BrowserVersion: s.BrowserVersion, Template: s.Template, Wiped: counts, DeviceKept: deviceKept, Requests: requestsOf(s.Requests), Controls: orEmpty(s.Controls),
		Extensions: orEmpty(s.Extensions), Differences: orEmpty(s.Differences), Undone: orEmpty(s.Undone), History: orEmpty(s.History),
	}
}

func requestsOf(r profile.Requests) showRequests {
	failed := r.Failed
	if failed == nil {
		failed = map[filter.Reason]uint64{}
	}
	return showRequests{r.Allowed, r.Blocked, r.Own, failed, orEmpty(r.FailedHosts)}
}

func driftOf(id string, found []profile.Difference, err error) driftedProfile {
	p := driftedProfile{BrowserID: id, Browser: browserName(id), Drifted: profile.Drifted(found), Differences: orEmpty(found)}
	if err != nil {
		f := failureOf(err)
		p.Unknown = &unknown{f.Code, f.Message, f.Fix}
	}
	return p
}

func removalOf(id string, files map[string]int, s profile.State, recorded bool) removal {
	return removal{Format: removeFormat, BrowserID: id, Browser: browserName(id), Files: files, Recorded: recorded, Sessions: len(s.History)}
}
