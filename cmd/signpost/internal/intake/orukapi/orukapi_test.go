package orukapi

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/fetch"
)

// A site answers addresses below https://x.example; of others it says 404.
type site map[string]string

func gather(t *testing.T, s site, start string) (g *Gathering, asked []string, err error) {
	t.Helper()
	g, err = Gather(context.Background(), "https://x.example"+start, func(_ context.Context, address string) ([]byte, error) {
		path := strings.TrimPrefix(address, "https://x.example")
		asked = append(asked, path)
		if text, ok := s[path]; ok {
			return []byte(text), nil
		}
		return nil, &fetch.StatusError{Address: address, Status: 404}
	}, func(string, int, int) {})
	return g, asked, err
}

// page is one page of version 3, with services of these ids, which are short.
func page(number, total int, ids ...string) string {
	return fmt.Sprintf(`{"total_items": 3, "total_pages": %d, "page_number": %d, "last_page": %v, "contents": [%s]}`, total, number, number == total, short(ids...))
}

func short(ids ...string) string {
	var list []string
	for _, id := range ids {
		list = append(list, fmt.Sprintf(`{"id": %q, "name": "Service %s"}`, id, id))
	}
	return strings.Join(list, ",")
}

func whole(id string) string {
	return fmt.Sprintf(`{"id": %q, "name": "Service %s", "schedules": []}`, id, id)
}

func TestGather(t *testing.T) {
	for _, test := range []struct {
		name  string
		site  site
		start string
		asked []string
		notes int
	}{
		{"by numbers, then each service", site{"/services": page(1, 2, "a", "b"), "/services?page=2": page(2, 2, "c"), "/services/a": whole("a"), "/services/b": whole("b"), "/services/c": whole("c")},
			"/services", []string{"/services", "/services?page=2", "/services/a", "/services/b", "/services/c"}, 0},
		{"the API itself", site{"/api": `{"version": "HSDS-3.0"}`, "/api/services": "[" + whole("a") + "]"}, "/api", []string{"/api", "/api/services"}, 0},
		{"a query stays", site{"/services?per_page=1": `{"totalPages": 2, "number": 1, "content": [` + whole("a") + `]}`, "/services?page=2&per_page=1": `{"totalPages": 2, "number": 2, "last": true, "content": [` + whole("b") + `]}`},
			"/services?per_page=1", []string{"/services?per_page=1", "/services?page=2&per_page=1"}, 0},
		{"counted from 0", site{"/services": `{"totalPages": 2, "number": 0, "content": [` + whole("a") + `]}`, "/services?page=1": `{"totalPages": 2, "number": 1, "content": [` + whole("b") + `]}`},
			"/services", []string{"/services", "/services?page=1"}, 0},
		{"by links", site{"/services": `{"items": [` + whole("a") + `], "links": [{"rel": "next", "href": "?cursor=2"}]}`, "/services?cursor=2": `{"items": [` + whole("b") + `]}`}, "/services", []string{"/services", "/services?cursor=2"}, 0},
		{"a link that has lost its s", site{"/services": `{"items": [` + whole("a") + `], "next": "http://x.example/services?p=2"}`, "/services?p=2": `[` + whole("b") + `]`}, "/services", []string{"/services", "/services?p=2"}, 0},
		{"a link to itself", site{"/services": `{"items": [` + whole("a") + `], "next": "/services"}`}, "/services", []string{"/services"}, 0},
		{"the same page for ever", site{"/services": page(1, 9, "a"), "/services?page=2": page(1, 9, "a"), "/services/a": whole("a")}, "/services", []string{"/services", "/services?page=2", "/services/a"}, 2},
		{"an empty page ends it", site{"/services": `{"page_number": 1, "contents": [` + whole("a") + `]}`, "/services?page=2": `{"page_number": 2, "contents": []}`}, "/services", []string{"/services", "/services?page=2"}, 0},
		{"a file of our own", site{"/data/oruk/services.json": page(1, 1, "a"), "/data/oruk/services/a.json": whole("a")}, "/data/oruk/services.json", []string{"/data/oruk/services.json", "/data/oruk/services/a.json"}, 1},
		{"one is gone", site{"/services": page(1, 1, "a", "b"), "/services/b": whole("b")}, "/services", []string{"/services", "/services/a", "/services/b"}, 2},
		{"none is there by itself", site{"/services": page(1, 1, "a", "b", "c", "d", "e")}, "/services", []string{"/services", "/services/a", "/services/b", "/services/c"}, 4},
		{"ids with marks", site{"/services": page(1, 1, "a/b c", "..", "?"), "/services/a%2Fb%20c": whole("a/b c"), "/services/%3F": whole("?")}, "/services", []string{"/services", "/services/a%2Fb%20c", "/services/%3F"}, 0},
	} {
		g, asked, err := gather(t, test.site, test.start)
		if err != nil || !slices.Equal(asked, test.asked) || len(g.Notes) != test.notes {
			t.Errorf("%s: asked for %q, want %q\n%v %q", test.name, asked, test.asked, err, g.Notes)
		}
	}
}

// Where there is nothing to read the person is told what to name.
func TestNothingThere(t *testing.T) {
	for start, s := range map[string]site{
		"/page":     {"/page": "<html>"},
		"/api":      {"/api": "{}", "/api/services": "{}"},
		"/services": {"/services": `{"message": "hello"}`},
	} {
		if _, _, err := gather(t, s, start); !errors.As(err, new(*FormError)) || !strings.Contains(err.Error(), "name the address of the list of services") {
			t.Errorf("%s: %v", start, err)
		}
	}
	var status *fetch.StatusError
	if _, _, err := gather(t, site{}, "/api"); !errors.As(err, &status) {
		t.Errorf("an address that is not there: %v", err)
	}
}
