package main

import (
	"bytes"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// The sample is the directory in this repository's content/: these tests build it as anyone would.

const repository = "../.."

var sampleDay = directory.Options{Today: when.Date{Year: 2026, Month: time.November, Day: 24}}

func buildSample(t *testing.T, o directory.Options) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	var said bytes.Buffer
	// On other days than its own the sample's school terms may have run out, which is a warning.
	if err := build(repository, out, o, o.Today == sampleDay.Today, &said); err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	return out
}

func TestSample(t *testing.T) {
	out := buildSample(t, sampleDay)
	for name, test := range map[string]func(*testing.T, string){
		"every entry has its page":        everyEntryHasItsPage,
		"no link leads nowhere":           func(t *testing.T, out string) { noLinkLeadsNowhere(t, out, "https://directory.example.org/") },
		"pages are well formed":           pagesAreWellFormed,
		"coffee and a catch-up":           coffeeAndACatchUp,
		"the refuge is nowhere":           theRefugeIsNowhere,
		"owe money finds the drop-in":     oweMoneyFindsTheDropIn,
		"a second build makes the same":   aSecondBuildMakesTheSame,
		"nothing over is shown as coming": func(t *testing.T, out string) { nothingOverIsComing(t, out, sampleDay.Today) },
	} {
		t.Run(name, func(t *testing.T) { test(t, out) })
	}
}

// Links hold also where the site lies below a path.
func TestSampleBelowAPath(t *testing.T) {
	o := sampleDay
	o.BaseURL = "https://volunteers.example.net/x/"
	noLinkLeadsNowhere(t, buildSample(t, o), o.BaseURL)
}

// No page shows a session that is over as one to go to, on whatever day the site is built.
func TestSampleOnOtherDays(t *testing.T) {
	for _, day := range []when.Date{{Year: 2027, Month: 3, Day: 28}, {Year: 2027, Month: 12, Day: 31}} {
		nothingOverIsComing(t, buildSample(t, directory.Options{Today: day}), day)
	}
}

func TestSampleHasNoProblems(t *testing.T) {
	src, err := openSource(repository)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	_, _, problems, err := src.compile(sampleDay)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s:%d:%d: %s [%s]", p.Path, p.Line, p.Col, p.Message, p.Rule)
	}
}

// Every Markdown entry has its page, and so has every address that a directory always has.
func everyEntryHasItsPage(t *testing.T, out string) {
	addresses := []string{"/", "/services/", "/events/", "/events.ics", "/a-to-z/", "/search/", "/pack/", "/urgent/", "/health/",
		"/data/", "/feed.xml", "/sitemap.xml", "/404.html", "/robots.txt", "/_headers", "/.nojekyll", "/start/",
		"/themes/", "/areas/", "/organisations/", "/places/", "/packs/"}
	files, err := filepath.Glob(filepath.Join(repository, "content", "*", "*.md"))
	if err != nil || len(files) < 150 {
		t.Fatalf("%d entries, %v", len(files), err)
	}
	for _, file := range files {
		kind, slug := filepath.Base(filepath.Dir(file)), strings.TrimSuffix(filepath.Base(file), ".md")
		switch kind {
		case "pages":
			addresses = append(addresses, "/"+slug+"/")
		case "guide":
			addresses = append(addresses, "/start/"+strings.TrimPrefix(slug+"/", "index/"))
		case "events", "themes":
			addresses = append(addresses, "/"+kind+"/"+slug+"/", "/"+kind+"/"+slug+".ics")
		default:
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			address := "/" + kind + "/" + slug + "/"
			if kind == "places" && strings.Contains(string(text), "confidential_address: true") {
				if published(out, address) {
					t.Errorf("there is a page at %s", address)
				}
				continue
			}
			addresses = append(addresses, address)
		}
	}
	for _, address := range addresses {
		if !published(out, address) {
			t.Errorf("there is nothing at %s", address)
		}
	}
}

func published(out, address string) bool {
	if strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	info, err := os.Stat(filepath.Join(out, filepath.FromSlash(address)))
	return err == nil && !info.IsDir()
}

// No page leads to an address of this site that is not there.
func noLinkLeadsNowhere(t *testing.T, out, base string) {
	site, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	walkPages(t, out, func(name string, doc *html.Node) {
		pages++
		own, err := site.Parse(strings.TrimSuffix(name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range linksOf(doc) {
			to, err := own.Parse(link)
			if err != nil {
				t.Errorf("%s: %q is no address", name, link)
				continue
			}
			if to.Host != site.Host || to.Scheme != site.Scheme {
				continue // leads out, to a phone or to a mail
			}
			local, ours := strings.CutPrefix(to.Path, site.Path)
			if !ours || !published(out, "/"+local) {
				t.Errorf("%s leads to %s, which is not there", name, link)
			}
			if to.Fragment != "" && to.Path == own.Path && !hasID(doc, to.Fragment) {
				t.Errorf("%s leads to #%s, which it does not have", name, to.Fragment)
			}
		}
	})
	if pages < 200 {
		t.Errorf("%d pages", pages)
	}
}

func hasID(doc *html.Node, id string) bool {
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && a.Val == id {
				return true
			}
		}
	}
	return false
}

// walkPages parses every page of a published folder.
func walkPages(t *testing.T, out string, visit func(name string, doc *html.Node)) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		f, err := os.Open(filepath.Join(out, name))
		if err != nil {
			return err
		}
		defer f.Close()
		doc, err := html.Parse(f)
		if err == nil {
			visit(name, doc)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// linksOf are the addresses that a page leads to or loads.
func linksOf(doc *html.Node) []string {
	var links []string
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "href" || a.Key == "src" || a.Key == "action" {
				links = append(links, a.Val)
			}
		}
	}
	return links
}

// A page has one main part, one first-level heading, a language and a title, no script but data, and ids that differ.
func pagesAreWellFormed(t *testing.T, out string) {
	walkPages(t, out, func(name string, doc *html.Node) {
		count, ids := map[string]int{}, map[string]bool{}
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			count[n.Data]++
			for _, a := range n.Attr {
				if a.Key == "id" && ids[a.Val] {
					t.Errorf("%s: two elements have the id %q", name, a.Val)
				}
				if a.Key == "id" {
					ids[a.Val] = true
				}
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: attribute %s breaks the Content-Security-Policy", name, a.Key)
				}
			}
		}
		if count["main"] != 1 || count["h1"] != 1 || count["title"] != 1 || count["style"] != 0 {
			t.Errorf("%s: %d main, %d h1, %d title, %d style", name, count["main"], count["h1"], count["title"], count["style"])
		}
	})
}

var startTime = regexp.MustCompile(`<time datetime="(\d{4}-\d\d-\d\dT[^"]+)">`)

func startsOn(t *testing.T, out, address string) []string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(address), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	var starts []string
	for _, m := range startTime.FindAllStringSubmatch(string(page), -1) {
		starts = append(starts, m[1])
	}
	return starts
}

// The drop-in of the article: the last Tuesday and the last Thursday from February to April 2027.
func coffeeAndACatchUp(t *testing.T, out string) {
	want := []string{"2027-02-23T10:00:00Z", "2027-02-25T10:00:00Z", "2027-03-25T10:00:00Z", "2027-03-30T10:00:00+01:00",
		"2027-04-27T10:00:00+01:00", "2027-04-29T10:00:00+01:00"}
	pages := []string{"events/coffee-and-a-catch-up", "events", "places/ecumenical-centre"}
	for _, page := range pages {
		starts := strings.Join(startsOn(t, out, page), " ")
		for _, start := range want {
			if !strings.Contains(starts, start) {
				t.Errorf("/%s/ has no %s", page, start)
			}
		}
	}
	// On two of its dates the drop-in has other themes: a theme shows those that are about it.
	if starts := strings.Join(startsOn(t, out, "themes/debt-advice"), " "); !strings.Contains(starts, want[4]) || strings.Contains(starts, want[5]) {
		t.Errorf("debt advice has %s", starts)
	}
}

// nothingOverIsComing looks for times before the day, outside of what is folded away as over.
func nothingOverIsComing(t *testing.T, out string, day when.Date) {
	walkPages(t, out, func(name string, doc *html.Node) {
		for n := range doc.Descendants() {
			if n.Data != "time" || under(n, "details") {
				continue
			}
			for _, a := range n.Attr {
				if a.Key == "datetime" && len(a.Val) > 10 && a.Val[:10] < day.String() {
					t.Errorf("on %s, %s shows %s", day, name, a.Val)
				}
			}
		}
	})
}

func under(n *html.Node, name string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == name {
			return true
		}
	}
	return false
}

// The same content and the same day make the same bytes, the index of the search apart, of which Bleve makes other
// files each time.
func aSecondBuildMakesTheSame(t *testing.T, first string) {
	second := buildSample(t, sampleDay)
	files := 0
	err := fs.WalkDir(os.DirFS(first), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, searchFolder) {
			return err
		}
		files++
		a, err := os.ReadFile(filepath.Join(first, name))
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(second, name))
		if err == nil && !bytes.Equal(a, b) {
			t.Errorf("%s differs", name)
		}
		return err
	})
	if err != nil || files < 200 {
		t.Errorf("%d files, %v", files, err)
	}
}

// What the file of a refuge should not say, and says all the same, is in no file that is made.
func theRefugeIsNowhere(t *testing.T, _ string) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(filepath.Join(repository, "content"))); err != nil {
		t.Fatal(err)
	}
	house := filepath.Join(dir, "content/places/lantern-safe-house.md")
	text, err := os.ReadFile(house)
	if err != nil {
		t.Fatal(err)
	}
	planted := strings.Replace(string(text), "\narea:", "\naddress: [1 Example Close, Redditch]\npostcode: B97 9ZZ\nlat: 52.3111\nlon: -1.9555\narea:", 1)
	if err := os.WriteFile(house, []byte(planted), 0o644); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	out := filepath.Join(dir, "public")
	if err := build(dir, out, sampleDay, false, &said); err != nil {
		t.Fatal(err, said.String())
	}
	if planted == string(text) || strings.Contains(string(text), "postcode:") {
		t.Error("the sample says where the refuge is, or nothing was planted")
	}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(out, name))
		for _, secret := range []string{"1 Example Close", "B97 9ZZ", "b979zz", "52.3111", "1.9555"} {
			if bytes.Contains(bytes.ToLower(data), []byte(strings.ToLower(secret))) {
				t.Errorf("%s tells %q", name, secret)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The search of the terminal finds the debt drop-in by what people say.
func oweMoneyFindsTheDropIn(t *testing.T, out string) {
	var found bytes.Buffer
	if status := run([]string{"--site", repository, "search", "--out", out, "owe money"}, &found, io.Discard); status != 0 {
		t.Fatalf("status %d", status)
	}
	if !strings.Contains(found.String(), "/events/money-worries-drop-in/") {
		t.Errorf("found\n%s", found.String())
	}
}
