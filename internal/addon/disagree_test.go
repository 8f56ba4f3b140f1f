package addon

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
)

// What the browser says is on, against what its profile on disk says.
func TestBrowserAndDiskDisagree(t *testing.T) {
	at := func(dir, id string, change ...func(*Addon)) Addon {
		a := onDisk(t, id, noReach)
		a.Profile.Dir, a.Path = dir, dir+"/Extensions/"+id
		for _, c := range change {
			c(&a)
		}
		return a
	}
	off := func(a *Addon) { a.Enabled = false }
	from := func(l Location) func(*Addon) { return func(a *Addon) { a.Origin.Location = l } }
	one, two := []browser.Profile{{Dir: "/p1"}}, []browser.Profile{{Dir: "/p1"}, {Dir: "/p2"}}
	us, x := reported(ourID, "Sallyport"), reported("x", "X")
	temporary := x
	temporary.InstallType = "development"
	reportedOff := x
	reportedOff.Enabled = false
	theme := x
	theme.Type = "theme"
	ourCopy := at("/p1", ourID)

	tests := []struct {
		name     string
		reported []message.BrowserExtension
		disk     OnDisk
		want     []string
	}{
		{"they agree", []message.BrowserExtension{us, x}, OnDisk{Addons: []Addon{ourCopy, at("/p1", "x")}, Profiles: one}, nil},
		{"off on disk", []message.BrowserExtension{us, x}, OnDisk{Addons: []Addon{ourCopy, at("/p1", "x", off)}, Profiles: one}, []string{"off-on-disk"}},
		{"off in one of the profiles that may ask", []message.BrowserExtension{x}, OnDisk{Addons: []Addon{at("/p1", "x", off), at("/p2", "x")}, Profiles: two}, nil},
		{"off in the one that asks", []message.BrowserExtension{us, x}, OnDisk{Addons: []Addon{ourCopy, at("/p1", "x", off), at("/p2", "x")}, Profiles: two}, []string{"off-on-disk"}},
		{"nowhere", []message.BrowserExtension{us, x}, OnDisk{Addons: []Addon{ourCopy}, Profiles: one}, []string{"not-on-disk"}},
		{"in another profile only", []message.BrowserExtension{us, x}, OnDisk{Addons: []Addon{ourCopy, at("/p2", "x")}, Profiles: two}, []string{"not-on-disk"}},
		{"in one of those that may ask", []message.BrowserExtension{us, x}, OnDisk{Addons: []Addon{ourCopy, at("/p2", ourID), at("/p2", "x")}, Profiles: two}, nil},
		{"a profile was not read", []message.BrowserExtension{us, x}, OnDisk{Addons: []Addon{ourCopy}, Profiles: one, Unread: true}, nil},
		{"no profile is known", []message.BrowserExtension{us, x}, OnDisk{}, nil},
		{"off, in a folder with an unread profile", []message.BrowserExtension{us, x}, OnDisk{Addons: []Addon{ourCopy, at("/p1", "x", off)}, Profiles: two, Unread: true}, []string{"off-on-disk"}},
		{"loaded for development", []message.BrowserExtension{us, temporary}, OnDisk{Addons: []Addon{ourCopy}, Profiles: one}, nil},
		{"a theme, and one that is off", []message.BrowserExtension{us, theme, reportedOff}, OnDisk{Addons: []Addon{ourCopy}, Profiles: one}, nil},
		{"our own alone", []message.BrowserExtension{us}, OnDisk{Profiles: one}, nil},
		{"not reported", []message.BrowserExtension{us}, OnDisk{Addons: []Addon{ourCopy, at("/p1", "x"), at("/p1", "y", off)}, Profiles: one}, []string{"not-reported"}},
		{"not reported, in another profile", []message.BrowserExtension{us}, OnDisk{Addons: []Addon{ourCopy, at("/p2", "x")}, Profiles: two}, nil},
		{"not reported, and which profile asks is not known", []message.BrowserExtension{us}, OnDisk{Addons: []Addon{ourCopy, at("/p2", ourID), at("/p1", "x")}, Profiles: two}, nil},
		{"reported as off", []message.BrowserExtension{us, reportedOff}, OnDisk{Addons: []Addon{ourCopy, at("/p1", "x")}, Profiles: one}, nil},
		{"a report that is not whole", nil, OnDisk{Addons: []Addon{ourCopy, at("/p1", "x")}, Profiles: one}, nil},
		{"left over from an earlier run", []message.BrowserExtension{us}, OnDisk{Addons: []Addon{ourCopy, at("/p1", "x", from(CommandLine)), at("/p1", "y", from(FirefoxTemporary)),
			at("/p1", "z", func(a *Addon) { a.Unreadable = "its manifest is not on disk" })}, Profiles: one}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := NewJudge(brokerOrigins, nil).Reported(tt.reported, tt.disk, []string{ourID})
			require.Len(t, all, 1, "never a finding of its own")
			assert.Equal(t, finding.Info, all[0].Level)
			var got []string
			for _, s := range all[0].Evidence.Signals {
				got = append(got, s.Name)
				assert.Empty(t, s.Weight, "it does not count")
				assert.Equal(t, finding.Unknown, s.Outcome)
				assert.Contains(t, s.Detail, "(x)")
			}
			assert.Equal(t, tt.want, got)
			quiet := NewJudge(brokerOrigins, nil).Reported(tt.reported, OnDisk{Addons: tt.disk.Addons}, []string{ourID})
			assert.Equal(t, quiet[0].Fingerprint, all[0].Fingerprint, "no news to a user who dismissed it")
		})
	}
}

func TestADisagreementIsToldWithTheExtension(t *testing.T) {
	a := onDisk(t, "x", scriptEverywhere)
	a.Enabled = false
	f := readersOf([]message.BrowserExtension{reported("x", "X")}, []Addon{a}, brokerOrigins, nil)
	require.Len(t, f.Evidence.Extensions, 1)
	assert.Equal(t, "content-script", f.Evidence.Extensions[0].Access)
	assert.Contains(t, f.Evidence.Extensions[0].Reason, "its profile's records say that it is off")
}

func TestDisagreementsAreBounded(t *testing.T) {
	var all []Addon
	for i := range 1000 {
		a := onDisk(t, string(rune('a'+i%26))+string(rune('0'+i)), noReach)
		a.Path = "/x"
		all = append(all, a)
	}
	list := []message.BrowserExtension{reported(ourID, "Sallyport")}
	f := NewJudge(brokerOrigins, nil).Reported(list, OnDisk{Addons: all, Profiles: []browser.Profile{{Dir: "/p1"}}}, []string{ourID})[0]
	assert.Len(t, f.Evidence.Signals, maxDisagreements)
}
