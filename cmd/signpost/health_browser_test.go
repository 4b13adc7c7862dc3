package main

import (
	"os"
	"path/filepath"
	"testing"

	"signpost/cmd/signpost/internal/browsertest"
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
