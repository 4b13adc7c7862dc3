package calendar

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

const index = `---
title: Redditch directory
base_url: https://directory.example.org
timezone: Europe/London
nation: england
terms:
  - {name: Autumn 2026, from: 2026-09-03, to: 2026-10-23}
  - {name: Late autumn 2026, from: 2026-11-02, to: 2026-12-18}
  - {name: Spring 2027, from: 2027-01-04, to: 2027-02-12}
---
`

const dropIn = `---
title: Coffee and a catch-up
summary: A cup of coffee with people who know what help there is.
themes: [loneliness]
place: centre
room: Upstairs, there is a lift. A second room is free for a private talk.
when: Last Tuesday and last Thursday of the month, 10am to 12 noon, February to April 2027
cancelled: [2027-03-25]
sessions:
  - {on: 2027-04-27, themes: [debt-advice], partners: [citizens-advice]}
contact: {phone: "01632 960 123"}
food: Hot drinks and lunch
checked: {on: 2026-10-12, by: Team, how: phone}
---
`

// around are the entries that an event may name.
var around = map[string]string{
	"index.md":                         index,
	"places/centre.md":                 "---\ntitle: Ecumenical Centre\naddress: [Evesham Walk, Redditch]\npostcode: B97 4EX\nlat: 52.3066\nlon: -1.943\narea: redditch\n---\n",
	"places/hall.md":                   "---\ntitle: Village Hall\narea: bromsgrove\n---\n",
	"areas/redditch.md":                "---\ntitle: Redditch\npart_of: worcestershire\n---\n",
	"areas/bromsgrove.md":              "---\ntitle: Bromsgrove\npart_of: worcestershire\n---\n",
	"areas/worcestershire.md":          "---\ntitle: Worcestershire\n---\n",
	"themes/loneliness.md":             "---\ntitle: Loneliness\n---\n",
	"themes/debt-advice.md":            "---\ntitle: Debt advice\n---\n",
	"organisations/citizens-advice.md": "---\ntitle: Citizens Advice\n---\n",
}

// load makes a directory of entries; "x" is events/x.md.
func load(t testing.TB, today string, events map[string]string) *directory.Directory {
	t.Helper()
	site := fstest.MapFS{}
	for name, text := range around {
		site["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range events {
		if !strings.Contains(name, "/") {
			name = "events/" + name + ".md"
		}
		site["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	day, err := when.ParseDate(today)
	if err != nil {
		t.Fatal(err)
	}
	d, problems, err := directory.Load(site, directory.Options{Today: day})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s:%d: %s", p.Path, p.Line, p.Message)
	}
	return d
}

// one makes a directory with one event, and gives both.
func one(t testing.TB, today, text string) (*directory.Directory, *directory.Event) {
	t.Helper()
	d := load(t, today, map[string]string{"x": text})
	if len(d.Events) != 1 || !d.Events[0].Times.Known() {
		t.Fatalf("the event was not read:\n%s", text)
	}
	return d, d.Events[0]
}

func write(t testing.TB, d *directory.Directory, c Calendar) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSessionsAreReadBack(t *testing.T) {
	const year, end = "2025-01-01", "2027-12-31" // with the build on 12 October 2026
	for _, test := range []struct{ name, head, from, until string }{
		{"weekly all year", "when: Every Wednesday, 10.30am to 11.30am", year, end},
		{"weekly from a day on", "when: Every Wednesday from 6 January 2027, 10.30am to 11.30am", year, end},
		{"every other week", "when: Every other Thursday from 7 January 2027, 2pm to 4pm", year, end},
		{"several days", "when: Mondays, Wednesdays and Fridays 9.30am to 4pm", year, end},
		{"monthly", "when: First Tuesday of the month, 1.30pm to 3.30pm", year, end},
		{"last of the month", "when: Last Friday of the month, 1.30pm to 3.30pm", year, end},
		{"twice a month", "when: First and third Tuesday of the month, 1.30pm to 3.30pm", year, end},
		{"rules of different lengths", "when:\n  - Mondays 10am to 12 noon\n  - Wednesdays 2pm to 5pm\n  - First Saturday of the month 10am to 11am", year, end},
		{"twice a day", "when:\n  - Tuesdays 10am to 12 noon\n  - Tuesdays 2pm to 4pm", year, end},
		{"two moved to one day", "when:\n  - Tuesdays 10am to 12 noon\n  - Tuesdays 2pm to 4pm\nmoved: [{from: 2027-02-02, to: 2027-02-10}]", year, end},
		{"moved to other times", "when: Tuesdays 10am to 12 noon\nmoved: [{from: 2027-02-02, to: \"3 February 2027, 11am to 1pm\"}]", year, end},
		{"one date far away", "when: Tuesday 29 February 2028, 10am to 11am", year, "2028-12-31"},
		{"one date", "when: Saturday 13 February 2027, 7pm to 10pm", year, end},
		{"a few dates", "when: 13 February 2027, 20 March 2027 and 8 May 2027, 7pm to 10pm", year, end},
		{"no time", "when: Saturday 27 March 2027 and Sunday 28 March 2027", year, end},
		{"weekly without a time", "when: Every Thursday", year, end},
		{"open end", "when: Fridays from 7pm", year, end},
		{"past midnight", "when: Saturdays 9pm to 2am", year, end},
		{"over the clock changes", "when: Saturdays 10pm to 6am", year, end},
		{"except bank holidays", "when: Mondays 10am to 12 noon except bank holidays", year, end},
		{"term time", "when: Mondays 10am to 12 noon, term time only", year, end},
		{"over", "when: Mondays 10am to 12 noon, until 4 March 2024", "2024-01-01", end},
		{"over, with a beginning", "when: Mondays 10am to 12 noon, 2 January 2023 to 4 March 2024", "2023-01-01", end},
		{"cancelled and moved", "when: Mondays 10am to 12 noon\ncancelled: [2027-01-04, 2027-03-29]\nmoved: [{from: 2027-05-03, to: 2027-05-04}]", year, end},
		{"moved out of last year", "when: Mondays 10am to 12 noon\nmoved: [{from: 2024-12-30, to: 2025-01-02}]", "2025-01-01", end},
		{"one moved to two", "when: Tuesdays 10am to 12 noon\nmoved: [{from: 2027-02-02, to: \"3 February 2027, 10am to 11am and 2pm to 3pm\"}]", year, end},
		{"two moved to one", "when:\n  - Tuesdays 10am to 12 noon\n  - Tuesdays 2pm to 4pm\nmoved: [{from: 2027-02-02, to: \"3 February 2027, 11am to 1pm\"}]", year, end},
		{"first one moved forward", "when: Mondays 10am to 12 noon, 4 January 2027 to 1 March 2027\nmoved: [{from: 2027-01-04, to: 2026-12-28}]", year, end},
		{"only date cancelled", "when: Saturday 13 February 2027, 7pm to 10pm\ncancelled: [2027-02-13]", year, end},
		{"only date moved", "when: Saturday 13 February 2027, 7pm to 10pm\nmoved: [{from: 2027-02-13, to: 2027-02-20}]", year, end},
		{"first date cancelled, last moved", "when: Mondays 10am to 12 noon, 4 January 2027 to 1 March 2027\ncancelled: [2027-01-04]\nmoved: [{from: 2027-03-01, to: 2027-03-05}]", year, end},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, e := one(t, "2026-10-12", "---\ntitle: Club\n"+test.head+"\n---\n")
			text := write(t, d, OfEvent(d, e))
			expected := want(d, e, test.from, test.until)
			if len(expected) == 0 {
				t.Fatal("the directory has no sessions")
			}
			got := slices.DeleteFunc(read(t, text), func(s shown) bool { return s.Start < test.from })
			if diff := cmp.Diff(expected, got); diff != "" {
				t.Errorf("-directory +calendar\n%s\n%s", diff, text)
			}
		})
	}
}

// TestExceptionsAtRandom cancels and moves dates of series, and compares what is read back with the directory.
func TestExceptionsAtRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, lines := range []string{
		"Mondays 10am to 12 noon, 4 January 2027 to 28 June 2027",
		"Last Tuesday and last Thursday of the month, 10am to 12 noon, February to September 2027",
		"[\"Tuesdays 10am to 12 noon, February to May 2027\", \"Tuesdays 2pm to 5pm, February to May 2027\", \"Fridays 9pm to 3am, March 2027\"]",
		"Saturdays and Sundays, March to April 2027",
	} {
		_, e := one(t, "2026-10-12", "---\ntitle: Club\nwhen: "+lines+"\n---\n")
		first, last := when.Date{Year: 2027, Month: 1, Day: 1}, when.Date{Year: 2027, Month: 12, Day: 31}
		var days []when.Date
		for _, o := range e.Times.Schedule.Between(first, last) {
			days = append(days, when.DateOf(o.Start))
		}
		days = slices.Compact(days)
		for range 50 {
			var cancelled, moved, free []string
			for _, n := range random.Perm(len(days))[:random.IntN(min(len(days), 9))] {
				if day := days[n]; random.IntN(2) == 0 {
					cancelled = append(cancelled, day.String())
				} else if to := day.AddDays(1 + random.IntN(40)); !slices.Contains(days, to) && !slices.Contains(free, to.String()) {
					free = append(free, to.String())
					moved = append(moved, "{from: "+day.String()+", to: "+to.String()+"}")
				}
			}
			head := "when: " + lines + "\ncancelled: [" + strings.Join(cancelled, ", ") + "]\nmoved: [" + strings.Join(moved, ", ") + "]"
			d, e := one(t, "2026-10-12", "---\ntitle: Club\n"+head+"\n---\n")
			text := write(t, d, OfEvent(d, e))
			if diff := cmp.Diff(want(d, e, "2026-12-01", "2027-12-31"), read(t, text)); diff != "" {
				t.Fatalf("%s\n-directory +calendar\n%s", head, diff)
			}
		}
	}
}

func TestDropIn(t *testing.T) {
	d, e := one(t, "2026-10-12", dropIn)
	text := write(t, d, OfEvent(d, e))
	if diff := cmp.Diff(want(d, e, "2026-10-12", "2027-12-31"), read(t, text)); diff != "" {
		t.Errorf("-directory +calendar\n%s", diff)
	}
	if got := len(read(t, text)); got != 6 {
		t.Errorf("%d sessions, not 6", got)
	}
	unfolded := strings.ReplaceAll(text, "\r\n ", "")
	for _, line := range []string{
		"UID:events-x@directory.example.org",
		"SUMMARY:Coffee and a catch-up",
		"DTSTART;TZID=Europe/London:20270223T100000",
		"DTEND;TZID=Europe/London:20270223T120000",
		"RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270429T090000Z",
		"RECURRENCE-ID;TZID=Europe/London:20270325T100000",
		"STATUS:CANCELLED",
		`LOCATION:Ecumenical Centre\, Upstairs\, there is a lift\, Evesham Walk\, Redditch\, B97 4EX`,
		"GEO:52.3066;-1.943",
		"CATEGORIES:Debt advice",
		"DTSTAMP:20261012T000000Z",
		"SEQUENCE:9783",
		"URL:https://directory.example.org/events/x/",
		"X-WR-CALNAME:Coffee and a catch-up",
	} {
		if !strings.Contains(unfolded, "\r\n"+line+"\r\n") {
			t.Errorf("there is no line %s", line)
		}
	}
	for _, part := range []string{`With: Citizens Advice\n`, `Phone: 01632 960 123\n`, `Food: Hot drinks and lunch\n`, `Room: Upstairs`} {
		if !strings.Contains(unfolded, part) {
			t.Errorf("no description says %s", part)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
}
