package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"signpost/cmd/signpost/internal/browsertest"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/specimen"
	"signpost/cmd/signpost/internal/words"
)

// What a visitor's first search costs, in a real Chromium on an emulated phone: 150 ms to and fro, 1.6 Mbit/s, a quarter
// of this machine's processor.
//
//	go test -run '^$' -bench Search -timeout 60m ./cmd/signpost
//	go test -run '^$' -bench Search/entries=1000$ ./cmd/signpost
//
// A size takes some five minutes, most of which the emulated phone is waited for.
//
// Made-up directories of 1,000 and 10,000 entries are built and served as hosts do it, over HTTP/2, compressed by brotli
// where the command is installed, else by gzip: the line "compressed by" tells. Each is asked some fifty queries of two
// words, from names and from texts, common and rare.
//
//	visit   the address /search/?q=WORDS is opened with nothing in the cache, as after Enter in the form of any other page:
//	        time from there to ten results painted, page included
//	enter   the search page is open, the words are put in at once, and Enter is pressed: time from there. Nothing could
//	        be fetched while they were typed, so this is the worst that can be
//	key     all is loaded: time from the last letter of the query to its results painted
//
// Units: ms is time; kB/line is what came over the line for script, index and the first results, headers included,
// kB/body the same without headers; requests are those after the page or after Enter, trips the longest chain of these of
// which each began when the one before had ended; kB/page is the search page itself. Styles are left out. p50, p90 and
// max are over the queries. The emulated line takes no time to be opened; a real one takes two or three trips more.
func BenchmarkSearch(b *testing.B) {
	for _, entries := range []int{1000, 10000} {
		b.Run(fmt.Sprintf("entries=%d", entries), func(b *testing.B) {
			host, queries := servedSpecimen(b, entries)
			b.Run("visit", func(b *testing.B) { benchmarkFirst(b, host, queries, visit) })
			b.Run("enter", func(b *testing.B) { benchmarkFirst(b, host, queries, enter) })
			b.Run("key", func(b *testing.B) { benchmarkKey(b, host, queries) })
		})
	}
}

var oldPhone = browsertest.Phone{Latency: 150 * time.Millisecond, Download: 1.6e6, Upload: 0.75e6, Slower: 4}

// servedSpecimen builds a made-up directory and serves it. It gives the host with the queries to ask there.
func servedSpecimen(b *testing.B, entries int) (*staticHost, []string) {
	b.Helper()
	dir := b.TempDir()
	if err := specimen.Write(dir, entries); err != nil {
		b.Fatal(err)
	}
	out := filepath.Join(dir, "public")
	if err := build(dir, out, specimenDay(b), false, io.Discard); err != nil {
		b.Fatal(err)
	}
	src, err := openSource(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer src.close()
	d, _, err := directory.Load(src.root.FS(), specimenDay(b))
	if err != nil {
		b.Fatal(err)
	}
	return serveStatic(b, out), twoWords(d)
}

// twoWords are queries from the titles and the texts of services.
func twoWords(d *directory.Directory) []string {
	r := rand.New(rand.NewPCG(4, 2))
	one := func(text string) string {
		for list := words.Split(text); ; {
			if w := list[r.IntN(len(list))]; !words.Stop(w) && len(w) > 2 {
				return w
			}
		}
	}
	var queries []string
	for len(queries) < 51 {
		s := d.Services[r.IntN(len(d.Services))]
		for _, pair := range [][2]string{{s.Title, s.Title}, {s.Body.Text, s.Body.Text}, {s.Title, s.Body.Text}} {
			if a, b := one(pair[0]), one(pair[1]); a != b {
				queries = append(queries, a+" "+b)
			}
		}
	}
	return queries
}

// paint gives the milliseconds since the page was asked for, once what stands in #results has changed and is painted.
const paint = `
globalThis.shown = (changed) => new Promise((tell, fail) => {
	const watch = new MutationObserver(() => {
		if (!changed(document.querySelector("#results"))) return;
		watch.disconnect();
		requestAnimationFrame(() => setTimeout(() => tell(performance.now())));
	});
	watch.observe(document, { childList: true, subtree: true });
	setTimeout(() => { watch.disconnect(); fail(new Error("no results after 20 s")); }, 20000);
});
globalThis.first = shown((list) => list && list.querySelector("li"));
first.catch(() => {});
`

// openPhone opens a browser on an old phone.
func openPhone(b *testing.B) (*browsertest.Browser, *browsertest.Traffic) {
	browser := browsertest.Open(b)
	browser.TrustAnyone()
	browser.Size(360, 800)
	browser.BeforeEach(paint)
	browser.Emulate(oldPhone)
	return browser, browser.Watch()
}

// A first search is what was measured of one: milliseconds of the page's clock.
type firstSearch struct{ from, shown float64 }

// visit opens the results of a query.
func visit(browser *browsertest.Browser, host *staticHost, query string) firstSearch {
	browser.Visit(host.address + "/search/?q=" + strings.ReplaceAll(query, " ", "+"))
	return firstSearch{0, browsertest.Evaluate[float64](browser, "first")}
}

// enter asks a query on the search page.
func enter(browser *browsertest.Browser, host *staticHost, query string) firstSearch {
	browser.Visit(host.address + "/search/")
	time.Sleep(300 * time.Millisecond) // for whatever the page does when it has nothing to do
	at := browsertest.Evaluate[[]float64](browser, fmt.Sprintf(`(async () => {
		const form = document.getElementById("ask"), from = performance.now();
		form.elements.q.value = %q;
		form.requestSubmit();
		return [from, await first];
	})()`, query))
	return firstSearch{at[0], at[1]}
}

// benchmarkFirst asks each query as somebody who has never been there.
func benchmarkFirst(b *testing.B, host *staticHost, queries []string, ask func(*browsertest.Browser, *staticHost, string) firstSearch) {
	browser, traffic := openPhone(b)
	var s samples
	for b.Loop() {
		s = samples{}
		for _, query := range queries {
			browser.Forget(host.address)
			traffic.Take(0)
			at := ask(browser, host, query)
			s.add("ms", at.shown-at.from)
			s.addTraffic(traffic.Take(100*time.Millisecond), host, at)
		}
	}
	s.report(b)
}

// lastLetter asks for the results without the last letter, waits for what may be fetched then, and types the letter.
const lastLetter = `(async (query) => {
	const box = document.getElementById("ask").elements.q, list = document.querySelector("#results");
	const type = async (text) => {
		const before = [...list.children], from = performance.now();
		const changed = shown((list) => list.querySelector("li") && [...list.children].some((li, i) => li != before[i]));
		box.value = text;
		box.dispatchEvent(new InputEvent("input", { bubbles: true }));
		return await changed - from;
	};
	const rest = () => new Promise((rested) => setTimeout(rested, 300));
	await type(query);
	await rest();
	await type(query.slice(0, -1));
	await rest();
	return type(query);
})(%q)`

// benchmarkKey types the last letter of each query, where all that it needs is loaded. The line is slow nonetheless:
// what was not loaded shows.
func benchmarkKey(b *testing.B, host *staticHost, queries []string) {
	browser, _ := openPhone(b)
	browser.Visit(host.address + "/search/")
	var s samples
	for b.Loop() {
		s = samples{}
		for _, query := range queries {
			s.add("ms", browsertest.Evaluate[float64](browser, fmt.Sprintf(lastLetter, query)))
		}
	}
	s.report(b)
}

// samples are what was measured, by unit.
type samples map[string][]float64

func (s samples) add(unit string, value float64) { s[unit] = append(s[unit], value) }

// addTraffic adds what came before the results were shown.
func (s samples) addTraffic(list []*browsertest.Exchange, host *staticHost, at firstSearch) {
	var line, body, page int
	var needed []*browsertest.Exchange
	for _, x := range list {
		switch x.Type {
		case "Document":
			page = host.size(x.URL)
		case "Stylesheet", "Image", "Font", "Manifest", "Other": // the look
		default:
			begun := float64(x.Start-list[0].Start) / float64(time.Millisecond)
			if begun >= at.shown {
				continue // for what comes next
			}
			line, body = line+x.Bytes, body+host.size(x.URL)
			if begun >= at.from {
				needed = append(needed, x)
			}
		}
	}
	s.add("kB/line", float64(line)/1e3)
	s.add("kB/body", float64(body)/1e3)
	s.add("kB/page", float64(page)/1e3)
	s.add("requests", float64(len(needed)))
	s.add("trips", float64(longestChain(needed)))
}

// longestChain is of how many requests, in the order in which they began, each began when the one before had ended.
func longestChain(list []*browsertest.Exchange) int {
	chains, longest := make([]int, len(list)), 0
	for i, x := range list {
		for j, before := range list[:i] {
			if before.End <= x.Start {
				chains[i] = max(chains[i], chains[j])
			}
		}
		chains[i]++
		longest = max(longest, chains[i])
	}
	return longest
}

// report gives the middle, the ninth tenth and the greatest of each unit. A page is always the same.
func (s samples) report(b *testing.B) {
	b.ReportMetric(0, "ns/op") // what a round takes says nothing
	for unit, list := range s {
		slices.Sort(list)
		if unit == "kB/page" {
			b.ReportMetric(list[0], unit)
			continue
		}
		b.ReportMetric(list[len(list)/2], unit+"-p50")
		b.ReportMetric(list[len(list)*9/10], unit+"-p90")
		b.ReportMetric(list[len(list)-1], unit+"-max")
	}
}

func TestLongestChain(t *testing.T) {
	at := func(start, end time.Duration) *browsertest.Exchange {
		return &browsertest.Exchange{Start: start, End: end}
	}
	for _, test := range []struct {
		list []*browsertest.Exchange
		want int
	}{
		{nil, 0},
		{[]*browsertest.Exchange{at(0, 5), at(1, 4)}, 1},
		{[]*browsertest.Exchange{at(0, 5), at(0, 6), at(6, 9), at(7, 9), at(9, 10)}, 3},
	} {
		if got := longestChain(test.list); got != test.want {
			t.Errorf("%d trips, want %d", got, test.want)
		}
	}
}
