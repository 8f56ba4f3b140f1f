package addon

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/vault"
)

const (
	idA = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	idB = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	idC = "cccccccccccccccccccccccccccccccc"
	idD = "dddddddddddddddddddddddddddddddd"
)

func TestParseFeed(t *testing.T) {
	plain := Entry{Source: "file", Date: "2026-01-01", Confidence: Unverified}
	entry := func(id, source, date string, c Confidence, versions string) Entry {
		return Entry{id, source, date, c, versions}
	}
	tests := []struct {
		name, text string
		want       []Entry
		refused    []int
	}{
		{"ids", "# note\n" + idA + "\r\n\n  " + idB + "  # why\n", []Entry{entry(idA, "file", "2026-01-01", Unverified, ""), entry(idB, "file", "2026-01-01", Unverified, "")}, nil},
		{"ids on one line", idA + "," + idB + ",nonsense," + idC, []Entry{
			entry(idA, "file", "2026-01-01", Unverified, ""), entry(idB, "file", "2026-01-01", Unverified, ""), entry(idC, "file", "2026-01-01", Unverified, "")}, []int{1}},
		{"ids below addresses", "# https://a.test/x\n" + idA + "\n# https://b.test/y\n" + idB, []Entry{
			entry(idA, "https://a.test/x", "2026-01-01", Unverified, ""), entry(idB, "https://b.test/y", "2026-01-01", Unverified, "")}, nil},
		{"ids of Firefox", "{aaaaaaaa-0000-0000-0000-000000000000}\na@b.c\n", []Entry{
			entry("{aaaaaaaa-0000-0000-0000-000000000000}", "file", "2026-01-01", Unverified, ""), entry("a@b.c", "file", "2026-01-01", Unverified, "")}, nil},
		{"a table", "id\tsource\tdate\tconfidence\tversions\n" +
			idA + "\tS \"q\tD\tverified\t1.2-1.4\n" + idB + "\t\t\tCLEARED\n" + idC + "\tS\tD\tperhaps\n" + idD + "\tS\tD\tverified\tnewest\nshort\tS\n" + idA + "\ta\tb\tverified\t1\t2\n",
			[]Entry{entry(idA, `S "q`, "D", Verified, "1.2-1.4"), entry(idB, "file", "2026-01-01", Cleared, "")}, []int{4, 5, 6, 7}},
		{"a table in another order, and a mark", "\ufeffconfidence\tID\nremediated\t" + idA, []Entry{entry(idA, "file", "2026-01-01", Remediated, "")}, nil},
		{"the table of chrome-mal-ids", "EXTID,EXTID-NAME,DATE-DIS,SOURCE,CONFIRM-MAL,NOTES,TPCI-VERIFY\n" +
			idA + ",\"Name, \"\"x\"\"\",2020-06-18,https://s.test,1,\"two\nlines\",2\n" + idB + ",n,2021,s,3,,\n" + idC + ",n,2022,s,1,,4\n" + idD + ",n,2022,s,1,,",
			[]Entry{entry(idA, "https://s.test", "2020-06-18", Verified, ""), entry(idB, "s", "2021", Verified, ""), entry(idC, "s", "2022", Remediated, ""), entry(idD, "s", "2022", Unverified, "")}, nil},
		{"a table of ids and references", "extensionID,reference\n" + idA + ",\"https://r.test/a,b\"", []Entry{entry(idA, "https://r.test/a,b", "2026-01-01", Unverified, "")}, nil},
		{"the JSON of chrome-mal-ids", `{"meta": {"name": "n", "id": "x", "total": 1}, "extensions": [{"ext_id": "` + idA + `", "name": "n", "browser": "chrome", "date_discovered": "2025-01-20", "date_added": "2026", "source": "https://s.test", "article": "a"}, {"ext_id": "bad"}]}`,
			[]Entry{entry(idA, "https://s.test", "2025-01-20", Unverified, "")}, []int{2}},
		{"the JSON of the sentry", `{"feed_name": "f", "source": "https://top.test", "indicators": [{"extension_id": "` + idA + `", "source": "Store", "insert_date": "2026-05-01"}]}`,
			[]Entry{entry(idA, "Store", "2026-05-01", Unverified, "")}, nil},
		{"JSON in our columns", `[{"id": "` + idA + `", "confidence": "verified", "versions": ["1.0", "1.1"], "source": "s", "date": "d"}]`, []Entry{entry(idA, "s", "d", Verified, "1.0, 1.1")}, nil},
		{"a JSON list", `["` + idA + `", "nonsense"]`, []Entry{entry(idA, "file", "2026-01-01", Unverified, "")}, []int{2}},
		{"JSON by id", `{"` + idA + `": {"source": "s", "confidence": "cleared"}, "` + idB + `": "x"}`, []Entry{entry(idA, "s", "2026-01-01", Cleared, ""), entry(idB, "file", "2026-01-01", Unverified, "")}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := ParseFeed([]byte(tt.text), plain)
			require.NoError(t, err)
			assert.Equal(t, tt.want, p.Entries)
			var lines []int
			for _, r := range p.Refused {
				lines = append(lines, r.Line)
				assert.NotEmpty(t, r.Why)
			}
			assert.Equal(t, tt.refused, lines)
			assert.Equal(t, len(tt.refused), p.RefusedCount)
		})
	}
	for name, text := range map[string]string{
		"empty": "", "comments": "# a\n\n", "no ids": "hello\nworld\n", "binary": "\x00\x01", "not text": "\xff\xfe", "JSON, cut": `[{"id": "` + idA, "JSON without ids": `{"a": [1, 2, {"id": 7}]}`,
		"JSON and more": `["` + idA + `"] x`, "deep": strings.Repeat("[", 100_000), "header only": "id\tsource\n",
	} {
		_, err := ParseFeed([]byte(text), plain)
		assert.Error(t, err, name)
	}
	_, err := ParseFeed(make([]byte, MaxFeed+1), plain)
	assert.ErrorIs(t, err, ErrFeedTooBig)
}

func TestTheSampleList(t *testing.T) {
	raw, err := os.ReadFile("testdata/feeds/known-bad.tsv")
	require.NoError(t, err)
	p, err := ParseFeed(raw, Entry{})
	require.NoError(t, err)
	assert.Len(t, p.Entries, 164)
	assert.Zero(t, p.RefusedCount)
	j := NewJudge([]string{signInOrigin}, NewLists([]Feed{NewFeed("sample", "", p.Entries)}))
	path := filepath.Join(t.TempDir(), p.Entries[7].ID, "1.0_0", "manifest.json")
	write(t, path, readerManifest)
	a := j.Path(context.Background(), path)[0]
	assert.Equal(t, Stop, a.Verdict)
	require.Len(t, a.Evidence, 1)
	assert.Equal(t, B4, a.Evidence[0].Level)
	assert.Equal(t, "palant/malicious-extensions-list (CC0)", a.Evidence[0].Source)
	assert.Equal(t, "2023-08", a.Evidence[0].Date)
}

func TestWhatListsSay(t *testing.T) {
	one := func(c Confidence, versions string) Entry { return Entry{idA, "s", "d", c, versions} }
	tests := []struct {
		name    string
		entries []Entry
		version string
		want    []string
		wide    Verdict // of one that reads the page
		narrow  Verdict // of one that does nothing there
	}{
		{"not listed", []Entry{{idB, "s", "d", Verified, ""}}, "1.0", nil, Note, Expected},
		{"verified", []Entry{one(Verified, "")}, "1.0", []string{"B4 known-bad"}, Stop, Review},
		{"verified, in range", []Entry{one(Verified, "0.9, >=1.0 <1.2")}, "1.1.9", []string{"B4 known-bad"}, Stop, Review},
		{"verified, another version", []Entry{one(Verified, ">=1.0 <1.2")}, "1.2", []string{"B0 listed-versions"}, Note, Expected},
		{"verified, version not known", []Entry{one(Verified, "1.0")}, "", []string{"B1 listed-versions"}, Note, Note},
		{"unverified", []Entry{one(Unverified, "")}, "1.0", []string{"B1 listed-unverified"}, Note, Note},
		{"remediated", []Entry{one(Remediated, "")}, "1.0", []string{"B1 listed-remediated"}, Note, Note},
		{"cleared", []Entry{one(Cleared, "")}, "1.0", nil, Note, Expected},
		{"cleared silences", []Entry{one(Verified, ""), one(Unverified, ""), one(Cleared, "")}, "1.0", nil, Note, Expected},
		{"remediated takes the edge off", []Entry{one(Verified, ""), one(Remediated, "")}, "1.0", []string{"B1 listed-remediated", "B1 listed-remediated"}, Note, Note},
		{"remediated leaves the bad version", []Entry{one(Verified, "1.0"), one(Remediated, "")}, "1.0", []string{"B4 known-bad", "B1 listed-remediated"}, Stop, Review},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			j := NewJudge([]string{signInOrigin}, NewLists([]Feed{NewFeed("f", "", tt.entries)}))
			for keys, want := range map[string]Verdict{`"content_scripts": [{"matches": ["<all_urls>"]}]`: tt.wide, `"permissions": ["storage"]`: tt.narrow} {
				path := filepath.Join(t.TempDir(), idA, "manifest.json")
				write(t, path, fmt.Sprintf(`{"manifest_version": 3, "version": %q, %s}`, tt.version, keys))
				a := j.Path(context.Background(), path)[0]
				assert.Equal(t, tt.want, ids(a.Evidence))
				assert.Equal(t, want, a.Verdict)
			}
		})
	}
}

func TestVersions(t *testing.T) {
	tests := []struct {
		versions, version string
		want              bool
	}{
		{"1.2.3", "1.2.3", true}, {"1.2", "1.2.0", true}, {"1.2.3", "1.2.30", false}, {"1.2.3, 2.0", "2.0", true}, {"1.2.3;2.0", "2", true},
		{"1.2-1.4", "1.2", true}, {"1.2 - 1.4", "1.4.0", true}, {"1.2-1.4", "1.4.1", false}, {"1.2.*", "1.2.9", true}, {"1.2.*", "1.20", false}, {"1.2.x", "1.2", true},
		{">=1.2 <1.5", "1.4.9", true}, {">=1.2 <1.5", "1.5", false}, {">= 1.2", "10.0", true}, {"<1", "0.9", true}, {">1", "1.0", false}, {"=1.0", "1", true}, {"<=24.10.4", "24.10.4", true},
	}
	for _, tt := range tests {
		parsed, err := ParseVersions(tt.versions)
		require.NoError(t, err, tt.versions)
		got, known := covers(parsed, tt.version)
		assert.True(t, known)
		assert.Equal(t, tt.want, got, "%s in %s", tt.version, tt.versions)
	}
	for _, s := range []string{"", "*", "all", " - "} {
		parsed, err := ParseVersions(s)
		require.NoError(t, err, s)
		assert.Empty(t, parsed)
	}
	for _, s := range []string{"newest", ">", "1.2 foo", "1.0, x", ">=a", "> 1 z"} {
		_, err := ParseVersions(s)
		assert.ErrorIs(t, err, ErrVersions, s)
	}
	_, known := covers("1.0", "{{version}}")
	assert.False(t, known)
}

func TestFeedsAreKept(t *testing.T) {
	t.Setenv("SALLYPORT_KEY", "file")
	v, err := vault.Open(filepath.Join(t.TempDir(), "state"))
	require.NoError(t, err)
	all, err := Feeds(v)
	require.NoError(t, err)
	assert.Empty(t, all)
	for _, name := range []string{"b", "a"} {
		replaced, err := ImportFeed(v, NewFeed(name, "2026", []Entry{{idA, "s", "d", Verified, ""}, {idA, "s", "d", Verified, ""}, {"x@y.z", "s", "e", Cleared, ""}}))
		require.NoError(t, err)
		assert.False(t, replaced)
	}
	replaced, err := ImportFeed(v, NewFeed("a", "2027", []Entry{{idB, "s", "d", Verified, ""}}))
	require.NoError(t, err)
	assert.True(t, replaced)
	all, err = Feeds(v)
	require.NoError(t, err)
	require.Len(t, all, 2)
	assert.Equal(t, []string{"a", "b"}, []string{all[0].Name, all[1].Name})
	assert.Equal(t, 2, all[1].Size())
	assert.Equal(t, map[Confidence]int{Verified: 1, Cleared: 1}, all[1].Counts())
	assert.Equal(t, "e", all[1].Latest())
	removed, err := RemoveFeed(v, "a")
	require.NoError(t, err)
	assert.True(t, removed)
	removed, err = RemoveFeed(v, "a")
	require.NoError(t, err)
	assert.False(t, removed)
}

// manyIDs are n random ids, always the same.
func manyIDs(n int) []string {
	r := rand.New(rand.NewPCG(1, 2))
	all := make([]string, n)
	for i := range all {
		var half [16]byte
		for j := range half {
			half[j] = byte(r.Uint32())
		}
		all[i] = idOf(half)
	}
	return all
}

func TestEveryListedIDIsFoundAndNoOther(t *testing.T) {
	all := manyIDs(20_000)
	var entries []Entry
	for i, id := range all[:10_000] {
		entries = append(entries, Entry{id, fmt.Sprint("s", i%7), "d", Verified, ""})
	}
	l := NewLists([]Feed{NewFeed("f", "", entries)})
	for i, id := range all {
		assert.Equal(t, i < 10_000, len(l.find(id)) == 1, id)
	}
	assert.Nil(t, (*Lists)(nil).find(idA))
	assert.Empty(t, NewLists(nil).find("no id"))
}

// BenchmarkFeed looks a hundred thousand ids up in a list of as many. The goal is 5 ms.
func BenchmarkFeed(b *testing.B) {
	all := manyIDs(200_000)
	entries := make([]Entry, 0, 100_000)
	for _, id := range all[:100_000] {
		entries = append(entries, Entry{id, "s", "d", Verified, ""})
	}
	l := NewLists([]Feed{NewFeed("f", "", entries)})
	asked := all[50_000:150_000]
	best := time.Hour
	for b.Loop() {
		start, hits := time.Now(), 0
		for _, id := range asked {
			if len(l.find(id)) > 0 {
				hits++
			}
		}
		best = min(best, time.Since(start))
		require.Equal(b, 50_000, hits)
	}
	b.ReportMetric(float64(best.Microseconds())/1000, "ms/100000-ids")
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte("# https://a.test\n" + idA + ",b@c.d"))
	f.Add([]byte("id\tsource\tdate\tconfidence\tversions\n" + idA + "\ts\td\tverified\t>=1 <2\n"))
	f.Add([]byte("EXTID,NOTES\n" + idA + ",\"x\ny\"\n"))
	f.Add([]byte(`{"a": [{"ext_id": "` + idA + `", "versions": [1, "2"]}], "` + idB + `": {"id": 1}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := ParseFeed(raw, Entry{Confidence: Unverified})
		if err != nil {
			return
		}
		feed := NewFeed("f", "", p.Entries)
		if feed.Size() > len(p.Entries) || feed.Size() == 0 {
			t.Fatalf("%d entries became %d", len(p.Entries), feed.Size())
		}
		l := NewLists([]Feed{feed})
		for _, e := range p.Entries {
			if len(l.find(e.ID)) == 0 {
				t.Fatalf("%q is lost", e.ID)
			}
			l.match([]string{e.ID}, e.ID, "1.0")
		}
	})
}
