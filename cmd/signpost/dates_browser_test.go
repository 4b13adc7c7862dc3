package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"signpost/cmd/signpost/internal/browsertest"
)

// The pages of these tests were made on 24 November 2026; the visitor's clock goes on without another build.

// comingTimes are the moments that a page shows as ones to go to.
const comingTimes = `[...document.querySelectorAll("main time")]
	.filter((t) => !t.closest("details, del, .checked, .soft") && t.getClientRects().length && t.dateTime.length > 10)
	.map((t) => t.dateTime.slice(0, 16))`

func TestNothingOverIsShownLater(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	b.Zone("America/New_York") // the visitor is away; the directory's clock counts
	b.Size(360, 800)
	for _, now := range []string{"2027-02-23T11:00", "2027-04-29T12:01", "2027-11-24T09:00", "2028-06-01T09:00"} {
		london, err := time.ParseInLocation("2006-01-02T15:04", now, mustZone(t))
		if err != nil {
			t.Fatal(err)
		}
		b.Clock(london)
		for _, page := range pageKinds {
			b.Visit(host + page)
			for _, complaint := range b.Complaints() {
				if !strings.Contains(complaint, "404") {
					t.Errorf("%s: %s", page, complaint)
				}
			}
			for _, start := range browsertest.Evaluate[[]string](b, comingTimes) {
				// What has begun and is not over may stay; nothing in the sample takes longer than a day.
				if began, err := time.ParseInLocation("2006-01-02T15:04", start, london.Location()); err != nil || london.Sub(began) > 9*time.Hour {
					t.Errorf("at %s, %s shows %s", now, page, start)
				}
			}
		}
	}
}

func mustZone(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func TestDatesFollowTheVisitorsClock(t *testing.T) {
	host := servedSample(t)
	b := browsertest.Open(t)
	at := func(now, page string) {
		t.Helper()
		moment, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		b.Clock(moment)
		b.Visit(host + page)
	}
	text := func(selector string) string {
		t.Helper()
		return browsertest.Evaluate[string](b, `document.querySelector("`+selector+`")?.textContent.trim().replace(/\s+/g, " ") ?? "nothing"`)
	}

	// While the first session goes on it is there; then the next is first.
	at("2027-02-23T11:59:00Z", "/events/coffee-and-a-catch-up/")
	if got := text(".dates li"); !strings.HasPrefix(got, "Feb 23Today Tuesday 23 February 2027, 10am to 12 noon") {
		t.Error(got)
	}
	at("2027-02-23T12:01:00Z", "/events/coffee-and-a-catch-up/")
	if got := text(".dates li"); !strings.HasPrefix(got, "Feb 25Thursday 25 February 2027") {
		t.Error(got)
	}
	at("2027-02-24T12:00:00Z", "/events/coffee-and-a-catch-up/")
	if got := text(".dates li"); !strings.HasPrefix(got, "Feb 25Tomorrow Thursday 25 February 2027") {
		t.Error(got)
	}
	// The last one ends by the summer clock: at 11 o'clock by the other.
	at("2027-04-29T11:01:00Z", "/events/coffee-and-a-catch-up/")
	if got := text("[data-none]:not([hidden])"); !strings.HasPrefix(got, "This series is over.") {
		t.Error(got)
	}

	// A weekly group has a next date half a year later, in words and for programs, and three of them on its page.
	at("2027-06-02T09:00:00Z", "/services/health-walk/")
	if got := text(".dates"); got != "Jun 2Today Wednesday 2 June 2027, 10.30am to 11.30amJun 9Wednesday 9 June 2027, 10.30am to 11.30amJun 16Wednesday 16 June 2027, 10.30am to 11.30am" {
		t.Error(got)
	}
	if got := browsertest.Evaluate[string](b, `document.querySelector(".dates time").dateTime`); got != "2027-06-02T10:30:00+01:00" {
		t.Error(got)
	}
	// Who says that all is still right says it of the day on which they look, and of the same entry.
	for _, end := range browsertest.Evaluate[[]string](b, `[...document.querySelectorAll("[data-today]")].map((a) => a.href)`) {
		if !strings.HasSuffix(end, "%0D%0A%0D%0ADate%3A%202027-06-02") && !strings.HasSuffix(end, "%2Fservices%2Fhealth-walk%2F&date=2027-06-02") {
			t.Error(end)
		}
	}
	at("2027-02-25T13:00:00Z", "/events/")
	if got := text(".day h3"); got != "Friday 26 February 2027" && !strings.Contains(got, "2027") {
		t.Error(got)
	}
	if n := browsertest.Evaluate[int](b, `document.querySelectorAll('a[href="#2026-12"], [id="2026-12"]').length`); n != 0 {
		t.Error("December is still there in February")
	}
	at("2027-02-25T13:00:00Z", "/")
	if n := browsertest.Evaluate[int](b, `document.querySelectorAll("[data-show] > li").length`); n < 6 {
		t.Errorf("the home page has %d dates left", n)
	}
	at("2027-12-01T13:00:00Z", "/events/")
	if got := text("[data-until]:not([hidden])"); !strings.HasPrefix(got, "This list ends on 24 December 2027") {
		t.Error(got)
	}
}

// What the script finds where a page of long ago is opened, or where dates of one series are of different kinds.
func TestDatesThatDiffer(t *testing.T) {
	dir := t.TempDir()
	for name, fields := range map[string]string{
		"index.md":          "title: Test\nbase_url: https://example.org/",
		"themes/meeting.md": "title: Meeting",
		"places/hall.md":    "title: Hall",
		"services/group.md": "title: Group\ntype: group\nthemes: [meeting]\nplaces: [hall]\nwhen:\n  - Mondays 10am to 12 noon\n  - Saturday 5 December 2026, 7pm till late\n" +
			"cancelled: [2026-12-07]\nmoved: [{from: 2026-11-30, to: 2026-12-02}]",
		"services/talked-of.md": "title: Talked of\ntype: advice\nthemes: [meeting]",
		"events/weekly.md":      "title: Weekly\nthemes: [meeting]\nplace: hall\nwhen: Sundays 12.30am to 2.30am\nservices: [talked-of]",
		"events/late.md":        "title: Late\nthemes: [meeting]\nplace: hall\nwhen: Saturday 5 December 2026, 7pm till late",
	} {
		path := filepath.Join(dir, "content", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("---\n"+fields+"\n---\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	host := served(t, dir)
	b := browsertest.Open(t)
	for _, test := range []struct{ now, page, selector, want string }{
		// A moved date takes what is said of it along, and the cancelled one stands where it belongs.
		{"2026-11-30T09:00", "/services/group/", ".dates", "Wednesday 2 December 2026, 10am to 12 noon Moved from Monday 30 November 2026; " +
			"Saturday 5 December 2026, 7pm till late; Monday 7 December 2026, 10am to 12 noon Cancelled; Monday 14 December 2026, 10am to 12 noon"},
		{"2026-12-03T09:00", "/services/group/", ".dates", "Saturday 5 December 2026, 7pm; Monday 7 December 2026, 10am to 12 noon Cancelled; " +
			"Monday 14 December 2026, 10am to 12 noon; Monday 21 December 2026, 10am to 12 noon"},
		// Till late is not for ever.
		{"2026-12-05T22:00", "/events/late/", ".dates", "Today Saturday 5 December 2026, 7pm till late"},
		{"2026-12-06T09:00", "/events/late/", "[data-none]", "This series is over. See what is on now"},
		{"2026-12-06T09:00", "/themes/meeting/", ".card h3", "Weekly; Talked of; Group"},
		// The nights on which the clocks change.
		{"2027-03-28T02:29", "/events/weekly/", ".dates > li:first-child", "Today Sunday 28 March 2027, 12.30am to 2.30am"},
		{"2027-03-28T02:31", "/events/weekly/", ".dates > li:first-child", "Sunday 4 April 2027, 12.30am to 2.30am"},
		{"2027-10-31T02:29", "/events/weekly/", ".dates > li:first-child", "Today Sunday 31 October 2027, 12.30am to 2.30am"},
		// A page that ends before its series does says so, and not that the series is over.
		{"2027-11-20T09:00", "/events/weekly/", "[data-until], [data-none]", ""},
		{"2027-12-01T09:00", "/events/weekly/", "[data-until], [data-none]", "Dates are known up to 24 December 2027. Please ask about later ones before you go."},
		{"2027-12-30T09:00", "/events/weekly/", "[data-until], [data-none]", "Dates are known up to 24 December 2027. Please ask about later ones before you go."},
		{"2027-12-30T09:00", "/events/weekly/", ".dates", ""},
		// Headings don't promise what is not there any more; what goes on without known dates stays.
		{"2027-05-01T09:00", "/services/talked-of/", "#talk + p + .dates .title", "Weekly; Weekly; Weekly"},
		{"2027-12-30T09:00", "/services/talked-of/", "#talk", ""},
		{"2027-12-30T09:00", "/places/hall/", "h2", "Groups; Everything here; This page"},
		{"2027-12-30T09:00", "/themes/meeting/", ".card h3", "Weekly; Talked of; Group"},
		{"2027-12-30T09:00", "/themes/meeting/", "[data-none]", "No dates are known at the moment. Ring us, and we will help you to find something."},
		// Paper too.
		{"2027-12-10T09:00", "/events/weekly/poster/", ".days:not([hidden]) time", "Sunday 12 December 2027; Sunday 19 December 2027"},
		{"2027-12-30T09:00", "/events/weekly/poster/", "[data-none]", "No more dates are known."},
		{"2027-12-30T09:00", "/themes/meeting/noticeboard/", "[data-none]", "No dates are known at the moment."},
	} {
		now, err := time.ParseInLocation("2006-01-02T15:04", test.now, mustZone(t))
		if err != nil {
			t.Fatal(err)
		}
		b.Clock(now)
		b.Visit(host + test.page)
		script := "[...document.querySelectorAll(`" + test.selector + "`" + `)].filter((e) => !e.closest("details") && e.getClientRects().length)
			.flatMap((e) => e.matches("ul") ? [...e.children] : [e])
			.map((e) => (e.querySelector(":scope > div") ?? e).innerText.trim().replace(/\s+/g, " ")).join("; ")`
		if got := browsertest.Evaluate[string](b, script); got != test.want {
			t.Errorf("at %s, %s has %s\n%q, want\n%q", test.now, test.page, test.selector, got, test.want)
		}
	}
}
