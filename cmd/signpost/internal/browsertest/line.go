package browsertest

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/security"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

// A Phone is an old phone on a slow line.
type Phone struct {
	Latency  time.Duration // from a request to the first byte of its answer, at least
	Download float64       // bits per second
	Upload   float64
	Slower   float64 // than this machine's processor, so many times
}

// Emulate makes the browser as slow as a phone.
func (b *Browser) Emulate(p Phone) {
	b.t.Helper()
	Call(b, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{{
		Latency: float64(p.Latency.Milliseconds()), DownloadThroughput: p.Download / 8, UploadThroughput: p.Upload / 8,
	}}})
	Call(b, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: p.Slower})
}

// TrustAnyone lets the browser take the certificate of a test server.
func (b *Browser) TrustAnyone() {
	b.t.Helper()
	Call(b, security.SetIgnoreCertificateErrors, security.SetIgnoreCertificateErrorsParams{Ignore: true})
}

// Forget makes the browser one that has never been at an origin, "https://127.0.0.1:8080": no cache, no storage, no
// service worker.
func (b *Browser) Forget(origin string) {
	b.t.Helper()
	b.Do(chromedp.Navigate("about:blank"))
	Call(b, network.ClearBrowserCache, cdp.Empty{})
	Call(b, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}) // pages keep some in memory
	Call(b, storage.ClearDataForOrigin, storage.ClearDataForOriginParams{Origin: origin, StorageTypes: "all"})
}

// BeforeEach runs a script in each page that is loaded from now on, before the page's own.
func (b *Browser) BeforeEach(script string) {
	b.t.Helper()
	Call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}

// An Exchange is a request with its answer.
type Exchange struct {
	URL        string
	Type       string        // "Document", "Script", "Stylesheet", "Fetch", … as the DevTools protocol calls it
	Start, End time.Duration // since some moment in the past
	Bytes      int           // of the answer on the line, with its headers
	Done       bool          // the answer has come, or has failed
}

// Traffic is what a browser asks for from the moment on at which it is watched.
type Traffic struct {
	mu   sync.Mutex
	list []*Exchange
	byID map[network.RequestID]*Exchange
	last time.Time // when anything happened
}

// Watch begins to watch the browser's traffic.
func (b *Browser) Watch() *Traffic {
	b.t.Helper()
	t := &Traffic{byID: map[network.RequestID]*Exchange{}}
	if err := chromedp.Listen(b.ctx, t.listen); err != nil {
		b.t.Fatal(err)
	}
	return t
}

func (t *Traffic) listen(event any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		x := &Exchange{URL: e.Request.URL, Type: string(e.Type), Start: duration(e.Timestamp)}
		t.list, t.byID[e.RequestID] = append(t.list, x), x
	case *network.EventLoadingFinished:
		if x := t.byID[e.RequestID]; x != nil {
			x.End, x.Bytes, x.Done = duration(e.Timestamp), int(e.EncodedDataLength), true
		}
	case *network.EventLoadingFailed:
		if x := t.byID[e.RequestID]; x != nil {
			x.End, x.Done = duration(e.Timestamp), true
		}
	default:
		return
	}
	t.last = time.Now()
}

func duration(t cdp.MonotonicTime) time.Duration {
	return time.Duration(t.Float64() * float64(time.Second))
}

// Take waits until nothing has happened on the line for a while, 30 seconds at most, gives the traffic in the order in
// which it began, and forgets it.
func (t *Traffic) Take(quiet time.Duration) []*Exchange {
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end) && !t.isQuiet(quiet); {
		time.Sleep(10 * time.Millisecond)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	list := t.list
	t.list, t.byID = nil, map[network.RequestID]*Exchange{}
	slices.SortStableFunc(list, func(a, b *Exchange) int { return cmp.Compare(a.Start, b.Start) })
	return list
}

func (t *Traffic) isQuiet(quiet time.Duration) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, x := range t.list {
		if !x.Done {
			return false
		}
	}
	return time.Since(t.last) >= quiet
}
