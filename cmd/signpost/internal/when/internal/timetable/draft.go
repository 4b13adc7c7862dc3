package timetable

import (
	"slices"
	"time"
)

// Draft is a schedule that is being put together, rule by rule.
type Draft struct {
	Rules []Recurrence
	of    *Schedule // its zone, nation and terms
}

// NewDraft begins a schedule that has no rule.
func NewDraft(s Settings) *Draft {
	return &Draft{of: &Schedule{zone: s.Zone, nation: s.Nation, terms: s.Terms}}
}

// Schedule is what the rules come to; with appointment one may come at other
// times too, or only so where there is no rule.
func (d *Draft) Schedule(appointment bool) *Schedule {
	s := *d.of
	s.rules, s.appointment = d.Rules, appointment
	if len(s.rules) > 0 && !slices.ContainsFunc(s.rules, func(r Recurrence) bool { return !slices.Contains(r.Notes, ByAppointment) }) {
		s.appointment = false // all of it is by appointment: "or by appointment" adds nothing
	}
	return &s
}

// Add takes a rule, unless what it says is there already or can be said by
// another; then it is false.
func (d *Draft) Add(r Recurrence) bool {
	if d.says(&r) || d.joins(&r) {
		return false
	}
	d.Rules = append(d.Rules, r)
	return true
}

// says reports whether a rule is in the schedule already: some lines say the
// same twice, in two ways.
func (d *Draft) says(r *Recurrence) bool {
	for i := range d.Rules {
		if x := &d.Rules[i]; x.Kind == r.Kind && x.Days == r.Days && x.words(nil) == r.words(nil) {
			return true
		}
	}
	return false
}

// joins gives the days of a rule to one that differs in nothing else: "Mon
// 9-5, Tue 9-5" is both days in one.
func (d *Draft) joins(r *Recurrence) bool {
	for i := range d.Rules {
		x := &d.Rules[i]
		if x.Kind == Weekly && r.Kind == Weekly && x.Every < 2 && r.Every < 2 && x.Days&r.Days == 0 && len(r.Spans)+len(r.Parts) > 0 &&
			slices.Equal(x.Spans, r.Spans) && slices.Equal(x.Parts, r.Parts) && slices.Equal(x.narrowings(), r.narrowings()) {
			x.Days |= r.Days
			return true
		}
	}
	return false
}

// First is the first day of a rule.
func (d *Draft) First(r *Recurrence) (Date, bool) {
	w := d.of.reach(r)
	if w.From.IsZero() {
		w.From = Date{2024, time.January, 1} // any year will do for what goes on for ever
	}
	if w.Until.IsZero() {
		w.Until = Date{MaxYear, time.December, 31}
	}
	if !w.From.Valid() {
		return Date{}, false
	}
	for day := DayOf(w.From); !w.Until.Before(day.Date); day = day.Next() {
		if d.of.on(r, day) {
			return day.Date, true
		}
	}
	return Date{}, false
}

// Common is a day on which both rules hold, within four years of the first:
// after that, weekdays and leap years have been through all that matters.
func (d *Draft) Common(x, y *Recurrence, first Date) (Date, bool) {
	a, b := d.of.reach(x), d.of.reach(y)
	w := Both(a, b)
	if w.From.Before(first) {
		w.From = first
	}
	day := DayOf(w.From)
	for range 4 * 366 {
		if !w.Until.IsZero() && w.Until.Before(day.Date) {
			return Date{}, false
		}
		if d.of.on(x, day) && d.of.on(y, day) {
			return day.Date, true
		}
		day = day.Next()
	}
	return Date{}, false
}
