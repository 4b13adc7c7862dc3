package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"signpost/cmd/signpost/internal/browsertest"
)

// press activates what has a name, as a keyboard does.
func press(t *testing.T, b *browsertest.Browser, name string) {
	t.Helper()
	found := browsertest.Evaluate[bool](b, fmt.Sprintf(`(() => {
		const named = [...document.querySelectorAll("button, a")].find((e) => (e.getAttribute("aria-label") || e.textContent).trim() == %s && e.getClientRects().length);
		named?.focus();
		return !!named && document.activeElement == named;
	})()`, quoted(t, name)))
	if !found {
		t.Fatalf("nothing is called %q", name)
	}
	b.Do(chromedp.KeyEvent("\r"))
}

// addTo puts entries into the pack on their own pages.
func addTo(t *testing.T, b *browsertest.Browser, host string, addresses ...string) {
	t.Helper()
	for _, address := range addresses {
		b.Visit(host + "/" + address + "/")
		press(t, b, "Add to pack")
	}
}

// inPack are the titles in the pack's page, once it is there, and what its status says.
const inPack = `(async () => {
	for (let i = 0; i < 100 && document.getElementById("pack").hidden && !document.getElementById("pack-status").textContent; i++) await new Promise((r) => setTimeout(r, 50));
	const shown = (e) => e.getClientRects().length;
	return [...document.querySelectorAll("#entries .leaf :is(h2, h3)")].filter(shown).map((e) => e.textContent).join("; ") + " | " + document.getElementById("pack-status").textContent;
})()`

func wantPack(t *testing.T, b *browsertest.Browser, want string) {
	t.Helper()
	if got := browsertest.Evaluate[string](b, inPack); got != want {
		t.Errorf("pack: %q, want %q", got, want)
	}
}

const yourPack = `document.getElementById("your-pack").textContent`

// A visitor puts a pack together from a list, a page and a search, orders it by keys, and takes something out.
func TestPack(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Visit(host + "/pack/")
	empty := entriesAsked(b)

	b.Visit(host + "/services/")
	browsertest.Evaluate[bool](b, `([...document.querySelectorAll(".card")].find((c) => c.querySelector("a").pathname == "/services/chair-yoga/").querySelector(".add").focus(), true)`)
	b.Do(chromedp.KeyEvent("\r"))
	if got := browsertest.Evaluate[string](b, `[`+yourPack+`, document.activeElement.textContent, document.querySelector(".unseen").textContent].join()`); got != "Your pack (1),Remove from pack,Chair yoga is in your pack." {
		t.Error(got)
	}
	addTo(t, b, host, "events/coffee-and-a-catch-up")
	b.Visit(host + "/search/?q=health+walk")
	browsertest.Evaluate[string](b, settled)
	browsertest.Evaluate[bool](b, `(document.querySelector("#results .add").click(), true)`)
	if got := browsertest.Evaluate[string](b, yourPack); got != "Your pack (3)" {
		t.Error(got)
	}
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga; Coffee and a catch-up; Health walk round Arrow Valley Lake | ")
	if got := entriesAsked(b); fmt.Sprint(got) != fmt.Sprint(empty) {
		t.Errorf("an empty pack asks for %s, a full one for %s", empty, got)
	}

	press(t, b, "Move Chair yoga down")
	wantPack(t, b, "Coffee and a catch-up; Chair yoga; Health walk round Arrow Valley Lake | Chair yoga is now 2 of 3.")
	if got := browsertest.Evaluate[string](b, `document.activeElement.getAttribute("aria-label")`); got != "Move Chair yoga down" {
		t.Errorf("the focus went to %q", got)
	}
	b.Do(chromedp.KeyEvent("\r"))
	press(t, b, "Move Chair yoga down")
	wantPack(t, b, "Coffee and a catch-up; Health walk round Arrow Valley Lake; Chair yoga | Chair yoga is last already.")
	b.Do(chromedp.KeyEvent(kb.ArrowUp, chromedp.KeyModifiers(chromedp.ModifierAlt)))
	wantPack(t, b, "Coffee and a catch-up; Chair yoga; Health walk round Arrow Valley Lake | Chair yoga is now 2 of 3.")
	press(t, b, "Remove Coffee and a catch-up")
	wantPack(t, b, "Chair yoga; Health walk round Arrow Valley Lake | Coffee and a catch-up is no longer in your pack.")
	if got := browsertest.Evaluate[string](b, `document.activeElement.getAttribute("aria-label") + " " + `+yourPack); got != "Remove Chair yoga Your pack (2)" {
		t.Error(got)
	}

	// By day of the week, what is on any day last.
	addTo(t, b, host, "services/samaritans")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga; Health walk round Arrow Valley Lake; Samaritans | ")
	browsertest.Evaluate[bool](b, `(document.getElementById("week").click(), true)`)
	if got := browsertest.Evaluate[string](b, `[...document.querySelectorAll("#entries :is(.group, h3)")].map((e) => e.textContent).join("; ")`); got != "Wednesday 25 November; Health walk round Arrow Valley Lake; Friday 27 November; Chair yoga; Any day; Samaritans" {
		t.Error(got)
	}
	b.Size(320, 640)
	if width := browsertest.Evaluate[int](b, "document.documentElement.scrollWidth"); width > 320 {
		t.Errorf("the pack is %d pixels wide on a window of 320", width)
	}

	// All dates go into one file.
	browsertest.Evaluate[bool](b, `((made) => { URL.createObjectURL = (blob) => made.call(URL, window.saved = blob); return true; })(URL.createObjectURL)`)
	press(t, b, "Put all dates in a calendar")
	if got := browsertest.Evaluate[string](b, `saved.text()`); !strings.Contains(got, "UID:services-chair-yoga@") || !strings.Contains(got, "BEGIN:VTIMEZONE\r\nTZID:Europe/London") || !strings.Contains(got, "DTSTART;TZID=Europe/London:20261125T103000") || strings.Contains(got, "Samaritans") {
		t.Errorf("%.600s", got)
	}
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Error(complaints)
	}

	// What is kept on request is there after the tab is closed, until it is forgotten.
	kept := func() string {
		return browsertest.Evaluate[string](b, `(sessionStorage.clear(), Object.keys(localStorage).length + " kept")`)
	}
	if got := kept(); got != "0 kept" {
		t.Error(got)
	}
	b.Visit(host + "/services/")
	if got := browsertest.Evaluate[string](b, yourPack); got != "Your pack" {
		t.Errorf("after the tab was closed: %s", got)
	}
	addTo(t, b, host, "services/chair-yoga")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga | ")
	browsertest.Evaluate[bool](b, `(document.getElementById("keep").click(), true)`)
	if got := kept(); got != "1 kept" {
		t.Error(got)
	}
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga | ")
	press(t, b, "Forget this pack")
	if got := kept(); got != "0 kept" {
		t.Error(got)
	}
}

// entriesAsked are the paths of what a page asked for, with what follows them, once the entries are there.
func entriesAsked(b *browsertest.Browser) []string {
	browsertest.Evaluate[bool](b, `new Promise((done) => {
		const look = () => (performance.getEntriesByType("resource").some((e) => e.name.endsWith("entries.json")) ? setTimeout(() => done(true), 200) : setTimeout(look, 50));
		look();
	})`)
	var paths []string
	for _, address := range b.Requests() {
		// The preview's own and, once in a session, the site's picture are left out.
		if !strings.Contains(address, "_signpost") && !strings.HasSuffix(address, "favicon.svg") {
			paths = append(paths, regexp.MustCompile(`^https?://[^/]+`).ReplaceAllString(address, ""))
		}
	}
	slices.Sort(paths)
	return paths
}

// A page that somebody may have to hide stores nothing, shows no pack and offers none; nor does a card of it.
func TestPackHoldsNothingToHide(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	addTo(t, b, host, "services/chair-yoga")
	b.Visit(host + "/services/lantern-rooms/")
	if got := browsertest.Evaluate[string](b, yourPack+` + document.querySelectorAll(".add, [data-pack], script[src*='/pack.']").length`); got != "Your pack0" {
		t.Error(got)
	}
	b.Visit(host + "/search/?q=lantern+refuge")
	browsertest.Evaluate[string](b, settled)
	if got := browsertest.Evaluate[string](b, `[...document.querySelectorAll("#results .card")].filter((c) => /lantern-rooms/.test(c.querySelector("a").href)).map((c) => c.querySelectorAll(".add").length).join()`); got != "0" {
		t.Errorf("%q buttons on its result", got)
	}
}

// A link opens the pack in another browser: with the note where that was wanted, as text, whatever it says.
func TestPackIsShared(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	addTo(t, b, host, "services/health-walk", "services/u3a")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Health walk round Arrow Valley Lake; U3A in Redditch | ")
	writeInto(t, b, "note", "Start <img src=x onerror=alert(1)> with the walk & a friend.")
	writeInto(t, b, "by", "Anna, link worker")
	if got := linkOf(b); strings.Contains(got, "n=") || strings.Contains(got, "Anna") {
		t.Errorf("the note is in the link without being wanted there: %s", got)
	}
	browsertest.Evaluate[bool](b, `(document.getElementById("in-link").click(), true)`)
	shared := linkOf(b)
	for id, want := range map[string]string{"by-sms": "sms:?&body=", "by-whatsapp": "https://wa.me/?text=", "by-mail": "mailto:?subject="} {
		if got := browsertest.Evaluate[string](b, `document.getElementById("`+id+`").href`); !strings.HasPrefix(got, want) || !strings.Contains(got, "%2Fpack%2F%23p%3D") {
			t.Errorf("%s: %s", id, got)
		}
	}

	other := browsertest.Open(t)
	other.Visit(shared)
	wantPack(t, other, "Health walk round Arrow Valley Lake; U3A in Redditch | ")
	if got := browsertest.Evaluate[string](other, `document.querySelector(".sheet-body").querySelectorAll("img").length + document.getElementById("note-shown").textContent + document.getElementById("by-shown").textContent`); got != "0Start <img src=x onerror=alert(1)> with the walk & a friend.Prepared by Anna, link worker. " {
		t.Error(got)
	}
	for _, address := range other.Requests() {
		if strings.Contains(address, "mfxr9") || strings.Contains(address, "#") || strings.Contains(address, "Anna") {
			t.Errorf("a request tells: %s", address)
		}
	}
	// The visitor had a pack already: it can be put together with that of the link, and is not lost by going back.
	addTo(t, b, host, "services/chair-yoga")
	b.Do(chromedp.NavigateBack())
	wantPack(t, b, "Health walk round Arrow Valley Lake; U3A in Redditch; Chair yoga | ")
	b.Visit(host + "/")
	b.Visit(shared)
	wantPack(t, b, "Health walk round Arrow Valley Lake; U3A in Redditch | ")
	press(t, b, "Add the one thing of yours to this pack")
	wantPack(t, b, "Health walk round Arrow Valley Lake; U3A in Redditch; Chair yoga | Both packs are together now.")
	// A stranger's link that is no pack shows none, and complains of nothing.
	for _, hash := range []string{"#p=", "#p=%3Cscript%3E", "#%E0%A4%A", "#p=bcdfg0000-bcdfg0001&n=x"} {
		fresh := browsertest.Open(t)
		fresh.Visit(host + "/pack/" + hash)
		if got := browsertest.Evaluate[bool](fresh, `new Promise((r) => setTimeout(() => r(document.getElementById("pack").hidden), 600))`); !got || len(fresh.Complaints()) > 0 {
			t.Errorf("%s: shown as a pack", hash)
		}
	}
}

func TestPackThatIsReadyBeginsOnesOwn(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	addTo(t, b, host, "services/chair-yoga")
	b.Visit(host + "/packs/what-is-out-there-for-me-to-do/")
	press(t, b, "Start my pack with this")
	browsertest.Evaluate[bool](b, `new Promise((r) => setTimeout(() => r(true), 500))`)
	wantPack(t, b, "Chair yoga; Health walk round Arrow Valley Lake; Walking football, netball and cricket; Community Shed; Ahead of Wellbeing; U3A in Redditch; Action for Happiness app | ")
}

// A note about one entry is beside it, and goes into the link only where somebody says so.
func TestPackNotes(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	addTo(t, b, host, "services/chair-yoga", "services/health-walk")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga; Health walk round Arrow Valley Lake | ")
	browsertest.Evaluate[bool](b, `((field) => { field.value = "Ask for Sam. <b>"; return field.dispatchEvent(new Event("input")); })(document.querySelector('[aria-label="Your note about Health walk round Arrow Valley Lake"]'))`)
	noted := func() string {
		return browsertest.Evaluate[string](b, `(async () => {
			await new Promise((r) => setTimeout(r, 500));
			return [...document.querySelectorAll(".leaf .why")].map((e) => e.textContent).join("|") + new URLSearchParams(location.hash.slice(1)).getAll("e");
		})()`)
	}
	if got := noted(); got != "|Ask for Sam. <b>" {
		t.Errorf("notes and what the link has of them: %q", got)
	}
	browsertest.Evaluate[bool](b, `(document.getElementById("in-link").click(), true)`)
	const inLink = "|Ask for Sam. <b>1.Ask for Sam. <b>"
	if got := noted(); got != inLink {
		t.Errorf("notes and what the link has of them: %q", got)
	}
	link := browsertest.Evaluate[string](b, `(sessionStorage.clear(), location.href)`)
	b.Visit(host + "/")
	b.Visit(link)
	wantPack(t, b, "Chair yoga; Health walk round Arrow Valley Lake | ")
	if got := noted(); got != inLink {
		t.Errorf("for who opens it: %q", got)
	}
	press(t, b, "Remove Health walk round Arrow Valley Lake")
	if got := noted(); got != "" {
		t.Errorf("with the entry its note goes: %q", got)
	}
}

// The dates for the fridge say where each of them is that is elsewhere, and what it is called; so does the entry.
func TestFridgeTellsOtherPlaces(t *testing.T) {
	host := served(t, written(t, map[string]string{
		"index.md":       "title: Test",
		"places/hall.md": "title: Hall",
		"places/barn.md": "title: Barn\naddress: [2 Long Lane]\npostcode: B97 4EX",
		"places/safe.md": "title: The Willows\nconfidential_address: true",
		"events/tea.md": "title: Tea\nplace: hall\nwhen: Tuesdays 10am to 11am, December 2026\n" +
			"sessions: [{on: 2026-12-08, title: Carols, place: barn, room: Loft}, {on: 2026-12-15, place: safe}]",
	}))
	b := browsertest.Open(t)
	b.Clock(time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC))
	addTo(t, b, host, "events/tea")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Tea | ")
	got := browsertest.Evaluate[string](b, `[...document.querySelectorAll("#fridge li")].map((e) => e.textContent).join("\n")`)
	want := "Tuesday 1 December, 10am Tea\nTuesday 8 December, 10am Tea. Carols. At Barn, 2 Long Lane, B97 4EX. Loft\nTuesday 15 December, 10am Tea. At a confidential address: ring first"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if entry := browsertest.Evaluate[string](b, `document.querySelector(".leaf .facts").textContent`); !strings.Contains(entry, "Tuesday 8 December. Carols. At Barn, 2 Long Lane, B97 4EX. Loft") {
		t.Errorf("the entry says %s", entry)
	}
}

// Of two places each has its way and its access beside its name, and the room is no third. A long name of who prepared the
// pack does not stand on the heading on paper.
func TestPackWithTwoPlaces(t *testing.T) {
	host := served(t, written(t, map[string]string{
		"index.md":          "title: Test",
		"places/hall.md":    "title: Hall\naccess: [step-free]\ngetting_there: Bus 5.",
		"places/barn.md":    "title: Barn\naccess: [lift]\ngetting_there: Bus 9.",
		"services/class.md": "title: Class\ntype: class\nplaces: [hall, barn]\nroom: Loft\naccess: [parking]",
	}))
	b := browsertest.Open(t)
	addTo(t, b, host, "services/class")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Class | ")
	got := browsertest.Evaluate[string](b, `[...document.querySelectorAll(".leaf .facts > div")].slice(0, 3).map((e) => e.querySelector("dt").textContent + "=" + [...e.querySelectorAll("li, dd:not(:has(li))")].map((e) => e.textContent).join("|")).join("; ")`)
	if want := "Where=Hall. Getting there: Bus 5.. Access: Step-free|Barn. Getting there: Bus 9.. Access: Lift; Room=Loft; Access=Parking"; got != strings.ReplaceAll(want, "..", ".") {
		t.Errorf("got %q, want %q", got, want)
	}
	writeInto(t, b, "by", strings.Repeat("Anna Longname ", 5))
	b.Size(718, 1000)
	browsertest.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if got := browsertest.Evaluate[string](b, `((rects) => { const [h, ...made] = [".sheet-body .made", "h1"].flatMap(rects).reverse(); return made.some((r) => r.left < h.right && r.top < h.bottom - 2) ? "over" : "" + (made.length > 1); })((s) => {
		const range = document.createRange();
		range.selectNodeContents(document.querySelector(s));
		return [...range.getClientRects()];
	})`); got != "true" {
		t.Errorf("the heading is printed over: %s", got)
	}
}

// Where a browser stores nothing, a pack that came by a link works on its page, and who would begin one is told why not.
func TestPackWithoutStorage(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	addTo(t, b, host, "services/chair-yoga", "services/health-walk")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga; Health walk round Arrow Valley Lake | ")
	link := linkOf(b)

	private := browsertest.Open(t)
	const off = `for (const name of ["sessionStorage", "localStorage"]) Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });`
	browsertest.Call(private, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: off})
	private.Visit(link)
	wantPack(t, private, "Chair yoga; Health walk round Arrow Valley Lake | ")
	press(t, private, "Move Chair yoga down")
	press(t, private, "Large print")
	wantPack(t, private, "Health walk round Arrow Valley Lake; Chair yoga | Chair yoga is now 2 of 2.")
	press(t, private, "Remove Health walk round Arrow Valley Lake")
	wantPack(t, private, "Chair yoga | Health walk round Arrow Valley Lake is no longer in your pack.")
	changed := linkOf(private)
	private.Visit(host + "/")
	private.Visit(changed)
	wantPack(t, private, "Chair yoga | ")
	for address, button := range map[string]string{"/services/u3a/": "Add to pack", "/packs/what-is-out-there-for-me-to-do/": "Start my pack with this"} {
		private.Visit(host + address)
		press(t, private, button)
		if got := browsertest.Evaluate[string](private, `location.pathname + document.querySelector("main").textContent`); !strings.HasPrefix(got, address) || !strings.Contains(got, "keeps nothing from page to page") {
			t.Errorf("after %q: %.80s", button, got)
		}
	}
	if complaints := private.Complaints(); len(complaints) > 0 {
		t.Error(complaints)
	}
}

// What is on twice a week keeps its dates on the day itself too, and today's comes first.
func TestPackOnTheDayItself(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Clock(time.Date(2026, 11, 26, 7, 0, 0, 0, time.UTC)) // a Thursday
	addTo(t, b, host, "services/community-shed")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Community Shed | ")
	browsertest.Evaluate[bool](b, `(document.getElementById("week").click(), true)`)
	got := browsertest.Evaluate[string](b, `["#fridge time", ".leaf .facts time", ".group"].map((s) => [...document.querySelectorAll(s)].map((e) => e.textContent).join("; ")).join("\n")`)
	want := `Thursday 26 November, 9.30am; Monday 30 November, 9.30am; Thursday 3 December, 9.30am
Thursday 26 November; Monday 30 November; Thursday 3 December
Thursday 26 November; Monday 30 November`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// In the week each entry stands under every day that it has in the next seven, in full on the first of them. What is over
// for this week stands under its next day, and what is later is in order.
func TestPackAsAWeek(t *testing.T) {
	host := served(t, written(t, map[string]string{
		"index.md":            "title: Test",
		"services/twice.md":   "title: Twice\ntype: group\nwhen: [Mondays 10am to 11am, Wednesdays 2pm to 3pm]\ncontact: {phone: 01632 960 123}",
		"services/once.md":    "title: Once\ntype: group\nwhen: Mondays 9am to 10am",
		"services/tuesday.md": "title: Tuesday\ntype: group\nwhen: Tuesdays 8am to 9am",
		"services/often.md":   "title: Often\ntype: group\nwhen: Mondays, Wednesdays and Fridays 8am to 9am",
		"events/far.md":       "title: Far\nwhen: Thursday 21 January 2027, 10am to 11am",
		"events/farther.md":   "title: Farther\nwhen: Friday 22 January 2027, 9am to 10am",
		"services/line.md":    "title: Line\ntype: helpline",
	}))
	b := browsertest.Open(t)
	b.Clock(time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC)) // a Tuesday
	addTo(t, b, host, "services/twice", "events/farther", "events/far", "services/line", "services/once", "services/tuesday", "services/often")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Twice; Farther; Far; Line; Once; Tuesday; Often | ")
	browsertest.Evaluate[bool](b, `(document.getElementById("week").click(), true)`)
	got := browsertest.Evaluate[string](b, `[...document.querySelectorAll("#entries > li")].map((day) => day.querySelector("h2").textContent + ": "
		+ [...day.querySelectorAll(".leaf")].map((e) => e.querySelector("h3").textContent + (e.querySelector('[href^="tel"]') ? " in full" : "") + (e.matches(".again") ? ", " + e.querySelector("time").textContent : "")).join("; ")).join("\n")`)
	want := "Wednesday 25 November: Twice in full\nMonday 30 November: Once; Twice, Monday 30 November, 10am\nTuesday 1 December: Tuesday\nLater: Far; Farther\nAny day: Line; Often"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := browsertest.Evaluate[string](b, `document.querySelector("#fridge").textContent`); !strings.Contains(got, "Thursday 21 January 2027, 10am Far") {
		t.Errorf("a date of another year is without it: %s", got)
	}
}

// What a button says is in what it is called; which note a field is for is in its name; and there is room to press it.
func TestPackControlsHaveNames(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	addTo(t, b, host, "services/chair-yoga")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga | ")
	got := browsertest.Evaluate[string](b, `[...document.querySelectorAll(".leaf .tools button, .leaf summary")].map((e) => {
		const name = e.getAttribute("aria-label") || e.textContent, seen = e.firstChild.textContent;
		return name + (name.toLowerCase().includes(seen.toLowerCase()) ? "" : " is not " + seen) + (e.getBoundingClientRect().height < 24 ? " is low" : "");
	}).join("; ")`)
	if want := "Add a note about Chair yoga; Move Chair yoga up; Move Chair yoga down; Remove Chair yoga"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	press(t, b, "Large print")
	b.Visit(host + "/services/")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga | ")
	if got := browsertest.Evaluate[string](b, `document.documentElement.className + document.querySelector('[data-print="large"]').getAttribute("aria-pressed")`); !strings.Contains(got, "large") || !strings.Contains(got, "true") {
		t.Errorf("large print is forgotten: %s", got)
	}
}

// smallest is the smallest type on the page, in points.
const smallest = `Math.min(...[...document.querySelectorAll("body *")].filter((e) => e.getClientRects().length && [...e.childNodes].some((n) => n.nodeType == 3 && n.data.trim()))
	.map((e) => parseFloat(getComputedStyle(e).fontSize) * 0.75))`

// linesToWriteOn are the ruled lines for handwriting that paper has.
const linesToWriteOn = `(() => {
	const lines = [...document.querySelectorAll(".write > p")].filter((p) => p.getClientRects().length && getComputedStyle(p).borderBottomStyle == "solid");
	return lines.length + " lines, " + Math.floor(Math.min(...lines.map((p) => p.getBoundingClientRect().height)) * 25.4 / 96) + " mm apart";
})()`

// A pack of three has more room to write than a longer one, which would need another side for it.
func TestRoomForHandwriting(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	addTo(t, b, host, "services/health-walk", "services/u3a")
	for address, want := range map[string]string{
		"/pack/": "6 lines, 7 mm apart", "/packs/what-is-out-there-for-me-to-do/": "2 lines, 7 mm apart", "/services/county-talking-therapies/": "3 lines, 7 mm apart",
	} {
		b.Visit(host + address)
		b.Await(`!document.querySelector("#pack[hidden]")`)
		browsertest.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		if got := browsertest.Evaluate[string](b, linesToWriteOn); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
		browsertest.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""})
	}
}

// On paper a pack of eight takes two sides in clear print; its phones and dates are there, and its code opens it.
func TestPackOnPaper(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	eight := []string{"services/health-walk", "services/walking-sports", "services/community-shed", "services/ahead-of-wellbeing", "services/u3a",
		"services/action-for-happiness-app", "services/job-club", "services/cook-and-eat"}
	addTo(t, b, host, eight...)
	b.Visit(host + "/pack/")
	browsertest.Evaluate[string](b, inPack)
	yes := true
	print := func() []byte {
		return browsertest.Call(b, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes}).Data
	}
	size := func() float64 {
		browsertest.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		defer browsertest.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""})
		return browsertest.Evaluate[float64](b, smallest)
	}
	ruled := func() string {
		browsertest.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		defer browsertest.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""})
		return browsertest.Evaluate[string](b, linesToWriteOn)
	}
	if got := ruled(); got != "2 lines, 7 mm apart" {
		t.Errorf("to write on there are %s", got)
	}
	clear := print()
	if n := sides(clear); n < 1 || n > 2 {
		t.Errorf("a pack of eight takes %d sides", n)
	}
	clearSize := size()
	browsertest.Evaluate[bool](b, `(document.querySelector('[data-print="large"]').click(), true)`)
	if largeSize := size(); clearSize < 12 || largeSize < 16 {
		t.Errorf("the smallest type has %v and %v points", clearSize, largeSize)
	}
	large := print()
	keepPDF(t, "pack-clear", clear)
	keepPDF(t, "pack-large", large)

	if d := browsertest.Evaluate[string](b, `document.querySelector("#code .dark").getAttribute("d")`); !strings.HasPrefix(d, "M4 4h7v1h-7z") {
		t.Errorf("no code: %.40s", d)
	}
	text := pdfText(t, clear)
	for _, want := range []string{"Page 2 of 2", "01632 960 302", "Wednesday 25 November", "999", "NHS 111.", "116 123", "You could say", "Wed 25 Nov", "My notes"} {
		if !strings.Contains(text, want) {
			t.Errorf("the PDF does not say %q", want)
		}
	}
	addTo(t, b, host, "services/chair-yoga", "services/knit-and-natter", "events/coffee-and-a-catch-up", "services/national-debtline")
	b.Visit(host + "/pack/")
	browsertest.Evaluate[string](b, inPack)
	if link, got := browsertest.Evaluate[string](b, `location.href`), scanned(t, print()); got != link || strings.Count(link, "-") != 11 {
		t.Errorf("the code of twelve says %q, want %q", got, link)
	}
}

// An entry comes out of the printer as a letter to hand over: at most a sheet, with room for names and a note, and without
// what only leads on to other pages.
func TestLetterOnPaper(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	for address, says := range map[string]string{
		"services/county-talking-therapies": "To Date County talking therapies|01632 960 340|What to say when you call|How to start: You can contact them yourself, or a professional can refer you|77 High Street|The bus station|Referred by On|A note for you|From Telephone|Samaritans 116 123",
		"events/coffee-and-a-catch-up":      "To Date Coffee and a catch-up|01632 960 300|Tuesday 23 February 2027, 10am|When you get there|A note for you",
	} {
		b.Visit(host + "/" + address + "/")
		yes := true
		pdf := browsertest.Call(b, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes}).Data
		keepPDF(t, "letter-"+strings.ReplaceAll(address, "/", "-"), pdf)
		if n := sides(pdf); n < 1 || n > 2 {
			t.Errorf("%s takes %d sides", address, n)
		}
		text := pdfText(t, pdf)
		for n := 1; n <= sides(pdf); n++ {
			if sheet := pdfText(t, pdf, "-f", fmt.Sprint(n), "-l", fmt.Sprint(n)); !strings.Contains(sheet, fmt.Sprintf("Page %d of %d", n, sides(pdf))) || !strings.Contains(sheet, "In danger 999") {
				t.Errorf("side %d of the letter of %s lacks its number, or urgent help:\n%s", n, address, sheet)
			}
		}
		for want := range strings.SplitSeq(says, "|") {
			if !strings.Contains(text, want) {
				t.Errorf("the letter of %s does not say %q:\n%s", address, want, text)
			}
		}
		for _, other := range []string{"Add to pack", "Others that may help", "What you can hear about there", "Helps with", "print this page"} {
			if strings.Contains(text, other) {
				t.Errorf("the letter of %s says %q", address, other)
			}
		}
	}
}

// sides is how many pages a PDF has.
func sides(pdf []byte) int { return len(regexp.MustCompile(`/Type ?/Page\b[^s]`).FindAll(pdf, -1)) }

// keepPDF keeps a file for a person to look at.
func keepPDF(t *testing.T, name string, data []byte) {
	if shots := os.Getenv("SIGNPOST_SCREENSHOTS"); shots != "" {
		if err := os.WriteFile(filepath.Join(shots, name+".pdf"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tool runs one of poppler's or ZBar's programs. Where a browser is required they are too.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("SIGNPOST_BROWSER") == "require" {
			t.Fatalf("%s is not installed, and nothing is to be skipped", name)
		}
		t.Skipf("%s is not installed: what the PDF holds was not read", name)
	}
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

func pdfText(t *testing.T, pdf []byte, options ...string) string {
	name := filepath.Join(t.TempDir(), "pack.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(tool(t, "pdftotext", append(options, name, "-")...)), " ")
}

// scanned is what a code on the first page says.
func scanned(t *testing.T, pdf []byte) string {
	dir := t.TempDir()
	name := filepath.Join(dir, "pack.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	tool(t, "pdftoppm", "-r", "150", "-png", "-singlefile", name, filepath.Join(dir, "page"))
	return strings.TrimSpace(tool(t, "zbarimg", "--quiet", "--raw", filepath.Join(dir, "page.png")))
}

// A pack that is opened later tells what has changed since it was made.
func TestPackAgesWell(t *testing.T) {
	site := func(files map[string]string) string {
		dir := t.TempDir()
		files["index.md"] = "title: Test\nbase_url: https://example.org/"
		files["places/hall.md"], files["places/barn.md"] = "title: Hall", "title: Barn"
		for name, fields := range files {
			path := filepath.Join(dir, "content", name)
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte("---\n"+fields+"\n---\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		return served(t, dir)
	}
	before := site(map[string]string{
		"services/same.md":    "title: Same\ntype: group\nplaces: [hall]\nwhen: Mondays 10am to 12 noon",
		"services/shut.md":    "title: Shut\ntype: group\ncontact: {phone: \"01632 960 123\"}",
		"services/moved.md":   "title: Moved\ntype: group\nplaces: [hall]",
		"services/times.md":   "title: Times\ntype: group\nwhen: Tuesdays 10am to 12 noon",
		"services/gone.md":    "title: Gone\ntype: group",
		"services/renamed.md": "title: Renamed\ntype: group",
		"events/series.md":    "title: Series\nwhen: Tuesdays 10am to 12 noon, January 2027",
		"events/off.md":       "title: Called off\nwhen: Tuesdays 10am to 12 noon, March 2027",
	})
	after := site(map[string]string{
		"services/same.md":     "title: Same\ntype: group\nplaces: [hall]\nwhen: Mondays 10am to 12 noon",
		"services/shut.md":     "title: Shut\ntype: group\nstatus: closed\ninstead: [other]",
		"services/other.md":    "title: Other\ntype: group\ncontact: {phone: \"01632 960 124\"}",
		"services/moved.md":    "title: Moved\ntype: group\nplaces: [barn]",
		"services/times.md":    "title: Times\ntype: group\nwhen: Wednesdays 10am to 12 noon",
		"services/new-name.md": "title: New name\ntype: group\naliases: [renamed]",
		"events/series.md":     "title: Series\nwhen: Tuesdays 10am to 12 noon, January 2027",
		"events/off.md":        "title: Called off\nwhen: Tuesdays 10am to 12 noon, March 2027\ncancelled: [2027-03-09]",
	})
	b := browsertest.Open(t)
	addTo(t, b, before, "services/same", "services/shut", "services/moved", "services/times", "events/off", "services/gone", "services/renamed", "events/series")
	b.Visit(before + "/pack/")
	wantPack(t, b, "Same; Shut; Moved; Times; Called off; Gone; Renamed; Series | ")
	link := strings.Replace(browsertest.Evaluate[string](b, `location.href`), before, after, 1)
	b.Clock(time.Date(2027, 2, 3, 9, 0, 0, 0, time.UTC))
	b.Visit(link)
	wantPack(t, b, "Same; Shut; Moved; Times; Called off; New name; Series | ")
	told := func() string {
		return browsertest.Evaluate[string](b, `[...document.querySelectorAll("#told, #since p:first-child, .leaf .notice")].filter((e) => e.getClientRects().length)
			.map((e) => (e.closest(".leaf")?.querySelector("h2").textContent ?? "") + ": " + e.innerText.replace(/\s+/g, " ").trim()).join("\n")`)
	}
	want := `: One thing of this pack is no longer in the directory, or can't be kept in a pack any more.
: Some things have changed since 24 November 2026. They are marked below.
Shut: Closed. This is no longer on. Try this instead: Other, 01632 960 124 Put Other in its place
Moved: Changed since this pack was made: another place or room.
Times: Changed since this pack was made: new times or dates.
Called off: Changed since this pack was made: new times or dates.
Series: This series is over. There are no more dates.`
	if got := told(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	b.Visit(after + "/services/")
	b.Visit(after + "/pack/")
	wantPack(t, b, "Same; Shut; Moved; Times; Called off; New name; Series | ")
	if got := told(); got != want {
		t.Errorf("later: got\n%s\nwant\n%s", got, want)
	}
	press(t, b, "Put Other in its place")
	press(t, b, "I have seen what changed")
	wantPack(t, b, "Same; Other; Moved; Times; Called off; New name; Series | The pack is up to date.")
	if got := told(); strings.Contains(got, "Changed") || strings.Contains(got, "Closed") {
		t.Error(got)
	}
}

// Once opened, a pack works without a line, with what a phone knows of all entries.
func TestPackWithoutALine(t *testing.T) {
	server := httptest.NewServer(http.FileServer(http.Dir(buildSample(t, sampleDay))))
	defer server.Close()
	b := browsertest.Open(t)
	addTo(t, b, server.URL, "services/health-walk")
	b.Visit(server.URL + "/pack/")
	wantPack(t, b, "Health walk round Arrow Valley Lake | ")
	browsertest.Evaluate[bool](b, `(async () => {
		await navigator.serviceWorker.ready;
		for (let i = 0; i < 100 && !(await caches.match("/pack/entries.json")); i++) await new Promise((r) => setTimeout(r, 100));
		return true;
	})()`)
	server.CloseClientConnections()
	server.Close()
	b.Visit(server.URL + "/pack/")
	wantPack(t, b, "Health walk round Arrow Valley Lake | ")
	for path, want := range map[string]string{"/urgent/": "999", "/": "Where do I start?"} {
		b.Visit(server.URL + path)
		if got := browsertest.Evaluate[string](b, `document.querySelector("main")?.textContent ?? ""`); !strings.Contains(got, want) {
			t.Errorf("without a line %s says %.80q", path, got)
		}
	}
}

// writeInto writes into a field of the pack, as somebody who types does.
func writeInto(t *testing.T, b *browsertest.Browser, id, text string) {
	t.Helper()
	browsertest.Evaluate[bool](b, fmt.Sprintf(`((f) => { f.value = %s; f.dispatchEvent(new Event("input", { bubbles: true })); return true; })(document.getElementById(%q))`, quoted(t, text), id))
}

// linkOf is the link of the pack, once nobody has written for a moment.
func linkOf(b *browsertest.Browser) string {
	return browsertest.Evaluate[string](b, `new Promise((r) => setTimeout(() => r(location.href), 400))`)
}

// What was noted in a pack was for one person: an emptied pack takes none of it on to the next.
func TestEmptiedPackForgetsItsNotes(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	addTo(t, b, host, "services/chair-yoga")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga | ")
	for id, text := range map[string]string{"note": "For Mary", "by": "Ann"} {
		writeInto(t, b, id, text)
	}
	browsertest.Evaluate[bool](b, `(document.getElementById("in-link").click(), document.getElementById("keep").click(), true)`)
	press(t, b, "Remove Chair yoga")
	if stored := browsertest.Evaluate[string](b, `JSON.stringify([...Object.values(localStorage), ...Object.values(sessionStorage)])`); stored != "[]" {
		t.Errorf("stored: %s", stored)
	}
	addTo(t, b, host, "services/health-walk")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Health walk round Arrow Valley Lake | ")
	if got := browsertest.Evaluate[string](b, `new Promise((r) => setTimeout(() => r(location.href + document.getElementById("note").value + document.getElementById("keep").checked), 400))`); strings.Contains(got, "Mary") || strings.Contains(got, "n=") || strings.Contains(got, "true") {
		t.Errorf("the note goes on: %s", got)
	}
}

// A pack that somebody keeps on the phone stays as it is while a link of somebody else's is looked at.
func TestKeptPackOutlivesALink(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	addTo(t, b, host, "services/chair-yoga")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga | ")
	browsertest.Evaluate[bool](b, `(document.getElementById("keep").click(), true)`)
	other := browsertest.Open(t)
	addTo(t, other, host, "services/health-walk")
	other.Visit(host + "/pack/")
	wantPack(t, other, "Health walk round Arrow Valley Lake | ")
	link := linkOf(other)

	b.Visit(host + "/")
	b.Visit(link)
	wantPack(t, b, "Health walk round Arrow Valley Lake | ")
	b.Visit(host + "/")
	if kept := browsertest.Evaluate[string](b, `Object.values(localStorage).join()`); !strings.Contains(kept, "chair-yoga") || strings.Contains(kept, "health-walk") {
		t.Errorf("kept: %s", kept)
	}
	browsertest.Evaluate[bool](b, `(sessionStorage.clear(), true)`) // another day
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga | ")
}

// Two tabs have one pack that is kept: what one adds the other has too, and neither overwrites what the other has added.
func TestKeptPackInTwoTabs(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	addTo(t, b, host, "services/chair-yoga")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga | ")
	browsertest.Evaluate[bool](b, `(document.getElementById("keep").click(), true)`)
	b.Visit(host + "/services/u3a/")
	// What another tab stores is another entry in the same place, told by an event.
	browsertest.Evaluate[bool](b, `(() => {
		const [key] = Object.keys(localStorage), pack = JSON.parse(localStorage[key]);
		pack.entries.push("services/health-walk");
		localStorage[key] = JSON.stringify(pack);
		return dispatchEvent(new StorageEvent("storage", { key }));
	})()`)
	if got := browsertest.Evaluate[string](b, yourPack); got != "Your pack (2)" {
		t.Errorf("after another tab added one: %s", got)
	}
	press(t, b, "Add to pack")
	b.Visit(host + "/pack/")
	wantPack(t, b, "Chair yoga; Health walk round Arrow Valley Lake; U3A in Redditch | ")
	browsertest.Evaluate[bool](b, `(() => {
		const [key] = Object.keys(localStorage), pack = JSON.parse(localStorage[key]);
		pack.entries.shift();
		localStorage[key] = JSON.stringify(pack);
		return dispatchEvent(new StorageEvent("storage", { key }));
	})()`)
	wantPack(t, b, "Health walk round Arrow Valley Lake; U3A in Redditch | ")
}
