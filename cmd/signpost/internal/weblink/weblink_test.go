package weblink

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const today = "2026-11-24"

// website is a server with a page for each way in which servers answer.
func website(t *testing.T) (base string, atOnce func() int32) {
	t.Helper()
	var now, most atomic.Int32
	mux := http.NewServeMux()
	status := func(path string, head, get int) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodHead {
				w.WriteHeader(head)
			} else {
				w.WriteHeader(get)
			}
		})
	}
	status("/fine", 200, 200)
	status("/gone", 410, 410)
	status("/missing", 404, 404)
	status("/no-head", 405, 200)
	status("/head-says-missing", 404, 200)
	status("/refuses", 403, 403)
	status("/busy", 429, 429)
	status("/linkedin", 999, 999)
	status("/trouble", 503, 503)
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/fine", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/moved-away", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/missing", http.StatusFound) })
	mux.HandleFunc("/circle", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/circle", http.StatusFound) })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Method == http.MethodGet && r.Context().Err() == nil {
			if _, err := fmt.Fprintln(w, strings.Repeat("more and more ", 1000)); err != nil {
				return
			}
		}
		w.WriteHeader(http.StatusMethodNotAllowed)
	})
	mux.HandleFunc("/silent", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most.Store(max(most.Load(), now.Add(1)))
		defer now.Add(-1)
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL, most.Load
}

// A website is gone with its name only where other names are known, and where a second look finds none either.
func TestNames(t *testing.T) {
	base, _ := website(t)
	known := []string{"a.example", "b.example", "c.example"}
	tests := []struct {
		name        string
		lost, still []string // names of which there is no address at first, and later
		others      []string
		gone        bool
	}{
		{"one among several", []string{"lost.example"}, []string{"lost.example"}, known, true},
		{"back after a moment", []string{"lost.example"}, nil, known, false},
		{"one alone", []string{"lost.example"}, []string{"lost.example"}, nil, false},
		{"as many as there are", []string{"lost.example", "x.example"}, []string{"lost.example", "x.example"}, known, false},
		{"beside a server without a name", []string{"lost.example"}, []string{"lost.example"}, []string{"127.0.0.1", "localhost"}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := newAsker("test", 0, 5*time.Second)
			transport := a.client.Transport.(*polite).next.(*http.Transport)
			transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
				if host, _, _ := net.SplitHostPort(address); slices.Contains(test.lost, host) {
					return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
				}
				return new(net.Dialer).DialContext(ctx, network, strings.TrimPrefix(base, "http://"))
			}
			a.lookUp = func(_ context.Context, host string) error {
				if slices.Contains(test.still, host) {
					return &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
				}
				return nil
			}
			var addresses []string
			for _, host := range slices.Concat(test.lost, test.others) {
				addresses = append(addresses, "http://"+host+"/fine")
			}
			r := a.Ask(context.Background(), addresses, today, nil)["http://lost.example/fine"]
			if (r.Gone != "") != test.gone || (r.Unsure != "") == test.gone {
				t.Errorf("%+v", r)
			}
		})
	}
}

func TestAsk(t *testing.T) {
	base, _ := website(t)
	want := map[string]string{
		"/fine": "there", "/no-head": "there", "/head-says-missing": "there", "/refuses": "there", "/busy": "there", "/linkedin": "there",
		"/moved": "there", "/endless": "there",
		"/gone": "gone", "/missing": "gone", "/moved-away": "gone",
		"/trouble": "unsure", "/silent": "unsure", "/circle": "unsure",
	}
	var addresses []string
	for path := range want {
		addresses = append(addresses, base+path)
	}
	found := newAsker("test", 0, time.Second).Ask(context.Background(), addresses, today, nil)
	for path, state := range want {
		r, ok := found[base+path]
		got := "there"
		switch {
		case r.Gone != "":
			got = "gone"
		case r.Unsure != "":
			got = "unsure"
		}
		if !ok || got != state || r.On != today {
			t.Errorf("%s is %s, want %s: %+v", path, got, state, r)
		}
	}
}

// A host gets one request at a time, also by way of redirects, whoever leads there.
func TestOneRequestAtATime(t *testing.T) {
	base, most := website(t)
	byName := strings.Replace(base, "127.0.0.1", "localhost", 1)
	elsewhere := httptest.NewServer(http.RedirectHandler(byName+"/fine", http.StatusFound))
	defer elsewhere.Close()
	var addresses []string
	for i := range 20 {
		addresses = append(addresses, fmt.Sprintf("%s/fine?%d", byName, i), fmt.Sprintf("%s/%d", elsewhere.URL, i))
	}
	found := newAsker("test", time.Millisecond, 10*time.Second).Ask(context.Background(), addresses, today, nil)
	if len(found) != len(addresses) || most() != 1 {
		t.Errorf("%d of %d answers, up to %d requests at once", len(found), len(addresses), most())
	}
}

// A host that is no longer there is gone; a server that is down may come back.
func TestNobodyThere(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	r := newAsker("test", 0, time.Second).Ask(context.Background(), []string{server.URL}, today, nil)[server.URL]
	if r.Gone != "" || r.Unsure == "" {
		t.Errorf("%+v", r)
	}
}

func TestAskEndsWithItsContext(t *testing.T) {
	base, _ := website(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if found := NewAsker("test").Ask(ctx, []string{base + "/fine", base + "/gone"}, today, nil); len(found) != 0 {
		t.Errorf("found %v", found)
	}
}

func TestMemory(t *testing.T) {
	m := ReadMemory([]byte(`{"https://old.example":{"on":"2026-10-01","status":200},"https://new.example":{"on":"2026-11-20","status":200},
		"https://gone.example":{"on":"2026-11-22","gone":"x"},"https://future.example":{"on":"2027-01-01","status":200},"https://unwanted.example":{"on":"2026-11-24"}}`))
	addresses := []string{"https://old.example", "https://new.example", "https://gone.example", "https://future.example", "https://unknown.example"}
	day := time.Date(2026, time.November, 24, 0, 0, 0, 0, time.UTC)
	if got, want := fmt.Sprint(m.Stale(addresses, day, 30)), "[https://old.example https://gone.example https://future.example https://unknown.example]"; got != want {
		t.Errorf("stale: %s, want %s", got, want)
	}
	m.Keep(addresses, map[string]Result{"https://gone.example": {On: today, Status: 200}})
	b, err := m.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again := ReadMemory(b)
	if len(again) != 4 || again["https://gone.example"] != (Result{On: today, Status: 200}) {
		t.Errorf("kept\n%s", b)
	}
	again.Keep(addresses, map[string]Result{"https://new.example": {On: today, Gone: "x"}})
	again.Keep(addresses, map[string]Result{"https://new.example": {On: "2026-11-25", Unsure: "y"}})
	if again["https://new.example"].Gone != "x" {
		t.Error("what is not known takes back what was")
	}
	for _, broken := range []string{"", "{", "null", "[]"} {
		if m := ReadMemory([]byte(broken)); m == nil || len(m) != 0 {
			t.Errorf("%q is %v", broken, m)
		}
	}
}
