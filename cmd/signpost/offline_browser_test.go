package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"signpost/cmd/signpost/internal/browsertest"
)

// Once a visitor has opened the search page, the search and the entries can be used without a line; pages that somebody
// may have to hide are not kept.
func TestOffline(t *testing.T) {
	out := buildSample(t, sampleDay)
	server := httptest.NewServer(http.FileServer(http.Dir(out)))
	defer server.Close()
	b := browsertest.Open(t)
	b.Visit(server.URL + "/search/")
	kept := browsertest.Evaluate[string](b, `(async () => {
		const registration = await navigator.serviceWorker.ready;
		for (let n = -1, i = 0; i < 300; i++) {
			const [name] = await caches.keys(), addresses = (await (await caches.open(name)).keys()).map((r) => new URL(r.url).pathname);
			if (addresses.includes("/services/samaritans/") && addresses.length == n) return addresses.join(" ");
			n = addresses.length;
			await new Promise((r) => setTimeout(r, 200));
		}
		return "";
	})()`)
	if !strings.Contains(kept, "/services/health-walk/") || !strings.Contains(kept, "/suggest/") || strings.Contains(kept, "/services/lantern-rooms/") {
		t.Errorf("kept: %s", kept)
	}
	server.CloseClientConnections()
	server.Close()

	b.Visit(server.URL + "/search/?q=debt&area=redditch")
	if got := browsertest.Evaluate[string](b, settled); !strings.Contains(got, "results|Remove Redditch|") {
		t.Errorf("without a line: %s", got)
	}
	b.Visit(server.URL + "/services/health-walk/")
	if got := browsertest.Evaluate[string](b, `document.querySelector("h1")?.textContent ?? ""`); !strings.HasPrefix(got, "Health walk") {
		t.Errorf("an entry without a line: %q", got)
	}
	b.Visit(server.URL + "/suggest/")
	b.Await(`document.getElementById("suggest").dataset.known`)
	typeInto(t, b, "What is it called?", "Lakeside stroll")
	press(t, b, "Check it and go on")
	if got := browsertest.Evaluate[string](b, madeFile); !strings.Contains(got, "title: Lakeside stroll\n") {
		t.Errorf("a suggestion without a line: %q", got)
	}
	browsertest.Evaluate[any](b, clearForm)
}

// A new deploy replaces what is kept, and a phone that is still on the old page is not left without an index.
func TestOfflineAfterADeploy(t *testing.T) {
	old, site := buildSample(t, sampleDay), t.TempDir()
	if err := os.CopyFS(site, os.DirFS(repository)); err != nil {
		t.Fatal(err)
	}
	walk := filepath.Join(site, "content/services/health-walk.md")
	text, err := os.ReadFile(walk)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(walk, []byte(strings.Replace(string(text), "title: Health walk", "title: Lakeside stroll", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	renewed := filepath.Join(t.TempDir(), "public")
	if err := build(site, renewed, sampleDay, false, &strings.Builder{}); err != nil {
		t.Fatal(err)
	}

	var folder atomic.Value
	folder.Store(old)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("If-Modified-Since") // both builds may be of one second, and it tells no more: hosts compare contents
		http.FileServer(http.Dir(folder.Load().(string))).ServeHTTP(w, r)
	}))
	defer server.Close()
	b := browsertest.Open(t)
	b.Visit(server.URL + "/search/")
	// A page that is opened when the new worker is there tells it to take over, and does so when it has time. The old page
	// never does: only while it is open do both workers have to be there.
	browsertest.Evaluate[bool](b, `navigator.serviceWorker.ready.then(() => true)`)
	folder.Store(renewed)
	names := browsertest.Evaluate[string](b, `(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
		for (let i = 0; i < 300 && !registration.waiting; i++) await new Promise((r) => setTimeout(r, 100));
		return [!!registration.waiting, (await caches.keys()).length].join(" ");
	})()`)
	if names != "true 2" {
		t.Errorf("the new worker waits beside the old one: %s", names)
	}
	browsertest.Evaluate[bool](b, `(document.getElementById("q").focus(), true)`)
	b.Do(chromedp.KeyEvent("health walk"))
	if got := browsertest.Evaluate[string](b, settled); !strings.Contains(got, "|services/health-walk ") {
		t.Errorf("on the old page: %s", got)
	}
	b.Visit(server.URL + "/search/?q=lakeside+stroll")
	if got := browsertest.Evaluate[string](b, settled); !strings.Contains(got, "|services/health-walk ") {
		t.Errorf("after the deploy: %s", got)
	}
	names = browsertest.Evaluate[string](b, `(async () => {
		for (let i = 0; i < 300 && (await caches.keys()).length > 1; i++) await new Promise((r) => setTimeout(r, 100));
		return "" + (await caches.keys()).length;
	})()`)
	if names != "1" {
		t.Errorf("old files are kept: %s", names)
	}
}
