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
func (d Date) EndLocal() string {
	if d.OpenEnd && strings.Contains(d.Note, "late") {
		return d.Start.Format(time.DateOnly) + "T23:59" // "till late"; within a layout, 23 would be two numbers
	}
	return d.End.Format("2006-01-02T15:04")
}

// upcoming writes the sessions that take place: for each time of day "FROM-TO/BITS", FROM and TO in minutes of the day on
// which it begins (both empty for a whole day, TO empty where no end is stated), BITS from the day of the build on.
// Several are separated by spaces. It is "" where there is none. Only days for which keep is true are written, or all
// where it is nil.
func (s *Site) upcoming(t *directory.Times, keep func(when.Date) bool) string {
	d := s.directory
	bits := map[string][]byte{}
	var order []string
	for _, session := range t.Sessions(d.Now(), d.Horizon(), maxUpcoming) {
		if session.Cancelled || keep != nil && !keep(meantFor(session)) {
			continue
		}
		day := when.DateOf(session.Start)
		n := daysBetween(d.Today, day)
		if day.Before(d.Today) {
			continue // it began the evening before
		}
		key := minutes(session.Occurrence)
		if _, ok := bits[key]; !ok {
			order = append(order, key)
		}
		for len(bits[key]) <= n/6 {
			bits[key] = append(bits[key], 0)
		}
		bits[key][n/6] |= 1 << (n % 6)
	}
	slices.Sort(order)
	var parts []string
	for _, key := range order {
		word := bits[key]
		for i, b := range word {
			word[i] = firstLetter + b
		}
		parts = append(parts, key+"/"+string(word))
	}
	return strings.Join(parts, " ")
}

func minutes(o when.Occurrence) string {
	switch {
	case o.AllDay:
		return "-"
	case o.OpenEnd:
		return fmt.Sprintf("%d-", minuteOfDay(o.Start))
	}
	days := daysBetween(when.DateOf(o.Start), when.DateOf(o.End))
	return fmt.Sprintf("%d-%d", minuteOfDay(o.Start), minuteOfDay(o.End)+days*24*60)
}

func minuteOfDay(t time.Time) int { return t.Hour()*60 + t.Minute() }
