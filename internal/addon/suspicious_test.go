package addon

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/message"
)

// listing is a judge who knows some ids.
func listing(entries ...Entry) *Judge {
	return NewJudge(brokerOrigins, NewLists([]Feed{NewFeed("f", "", entries)}))
}

func TestSuspiciousExtensionsHaveAFindingOfTheirOwn(t *testing.T) {
	changed := onDisk(t, "changed", scriptEverywhere)
	changed.Found = []Evidence{{ID: "gained-reach", Level: B2, Field: "manifest.json", Detail: "It can read more than before.", Why: say("now_in_page", "<all_urls>", "2")}}
	changed.Name = "Changed"
	disk := []Addon{onDisk(t, idA, scriptEverywhere), onDisk(t, idB, noReach), onDisk(t, "plain", scriptEverywhere), changed}
	j := listing(Entry{idA, "a report", "2026-05", Verified, ""}, Entry{idC, "s", "d", Verified, ""})
	all := j.Reported([]message.BrowserExtension{
		reported("plain", "Plain"), reported("changed", "Changed"), reported(idA, "Bad"), reported(idB, "Quiet"), reported(idC, "Not on disk", "<all_urls>"),
	}, OnDisk{Addons: disk}, nil)
	require.Len(t, all, 4)

	readers := all[0]
	assert.Equal(t, finding.ExtensionsCanReadPage, readers.ID)
	assert.Equal(t, finding.Info, readers.Level)
	assert.Equal(t, "4", readers.Args[0])
	verdicts := map[string]string{}
	for _, e := range readers.Evidence.Extensions {
		verdicts[e.Name] = e.Exposure + " " + e.Verdict
	}
	assert.Equal(t, map[string]string{"Bad": "A4 stop", "Changed": "A4 review", "Plain": "A4 note", "Not on disk": "A3 stop"}, verdicts)

	var got []string
	for _, f := range all[1:] {
		got = append(got, fmt.Sprintf("%s %s %s", f.Level, f.Text, f.Args[0]))
		assert.Equal(t, finding.SuspiciousExtension, f.ID)
		assert.Equal(t, finding.Fail, f.Outcome)
		assert.Equal(t, finding.Reported, f.Basis)
		require.Len(t, f.Evidence.Extensions, 1)
		assert.NotEmpty(t, f.Evidence.Signals)
	}
	assert.Equal(t, []string{"danger suspicious_extension_stop Bad", "danger suspicious_extension_stop Not on disk", "warn suspicious_extension_review Changed"}, got)
	assert.Equal(t, "It is known to be malicious: a report, 2026-05. It can read what you type on your broker's pages and change what they show, because its content script runs on <all_urls>.", all[1].Args[1])
	_, reason, _ := finding.Texts("de").Render(all[1])
	assert.Equal(t, "Sie ist als bösartig bekannt: a report, 2026-05. Sie kann lesen, was Sie auf den Seiten Ihres Brokers tippen, und ändern, was diese zeigen: „<all_urls>“ in content_scripts.", reason)
}

func TestEvidenceOfAnEarlierVersionIsToldInEnglish(t *testing.T) {
	a := onDisk(t, idA, scriptEverywhere)
	a.Found = []Evidence{{ID: "reach-grew", Level: B2, Detail: "It can read more than before."}}
	all := listing().Everywhere([]Addon{a}, nil)
	require.Len(t, all, 2)
	assert.Nil(t, all[1].Why)
	_, reason, _ := finding.Texts("de").Render(all[1])
	assert.Contains(t, reason, "It can read more than before.")
}

func TestAMisunderstandingIsToldInTheReadersLanguage(t *testing.T) {
	for i, one := range []finding.Extension{
		installedOf([]Addon{{ID: "unreadable", Enabled: true, Unreadable: "its manifest is not on disk"}}, brokerOrigins, nil).Evidence.Extensions[0],
		readersOf([]message.BrowserExtension{reported("nowhere", "Nowhere")}, nil, brokerOrigins, nil).Evidence.Extensions[0],
	} {
		require.NotEmpty(t, one.Reason)
		require.NotNil(t, one.Why)
		said, known := finding.Texts("de").Say(*one.Why)
		assert.True(t, known)
		assert.Equal(t, []string{"Ihr Manifest ließ sich nicht lesen.", "Sie ist im Profil dieses Browsers nicht zu finden."}[i], said)
	}
}

func TestADismissedSuspicionComesBackWhenItIsNews(t *testing.T) {
	a := onDisk(t, idA, scriptEverywhere)
	print := func(j *Judge, a Addon) string {
		all := j.Everywhere([]Addon{a}, nil)
		require.Len(t, all, 2)
		return all[1].Fingerprint
	}
	bad := listing(Entry{idA, "s", "d", Verified, ""})
	before := print(bad, a)
	renamed := a
	renamed.Name = "Other"
	assert.Equal(t, before, print(bad, renamed))
	updated := a
	updated.Version = "2"
	assert.NotEqual(t, before, print(bad, updated))
	more := a
	more.Found = []Evidence{{ID: "files-changed", Level: B3}}
	assert.NotEqual(t, before, print(bad, more))
	withheld := a
	withheld.Withheld = true
	assert.NotEqual(t, before, print(bad, withheld))
}

func TestOneFindingForTheCopiesOfSeveralProfiles(t *testing.T) {
	a, b := onDisk(t, idA, scriptEverywhere), onDisk(t, idA, scriptEverywhere)
	b.Profile.Name = "Person 2"
	assert.Len(t, listing(Entry{idA, "s", "d", Verified, ""}).Everywhere([]Addon{a, b}, nil), 2)
	off := a
	off.Enabled = false
	assert.Len(t, listing(Entry{idA, "s", "d", Verified, ""}).Everywhere([]Addon{off}, nil), 1, "it is off")
}

func TestManySuspiciousExtensionsStayAFewFindings(t *testing.T) {
	var disk []Addon
	var entries []Entry
	for _, id := range manyIDs(200) {
		disk = append(disk, onDisk(t, id, scriptEverywhere))
		entries = append(entries, Entry{id, "s", "d", Verified, ""})
	}
	assert.Len(t, listing(entries...).Everywhere(disk, nil), 1+maxSuspicious)
}

func TestWithWhatIsInForce(t *testing.T) {
	a := onDisk(t, idA, scriptEverywhere)
	s := listing().Installed(&a)
	assert.Equal(t, "A4 A4 note", fmt.Sprint(s.Exposure, " ", s.Effective, " ", s.Verdict))
	a.Withheld = true
	s = listing().Installed(&a)
	assert.Equal(t, "A4 A1 expected", fmt.Sprint(s.Exposure, " ", s.Effective, " ", s.Verdict))
	a.Withheld, a.Enabled = false, false
	s = listing().Installed(&a)
	assert.Equal(t, "A4 A0 expected", fmt.Sprint(s.Exposure, " ", s.Effective, " ", s.Verdict))
	s = listing(Entry{idA, "s", "d", Verified, ""}).Installed(&a)
	assert.Equal(t, Review, s.Verdict, "known to be malicious, though off: remove it")

	unread := Addon{ID: idA, placeID: idA, Enabled: true, Unreadable: "its manifest is not on disk"}
	s = listing().Installed(&unread)
	assert.Equal(t, NoVerdict, s.Verdict)
	assert.NotEmpty(t, s.Unjudged)
	s = listing(Entry{idA, "s", "d", Verified, ""}).Installed(&unread)
	assert.Equal(t, Stop, s.Verdict, "a known bad one needs no manifest to be known")
}

func TestRecognisedRoles(t *testing.T) {
	const ublock = "uBlock0@raymondhill.net"
	genuine := onDisk(t, ublock, scriptEverywhere)
	genuine.placeID, genuine.declaredName = ublock, "uBlock Origin"
	genuine.Origin.Location, genuine.State.Signature = FirefoxProfile, SignatureGood
	tests := []struct {
		name   string
		change func(*Addon)
		role   Role
		want   Verdict
	}{
		{"genuine", func(*Addon) {}, Blocker, Expected},
		{"a package of the system", func(a *Addon) {
			a.Origin = Origin{Location: MachineFolder, OfSystem: true}
			a.State.Signature = SignatureMissing
		}, Blocker, Expected},
		{"put there by something else", func(a *Addon) { a.Origin.Foreign = true }, NoRole, Note},
		{"not signed", func(a *Addon) { a.State.Signature = SignatureMissing }, NoRole, Note},
		{"another id", func(a *Addon) { a.ID, a.placeID = "other@example.org", "other@example.org"; a.declaredName = "Other" }, NoRole, Note},
		{"changed", func(a *Addon) { a.Found = []Evidence{{ID: "x", Level: B2}} }, NoRole, Review},
		{"weak evidence", func(a *Addon) { a.Found = []Evidence{{ID: "x", Level: B1}} }, NoRole, Note},
		{"weak evidence, new", func(a *Addon) { a.Found = []Evidence{{ID: "x", Level: B1}}; a.New = true }, NoRole, Review},
	}
	for _, tt := range tests {
		a := genuine
		tt.change(&a)
		s := listing().Installed(&a)
		assert.Equal(t, tt.role, s.Role, tt.name)
		assert.Equal(t, tt.want, s.Verdict, tt.name)
		assert.Equal(t, A4, s.Effective, "a role lowers no exposure")
	}
}

func TestKnownExtensionsAreWellFormed(t *testing.T) {
	tools := knownTools()
	assert.Greater(t, len(tools.byName), 30)
	for id, k := range tools.byID {
		assert.True(t, isChromiumID(id) || isFirefoxID(id) || id == "@react-devtools", id)
		assert.Contains(t, []Role{NoRole, PasswordManager, Blocker, Accessibility, DeveloperTool}, k.role, id)
		for _, n := range k.names {
			assert.NotEmpty(t, skeleton(n))
			assert.Empty(t, disguisedWord(n), n)
		}
	}
}
