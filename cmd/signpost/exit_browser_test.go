package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"signpost/cmd/signpost/internal/browsertest"
)

// A weather site is where a visitor goes who must not be seen. It answers when it is told to.
type weather struct {
	*httptest.Server
	answer  chan bool
	referer string // of the last request
}

func weatherSite(t *testing.T) *weather {
	w := &weather{answer: make(chan bool, 1)}
	w.Server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		out.Header().Set("Content-Type", "text/html")
		if r.URL.Path == "/weather" {
			w.referer = r.Referer()
			<-w.answer
			out.Write([]byte("<!doctype html><title>Weather</title><link rel=icon href=data:,>Rain"))
		}
	}))
	t.Cleanup(w.Close)
	t.Cleanup(func() { close(w.answer) })
	return w
}

// hideable is a site with a page that somebody may have to hide, and one that nobody has to.
func hideable(t *testing.T, exit string) string {
	return served(t, written(t, map[string]string{
		"index.md":            "title: Directory of the town\nexit: " + exit + "\ncontact: {phone: 01632 960 000}",
		"services/lantern.md": "title: Lantern refuge\ntype: helpline\nsensitive: true\ncontact: {phone: 01632 960 123}",
		"services/shelter.md": "title: Shelter\ntype: helpline\nsensitive: true\ncontact: {phone: 01632 960 124}",
		"services/choir.md":   "title: Choir",
	}))
}

// tap presses and releases a key, with others held where modifiers say so.
func tap(b *browsertest.Browser, key string, modifiers int64) {
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeKeyUp} {
		browsertest.Call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: key, Modifiers: modifiers})
	}
}

// Three taps of Shift cover the page before the other site answers; then "back" leads to what was there before it.
func TestExitByKeys(t *testing.T) {
	w := weatherSite(t)
	host := hideable(t, w.URL+"/weather")
	b := browsertest.Open(t)
	b.Visit(host + "/services/choir/")
	b.Visit(host + "/services/lantern/")
	browsertest.Evaluate[bool](b, `(document.querySelector(".skip").click(), true)`) // which is no step to go back to
	// A browser that is on its way to another site answers no questions, so the page itself tells what is on it.
	browsertest.Evaluate[bool](b, `(new MutationObserver(() => fetch("/seen/" + document.body.textContent + document.body.childElementCount)).observe(document.body, { childList: true }), true)`)
	const heard = `document.querySelector("#exit-keys").textContent`
	for _, want := range []string{"or press Shift three times", "Press Shift two more times to exit", "Press Shift once more to exit"} {
		if got := browsertest.Evaluate[string](b, heard); got != want {
			t.Errorf("said %q, want %q", got, want)
		}
		tap(b, "Shift", 0)
	}
	seen := ""
	for i := 0; seen == "" && i < 500; i++ {
		time.Sleep(10 * time.Millisecond)
		for _, request := range b.Requests() {
			if _, after, ok := strings.Cut(request, "/seen/"); ok {
				seen = after
			}
		}
	}
	if seen != "Loading1" {
		t.Errorf("while the other site loads there is %q", seen)
	}
	w.answer <- true
	b.Await(`document.title == "Weather"`)
	if w.referer != "" {
		t.Errorf("the other site is told %q", w.referer)
	}
	browsertest.Evaluate[bool](b, `(setTimeout(() => history.back()), true)`)
	b.Await(`document.querySelector("h1")?.textContent == "Choir"`)
}

// Who writes, or uses Shift for something else, stays.
func TestShiftForSomethingElse(t *testing.T) {
	w := weatherSite(t)
	host := hideable(t, w.URL+"/weather")
	b := browsertest.Open(t)
	b.Visit(host + "/services/lantern/")
	twice := func() { tap(b, "Shift", 0); tap(b, "Shift", 0) }
	const control, shift = 2, 8
	for name, keys := range map[string]func(){
		"another key between": func() { twice(); tap(b, "ArrowDown", 0); tap(b, "Shift", 0) },
		"with Control":        func() { twice(); tap(b, "Shift", control) },
		"a capital": func() {
			twice()
			browsertest.Call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: "Shift"})
			tap(b, "A", shift)
			browsertest.Call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: "Shift"})
		},
	} {
		keys()
		if got := browsertest.Evaluate[string](b, `document.querySelector("h1")?.textContent ?? ""`); got != "Lantern refuge" {
			t.Fatalf("%s: left the page", name)
		}
		tap(b, "Escape", 0)
	}
}

// The search field stands on every such page, and is often where the keys go. Shift alone writes nothing there.
func TestExitByKeysInField(t *testing.T) {
	w := weatherSite(t)
	host := hideable(t, w.URL+"/weather")
	w.answer <- true
	b := browsertest.Open(t)
	b.Visit(host + "/services/lantern/")
	browsertest.Evaluate[bool](b, `(document.querySelector("input[name=q]").focus(), true)`)
	for range 3 {
		tap(b, "Shift", 0)
	}
	b.Await(`document.title == "Weather"`)
}

// From one page that has to be hidden to the next there is no step of the history: "back" leads to what was before both.
func TestExitAfterTwoPages(t *testing.T) {
	w := weatherSite(t)
	host := hideable(t, w.URL+"/weather")
	b := browsertest.Open(t)
	b.Visit(host + "/services/choir/")
	b.Visit(host + "/services/lantern/")
	browsertest.Evaluate[bool](b, `(document.querySelector("main").insertAdjacentHTML("beforeend", "<a id=next href=/services/shelter/>Next</a>"), setTimeout(() => next.click()), true)`)
	b.Await(`document.querySelector("h1")?.textContent == "Shelter" && document.querySelector("#exit-keys")`)
	w.answer <- true
	browsertest.Evaluate[bool](b, `(setTimeout(() => document.querySelector(".exit").click()), true)`)
	b.Await(`document.title == "Weather"`)
	browsertest.Evaluate[bool](b, `(setTimeout(() => history.back()), true)`)
	b.Await(`document.querySelector("h1")?.textContent == "Choir"`)
}

// What somebody looks for from such a page takes its place in the history as well; without script it is a form like any other.
func TestSearchFromAPageToHide(t *testing.T) {
	host := hideable(t, "https://example.org/weather")
	b := browsertest.Open(t)
	b.Visit(host + "/services/choir/")
	b.Visit(host + "/services/lantern/")
	browsertest.Evaluate[bool](b, `(document.querySelector("input[name=q]").focus(), true)`)
	b.Do(chromedp.KeyEvent("choir & tea\r"))
	b.Await(`location.pathname == "/search/" && document.querySelector("#q").value == "choir & tea"`)
	browsertest.Evaluate[bool](b, `(setTimeout(() => history.back()), true)`)
	b.Await(`document.querySelector("h1")?.textContent == "Choir"`)

	browsertest.Call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.Visit(host + "/services/lantern/")
	browsertest.Evaluate[bool](b, `(document.querySelector("input[name=q]").focus(), true)`)
	b.Do(chromedp.KeyEvent("choir\r"))
	b.Await(`location.pathname + location.search == "/search/?q=choir"`)
}

// Until the other site answers, the address in sight is that of the home page.
func TestExitHidesTheAddress(t *testing.T) {
	w := weatherSite(t)
	host := hideable(t, w.URL+"/weather")
	b := browsertest.Open(t)
	b.Visit(host + "/services/lantern/")
	browsertest.Evaluate[bool](b, `(new MutationObserver(() => setTimeout(() => fetch("/seen" + location.pathname + "x"))).observe(document.body, { childList: true }), setTimeout(() => document.querySelector(".exit").click()), true)`)
	seen := false
	for i := 0; !seen && i < 500; i++ {
		time.Sleep(10 * time.Millisecond)
		for _, request := range b.Requests() {
			seen = seen || strings.HasSuffix(request, "/seen/x")
		}
	}
	if !seen {
		t.Error("the address of the page stays in sight")
	}
	w.answer <- true
	b.Await(`document.title == "Weather"`)
}

// Where somebody has looked for words of danger the search page can be left like the others. Otherwise Shift does nothing.
func TestExitFromSearch(t *testing.T) {
	w := weatherSite(t)
	host := hideable(t, w.URL+"/weather")
	w.answer <- true
	b := browsertest.Open(t)
	b.Visit(host + "/search/?q=choir")
	b.Await(`document.querySelector("#status").textContent`)
	for range 3 {
		tap(b, "Shift", 0)
	}
	if browsertest.Evaluate[bool](b, `!location.pathname.endsWith("/search/")`) {
		t.Error("three taps of Shift leave a search for a choir")
	}
	b.Visit(host + "/search/?q=suicide")
	b.Await(`!document.querySelector("#danger").hidden`)
	for range 3 {
		tap(b, "Shift", 0)
	}
	b.Await(`document.title == "Weather"`)
}

// Without script it is a link, the second that the Tab key reaches, and always in sight.
func TestExitWithoutScript(t *testing.T) {
	w := weatherSite(t)
	host := hideable(t, w.URL+"/weather")
	b := browsertest.Open(t)
	b.Size(360, 640)
	browsertest.Call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.Visit(host + "/services/lantern/")
	b.Do(chromedp.KeyEvent("\t\t"))
	const at = `(scrollTo({top: 9e4, behavior: "instant"}), document.activeElement.textContent + " " + document.elementFromPoint(180, 10).textContent)`
	if got := browsertest.Evaluate[string](b, at); got != "Exit this page Exit this page" {
		t.Errorf("the second stop, and what is on top at the end of the page: %s", got)
	}
	w.answer <- true
	b.Do(chromedp.KeyEvent("\r"))
	b.Await(`document.title == "Weather"`)
	if w.referer != "" {
		t.Errorf("the other site is told %q", w.referer)
	}
}

// Such a page stores nothing and starts nothing that stays. Its title and its print name nothing.
func TestHideablePageLeavesNothing(t *testing.T) {
	host := hideable(t, "https://example.org/weather")
	b := browsertest.Open(t)
	b.Visit(host + "/services/lantern/")
	got := browsertest.Evaluate[string](b, `(async () => [document.title, document.cookie, localStorage.length, sessionStorage.length,
		(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length, document.querySelectorAll(".add").length].join("|"))()`)
	if got != "Directory of the town||0|0|0|0|0" {
		t.Errorf("title, cookies, storage, workers, caches, buttons: %s", got)
	}
	yes := true
	pdf := browsertest.Call(b, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes, DisplayHeaderFooter: &yes}).Data
	keepPDF(t, "private", pdf)
	if text := pdfText(t, pdf); text != "Directory of the town. Talk to us: 01632 960 000" || strings.Contains(text, "antern") {
		t.Errorf("on paper: %s", text)
	}
}
