package english

import (
	"slices"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// check reports a rule that never happens, and one that says other times for
// the days of another: a reader would take the second for a correction, a
// calendar would show both.
func (a *assembly) check(d *timetable.Draft, i int, from []*clause) {
	x := &d.Rules[i]
	c := from[i]
	r := c.r
	it := c.item()
	first, ok := d.First(x)
	if !ok {
		r.mistake(r.toks[it.first].off, "check the dates, the days of the week and what is taken out", "%s never happens", quoted(r.line))
		return
	}
	for j := range i {
		y := &d.Rules[j]
		if from[j] == c || x.Weekdays()&y.Weekdays() == 0 || from[j].r.wrong != nil || slices.Equal(x.Spans, y.Spans) && slices.Equal(x.Parts, y.Parts) {
			continue
		}
		if only := r.only || from[j].r.only; !only && !crossing(x, y) && !replacing(x, y) && !replacing(y, x) && !instead(x, y) {
			continue
		}
		if day, ok := d.Common(x, y, first); ok {
			hint := "name each day once; where some days differ, write them with all their own times"
			if from[j].label != "" && c.label != "" {
				hint = ownEntry
			}
			r.mistake(r.toks[it.first].off, hint, "%s has two times that go against each other", day.Weekday())
		}
	}
}

// instead reports whether the times of one rule could be meant to take the
// place of the other's: "Sundays 10am (first Sunday 10.30am)". More hours on
// some days, "Mon-Fri 9am-5pm, Wed 6pm-8pm", are not.
func instead(x, y *timetable.Recurrence) bool {
	open := func(s timetable.Span) bool { return s.Open }
	return x.Kind != y.Kind || !x.SameDays(y) && (slices.ContainsFunc(x.Spans, open) || slices.ContainsFunc(y.Spans, open))
}

// replacing reports whether the times of a day may be meant in place of those
// that every day has: "daily 9am; Sunday 10.30am". An evening more on some
// weekdays is more.
func replacing(all, some *timetable.Recurrence) bool {
	open := func(t timetable.Span) bool { return t.Open }
	if all.Kind != timetable.Weekly || some.Kind != timetable.Weekly || all.Days != timetable.EveryDay || some.Days == timetable.EveryDay || slices.Equal(all.Spans, some.Spans) {
		return false
	}
	opens := slices.ContainsFunc(all.Spans, open) && slices.ContainsFunc(some.Spans, open)
	return opens || some.Days&^timetable.Weekends == 0
}

// crossing reports whether the times of two rules cross without being the
// same. A day without a time, or "mornings", crosses any that has one; so does
// a day that repeats some of its times: in "Mon-Fri 8.30am-1pm, 2pm-6pm; Thurs
// 8.30am-1pm" that afternoon is free.
func crossing(x, y *timetable.Recurrence) bool {
	if (len(x.Spans) == 0) != (len(y.Spans) == 0) {
		return true
	}
	if slices.Equal(x.Spans, y.Spans) {
		return false
	}
	for _, a := range x.Spans {
		for _, b := range y.Spans {
			if a.From == b.From || a.From < b.To && b.From < a.To {
				return true
			}
		}
	}
	return false
}
