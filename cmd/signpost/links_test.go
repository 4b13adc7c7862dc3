package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// check --links asks for the pages of other sites once, remembers what it found, and reports those that are gone as
// warnings.
func TestCheckLinks(t *testing.T) {
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		if r.URL.Path == "/gone" {
			w.WriteHeader(http.StatusGone)
		}
	}))
	defer server.Close()
	dir := siteWith(t, fmt.Sprintf("---\ntitle: Choir\ncontact: {website: %q}\n---\nSee [our page](%s/fine#songs), [theirs](https://example.org).\n", server.URL+"/gone", server.URL))

	status, said := runCheck(dir, "--links")
	if status != statusFine || !strings.Contains(said, `content/services/choir.md:3:21: warning: `+server.URL+`/gone leads nowhere: the server says that the page is gone (410), asked on 2026-11-24 [dead-link]`) ||
		!strings.Contains(said, "2 links to other sites: 2 asked for now, 0 did not answer") {
		t.Errorf("status %d\n%s", status, said)
	}
	first := asked.Load()
	status, said = runCheck(dir, "--links")
	if status != statusFine || asked.Load() != first || !strings.Contains(said, "0 asked for now") || !strings.Contains(said, "[dead-link]") {
		t.Errorf("again: status %d, asked %d times\n%s", status, asked.Load()-first, said)
	}
	runCheck(dir, "--links", "--links-age", "0")
	if asked.Load() == first {
		t.Error("not asked again though nothing is good enough")
	}
	if _, said := runCheck(dir); strings.Contains(said, "dead-link") {
		t.Errorf("without --links it says\n%s", said)
	}
}

// A machine without a connection knows nothing of other sites, and accuses nobody.
func TestCheckLinksWithoutConnection(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	dir := siteWith(t, fmt.Sprintf("---\ntitle: Choir\ncontact: {website: %q}\n---\n", server.URL))
	status, said := runCheck(dir, "--links")
	if status != statusFine || strings.Contains(said, "dead-link") || !strings.Contains(said, "note: 1 link was asked for, and no website answered") || strings.Contains(said, "0 asked for now") {
		t.Errorf("status %d\n%s", status, said)
	}
	if kept, err := os.ReadFile(filepath.Join(dir, linksFile)); err != nil || string(kept) != "{}\n" {
		t.Errorf("kept %s, %v", kept, err)
	}
}

// siteWith is a site with one service.
func siteWith(t *testing.T, choir string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"index.md": "---\ntitle: Test\n---\n", "services/choir.md": choir} {
		name = filepath.Join(dir, "content", name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func runCheck(dir string, flags ...string) (status int, said string) {
	var out bytes.Buffer
	status = run(append([]string{"--site", dir, "check", "--date", "2026-11-24"}, flags...), &out, &out)
	return status, out.String()
}
