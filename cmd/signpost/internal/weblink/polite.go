package weblink

import (
	"net/http"
	"sync"
	"time"
)

// polite sends one request at a time to a host, and pauses before the next. Requests that follow a redirect come through
// it as well.
type polite struct {
	next  http.RoundTripper
	pause time.Duration

	lock  sync.Mutex
	gates map[string]chan time.Time // by host: holds when the last request ended, while none is under way
}

// RoundTrip implements http.RoundTripper.
func (p *polite) RoundTrip(r *http.Request) (*http.Response, error) {
	gate := p.gate(r.URL.Hostname())
	select {
	case <-r.Context().Done():
		return nil, r.Context().Err()
	case last := <-gate:
		defer func() { gate <- time.Now() }()
		select {
		case <-r.Context().Done():
			return nil, r.Context().Err()
		case <-time.After(p.pause - time.Since(last)):
		}
	}
	return p.next.RoundTrip(r)
}

func (p *polite) gate(host string) chan time.Time {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.gates == nil {
		p.gates = map[string]chan time.Time{}
	}
	gate, ok := p.gates[host]
	if !ok {
		gate = make(chan time.Time, 1)
		gate <- time.Time{}
		p.gates[host] = gate
	}
	return gate
}
