package calendar

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/directory"
)

// starts are the days of a calendar's sessions.
func starts(t *testing.T, d *directory.Directory, c Calendar) []string {
	t.Helper()
	var list []string
	for _, s := range read(t, write(t, d, c)) {
		list = append(list, s.Start[:10])
	}
	return list
}

func TestThemePlaceAndAreaHoldTheirDates(t *testing.T) {
	d := load(t, "2026-10-12", map[string]string{"x": `---
title: Drop-in
themes: [loneliness]
place: centre
when: 2, 9, 16 and 23 February 2027, 10am to 12 noon
moved: [{from: 2027-02-16, to: 2027-02-17}]
sessions:
  - {on: 2027-02-09, themes: [debt-advice]}
  - {on: 2027-02-16, themes: [debt-advice], place: hall}
---
`})
	theme := func(slug string) *directory.Theme {
		return d.Themes[slices.IndexFunc(d.Themes, func(t *directory.Theme) bool { return t.Slug == slug })]
	}
	area := func(slug string) *directory.Area {
		return d.Areas[slices.IndexFunc(d.Areas, func(a *directory.Area) bool { return a.Slug == slug })]
	}
	place := func(slug string) *directory.Place {
		return d.Places[slices.IndexFunc(d.Places, func(p *directory.Place) bool { return p.Slug == slug })]
	}
	for _, test := range []struct {
		name string
		c    Calendar
		want string
	}{
		{"all", All(d), "2027-02-02 2027-02-09 2027-02-17 2027-02-23"},
		{"loneliness", OfTheme(d, theme("loneliness")), "2027-02-02 2027-02-23"},
		{"debt advice", OfTheme(d, theme("debt-advice")), "2027-02-09 2027-02-17"},
		{"centre", OfPlace(d, place("centre")), "2027-02-02 2027-02-09 2027-02-23"},
		{"hall", OfPlace(d, place("hall")), "2027-02-17"},
		{"Redditch", OfArea(d, area("redditch")), "2027-02-02 2027-02-09 2027-02-23"},
		{"Bromsgrove", OfArea(d, area("bromsgrove")), "2027-02-17"},
		{"Worcestershire", OfArea(d, area("worcestershire")), "2027-02-02 2027-02-09 2027-02-17 2027-02-23"},
	} {
		if got := strings.Join(starts(t, d, test.c), " "); got != test.want {
			t.Errorf("%s: %s, not %s", test.name, got, test.want)
		}
		if text := write(t, d, test.c); !strings.Contains(text, "UID:events-x@directory.example.org\r\n") {
			t.Errorf("%s: the event has another UID", test.name)
		}
	}
}

func TestVariationIsSaid(t *testing.T) {
	d, e := one(t, "2026-10-12", "---\ntitle: Drop-in\nplace: centre\nroom: Upstairs\nwhen: 2 and 9 February 2027, 10am to 12 noon\n"+
		"sessions: [{on: 2027-02-09, title: Debt day, place: hall, note: Bring your letters.}]\n---\n")
	text := strings.ReplaceAll(write(t, d, OfEvent(d, e)), "\r\n ", "")
	for _, line := range []string{"SUMMARY:Debt day", `LOCATION:Village Hall\, Bromsgrove`, `DESCRIPTION:Bring your letters.\nhttps://directory.example.org/events/x/`} {
		if !strings.Contains(text, "\r\n"+line+"\r\n") {
			t.Errorf("there is no line %s in\n%s", line, text)
		}
	}
}

func TestCancelledTargetOfAMove(t *testing.T) {
	d, e := one(t, "2026-10-12", "---\ntitle: Club\nwhen: Mondays 10am to 12 noon, 4 January 2027 to 1 February 2027\n"+
		"moved: [{from: 2027-01-11, to: 2027-01-12}]\ncancelled: [2027-01-12]\n---\n")
	for _, s := range read(t, write(t, d, OfEvent(d, e))) {
		if got := strings.HasPrefix(s.Start, "2027-01-12"); got != s.Cancelled {
			t.Errorf("%v", s)
		}
	}
}

func TestLeftOut(t *testing.T) {
	d := load(t, "2026-10-12", map[string]string{
		"open":      "---\ntitle: Open\nwhen: Mondays 10am\n---\n",
		"paused":    "---\ntitle: Paused\nstatus: paused\nwhen: Mondays 10am\n---\n",
		"closed":    "---\ntitle: Closed\nstatus: closed\nwhen: Mondays 10am\n---\n",
		"sensitive": "---\ntitle: Safe from abuse\nsensitive: true\nwhen: Mondays 10am\n---\n",
		"past":      "---\ntitle: Past\nwhen: 4 May 2020, 10am to 12 noon\n---\n",
	})
	all := write(t, d, All(d))
	for _, e := range d.Events {
		own := OfEvent(d, e)
		text := write(t, d, own)
		if got, want := strings.Contains(all, "SUMMARY:"+e.Title), e.Slug == "open"; got != want {
			t.Errorf("%s in the calendar of all: %t", e.Slug, got)
		}
		if got, want := len(read(t, text)) > 0, e.Slug == "open" || e.Slug == "past"; got != want {
			t.Errorf("%s in its own calendar: %t", e.Slug, got)
		}
		if e.Sensitive && strings.Contains(text+own.Name+own.URL, "abuse") || strings.Contains(text, "events/sensitive") {
			t.Errorf("the calendar of a sensitive event names it:\n%s", text)
		}
		if e.Slug != "open" && Google(d, e) != "" {
			t.Errorf("%s has a link to Google", e.Slug)
		}
	}
}

func TestConfidentialPlace(t *testing.T) {
	d := load(t, "2026-10-12", map[string]string{
		"x":                "---\ntitle: Group\nplace: refuge\nwhen: Mondays 10am\n---\n",
		"places/refuge.md": "---\ntitle: A safe house\naddress: [12 Secret Street]\npostcode: B97 4EX\nlat: 52.1\nlon: -1.2\narea: redditch\nconfidential_address: true\n---\n",
	})
	text := write(t, d, All(d))
	if !strings.Contains(text, `LOCATION:A confidential address: ring first\, Redditch`) || strings.Contains(text, "safe house") || strings.Contains(text, "Secret") ||
		strings.Contains(text, "B97") || strings.Contains(text, "GEO") {
		t.Error(text)
	}
}

func TestUID(t *testing.T) {
	d := load(t, "2026-10-12", map[string]string{"new-name": "---\ntitle: Group\naliases: [first-name, second-name]\nwhen: Mondays 10am\n---\n"})
	if got, want := UID(d, &d.Events[0].Entry), "events-first-name@directory.example.org"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	d.Settings.BaseURL, d.Settings.StatedURL = "https://preview.example/", "https://example.github.io/redditch/"
	if got, want := UID(d, &d.Events[0].Entry), "redditch-events-first-name@example.github.io"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestSameContentSameBytes(t *testing.T) {
	events := map[string]string{"x": dropIn, "y": "---\ntitle: Club\nwhen: Mondays 10am to 12 noon except bank holidays\n---\n"}
	d := load(t, "2026-10-12", events)
	first := write(t, d, All(d))
	if first != write(t, d, All(d)) {
		t.Error("two writes differ")
	}
	for _, today := range []string{"2026-10-12", "2026-10-13", "2026-11-30"} {
		d := load(t, today, events)
		if write(t, d, All(d)) != first {
			t.Errorf("the file of %s is another", today)
		}
	}
}

// checkLines fails where a file is not made of folded lines as RFC 5545, section 3.1, has them.
func checkLines(t *testing.T, text string) {
	t.Helper()
	if !strings.HasSuffix(text, "\r\n") || !utf8.ValidString(text) {
		t.Error("the file is cut, or no UTF-8")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n\x00") || !utf8.ValidString(line) {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
	}
}

func TestFoldingAndInjection(t *testing.T) {
	for _, title := range []string{
		"Coffee\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
		"Coffee\nATTENDEE:mailto:x@example.org",
		"Coffee\rX-EVIL:1",
		"Coffee\u2028X-EVIL:1",
		`Coffee\; BEGIN:VEVENT, "tea"; and \n cake`,
		strings.Repeat("Ŵythnosol 😀", 40),
		strings.Repeat("x", 74) + "é" + strings.Repeat("y", 200),
		" ", "é\xff",
	} {
		testTitle(t, title)
	}
}

func FuzzTitle(f *testing.F) {
	f.Add("Coffee\r\nEND:VEVENT")
	f.Fuzz(testTitle)
}

func testTitle(t *testing.T, title string) {
	d, e := one(t, "2026-10-12", dropIn)
	e.Title, e.Summary, e.Food, e.Place.Title, e.Themes[0].Title = title, title, title, title, title
	c := OfEvent(d, e)
	c.Description = title
	text := write(t, d, c)
	checkLines(t, text)
	sessions := read(t, text)
	if len(sessions) != 6 {
		t.Errorf("%d sessions, not 6", len(sessions))
	}
	for _, s := range sessions {
		if s.Title != clean(title) {
			t.Errorf("title %q was read as %q", title, s.Title)
		}
	}
}

func BenchmarkWrite500(b *testing.B) {
	events := map[string]string{}
	whens := []string{
		"Every Wednesday, 10.30am to 11.30am", "Last Tuesday and last Thursday of the month, 10am to 12 noon",
		"Mondays 10am to 12 noon except bank holidays", "First Friday of the month, 2pm to 4pm", "13 February 2027 and 8 May 2027, 7pm to 10pm",
	}
	for i := range 500 {
		events[fmt.Sprint("e", i)] = fmt.Sprintf("---\ntitle: Event %d\nsummary: A group that meets.\nplace: centre\nthemes: [loneliness]\nwhen: %s\n---\n", i, whens[i%len(whens)])
	}
	d := load(b, "2026-10-12", events)
	for b.Loop() {
		if err := Write(io.Discard, d, All(d)); err != nil {
			b.Fatal(err)
		}
	}
}
