// Package weblink asks whether pages of the web are still there.
//
// It is polite: one request at a time goes to a host, with a pause between two, and says who asks. HEAD comes first, and
// GET where that gets no good answer, since some servers know no HEAD; of a body only the beginning is read. A page counts
// as gone only where that is sure: the server says 404 or 410, or there is no such host, which takes more than one look
// (names.go). A server that refuses programs (401, 403, 405, 429, LinkedIn's 999), is busy (5xx) or slow is no proof: the
// page may well be there for people. A redirect is followed; where it leads in a circle, or on for too long, nothing is
// known: some servers do that to programs alone.
//
// What was found is kept with its day, so that a page is not asked for again too soon.
package weblink

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// A Result is what was found of an address.
type Result struct {
	On     string `json:"on"`               // the day, as 2026-11-24
	Status int    `json:"status,omitempty"` // what the server answered; 0 where it did not
	Gone   string `json:"gone,omitempty"`   // why the page is surely gone, in plain words; "" where it is not
	Unsure string `json:"unsure,omitempty"` // why nothing is known, in plain words

	nameless string // the host of which there was no address, or ""
}

// An Asker asks for pages.
type Asker struct {
	client *http.Client
	agent  string // who asks
	lookUp func(ctx context.Context, host string) error
	again  time.Duration // after which a name is looked up once more
}

const (
	pause        = time.Second      // between two requests to a host
	sideBySide   = 8                // hosts
	patience     = 20 * time.Second // for one answer, redirects included
	mostRedirect = 10
	mostSilent   = 2        // pages of a host that does not answer, after which its others are not asked for
	enoughBody   = 4 << 10  // bytes, of which none matters
	mostHeader   = 64 << 10 // bytes
)

const (
	noAnswer = "the server does not answer"
	noName   = "no address is known of its name"
)

var errRedirects = errors.New("too many redirects")

// NewAsker makes an Asker that tells servers the name under which it asks.
func NewAsker(agent string) *Asker { return newAsker(agent, pause, patience) }

func newAsker(agent string, pause, patience time.Duration) *Asker {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxResponseHeaderBytes = mostHeader
	lookUp := func(ctx context.Context, host string) error {
		_, err := net.DefaultResolver.LookupHost(ctx, host)
		return err
	}
	return &Asker{agent: agent, lookUp: lookUp, again: 5 * pause, client: &http.Client{
		Transport: &polite{next: transport, pause: pause},
		Timeout:   patience,
		CheckRedirect: func(_ *http.Request, via []*http.Request) error {
			if len(via) >= mostRedirect {
				return errRedirects
			}
			return nil
		},
	}}
}

// Ask asks for addresses, and gives what was found of each on a day. What has not been asked for when the context ends is
// left out. After each, progress is told how many have been asked for, if it is not nil.
func (a *Asker) Ask(ctx context.Context, addresses []string, today string, progress func(done, all int)) map[string]Result {
	byHost := map[string][]string{}
	for _, address := range addresses {
		if u, err := url.Parse(address); err == nil {
			byHost[u.Hostname()] = append(byHost[u.Hostname()], address)
		}
	}
	found := map[string]Result{}
	var lock sync.Mutex
	var all sync.WaitGroup
	places := make(chan struct{}, sideBySide)
	for _, list := range byHost {
		all.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			silent := 0
			for _, address := range list {
				r := Result{Unsure: noAnswer}
				if silent < mostSilent {
					r = a.one(ctx, address)
				}
				if r.Unsure == noAnswer {
					silent++
				}
				r.On = today
				if ctx.Err() != nil {
					return
				}
				lock.Lock()
				found[address] = r
				if progress != nil {
					progress(len(found), len(addresses))
				}
				lock.Unlock()
			}
		})
	}
	all.Wait()
	a.withoutNames(ctx, found)
	return found
}

// one asks for an address: by HEAD, and by GET where that gets no good answer.
func (a *Asker) one(ctx context.Context, address string) Result {
	r := a.request(ctx, http.MethodHead, address)
	if r.Status >= 200 && r.Status < 300 {
		return r
	}
	return a.request(ctx, http.MethodGet, address)
}

func (a *Asker) request(ctx context.Context, method, address string) Result {
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return Result{Unsure: "the address can't be asked for"}
	}
	request.Header.Set("User-Agent", a.agent)
	request.Header.Set("Accept", "text/html, */*;q=0.5")
	answer, err := a.client.Do(request)
	if err != nil {
		return failed(err)
	}
	defer answer.Body.Close()
	_, _ = io.CopyN(io.Discard, answer.Body, enoughBody) // so that the connection may serve again; what it holds is no matter
	return answered(answer.StatusCode)
}

func answered(status int) Result {
	r := Result{Status: status}
	switch {
	case status == http.StatusNotFound:
		r.Gone = "the server says that there is no such page (404)"
	case status == http.StatusGone:
		r.Gone = "the server says that the page is gone (410)"
	case status >= 500 && status < 600:
		r.Unsure = "the server has trouble"
	}
	return r
}

// failed says what a request that got no answer tells of the page.
func failed(err error) Result {
	var unknown *net.DNSError
	switch {
	case errors.Is(err, errRedirects):
		return Result{Unsure: "it leads from one address to the next without an end"}
	case errors.As(err, &unknown) && unknown.IsNotFound:
		return Result{Unsure: noName, nameless: unknown.Name}
	}
	return Result{Unsure: noAnswer}
}
