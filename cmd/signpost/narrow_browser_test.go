package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/browsertest"
	"signpost/cmd/signpost/internal/geo"
)

// settled waits until the search page has done what was asked for, and tells: status, chosen, addresses of results, place
// in the address.
const settled = `(async () => {
	const status = document.querySelector("#status");
	for (let before = "-", i = 0; i < 60; i++) {
		await new Promise((r) => setTimeout(r, 60));
		const now = status.textContent + document.querySelectorAll("#results > li").length + document.getElementById("chosen").textContent;
		if (now == before && i > 3) break;
		before = now;
	}
	return [status.textContent, [...document.querySelectorAll("#chosen button")].map((b) => b.getAttribute("aria-label")).join(","),
		[...document.querySelectorAll("#results h2 a")].map((a) => a.pathname.slice(1, -1)).join(" "), location.search + location.hash].join("|");
})()`

// A visitor narrows a search down, shares the address, and goes back.
func TestNarrow(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Size(360, 800)
	b.Visit(host + "/search/?q=debt")
	all := browsertest.Evaluate[string](b, settled)
	step := func(script string) string {
		browsertest.Evaluate[bool](b, "(() => {"+script+"; return true })()")
		return browsertest.Evaluate[string](b, settled)
	}
	step(`document.getElementById("narrow").open = true`)
	options := browsertest.Evaluate[string](b, `[...document.querySelector("[data-facet=area]").options].map((o) => o.textContent).join("|")`)
	if !strings.HasPrefix(options, "Any|") || !strings.Contains(options, "|Redditch (") {
		t.Error(options)
	}
	choose := func(facet, value string) string {
		return step(fmt.Sprintf(`const c = document.querySelector("[data-facet=%s]"); c.value = %q; c.dispatchEvent(new Event("change", { bubbles: true }))`, facet, value))
	}
	town := choose("area", "redditch")
	if !strings.Contains(town, "|Remove Redditch|") || !strings.HasSuffix(town, "|?q=debt&area=redditch") || town[:2] == all[:2] {
		t.Errorf("%s, was %s", town, all)
	}
	counted := browsertest.Evaluate[string](b, `(() => { const s = document.querySelector("[data-facet=day]"); return [...s.options].find((o) => o.value == "tuesday").textContent })()`)
	tuesday := choose("day", "tuesday")
	n, _, _ := strings.Cut(tuesday, " ")
	if counted != "Tuesday ("+n+")" {
		t.Errorf("the option said %s, and there are %s", counted, tuesday)
	}
	if back := step(`history.back()`); back != town {
		t.Errorf("back: %s, was %s", back, town)
	}
	if less := step(`document.querySelector("#chosen button").click()`); !strings.HasSuffix(less, "?q=debt") || less[:2] != all[:2] {
		t.Errorf("without it: %s, was %s", less, all)
	}
	if at := browsertest.Evaluate[string](b, `document.activeElement.textContent`); at != "Narrow it down" {
		t.Errorf("then %q has the focus", at)
	}
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Error(complaints)
	}
}

// Each filter leaves just what it says, alone and with words; what is for the whole county is there for each town.
func TestFilters(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Size(360, 800)
	for _, test := range []struct{ address, has, hasNot string }{
		{"?theme=debt-advice", "services/national-debtline", "services/health-walk"},
		{"?q=walk&type=event", "events/", "services/"},
		{"?q=samaritans+food&area=rubery", "services/samaritans", "services/batchley-food-shop"},
		{"?q=walk&cost=free&referral=self", "services/health-walk", ""},
		{"?q=lunch&access=step-free&access=accessible-toilet", "", "services/health-walk"},
		{"?language=pl", "kawa-i-rozmowa", "services/health-walk"},
		{"?theme=none-of-these", "", "services"},
	} {
		b.Visit(host + "/search/" + test.address)
		got := browsertest.Evaluate[string](b, settled)
		parts := strings.Split(got, "|")
		if !strings.Contains(parts[2], test.has) || test.hasNot != "" && strings.Contains(parts[2], test.hasNot) || !strings.Contains(parts[0], "result") {
			t.Errorf("%s: %s", test.address, got)
		}
	}
}

// Where somebody is stays on the phone: it stands behind the "#", and no request has it.
func TestNear(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Size(360, 800)
	b.Visit(host + "/search/?q=walk&near=52.307,-1.943")
	got := browsertest.Evaluate[string](b, settled)
	if !strings.Contains(got, "the near ones first|Remove near a point on the map|") || !strings.HasSuffix(got, "|?q=walk#near=52.307%2C-1.943") {
		t.Error(got)
	}
	miles := browsertest.Evaluate[[]float64](b, `[...document.querySelectorAll("#results dd")].map((d) => parseFloat(/About ([\d.]+) miles/.exec(d.textContent)?.[1])).filter((n) => n)`)
	if len(miles) == 0 || miles[0] > 3 {
		t.Error(miles)
	}
	b.Visit(host + "/search/#near=52.307,-1.943")
	far := browsertest.Evaluate[string](b, `(async () => {
		await `+settled+`;
		while (document.getElementById("more")) { document.getElementById("more").click(); await new Promise((r) => setTimeout(r, 100)); }
		const all = [...document.querySelectorAll("#results li")];
		return all.findIndex((li) => li.textContent.includes("Helpline")) + " " + all.length + " " + all.findIndex((li) => /\b\d\d+ miles/.test(li.textContent));
	})()`)
	var helpline, n, away int
	if _, err := fmt.Sscan(far, &helpline, &n, &away); err != nil || helpline < 0 || n < 100 {
		t.Error(far)
	}
	for _, r := range b.Requests()[1:] {
		if strings.Contains(r, "52.307") && !strings.Contains(r, "#") && !strings.Contains(r, "?q=walk&near") {
			t.Error("a request tells where somebody is:", r)
		}
	}
}

// Where nothing is found, there is somebody to ask, with the words filled in.
func TestNothingFound(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Size(360, 800)
	b.Visit(host + "/search/?q=zzzqqq%20%26%20lonelyqqqqq")
	browsertest.Evaluate[string](b, settled)
	said := browsertest.Evaluate[string](b, `[document.getElementById("status").textContent, !document.getElementById("none").hidden, document.querySelector("#none a[href^='tel:']") != null,
		document.querySelector("#none [data-mail]").href, document.querySelector("#beside .chip")?.textContent].join("|")`)
	if !strings.HasPrefix(said, "0 results|true|true|mailto:") || !strings.Contains(said, "zzzqqq%20%26%20lonelyqqqqq") || !strings.HasSuffix(said, "|Loneliness and isolation") {
		t.Error(said)
	}
	b.Visit(host + "/search/?q=lonley")
	browsertest.Evaluate[string](b, settled)
	browsertest.Evaluate[bool](b, `(document.querySelector("#beside a").click(), true)`)
	if got := browsertest.Evaluate[string](b, settled); got != "0 results|||?q=lonley&exact=1" {
		t.Error(got)
	}
}

// A postcode is looked up in the browser, in the one file that the site ships.
func TestNearAPostcode(t *testing.T) {
	site := t.TempDir()
	if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS(filepath.Join(repository, "content"))); err != nil {
		t.Fatal(err)
	}
	gathering := geo.NewGathering(nil)
	if err := gathering.Read(strings.NewReader("pcds,lat,long\nB97 4EX,52.3066,-1.9430\nB97 4EY,52.3067,-1.9431\nB98 0AA,52.31,-1.90\n"), nil); err != nil {
		t.Fatal(err)
	}
	postcodes, _ := gathering.Postcodes(2026)
	if err := os.Mkdir(filepath.Join(site, "static"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, geo.FileName), postcodes.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	host := served(t, site)
	b := browsertest.Open(t)
	b.Size(360, 800)
	b.Visit(host + "/search/?q=walk")
	browsertest.Evaluate[string](b, settled)
	for typed, want := range map[string]string{
		"b974ex": "near ones first|Remove near b974ex|", "B97": "near ones first|Remove near B97|", "ZZ1 1ZZ": "results|Remove near ZZ1 1ZZ|",
	} {
		browsertest.Evaluate[bool](b, fmt.Sprintf(`(async () => {
			document.getElementById("narrow").open = true;
			await new Promise((r) => setTimeout(r, 500));
			document.getElementById("near").value = %q;
			document.getElementById("where").requestSubmit();
			return true;
		})()`, typed))
		got := browsertest.Evaluate[string](b, settled)
		if !strings.Contains(got, want) || !strings.HasSuffix(got, "?q=walk#near="+strings.ReplaceAll(typed, " ", "+")) {
			t.Errorf("%s: %s", typed, got)
		}
	}
	whose := browsertest.Evaluate[string](b, `document.getElementById("whose").textContent`)
	if !strings.Contains(whose, "Open Government Licence") {
		t.Errorf("the owners of the data are not told: %q", whose)
	}
	for _, r := range b.Requests() {
		if strings.Contains(strings.ToLower(r), "b97") {
			t.Error("a request tells where somebody is:", r)
		}
	}
}
