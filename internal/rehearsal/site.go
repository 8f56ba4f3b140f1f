package rehearsal

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"net"
	"net/http"
	"path"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/sallyport/sallyport/internal/portal"
)

//go:embed assets
var assets embed.FS

// Content security policies. The ordinary one is what a careful broker sends;
// the strict one allows no script at all.
const (
	ordinaryPolicy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
	openPolicy     = "default-src *; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
	strictPolicy   = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)

// elsewherePath is the one page that is served under another host name, for a
// hardened profile to refuse.
const elsewherePath = "/elsewhere"

// site renders and serves the pages.
type site struct {
	port     int
	secret   string
	visits   *visits
	sessions *sessions
	pages    map[string]*template.Template
	words    map[language.Tag]map[string]string
	matcher  language.Matcher
	offered  []language.Tag
	tongues  []tongue
}

// tongue is the sign-in form in one language, for the language scenes.
type tongue struct {
	Tag      string `json:"tag"`
	Dir      string `json:"dir"`
	Name     string `json:"name"`
	Heading  string `json:"heading"`
	User     string `json:"user"`
	Password string `json:"password"`
	Stay     string `json:"stay"`
	Submit   string `json:"submit"`
}

// page is what a template sees.
type page struct {
	Scene scene
	// Lang is the page's language, Words its texts, Dir "ltr" or "rtl".
	Lang  string
	Dir   string
	Words map[string]string
	// Form is the language of the sign-in form.
	Form tongue
	// Known is true when this browser has signed in before.
	Known bool
	// Elsewhere is the address of the page on the other host, Home of the index.
	Elsewhere string
	Home      string
	Scenes    []scene
	Tongues   []tongue
}

func newSite(port int, secret string, v *visits) (*site, error) {
	s := &site{
		port: port, secret: secret, visits: v, sessions: &sessions{},
		pages: map[string]*template.Template{}, words: map[language.Tag]map[string]string{},
		// The first one is the fallback.
		offered: []language.Tag{language.English, language.German},
	}
	for _, tag := range s.offered {
		words := map[string]string{}
		if err := readJSON("assets/words/"+tag.String()+".json", &words); err != nil {
			return nil, err
		}
		s.words[tag] = words
	}
	s.matcher = language.NewMatcher(s.offered)
	if err := readJSON("assets/tongues.json", &s.tongues); err != nil {
		return nil, err
	}
	base, err := template.New("").Option("missingkey=error").
		Funcs(template.FuncMap{"text": func(words map[string]string, parts ...string) (string, error) {
			key := strings.Join(parts, "_")
			if text, ok := words[key]; ok {
				return text, nil
			}
			return "", fmt.Errorf("no text %q", key)
		}}).
		ParseFS(assets, "assets/*.html")
	if err != nil {
		return nil, fmt.Errorf("rehearsal pages: %w", err)
	}
	files, err := fs.Glob(assets, "assets/scenes/*.html")
	if err != nil {
		return nil, fmt.Errorf("rehearsal pages: %w", err)
	}
	for _, file := range files {
		clone, err := base.Clone()
		if err == nil {
			_, err = clone.ParseFS(assets, file)
		}
		if err != nil {
			return nil, fmt.Errorf("rehearsal pages: %w", err)
		}
		name := strings.TrimSuffix(strings.TrimPrefix(file, "assets/scenes/"), ".html")
		s.pages[name] = clone
	}
	return s, nil
}

func readJSON(name string, into any) error {
	b, err := assets.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		return fmt.Errorf("rehearsal texts %s: %w", name, err)
	}
	return nil
}

// handler serves everything, to this machine and under our own name only.
func (s *site) handler() http.Handler {
	own := http.NewServeMux()
	for _, sc := range scenes {
		s.handle(own, "GET "+sc.Path, s.scene(sc))
	}
	s.handle(own, "GET /{$}", s.index)
	s.handle(own, "GET /frame/form", s.framed)
	s.handle(own, "GET /languages/{tag}", s.tongue)
	s.handle(own, "GET /signed-in", s.signedIn)
	s.handle(own, "POST /sign-in", s.signIn)
	s.handle(own, "POST /sign-out", s.signOut)
	s.handle(own, "GET /assets/{file}", s.static)
	s.handle(own, "GET "+probePath, s.probe)
	own.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.visits.add("other")
		s.render(w, r, http.StatusNotFound, "missing", page{})
	})

	other := http.NewServeMux()
	s.handle(other, "GET "+elsewherePath, func(w http.ResponseWriter, r *http.Request) {
		s.render(w, r, http.StatusOK, "elsewhere", page{})
	})
	s.handle(other, "GET /assets/{file}", func(w http.ResponseWriter, r *http.Request) {
		// The page that tries to get out must be able to tell this answer from a refusal.
		w.Header().Set("Access-Control-Allow-Origin", "*")
		s.static(w, r)
	})

	guarded := http.NewCrossOriginProtection().Handler(own)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Security-Policy", ordinaryPolicy)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("X-Content-Type-Options", "nosniff")
		// A form is small. What is larger is not read.
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		name := s.nameOf(r.Host)
		if name == portal.RehearsalHost {
			guarded.ServeHTTP(w, r)
			return
		}
		if _, pattern := other.Handler(r); pattern != "" && net.ParseIP(name).IsLoopback() {
			other.ServeHTTP(w, r)
			return
		}
		// Another name that points here: a page elsewhere that tries to reach us.
		http.Error(w, "This is a practice portal. It answers to "+portal.RehearsalHost+" only.", http.StatusMisdirectedRequest)
	})
}

// nameOf is the host name of a Host header in lower case, or "" where its port
// is not ours.
func (s *site) nameOf(host string) string {
	name, port := host, ""
	if n, p, err := net.SplitHostPort(host); err == nil {
		name, port = n, p
	}
	if port != "" && port != strconv.Itoa(s.port) {
		return ""
	}
	return strings.ToLower(name)
}

// handle registers a handler and counts its visits under the pattern's path.
func (s *site) handle(mux *http.ServeMux, pattern string, h http.HandlerFunc) {
	_, path, _ := strings.Cut(pattern, " ")
	path = strings.TrimSuffix(path, "{$}")
	mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		s.visits.add(path)
		h(w, r)
	})
}

// render fills in what every page needs and writes it whole or not at all.
func (s *site) render(w http.ResponseWriter, r *http.Request, status int, name string, p page) {
	// An unreadable header is nobody's wish: the fallback applies.
	wanted, _, _ := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	_, i, _ := s.matcher.Match(wanted...)
	tag := s.offered[i]
	p.Lang, p.Dir, p.Words = tag.String(), "ltr", s.words[tag]
	p.Home = "http://" + net.JoinHostPort(portal.RehearsalHost, strconv.Itoa(s.port)) + "/"
	p.Elsewhere = "http://" + net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)) + elsewherePath
	if p.Form.Tag == "" {
		p.Form = s.tongues[0]
		for _, t := range s.tongues {
			if t.Tag == p.Lang {
				p.Form = t
			}
		}
	}
	var b bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&b, "layout.html", p); err != nil {
		http.Error(w, "This practice page could not be made. Please report it.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", p.Lang)
	w.Header().Set("Vary", "Accept-Language")
	w.WriteHeader(status)
	// A visitor that has gone away is no error.
	_, _ = w.Write(b.Bytes())
}

func (s *site) static(w http.ResponseWriter, r *http.Request) {
	b, err := assets.ReadFile("assets/static/" + r.PathValue("file"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	kind := map[string]string{".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}[path.Ext(r.PathValue("file"))]
	w.Header().Set("Content-Type", kind+"; charset=utf-8")
	_, _ = w.Write(b)
}

// probe proves to another process of this user that this server wrote the note
// in the state folder.
func (s *site) probe(w http.ResponseWriter, r *http.Request) {
	challenge := r.Header.Get(probeHeader)
	if challenge == "" || len(challenge) > 128 {
		http.Error(w, "no challenge", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, proof(s.secret, challenge))
}
