package when

import (
	"slices"
	"time"
)

// Draft is a schedule that is being put together, rule by rule.
type Draft struct {
	Rules []rule
	of    *Schedule // its zone, nation and terms
}

// newDraft begins a schedule that has no rule.
func newDraft(s Settings) *Draft {
	return &Draft{of: &Schedule{zone: s.Zone, nation: s.Nation, terms: s.Terms}}
}

// schedule is what the rules come to; with appointment one may come at other
// times too, or only so where there is no rule.
func (d *Draft) schedule(appointment bool) *Schedule {
	s := *d.of
	s.rules, s.appointment = d.Rules, appointment
	if len(s.rules) > 0 && !slices.ContainsFunc(s.rules, func(r rule) bool { return !slices.Contains(r.notes, byAppointment) }) {
		s.appointment = false // all of it is by appointment: "or by appointment" adds nothing
	}
	return &s
}

// add takes a rule, unless what it says is there already or can be said by
// another; then it is false.
func (d *Draft) add(r rule) bool {
	if d.says(&r) || d.joins(&r) {
		return false
	}
	d.Rules = append(d.Rules, r)
	return true
}

// says reports whether a rule is in the schedule already: some lines say the
// same twice, in two ways.
func (d *Draft) says(r *rule) bool {
	for i := range d.Rules {
		if x := &d.Rules[i]; x.kind == r.kind && x.days == r.days && x.words(nil) == r.words(nil) {
			return true
		}
	}
	return false
}

// joins gives the days of a rule to one that differs in nothing else: "Mon
// 9-5, Tue 9-5" is both days in one.
func (d *Draft) joins(r *rule) bool {
	for i := range d.Rules {
		x := &d.Rules[i]
		if x.kind == weekly && r.kind == weekly && x.every < 2 && r.every < 2 && x.days&r.days == 0 && len(r.spans)+len(r.parts) > 0 &&
			slices.Equal(x.spans, r.spans) && slices.Equal(x.parts, r.parts) && slices.Equal(x.narrowings(), r.narrowings()) {
			x.days |= r.days
			return true
		}
	}
	return false
}

// first is the first day of a rule.
func (d *Draft) first(r *rule) (Date, bool) {
	w := d.of.reach(r)
	if w.from.IsZero() {
		w.from = Date{2024, time.January, 1} // any year will do for what goes on for ever
	}
	if w.until.IsZero() {
		w.until = Date{maxYear, time.December, 31}
	}
	if !w.from.valid() {
		return Date{}, false
	}
	for day := dayOf(w.from); !w.until.Before(day.Date); day = day.next() {
		if d.of.on(r, day) {
			return day.Date, true
		}
	}
	return Date{}, false
}

// common is a day on which both rules hold, within four years of the first:
// after that, weekdays and leap years have been through all that matters.
func (d *Draft) common(x, y *rule, first Date) (Date, bool) {
	a, b := d.of.reach(x), d.of.reach(y)
	w := both(a, b)
	if w.from.Before(first) {
		w.from = first
	}
	day := dayOf(w.from)
	for range 4 * 366 {
		if !w.until.IsZero() && w.until.Before(day.Date) {
			return Date{}, false
		}
		if d.of.on(x, day) && d.of.on(y, day) {
			return day.Date, true
		}
		day = day.next()
	}
	return Date{}, false
}
