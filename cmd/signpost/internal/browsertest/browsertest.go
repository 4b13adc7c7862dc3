// Package browsertest opens pages in a real Chromium, for tests.
//
// Where no Chromium is found a test is skipped, and says so; with SIGNPOST_BROWSER=require in the environment, as in CI,
// it fails instead, so that nothing is skipped there unseen.
package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// names are those under which Chromium is installed, most telling first.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// A Browser is a running Chromium with one window. It is closed when the test ends.
type Browser struct {
	t     testing.TB
	ctx   context.Context
	clock page.ScriptIdentifier // what sets the visitor's clock

	mu         sync.Mutex
	complaints []string
	requests   []string
}

// limit is how long one action may take.
const limit = time.Minute

// Open starts a browser with a profile of its own.
func Open(t testing.TB) *Browser {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(find(t)),
		chromedp.UserDataDir(t.TempDir()),
		// Else it asks its maker's servers for news, which a test machine may not reach.
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("no-first-run", true),
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-dev-shm-usage", true),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // it refuses to run as root otherwise
	}
	ctx, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopTab := chromedp.NewContext(ctx)
	t.Cleanup(func() { stopTab(); stopAllocator() })
	b := &Browser{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	Call(b, network.Enable, network.EnableParams{})
	Call(b, log.Enable, cdp.Empty{})
	Call(b, runtime.Enable, cdp.Empty{})
	return b
}

func find(t testing.TB) string {
	t.Helper()
	if path := os.Getenv("SIGNPOST_CHROMIUM"); path != "" {
		return path
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	reason := "no Chromium found (tried " + strings.Join(names, ", ") + "; SIGNPOST_CHROMIUM can name one)"
	if os.Getenv("SIGNPOST_BROWSER") == "require" {
		t.Fatal(reason)
	}
	t.Skip(reason)
	return ""
}

func (b *Browser) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			b.complaints = append(b.complaints, fmt.Sprintf("%s %s", e.Entry.Text, e.Entry.URL))
		}
	case *runtime.EventExceptionThrown:
		b.complaints = append(b.complaints, e.ExceptionDetails.Text)
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	}
}

// Do performs actions, and ends the test where one fails.
func (b *Browser) Do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, limit)
	defer stop()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// Run performs an action and gives its value.
func Run[T any](b *Browser, action chromedp.Action[T]) T {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, limit)
	defer stop()
	value, err := chromedp.Run(ctx, action)
	if err != nil {
		b.t.Fatal(err)
	}
	return value
}

// Call sends a command of the DevTools protocol and gives its answer.
func Call[P, R any](b *Browser, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	answer, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer
}

// Evaluate gives the value of a JavaScript expression, which may be a promise.
func Evaluate[T any](b *Browser, script string) T {
	b.t.Helper()
	return Run(b, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// Await waits until a JavaScript expression holds, on whatever page is there by then, and ends the test where it does not
// come to. While a page goes, and where the expression throws, it does not hold.
func (b *Browser) Await(expression string) {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, limit/4)
	defer stop()
	for {
		if holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+expression+")")); holds && err == nil {
			return
		}
		select {
		case <-ctx.Done():
			b.t.Fatalf("never so: %s", expression)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// Visit loads a page, forgetting what the browser complained of and asked for before.
func (b *Browser) Visit(address string) {
	b.t.Helper()
	b.Complaints()
	b.Requests()
	b.Do(chromedp.Navigate(address))
}

// Size sets the size of the window in CSS pixels.
func (b *Browser) Size(width, height int64) {
	b.t.Helper()
	b.Do(chromedp.EmulateViewport(width, height))
}

// Dark sets whether the visitor prefers dark colours.
func (b *Browser) Dark(dark bool) {
	b.t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	feature := &emulation.MediaFeature{Name: "prefers-color-scheme", Value: scheme}
	Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{feature}})
}

// Clock sets the visitor's clock for the pages that are loaded from now on.
func (b *Browser) Clock(now time.Time) {
	b.t.Helper()
	script := fmt.Sprintf(`{
		const Real = Date, ahead = %d - Real.now();
		globalThis.Date = class extends Real {
			constructor(...args) { args.length ? super(...args) : super(Real.now() + ahead); }
			static now() { return Real.now() + ahead; }
		};
	}`, now.UnixMilli())
	if b.clock != "" {
		Call(b, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams{Identifier: b.clock})
	}
	b.clock = Call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}).Identifier
}

// Zone sets the time zone of the visitor's machine, "America/New_York".
func (b *Browser) Zone(name string) {
	b.t.Helper()
	Call(b, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: name})
}

// Screenshot is a picture of the whole page, as PNG.
func (b *Browser) Screenshot() []byte {
	b.t.Helper()
	return Run(b, chromedp.FullScreenshot(100))
}

// Complaints gives and forgets what the browser's console holds of errors and warnings: broken policies, failed
// requests, exceptions.
func (b *Browser) Complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	list := b.complaints
	b.complaints = nil
	return list
}

// Requests gives and forgets the addresses that the browser has asked for.
func (b *Browser) Requests() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	list := b.requests
	b.requests = nil
	return list
}
