package main

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"signpost/cmd/signpost/internal/browsertest"
)

// typeInto writes into the field of a label, as a keyboard does, and leaves it.
func typeInto(t *testing.T, b *browsertest.Browser, label, text string) {
	t.Helper()
	focusOn(t, b, label)
	b.Do(chromedp.KeyEvent(text))
	b.Do(chromedp.KeyEvent(kb.Tab))
}

// focusOn goes to the control of a label that can be seen.
func focusOn(t *testing.T, b *browsertest.Browser, label string) {
	t.Helper()
	found := browsertest.Evaluate[bool](b, fmt.Sprintf(`(() => {
		const named = [...document.querySelectorAll("#suggest label")].find((e) => e.textContent.replace("(needed)", "").trim() == %s && e.getClientRects().length);
		named?.control.focus();
		return !!named && document.activeElement == named.control;
	})()`, quoted(t, label)))
	if !found {
		t.Fatalf("there is no field %q", label)
	}
}

// wrongs are the mistakes that the form shows beside its fields, each with the field that it belongs to.
const wrongs = `[...document.querySelectorAll("#suggest [aria-invalid=true]")].map((field) => field.id + ": " +
	[...document.querySelectorAll(field.getAttribute("aria-describedby").split(" ").map((id) => "#" + id).join(","))].filter((e) => e.className == "wrong" && e.getClientRects().length).map((e) => e.textContent)).join("|")`

const madeFile = `document.getElementById("ready").hidden ? "" : document.getElementById("made").textContent`

// clearForm leaves nothing to lose, so that the browser asks no question when another page is opened.
const clearForm = `document.getElementById("afresh").click()`

// A volunteer fills in the form with a keyboard; what they hand over is an entry of the directory, without a mistake. While
// they write, no address is asked of anybody, nothing is stored, and leaving is warned of.
func TestSuggest(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Size(360, 800)
	b.Visit(host + "/suggest/")
	b.Await(`document.getElementById("suggest").dataset.known`)
	b.Requests()

	focusOn(t, b, "What is it called?")
	b.Do(chromedp.KeyEvent("Chair yoga"))
	if got := browsertest.Evaluate[string](b, wrongs); got != "" {
		t.Errorf("told of a mistake before a field is left: %s", got)
	}
	b.Do(chromedp.KeyEvent("\r")) // goes on to the next
	b.Do(chromedp.KeyEvent("Gentle: for all #1"))
	typeInto(t, b, "When is it on?", "Every Tuesday, 2pm to 3pm")
	typeInto(t, b, "Where is it?", "The ecumenical  centre")
	focusOn(t, b, "Loneliness and isolation")
	b.Do(chromedp.KeyEvent(" "))
	typeInto(t, b, "What does it cost?", "£3")
	typeInto(t, b, "Phone number", "01632 960")
	if got, want := browsertest.Evaluate[string](b, wrongs), "q-contact-phone: This number has 8 digits, a number here has 11 (a few have 10). An example: 01632 960 123"; got != want {
		t.Errorf("beside the field: %q, want %q", got, want)
	}
	typeInto(t, b, "Phone number", " 123")
	if got := browsertest.Evaluate[string](b, wrongs); got != "" {
		t.Errorf("mended, but still told: %s", got)
	}
	typeInto(t, b, "Website", "example.org/yoga")
	press(t, b, "Check it and go on")
	made := browsertest.Evaluate[string](b, madeFile)
	want := `---
# Suggested with the form on the site. Nobody has checked it yet.
title: Chair yoga
summary: "Gentle: for all #1"
places: [ecumenical-centre]
themes: [loneliness]
when: Every Tuesday, 2pm to 3pm
cost: "£3"
contact:
  phone: "01632 960 123"
  website: "https://example.org/yoga"
---
`
	if made != want {
		t.Errorf("made:\n%s\nwant:\n%s", made, want)
	}
	if got := browsertest.Evaluate[string](b, `document.activeElement.id + " " + document.getElementById("advice").textContent`); !strings.HasPrefix(got, "ready-title Something of this name may be here already") {
		t.Errorf("chair-yoga is taken: %q", got)
	}
	wantsNoErrors(t, "services/chair-yoga-2.md", made)

	github, err := url.Parse(browsertest.Evaluate[string](b, `document.getElementById("by-github").href`))
	if err != nil {
		t.Fatal(err)
	}
	if q := github.Query(); github.Host+github.Path != "github.com/example/worcestershire-directory/new/main" || q.Get("filename") != "content/services/chair-yoga-2.md" || q.Get("value") != made {
		t.Errorf("%s", github)
	}
	mail, err := url.Parse(browsertest.Evaluate[string](b, `document.getElementById("by-mail").href`))
	if err != nil {
		t.Fatal(err)
	}
	if q := mail.Query(); mail.Opaque != "team@example.org" || q.Get("subject") != "For the directory: Chair yoga" || !strings.HasSuffix(q.Get("body"), strings.ReplaceAll(made, "\n", "\r\n")) {
		t.Errorf("%s", mail)
	}
	if !warnsOfLeaving(b) {
		t.Error("leaving is not warned of, with text in the form")
	}
	saved := browsertest.Evaluate[string](b, `(async () => {
		const real = URL.createObjectURL, click = HTMLAnchorElement.prototype.click;
		let blob, name;
		URL.createObjectURL = (b) => real.call(URL, (blob = b));
		HTMLAnchorElement.prototype.click = function () { name = this.download; };
		document.getElementById("download").click();
		URL.createObjectURL = real;
		HTMLAnchorElement.prototype.click = click;
		return name + "\n" + (await blob.text());
	})()`)
	if saved != "chair-yoga-2.md\n"+made {
		t.Errorf("saved: %s", saved)
	}
	if warnsOfLeaving(b) {
		t.Error("leaving is warned of after the file was handed over")
	}
	for _, asked := range b.Requests() {
		if asked != host+"/favicon.svg" { // which the browser loads when it likes
			t.Errorf("while it was filled in, the form asked for %s", asked)
		}
	}
	if stored := browsertest.Evaluate[int](b, `localStorage.length + Object.keys(sessionStorage).filter((key) => sessionStorage[key].includes("yoga")).length`); stored != 0 {
		t.Error("the form has stored something")
	}
	if said := b.Complaints(); len(said) > 0 {
		t.Errorf("%v", said)
	}
}

func warnsOfLeaving(b *browsertest.Browser) bool {
	return browsertest.Evaluate[bool](b, `!dispatchEvent(new Event("beforeunload", { cancelable: true }))`)
}

// wantsNoErrors reads the sample with one more file, and checks it all.
func wantsNoErrors(t *testing.T, name, text string) {
	t.Helper()
	site := t.TempDir()
	if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS(filepath.Join(repository, "content"))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, "content", name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	src, err := openSource(site)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	_, _, problems, err := src.compile(sampleDay)
	if err != nil || len(problems) > 0 {
		t.Errorf("%v %v\n%s", err, problems, text)
	}
}

// What is wrong is told beside its field and in a list, which leads to it; what is not asked of an event is not in its file.
func TestSuggestTellsWhatIsWrong(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Visit(host + "/suggest/?kind=event")
	b.Await(`document.getElementById("suggest").dataset.known`)
	press(t, b, "Check it and go on")
	if got, want := browsertest.Evaluate[string](b, `document.activeElement.id + "|" + document.querySelector("#wrongs ul").innerText.trim().replace("\n", "|")`), "wrongs|Write what it is called.|Write when it is on: an event has a date."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if made := browsertest.Evaluate[string](b, madeFile); made != "" {
		t.Errorf("handed over with mistakes: %s", made)
	}
	press(t, b, "Write what it is called.")
	b.Do(chromedp.KeyEvent("Spring fair"))
	typeInto(t, b, "When is it on?", "Saturday 10 April 2027, 10 to 2")
	if got := browsertest.Evaluate[string](b, `document.getElementById("note-when").textContent`); !strings.Contains(got, "Say am or pm") {
		t.Errorf("beside the times: %q", got)
	}
	typeInto(t, b, "Where is it?", "St Mary's: the new hall")
	typeInto(t, b, "Its postcode", "b979zz")
	typeInto(t, b, "Phone number", "07700900123")
	press(t, b, "Check it and go on")
	if got, want := browsertest.Evaluate[string](b, wrongs), "q-contact-consent: Please ask whose it is, then tick this. Or take it out."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := browsertest.Evaluate[string](b, `(() => {
		const type = document.getElementById("q-type"), kinds = document.getElementById("suggest").elements.kind, asked = [];
		for (const [kind, value] of [["services", "group"], ["services", "helpline"], ["events", "helpline"]]) {
			[kinds.value, type.value] = [kind, value];
			type.dispatchEvent(new Event("change", { bubbles: true }));
			asked.push(!document.getElementById("consent").hidden);
		}
		const email = document.getElementById("q-contact-email"), phone = document.getElementById("q-contact-phone"), was = phone.value;
		phone.value = "";
		for (const address of ["walks@example.org", "Ann@Gmail.com", ""]) {
			email.value = address;
			email.dispatchEvent(new Event("input", { bubbles: true }));
			asked.push(!document.getElementById("consent").hidden);
		}
		phone.value = was;
		phone.dispatchEvent(new Event("input", { bubbles: true }));
		return asked.join(" ");
	})()`); got != "true false true false true false" {
		t.Errorf("consent for a group, a helpline, an event: %s", got)
	}
	focusOn(t, b, "Whoever it belongs to has agreed to that")
	b.Do(chromedp.KeyEvent(" "))
	want := `---
# Suggested with the form on the site. Nobody has checked it yet.
# The place is not in the directory yet: St Mary's: the new hall, B97 9ZZ
title: Spring fair
when: Saturday 10 April 2027, 10 to 2
contact:
  phone: "07700 900 123"
  consent: true
---
`
	if made := browsertest.Evaluate[string](b, madeFile); made != want {
		t.Errorf("made:\n%s\nwant:\n%s", made, want)
	}
	if got := browsertest.Evaluate[string](b, `document.getElementById("advice").textContent`); !strings.Contains(got, "Say am or pm") || !strings.Contains(got, "We don't have this place yet") {
		t.Errorf("advice: %q", got)
	}
	browsertest.Evaluate[any](b, `document.getElementById("more").open = true`)
	typeInto(t, b, "Oldest age", "twelve")
	browsertest.Evaluate[any](b, `document.getElementById("more").open = false`)
	press(t, b, "Check it and go on")
	press(t, b, "Write a whole number from 0 to 120.")
	if got := browsertest.Evaluate[string](b, `document.activeElement.id`); got != "q-max_age" {
		t.Errorf("the list leads to %q", got)
	}
	browsertest.Evaluate[any](b, clearForm)
	if made := browsertest.Evaluate[string](b, madeFile); made != "" || warnsOfLeaving(b) {
		t.Errorf("cleared, but there is %q", made)
	}
}

// fillIn puts a value into a field at once.
func fillIn(t *testing.T, b *browsertest.Browser, id, value string) {
	t.Helper()
	browsertest.Evaluate[any](b, fmt.Sprintf(`(() => {
		const field = document.getElementById("q-%s");
		if (field.type == "checkbox") field.checked = true;
		else field.value = %s;
		field.dispatchEvent(new Event("input", { bubbles: true }));
	})()`, id, quoted(t, value)))
}

// Whatever stands in the fields of the page is what the directory reads.
func TestSuggestKeepsWhatWasTyped(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Visit(host + "/suggest/")
	b.Await(`document.getElementById("suggest").dataset.known`)
	fillIn(t, b, "title", "First")
	press(t, b, "Check it and go on")
	for _, text := range nasty {
		if onOneLine(text) == "" {
			continue
		}
		for _, id := range []string{"title", "summary", "cost", "organisation", "body"} {
			fillIn(t, b, id, text)
		}
		made := browsertest.Evaluate[string](b, madeFile)
		d, problems := readSuggestion(t, "services/s.md", made)
		if len(problems) > 0 || len(d.Services) != 1 {
			t.Fatalf("%q: %v\n%s", text, problems, made)
		}
		if s, want := d.Services[0], onOneLine(text); s.Title != want || s.Summary != want || s.Cost != want {
			t.Errorf("%q is read as %q, %q, %q\n%s", text, s.Title, s.Summary, s.Cost, made)
		}
	}
	browsertest.Evaluate[any](b, clearForm)
}

// What is too long for a link is copied or attached, and a place that has to stay secret is not written down.
func TestSuggestWhatIsLongOrSecret(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Visit(host + "/suggest/")
	b.Await(`document.getElementById("suggest").dataset.known`)
	fillIn(t, b, "title", "A safe house")
	fillIn(t, b, "places", "12 Hidden Lane")
	fillIn(t, b, "room", "Behind the bakery")
	fillIn(t, b, "postcode", "B97 4EX")
	fillIn(t, b, "confidential_address", "true")
	fillIn(t, b, "min_age", "18")
	press(t, b, "Check it and go on")
	made := browsertest.Evaluate[string](b, madeFile)
	if strings.Contains(made, "Hidden") || strings.Contains(made, "bakery") || strings.Contains(made, "B97") || !strings.Contains(made, "confidential_address: true\n") || !strings.Contains(made, "min_age: 18\n") {
		t.Errorf("made:\n%s", made)
	}
	if got := browsertest.Evaluate[string](b, `document.getElementById("advice").textContent`); !strings.Contains(got, "the place and the room are left out") {
		t.Errorf("advice: %q", got)
	}
	links := `[document.getElementById("by-mail").href.length, document.getElementById("by-github").href.length, document.getElementById("by-mail").href.includes("attached"), document.getElementById("by-github").href.includes("value=")].join(" ")`
	fillIn(t, b, "title", strings.Repeat("家", 300))
	for _, test := range []struct {
		words  int
		filled bool // at GitHub
	}{{150, true}, {900, false}} {
		fillIn(t, b, "body", strings.Repeat("words ☕ ", test.words))
		var mail, github int
		var attached, filled bool
		if _, err := fmt.Sscan(browsertest.Evaluate[string](b, links), &mail, &github, &attached, &filled); err != nil {
			t.Fatal(err)
		}
		if mail > 2000 || github > 8000 || !attached || filled != test.filled {
			t.Errorf("%d words: mail of %d, GitHub of %d characters, attached %v, filled in %v", test.words, mail, github, attached, filled)
		}
	}
	browsertest.Evaluate[any](b, clearForm)
}

// A directory with nothing in it has a form too, with those ways alone that lead somewhere.
func TestSuggestInAnEmptyDirectory(t *testing.T) {
	site := t.TempDir()
	if err := os.MkdirAll(filepath.Join(site, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, "content/index.md"), []byte("---\ntitle: Nothing yet\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	host := served(t, site)
	b := browsertest.Open(t)
	b.Size(320, 640)
	b.Visit(host + "/suggest/")
	b.Await(`document.getElementById("suggest").dataset.known`)
	typeInto(t, b, "What is it called?", "日本")
	press(t, b, "Check it and go on")
	if got := browsertest.Evaluate[string](b, `[...document.querySelectorAll("#ready :is(.button)")].filter((e) => e.getClientRects().length).map((e) => e.textContent).join("|") + "|" + document.getElementById("file-said").textContent`); !strings.HasPrefix(got, "Save it as a file|Copy it|Clear all and start again|entry-") {
		t.Errorf("ways: %q", got)
	}
	browsertest.Evaluate[any](b, `document.getElementById("more").open = true`)
	if width := browsertest.Evaluate[int](b, "document.documentElement.scrollWidth"); width > 320 {
		t.Errorf("%d pixels wide", width)
	}
	if said := b.Complaints(); len(said) > 0 {
		t.Errorf("%v", said)
	}
	browsertest.Evaluate[any](b, clearForm)
}
