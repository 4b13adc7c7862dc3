package preview

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"go.uber.org/goleak"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/site"
	"signpost/cmd/signpost/internal/when"
)

// Bleve starts workers when the program starts, and never ends them.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

// newSite makes a site with one page, in the plainest of layouts.
func newSite(t *testing.T, title string) *site.Site {
	t.Helper()
	content := fstest.MapFS{
		"content/index.md":         {Data: []byte("---\ntitle: Test\n---\n")},
		"content/services/walk.md": {Data: []byte("---\ntitle: " + title + "\n---\n")},
	}
	d, problems, err := directory.Load(content, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	layouts := fstest.MapFS{"base.html": {Data: []byte(`{{define "base"}}<body>{{template "main" .}}</body>{{end}}`)}}
	for _, name := range []string{"home", "service", "list", "links", "events", "a-to-z", "search", "your-pack", "urgent", "health", "data", "404"} {
		layouts[name+".html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}` + name + `: {{.Heading}}{{end}}`)}
	}
	look, err := site.LoadLook(layouts, fstest.MapFS{}, d.Settings.BaseURL)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := site.New(d, look, search.NewAnalyst())
	return s
}

func newServer(t *testing.T) *Server {
	t.Helper()
	s := New("127.0.0.1:8080")
	s.Show(newSite(t, "Health walk"))
	return s
}

func get(t *testing.T, s *Server, host, target string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, "http://"+host+target, nil)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestServesAsAHostDoes(t *testing.T) {
	s := newServer(t)
	tests := []struct {
		path   string
		status int
		holds  string
	}{
		{"/", 200, "home: Test"},
		{"/services/walk/", 200, "service: Health walk"},
		{"/services/walk", 301, ""},
		{"/services/walk/index.html", 200, "service: Health walk"},
		{"/services/none/", 404, "404: Page not found"},
		{"/../../etc/passwd", 404, "404: Page not found"},
		{"/events.ics", 200, "BEGIN:VCALENDAR"},
		{"/_headers", 200, "Content-Security-Policy"},
	}
	for _, test := range tests {
		w := get(t, s, "localhost:8080", test.path)
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.holds) {
			t.Errorf("%s: %d %q", test.path, w.Code, w.Body.String())
		}
	}
	w := get(t, s, "localhost", "/services/walk/")
	if !strings.Contains(w.Body.String(), `<script src="/_signpost/reload.js" defer></script></body>`) {
		t.Error("the page does not wait for changes")
	}
	if got := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(got, "default-src 'none'") {
		t.Errorf("policy %q", got)
	}
	if got := get(t, s, "localhost", "/events.ics").Header().Get("Content-Type"); got != "text/calendar; charset=utf-8" {
		t.Errorf("calendar has the type %q", got)
	}
}

// A web page elsewhere can point its own name at this machine; the preview does not answer to it.
func TestAnswersOnlyToThisMachine(t *testing.T) {
	s := newServer(t)
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
	r := httptest.NewRequest(http.MethodPost, "http://localhost/", nil)
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, r); w.Code != 405 {
		t.Errorf("POST: %d", w.Code)
	}
}

// An open page hears of a change, and then gets the new one.
func TestTellsOfChanges(t *testing.T) {
	s := newServer(t)
	server := httptest.NewServer(s)
	defer server.Close()
	resp, err := http.Get(server.URL + "/_signpost/changes")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	lines.Scan() // ": waiting", so the line is open now
	s.Show(newSite(t, "Lake walk"))
	for lines.Scan() {
		if lines.Text() == "event: change" {
			break
		}
	}
	if lines.Text() != "event: change" {
		t.Errorf("heard %q", lines.Text())
	}
	if w := get(t, s, "localhost", "/services/walk/"); !strings.Contains(w.Body.String(), "Lake walk") {
		t.Error(w.Body.String())
	}
	http.DefaultClient.CloseIdleConnections()
}
