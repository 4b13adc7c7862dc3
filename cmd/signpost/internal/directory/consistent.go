package directory

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/when"
)

// consistent reports what can't be true together within one entry.
func (l *linker) consistent() {
	for _, s := range l.d.Services {
		l.ages(&s.Entry, s.MinAge, s.MaxAge)
		l.exceptions(&s.Entry, &s.Times)
	}
	for _, p := range l.d.Places {
		l.coordinates(p)
	}
	for _, e := range l.d.Events {
		l.ages(&e.Entry, e.MinAge, e.MaxAge)
		l.exceptions(&e.Entry, &e.Times)
		for _, v := range e.Variations {
			if e.Times.Schedule != nil && !happens(e.Times, v.On) {
				l.noOccurrence(&e.Entry, v.on, "session", e.Times, v.On)
			}
		}
	}
}

func (l *linker) ages(e *Entry, low, high int) {
	if high != 0 && low > high {
		l.problem(e, e.At("min_age"), "age", fmt.Sprintf("min_age %d is above max_age %d", low, high), "swap the two")
	}
}

// The coordinates between which the United Kingdom lies, Shetland and Rockall's neighbours included.
const south, north, west, east = 49.8, 60.9, -8.7, 1.8

// coordinates reports a place that lies at sea: one of the two is missing, or they are swapped.
func (l *linker) coordinates(p *Place) {
	switch {
	case !p.Located():
	case p.Lat == 0 || p.Lon == 0:
		l.problem(&p.Entry, p.At("lat"), "coordinates", "a place needs both lat and lon", "add the other one, or take this one out: its postcode is enough")
	case p.Lat < south || p.Lat > north || p.Lon < west || p.Lon > east:
		hint := ""
		if p.Lon >= south && p.Lon <= north {
			hint = fmt.Sprintf("swap the two: lat: %v, lon: %v", p.Lon, p.Lat)
		}
		l.problem(&p.Entry, p.At("lat"), "coordinates", fmt.Sprintf("lat %v, lon %v is not in the United Kingdom", p.Lat, p.Lon), hint)
	}
}

// exceptions reports dates that are taken out of a series, or moved, and were never in it.
func (l *linker) exceptions(e *Entry, t *Times) {
	if t.Schedule == nil {
		if len(t.Lines) == 0 && len(t.Cancelled) > 0 {
			l.problem(e, e.At("cancelled"), "cancelled", "dates are cancelled, but nothing says when it is on", `add a line like "when: Every Wednesday, 10.30am to 11.30am"`)
		}
		if len(t.Lines) == 0 && len(t.Moved) > 0 {
			l.problem(e, e.At("moved"), "moved", "dates are moved, but nothing says when it is on", `add a line like "when: Every Wednesday, 10.30am to 11.30am"`)
		}
		return // or a problem has been reported
	}
	for _, day := range t.Cancelled {
		if !happens(*t, day) && !isTarget(*t, day) {
			l.noOccurrence(e, fieldAt{"cancelled", e.At("cancelled[" + day.String() + "]")}, "cancelled", *t, day)
		}
	}
	for _, m := range t.Moved {
		if !happens(Times{Schedule: t.Schedule}, m.From) {
			l.noOccurrence(e, fieldAt{"moved", e.At("moved[" + m.From.String() + "]")}, "moved", *t, m.From)
		}
	}
}

// happens reports whether the series has a session on the day, cancelled or not, there or moved to it.
func happens(t Times, day when.Date) bool {
	return len(t.Schedule.Between(day, day)) > 0 || isTarget(t, day)
}

func isTarget(t Times, day when.Date) bool {
	return slices.ContainsFunc(t.Moved, func(m Move) bool { return m.To == day })
}

func (l *linker) noOccurrence(e *Entry, at fieldAt, what string, t Times, day when.Date) {
	hint := ""
	if near := nearDates(t, day); len(near) > 0 {
		hint = "the dates near it are " + strings.Join(near, ", ")
	}
	l.problem(e, at.pos, what, fmt.Sprintf("%s %d %s %d is no date of this series", day.Weekday(), day.Day, day.Month, day.Year), hint)
}

// nearDates are the dates of the series within five weeks of a day.
func nearDates(t Times, day when.Date) []string {
	var list []string
	for _, o := range t.Schedule.Between(day.AddDays(-35), day.AddDays(35)) {
		if s := o.Start.Format(time.DateOnly); !slices.Contains(list, s) {
			list = append(list, s)
		}
		if len(list) == 12 {
			break
		}
	}
	return list
}
