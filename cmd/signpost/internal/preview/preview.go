// Package preview serves a site while it is being written.
//
// The site is a value that is swapped for a new one after each change of a file (Show). Pages are made when they are asked
// for, by the same functions that a build uses, and served as a host serves them. Each carries a bar more, with the day
// that is shown, and the problems of its file, with a script that keeps all of this true: it holds a line open
// (server-sent events, changes.go) on which it hears what to do.
//
// While a file has errors, pages that are made from it are served as they were before (view.go).
//
// The server answers only to names of this machine (else a web page elsewhere could read the preview by pointing its own
// name here: DNS rebinding), and listens on the loopback address unless told otherwise.
package preview

import (
	_ "embed"
	"fmt"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/site"
	"signpost/cmd/signpost/internal/when"
)

//go:embed preview.js
var script []byte

//go:embed preview.css
var style []byte

// ownFolder is where the preview's own files are served; no entry can have such a name.
const ownFolder = "/_signpost/"

// Options are what stays the same while a Server runs.
type Options struct {
	Addr     string // what it listens on: "127.0.0.1:8080"
	BasePath string // below which the site lies: "/x/"; "" is "/"
	Folder   string // the site's folder, as an editor finds it
	Files    fs.FS  // the same, to show the lines that have problems; nil shows none
	Editor   Editor
	// Date is called when somebody asks for another day, with the zero Date for today. It returns once that day's site
	// is shown. Where it is nil, nobody is asked.
	Date func(when.Date)
}

// A State is what is to be shown.
type State struct {
	Site      *site.Site
	Directory *directory.Directory // of which the site is made
	Problems  []problem.Problem
	Changed   []string // the files that differ from the State before; nil where that is not known
	Failure   string   // why there is no new site: the one before stays
}

// A Server serves what was last given to Show.
type Server struct {
	o       Options
	host    string // the address it listens on, in small letters, for the check of the Host header
	foreign *http.CrossOriginProtection

	mu   sync.Mutex
	view *view
}

// New makes a server.
func New(o Options) *Server {
	host, _, err := net.SplitHostPort(o.Addr)
	if err != nil {
		host = o.Addr
	}
	if o.BasePath == "" {
		o.BasePath = "/"
	}
	return &Server{o: o, host: strings.ToLower(host), foreign: http.NewCrossOriginProtection()}
}

// Show swaps what is served, and tells the open pages.
func (s *Server) Show(next State) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.view
	s.view = before.after(next, s.o)
	if before != nil {
		close(before.over)
	}
}

// Tell adds to what is shown what was found out about it afterwards: these are all problems now. Where another site is shown
// already they are no matter.
func (s *Server) Tell(of *site.Site, problems []problem.Problem) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.view
	if before == nil || before.Site != of || before.Failure != "" {
		return
	}
	s.view = before.told(problems)
	close(before.over)
}

func (s *Server) current() *view {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.view
}

// ServeHTTP answers as a host of static files does: with index.html for a folder, a redirect where its slash is missing,
// and the site's own 404.html.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !s.knows(r.Host) {
		http.Error(w, "This preview answers only to the name of this machine.", http.StatusMisdirectedRequest)
		return
	}
	methods := []string{http.MethodGet, http.MethodHead}
	if r.URL.Path == ownFolder+"date" {
		methods = []string{http.MethodPost}
	}
	if !slices.Contains(methods, r.Method) {
		w.Header().Set("Allow", strings.Join(methods, ", "))
		http.Error(w, "Only "+strings.Join(methods, " and ")+" can be asked here.", http.StatusMethodNotAllowed)
		return
	}
	switch r.URL.Path {
	case ownFolder + "preview.js":
		sendOwn(w, "text/javascript; charset=utf-8", script)
	case ownFolder + "preview.css":
		sendOwn(w, "text/css; charset=utf-8", style)
	case ownFolder + "date":
		s.date(w, r)
	case ownFolder + "changes":
		s.changes(w, r)
	default:
		s.page(w, r)
	}
}

func sendOwn(w http.ResponseWriter, kind string, data []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(data)
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

// page answers for the site.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	clean := cleaned(r.URL.Path)
	address, ok := strings.CutPrefix(clean, s.o.BasePath)
	switch {
	case !ok && (clean == "/" || clean+"/" == s.o.BasePath):
		redirect(w, r, s.o.BasePath)
	case !ok:
		http.Error(w, "The site lies below "+s.o.BasePath, http.StatusNotFound)
	default:
		v := s.current()
		p := v.page("/"+address, isHere(r))
		if p.slash {
			redirect(w, r, clean+"/")
			return
		}
		s.send(w, r, v, p)
	}
}

// isHere reports whether a request comes from this machine: others may look, if they were let in, and neither set the day
// nor read where the files lie.
func isHere(r *http.Request) bool {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	return err == nil && from.Addr().Unmap().IsLoopback()
}

// cleaned is a path without dots, on this server, with its slash at the end if it has one.
func cleaned(p string) string {
	clean := path.Clean("/" + p)
	if strings.HasSuffix(p, "/") && clean != "/" {
		clean += "/"
	}
	return clean
}

// redirect leads on for this once: a redirect that is kept would outlive the entry that it is for.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	http.Redirect(w, r, (&url.URL{Path: to, RawQuery: r.URL.RawQuery}).String(), http.StatusTemporaryRedirect)
}

// maxForm is more than the form of the day can be, in bytes.
const maxForm = 8 << 10

// The days that can be asked for: those that package when reads.
var firstDay, lastDay = when.Date{Year: 2010, Month: time.January, Day: 1}, when.Date{Year: 2200, Month: time.December, Day: 31}

// date sets the day that is shown, and leads back to the page. A page of another site can't do that, nor another machine.
func (s *Server) date(w http.ResponseWriter, r *http.Request) {
	if err := s.foreign.Check(r); err != nil || s.o.Date == nil || !isHere(r) {
		http.Error(w, "The day is set on the preview's own pages, on the machine that it runs on.", http.StatusForbidden)
		return
	}
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/x-www-form-urlencoded" {
		http.Error(w, "The day is set by a form.", http.StatusUnsupportedMediaType)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		http.Error(w, "That is no form.", http.StatusBadRequest)
		return
	}
	var day when.Date
	if r.PostFormValue("today") == "" {
		var ok bool
		if day, ok = when.ReadDate(r.PostFormValue("on")); !ok {
			http.Error(w, fmt.Sprintf("The site can be shown on a day from %s to %s.", written(firstDay), written(lastDay)), http.StatusBadRequest)
			return
		}
	}
	s.o.Date(day)
	http.Redirect(w, r, (&url.URL{Path: cleaned(r.PostFormValue("back"))}).String(), http.StatusSeeOther)
}
