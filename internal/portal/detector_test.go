package portal

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func lines(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + file)
	require.NoError(t, err)
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

// disguises write the same address in other ways.
var disguises = map[string]func(host string) string{
	"upper case":    func(h string) string { return "HTTPS://" + strings.ToUpper(h) + "/" },
	"trailing dot":  func(h string) string { return "https://" + h + "./" },
	"port":          func(h string) string { return "https://" + h + ":8443/" },
	"no scheme":     func(h string) string { return h },
	"backslashes":   func(h string) string { return `https:\\` + h + `\a` },
	"tabs":          func(h string) string { return "ht\ttps:/\n/" + h[:3] + "\r" + h[3:] },
	"query":         func(h string) string { return "https://" + h + "?https://www.example.org/" },
	"percent signs": func(h string) string { return "https://%" + strconv.FormatInt(int64(h[0]), 16) + h[1:] },
}

func TestOfficialHostsAreNeverFlagged(t *testing.T) {
	for _, url := range lines(t, "official.txt") {
		assert.Equal(t, IsOfficial, Known().Judge(url, Page{Password: true, Marks: []string{"username-field"}}).Verdict, url)
	}
	p := IBKR()
	for _, list := range [][]string{p.Domains, p.OtherDomains, p.SignInHosts} {
		for _, host := range list {
			for name, disguise := range disguises {
				j := Known().Judge(disguise(host), Page{})
				assert.Equal(t, IsOfficial, j.Verdict, "%s: %s", name, j.Input)
				assert.Equal(t, host, j.Host)
				assert.Equal(t, IsOfficial, Known().Judge(disguise("node7."+host), Page{}).Verdict)
			}
		}
	}
	for _, host := range append(p.Mirrors, "kb.clientam.com", "www.clientam.com.hk") {
		assert.Equal(t, IsMirror, Known().Judge("https://"+host+"/sso/Login?partnerID=X", Page{Password: true}).Verdict)
	}
}

func TestHardImitations(t *testing.T) {
	for _, line := range lines(t, "hard.tsv") {
		want, url, _ := strings.Cut(line, "\t")
		url = strings.ReplaceAll(url, `ht\t`, "ht\t")
		j := Known().Judge(url, Page{})
		assert.Equal(t, Verdict("lookalike-"+want), j.Verdict, "%s: %s", url, j.Rule)
		assert.NotEmpty(t, j.Host)
		assert.NotEmpty(t, j.Registrable)
	}
}

func TestInnocentHosts(t *testing.T) {
	for _, url := range lines(t, "innocent.txt") {
		j := Known().Judge(url, Page{})
		assert.Equal(t, IsUnrelated, j.Verdict, "%s: %s", url, j.Rule)
		assert.Empty(t, j.Target)
		assert.Nil(t, j.Distance)
	}
	flagged := 0
	for _, host := range lines(t, "popular.txt") {
		j := Known().Judge("https://"+host+"/", Page{})
		assert.NotEqual(t, IsStrong, j.Verdict, host)
		if j.Verdict.LookAlike() {
			flagged++
		}
	}
	assert.LessOrEqual(t, flagged, 3, "weak verdicts in 3,000")
}

func TestVerdictDoesNotDependOnHowAHostIsWritten(t *testing.T) {
	for _, host := range []string{"interactivebrokers-login.com", "lnteractivebrokers.co.uk", "ibkr.top", "ibrk.com", "example.org", "interactivebrokers.com.evil.example"} {
		plain := Known().Judge("https://"+host+"/", Page{})
		for name, disguise := range disguises {
			j := Known().Judge(disguise(host), Page{})
			j.Input = plain.Input
			assert.Equal(t, plain, j, "%s: %s", name, host)
		}
	}
}

func TestGateway(t *testing.T) {
	for url, want := range map[string]Verdict{
		"https://localhost:5000/sso/Login":      IsGateway,
		"localhost:5000":                        IsGateway,
		"http://localhost:5000/":                IsGateway,
		"https://localhost:5055/sso/Login?RL=1": IsGateway,
		"https://127.0.0.1:5000":                IsGateway,
		"https://0x7f.1:5000/":                  IsGateway,
		"https://[::1]:5000/sso/Login":          IsGateway,
		"https://192.168.1.20:5001/sso/Login":   IsGateway,
		"https://10.0.0.7:5000/":                IsGateway,
		"https://ibeam:5000/":                   IsGateway,
		"https://nas.local:5000/sso/Login":      IsGateway,
		"https://gateway.localhost:8080/v1/api": IsGateway,
		"https://localhost:3000/":               IsUnrelated,
		"https://192.168.1.1/":                  IsUnrelated,
		"https://ibkr/":                         IsUnrelated,
		"https://203.0.113.9:5000/":             IsUnrelated,
		"https://203.0.113.9:5000/sso/Login":    IsWeak,
		"https://localhost.evil.example:5000/":  IsUnrelated,
	} {
		assert.Equal(t, want, Known().Judge(url, Page{}).Verdict, url)
	}
}

func TestAPasswordFieldTurnsTheScale(t *testing.T) {
	for _, c := range []struct {
		url           string
		without, with Verdict
	}{
		{"https://wbnoebe.example/login", IsUnrelated, IsUnrelated},
		{"https://wbnoebe.example/ibkr/sso/Login", IsUnrelated, IsStrong},
		{"https://wbnoebe.example/sso/Login?site=interactivebrokers.com", IsUnrelated, IsStrong},
		{"https://wbnoebe.example/sso/Login?RL=1&ip2loc=US", IsUnrelated, IsWeak},
		{"https://wbnoebe.example/sso/Login?next=/", IsUnrelated, IsUnrelated},
		{"https://news.example/interactive-brokers-profit", IsUnrelated, IsWeak},
		{"https://www.google.com/search?q=ibkr", IsUnrelated, IsUnrelated},
		{"http://203.0.113.9/ibkr/", IsWeak, IsStrong},
		{"http://203.0.113.9/", IsUnrelated, IsUnrelated},
		{"https://interactivebrokersreviews.com/", IsWeak, IsStrong},
		{"https://ibk.co.kr/", IsUnrelated, IsWeak},
		{"https://ibrk.com/", IsWeak, IsWeak},
	} {
		assert.Equal(t, c.without, Known().Judge(c.url, Page{}).Verdict, c.url)
		assert.Equal(t, c.with, Known().Judge(c.url, Page{Password: true}).Verdict, "with a password field: %s", c.url)
	}
}

func TestCopiesOfThePageAreToldByItsMarks(t *testing.T) {
	const random = "https://wbnoebe.example"
	for _, c := range []struct {
		origin   string
		marks    []string
		password bool
		want     Verdict
	}{
		{random, []string{"username-field"}, true, IsStrong},
		{random, []string{"title", "logo"}, true, IsStrong},
		{random, []string{"title"}, true, IsWeak},
		{random, []string{"title", "logo"}, false, IsUnrelated},
		{random, []string{"form-blocks"}, false, IsWeak},
		{random, []string{"no-such-mark", "another"}, true, IsUnrelated},
		{random, nil, true, IsUnrelated},
		{"http://203.0.113.9", []string{"paper-switch"}, true, IsStrong},
		{"https://www.interactivebrokers.com", []string{"username-field"}, true, IsOfficial},
		{"https://localhost:5000", []string{"username-field"}, true, IsGateway},
		{"https://clientam.com", []string{"username-field"}, true, IsMirror},
	} {
		assert.Equal(t, c.want, Known().JudgePage(c.origin, c.marks, c.password).Verdict, "%s %v %v", c.origin, c.marks, c.password)
	}
}

func TestAJudgementExplainsItself(t *testing.T) {
	j := Known().Judge("https://lnteractivebrokers.co.uk/login", Page{})
	zero := 0
	assert.Equal(t, Judgement{
		Input: "https://lnteractivebrokers.co.uk/login", Host: "lnteractivebrokers.co.uk", Registrable: "lnteractivebrokers.co.uk",
		Verdict: IsStrong, Rule: FoldedName, Target: "interactivebrokers.com", Distance: &zero,
		Reason: "It is written to look like interactivebrokers.com, with other letters.",
	}, j)
	j = Known().Judge("https://a.b.interactivbrokrs.co.uk", Page{})
	assert.Equal(t, 2, *j.Distance)
	assert.Equal(t, "It is 2 letters away from interactivebrokers.com.", j.Reason)
	assert.Equal(t, "interactivbrokrs.co.uk", j.Registrable)
	long := Known().Judge("https://ibkr.top/"+strings.Repeat("a", MaxURL), Page{})
	assert.Equal(t, TooLong, long.Rule)
	assert.Less(t, len(long.Input), 300)
}

// A broker is one data file: this one is invented, and lives in a test.
func TestASecondBrokerIsOneDataFile(t *testing.T) {
	d := NewDetector(IBKR(), invented())
	for url, want := range map[string]Verdict{
		"https://online.northgatesecurities.example/":        IsOfficial,
		"https://www.interactivebrokers.com/":                IsOfficial,
		"https://northgatesecurities.com/":                   IsStrong,
		"https://n0rthgatesecuritles.net/":                   IsStrong,
		"https://northgatesecurites.com/":                    IsStrong,
		"https://northgatesecurities-login.com/":             IsStrong,
		"https://northgatesecurities.example.evil.top/":      IsStrong,
		"https://ngsx-login.com/":                            IsStrong,
		"https://lnteractivebrokers.com/":                    IsStrong,
		"https://northgate.example/":                         IsUnrelated,
		"https://securities.example/northgate":               IsUnrelated,
		"https://localhost:5000/":                            IsGateway,
		"https://sites.google.com/view/northgate-securities": IsWeak,
	} {
		assert.Equal(t, want, d.Judge(url, Page{}).Verdict, url)
	}
	j := d.JudgePage("https://random.example", []string{"northgate-form"}, true)
	assert.Equal(t, IsStrong, j.Verdict)
	assert.Equal(t, "northgatesecurities.example", j.Target)
	assertPermutationsAreFlagged(t, d, "northgatesecurities", "com")
}

func TestPermutationsAreFlagged(t *testing.T) {
	assertPermutationsAreFlagged(t, Known(), "interactivebrokers", "com")
	assertPermutationsAreFlagged(t, Known(), "interactivebrokers", "co.uk")
	assertPermutationsAreFlagged(t, Known(), "ibkr", "com")
}

func assertPermutationsAreFlagged(t *testing.T, d *Detector, name, suffix string) {
	t.Helper()
	all, flagged := 0, 0
	var missed []string
	for kind, names := range permutations(name) {
		for _, n := range names {
			j := d.Judge("https://"+n+"."+suffix+"/", Page{})
			all++
			switch {
			case j.Verdict.LookAlike():
				flagged++
			case len(missed) < 10:
				missed = append(missed, fmt.Sprintf("%s %s %s", kind, n, j.Verdict))
			}
		}
	}
	assert.Greater(t, all, 200)
	assert.GreaterOrEqual(t, float64(flagged)/float64(all), 0.98, "%s: %v", name, missed)
}

func TestTheDocumentNamesEveryRule(t *testing.T) {
	doc, err := os.ReadFile("../../docs/lookalikes.md")
	require.NoError(t, err)
	for _, r := range []Rule{
		OfficialHost, MirrorHost, AddedHost, GatewayAddress, NotWeb, NotAnAddress, TooLong, NoLikeness, UserInfo, EmbeddedHost, SameName, FoldedName, Typo,
		BrandAndLure, BrandInName, NearBrand, BrandBelow, SplitName, BrandWords, MixedScripts, HostedPath, RawAddress, PasswordPath, PageMarks,
	} {
		assert.Contains(t, string(doc), "`"+string(r)+"`")
		if r != NoLikeness {
			assert.NotEqual(t, reason(Judgement{Rule: NoLikeness}), reason(Judgement{Rule: r}), r)
		}
	}
}
