package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"signpost/cmd/signpost/internal/browsertest"
	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/words"
)

// client is the search script of the page that is open.
const client = `import(document.querySelector("script[src*=search]").src)`

// typed are queries as people type them: titles, some mistyped, beginnings, words of the content, what queries.md has.
func typed(t *testing.T, corpus *search.Corpus) []string {
	t.Helper()
	r := rand.New(rand.NewSource(4))
	list, err := os.ReadFile(filepath.Join(repository, "content/queries.md"))
	if err != nil {
		t.Fatal(err)
	}
	var queries []string
	for line := range strings.Lines(string(list)) {
		if query, _, ok := strings.Cut(line, "→"); ok {
			queries = append(queries, strings.TrimSpace(query))
		}
	}
	all, _ := corpus.Starting("")
	word := func() []rune { return []rune(all[r.Intn(len(all))].Spelling) }
	for range 150 {
		a, b := word(), word()
		i := r.Intn(len(a))
		switch r.Intn(4) {
		case 0:
			a = append(a[:i:i], a[min(i+1, len(a)):]...)
		case 1:
			a = append(a[:i:i], append([]rune{'e'}, a[i:]...)...)
		case 2:
			a[i], a[len(a)-1] = a[len(a)-1], a[i]
		}
		queries = append(queries, string(a)+" "+string(b), string(b[:1+len(b)/2]), string(a))
	}
	return append(queries, "", "the", "I need help with", "<script>alert(1)</script>", "😀 مرحبا", "é́ ﬁ Straße", strings.Repeat("walk ", 4000), strings.Repeat("café ", 400)+"😀 lunch", "\x00", "(((", "%", "constructor", "__proto__")
}

// The browser finds what the terminal finds, with the same scores, over Bleve's index.
func TestBrowserRanksAsTheTerminal(t *testing.T) {
	src, err := openSource(repository)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	pages, _, _, err := src.compile(sampleDay)
	if err != nil {
		t.Fatal(err)
	}
	corpus := pages.Corpus()
	path := filepath.Join(t.TempDir(), "index.bleve")
	if err := corpus.Write(path); err != nil {
		t.Fatal(err)
	}
	index, err := search.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()

	host := servedSample(t)
	b := browsertest.Open(t)
	b.Visit(host + "/search/")
	queries := typed(t, corpus)
	asked, err := json.Marshal(queries)
	if err != nil {
		t.Fatal(err)
	}
	day := rank.On(2027, 3, 20)
	type answer struct {
		Hits  [][2]int   `json:"hits"`
		Meant [][]string `json:"meant"`
		Split []string   `json:"split"`
	}
	got := browsertest.Evaluate[[]answer](b, fmt.Sprintf(`(async () => {
		const { ask, split } = await %s, answers = [];
		for (const query of %s) {
			const { hits, said } = await ask(query, {month: %d, day: %d});
			answers.push({ hits, meant: said.map((s) => s.meant), split: split(query) });
		}
		return answers;
	})()`, client, asked, day.Month, day.Day))
	for i, query := range queries {
		want, err := rank.Ask(index, query, day)
		if err != nil {
			t.Fatal(err)
		}
		w := answer{Hits: [][2]int{}, Meant: [][]string{}, Split: append([]string{}, words.Split(string([]rune(query)[:min(len([]rune(query)), 1000)]))...)}
		for _, h := range want.Hits {
			w.Hits = append(w.Hits, [2]int{h.Entry, h.Score})
		}
		for _, s := range want.Said {
			w.Meant = append(w.Meant, append([]string{}, s.Meant...))
		}
		if diff := cmp.Diff(w, got[i]); diff != "" {
			t.Errorf("%q: terminal -, browser +\n%s", query, diff)
		}
	}
}

// What a visitor sees: results, how the query was read, the address, the way back.
func TestSearchPage(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Size(360, 800)
	b.Visit(host + "/search/?q=lonley")
	state := func() string {
		return browsertest.Evaluate[string](b, `(async () => {
			for (let i = 0; i < 100 && !/\d/.test(document.querySelector("[role=status]").textContent); i++) await new Promise((r) => setTimeout(r, 20));
			await new Promise((r) => setTimeout(r, 300));
			return [document.querySelector("[role=status]").textContent, document.getElementById("beside").innerText.trim(),
				document.querySelector("#results h2 a")?.getAttribute("href"), location.search,
				document.querySelectorAll("#results > li").length].join("|");
		})()`)
	}
	first := state()
	if !strings.Contains(first, "results|Showing results for lonely, not “lonley”. Search only for “lonley”|/services/silver-line/|?q=lonley|10") {
		t.Error(first)
	}
	browsertest.Evaluate[bool](b, `(() => { const q = document.getElementById("q"); q.value = "owe money"; document.getElementById("ask").requestSubmit(); return true })()`)
	if s := state(); !strings.Contains(s, "||/") || !strings.Contains(s, "?q=owe+money|10") {
		t.Error(s)
	}
	browsertest.Evaluate[bool](b, `(history.back(), true)`)
	time.Sleep(200 * time.Millisecond)
	if s := state(); s != first {
		t.Errorf("back: %s, was %s", s, first)
	}
	focused := browsertest.Evaluate[string](b, `(async () => {
		document.getElementById("more").click();
		await new Promise((r) => setTimeout(r, 300));
		return document.querySelectorAll("#results > li").length + " " + [...document.querySelectorAll("#results h2 a")].indexOf(document.activeElement);
	})()`)
	if focused != "20 10" {
		t.Errorf("after more: %s", focused)
	}
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Error(complaints)
	}
}

// Words of danger bring the numbers at once, before the index; other words don't.
func TestDangerFirst(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Visit(host + "/search/")
	for query, want := range map[string]bool{"i want to die": true, "my husband hits me": true, "suicide bereavement support group": true, "kill time": false, "walk": false} {
		shown := browsertest.Evaluate[bool](b, fmt.Sprintf(`(() => {
			const q = document.getElementById("q");
			q.value = %q;
			q.dispatchEvent(new Event("input"));
			return !document.getElementById("danger").hidden && !!document.querySelector('#danger a[href="tel:999"]');
		})()`, query))
		if shown != want {
			t.Errorf("%q: shown is %v", query, shown)
		}
	}
}

// Where the index can't be had, the page says so, and the lists below it stay.
func TestSearchWithoutIndex(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Visit(host + "/search/")
	said := browsertest.Evaluate[string](b, `(async () => {
		window.fetch = () => Promise.reject(new TypeError("no line"));
		document.getElementById("q").value = "walk";
		document.getElementById("ask").requestSubmit();
		await new Promise((r) => setTimeout(r, 1500));
		return document.querySelector("[role=status]").textContent + "|" + document.getElementById("beside").innerText;
	})()`)
	if !strings.Contains(said, "could not be loaded") || !strings.Contains(said, "A to Z") || !strings.Contains(said, "Try again") {
		t.Error(said)
	}
}

// Damaged bytes are an error of the script's own, within no time.
func TestBrowserReadsDamagedShards(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Visit(host + "/search/")
	report := browsertest.Evaluate[string](b, fmt.Sprintf(`(async () => {
		const { decode } = await %s, { table, from } = JSON.parse(document.getElementById("index").textContent);
		const whole = new Uint8Array(await (await fetch(from + table.build + "/w0.txt")).arrayBuffer());
		let seed = 7, read = 0, refused = 0;
		const random = (n) => (seed = (seed * 1103515245 + 12345) %% 2147483648) %% n;
		const begin = performance.now();
		for (let i = 0; i < 3000; i++) {
			const damaged = whole.slice(0, i %% 2 ? whole.length : random(whole.length));
			for (let j = 0; j <= random(4); j++) damaged[random(damaged.length || 1)] = random(256);
			try { decode(damaged, table.build, true); read++ } catch (e) { if (!/shard/.test(e.message)) return e.stack; refused++ }
		}
		return performance.now() - begin < 20000 && read && refused ? "" : [read, refused, performance.now() - begin].join();
	})()`, client))
	if report != "" {
		t.Error(report)
	}
}
