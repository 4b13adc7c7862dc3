package main

import (
	"strings"
	"testing"
	"time"

	"signpost/cmd/signpost/internal/browsertest"
)

// The pages of these tests were made on 24 November 2026; the visitor's clock goes on without another build.

// comingTimes are the moments that a page shows as ones to go to: RFC 3339, or without offset those that the script wrote.
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
	if got := text(".dates"); got != "Jun 2Today Wednesday 2 June 2027, 10.30am to 11.30am Jun 9Wednesday 9 June 2027, 10.30am to 11.30am Jun 16Wednesday 16 June 2027, 10.30am to 11.30am" {
		t.Error(got)
	}
	if got := browsertest.Evaluate[string](b, `document.querySelector(".dates time").dateTime`); !strings.HasPrefix(got, "2027-06-02T10:30") {
		t.Error(got)
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
