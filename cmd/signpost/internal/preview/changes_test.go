package preview

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"
)

// A window is an open page: it hears of changes.
type window struct {
	t     *testing.T
	lines *bufio.Scanner
}

// open loads a page and holds a line open for it.
func open(t *testing.T, s *Server, path string) *window {
	t.Helper()
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	t.Cleanup(server.CloseClientConnections)
	return listen(t, server, path, pageOf(t, get(t, s, "localhost", path).Body.String()))
}

func listen(t *testing.T, server *httptest.Server, path, page string) *window {
	t.Helper()
	resp, err := server.Client().Get(server.URL + "/_signpost/changes?" + url.Values{"path": {path}, "page": {page}}.Encode())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	if resp.StatusCode != http.StatusOK {
		t.Fatal(resp.Status)
	}
	return &window{t, bufio.NewScanner(resp.Body)}
}

func pageOf(t *testing.T, html string) string {
	t.Helper()
	m := regexp.MustCompile(`data-page="([^"]+)"`).FindStringSubmatch(html)
	if m == nil {
		t.Fatalf("not a page of the preview: %s", html)
	}
	return m[1]
}

// hears is the next event, with its data.
func (w *window) hears() string {
	w.t.Helper()
	name := ""
	for w.lines.Scan() {
		if event, ok := strings.CutPrefix(w.lines.Text(), "event: "); ok {
			name = event
		}
		if data, ok := strings.CutPrefix(w.lines.Text(), "data: "); ok {
			return name + " " + data
		}
	}
	w.t.Fatal("the line is closed")
	return ""
}

func TestPageHearsWhatToDo(t *testing.T) {
	s, d := newServer(t)
	w := open(t, s, "/services/walk/")
	d.write("content/services/book-group.md", "---\ntitle: Book group\n---\n") // of no matter for this page
	s.Show(d.state("content/services/book-group.md"))
	d.write("static/css/site.css", "a { color: blue }")
	s.Show(d.state("static/css/site.css"))
	if got := w.hears(); !strings.HasPrefix(got, `styles ["/assets/site.`) {
		t.Errorf("another style: %s", got)
	}
	d.write("content/services/book-group.md", "---\ntitle: Book group\ntypo: yes\n---\n")
	s.Show(d.state("content/services/book-group.md"))
	if got := w.hears(); !strings.HasPrefix(got, "problems ") || !strings.Contains(got, "1 error elsewhere: content/services/book-group.md:3") {
		t.Errorf("a mistake elsewhere: %s", got)
	}
	d.write("content/services/walk.md", "---\ntitle: Lake walk\n---\n")
	s.Show(d.state("content/services/walk.md"))
	if got := w.hears(); got != `reload ""` {
		t.Errorf("another page: %s", got)
	}
}

// A page that was away, or that an older preview served, catches up when it comes.
func TestPageCatchesUp(t *testing.T) {
	s, d := newServer(t)
	old := pageOf(t, get(t, s, "localhost", "/services/walk/").Body.String())
	d.write("content/services/walk.md", "---\ntitle: Lake walk\n---\n")
	s.Show(d.state("content/services/walk.md"))
	server := httptest.NewServer(s)
	defer server.Close()
	defer server.CloseClientConnections()
	for _, page := range []string{old, "", "nonsense"} {
		if got := listen(t, server, "/services/walk/", page).hears(); got != `reload ""` {
			t.Errorf("%q hears %s", page, got)
		}
	}
}

func TestPictureThatChanges(t *testing.T) {
	s, d := newServer(t)
	d.write("static/pictures/lake.png", "one")
	d.write("layouts/service.html", `{{define "main"}}<img src="/pictures/lake.png" alt="The lake">{{end}}`)
	s.Show(d.state())
	w := open(t, s, "/services/walk/")
	d.write("static/pictures/lake.png", "two")
	s.Show(d.state("static/pictures/lake.png"))
	if got := w.hears(); got != `reload ""` {
		t.Error(got)
	}
}

// While a file has errors its page stays as it was, and so do all pages while a layout has some.
func TestLastGoodPageStays(t *testing.T) {
	s, d := newServer(t)
	body := func(path string) string { return get(t, s, "localhost", path).Body.String() }
	expect := func(path string, wants ...string) {
		t.Helper()
		got := body(path)
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s has no %q: %s", path, want, got)
			}
		}
	}
	d.write("content/services/walk.md", "---\ntitle: Lake walk\ntypo: yes\n---\n")
	s.Show(d.state("content/services/walk.md"))
	expect("/services/walk/", "service: Health walk", `role="alert"`, "<code>content/services/walk.md:3:1</code>", "<pre>typo: yes\n<span aria-hidden=\"true\">^</span>")
	expect("/a-to-z/", `role="status"`, "1 error elsewhere: content/services/walk.md:3:1")
	d.write("content/services/walk.md", "---\ntitle: Lake walk\ntypo: [\n")
	s.Show(d.state("content/services/walk.md"))
	expect("/services/walk/", "service: Health walk", "content/services/walk.md:")
	d.write("content/services/new.md", "no front matter")
	s.Show(d.state("content/services/new.md"))
	expect("/services/new/", `role="alert"`, "content/services/new.md:1")
	d.write("content/services/walk.md", "---\ntitle: Lake walk\n---\n")
	delete(d.files, "content/services/new.md")
	s.Show(d.state("content/services/walk.md", "content/services/new.md"))
	expect("/services/walk/", "service: Lake walk")
	if strings.Contains(body("/services/walk/"), `role="alert"`) {
		t.Error("what is mended is still told")
	}

	d.write("layouts/service.html", `{{define "main"}}{{.Nothing}}{{end}}`)
	s.Show(d.state("layouts/service.html"))
	expect("/services/walk/", "service: Lake walk", `role="alert"`, "layouts/service.html:1:")
	expect("/", "home: Test")
}

// However many mistakes are left behind, few older sites are kept.
func TestManyMistakes(t *testing.T) {
	s, d := newServer(t)
	for i := range 3 * maxGood {
		name := fmt.Sprintf("content/services/s%d.md", i)
		d.write(name, "---\ntitle: Fine\n---\n")
		s.Show(d.state(name))
		d.write(name, "---\ntitle: Fine\ntypo: yes\n---\n")
		s.Show(d.state(name))
	}
	if n := len(sitesOf(s.current().good)); n != maxGood {
		t.Errorf("%d sites are kept", n)
	}
}

// Where the content is gone the site stays, until it is back.
func TestContentThatIsGone(t *testing.T) {
	s, d := newServer(t)
	w := open(t, s, "/services/walk/")
	away := fstest.MapFS{}
	for name, file := range d.files {
		if strings.HasPrefix(name, "content/") {
			away[name] = file
			delete(d.files, name)
		}
	}
	s.Show(d.state("content/index.md", "content/services/walk.md"))
	if got := get(t, s, "localhost", "/services/walk/").Body.String(); !strings.Contains(got, "service: Health walk") || !strings.Contains(got, "1 error elsewhere: content:1:1") {
		t.Error(got)
	}
	if got := w.hears(); !strings.HasPrefix(got, "problems ") {
		t.Error(got)
	}
	maps.Copy(d.files, away)
	s.Show(d.state("content/index.md", "content/services/walk.md"))
	if got := w.hears(); got != `problems ""` {
		t.Error(got)
	}
}

// Where there has never been a good page, there is one that says why, and it hears of the repair.
func TestPageThatCantBeMade(t *testing.T) {
	d := newDraft(t)
	d.write("layouts/service.html", `{{define "main"}}{{.Nothing}}{{end}}`)
	s := New(Options{Addr: "127.0.0.1:8080", Files: d.files})
	s.Show(d.state())
	answer := get(t, s, "localhost", "/services/walk/")
	if answer.Code != 500 || !strings.Contains(answer.Body.String(), "layouts/service.html:1") {
		t.Errorf("%d %s", answer.Code, answer.Body)
	}
	w := open(t, s, "/services/walk/")
	d.write("layouts/service.html", `{{define "main"}}mended{{end}}`)
	s.Show(d.state("layouts/service.html"))
	if got := w.hears(); got != `reload ""` {
		t.Error(got)
	}
}

// What the machine fails at is told, and the site stays.
func TestMachineFails(t *testing.T) {
	s, _ := newServer(t)
	s.Show(State{Failure: "read content: no line to the drive"})
	if got := get(t, s, "localhost", "/services/walk/").Body.String(); !strings.Contains(got, "no line to the drive") || !strings.Contains(got, "service: Health walk") {
		t.Error(got)
	}
}

func TestOpenPageGoesWhereItsEntryWent(t *testing.T) {
	const walk, walkText = "content/services/walk.md", "---\ntitle: Health walk\n---\nBy the lake.\n"
	for name, test := range map[string]struct {
		steps []map[string]string // files to write; "" takes one away
		want  string
	}{
		"the same file": {[]map[string]string{{walk: "", "content/services/lake.md": walkText}}, "/services/lake/"},
		"with another title": {[]map[string]string{{walk: "", "content/services/lake.md": "---\ntitle: Lake\n---\nBy the lake.\n"}},
			"/services/lake/"},
		"with another text":      {[]map[string]string{{walk: "", "content/services/lake.md": "---\ntitle: Health walk\n---\n"}}, "/services/lake/"},
		"as another kind":        {[]map[string]string{{walk: "", "content/themes/walk.md": walkText}}, "/themes/walk/"},
		"with an alias":          {[]map[string]string{{walk: "", "content/services/x.md": "---\ntitle: X\naliases: [walk]\n---\n"}}, "/services/x/"},
		"first gone, then there": {[]map[string]string{{walk: ""}, {"content/services/lake.md": walkText}}, "/services/lake/"},
		"first there, then gone": {[]map[string]string{{"content/services/lake.md": walkText}, {walk: ""}}, "/services/lake/"},
		"a copy with another title, then gone": {[]map[string]string{{"content/services/lake.md": "---\ntitle: Lake\n---\nBy the lake.\n"}, {walk: ""}},
			"/services/lake/"},
		"twice":                   {[]map[string]string{{walk: "", "content/services/a.md": walkText}, {"content/services/a.md": "", "content/services/b.md": walkText}}, "/services/b/"},
		"there and back":          {[]map[string]string{{walk: "", "content/services/a.md": walkText}, {"content/services/a.md": "", walk: walkText}}, ""},
		"gone":                    {[]map[string]string{{walk: ""}}, ""},
		"two may be it":           {[]map[string]string{{walk: "", "content/services/a.md": walkText, "content/services/b.md": walkText}}, ""},
		"another of its name":     {[]map[string]string{{walk: "", "content/services/lake.md": "---\ntitle: Lunch\n---\nAt noon.\n"}}, ""},
		"an address of its own":   {[]map[string]string{{walk: "---\ntitle: Lake\n---\n"}}, ""},
		"gone, another not quite": {[]map[string]string{{"content/services/lake.md": "---\ntitle: Health walk\n---\nElsewhere.\n"}, {walk: ""}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s, d := newServer(t)
			for _, files := range test.steps {
				var changed []string
				for file, text := range files {
					changed = append(changed, file)
					if text == "" {
						delete(d.files, file)
					} else {
						d.write(file, text)
					}
				}
				s.Show(d.state(changed...))
			}
			if to, _ := s.current().renamedTo("/services/walk/"); to != test.want {
				t.Errorf("goes to %q, want %q", to, test.want)
			}
		})
	}
}

func TestOpenPageIsToldToGo(t *testing.T) {
	s, d := newServer(t)
	w := open(t, s, "/services/walk/")
	delete(d.files, "content/services/walk.md")
	d.write("content/services/lake.md", "---\ntitle: Health walk\n---\nBy the lake.\n")
	s.Show(d.state("content/services/walk.md", "content/services/lake.md"))
	if got := w.hears(); got != `go "/services/lake/"` {
		t.Error(got)
	}
}

// While a script has errors, its new address has what it was before; and so has the old one, which older pages name.
func TestLastGoodScriptStays(t *testing.T) {
	s, d := newServer(t)
	d.write("layouts/base.html", `{{define "base"}}<body><script src="{{asset "js/dates.js"}}"></script>{{template "main" .}}</body>{{end}}`)
	script := func(name, text string) (address, served string) {
		t.Helper()
		d.write(name, text)
		s.Show(d.state(name))
		address = regexp.MustCompile(`/assets/dates\.[0-9a-f]+\.js`).FindString(get(t, s, "localhost", "/").Body.String())
		return address, get(t, s, "localhost", address).Body.String()
	}
	d.write("static/js/dates/part.js", `export const hello = "hi"`)
	good, _ := script("static/js/dates.js", `import { hello } from "./dates/part.js"; console.log(hello)`)
	for _, file := range []string{"static/js/dates/part.js", "static/js/dates.js"} {
		broken, served := script(file, `let x = ;`)
		if !strings.Contains(served, `"hi"`) {
			t.Errorf("%s is broken: %s serves %q", file, broken, served)
		}
		if old := get(t, s, "localhost", good).Body.String(); old != served {
			t.Errorf("%s is broken: the old address serves %q", file, old)
		}
	}
	d.write("static/js/dates/part.js", `export const hello = "hi"`)
	if _, served := script("static/js/dates.js", `console.log("mended")`); !strings.Contains(served, "mended") {
		t.Errorf("mended: %q", served)
	}
}

// After a change of branch nobody looks where all the entries went, and what is kept of them does not grow.
func TestManyEntriesGone(t *testing.T) {
	s, d := newServer(t)
	write := func(folder string) (changed []string) {
		for i := range maxRenames + 1 {
			name := fmt.Sprintf("content/%s/s%d.md", folder, i)
			d.write(name, fmt.Sprintf("---\ntitle: Group %d\n---\n", i))
			changed = append(changed, name)
		}
		return changed
	}
	there := write("services")
	s.Show(d.state(there...))
	for _, name := range there {
		delete(d.files, name)
	}
	s.Show(d.state(append(there, write("themes")...)...))
	v := s.current()
	if to, ok := v.renamedTo("/services/s1/"); ok || len(v.lost) > 0 || len(v.came) > 0 {
		t.Errorf("goes to %q; %d lost, %d came", to, len(v.lost), len(v.came))
	}
}

// A line is kept open by a sign of life now and then, and says how soon to come back when it breaks.
func TestLineIsKeptOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := newServer(t)
		page := pageOf(t, get(t, s, "localhost", "/services/walk/").Body.String())
		r := request(http.MethodGet, "http://localhost/_signpost/changes?"+url.Values{"path": {"/services/walk/"}, "page": {page}}.Encode(), "")
		ctx, leave := context.WithCancel(t.Context())
		w := httptest.NewRecorder()
		go s.ServeHTTP(w, r.WithContext(ctx))
		time.Sleep(2*heartbeat + time.Second)
		leave()
		synctest.Wait()
		if got := w.Body.String(); got != "retry: 1000\n\n:\n\n:\n\n:\n\n" {
			t.Errorf("%q", got)
		}
	})
}
