// Package fetch asks one website for its documents, politely.
//
// One request goes at a time, with a pause before the next, and says who asks. Where the server is busy (429, 5xx) or does not
// answer, the same is asked for again after a longer pause: the one that the server names (Retry-After), if it is not too long.
// What has come is kept in a Store, so that nothing is asked for twice, and a fetch that broke off goes on.
//
// No request leaves the host that the first address names, redirects included, and no name leads to this machine or to the network
// that it is in: only who writes such a number, or localhost, means it. Where the environment names a proxy, that one looks the
// names up.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Options say how to ask.
type Options struct {
	Agent  string // who asks
	Accept string // the media type that is wanted
	Store  Store
	Pause  time.Duration // between two requests; 0 is half a second
	// MaxBody and MaxTotal are how many bytes a document may have, and all of them.
	MaxBody, MaxTotal int64
}

// A Store keeps documents by their address.
type Store interface {
	Load(address string) (data []byte, ok bool)
	Save(address string, data []byte) error
}

// A Getter gets documents of one website. It is for one goroutine.
type Getter struct {
	o      Options
	host   *url.URL
	client *http.Client
	last   time.Time // when the last request ended
	total  int64
}

const (
	defaultPause = 500 * time.Millisecond
	patience     = time.Minute // for one answer
	mostTries    = 4
	longestWait  = 2 * time.Minute // that a server may ask for
	maxHeader    = 64 << 10        // bytes
	maxRedirects = 5
)

// A RefusedError says that an address is not one to ask for, and what would be.
type RefusedError struct{ reason string }

func (e *RefusedError) Error() string { return e.reason }

// A StatusError is an answer that is no document.
type StatusError struct {
	Address string
	Status  int
}

func (e *StatusError) Error() string {
	hint := "open it in a browser to see what it is"
	switch {
	case e.Status == http.StatusNotFound || e.Status == http.StatusGone:
		hint = "is the address right?"
	case e.Status == http.StatusUnauthorized || e.Status == http.StatusForbidden:
		hint = "ask its owner for a file of the data"
	case e.Status == http.StatusTooManyRequests || e.Status >= 500:
		hint = "try again later: what has come is kept, and the next run goes on from there"
	}
	return fmt.Sprintf("%s answers %d (%s): %s", e.Address, e.Status, strings.ToLower(http.StatusText(e.Status)), hint)
}

// New makes a Getter for the website of an address. The error is a RefusedError.
func New(address string, o Options) (*Getter, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Hostname() == "":
		return nil, &RefusedError{fmt.Sprintf("%q is no address of the web: write it as in a browser, with https://", address)}
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, &RefusedError{fmt.Sprintf("an address begins with https:// or http://, not %s://", u.Scheme)}
	case u.User != nil:
		return nil, &RefusedError{"an address with a name and a password in it is not asked for: they would be kept in files"}
	}
	if o.Pause == 0 {
		o.Pause = defaultPause
	}
	g := &Getter{o: o, host: u}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxResponseHeaderBytes = maxHeader
	if proxy, err := transport.Proxy(&http.Request{URL: u}); err == nil && proxy == nil && !isNear(u.Hostname()) {
		transport.DialContext = (&net.Dialer{Timeout: 20 * time.Second, Control: farOnly}).DialContext
	}
	g.client = &http.Client{Transport: transport, Timeout: patience, CheckRedirect: func(r *http.Request, via []*http.Request) error {
		if len(via) >= maxRedirects {
			return &RefusedError{fmt.Sprintf("%s leads from one address to the next without an end", via[0].URL)}
		}
		return g.allowed(r.URL)
	}}
	return g, nil
}

// isNear reports whether a host is this machine, or one in its network, by what is written.
func isNear(host string) bool {
	if strings.EqualFold(strings.TrimSuffix(host, "."), "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && near(ip)
}

// near tells numbers that are not of the Internet.
func near(ip netip.Addr) bool {
	ip = ip.Unmap()
	return !ip.IsGlobalUnicast() || ip.IsPrivate() || shared.Contains(ip)
}

// shared is the space that providers have behind their own walls (RFC 6598).
var shared = netip.MustParsePrefix("100.64.0.0/10")

// farOnly refuses connections to numbers that are near, whatever name led there.
func farOnly(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || near(to.Addr()) {
		return &RefusedError{fmt.Sprintf("the name leads to %s, which is in your own network: if you mean it, write that number in place of the name", address)}
	}
	return nil
}

// allowed tells whether an address is of the website. One that answers under http may lead to https, not the other way.
func (g *Getter) allowed(u *url.URL) error {
	same := strings.EqualFold(u.Hostname(), g.host.Hostname())
	switch {
	case same && u.Scheme == g.host.Scheme && u.Port() == g.host.Port():
		return nil
	case same && u.Scheme == "https" && g.host.Scheme == "http" && u.Port() == "" && g.host.Port() == "":
		return nil
	}
	return &RefusedError{fmt.Sprintf("%s leads to %s://%s, and only the one that was named is asked: if that is where the data is now, import from there", g.host.Host, u.Scheme, u.Host)}
}

// Get gives the document at an address. The error is a RefusedError, a StatusError, or one of the network.
func (g *Getter) Get(ctx context.Context, address string) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, &RefusedError{fmt.Sprintf("%q is no address", address)}
	}
	u.Fragment = ""
	if err := g.allowed(u); err != nil {
		return nil, err
	}
	address = u.String()
	if data, ok := g.o.Store.Load(address); ok {
		return data, g.count(data)
	}
	for try := 1; ; try++ {
		data, wait, err := g.ask(ctx, address)
		if err == nil {
			if err := g.count(data); err != nil {
				return nil, err
			}
			return data, g.o.Store.Save(address, data)
		}
		if wait < 0 || wait > longestWait || try == mostTries || ctx.Err() != nil {
			return nil, err
		}
		if err := sleep(ctx, max(wait, time.Duration(1<<try)*g.o.Pause)); err != nil {
			return nil, err
		}
	}
}

// count adds up what has come.
func (g *Getter) count(data []byte) error {
	if g.total += int64(len(data)); g.total > g.o.MaxTotal {
		return &RefusedError{fmt.Sprintf("%s has sent more than %d MB: ask its owner for a file, or import in parts", g.host.Host, g.o.MaxTotal>>20)}
	}
	return nil
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// ask makes one request. Wait is how long to wait before another makes sense; below 0, none does.
func (g *Getter) ask(ctx context.Context, address string) (data []byte, wait time.Duration, err error) {
	if err := sleep(ctx, g.o.Pause-time.Since(g.last)); err != nil {
		return nil, -1, err
	}
	defer func() { g.last = time.Now() }()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, -1, &RefusedError{fmt.Sprintf("%q is no address that can be asked for", address)}
	}
	request.Header.Set("User-Agent", g.o.Agent)
	request.Header.Set("Accept", g.o.Accept)
	answer, err := g.client.Do(request)
	if err != nil {
		return nil, waitAfter(err), plainly(g.host.Host, err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		_, _ = io.CopyN(io.Discard, answer.Body, 64<<10) // so that the connection may serve again
		return nil, waitFor(answer, time.Now()), &StatusError{address, answer.StatusCode}
	}
	data, err = io.ReadAll(io.LimitReader(answer.Body, g.o.MaxBody+1))
	if err != nil {
		return nil, 0, plainly(g.host.Host, err)
	}
	if int64(len(data)) > g.o.MaxBody {
		return nil, -1, &RefusedError{fmt.Sprintf("%s has more than %d MB: ask for smaller pages, as with ?per_page=50", address, g.o.MaxBody>>20)}
	}
	return data, 0, nil
}

// waitFor is how long a server wants us to wait.
func waitFor(answer *http.Response, now time.Time) time.Duration {
	if answer.StatusCode != http.StatusTooManyRequests && answer.StatusCode < 500 {
		return -1
	}
	after := answer.Header.Get("Retry-After")
	if n, err := strconv.Atoi(after); err == nil && n >= 0 {
		return time.Duration(min(n, 1<<20)) * time.Second
	}
	if at, err := http.ParseTime(after); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}

// waitAfter is below 0 for errors that stay.
func waitAfter(err error) time.Duration {
	var name *net.DNSError
	if errors.As(err, new(*RefusedError)) || errors.As(err, &name) && name.IsNotFound {
		return -1
	}
	return 0
}

// plainly says what went wrong with a connection.
func plainly(host string, err error) error {
	var refused *RefusedError
	var name *net.DNSError
	switch {
	case errors.As(err, &refused):
		return refused
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &name) && name.IsNotFound:
		return fmt.Errorf("there is no website %s: is the address right, and is there a connection? (%w)", host, err)
	}
	return fmt.Errorf("%s does not answer: try again later; what has come is kept, and the next run goes on from there (%w)", host, err)
}
