package preview

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/site"
	"signpost/cmd/signpost/internal/when"
)

// Bleve starts workers when the program starts, and never ends them.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

// A draft is a site that is being written, with the plainest of layouts.
type draft struct {
	t       *testing.T
	files   fstest.MapFS
	options directory.Options
}

func newDraft(t *testing.T) *draft {
	d := &draft{t: t, files: fstest.MapFS{}, options: directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}}}
	d.write("content/index.md", "---\ntitle: Test\n---\n")
	d.write("content/services/walk.md", "---\ntitle: Health walk\n---\nBy the lake.\n")
	d.write("static/css/site.css", "a { color: red }")
	d.write("layouts/base.html", `{{define "base"}}<head><link rel="stylesheet" href="{{asset "css/site.css"}}"></head><body>{{template "main" .}}</body>{{end}}`)
	for _, name := range []string{"home", "service", "list", "links", "events", "a-to-z", "search", "your-pack", "suggest", "urgent", "health", "changes", "data", "404", "redirect",
		"theme", "area", "event", "noticeboard", "organisation", "pack", "page", "pair", "place", "poster", "question"} {
		d.write("layouts/"+name+".html", `{{define "main"}}`+name+`: {{.Heading}}{{end}}`)
	}
	return d
}

func (d *draft) write(name, text string) { d.files[name] = &fstest.MapFile{Data: []byte(text)} }

// state compiles the draft.
func (d *draft) state(changed ...string) State {
	d.t.Helper()
	model, problems, err := directory.Load(d.files, d.options)
	if err != nil {
		d.t.Fatal(err)
	}
	layouts, _ := fs.Sub(d.files, "layouts")
	static, _ := fs.Sub(d.files, "static")
	look, err := site.LoadLook(layouts, static, model.Settings.BaseURL)
	if err != nil {
		d.t.Fatal(err)
	}
	pages, more := site.New(model, look, search.NewAnalyst())
	slices.Sort(changed)
	return State{Site: pages, Directory: model, Problems: problem.Sort(append(problems, more...)), Changed: changed}
}

// newServer serves a draft.
func newServer(t *testing.T) (*Server, *draft) {
	t.Helper()
	d := newDraft(t)
	s := New(Options{Addr: "127.0.0.1:8080", Files: d.files})
	s.Show(d.state())
	return s, d
}

// request is a request from this machine.
func request(method, target, body string) *http.Request {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.RemoteAddr = "127.0.0.1:50000"
	return r
}

func get(t *testing.T, s *Server, host, target string) *httptest.ResponseRecorder {
	t.Helper()
	r := request(http.MethodGet, "http://"+host+target, "")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestServesAsAHostDoes(t *testing.T) {
	s, d := newServer(t)
	d.write("static/app.webmanifest", "{}")
	s.Show(d.state())
	for _, test := range []struct {
		path   string
		status int
		kind   string
		holds  string
	}{
		{"/", 200, "text/html; charset=utf-8", "home: Test"},
		{"/services/walk/", 200, "text/html; charset=utf-8", "service: Health walk"},
		{"/services/walk/index.html", 200, "text/html; charset=utf-8", "service: Health walk"},
		{"/services/none/", 404, "text/html; charset=utf-8", "404: Page not found"},
		{"/../../etc/passwd", 404, "text/html; charset=utf-8", "404: Page not found"},
		{"/events.ics", 200, "text/calendar; charset=utf-8", "BEGIN:VCALENDAR"},
		{"/robots.txt", 200, "text/plain; charset=utf-8", "User-agent"},
		{"/_headers", 200, "text/plain; charset=utf-8", "Content-Security-Policy"},
		{"/feed.xml", 200, "application/xml; charset=utf-8", "<feed"},
		{"/app.webmanifest", 200, "application/manifest+json", "{}"},
		{"/sw.js", 200, "text/javascript; charset=utf-8", "unregister"},
	} {
		w := get(t, s, "localhost:8080", test.path)
		if w.Code != test.status || w.Header().Get("Content-Type") != test.kind || !strings.Contains(w.Body.String(), test.holds) {
			t.Errorf("%s: %d %q %q", test.path, w.Code, w.Header().Get("Content-Type"), w.Body.String())
		}
	}
	w := get(t, s, "localhost", "/services/walk/")
	if !strings.Contains(w.Body.String(), `<script src="/_signpost/preview.js" data-page=`) || !strings.HasSuffix(w.Body.String(), "</body>") {
		t.Errorf("the page does not wait for changes: %s", w.Body)
	}
	if got := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(got, "default-src 'none'") {
		t.Errorf("policy %q", got)
	}
	if w := get(t, s, "localhost", "/search?q=walk&near=B97"); w.Code != 307 || w.Header().Get("Location") != "/search/?q=walk&near=B97" {
		t.Errorf("without its slash: %d to %s", w.Code, w.Header().Get("Location"))
	}
}

// Where the site will be published below a path, it is served below it.
func TestServesBelowAPath(t *testing.T) {
	d := newDraft(t)
	d.options.BaseURL = "http://127.0.0.1:8080/x/"
	s := New(Options{Addr: "127.0.0.1:8080", BasePath: "/x/"})
	s.Show(d.state())
	for path, want := range map[string]string{"/": "307 /x/", "/x": "307 /x/", "/x/": "200 ", "/x/services/walk": "307 /x/services/walk/",
		"/x/services/walk/": "200 ", "/services/walk/": "404 ", "/_signpost/preview.js": "200 "} {
		w := get(t, s, "localhost", path)
		if got := fmt.Sprint(w.Code, " ", w.Header().Get("Location")); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

// A web page elsewhere can point its own name at this machine; the preview does not answer to it.
func TestAnswersOnlyToThisMachine(t *testing.T) {
	s, _ := newServer(t)
	for host, status := range map[string]int{"localhost:8080": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "LOCALHOST": 200,
		"evil.example:8080": 421, "192.168.1.2": 421, "": 421, "localhost.evil.example": 421} {
		if w := get(t, s, "localhost", "/"); w.Code != 200 {
			t.Fatal(w.Code)
		}
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != status {
			t.Errorf("host %q: %d, want %d", host, w.Code, status)
		}
	}
}

// Another day is shown for whoever asks on a page of the preview itself, and for nobody else.
func TestSetsTheDay(t *testing.T) {
	d := newDraft(t)
	var asked []when.Date
	s := New(Options{Addr: "127.0.0.1:8080", Date: func(day when.Date) { asked = append(asked, day) }})
	s.Show(d.state())
	for _, test := range []struct {
		form, from string
		status     int
		location   string
	}{
		{"on=2027-03-24&back=/services/walk/", "same-origin", 303, "/services/walk/"},
		{"on=2027-03-24&today=yes&back=//evil.example/", "same-origin", 303, "/evil.example/"},
		{"on=tomorrow", "same-origin", 400, ""},
		{"on=1999-12-31", "same-origin", 400, ""},
		{"on=275760-09-13", "same-origin", 400, ""},
		{"on=2027-03-25&back=" + strings.Repeat("x", maxForm), "same-origin", 400, ""},
		{"on=2027-03-25", "cross-site", 403, ""},
	} {
		r := request(http.MethodPost, "http://localhost/_signpost/date", test.form)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", test.from)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != test.status || w.Header().Get("Location") != test.location {
			t.Errorf("%s: %d to %q", test.form, w.Code, w.Header().Get("Location"))
		}
	}
	if diff := cmp.Diff([]when.Date{{Year: 2027, Month: 3, Day: 24}, {}}, asked); diff != "" {
		t.Error(diff)
	}
}

// A request says which methods it can be made with, and none holds a line open that has no use for it.
func TestMethods(t *testing.T) {
	s, _ := newServer(t)
	for _, test := range []struct{ method, path, want string }{
		{"POST", "/", "405 GET, HEAD"},
		{"PUT", "/_signpost/changes", "405 GET, HEAD"},
		{"GET", "/_signpost/date", "405 POST"},
		{"HEAD", "/_signpost/changes", "200 "},
	} {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, request(test.method, "http://localhost"+test.path, ""))
		if got := fmt.Sprint(w.Code, " ", w.Header().Get("Allow")); got != test.want {
			t.Errorf("%s %s: %s, want %s", test.method, test.path, got, test.want)
		}
	}
}

// A form with files is refused before it is read.
func TestDayIsNoFile(t *testing.T) {
	s := New(Options{Addr: "127.0.0.1:8080", Date: func(day when.Date) { t.Error("it shows", day) }})
	const form = "--x\r\nContent-Disposition: form-data; name=\"on\"\r\n\r\n2027-03-24\r\n--x--\r\n"
	r := request(http.MethodPost, "http://localhost/_signpost/date", form)
	r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, r); w.Code != http.StatusUnsupportedMediaType {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// It answers to the name that it was told to listen on, in whatever letters.
func TestAnswersToItsName(t *testing.T) {
	d := newDraft(t)
	s := New(Options{Addr: "MyHost:8080"})
	s.Show(d.state())
	for _, host := range []string{"myhost:8080", "MyHost:8080"} {
		r := request(http.MethodGet, "http://localhost/", "")
		r.Host = host
		w := httptest.NewRecorder()
		if s.ServeHTTP(w, r); w.Code != 200 {
			t.Errorf("%s: %d", host, w.Code)
		}
	}
}

// Whoever looks from another machine sees the pages, and neither sets the day nor learns where the files lie.
func TestOtherMachinesOnlyLook(t *testing.T) {
	d := newDraft(t)
	d.write("content/services/walk.md", "---\ntitle: Health walk\ntypo: yes\n---\n")
	editor, err := ReadEditor("vscode")
	if err != nil {
		t.Fatal(err)
	}
	s := New(Options{Addr: "0.0.0.0:8080", Folder: "/home/volunteer/site", Editor: editor, Date: func(day when.Date) { t.Error("it shows", day) }})
	s.Show(d.state())
	page := func(from string) string {
		r := request(http.MethodGet, "http://192.168.1.2:8080/services/walk/", "")
		r.RemoteAddr = from
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Body.String()
	}
	if got := page("127.0.0.1:50000"); !strings.Contains(got, "vscode://file/home/volunteer/site/") || !strings.Contains(got, "Show the site as it will be on") {
		t.Error("here:", got)
	}
	if got := page("192.168.1.3:50000"); !strings.Contains(got, "content/services/walk.md:3:1") || strings.Contains(got, "volunteer") || strings.Contains(got, "Show the site as it will be on") {
		t.Error("elsewhere:", got)
	}
	r := request(http.MethodPost, "http://192.168.1.2:8080/_signpost/date", "on=2027-03-24")
	r.RemoteAddr = "192.168.1.3:50000"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, r); w.Code != http.StatusForbidden {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
