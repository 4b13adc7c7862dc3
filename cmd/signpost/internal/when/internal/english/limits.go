package english

import (
	"fmt"
	"slices"
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// limits joins a clause's periods: all of them must hold.
func (r *reader) limits(c *clause) (timetable.Limit, period) {
	var l timetable.Limit
	var start period
	weeks := 0
	for i := range c.periods {
		it := &c.periods[i]
		p := it.period
		l.Windows = r.meet(it, l.Windows, p.Windows)
		if len(p.Seasons) > 0 && len(l.Seasons) > 0 && !slices.Equal(l.Seasons, p.Seasons) {
			it.r.mistake(it.r.toks[it.first].off, "write each part of the year with its days and times on a line of its own",
				"%s is a second part of the year for the same days", quoted(it.r.typed(it.first, it.last)))
		}
		if len(p.Seasons) > 0 {
			l.Seasons = p.Seasons
		}
		if p.Term != timetable.AnyTime && l.Term != timetable.AnyTime && p.Term != l.Term {
			it.r.mistake(it.r.toks[it.first].off, "write term times and holidays on lines of their own", "%s is both in term time and in holidays", quoted(it.r.line))
		}
		if p.Term != timetable.AnyTime {
			l.Term = p.Term
		}
		if !p.start.IsZero() {
			start = p
		}
		weeks = max(weeks, p.weeks)
	}
	if weeks > 0 && start.month {
		r.mistake(0, `write the day as well, such as "from 4 January 2027"`, "%s needs the first date", quoted(r.line))
		return l, start
	}
	if weeks > 0 && start.start.IsZero() {
		r.mistake(0, r.plus(" from "+timetable.LongDate(r.exampleDay(timetable.EveryDay))), "%s needs the first date", quoted(r.line))
		return l, start
	}
	if e := c.except; weeks > 0 {
		if e.Days = 0; !e.None() || l.Term != timetable.AnyTime {
			r.mistake(0, `write the last date: "until 16 March 2027"`, "%s does not say whether a week that is left out counts as one of the weeks", quoted(r.line))
			return l, start
		}
		if w := l.Windows; len(w) > 0 && !w[0].Until.IsZero() && (w[0].Until.Number()-start.start.Number())/7+1 != weeks {
			r.mistake(0, "leave out the number of weeks, or the last date", "%d weeks from %s do not end on %s", weeks, timetable.LongDate(start.start), timetable.LongDate(w[0].Until))
			return l, start
		}
		l.Windows = r.meet(&c.periods[0], l.Windows, []timetable.Window{{From: start.start, Until: start.start.AddDays(7*weeks - 1)}})
	}
	if len(l.Windows) > 1 && (len(l.Seasons) > 0 || slices.ContainsFunc(l.Windows, func(w timetable.Window) bool { return !w.Whole() })) {
		r.mistake(0, "write each part of the year with its days and times on a line of its own", "%s has too many limits", quoted(r.line))
	}
	return l, start
}

// meet is what two sets of windows have in common.
func (r *reader) meet(it *item, a, b []timetable.Window) []timetable.Window {
	if len(a) == 0 || len(b) == 0 {
		return append(slices.Clip(a), b...)
	}
	var list []timetable.Window
	for _, x := range a {
		for _, y := range b {
			if w := timetable.Both(x, y); w.Until.IsZero() || !w.Until.Before(w.From) {
				list = append(list, w)
			}
		}
	}
	if len(list) == 0 {
		it.r.mistake(it.r.toks[it.first].off, "check the dates", "%s has no day in common with the dates before it", quoted(it.r.typed(it.first, it.last)))
	}
	return list
}

// longRange reports "12 January to 16 February 2027" without a day of the
// week: such dates, weeks apart, are often meant weekly.
func (r *reader) longRange(it *item, w timetable.Window) {
	n := w.Until.Number() - w.From.Number()
	if _, named := dayWords[r.toks[it.first].text]; named && n > 7 && w.From.Weekday() == time.Monday && w.Until.Weekday() == time.Friday {
		typed := r.typed(it.first, it.last)
		r.mistake(r.toks[it.first].off, r.with(it.first, it.last, "Every day, "+typed, "Monday to Friday, "+typed), "%s can mean every day, or Monday to Friday", quoted(typed))
		return
	}
	if n > 7 && n%7 == 0 {
		typed := r.typed(it.first, it.last)
		r.mistake(r.toks[it.first].off, r.with(it.first, it.last, "Every day, "+typed, w.From.Weekday().String()+"s, "+typed),
			"%s can mean every day, or every %s", quoted(typed), w.From.Weekday())
	}
}

// repeat sets how often a rule comes, and from when on that counts.
func (r *reader) repeat(x *timetable.Recurrence, c *clause, d daySet, start period, it *item) {
	every := d.every
	if every.n == 0 || every.n == 1 && c.every.n > 1 {
		every = c.every
	}
	if every.months && d.kind == timetable.Weekly {
		r.mistake(r.toks[it.first].off, `say which one, such as "first Monday of the month"`, "%s does not say which one of the month", quoted(r.line))
		return
	}
	fits := every.months && (d.kind == timetable.Monthly || d.kind == timetable.MonthDays && every.n == 1) || !every.months && d.kind == timetable.Weekly
	if every.n <= 1 && (every.n == 0 || fits) {
		return
	}
	if !fits {
		r.mistake(r.toks[it.first].off, "say it in one way", "%s and how often it is do not go together", quoted(r.typed(it.first, it.last)))
		return
	}
	if start.start.IsZero() {
		r.noAnchor(c, it, d)
		return
	}
	x.Every, x.Anchor = every.n, start.start
	if w := x.Limit.Windows; len(w) != 1 || w[0].From != x.Anchor {
		// The words could not say from where it is counted.
		r.mistake(r.toks[it.first].off, "write one first date, and one last date", "%s begins on two dates", quoted(r.line))
		return
	}
	if every.months {
		first := timetable.DayOf(start.start)
		for first.Month == start.start.Month && !x.Base(first, "") {
			first = first.Next()
		}
		if first.Month != start.start.Month || !start.month && first.Date != start.start {
			r.notOnStart(it, x, start.start)
		}
		return
	}
	if start.month || !x.Days.Has(start.start.Weekday()) || x.Days&before(start.start.Weekday()) != 0 {
		r.notOnStart(it, x, start.start)
	}
}

// before are the days of a week before one of them.
func before(d time.Weekday) timetable.Weekdays {
	set := timetable.Weekdays(0)
	for _, x := range timetable.MondayFirst {
		if x == d {
			return set
		}
		set |= 1 << x
	}
	return set
}

// notOnStart reports a first date that is none of the days.
func (r *reader) notOnStart(it *item, x *timetable.Recurrence, start timetable.Date) {
	near := timetable.DayOf(start)
	for n := 0; n < 62; n++ {
		ok := x.Kind == timetable.Weekly && x.Days.Has(near.Weekday) && x.Days&before(near.Weekday) == 0 ||
			x.Kind == timetable.Monthly && slices.ContainsFunc(x.Nths, func(n timetable.Nth) bool { return n.Is(near) })
		if ok {
			break
		}
		near = near.Next()
	}
	r.mistake(r.toks[it.first].off, fmt.Sprintf("write the first date it is on, such as %q", "from "+timetable.LongDate(near.Date)),
		"the first date, %s, is not the first of the days in %s", start.Weekday().String()+" "+timetable.LongDate(start), quoted(r.typed(it.first, it.last)))
}

// noAnchor asks for the first date of what is not every week or month.
func (r *reader) noAnchor(c *clause, it *item, d daySet) {
	days := d.days
	if len(d.nths) > 0 {
		days = 1 << d.nths[0].Day
	}
	typed := r.typed(it.first, it.last)
	if c.every.months && len(c.days) == 0 {
		r.mistake(r.toks[it.first].off, `say which day, such as "first Monday of the month"`, "%s does not say on which day", quoted(r.line))
		return
	}
	if days == 0 && c.every.n == 0 {
		r.mistake(r.toks[it.first].off, `name the days, such as "Tuesdays"`, "%s has no day", quoted(typed))
		return
	}
	if days == 0 {
		days = timetable.EveryDay
	}
	if len(d.nths) > 0 {
		r.mistake(r.toks[it.first].off, r.plus(", from January 2027"), "%s needs the first month", quoted(typed))
		return
	}
	r.mistake(r.toks[it.first].off, r.plus(", from "+timetable.LongDate(r.exampleDay(firstOf(days)))), "%s needs the first date", quoted(typed))
}

// firstOf is the first day in a set, counted from Monday.
func firstOf(days timetable.Weekdays) timetable.Weekdays {
	for _, d := range timetable.MondayFirst {
		if days.Has(d) {
			return 1 << d
		}
	}
	return timetable.EveryDay
}

// exampleDay is a date to offer in a hint: the next of some days of the week,
// by the build's clock.
func (r *reader) exampleDay(days timetable.Weekdays) timetable.Date {
	d := r.Today
	if !d.Valid() {
		d = timetable.Date{Year: 2027, Month: time.January, Day: 4}
	}
	for n := 0; n < 7 && !days.Has(d.Weekday()); n++ {
		d = d.AddDays(1)
	}
	return d
}
