package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/browsertest"
	"signpost/cmd/signpost/internal/preview"
)

// servedSample serves the sample as a host does, with the headers that it would have there.
func servedSample(t *testing.T) string {
	t.Helper()
	return served(t, repository)
}

func served(t *testing.T, dir string) string {
	t.Helper()
	src, err := openSource(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(src.close)
	pages, d, problems, err := src.compile(sampleDay)
	if err != nil {
		t.Fatal(err)
	}
	host := preview.New(preview.Options{Addr: "127.0.0.1:0"})
	host.Show(preview.State{Site: pages, Directory: d, Problems: problems})
	server := httptest.NewServer(host)
	t.Cleanup(server.CloseClientConnections) // the preview holds a line open to each page
	t.Cleanup(server.Close)
	return server.URL
}

// pageKinds are one page of each kind.
var pageKinds = []string{
	"/", "/services/", "/services/health-walk/", "/services/lantern-rooms/", "/services/friday-friends/", "/events/",
	"/events/coffee-and-a-catch-up/", "/events/warm-space-lunch/", "/organisations/", "/organisations/citizens-advice/",
	"/places/", "/places/ecumenical-centre/", "/themes/", "/themes/debt-advice/", "/areas/", "/areas/redditch/", "/packs/",
	"/packs/what-is-out-there-for-me-to-do/", "/start/", "/start/money/", "/about/", "/a-to-z/", "/search/", "/pack/", "/suggest/",
	"/urgent/", "/health/", "/data/", "/nothing-here/", "/events/coffee-and-a-catch-up/poster/", "/areas/redditch/noticeboard/",
}

// In a real browser no page breaks its own policy, asks another site for anything, sets a cookie, or is wider than a
// small phone, in light and in dark.
func TestPagesInABrowser(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	shots := os.Getenv("SIGNPOST_SCREENSHOTS") // a folder to keep pictures in, for a person to look at
	for _, page := range pageKinds {
		b.Size(320, 640)
		b.Visit(host + page)
		for _, complaint := range b.Complaints() {
			if page != "/nothing-here/" || !strings.Contains(complaint, "404") {
				t.Errorf("%s: %s", page, complaint)
			}
		}
		for _, request := range b.Requests() {
			if !strings.HasPrefix(request, host+"/") {
				t.Errorf("%s asks for %s", page, request)
			}
		}
		if width := browsertest.Evaluate[int](b, "document.documentElement.scrollWidth"); width > 320 {
			t.Errorf("%s is %d pixels wide on a window of 320", page, width)
		}
		if cookies := browsertest.Evaluate[string](b, "document.cookie"); cookies != "" {
			t.Errorf("%s sets the cookie %s", page, cookies)
		}
		if shots != "" {
			photograph(t, b, filepath.Join(shots, "page"+strings.TrimSuffix(strings.ReplaceAll(page, "/", "-"), "-")))
		}
	}
}

func photograph(t *testing.T, b *browsertest.Browser, name string) {
	for _, size := range []struct {
		suffix string
		width  int64
		dark   bool
	}{{"-360.png", 360, false}, {"-1280.png", 1280, false}, {"-360-dark.png", 360, true}} {
		b.Size(size.width, 800)
		b.Dark(size.dark)
		if err := os.WriteFile(name+size.suffix, b.Screenshot(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b.Dark(false)
}
