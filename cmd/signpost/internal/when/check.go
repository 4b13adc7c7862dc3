package when

import (
	"slices"
)

// check reports a rule that never happens, and one that says other times for
// the days of another: a reader would take the second for a correction, a
// calendar would show both.
func (a *assembly) check(d *Draft, i int, from []*clause) {
	x := &d.Rules[i]
	c := from[i]
	r := c.r
	it := c.item()
	first, ok := d.first(x)
	if !ok {
		r.mistake(r.toks[it.first].off, "check the dates, the days of the week and what is taken out", "%s never happens", quoted(r.line))
		return
	}
	for j := range i {
		y := &d.Rules[j]
		if from[j] == c || x.weekdays()&y.weekdays() == 0 || from[j].r.wrong != nil || slices.Equal(x.spans, y.spans) && slices.Equal(x.parts, y.parts) {
			continue
		}
		if only := r.only || from[j].r.only; !only && !crossing(x, y) && !replacing(x, y) && !replacing(y, x) && !instead(x, y) {
			continue
		}
		if day, ok := d.common(x, y, first); ok {
			r.mistake(r.toks[it.first].off, "name each day once; where some days differ, write them with all their own times",
				"%s has two times that go against each other", day.Weekday())
		}
	}
}

// instead reports whether the times of one rule could be meant to take the
// place of the other's: "Sundays 10am (first Sunday 10.30am)". More hours on
// some days, "Mon-Fri 9am-5pm, Wed 6pm-8pm", are not.
func instead(x, y *rule) bool {
	open := func(s span) bool { return s.open }
	return x.kind != y.kind || !x.sameDays(y) && (slices.ContainsFunc(x.spans, open) || slices.ContainsFunc(y.spans, open))
}

// replacing reports whether the times of a day may be meant in place of those
// that every day has: "daily 9am; Sunday 10.30am". An evening more on some
// weekdays is more.
func replacing(all, some *rule) bool {
	open := func(t span) bool { return t.open }
	if all.kind != weekly || some.kind != weekly || all.days != everyDay || some.days == everyDay || slices.Equal(all.spans, some.spans) {
		return false
	}
	opens := slices.ContainsFunc(all.spans, open) && slices.ContainsFunc(some.spans, open)
	return opens || some.days&^weekends == 0
}

// crossing reports whether the times of two rules cross without being the
// same. A day without a time, or "mornings", crosses any that has one; so does
// a day that repeats some of its times: in "Mon-Fri 8.30am-1pm, 2pm-6pm; Thurs
// 8.30am-1pm" that afternoon is free.
func crossing(x, y *rule) bool {
	if (len(x.spans) == 0) != (len(y.spans) == 0) {
		return true
	}
	if slices.Equal(x.spans, y.spans) {
		return false
	}
	for _, a := range x.spans {
		for _, b := range y.spans {
			if a.from == b.from || a.from < b.to && b.from < a.to {
				return true
			}
		}
	}
	return false
}
