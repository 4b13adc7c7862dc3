package calendar

import (
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/teambition/rrule-go"
)

func TestLondon(t *testing.T) {
	d := load(t, "2026-10-12", nil)
	const want = `BEGIN:VTIMEZONE
TZID:Europe/London
X-LIC-LOCATION:Europe/London
BEGIN:DAYLIGHT
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
DTSTART:20240331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
DTSTART:20241027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
`
	if text := write(t, d, All(d)); !strings.Contains(text, strings.ReplaceAll(want, "\n", "\r\n")) {
		t.Error(text)
	}
}

// TestZones asks each VTIMEZONE for the offset of every day of the years it was made for.
func TestZones(t *testing.T) {
	for _, name := range []string{"Europe/London", "Europe/Dublin", "America/New_York", "Africa/Casablanca", "Asia/Tehran", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"} {
		t.Run(name, func(t *testing.T) {
			zone := must(time.LoadLocation(name))(t)
			d := load(t, "2022-10-12", nil)
			d.Settings.Timezone = zone
			text := write(t, d, All(d))
			checkLines(t, text)
			calendar := must(ical.NewDecoder(strings.NewReader(text)).Decode())(t)
			offset := observed(t, calendar.Children[0])
			for at := time.Date(2021, time.January, 1, 12, 0, 0, 0, zone); at.Year() < 2024; at = at.AddDate(0, 0, 1) {
				if _, want := at.Zone(); offset(at) != want {
					t.Fatalf("%v: %d, not %d\n%s", at, offset(at), want, text)
				}
			}
		})
	}
}

// observed reads a VTIMEZONE: what its offset is at a time of day on the wall that is not near a change.
func observed(t *testing.T, zone *ical.Component) func(time.Time) int {
	type change struct {
		at     time.Time
		offset int
	}
	var changes []change
	for _, part := range zone.Children {
		to := must(time.Parse("-0700", part.Props.Get("TZOFFSETTO").Value))(t)
		_, offset := to.Zone()
		start := must(part.Props.DateTime("DTSTART", time.UTC))(t)
		all := []time.Time{start}
		if option := must(part.Props.RecurrenceRule())(t); option != nil {
			option.Dtstart, option.Count = start, 10
			all = must(rrule.NewRRule(*option))(t).All()
		}
		for _, p := range part.Props["RDATE"] {
			all = append(all, must(p.DateTime(time.UTC))(t))
		}
		for _, at := range all {
			changes = append(changes, change{at, offset})
		}
	}
	return func(at time.Time) int {
		wall := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), 0, 0, time.UTC)
		var last change
		for _, c := range changes {
			if !c.at.After(wall) && (last.at.IsZero() || c.at.After(last.at)) {
				last = c
			}
		}
		return last.offset
	}
}
