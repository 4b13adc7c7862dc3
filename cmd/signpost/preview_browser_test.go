package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/browsertest"
)

// A session is a site that somebody writes while the preview shows it.
type session struct {
	t    testing.TB
	dir  string
	url  string // with a slash at the end
	stop func()
	said *said
}

// said is what the preview says on the terminal.
type said struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

var smallSite = map[string]string{
	"content/index.md":                "---\ntitle: Test directory\n---\nWelcome.\n",
	"content/themes/lifestyle.md":     "---\ntitle: Lifestyle\n---\n",
	"content/services/health-walk.md": healthWalk,
	"content/services/book-group.md":  "---\ntitle: Book group\nsummary: Books.\nwhen: Every Monday, 2pm to 4pm\n---\n",
}

var healthWalk = "---\ntitle: Health walk\nsummary: A walk.\nthemes: [lifestyle]\n---\n" + strings.Repeat("We walk round the lake.\n\n", 60)

// serving starts the preview of a site, below a temporary folder unless the files say otherwise.
func serving(t testing.TB, o serveOptions) *session {
	t.Helper()
	s := &session{t: t, dir: t.TempDir(), said: &said{}}
	for name, text := range smallSite {
		s.write(name, text)
	}
	s.start(o)
	return s
}

func (s *session) start(o serveOptions) {
	s.t.Helper()
	src, err := openSource(s.dir)
	if err != nil {
		s.t.Fatal(err)
	}
	if o.addr == "" {
		o.addr = "127.0.0.1:0"
	}
	c := &cobra.Command{}
	c.SetErr(s.said)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, src, o, c) }()
	s.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			s.t.Error(err)
		}
		src.close()
	})
	s.t.Cleanup(s.stop)
	address := regexp.MustCompile(`The site is at (\S+)`)
	s.until("the preview says where it is", func() bool {
		m := address.FindStringSubmatch(s.said.String())
		if m != nil {
			s.url = m[1]
		}
		return m != nil
	})

}

func (s *session) write(name, text string) {
	s.t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *session) until(what string, true func() bool) {
	s.t.Helper()
	for end := time.Now().Add(15 * time.Second); !true(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("not so after 15 s: %s\n%s", what, s.said)
		}
	}
}

// An open page is loaded again when it is another: scrolled as it was, with what is typed, with the focus where it was.
// Where it is the same it stays.
func TestReloadKeepsWhatAPersonDid(t *testing.T) {
	s := serving(t, serveOptions{})
	b := browsertest.Open(t)
	b.Size(600, 500)
	b.Visit(s.url + "services/health-walk/")
	browsertest.Evaluate[bool](b, `(() => {
		window.first = true;
		const box = document.querySelector("input[type=search]");
		box.value = "half a wor";
		box.focus({preventScroll: true});
		box.setSelectionRange(2, 4);
		scrollTo({ top: 700, behavior: "instant" });
		return true;
	})()`)
	s.write("content/services/book-group.md", "---\ntitle: Book club\n---\n")
	s.until("another page has changed", func() bool { return strings.Contains(s.said.String(), "services/book-group.md: ") })
	s.write("content/services/health-walk.md", strings.Replace(healthWalk, "A walk.", "A gentle walk.", 1))
	b.Await(`document.querySelector(".lead")?.textContent == "A gentle walk." && document.readyState == "complete"`)
	got := browsertest.Evaluate[string](b, `(async () => {
		await new Promise((r) => setTimeout(r, 100));
		const box = document.querySelector("input[type=search]");
		return [window.first, scrollY, box.value, document.activeElement == box, box.selectionStart, box.selectionEnd].join("|");
	})()`)
	if got != "|700|half a wor|true|2|4" {
		t.Error(got)
	}
	browsertest.Evaluate[bool](b, `window.second = true`)
	s.write("content/pages/help.md", "---\ntitle: Help\n---\nText.\n")
	s.until("a page that is not linked here is new", func() bool { return strings.Contains(s.said.String(), "pages/help.md: ") })
	time.Sleep(200 * time.Millisecond)
	if !browsertest.Evaluate[bool](b, `window.second == true`) {
		t.Error("the page was loaded again, though it is the same")
	}
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Error(complaints)
	}
}

// Another style is put on without a reload.
func TestStylesChangeWithoutReload(t *testing.T) {
	s := serving(t, serveOptions{})
	b := browsertest.Open(t)
	b.Visit(s.url + "services/health-walk/")
	browsertest.Evaluate[bool](b, `window.first = true`)
	s.write("static/css/site.css", "h1 { color: rgb(1, 2, 3) }")
	b.Await(`getComputedStyle(document.querySelector("h1")).color == "rgb(1, 2, 3)"`)
	s.write("static/css/site.css", "h1 { color: rgb(4, 5, 6) }")
	b.Await(`getComputedStyle(document.querySelector("h1")).color == "rgb(4, 5, 6)" && document.querySelectorAll('link[href*="assets/site"]').length == 1`)
	if !browsertest.Evaluate[bool](b, `window.first == true`) {
		t.Error("the page was loaded again")
	}
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Error(complaints)
	}
}

// A mistake shows over the last good page, with its place, and goes when it is mended.
func TestMistakeShowsOverThePage(t *testing.T) {
	s := serving(t, serveOptions{editor: "vscode"})
	b := browsertest.Open(t)
	b.Visit(s.url + "services/health-walk/")
	s.write("content/services/health-walk.md", strings.Replace(healthWalk, "[lifestyle]", "[lifestile]", 1))
	b.Await(`document.querySelector("#signpost-preview [role=alert]")`)
	alert := browsertest.Evaluate[string](b, `document.querySelector("#signpost-preview [role=alert]").innerText`)
	for _, want := range []string{"content/services/health-walk.md:4:", "themes: [lifestile]\n         ^", `did you mean "lifestyle"`} {
		if !strings.Contains(alert, want) {
			t.Errorf("no %q in\n%s", want, alert)
		}
	}
	link := browsertest.Evaluate[string](b, `document.querySelector("#signpost-preview [role=alert] a").href`)
	if want := "vscode://file" + filepath.ToSlash(s.dir) + "/content/services/health-walk.md:4:10"; link != want {
		t.Errorf("the editor is opened with %s, not %s", link, want)
	}
	if !browsertest.Evaluate[bool](b, `document.querySelector("main").textContent.includes("Lifestyle")`) {
		t.Error("the last good page is gone")
	}
	if !strings.Contains(s.said.String(), "content/services/health-walk.md:4:10: ") {
		t.Errorf("the terminal says\n%s", s.said)
	}
	s.write("content/services/book-group.md", "---\ntitle: Book group\nwhen: whenever\n---\n")
	b.Await(`document.querySelector("#signpost-preview [role=status]")?.innerText.includes("1 error elsewhere: content/services/book-group.md:3:")`)
	s.write("content/services/health-walk.md", healthWalk)
	b.Await(`!document.querySelector("#signpost-preview [role=alert]") && document.querySelector("#signpost-preview [role=status]")`)
	s.write("content/services/book-group.md", smallSite["content/services/book-group.md"])
	b.Await(`!document.getElementById("signpost-problems").innerText.trim()`)
	if !strings.Contains(s.said.String(), "no problems left") {
		t.Errorf("the terminal says\n%s", s.said)
	}
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Error(complaints)
	}
}

// The open page of an entry goes along when its file gets another name.
func TestOpenPageGoesAlong(t *testing.T) {
	s := serving(t, serveOptions{baseURL: "https://volunteers.example.net/x/"})
	if !strings.HasSuffix(s.url, "/x/") {
		t.Fatalf("the site is at %s", s.url)
	}
	b := browsertest.Open(t)
	b.Visit(s.url + "services/health-walk/")
	rename := func(from, to string) {
		t.Helper()
		if err := os.Rename(filepath.Join(s.dir, "content/services", from), filepath.Join(s.dir, "content/services", to)); err != nil {
			t.Fatal(err)
		}
	}
	rename("health-walk.md", "lake-walk.md")
	b.Await(`location.pathname == "/x/services/lake-walk/" && document.querySelector("h1")?.textContent == "Health walk"`)
	rename("lake-walk.md", "stroll.md")
	b.Await(`location.pathname == "/x/services/stroll/" && document.querySelector("h1")?.textContent == "Health walk"`)
}

// The bar shows the site on another day, and leads back to today.
func TestTravelInTime(t *testing.T) {
	s := serving(t, serveOptions{date: "2027-03-23"})
	b := browsertest.Open(t)
	b.Visit(s.url + "services/book-group/")
	first := func(date string) string {
		return fmt.Sprintf(`document.querySelector("main time")?.dateTime.startsWith(%q) && document.querySelector("#signpost-preview summary").textContent`, date)
	}
	b.Await(first("2027-03-29"))
	browsertest.Evaluate[bool](b, `(() => {
		const form = document.querySelector("#signpost-preview form");
		form.on.value = "2027-06-03";
		form.querySelector("button").click();
		return true;
	})()`)
	b.Await(first("2027-06-07"))
	browsertest.Evaluate[bool](b, `(document.querySelector("#signpost-preview button[name=today]").click(), true)`)
	b.Await(first(time.Now().Format("2006-")[:4]))
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Error(complaints)
	}
}

// The search in the preview is the search of the site as it is now: an open page of results has a new entry by its words.
func TestSearchFindsWhatIsNew(t *testing.T) {
	s := serving(t, serveOptions{})
	b := browsertest.Open(t)
	b.Visit(s.url + "search/?q=pickleball")
	b.Await(`document.getElementById("none") && !document.getElementById("none").hidden`)
	browsertest.Evaluate[bool](b, `(document.getElementById("q").value = "pickleball and te", true)`)
	s.write("content/services/pickleball.md", "---\ntitle: Pickleball\nsummary: A game with paddles.\n---\n")
	b.Await(`document.querySelector("#results h2 a")?.getAttribute("href") == "/services/pickleball/"`)
	if typed := browsertest.Evaluate[string](b, `document.getElementById("q").value`); typed != "pickleball and te" {
		t.Errorf("what was typed is %q", typed)
	}
}

// The bar stays open from day to day, keeps what is typed while the page is loaded again, and says which days it can't show.
func TestDateBarStays(t *testing.T) {
	s := serving(t, serveOptions{date: "2027-03-23"})
	b := browsertest.Open(t)
	b.Visit(s.url + "services/book-group/")
	set := func(date string) {
		t.Helper()
		browsertest.Evaluate[bool](b, fmt.Sprintf(`(() => {
			document.querySelector("#signpost-day").open = true;
			document.querySelector("#signpost-on").value = %q;
			document.querySelector("#signpost-on").focus();
			return true;
		})()`, date))
	}
	const bar = `[document.querySelector("#signpost-day").open, document.querySelector("#signpost-on").value, document.activeElement.id].join(" ")`
	set("2027-06-03")
	s.write("content/services/book-group.md", "---\ntitle: Book club\nwhen: Every Monday, 2pm to 4pm\n---\n")
	b.Await(`document.querySelector("h1").textContent == "Book club" && document.readyState == "complete"`)
	b.Await(bar + ` == "true 2027-06-03 signpost-on"`)
	browsertest.Evaluate[bool](b, `(document.querySelector("#signpost-preview button").click(), true)`)
	b.Await(`document.querySelector("#signpost-day summary").textContent == "Preview of 3 June 2027" && document.readyState == "complete"`)
	b.Await(bar + ` == "true 2027-06-03 signpost-on"`)
	set("1999-12-31")
	browsertest.Evaluate[bool](b, `(document.querySelector("#signpost-preview form").noValidate = true, document.querySelector("#signpost-preview button").click(), true)`)
	b.Await(`document.querySelector("#signpost-refusal").textContent.includes("on a day from 1 January 2010 to 31 December 2200")`)
}

// Whoever has closed the list of problems is left alone while the page's file has some.
func TestClosedProblemsStayClosed(t *testing.T) {
	s := serving(t, serveOptions{})
	b := browsertest.Open(t)
	b.Visit(s.url + "services/health-walk/")
	wrong := func(theme string) {
		t.Helper()
		s.write("content/services/health-walk.md", strings.Replace(healthWalk, "[lifestyle]", "["+theme+"]", 1))
		b.Await(fmt.Sprintf(`document.querySelector("#signpost-preview [role=alert] details")?.textContent.includes(%q)`, theme))
	}
	open := func() bool {
		return browsertest.Evaluate[bool](b, `document.querySelector("#signpost-preview [role=alert] details").open`)
	}
	if wrong("lifestile"); !open() {
		t.Error("the first mistake is not shown")
	}
	browsertest.Evaluate[bool](b, `(document.querySelector("#signpost-preview [role=alert] summary").click(), true)`)
	if wrong("livestyle"); open() {
		t.Error("the list is open again")
	}
	s.write("content/services/health-walk.md", healthWalk)
	b.Await(`!document.querySelector("#signpost-preview details.here")`)
	if wrong("lifestyl"); !open() {
		t.Error("another mistake is not shown, after all was well")
	}
}

// An open page says that the preview has ended, until it is there again.
func TestPageSaysThatThePreviewHasEnded(t *testing.T) {
	s := serving(t, serveOptions{})
	b := browsertest.Open(t)
	b.Visit(s.url + "services/health-walk/")
	b.Await(`document.getElementById("signpost-ended").hidden`)
	s.stop()
	b.Await(`document.getElementById("signpost-ended").innerText.startsWith("The preview has ended")`)
	address := strings.TrimSuffix(strings.TrimPrefix(s.url, "http://"), "/")
	s.said = &said{}
	s.start(serveOptions{addr: address})
	b.Await(`document.getElementById("signpost-ended").hidden`)
}
