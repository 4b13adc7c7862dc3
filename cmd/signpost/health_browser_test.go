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

// siteOf writes a site of files, by their paths.
func siteOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// The page of the directory's health fits a narrow phone, whatever entries are called, and breaks none of its own rules.
func TestHealthWithLongNames(t *testing.T) {
	host := served(t, siteOf(t, map[string]string{
		"content/index.md":      "---\ntitle: Test\n---\n",
		"content/themes/tea.md": "---\ntitle: Teaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa and company\n---\n",
		"content/areas/far.md":  "---\ntitle: Farrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr away\n---\n",
		"content/services/a.md": "---\ntitle: Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nareas: [far]\n" +
			"contact: {website: https://gone.org.uk/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}\n---\n",
		"content/areas/near.md": "---\ntitle: Near\n---\n",
		"content/services/b.md": "---\ntitle: B\nthemes: [tea]\nareas: [near]\nchecked: {on: 2026-01-12, by: Bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb}\n---\n",
		linksFile:               `{"https://gone.org.uk/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": {"on": "2026-11-19", "gone": "there is no such website"}}`,
	}))
	b := browsertest.Open(t)
	b.Size(320, 800)
	b.Visit(host + "/health/")
	for _, id := range []string{"ages", "by-theme", "look", "keepers", "missing", "links"} {
		if !browsertest.Evaluate[bool](b, `!!document.getElementById("`+id+`")`) {
			t.Errorf("there is no part %s", id)
		}
	}
	if wide := browsertest.Evaluate[int](b, `document.documentElement.scrollWidth`); wide > 320 {
		t.Errorf("the page is %d pixels wide", wide)
	}
	if high := browsertest.Evaluate[float64](b, `document.querySelector(".chart").getBoundingClientRect().height`); high < 80 || high > 400 {
		t.Errorf("the chart is %g pixels high", high)
	}
	for _, c := range b.Complaints() {
		t.Error(c)
	}
}

// So does the page of what a preview changes.
func TestChangesWithLongNames(t *testing.T) {
	long := strings.Repeat("Looong", 12)
	src, err := openSource(siteOf(t, map[string]string{
		"content/index.md":      "---\ntitle: Test\n---\n",
		"content/services/a.md": "---\ntitle: " + long + "\nconfidential_address: false\ncontact: {website: https://example.org/" + long + "}\n---\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	pages, d, problems, err := src.compile(sampleDay)
	if err != nil {
		t.Fatal(err)
	}
	then := os.DirFS(siteOf(t, map[string]string{"content/services/a.md": "---\ntitle: " + long + "er\n---\n" + long + " " + long}))
	if err := src.compareWith(pages, d, problems, earlier{files: then}, sampleDay); err != nil {
		t.Fatal(err)
	}
	host := preview.New(preview.Options{Addr: "127.0.0.1:0"})
	host.Show(preview.State{Site: pages, Directory: d, Problems: problems})
	server := httptest.NewServer(host)
	t.Cleanup(server.CloseClientConnections)
	t.Cleanup(server.Close)
	b := browsertest.Open(t)
	b.Size(320, 800)
	b.Visit(server.URL + "/health/changes/")
	if n := browsertest.Evaluate[int](b, `document.querySelectorAll("main .card, main ins").length`); n < 5 {
		t.Errorf("%d cards and fields", n)
	}
	if wide := browsertest.Evaluate[int](b, `document.documentElement.scrollWidth`); wide > 320 {
		t.Errorf("the page is %d pixels wide", wide)
	}
	for _, c := range b.Complaints() {
		t.Error(c)
	}
}
