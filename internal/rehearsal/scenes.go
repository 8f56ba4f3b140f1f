package rehearsal

import (
	"crypto/rand"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/sallyport/sallyport/internal/portal"
)

// Cookies of the practice portal. The second one outlives the session, as the
// cookie does by which a broker recognises a device.
const (
	sessionCookie = portal.RehearsalSessionCookie
	deviceCookie  = portal.RehearsalDeviceCookie
)

const (
	stayTime   = 30 * 24 * time.Hour
	deviceTime = 365 * 24 * time.Hour
	maxForm    = 4 << 10
	// maxSessions bounds what a page that signs in without end can make us keep.
	maxSessions = 64
)

// scene is one sign-in page.
type scene struct {
	// ID is also the stem of its texts: scene_<ID>_title and scene_<ID>_about.
	ID   string
	Path string
	// Template is the file in assets/scenes.
	Template string
	// Stay is how the form's stay-signed-in control begins: "on", "off", or "" for none.
	Stay string
	// Script is a file in assets/static that the page loads, if any.
	Script string
	// Strict sends the strict content security policy, Open one that lets the page
	// try to reach anything.
	Strict, Open bool
}

// scenes are the sign-in pages in the order of the index.
var scenes = []scene{
	{ID: "plain", Path: "/plain", Template: "form"},
	{ID: "ticked", Path: "/ticked", Template: "form", Stay: "on"},
	{ID: "off", Path: "/off", Template: "form", Stay: "off"},
	{ID: "late", Path: "/late", Template: "late", Stay: "on", Script: "late.js"},
	{ID: "switch", Path: "/switch", Template: "switch", Stay: "on", Script: "switch.js"},
	{ID: "frame", Path: "/frame", Template: "frame"},
	{ID: "spa", Path: "/spa", Template: "spa", Stay: "on", Script: "spa.js"},
	{ID: "strict", Path: "/strict", Template: "form", Stay: "on", Strict: true},
	{ID: "storm", Path: "/storm", Template: "storm", Stay: "on", Script: "storm.js"},
	{ID: "reach", Path: "/reach", Template: "reach", Script: "reach.js", Open: true},
}

func (s *site) scene(sc scene) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if sc.Strict {
			w.Header().Set("Content-Security-Policy", strictPolicy)
		}
		if sc.Open {
			w.Header().Set("Content-Security-Policy", openPolicy)
		}
		s.render(w, r, http.StatusOK, sc.Template, page{Scene: sc, Known: knows(r)})
	}
}

func (s *site) index(w http.ResponseWriter, r *http.Request) {
	s.render(w, r, http.StatusOK, "index", page{Scenes: scenes, Tongues: s.tongues})
}

// framed is the form inside the frame scene.
func (s *site) framed(w http.ResponseWriter, r *http.Request) {
	s.render(w, r, http.StatusOK, "framed", page{Scene: scene{ID: "frame", Stay: "on"}, Known: knows(r)})
}

func (s *site) tongue(w http.ResponseWriter, r *http.Request) {
	for _, t := range s.tongues {
		if t.Tag == r.PathValue("tag") {
			s.render(w, r, http.StatusOK, "form", page{Scene: scene{ID: "language", Stay: "on"}, Form: t, Known: knows(r)})
			return
		}
	}
	s.render(w, r, http.StatusNotFound, "missing", page{})
}

// signIn lets everybody in. Of the form it reads the stay-signed-in control
// alone; names and passwords are not part of it.
func (s *site) signIn(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		s.render(w, r, http.StatusBadRequest, "missing", page{})
		return
	}
	session := &http.Cookie{Name: sessionCookie, Value: s.sessions.open(), Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode}
	if r.PostForm.Get("stay") != "" {
		session.MaxAge = int(stayTime.Seconds())
	}
	http.SetCookie(w, session)
	if !knows(r) {
		http.SetCookie(w, &http.Cookie{Name: deviceCookie, Value: rand.Text(), Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
			MaxAge: int(deviceTime.Seconds())})
	}
	http.Redirect(w, r, "/signed-in", http.StatusSeeOther)
}

func (s *site) signedIn(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie(sessionCookie)
	if err != nil || !s.sessions.has(c.Value) {
		http.Redirect(w, r, "/plain", http.StatusSeeOther)
		return
	}
	s.render(w, r, http.StatusOK, "signed-in", page{Known: knows(r)})
}

// signOut ends the session on both sides. The device stays known.
func (s *site) signOut(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(sessionCookie); err == nil {
		s.sessions.end(c.Value)
	}
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: -1})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func knows(r *http.Request) bool {
	_, err := r.Cookie(deviceCookie)
	return err == nil
}

// sessions are the practice sessions that are open, the oldest first.
type sessions struct {
	mu  sync.Mutex
	ids []string
}

func (s *sessions) open() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.ids) == maxSessions {
		s.ids = slices.Delete(s.ids, 0, 1)
	}
	id := rand.Text()
	s.ids = append(s.ids, id)
	return id
}

func (s *sessions) has(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.ids, id)
}

func (s *sessions) end(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ids = slices.DeleteFunc(s.ids, func(open string) bool { return open == id })
}

// visits counts requests by path.
type visits struct {
	mu sync.Mutex
	by map[string]int
}

func newVisits() *visits { return &visits{by: map[string]int{}} }

func (v *visits) add(path string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.by[path]++
}

func (v *visits) counts() map[string]int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return maps.Clone(v.by)
}
