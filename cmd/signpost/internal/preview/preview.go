// Package preview serves a site while it is being written.
//
// The site is a value that is swapped for a new one after each change of a file. Pages are made when they are asked for,
// by the same functions that a build uses, and carry one script more: it waits for the next change, over server-sent
// events, and loads the page again.
//
// The server answers only to names of this machine (else a web page elsewhere could read the preview by pointing its own
// name here: DNS rebinding), and listens on the loopback address unless told otherwise.
package preview

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"

	"signpost/cmd/signpost/internal/site"
)

//go:embed reload.js
var reloadScript []byte

// own is where the preview's own files are served; no entry can have such a name.
const own = "/_signpost/"

// A Server serves the site that was last given to Show.
type Server struct {
	mu      sync.Mutex
	site    *site.Site
	changed chan struct{} // closed at the next Show
	host    string        // the address it listens on, for the check of the Host header
}

// New makes a server for an address, "127.0.0.1:8080".
func New(addr string) *Server {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		host = addr
	}
	return &Server{changed: make(chan struct{}), host: host}
}

// Show swaps the site and tells the open pages to load themselves again.
func (s *Server) Show(next *site.Site) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.site = next
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *Server) current() (*site.Site, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.site, s.changed
}

// ServeHTTP answers as a host of static files does: with index.html for a folder, a redirect where its slash is missing,
// and the site's own 404.html.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !s.knows(r.Host) {
		http.Error(w, "This preview answers only to the name of this machine.", http.StatusMisdirectedRequest)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "Only GET is understood here.", http.StatusMethodNotAllowed)
		return
	}
	switch r.URL.Path {
	case own + "reload.js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		_, _ = w.Write(reloadScript)
	case own + "changes":
		s.changes(w, r)
	default:
		s.file(w, r)
	}
}

// knows reports whether a Host header names this machine.
func (s *Server) knows(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.Trim(strings.ToLower(host), "[]")
	if host == "localhost" || host == s.host {
		return true
	}
	ip := net.ParseIP(host)
	if ip == nil {
		return false
	}
	// Who listens on all addresses has asked for other machines to come, by number.
	listen := net.ParseIP(s.host)
	return ip.IsLoopback() || s.host == "" || listen != nil && listen.IsUnspecified()
}

// changes holds the line open until the site changes. There is no time limit on it: a browser would count the end of
// the line as a change.
func (s *Server) changes(w http.ResponseWriter, r *http.Request) {
	_, changed := s.current()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = io.WriteString(w, ": waiting\n\n")
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
	select {
	case <-changed:
		_, _ = io.WriteString(w, "event: change\ndata: reload\n\n")
	case <-r.Context().Done():
	}
}

func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	current, _ := s.current()
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") || name == "" {
		name = path.Join(name, "index.html")
	}
	f, ok := current.Lookup(name)
	if !ok {
		if _, folder := current.Lookup(path.Join(name, "index.html")); folder {
			http.Redirect(w, r, "/"+name+"/", http.StatusMovedPermanently)
			return
		}
		s.notFound(w, r, current)
		return
	}
	if f.Path == site.OfflineFile {
		// Who writes must never see an older page, and the next site may be served at the same address.
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		_, _ = io.WriteString(w, noOffline)
		return
	}
	s.send(w, r, f, http.StatusOK)
}

// noOffline is a service worker that keeps nothing, and goes away.
const noOffline = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
})()));
`

func (s *Server) notFound(w http.ResponseWriter, r *http.Request, current *site.Site) {
	if f, ok := current.Lookup("404.html"); ok {
		s.send(w, r, f, http.StatusNotFound)
		return
	}
	http.NotFound(w, r)
}

func (s *Server) send(w http.ResponseWriter, r *http.Request, f *site.File, status int) {
	data, err := f.Make()
	if err != nil {
		var mistake *site.LayoutError
		if !errors.As(err, &mistake) {
			err = fmt.Errorf("make %s: %w", f.Path, err)
		}
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	kind := contentType(f.Path)
	if strings.HasPrefix(kind, "text/html") {
		data = bytes.Replace(data, []byte("</body>"), []byte(`<script src="`+own+`reload.js" defer></script></body>`), 1)
	}
	for _, h := range site.Headers {
		w.Header().Set(h[0], h[1])
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data)
	}
}

// contentType goes by the ending, as hosts do. The common ones stand here because a machine's own table may differ.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".xml":
		return "application/xml; charset=utf-8"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".txt", "":
		return "text/plain; charset=utf-8"
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}
