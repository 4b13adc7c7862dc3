package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

// memory is a store in memory.
type memory map[string][]byte

func (m memory) Load(address string) ([]byte, bool) { data, ok := m[address]; return data, ok }
func (m memory) Save(address string, data []byte) error {
	m[address] = data
	return nil
}

func getter(t *testing.T, address string, store Store) *Getter {
	t.Helper()
	g, err := New(address, Options{Agent: "test (+https://example.org/)", Accept: "application/json", Store: store, Pause: time.Millisecond, MaxBody: 100, MaxTotal: 250})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func serve(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	return server.URL
}

// It says who asks, and asks for nothing twice.
func TestGet(t *testing.T) {
	asked := 0
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked++
		fmt.Fprint(w, r.URL.Path, " ", r.UserAgent(), " ", r.Header.Get("Accept"))
	})
	store := memory{}
	for range 2 {
		data, err := getter(t, address, store).Get(context.Background(), address+"/a#b")
		if err != nil || string(data) != "/a test (+https://example.org/) application/json" {
			t.Errorf("it gives %q, %v", data, err)
		}
	}
	if asked != 1 {
		t.Errorf("it was asked %d times", asked)
	}
}

// A server that is busy is asked again, one that says no is not.
func TestTries(t *testing.T) {
	for _, test := range []struct {
		answers []int
		after   string // Retry-After of the first
		asked   int
		status  int // of the error, or 0
	}{
		{[]int{200}, "", 1, 0},
		{[]int{503, 429, 200}, "0", 3, 0},
		{[]int{500, 500, 500, 500, 500}, "", 4, 500},
		{[]int{404, 200}, "", 1, 404},
		{[]int{403, 200}, "", 1, 403},
		{[]int{429, 200}, "86400", 1, 429},
	} {
		asked := 0
		address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			if asked == 0 && test.after != "" {
				w.Header().Set("Retry-After", test.after)
			}
			w.WriteHeader(test.answers[asked])
			asked++
		})
		_, err := getter(t, address, memory{}).Get(context.Background(), address)
		var status *StatusError
		if asked != test.asked || errors.As(err, &status) != (test.status != 0) || status != nil && status.Status != test.status {
			t.Errorf("%v: asked %d times, %v", test.answers, asked, err)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	for after, want := range map[string]time.Duration{"": 0, "7": 7 * time.Second, "-1": 0, "soon": 0, now.Add(time.Minute).Format(http.TimeFormat): time.Minute, now.Add(-time.Hour).Format(http.TimeFormat): 0} {
		answer := &http.Response{StatusCode: 503, Header: http.Header{"Retry-After": {after}}}
		if got := waitFor(answer, now); got != want {
			t.Errorf("%q: %v, want %v", after, got, want)
		}
	}
}

// What is longer than the limits is refused, one document or all of them.
func TestLimits(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n := 90
		if r.URL.Path == "/long" {
			n = 101
		}
		fmt.Fprint(w, strings.Repeat("x", n))
	})
	g := getter(t, address, memory{})
	for i, path := range []string{"/a", "/long", "/b", "/c"} {
		if _, err := g.Get(context.Background(), address+path); (err != nil) != (i == 1 || i == 3) || err != nil && !errors.As(err, new(*RefusedError)) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// No request goes to another host, redirects and links included.
func TestAnotherHost(t *testing.T) {
	other := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("the other host is asked") })
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/away":
			http.Redirect(w, r, other, http.StatusFound)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/moved":
			http.Redirect(w, r, "/here", http.StatusMovedPermanently)
		}
	})
	g := getter(t, address, memory{})
	for wanted, says := range map[string]string{address + "/away": "only the one that was named", other: "only the one that was named", "ftp://127.0.0.1/": "only the one that was named", address + "/round": "without an end", address + "/moved": ""} {
		_, err := g.Get(context.Background(), wanted)
		if says == "" && err != nil || says != "" && (!errors.As(err, new(*RefusedError)) || !strings.Contains(err.Error(), says)) {
			t.Errorf("%s: %v", wanted, err)
		}
	}
}

func TestAddresses(t *testing.T) {
	for address, good := range map[string]bool{"https://example.org/services": true, "http://10.0.0.5:8080": true, "ftp://example.org": false, "file:///etc/passwd": false, "https://": false, "https://ann:secret@example.org": false, "://": false} {
		if _, err := New(address, Options{}); (err == nil) != good {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// A name must not lead into one's own network; who writes a number of it means it.
func TestNear(t *testing.T) {
	for number, want := range map[string]bool{"127.0.0.1": true, "10.1.2.3": true, "192.168.1.1": true, "169.254.169.254": true, "100.64.0.1": true, "0.0.0.0": true, "::1": true, "fd00::1": true, "fe80::1": true, "::ffff:127.0.0.1": true, "8.8.8.8": false, "2606:4700::1111": false} {
		if got := near(netip.MustParseAddr(number)); got != want {
			t.Errorf("%s: %v", number, got)
		}
		if err := farOnly("tcp", netip.AddrPortFrom(netip.MustParseAddr(number), 443).String(), nil); (err != nil) != want {
			t.Errorf("a connection to %s: %v", number, err)
		}
	}
	for host, want := range map[string]bool{"localhost": true, "LOCALHOST.": true, "127.0.0.1": true, "example.org": false, "8.8.8.8": false} {
		if got := isNear(host); got != want {
			t.Errorf("%s: %v", host, got)
		}
	}
}

// Whoever stops the import need not wait.
func TestCancelled(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "100")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := getter(t, address, memory{}).Get(ctx, address); !errors.Is(err, context.Canceled) {
		t.Errorf("it gives %v", err)
	}
}
