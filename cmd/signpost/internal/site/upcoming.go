package site

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// A page must be right without a new build, so it carries what static/js/dates.js needs to know what is next at the time
// of reading. Dates that are printed one by one carry their end. Where only the next few of many are printed, all of them
// up to the horizon are written as bits: thirteen months of a weekly group take 70 letters, and lists of them compress
// well.

// firstLetter stands for six days without a session, the next character for a session on the first of six days, and so
// on up to "~". None of these 64 characters has to be escaped in an attribute.
const firstLetter = '?'

// maxUpcoming is how many sessions of one thing are looked at: five a day up to the horizon.
const maxUpcoming = 2000

// EndLocal is the end on the wall clock, "2027-02-23T12:00"; of one without a stated end it is the start, of a whole day
// its midnight.
func (d Moment) EndLocal() string {
	if d.OpenEnd && strings.Contains(d.Note, "late") {
		return d.Start.Format(time.DateOnly) + "T23:59" // "till late"; within a layout, 23 would be two numbers
	}
	return d.End.Format("2006-01-02T15:04")
}

// upcoming writes the sessions that take place: for each time of day "FROM/TO/OFFSET/BITS", FROM and TO in minutes of the
// day on which it begins (both empty for a whole day, TO empty where no end is stated), OFFSET that of the zone, as
// RFC 3339 has it, BITS from the day of the build on. Several are separated by spaces, the earliest time of day first. It
// is "" where there is none. Only sessions for whose day keep is true are written, or all where it is nil.
func (s *Site) upcoming(t *directory.Times, keep func(directory.Session) bool) string {
	d := s.directory
	var order []timeOfDay
	bits := map[timeOfDay][]byte{}
	for session := range t.All(d.Now(), d.Horizon(), maxUpcoming) {
		if session.Cancelled || keep != nil && !keep(session) {
			continue
		}
		key := timeOf(session.Occurrence)
		if _, ok := bits[key]; !ok {
			order = append(order, key)
		}
		n := d.Today.DaysUntil(when.DateOf(session.Start))
		for len(bits[key]) <= n/6 {
			bits[key] = append(bits[key], 0)
		}
		bits[key][n/6] |= 1 << (n % 6)
	}
	slices.SortStableFunc(order, func(a, b timeOfDay) int { return a.from - b.from })
	var parts []string
	for _, key := range order {
		word := bits[key]
		for i, b := range word {
			word[i] = firstLetter + b
		}
		parts = append(parts, key.String()+"/"+string(word))
	}
	return strings.Join(parts, " ")
}

// A timeOfDay is when something begins and ends, in minutes of the day on which it begins.
type timeOfDay struct {
	from, to        int
	offset          int // of the zone, in seconds
	allDay, openEnd bool
}

func timeOf(o when.Occurrence) timeOfDay {
	if o.AllDay {
		return timeOfDay{allDay: true}
	}
	t := timeOfDay{from: minuteOfDay(o.Start), openEnd: o.OpenEnd}
	_, t.offset = o.Start.Zone()
	if !o.OpenEnd {
		t.to = minuteOfDay(o.End) + when.DateOf(o.Start).DaysUntil(when.DateOf(o.End))*24*60
	}
	return t
}

func (t timeOfDay) String() string {
	// As RFC 3339 writes it: "Z" or "+01:00".
	offset := time.Time{}.In(time.FixedZone("", t.offset)).Format("Z07:00")
	switch {
	case t.allDay:
		return "//"
	case t.openEnd:
		return fmt.Sprintf("%d//%s", t.from, offset)
	}
	return fmt.Sprintf("%d/%d/%s", t.from, t.to, offset)
}

func minuteOfDay(t time.Time) int { return t.Hour()*60 + t.Minute() }
