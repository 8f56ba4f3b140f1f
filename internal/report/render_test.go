package report

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/posture"
)

// hostile is a name as an extension could give itself one.
const hostile = "</td><script>alert(1)</script><img src=//example.com onerror=x>\x1b[2J\u202eevil\u2066\r\n'\""

// sample is a result with every outcome and every kind of evidence.
func sample() posture.Result {
	at := time.Date(2026, 11, 23, 20, 40, 0, 0, time.UTC)
	print := finding.Fingerprint("persistent-login", "x")
	return posture.Result{
		ID: "0b9c6b1e-6f5e-4a53-9b58-2a5c7ce1d9c4", Version: "0.1.0", MadeAt: at, Portal: "Interactive Brokers Client Portal",
		Machine: posture.MachineInfo{OS: "linux", Arch: "amd64"},
		Findings: []finding.Finding{
			{
				ID: finding.PersistentLogin, Text: "persistent_login_shared", Args: []string{"Stay signed in"}, Level: finding.Danger, Outcome: finding.Fail,
				Basis: finding.Reported, Evidence: finding.Evidence{Label: "Stay signed in", State: "on", Kind: "checkbox", Language: "en"},
				Fingerprint: print, MeasuredAt: at,
			},
			{
				ID: finding.PersistentLogin, Text: "persistent_login_off", Args: []string{"השאר אותי מחובר"}, Level: finding.Info, Outcome: finding.Pass,
				Basis: finding.Reported, Evidence: finding.Evidence{Label: "השאר אותי מחובר", State: "off", Kind: "switch", Language: "he"},
				Fingerprint: print, Dismissed: true,
			},
			{
				ID: finding.ExtensionsCanReadPage, Text: "extensions_can_read_page", Args: []string{"2", "uBlock Origin, " + hostile}, Level: finding.Info,
				Outcome: finding.Fail, Basis: finding.Measured, Fingerprint: print, MeasuredAt: at,
				Evidence: finding.Evidence{Extensions: []finding.Extension{
					{ID: "cjpalhdlnbpafiamejdnhcphjbkeiagm", Name: "uBlock Origin", Version: "1.62.0", Access: "content-script", Key: "content_scripts", Pattern: "<all_urls>", Where: "Chromium, Default"},
					{ID: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Name: hostile, Version: hostile, Access: "unknown", Where: hostile, Reason: "its manifest is not JSON"},
				}},
			},
			{
				ID: finding.SharedMachine, Text: "shared_machine_unknown", Args: []string{"this system is not covered yet"}, Level: finding.Info,
				Outcome: finding.Unknown, Basis: finding.Measured, Fingerprint: print, MeasuredAt: at,
				Evidence: finding.Evidence{Signals: []finding.Signal{
					{Name: "other-active-session", Outcome: finding.Fail, Weight: "strong", Detail: "1 other session: " + hostile},
					{Name: "accounts", Outcome: finding.Unknown, Detail: "logind could not be asked"},
				}},
			},
			{ID: finding.RemoteControl, Text: "remote_control", Args: []string{"xrdp"}, Level: finding.Warn, Outcome: finding.Fail, Basis: finding.Measured, Fingerprint: print},
			{
				ID: finding.HardenedProfile, Text: "hardened_profile_pass", Args: []string{"Chromium", "Wiped."}, Level: finding.Info, Outcome: finding.Pass,
				Basis: finding.Measured, Fingerprint: print, Evidence: finding.Evidence{
					Controls: []finding.Control{{Name: "password-saving-off", Requested: true, Verified: "profile read after close"}, {Name: "one-site", Requested: true}},
					Counts:   map[string]int{"cookies": 3, "caches": 1},
				},
			},
			{ID: finding.StateKey, Text: "state_key_file", Level: finding.Info, Outcome: finding.Error, Basis: finding.Measured, Fingerprint: print},
			{ID: finding.HostOutdated, Text: "host_outdated", Args: []string{"1", "2"}, Level: finding.Info, Outcome: finding.NotApplicable, Basis: finding.Stated, Fingerprint: print},
		},
		NotExamined: []posture.Area{{ID: "ibkr-mobile", Name: "IBKR Mobile", Reason: "this version does not look at phones"}, {ID: "later", Name: hostile, Reason: hostile}},
	}
}

func results() map[string]posture.Result {
	return map[string]posture.Result{"full": sample(), "empty": {ID: "0b9c6b1e-6f5e-4a53-9b58-2a5c7ce1d9c4", Version: "0.1.0", MadeAt: sample().MadeAt}}
}

func TestJSONFollowsItsSchema(t *testing.T) {
	f, err := os.Open("../../docs/report-schema.json")
	require.NoError(t, err)
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	require.NoError(t, c.AddResource("report", doc))
	schema, err := c.Compile("report")
	require.NoError(t, err)
	for name, result := range results() {
		for _, language := range []string{"en", "de", "xx"} {
			var b bytes.Buffer
			require.NoError(t, JSON(&b, result, language))
			value, err := jsonschema.UnmarshalJSON(&b)
			require.NoError(t, err)
			assert.NoError(t, schema.Validate(value), "%s %s", name, language)

			object := value.(map[string]any)
			object["account"] = "U1234567"
			assert.Error(t, schema.Validate(value), "the schema is closed")
		}
	}
}

func TestJSONIsStableAndKeepsEveryFact(t *testing.T) {
	var first, second bytes.Buffer
	require.NoError(t, JSON(&first, sample(), "en"))
	require.NoError(t, JSON(&second, sample(), "en"))
	assert.Equal(t, first.String(), second.String())
	for _, r := range first.String() {
		assert.False(t, r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)), "%U is in the file as it is", r)
	}
	var d document
	require.NoError(t, json.Unmarshal(first.Bytes(), &d))
	require.Len(t, d.Findings, len(sample().Findings))
	for i, f := range sample().Findings {
		assert.Equal(t, f.ID, d.Findings[i].ID)
		assert.Equal(t, f.Evidence, d.Findings[i].Evidence, "escaping keeps the value")
		assert.NotEmpty(t, d.Findings[i].Title)
	}
	assert.Equal(t, map[finding.Outcome]int{finding.Pass: 2, finding.Fail: 3, finding.Unknown: 1, finding.Error: 1, finding.NotApplicable: 1}, d.Counts)
}

func TestEscapeInvisibleKeepsValues(t *testing.T) {
	for _, s := range []string{"plain", "\u202e\u0085\u2028\ufeff", "tag \U000e0041", "emoji 👩\u200d💻", "\x1b\x7f"} {
		b, err := json.Marshal(s)
		require.NoError(t, err)
		var back string
		require.NoError(t, json.Unmarshal(escapeInvisible(b), &back))
		assert.Equal(t, s, back)
	}
}

func parse(t *testing.T, result posture.Result, language string) (*html.Node, string) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, HTML(&b, result, language))
	source := b.String()
	root, err := html.Parse(&b)
	require.NoError(t, err)
	return root, source
}

func attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func TestHTMLNeedsNothingElseAndRunsNothing(t *testing.T) {
	for name, result := range results() {
		root, source := parse(t, result, "en")
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			assert.NotContains(t, []string{"script", "img", "iframe", "object", "embed", "link", "form", "svg", "base"}, n.Data, name)
			for _, a := range n.Attr {
				assert.False(t, strings.HasPrefix(a.Key, "on"), "%s on <%s>", a.Key, n.Data)
				if a.Key == "href" || a.Key == "src" {
					assert.True(t, strings.HasPrefix(a.Val, "#"), "%s leads elsewhere", a.Val)
				}
			}
		}
		assert.NotContains(t, source, "url(")
		for _, r := range source {
			assert.False(t, r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)), "%U", r)
		}
	}
}

func TestHTMLIsWellBuilt(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		root, _ := parse(t, sample(), language)
		ids, refs := map[string]int{}, []string{}
		landmarks := map[string]int{}
		level := 0
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if id, ok := attribute(n, "id"); ok {
				ids[id]++
			}
			if ref, ok := attribute(n, "aria-labelledby"); ok {
				refs = append(refs, ref)
			}
			if ref, ok := attribute(n, "href"); ok {
				refs = append(refs, strings.TrimPrefix(ref, "#"))
			}
			switch n.Data {
			case "html":
				lang, _ := attribute(n, "lang")
				dir, _ := attribute(n, "dir")
				assert.Equal(t, language, lang)
				assert.Equal(t, "ltr", dir)
			case "main", "header", "footer", "h1":
				landmarks[n.Data]++
			case "th":
				_, ok := attribute(n, "scope")
				assert.True(t, ok, "header cell without scope")
			case "table":
				assert.Equal(t, "caption", firstElement(n).Data)
			}
			if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
				now := int(n.Data[1] - '0')
				assert.LessOrEqual(t, now, level+1, "heading %q skips a level", content(n))
				level = now
			}
		}
		for id, n := range ids {
			assert.Equal(t, 1, n, "id %s", id)
		}
		for _, ref := range refs {
			assert.Contains(t, ids, ref)
		}
		assert.Equal(t, map[string]int{"main": 1, "header": 1, "footer": 1, "h1": 1}, landmarks)
	}
}

func firstElement(n *html.Node) *html.Node {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return &html.Node{}
}

func TestHTMLShowsEveryFindingInWords(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		root, _ := parse(t, sample(), language)
		articles := map[string]*html.Node{}
		var order []string
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && n.Data == "article" {
				id, _ := attribute(n, "id")
				articles[id] = n
				order = append(order, id)
			}
		}
		assert.Equal(t, []string{
			"persistent-login", "remote-control", "extensions-can-read-page", "shared-machine", "state-key",
			"persistent-login-2", "hardened-profile", "host-outdated",
		}, order, "what asks for something comes first")
		w := wordsOf(language)
		anchors := map[finding.ID]int{}
		for _, f := range sample().Findings {
			id := string(f.ID)
			if anchors[f.ID]++; anchors[f.ID] > 1 {
				id += "-2"
			}
			text := content(articles[id])
			title, reason, action := finding.Texts(language).Render(f)
			for _, want := range []string{title, reason, action, w.Term("outcome", string(f.Outcome)), w.Term("basis", string(f.Basis)), w.Term("level", string(f.Level))} {
				assert.Contains(t, text, want, id)
			}
			for _, e := range f.Evidence.Extensions {
				for _, want := range []string{e.ID, finding.Plain(e.Name), w.Term("access", e.Access), e.Pattern, e.Reason} {
					assert.Contains(t, text, want)
				}
			}
			for _, s := range f.Evidence.Signals {
				assert.Contains(t, text, finding.Plain(s.Detail))
			}
			for name, n := range f.Evidence.Counts {
				assert.Contains(t, text, name)
				assert.Positive(t, n)
			}
		}
		assert.Contains(t, content(articles["persistent-login-2"]), w.Text("dismissed"))
		body := content(root)
		assert.Contains(t, body, "IBKR Mobile")
		assert.Contains(t, body, finding.Plain(hostile))
		assert.NotRegexp(t, `\b(grade|score|Note:)\s*[A-F0-9]`, body)
	}
}

func TestUnknownTermsOfALaterVersionAreShown(t *testing.T) {
	r := sample()
	r.Findings = []finding.Finding{{ID: "later", Text: "later_text", Level: "grave", Outcome: "deferred", Basis: "attested", Fingerprint: "0"}}
	root, _ := parse(t, r, "en")
	for _, want := range []string{"later_text", "grave", "deferred", "attested", "Could not be checked"} {
		assert.Contains(t, content(root), want)
	}
}

func TestTextCannotSteerTheTerminal(t *testing.T) {
	for name, result := range results() {
		for _, language := range []string{"en", "de"} {
			var b bytes.Buffer
			require.NoError(t, Text(&b, result, language))
			for line := range strings.Lines(b.String()) {
				line = strings.TrimSuffix(line, "\n")
				assert.LessOrEqual(t, utf8.RuneCountInString(line), lineWidth, "%s: %q", name, line)
				for _, r := range line {
					assert.False(t, unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r), "%q", line)
				}
			}
		}
	}
	var b bytes.Buffer
	require.NoError(t, Text(&b, sample(), "en"))
	for _, want := range []string{"3  need a look", "“Stay signed in” is on, and others use this machine", "> Turn it off before you sign in.", "IBKR Mobile: this version", "1  could not be checked"} {
		assert.Contains(t, b.String(), want)
	}
}

func TestTextReportsAFullPipe(t *testing.T) {
	r, w, err := os.Pipe()
	require.NoError(t, err)
	require.NoError(t, r.Close())
	defer w.Close()
	assert.Error(t, Text(w, sample(), "en"))
}

func TestWrap(t *testing.T) {
	var b bytes.Buffer
	wrap(&b, "- ", "  ", strings.Repeat("word ", 20)+strings.Repeat("x", 100)+" end")
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	require.Len(t, lines, 4)
	assert.Equal(t, "- word word", lines[0][:11])
	assert.Equal(t, "  "+strings.Repeat("x", 100), lines[2], "a word that fits nowhere gets its own line")
	b.Reset()
	wrap(&b, "- ", "  ", "")
	assert.Empty(t, b.String())
}

func TestWordsOfAllLanguagesAgree(t *testing.T) {
	all := loadWords()
	english := slices.Sorted(maps.Keys(all["en"]))
	for language, texts := range all {
		for _, key := range english {
			assert.NotEmpty(t, texts[key], "%s lacks %s", language, key)
		}
		for key := range texts {
			// English names of areas come with the areas themselves.
			assert.True(t, slices.Contains(english, key) || strings.HasPrefix(key, "area_"), "%s has %s alone", language, key)
		}
		assert.Equal(t, language, finding.Texts(language).Language(), "the same languages have findings' texts")
	}
	for key := range all["en"] {
		for _, kind := range []string{"group_", "count_", "outcome_", "level_", "basis_"} {
			if term, ok := strings.CutPrefix(key, kind); ok && kind == "group_" {
				assert.Contains(t, groupKeys, term)
			}
		}
	}
}

func TestAnExtensionsReasonIsInTheReportsLanguage(t *testing.T) {
	e := finding.Extension{ID: "a", Access: "unknown", Reason: "its manifest is not JSON", Why: &finding.Sentence{Text: "unreadable"}}
	result := posture.Result{Findings: []finding.Finding{{Text: "extensions_can_read_page_unknown", Evidence: finding.Evidence{Extensions: []finding.Extension{e}}}}}
	for language, want := range map[string]string{"de": "Ihr Manifest ließ sich nicht lesen.", "en": "its manifest is not JSON", "ja": "its manifest is not JSON"} {
		var page, document bytes.Buffer
		require.NoError(t, HTML(&page, result, language))
		require.NoError(t, JSON(&document, result, language))
		assert.Contains(t, page.String(), want, language)
		assert.Contains(t, document.String(), want, language)
		assert.NotContains(t, document.String(), `"why"`)
	}
	assert.NotNil(t, result.Findings[0].Evidence.Extensions[0].Why, "the result stays as it is")
}
