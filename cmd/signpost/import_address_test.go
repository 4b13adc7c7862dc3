package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// An import from an address that breaks off goes on where it was; on the same day nothing is asked for twice, unless with --fresh.
func TestImportFromAddress(t *testing.T) {
	var asked []string
	busy := true
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.RequestURI())
		switch {
		case r.URL.Path == "/services/2" && busy:
			w.WriteHeader(http.StatusForbidden)
		case r.URL.Path == "/services":
			fmt.Fprint(w, `{"total_pages": 1, "page_number": 1, "contents": [{"id": "1", "name": "Lunch club"}, {"id": "2", "name": "Tea dance"}]}`)
		default:
			id := strings.TrimPrefix(r.URL.Path, "/services/")
			fmt.Fprintf(w, `{"id": %q, "name": "Service %s", "schedules": [{"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:00"}]}`, id, id)
		}
	}))
	defer server.Close()
	site := t.TempDir()
	if err := os.Mkdir(filepath.Join(site, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		busy   bool
		args   []string
		status int
		says   string
		asked  []string
	}{
		{true, nil, statusMachine, "answers 403 (forbidden): ask its owner for a file of the data", []string{"/services", "/services/1", "/services/2"}},
		{false, nil, statusFine, "new: 2 services", []string{"/services/2"}},
		{false, nil, statusFine, "unchanged: 2 services", nil},
		{false, []string{"--fresh"}, statusFine, "unchanged: 2 services", []string{"/services", "/services/1", "/services/2"}},
	} {
		asked, busy = nil, step.busy
		var said bytes.Buffer
		status := run(append([]string{"--site", site, "import", "oruk", server.URL + "/services"}, step.args...), &said, &said)
		if status != step.status || !strings.Contains(said.String(), step.says) || !slices.Equal(asked, step.asked) {
			t.Errorf("%v: status %d, asked for %q, said\n%s", step, status, asked, said.String())
		}
	}
	text, err := os.ReadFile(filepath.Join(site, "content/services/service-1.md"))
	if err != nil || !strings.Contains(string(text), "when: Mondays, 10am to 11am\n") || !strings.Contains(string(text), "from: \"127.0.0.1\"\n") {
		t.Errorf("the service is %v\n%s", err, text)
	}
	if ignore, err := os.ReadFile(filepath.Join(site, importFolder, ".gitignore")); err != nil || string(ignore) != importIgnore {
		t.Errorf("what was fetched is not kept out of git: %v", err)
	}
}

func TestImportFromNoAddress(t *testing.T) {
	site := t.TempDir()
	if err := os.Mkdir(filepath.Join(site, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for address, says := range map[string]string{"ftp://example.org/": "an address begins with https://", "https://ann:secret@example.org/": "with a name and a password"} {
		var said bytes.Buffer
		if status := run([]string{"--site", site, "import", "oruk", address}, &said, &said); status != statusUsage || !strings.Contains(said.String(), says) {
			t.Errorf("%s: status %d\n%s", address, status, said.String())
		}
	}
	if _, err := os.Stat(filepath.Join(site, importFolder)); err == nil {
		t.Error("something is kept of an address that is none")
	}
}
