package addon

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/disk/disktest"
)

// publicKey has the shape of a public key, and idOfPublicKey is what follows from it.
func publicKey() []byte { return append([]byte{0x30, 0x82}, bytes.Repeat([]byte{7}, 290)...) }

func judgeHere() *Judge { return NewJudge([]string{signInOrigin}, nil) }

func judgeFile(t *testing.T, name, content string) Assessment {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	write(t, path, content)
	all := judgeHere().Path(context.Background(), path)
	require.Len(t, all, 1)
	assert.Equal(t, path, all[0].Path)
	return all[0]
}

func ids(all []Evidence) []string {
	var list []string
	for _, e := range all {
		list = append(list, e.Level.String()+" "+e.ID)
	}
	return list
}

func zipped(t testing.TB, files ...string) string {
	t.Helper()
	return string(disktest.Zip(t, files...))
}

func field(number uint64, value []byte) []byte {
	b := binary.AppendUvarint(nil, number<<3|2)
	b = binary.AppendUvarint(b, uint64(len(value)))
	return append(b, value...)
}

func crx3(header []byte, archive string) string {
	b := binary.LittleEndian.AppendUint32([]byte("Cr24"), 3)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(header)))
	return string(append(b, header...)) + archive
}

func crx2(key []byte, archive string) string {
	b := binary.LittleEndian.AppendUint32([]byte("Cr24"), 2)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(key)))
	b = binary.LittleEndian.AppendUint32(b, 4)
	return string(b) + string(key) + "sign" + archive
}

func TestPackages(t *testing.T) {
	archive := zipped(t, "manifest.json", readerManifest, "a.js", "")
	const halfID = "bpbpbpbpbpbpbpbpbpbpbpbpbpbpbpbp"
	localized := zipped(t, "manifest.json", strings.Replace(readerManifest, "Reader", "__MSG_n__", 1)[:len(readerManifest)+len("__MSG_n__")-len("Reader")-1]+`, "default_locale": "en"}`,
		"_locales/en/messages.json", `{"N": {"message": "Localized"}}`)
	tests := []struct{ name, file, content, id, shown string }{
		{"zip", "a.zip", archive, "", "Reader"},
		{"zip named by an id", halfID + ".zip", archive, halfID, "Reader"},
		{"crx2", "a.crx", crx2(publicKey(), archive), chromiumID(publicKey()), "Reader"},
		{"crx3", "a.crx", signedCRX(t, archive, testKey()), keyID(t, testKey()), "Reader"},
		{"crx with another name", "download", signedCRX(t, archive, testKey()), keyID(t, testKey()), "Reader"},
		{"xpi", "a.xpi", zipped(t, "manifest.json", `{"manifest_version": 2, "name": "Fox", "browser_specific_settings": {"gecko": {"id": "a@b.c"}}, "content_scripts": [{"matches": ["*://*/*"]}]}`), "a@b.c", "Fox"},
		{"in a folder of its own", "a.zip", zipped(t, "x-1.0/README", "", "x-1.0/manifest.json", readerManifest, "x-1.0/test/manifest.json", "{}"), "", "Reader"},
		{"names that lead outside", "a.zip", zipped(t, "../../manifest.json", "{}", "/etc/manifest.json", "{}", "manifest.json", readerManifest), "", "Reader"},
		{"name in a locale", "a.zip", localized, "", "Localized"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := judgeFile(t, tt.file, tt.content)
			require.Empty(t, a.Unjudged)
			assert.Equal(t, A4, a.Exposure)
			assert.Equal(t, A4, a.Effective)
			assert.Equal(t, tt.id, a.ID)
			assert.Equal(t, tt.shown, a.Name)
			assert.NotEmpty(t, a.Matched)
			assert.Equal(t, Note, a.Verdict, ids(a.Evidence))
		})
	}
}

func TestWhatCannotBeJudgedIsSaid(t *testing.T) {
	archive := zipped(t, "manifest.json", readerManifest)
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	w, err := z.Create("manifest.json")
	require.NoError(t, err)
	for range 80 {
		_, err = w.Write(make([]byte, 1<<20))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	many := append([]byte{}, archive...)
	binary.LittleEndian.PutUint16(many[len(many)-22+10:], 0xffff)
	tests := []struct{ name, file, content, want string }{
		{"empty", "manifest.json", "", "could not be understood"},
		{"not JSON", "manifest.json", "<html>", "could not be understood"},
		{"cut off", "manifest.json", readerManifest[:40], "could not be understood"},
		{"deep", "manifest.json", `{"a":` + strings.Repeat("[", 100_000), "could not be understood"},
		{"50 MB", "manifest.json", `{"name":"` + strings.Repeat("x", 50<<20) + `"}`, "larger than the limit"},
		{"zip bomb", "a.zip", bomb.String(), "larger than the limit"},
		{"no zip", "a.xpi", "no archive", "no zip archive"},
		{"cut zip", "a.zip", archive[:len(archive)-30], "no zip archive"},
		{"too many files", "a.zip", string(many), "more than"},
		{"no manifest", "a.zip", zipped(t, "x.js", ""), "no manifest.json"},
		{"manifest outside", "a.zip", zipped(t, "../manifest.json", readerManifest), "no manifest.json"},
		{"twice", "a.zip", zipped(t, "manifest.json", readerManifest, "manifest.json", "{}"), "twice"},
		{"several", "a.zip", zipped(t, "a/manifest.json", "{}", "b/manifest.json", "{}"), "several manifest.json"},
		{"crx of a later version", "a.crx", "Cr24\x04\x00\x00\x00\x00\x00\x00\x00", "header"},
		{"crx, cut in the magic", "a.crx", "Cr2", "no zip archive"},
		{"crx, cut after the magic", "a.crx", "Cr24\x03\x00", "header"},
		{"crx, cut in the header", "a.crx", crx3(make([]byte, 100), "")[:50], "header"},
		{"crx, header of 4 GB", "a.crx", "Cr24\x03\x00\x00\x00\xff\xff\xff\xff", "header"},
		{"crx2, key of 4 GB", "a.crx", "Cr24\x02\x00\x00\x00\xff\xff\xff\xff\x01\x00\x00\x00", "header"},
		{"crx2, signature past the end", "a.crx", "Cr24\x02\x00\x00\x00\x01\x00\x00\x00\xff\xff\x01\x00k", "header"},
		{"crx without a zip", "a.crx", crx3(nil, ""), "no zip archive"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := judgeFile(t, tt.file, tt.content)
			assert.Contains(t, a.Unjudged, tt.want)
			assert.Equal(t, NoVerdict, a.Verdict)
			assert.Empty(t, a.Matched)
		})
	}
	for _, missing := range []string{"/no/such/path", filepath.Join(t.TempDir(), "x")} {
		all := judgeHere().Path(context.Background(), missing)
		require.Len(t, all, 1)
		assert.Equal(t, "there is no such file", all[0].Unjudged)
	}
	all := judgeHere().Path(context.Background(), t.TempDir())
	require.Len(t, all, 1)
	assert.Contains(t, all[0].Unjudged, "no manifest.json")
}

func TestIDs(t *testing.T) {
	key := base64.StdEncoding.EncodeToString(publicKey())
	id := chromiumID(publicKey())
	const other = "abcdefghijklmnopabcdefghijklmnop"
	with := func(k string) string { return fmt.Sprintf(`{"manifest_version": 3, "key": %q}`, k) }
	tests := []struct {
		name, path, manifest, id string
		evidence                 []string
	}{
		{"none", "x/manifest.json", `{"manifest_version": 3}`, "", nil},
		{"from the key", "x/manifest.json", with(key), id, nil},
		{"key on several lines", "x/manifest.json", with(key[:64] + "\n" + key[64:]), id, nil},
		{"key as PEM", "x/manifest.json", with("-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----"), id, nil},
		{"placeholder of a key", other + "/1.0_0/manifest.json", with("PUT_YOUR_KEY_HERE"), other, nil},
		{"from the folder", other + "/manifest.json", `{"manifest_version": 3}`, other, nil},
		{"from the folder above", other + "/1.0_0/manifest.json", `{"manifest_version": 3}`, other, nil},
		{"both agree", id + "/1.0_0/manifest.json", with(key), id, nil},
		{"they do not", other + "/1.0_0/manifest.json", with(key), id, []string{"B3 id-mismatch"}},
		{"gecko", "x/manifest.json", `{"manifest_version": 2, "applications": {"gecko": {"id": "{aaaaaaaa-0000-0000-0000-000000000000}"}}}`, "{aaaaaaaa-0000-0000-0000-000000000000}", nil},
		{"file named by an id", other + ".json", `{"manifest_version": 3}`, other, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := judgeFile(t, tt.path, tt.manifest)
			assert.Empty(t, a.Unjudged)
			assert.Equal(t, tt.id, a.ID)
			assert.Equal(t, tt.evidence, ids(a.Evidence))
		})
	}
}

// A key that one family alone knows makes no less of another family's package.
func TestKindsByFamily(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	with := func(k string) string {
		return zipped(t, "manifest.json", strings.Replace(readerManifest, "{", "{"+k+", ", 1))
	}
	const language, drawn, app = `"langpack_id": "de"`, `"theme": {}`, `"app": {"background": {}}`
	for _, tt := range []struct {
		file, content string
		want          Exposure
	}{
		{"a.xpi", with(language), A0}, {"a.crx", signedCRX(t, with(language), key), A4}, {"a.zip", with(language), A4},
		{"a.xpi", with(drawn), A0}, {"a.crx", signedCRX(t, with(drawn), key), A0}, {"a.zip", with(drawn), A0},
		{"a.xpi", with(app), A4}, {"a.crx", signedCRX(t, with(app), key), A0}, {"a.zip", with(app), A4},
	} {
		a := judgeFile(t, tt.file, tt.content)
		require.Empty(t, a.Unjudged)
		assert.Equal(t, tt.want, a.Exposure, tt.file+" "+tt.content)
	}
}

// An id that an extension merely claims accuses it, and never clears it.
func TestClaimedIDsClearNothing(t *testing.T) {
	const ublock, theirs = "cjpalhdlnbpafiamejdnhcphjbkeiagm", "uBlock0@raymondhill.net"
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	manifest := func(more string) string {
		return strings.Replace(strings.Replace(readerManifest, "Reader", "uBlock Origin", 1), "{", `{"update_url": "https://clients2.google.com/service/update2/crx", "browser_specific_settings": {"gecko": {"id": "`+theirs+`"}}`+more+", ", 1)
	}
	listed := fmt.Sprintf(`, "key": %q`, base64.StdEncoding.EncodeToString(publicKey()))
	feeds := NewLists([]Feed{NewFeed("f", "", []Entry{
		{idA, "s", "d", Verified, ""}, {chromiumID(publicKey()), "s", "d", Verified, ""}, {theirs, "s", "d", Cleared, ""}, {ublock, "s", "d", Remediated, ""},
	})})
	unsigned := crx3(field(10000, field(1, halfOf([]byte("x")))), zipped(t, "manifest.json", manifest("")))
	for name, tt := range map[string]struct {
		path, content string
		want          []string
	}{
		"a name and a claimed id":                   {"a.crx", signedCRX(t, zipped(t, "manifest.json", manifest("")), key), []string{"B3 look-alike-name"}},
		"in a folder of Chromium's":                 {idC + "/1.0_0/manifest.json", manifest(""), []string{"B3 look-alike-name"}},
		"a listed id, and one that is cleared":      {idA + "/1.0_0/manifest.json", manifest(""), []string{"B4 known-bad", "B3 look-alike-name"}},
		"a listed key, and an id that is cleared":   {"x/manifest.json", manifest(listed), []string{"B4 known-bad"}},
		"nobody signed it":                          {"a.crx", unsigned, []string{"B3 signature-broken", "B3 look-alike-name"}},
		"the genuine one of Firefox":                {"a.xpi", zipped(t, "manifest.json", manifest("")), nil},
		"the genuine one in a folder of Firefox's":  {theirs + "/manifest.json", manifest(""), nil},
		"the genuine one in a folder of Chromium's": {ublock + "/1.0_0/manifest.json", manifest(""), []string{"B1 listed-remediated"}},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), tt.path)
			write(t, path, tt.content)
			a := NewJudge([]string{signInOrigin}, feeds).Path(context.Background(), path)[0]
			require.Empty(t, a.Unjudged)
			assert.Equal(t, tt.want, ids(a.Evidence))
		})
	}

	// Nor does it take the edge off, or vouch for where its updates come from.
	path := filepath.Join(t.TempDir(), "x/manifest.json")
	write(t, path, strings.Replace(manifest(listed), "https://clients2.google.com", "https://evil.test", 1))
	repaired := NewLists([]Feed{NewFeed("f", "", []Entry{{chromiumID(publicKey()), "s", "d", Verified, ""}, {theirs, "s", "d", Remediated, ""}})})
	assert.Equal(t, []string{"B4 known-bad", "B3 update-url", "B1 listed-remediated"},
		ids(NewJudge([]string{signInOrigin}, repaired).Path(context.Background(), path)[0].Evidence))

	installed := onDisk(t, idA, manifest(""))
	installed.placeID, installed.declaredName, installed.Origin.Location = idA, "uBlock Origin", Internal
	a := NewJudge([]string{signInOrigin}, feeds).Installed(&installed)
	assert.Equal(t, []string{"B4 known-bad", "B3 look-alike-name"}, ids(a.Evidence))
}

func TestAFolderOfMany(t *testing.T) {
	root := t.TempDir()
	const id = "abcdefghijklmnopabcdefghijklmnop"
	write(t, filepath.Join(root, id, "1.0_0", "manifest.json"), readerManifest)
	write(t, filepath.Join(root, id, "2.0_0", "manifest.json"), readerManifest)
	write(t, filepath.Join(root, "node_modules", "x", "manifest.json"), readerManifest)
	write(t, filepath.Join(root, "a@b.c.xpi"), zipped(t, "manifest.json", readerManifest))
	write(t, filepath.Join(root, "broken", "manifest.json"), "{")
	write(t, filepath.Join(root, "notes.txt"), "")
	want := []string{
		"a@b.c.xpi a@b.c note",
		id + "/1.0_0 " + id + " note",
		id + "/2.0_0 " + id + " note",
		"broken  unknown",
	}
	if runtime.GOOS != "windows" { // where only administrators make links
		require.NoError(t, os.Symlink("/", filepath.Join(root, "link")))
		elsewhere := filepath.Join(t.TempDir(), "packaged")
		write(t, filepath.Join(elsewhere, "manifest.json"), readerManifest)
		require.NoError(t, os.Symlink(elsewhere, filepath.Join(root, "packaged")))
		want = append(want, "packaged  note")
	}
	var got []string
	for _, a := range judgeHere().Path(context.Background(), root) {
		rel, err := filepath.Rel(root, a.Path)
		require.NoError(t, err)
		got = append(got, strings.TrimSpace(filepath.ToSlash(rel)+" "+a.ID+" "+string(a.Verdict)))
	}
	assert.Equal(t, want, got)
}

func TestEvidenceFromManifests(t *testing.T) {
	wide := `"content_scripts": [{"matches": ["<all_urls>"]}]`
	const id = "abcdefghijklmnopabcdefghijklmnop"
	const ublock = "cjpalhdlnbpafiamejdnhcphjbkeiagm"
	const store = `, "update_url": "https://clients2.google.com/service/update2/crx"`
	tests := []struct {
		name, place, keys string
		want              []string
		verdict           Verdict
	}{
		{"nothing", "x", wide, nil, Note},
		{"store", id, wide + store, nil, Note},
		{"Edge's store", id, wide + `, "update_url": "https://edge.microsoft.com/extensionwebstorebase/v1/crx"`, nil, Note},
		{"elsewhere", "x", wide + `, "update_url": "https://updates.evil.io/u.xml"`, []string{"B3 update-url"}, Stop},
		{"elsewhere, without reach", "x", `"update_url": "https://updates.evil.io/u.xml"`, []string{"B3 update-url"}, Note},
		{"a build tool's placeholder", "x", wide + `, "update_url": "https://{{host}}/u.xml"`, nil, Note},
		{"a developer's own", "x", wide + `, "update_url": "http://localhost:8080/u.xml"`, nil, Note},
		{"a maker's own", "x", wide + `, "update_url": "https://www.eff.org/files/x.xml"`, nil, Note},
		{"a self-published add-on", "x", wide + `, "applications": {"gecko": {"id": "a@b.c", "update_url": "https://a.io/u.json"}}`, []string{"B1 update-url"}, Note},

		{"invisible name", "x", wide + `, "name": "\u2800\u2800"`, []string{"B3 invisible-name"}, Stop},
		{"no name", "x", wide + `, "name": ""`, nil, Note},
		{"a name to be looked up", "x", wide + `, "name": "__MSG_name__"`, nil, Note},
		{"genuine", ublock, wide + `, "name": "uBlock Origin"` + store, nil, Note},
		{"a source tree", "ublock", wide + `, "name": "uBlock Origin"`, nil, Note},
		{"a developer's copy", id, wide + `, "name": "uBlock Origin"`, nil, Note},
		{"another store's", "odfafepnkmbhccpbejgmiehpchacaeak", wide + `, "name": "uBlock Origin", "update_url": "https://edge.microsoft.com/extensionwebstorebase/v1/crx"`, nil, Note},
		{"a store that is not known well", id, wide + `, "name": "Dark Reader", "update_url": "https://extension-updates.opera.com/api/omaha/update/"`, nil, Note},
		{"the same name", id, wide + `, "name": "uBlock Origin"` + store, []string{"B3 look-alike-name"}, Stop},
		{"letters of another script", "x", wide + `, "name": "uBlосk Оrigin"`, []string{"B3 confusable-name"}, Stop},
		{"a zero", "x", wide + `, "name": "uBlock 0rigin"`, []string{"B3 confusable-name"}, Stop},
		{"a capital I", "x", wide + `, "name": "uBIock Origin"`, []string{"B3 confusable-name"}, Stop},
		{"two letters for one", "x", wide + `, "name": "Bitvvarden Password Manager"`, []string{"B3 confusable-name"}, Stop},
		{"a short name", "x", wide + `, "name": "IastPass"`, []string{"B3 confusable-name"}, Stop},
		{"a name that others have as well", id, wide + `, "name": "AdBlock"` + store, nil, Note},
		{"that name in disguise", id, wide + `, "name": "AdB1ock"` + store, []string{"B3 confusable-name"}, Stop},
		{"another dash", "x", wide + `, "name": "1Password — Password Manager"`, nil, Note},
		{"invisible letters inside", "x", wide + `, "name": "Bit\u200bwarden Password Manager"`, []string{"B3 confusable-name"}, Stop},
		{"wide letters", "x", wide + `, "name": "Ｄａｒｋ Ｒｅａｄｅｒ"`, []string{"B3 confusable-name"}, Stop},
		{"a name that is not known", "x", wide + `, "name": "Ваnк Helper"`, nil, Note},
		{"a mixed word", "x", wide + `, "name": "PayРal Helper"`, []string{"B3 confusable-name"}, Stop},
		{"an override", "x", wide + `, "name": "Reader \u202egnp"`, []string{"B3 confusable-name"}, Stop},
		{"longer than a known one", "x", wide + `, "name": "uBlock Origin Filters Helper"` + store, nil, Note},
		{"without the accents", "x", wide + `, "name": "Dàrk Réader"`, nil, Note},
		{"Russian", "x", wide + `, "name": "Скачать видео ВКонтакте VK Cкриншот"`, nil, Note},
		{"Greek", "x", wide + `, "name": "μTorrent Ελληνικά Ω"`, nil, Note},
		{"Hebrew with marks, and joined emoji", "x", wide + `, "name": "\u200fעברית 👩‍💻 می\u200cخواهم"`, nil, Note},

		{"new tab, no reach", "x", `"chrome_url_overrides": {"newtab": "n.html"}`, nil, Expected},
		{"new tab with reach", "x", wide + `, "chrome_url_overrides": {"newtab": "n.html"}, "chrome_settings_overrides": {"search_provider": {"name": "x"}}`,
			[]string{"B1 new-tab", "B1 search-engine"}, Note},
		{"remote code in MV2", "x", `"manifest_version": 2, "permissions": ["<all_urls>"], "content_security_policy": "script-src 'self' https://cdn.evil.io; object-src 'self'"`,
			[]string{"B1 remote-code"}, Note},
		{"local code in MV2", "x", `"manifest_version": 2, "permissions": ["<all_urls>"], "content_security_policy": "script-src 'self' 'unsafe-eval' http://localhost:3000; img-src https://a.io"`, nil, Note},
		{"very old", "x", `"manifest_version": 1, "permissions": ["http://*/*"]`, []string{"B1 very-old"}, Expected},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			keys := tt.keys
			if !strings.Contains(keys, "manifest_version") {
				keys = `"manifest_version": 3, ` + keys
			}
			a := judgeFile(t, filepath.Join(tt.place, "manifest.json"), "{"+keys+"}")
			require.Empty(t, a.Unjudged)
			assert.Equal(t, tt.want, ids(a.Evidence))
			assert.Equal(t, tt.verdict, a.Verdict)
			for _, e := range a.Evidence {
				assert.NotEmpty(t, e.Field)
				assert.Regexp(t, `^[\p{Lu}“].*\.$`, e.Detail)
			}
		})
	}
}

// Whatever a package holds, reading it ends, and gives an answer.
func FuzzPackage(f *testing.F) {
	archive := zipped(f, "manifest.json", readerManifest, "_locales/en/messages.json", `{"n": {"message": "N"}}`)
	f.Add([]byte(archive))
	f.Add([]byte(crx2(publicKey(), archive)))
	f.Add([]byte(crx3(append(field(2, field(1, publicKey())), field(10000, field(1, make([]byte, 16)))...), archive)))
	f.Add([]byte(zipped(f, "../manifest.json", "{", "a/b/manifest.json", "{}", "a/manifest.json", "{}")))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var p pack
		if p.open(bytes.NewReader(raw), int64(len(raw))) != nil {
			return
		}
		if p.crx.id != "" && !isChromiumID(p.crx.id) {
			t.Fatalf("%q is no id", p.crx.id)
		}
		manifest, err := p.read("manifest.json")
		if err != nil {
			return
		}
		c := candidate{packed: true}
		c.read(manifest, p.read)
		a := judgeHere().candidate(context.Background(), &c)
		if (a.Verdict == NoVerdict) != (a.Unjudged != "") {
			t.Fatalf("%+v", a)
		}
	})
}

// Whatever a name is made of, it is judged, and a plain one says nothing.
func FuzzName(f *testing.F) {
	for _, s := range []string{"uBlock Origin", "uBlосk Оrigin", "\u2800", "\u202eabc", "PayРal", "می\u200cخواهم", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		l := look{a: &Addon{declaredName: name}}
		l.name()
		if len(l.found) > 1 {
			t.Fatalf("%q: %v", name, l.found)
		}
		if onlyHas(strings.ToLower(name), "abcdefghijkmnopqstuxyz ") && strings.TrimSpace(name) != "" && len(l.found) > 0 {
			t.Fatalf("%q: %v", name, l.found)
		}
	})
}

// What distributions package raises no alarm, whatever of it is installed here.
func TestPackagesOfTheSystemRaiseNoAlarm(t *testing.T) {
	debianPackage(t, "webext-ublock-origin-chromium", "/usr/share/chromium/extensions/ublock-origin/manifest.json")
	judged := 0
	for _, folder := range distributionFolders {
		if _, err := os.Stat(folder); err != nil {
			continue
		}
		for _, a := range judgeHere().Path(context.Background(), folder) {
			if a.Unjudged != "" {
				continue
			}
			judged++
			assert.Contains(t, []Verdict{Note, Expected}, a.Verdict, a.Path)
			assert.LessOrEqual(t, highest(a.Evidence), B1, a.Path)
		}
	}
	assert.Positive(t, judged)
}
