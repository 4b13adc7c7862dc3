package timetable

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Clock is a time on the wall, in minutes after the midnight that begins the
// occurrence's day. 1440 is the midnight that ends it; more is the next day.
type Clock int

const (
	Noon      Clock = 12 * 60
	DayLength Clock = 24 * 60
)

// on is the span on a day. Start and end are what the clock on the wall
// shows; see [Schedule] for the nights when it is changed.
func (t Span) on(d Date, zone *time.Location) Occurrence {
	start := t.From.on(d, zone)
	if t.Open {
		return Occurrence{Start: start, End: start, OpenEnd: true}
	}
	end := t.To.on(d, zone)
	if !end.After(start) {
		// Both lie about the hour that is left out: keep the length.
		end = start.Add(time.Duration(t.To-t.From) * time.Minute)
	}
	return Occurrence{Start: start, End: end}
}

func (c Clock) on(d Date, zone *time.Location) time.Time {
	t := time.Date(d.Year, d.Month, d.Day, int(c)/60, int(c)%60, 0, 0, zone)
	_, now := t.Zone()
	_, before := t.Add(-24 * time.Hour).Zone()
	if now == before && t.Hour() == int(c)/60%24 {
		return t
	}
	// The clock has changed within a day. Go takes either side; RFC 5545 does not.
	wall := time.Date(d.Year, d.Month, d.Day, int(c)/60, int(c)%60, 0, 0, time.UTC)
	first := wall.Add(-time.Duration(before) * time.Second).In(zone)
	_, after := first.Zone()
	if after == before {
		return first
	}
	second := wall.Add(-time.Duration(after) * time.Second).In(zone)
	if _, offset := second.Zone(); offset == after {
		return second
	}
	return first
}

// times are a rule's spans; a day with no time stated is one whole day.
func (r *Recurrence) times() []Span {
	if len(r.Spans) == 0 {
		return WholeDay
	}
	return r.Spans
}

// WholeDay is the time of a day for which none is stated.
var WholeDay = []Span{{From: 0, To: DayLength}}

// note is what the line adds to a time.
func (r *Recurrence) note(t Span) string {
	if len(r.Notes) == 0 && len(r.Parts) == 0 && !t.Late {
		return ""
	}
	list := slices.Clone(r.Notes)
	if t.Late {
		list = append(list, "till late")
	}
	return strings.Join(append(list, r.Parts...), ", ")
}

// Say is a time in words: "10am", "9.30am", "12 noon", "midnight".
func (c Clock) Say() string {
	c %= DayLength
	switch c {
	case 0:
		return "midnight"
	case Noon:
		return "12 noon"
	}
	half := "am"
	if c >= Noon {
		half = "pm"
	}
	h := (int(c)/60+11)%12 + 1
	var b strings.Builder
	b.WriteString(strconv.Itoa(h))
	if m := int(c) % 60; m > 0 {
		b.WriteByte('.')
		b.WriteByte(byte('0' + m/10))
		b.WriteByte(byte('0' + m%10))
	}
	return b.String() + half
}
