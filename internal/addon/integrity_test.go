package addon

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// testKey stands for the store's key: what the store signs cannot be had here.
var testKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

const signedID = "gneobebnilffgkejpfhlgkmpkipgbcno"

// plainTreeHash is the tree hash by its definition, all in memory.
func plainTreeHash(content []byte) [sha256.Size]byte {
	var level [][sha256.Size]byte
	for block := range slices.Chunk(content, 4096) {
		level = append(level, sha256.Sum256(block))
	}
	if len(level) == 0 {
		return sha256.Sum256(nil)
	}
	for len(level) > 1 {
		var next [][sha256.Size]byte
		for group := range slices.Chunk(level, 128) {
			var all []byte
			for _, h := range group {
				all = append(all, h[:]...)
			}
			next = append(next, sha256.Sum256(all))
		}
		level = next
	}
	return level[0]
}

func TestTreeHash(t *testing.T) {
	content := make([]byte, 4096*128*128+4096*3+17)
	for i := range content {
		content[i] = byte(i>>12) ^ byte(i)
	}
	for _, n := range []int{0, 1, 4095, 4096, 4097, 2 * 4096, 4096 * 127, 4096 * 128, 4096*128 + 1, 4096 * 129, 4096 * 128 * 3, 4096*128*128 - 1, 4096 * 128 * 128, len(content)} {
		got, read, err := treeHash(bytes.NewReader(content[:n]), int64(n))
		require.NoError(t, err)
		assert.Equal(t, plainTreeHash(content[:n]), got, n)
		assert.EqualValues(t, n, read)
	}
	_, _, err := treeHash(bytes.NewReader(content[:4097]), 4096)
	assert.ErrorIs(t, err, errManyBytes)
}

// sample is an extension as a store delivers it.
type sample struct {
	id, version string
	files       map[string]string
	// sign changes how it is signed.
	key    *rsa.PrivateKey
	kid    string
	format string
	block  int
	edit   func(document map[string]any)
}

func newSample() sample {
	return sample{
		id: signedID, version: "2.1.0", key: testKey(), kid: "webstore", format: "treehash", block: 4096,
		files: map[string]string{
			"manifest.json": `{"manifest_version": 3, "name": "__MSG_name__", "version": "2.1.0", "default_locale": "en",
				"icons": {"16": "/images/icon16.png"}, "action": {"default_icon": "images/action.png", "default_popup": "popup.html"},
				"background": {"service_worker": "background.js"}, "content_scripts": [{"matches": ["https://*/*"], "js": ["content.js", "odd.png"]}],
				"declarative_net_request": {"rule_resources": [{"id": "r", "enabled": true, "path": "rules/extra.json"}]}}`,
			"background.js":             strings.Repeat("work();\n", 2000),
			"content.js":                "read();",
			"popup.html":                "<p>hello</p>",
			"images/icon16.png":         "\x89PNG 16",
			"images/action.png":         "\x89PNG action",
			"images/logo.png":           "\x89PNG logo",
			"odd.png":                   "run();",
			"data/list.txt":             "one\n",
			"_locales/en/messages.json": `{"name": {"message": "Sample"}}`,
			"_locales/en/notes.txt":     "notes",
			"empty.js":                  "",
		},
	}
}

// signedList is the content of verified_contents.json.
func (s sample) signedList(t testing.TB) string {
	t.Helper()
	var files []map[string]string
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		root := plainTreeHash([]byte(s.files[name]))
		files = append(files, map[string]string{"path": name, "root_hash": base64.RawURLEncoding.EncodeToString(root[:])})
	}
	payload, err := json.Marshal(map[string]any{
		"item_id": s.id, "item_version": s.version, "protocol_version": 1,
		"content_hashes": []any{map[string]any{"block_size": s.block, "hash_block_size": s.block, "digest": "sha256", "format": s.format, "files": files}},
	})
	require.NoError(t, err)
	encoded := base64.RawURLEncoding.EncodeToString(payload)
	protected := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"RS256"}`))
	digest := sha256.Sum256([]byte(protected + "." + encoded))
	signature, err := rsa.SignPKCS1v15(nil, s.key, crypto.SHA256, digest[:])
	require.NoError(t, err)
	document := map[string]any{"description": "treehash per file", "signed_content": map[string]any{
		"payload": encoded,
		"signatures": []any{
			map[string]any{"header": map[string]any{"kid": "publisher"}, "protected": protected, "signature": "AAAA"},
			map[string]any{"header": map[string]any{"kid": s.kid}, "protected": protected, "signature": base64.RawURLEncoding.EncodeToString(signature)},
		},
	}}
	if s.edit != nil {
		s.edit(document)
	}
	text, err := json.Marshal([]any{map[string]any{"description": "something else"}, document})
	require.NoError(t, err)
	return string(text)
}

// install writes the sample below a profile's folder of extensions.
func (s sample) install(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Extensions", s.id, s.version+"_0")
	for name, content := range s.files {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), content)
	}
	write(t, filepath.Join(dir, filepath.FromSlash(verifiedContents)), s.signedList(t))
	return dir
}

func testInspector() inspector { return inspector{key: &testKey().PublicKey} }

func levelOf(r Integrity) Level { return highest(r.evidence(verifiedContents)) }

func TestAnUntouchedExtensionIsIntact(t *testing.T) {
	dir := newSample().install(t)
	r := testInspector().folder(context.Background(), dir, signedID, "2.1.0")
	assert.Equal(t, Integrity{Status: Intact, Checked: 8}, r)
	assert.Equal(t, B0, levelOf(r))
}

func TestChangesAfterTheSignature(t *testing.T) {
	appendTo := func(name, text string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			path := filepath.Join(dir, filepath.FromSlash(name))
			old, err := os.ReadFile(path)
			if !errors.Is(err, os.ErrNotExist) {
				require.NoError(t, err)
			}
			write(t, path, string(old)+text)
		}
	}
	remove := func(name string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			require.NoError(t, os.Remove(filepath.Join(dir, filepath.FromSlash(name))))
		}
	}
	for _, c := range []struct {
		name                    string
		do                      func(t *testing.T, dir string)
		level                   Level
		changed, added, missing []string
	}{
		{"a script", appendTo("background.js", " "), B3, []string{"background.js"}, nil, nil},
		{"an empty script", appendTo("empty.js", "x"), B3, []string{"empty.js"}, nil, nil},
		{"a page", appendTo("popup.html", "<!-- -->"), B3, []string{"popup.html"}, nil, nil},
		{"data", appendTo("data/list.txt", "two"), B3, []string{"data/list.txt"}, nil, nil},
		{"a script that is named like a picture", appendTo("odd.png", ";"), B3, []string{"odd.png"}, nil, nil},
		{"a picture that the page shows", appendTo("images/logo.png", "x"), B1, []string{"images/logo.png"}, nil, nil},
		{"another file among the locales", appendTo("_locales/en/notes.txt", "x"), B3, []string{"_locales/en/notes.txt"}, nil, nil},
		{"an added script", appendTo("lib/new.js", "x"), B3, nil, []string{"lib/new.js"}, nil},
		{"an added script with a capital ending", appendTo("lib/new.JS", "x"), B3, nil, []string{"lib/new.JS"}, nil},
		{"an added page", appendTo("new.html", "x"), B3, nil, []string{"new.html"}, nil},
		{"a script among what browsers keep", appendTo("_metadata/x.js", "x"), B3, nil, []string{"_metadata/x.js"}, nil},
		{"rules that the manifest names", appendTo("rules/extra.json", "[]"), B3, nil, []string{"rules/extra.json"}, nil},
		{"a file that nothing uses", appendTo("notes.txt", "x"), B0, nil, []string{"notes.txt"}, nil},
		{"a missing file", remove("data/list.txt"), B1, nil, nil, []string{"data/list.txt"}},
		{"a missing and an added script", func(t *testing.T, dir string) {
			if hostNaming.foldCase {
				t.Skip("names that differ in their case alone are one file here")
			}
			require.NoError(t, os.Rename(filepath.Join(dir, "content.js"), filepath.Join(dir, "Content.js")))
		}, B3, nil, []string{"Content.js"}, []string{"content.js"}},
		// What browsers and systems do themselves.
		{"the manifest", appendTo("manifest.json", "\n"), B0, nil, nil, nil},
		{"an icon", appendTo("images/icon16.png", "x"), B0, nil, nil, nil},
		{"the button's icon", appendTo("images/action.png", "x"), B0, nil, nil, nil},
		{"a catalogue of messages", appendTo("_locales/en/messages.json", "\n"), B0, nil, nil, nil},
		{"another catalogue of messages", appendTo("_locales/de/messages.json", "{}"), B0, nil, nil, nil},
		{"what the browser generates", func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "_metadata/generated_indexed_rulesets/_ruleset1"), "x")
			write(t, filepath.Join(dir, "_metadata/computed_hashes.json"), "{}")
		}, B0, nil, nil, nil},
		{"litter", appendTo("images/.DS_Store", "x"), B0, nil, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := newSample().install(t)
			c.do(t, dir)
			r := testInspector().folder(context.Background(), dir, signedID, "2.1.0")
			assert.Equal(t, c.level, levelOf(r), "%+v", r)
			assert.Equal(t, c.changed, r.Changed)
			assert.Equal(t, c.added, r.Added)
			assert.Equal(t, c.missing, r.Missing)
			if len(c.changed)+len(c.added)+len(c.missing) == 0 {
				assert.Equal(t, Intact, r.Status)
			} else {
				assert.Equal(t, Changed, r.Status)
			}
		})
	}
}

// Whichever byte of whichever script is changed, it is found.
func TestAnyChangedByteOfAScriptIsFound(t *testing.T) {
	s := newSample()
	dir := s.install(t)
	path := filepath.Join(dir, "background.js")
	content := []byte(s.files["background.js"])
	for i := 0; i < len(content); i += 97 {
		content[i] ^= 1
		require.NoError(t, os.WriteFile(path, content, 0o644))
		content[i] ^= 1
		r := testInspector().folder(context.Background(), dir, signedID, "2.1.0")
		require.Equal(t, []string{"background.js"}, r.Changed, "byte %d", i)
		require.Equal(t, B3, levelOf(r), "byte %d", i)
	}
}

func TestSignedLists(t *testing.T) {
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	const otherID = "cjpalhdlnbpafiamejdnhcphjbkeiagm"
	for _, c := range []struct {
		name   string
		change func(*sample)
		status IntegrityStatus
		level  Level
		why    string
	}{
		{"of another extension", func(s *sample) { s.id = otherID }, WrongItem, B3, "of another extension, " + otherID},
		{"of another version", func(s *sample) { s.version = "2.0.9" }, WrongItem, B3, "of version 2.0.9, not 2.1.0"},
		{"of the same version, written otherwise", func(s *sample) { s.version = "2.1" }, Intact, B0, ""},
		{"by another key", func(s *sample) { s.key = other }, BadSignature, B3, "does not fit"},
		{"by nobody of interest", func(s *sample) { s.kid = "publisher" }, NotVerifiable, B0, "no signature of the web store"},
		{"other hashes", func(s *sample) { s.format = "flat" }, NotVerifiable, B0, "no tree hashes"},
		{"other blocks", func(s *sample) { s.block = 8192 }, NotVerifiable, B0, "blocks of 8192"},
		{"another payload", func(s *sample) {
			s.edit = func(d map[string]any) {
				content := d["signed_content"].(map[string]any)
				content["payload"] = content["payload"].(string)[:40] + "A" + content["payload"].(string)[41:]
			}
		}, BadSignature, B3, "does not fit"},
		{"a signature that is none", func(s *sample) {
			s.edit = func(d map[string]any) {
				content := d["signed_content"].(map[string]any)
				content["signatures"].([]any)[1].(map[string]any)["signature"] = "!"
			}
		}, BadSignature, B3, "does not fit"},
		{"another description", func(s *sample) { s.edit = func(d map[string]any) { d["description"] = "x" } }, NotVerifiable, B0, "no signature"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSample()
			dir := s.install(t)
			c.change(&s)
			write(t, filepath.Join(dir, filepath.FromSlash(verifiedContents)), s.signedList(t))
			r := testInspector().folder(context.Background(), dir, signedID, "2.1.0")
			assert.Equal(t, c.status, r.Status)
			assert.Equal(t, c.level, levelOf(r))
			assert.Contains(t, r.Why, c.why)
		})
	}
	t.Run("an older copy, whole, in the place of this version", func(t *testing.T) {
		s := newSample()
		dir := s.install(t)
		moved := filepath.Join(filepath.Dir(dir), "2.2.0_0")
		require.NoError(t, os.Rename(dir, moved))
		r := testInspector().folder(context.Background(), moved, signedID, "2.1.0")
		assert.Equal(t, WrongItem, r.Status)
	})
	for name, text := range map[string]string{"empty": "", "no JSON": "[{", "no list": "{}", "null": "null", "an empty list": "[]"} {
		t.Run(name, func(t *testing.T) {
			dir := newSample().install(t)
			write(t, filepath.Join(dir, filepath.FromSlash(verifiedContents)), text)
			assert.Equal(t, NotVerifiable, testInspector().folder(context.Background(), dir, signedID, "2.1.0").Status)
		})
	}
}

func TestWithoutASignedListNothingIsClaimed(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "manifest.json"), readerManifest)
	r := testInspector().folder(context.Background(), dir, signedID, "1")
	assert.Equal(t, NotVerifiable, r.Status)
	assert.Equal(t, "it has no signed list of its files", r.Why)
	assert.Equal(t, B0, levelOf(r))
}

// The key in the program is the store's; what another store signed is not judged by it.
func TestInspectUsesTheStoresKey(t *testing.T) {
	der := webStoreKey()
	assert.Equal(t, 2048, der.N.BitLen())
	dir := newSample().install(t)
	a := Addon{ID: signedID, Path: dir, Manifest: Manifest{Version: "2.1.0"}, Profile: profileOf(t, "chrome", dir)}
	assert.Equal(t, BadSignature, a.Inspect(context.Background()).Status)
	a.Profile = profileOf(t, "edge", dir)
	assert.Equal(t, NotVerifiable, a.Inspect(context.Background()).Status)
	assert.Equal(t, Intact, a.inspect(context.Background(), testInspector()).Status)
	a.Path = filepath.Join(dir, "gone")
	assert.Equal(t, NotVerifiable, a.Inspect(context.Background()).Status)
}

func TestInspectEndsWithItsContext(t *testing.T) {
	dir := newSample().install(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r := testInspector().folder(ctx, dir, signedID, "2.1.0")
	assert.Equal(t, NotVerifiable, r.Status)
	assert.Contains(t, r.Why, "no time")
}

func TestFileNamesBySystem(t *testing.T) {
	windows, mac, linux := naming{foldCase: true, dropEnd: true}, naming{foldCase: true}, naming{}
	assert.Equal(t, "a/b.js", windows.key("A/B.js. ."))
	assert.Equal(t, "a/b.js", windows.key("/a./b.js"))
	assert.Equal(t, "a/b.js. .", mac.key("A/B.JS. ."))
	assert.Equal(t, "A/B.js", linux.key("./A/B.js"))

	// A file system that folds case: the browser opens the same file.
	s := newSample()
	dir := s.install(t)
	require.NoError(t, os.Rename(filepath.Join(dir, "content.js"), filepath.Join(dir, "Content.JS")))
	i := testInspector()
	i.name = windows
	assert.Equal(t, Intact, i.folder(context.Background(), dir, signedID, "2.1.0").Status)
}

// signXPI adds the lists of digests that Mozilla adds.
func signXPI(files map[string]string) map[string]string {
	all := maps.Clone(files)
	var list strings.Builder
	list.WriteString("Manifest-Version: 1.0\n\n")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		one, two := sha1.Sum([]byte(files[name])), sha256.Sum256([]byte(files[name]))
		line := "Name: " + name
		for len(line) > 72 {
			list.WriteString(line[:72] + "\n")
			line = " " + line[72:]
		}
		fmt.Fprintf(&list, "%s\nDigest-Algorithms: SHA1 SHA256\nSHA1-Digest: %s\nSHA256-Digest: %s\n\n", line,
			base64.StdEncoding.EncodeToString(one[:]), base64.StdEncoding.EncodeToString(two[:]))
	}
	all[digestFile] = list.String()
	whole := sha256.Sum256([]byte(list.String()))
	all[signatureFile] = "Signature-Version: 1.0\nSHA256-Digest-Manifest: " + base64.StdEncoding.EncodeToString(whole[:]) + "\n\n"
	all[pkcs7File] = "a signature"
	return all
}

func TestSignedXPI(t *testing.T) {
	files := map[string]string{"manifest.json": readerManifest, "a.js": "a()", "icons/a.png": "x", strings.Repeat("long/", 30) + "b.js": "b()"}
	for _, c := range []struct {
		name   string
		do     func(all map[string]string)
		status IntegrityStatus
		level  Level
		files  []string
	}{
		{"untouched", func(map[string]string) {}, Intact, B0, nil},
		{"a changed script", func(all map[string]string) { all["a.js"] = "a();" }, Changed, B3, []string{"a.js"}},
		{"a changed manifest", func(all map[string]string) { all["manifest.json"] += "\n" }, Changed, B3, []string{"manifest.json"}},
		{"a changed icon", func(all map[string]string) { all["icons/a.png"] = "y" }, Changed, B3, []string{"icons/a.png"}},
		{"an added script", func(all map[string]string) { all["c.js"] = "" }, Changed, B3, []string{"c.js"}},
		{"added to the signature's folder", func(all map[string]string) { all["META-INF/c.js"] = "" }, Changed, B3, []string{"META-INF/c.js"}},
		{"a removed script", func(all map[string]string) { delete(all, "a.js") }, Changed, B1, []string{"a.js"}},
		{"another list of digests", func(all map[string]string) { all[digestFile] += "Name: c.js\n\n" }, BadSignature, B3, nil},
		{"no list that was signed", func(all map[string]string) { delete(all, signatureFile) }, BadSignature, B3, nil},
		{"not signed", func(all map[string]string) { delete(all, pkcs7File) }, NotVerifiable, B0, nil},
		{"only by COSE", func(all map[string]string) {
			all[coseDigests], all[coseFile] = all[digestFile], "a signature"
			delete(all, pkcs7File)
			delete(all, signatureFile)
			delete(all, digestFile)
		}, Intact, B0, nil},
		{"digests that are none", func(all map[string]string) { all[digestFile] = "nonsense" }, NotVerifiable, B0, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := signXPI(files)
			c.do(all)
			path := filepath.Join(t.TempDir(), "a.xpi")
			writeArchive(t, path, all)
			a := Addon{ID: "a@x", Path: path, Profile: profileOf(t, "firefox", t.TempDir())}
			r := a.Inspect(context.Background())
			assert.Equal(t, c.status, r.Status, r.Why)
			assert.Equal(t, c.level, highest(r.evidence(a.signedListField())))
			assert.Equal(t, c.files, slices.Concat(r.Changed, r.Added, r.Missing))
			if r.Status != NotVerifiable {
				assert.Equal(t, []string{signerNotChecked}, r.NotChecked)
			}
		})
	}
}

func TestXPIWithOneNameTwice(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	all := signXPI(map[string]string{"a.js": "a()"})
	for _, name := range slices.Sorted(maps.Keys(all)) {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(all[name]))
		require.NoError(t, err)
	}
	w, err := z.Create("a.js")
	require.NoError(t, err)
	_, err = w.Write([]byte("evil()"))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	path := filepath.Join(t.TempDir(), "a.xpi")
	write(t, path, b.String())
	r := inspectXPI(context.Background(), path)
	assert.Equal(t, Changed, r.Status)
	assert.Contains(t, r.Changed, "a.js")
}

func TestEvidenceOfChangedFilesNamesThem(t *testing.T) {
	r := Integrity{Status: Changed, Runs: true, Changed: []string{"a.js", "b.js", "c.js", "d.js"}, Added: []string{"e.js"}}
	assert.Equal(t, []Evidence{{
		ID: "files-changed", Level: B3, Field: verifiedContents,
		Detail: "Its files are not as its store signed them: changed a.js, b.js, c.js (+1); added e.js.",
		Why:    say("files_changed", "a.js, b.js, c.js (+2)"),
	}}, r.evidence(verifiedContents))
}

func FuzzSignedList(f *testing.F) {
	s := newSample()
	f.Add([]byte(s.signedList(f)))
	f.Add([]byte(`[{"description":"treehash per file","signed_content":{"payload":"e30","signatures":[{"header":{"kid":"webstore"},"protected":"","signature":""}]}}]`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		list, err := parseSignedList(raw, &testKey().PublicKey)
		if err != nil {
			assert.Empty(t, list.files)
		}
	})
}

func FuzzTreeHash(f *testing.F) {
	f.Add([]byte("x"), 4096*128)
	f.Fuzz(func(t *testing.T, seed []byte, n int) {
		if len(seed) == 0 || n < 0 || n > 4096*300 {
			return
		}
		content := bytes.Repeat(seed, n/len(seed)+1)[:n]
		got, _, err := treeHash(bytes.NewReader(content), int64(n))
		require.NoError(t, err)
		assert.Equal(t, plainTreeHash(content), got)
	})
}

func FuzzDigests(f *testing.F) {
	f.Add([]byte(signXPI(map[string]string{"a.js": "a", strings.Repeat("b", 100): "b"})[digestFile]))
	f.Add([]byte("Name: a\n b\n\n\nx"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		entries, err := parseDigests(raw)
		if err != nil {
			return
		}
		for _, e := range entries {
			assert.NotEmpty(t, e.values)
		}
	})
}

func FuzzSignedXPI(f *testing.F) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range signXPI(map[string]string{"a.js": "a()"}) {
		w, _ := z.Create(name)
		_, _ = w.Write([]byte(content))
	}
	_ = z.Close()
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, raw []byte) {
		archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			return
		}
		assert.NotEmpty(t, inspectArchive(context.Background(), archive).Status)
	})
}
