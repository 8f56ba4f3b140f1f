package addon

import (
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/portal"
)

// What a policy keeps an extension off is no exposure, as far as the policy goes.
func TestPolicyLowersExposure(t *testing.T) {
	const reader = `"permissions": ["scripting"], "host_permissions": ["<all_urls>"], "content_scripts": [{"matches": ["*://*/*"], "js": ["a.js"]}]`
	star := func(lists string) string { return `{"ExtensionSettings": {"*": {` + lists + `}}}` }
	const all = `"runtime_blocked_hosts": ["*://*.interactivebrokers.com"]`
	site, domain := "https://www.interactivebrokers.com", "https://*.interactivebrokers.com"
	tests := []struct {
		name, keys, origin string
		policies           []string
		want               Exposure
		barred             bool
	}{
		{"no policy", reader, site, nil, A4, false},
		{"for all", reader, site, []string{star(all)}, A0, true},
		{"for all, a whole domain", reader, domain, []string{star(all)}, A0, true},
		{"every page", reader, site, []string{star(`"runtime_blocked_hosts": ["<all_urls>"]`)}, A0, true},
		{"another site", reader, "https://www.example.com", []string{star(all)}, A4, false},
		{"one host of a domain", reader, domain, []string{star(`"runtime_blocked_hosts": ["*://www.interactivebrokers.com"]`)}, A4, false},
		{"the domain without what is below", reader, domain, []string{star(`"runtime_blocked_hosts": ["*://interactivebrokers.com"]`)}, A4, false},
		{"another scheme", reader, site, []string{star(`"runtime_blocked_hosts": ["http://*.interactivebrokers.com"]`)}, A4, false},
		{"allowed again", reader, site, []string{star(all + `, "runtime_allowed_hosts": ["https://www.interactivebrokers.com"]`)}, A4, false},
		{"a part of the domain allowed", reader, domain, []string{star(all + `, "runtime_allowed_hosts": ["https://www.interactivebrokers.com"]`)}, A4, false},
		{"another one allowed", reader, site, []string{star(all + `, "runtime_allowed_hosts": ["https://ndcdyn.interactivebrokers.com"]`)}, A0, true},
		{"for this one", reader, site, []string{`{"ExtensionSettings": {"` + twoID + `,` + oneID + `": {` + all + `}}}`}, A0, true},
		{"for another one", reader, site, []string{`{"ExtensionSettings": {"` + twoID + `": {` + all + `}}}`}, A4, false},
		{"its own entry takes nothing from the one for all", reader, site, []string{`{"ExtensionSettings": {"*": {` + all + `}, "` + oneID + `": {"installation_mode": "allowed"}}}`}, A4, false},
		{"nor does one that another policy names", reader, site, []string{star(all), `{"ExtensionInstallForcelist": ["` + oneID + `;https://x.test/u"]}`}, A4, false},
		{"or lets be installed", reader, site, []string{`{"ExtensionInstallAllowlist": ["` + oneID + `"]}`, star(all)}, A4, false},
		{"a later file in place of an earlier", reader, site, []string{star(all), `{"ExtensionSettings": {"` + twoID + `": {}}}`}, A4, false},
		{"a later file about something else", reader, site, []string{star(all), `{"HomepageLocation": "x"}`}, A0, true},
		{"as a text", reader, site, []string{`{"ExtensionSettings": ` + quote(`{"*": {`+all+`}}`) + `}`}, A0, true},
		{"with a host that is none", reader, site, []string{star(`"runtime_blocked_hosts": ["*://*.interactivebrokers.com", "https://*bad.com"]`)}, A4, false},
		{"with a port, for which the browser drops it", reader, site, []string{star(`"runtime_blocked_hosts": ["*://*.interactivebrokers.com", "https://localhost:5000"]`)}, A4, false},
		{"with a path, which the browser does not read as one", reader, site, []string{star(`"runtime_blocked_hosts": ["*://*.interactivebrokers.com/only"]`)}, A4, false},
		{"of wrong types", reader, site, []string{star(`"runtime_blocked_hosts": "*://*.interactivebrokers.com"`), `{"ExtensionSettings": {"*": 7}}`}, A4, false},
		{"what needs no host stays", `"permissions": ["tabs"], "host_permissions": ["<all_urls>"]`, site, []string{star(all)}, A2, true},
		{"pages taken whole stay", `"permissions": ["pageCapture"], "host_permissions": ["<all_urls>"]`, site, []string{star(all)}, A3, false},
		{"the debugger reaches cookies from elsewhere", `"permissions": ["debugger"]`, site, []string{star(all)}, A3, true},
		{"on a click", `"permissions": ["activeTab"]`, site, []string{star(all)}, A0, true},
		{"what it may be given later", `"optional_host_permissions": ["<all_urls>"]`, site, []string{star(all)}, A0, true},
		{"a permission that it may be given later", `"optional_permissions": ["debugger"]`, site, []string{star(all)}, A1, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env := machineAt(t)
			for i, p := range tt.policies {
				require.True(t, json.Valid([]byte(p)), p)
				write(t, env.Path("/etc/chromium/policies/managed/"+string(rune('a'+i))+".json"), p)
			}
			o := LookOutside(env)
			a := onDisk(t, oneID, v3(tt.keys))
			a.Origin.Location = Internal
			o.examine([]*Addon{&a}, sitesOf([]string{tt.origin}), time.Now())
			s := NewJudge([]string{tt.origin}, nil).Installed(&a)
			assert.Equal(t, tt.want, s.Effective)
			assert.Equal(t, tt.barred, s.BarredBy != "", s.BarredBy)
			undone := a
			undone.barrier = nil
			assert.Equal(t, NewJudge([]string{tt.origin}, nil).Installed(&undone).Exposure, s.Exposure, "what it declares stays")
			if tt.barred {
				assert.Equal(t, env.Path("/etc/chromium/policies/managed/a.json"), s.BarredBy)
			}
		})
	}
}

func TestWhomPoliciesDoNotReach(t *testing.T) {
	env := machineAt(t)
	write(t, env.Path("/etc/chromium/policies/managed/a.json"), `{"ExtensionSettings": {"*": {"runtime_blocked_hosts": ["<all_urls>"]}}}`)
	o := LookOutside(env)
	at := func(change func(*Addon)) Addon {
		a := onDisk(t, oneID, scriptEverywhere)
		change(&a)
		return a
	}
	for name, a := range map[string]Addon{
		"another browser":                     at(func(a *Addon) { a.Profile.Browser.ID = "chrome" }),
		"a snap":                              at(func(a *Addon) { a.Profile.Package = "snap" }),
		"forced by a policy that is not seen": at(func(a *Addon) { a.Origin.Location = ByPolicy }),
	} {
		assert.Nil(t, o.barrierFor(&a), name)
	}
	a := at(func(*Addon) {})
	assert.NotNil(t, o.barrierFor(&a))
}

// The policy that Sallyport itself prints does what it says.
func TestOurOwnPolicyIsUnderstood(t *testing.T) {
	settings, err := HostPolicy(portal.IBKR().PolicyHosts(), []string{twoID})
	require.NoError(t, err)
	raw, err := PolicyJSON(settings)
	require.NoError(t, err)
	env := machineAt(t)
	write(t, env.Path("/etc/chromium/policies/managed/a.json"), string(raw))
	o := LookOutside(env)
	one, two := onDisk(t, oneID, scriptEverywhere), onDisk(t, twoID, scriptEverywhere)
	sites := sitesOf(portal.IBKR().JudgedOrigins())
	o.examine([]*Addon{&one, &two}, sites, time.Now())
	assert.Equal(t, A0, one.effective(sites).exposure())
	assert.Equal(t, A4, two.effective(sites).exposure())
}

// Before a sign-in a barred extension is no reader, whatever the browser reports as granted.
func TestTheFindingNamesThePolicy(t *testing.T) {
	origin := "https://www.interactivebrokers.com"
	pattern, err := ParsePattern("*://*.interactivebrokers.com/*")
	require.NoError(t, err)
	a := onDisk(t, "x", scriptEverywhere)
	a.barrier = &barrier{blocked: []Pattern{pattern}, from: filepath.FromSlash("/etc/p.json")}
	list := []message.BrowserExtension{reported(ourID, "Sallyport"), reported("x", "X", "<all_urls>")}
	disk := OnDisk{Addons: []Addon{a}, Profiles: []browser.Profile{{Dir: "/p1"}}}
	for _, f := range []finding.Finding{
		NewJudge([]string{origin}, nil).Reported(list, disk, []string{ourID})[0],
		NewJudge([]string{origin}, nil).Everywhere(disk.Addons, nil)[0],
	} {
		assert.Equal(t, finding.Pass, f.Outcome)
		require.Len(t, f.Evidence.Extensions, 1)
		e := f.Evidence.Extensions[0]
		assert.Equal(t, "none A0 expected", e.Access+" "+e.Exposure+" "+e.Verdict)
		assert.Equal(t, "a policy limits what it may do on these pages: "+filepath.FromSlash("/etc/p.json"), e.Reason)
	}
}

// Whatever a policy holds, it is read or left out, and never bars what it does not name.
func FuzzPolicy(f *testing.F) {
	for _, s := range []string{
		`{"*": {"runtime_blocked_hosts": ["*://*.example.com"], "runtime_allowed_hosts": ["https://a.example.com"]}}`,
		`{"a,b": {"runtime_blocked_hosts": ["<all_urls>"]}, "*": 1}`, `{"*": {"runtime_blocked_hosts": [1]}}`, `[]`,
	} {
		f.Add([]byte(s))
	}
	sites := sitesOf([]string{"https://*.interactivebrokers.com", "https://localhost:5000"})
	f.Fuzz(func(t *testing.T, raw []byte) {
		var o Outside
		o.policies("chromium", "p", extensionPolicies{Settings: raw, Forced: raw, Let: raw})
		b := o.barriers["chromium"].standard
		for _, s := range sites.list {
			if b.bars(s) && len(b.blocked) == 0 {
				t.Fatal("barred by nothing")
			}
		}
	})
}

// Where the system keeps a user's policies below the user's name, no answer has that name.
func TestWhereAPolicyIsNamesNoAccount(t *testing.T) {
	o := Outside{env: browser.Env{OS: "darwin", Home: "/Users/anna"}}
	o.policies("chrome", "/Library/Managed Preferences/anna/com.google.Chrome.plist", extensionPolicies{Settings: anyJSON(`{"*": {"runtime_blocked_hosts": ["<all_urls>"]}}`)})
	require.NotNil(t, o.barriers["chrome"].standard)
	assert.Equal(t, "/Library/Managed Preferences/~/com.google.Chrome.plist", o.barriers["chrome"].standard.from)
}
