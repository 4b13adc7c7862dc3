package when

import (
	"fmt"
	"slices"
	"time"
)

// limits joins a clause's periods: all of them must hold.
func (r *reader) limits(c *clause) (limit, period) {
	var l limit
	var start period
	weeks := 0
	for i := range c.periods {
		it := &c.periods[i]
		p := it.period
		l.windows = r.meet(it, l.windows, p.windows)
		if len(p.seasons) > 0 && len(l.seasons) > 0 && !slices.Equal(l.seasons, p.seasons) {
			it.r.mistake(it.r.toks[it.first].off, "write each part of the year with its days and times on a line of its own",
				"%s is a second part of the year for the same days", quoted(it.r.typed(it.first, it.last)))
		}
		if len(p.seasons) > 0 {
			l.seasons = p.seasons
		}
		if p.term != anyTime && l.term != anyTime && p.term != l.term {
			it.r.mistake(it.r.toks[it.first].off, "write term times and holidays on lines of their own", "%s is both in term time and in holidays", quoted(it.r.line))
		}
		if p.term != anyTime {
			l.term = p.term
		}
		if !p.start.IsZero() {
			start = p
		}
		weeks = max(weeks, p.weeks)
	}
	if weeks > 0 && start.start.IsZero() {
		r.mistake(0, r.plus(" from "+longDate(r.exampleDay(everyDay))), "%s needs the first date", quoted(r.line))
		return l, start
	}
	if weeks > 0 {
		l.windows = r.meet(&c.periods[0], l.windows, []window{{start.start, start.start.AddDays(7*weeks - 1)}})
	}
	if len(l.windows) > 1 && (len(l.seasons) > 0 || slices.ContainsFunc(l.windows, func(w window) bool { return !w.whole() })) {
		r.mistake(0, "write each part of the year with its days and times on a line of its own", "%s has too many limits", quoted(r.line))
	}
	return l, start
}

// meet is what two sets of windows have in common.
func (r *reader) meet(it *item, a, b []window) []window {
	if len(a) == 0 || len(b) == 0 {
		return append(slices.Clip(a), b...)
	}
	var list []window
	for _, x := range a {
		for _, y := range b {
			if w := both(x, y); w.until.IsZero() || !w.until.Before(w.from) {
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
func (r *reader) longRange(it *item, w window) {
	if n := w.until.number() - w.from.number(); n > 7 && n%7 == 0 {
		typed := r.typed(it.first, it.last)
		r.mistake(r.toks[it.first].off, r.with(it.first, it.last, "Every day, "+typed, w.from.Weekday().String()+"s, "+typed),
			"%s can mean every day, or every %s", quoted(typed), w.from.Weekday())
	}
}

// repeat sets how often a rule comes, and from when on that counts.
func (r *reader) repeat(x *rule, c *clause, d daySet, start period, it *item) {
	every := d.every
	if every.n == 0 || every.n == 1 && c.every.n > 1 {
		every = c.every
	}
	if every.months && d.kind == weekly {
		r.mistake(r.toks[it.first].off, `say which one, such as "first Monday of the month"`, "%s does not say which one of the month", quoted(r.line))
		return
	}
	fits := every.months && (d.kind == monthly || d.kind == monthDays && every.n == 1) || !every.months && d.kind == weekly
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
	x.every, x.anchor = every.n, start.start
	if w := x.limit.windows; len(w) != 1 || w[0].from != x.anchor {
		// The words could not say from where it is counted.
		r.mistake(r.toks[it.first].off, "write one first date, and one last date", "%s begins on two dates", quoted(r.line))
		return
	}
	if every.months {
		first := dayOf(start.start)
		for first.Month == start.start.Month && !x.base(first, "") {
			first = first.next()
		}
		if first.Month != start.start.Month || !start.month && first.Date != start.start {
			r.notOnStart(it, x, start.start)
		}
		return
	}
	if start.month || !x.days.has(start.start.Weekday()) || x.days&before(start.start.Weekday()) != 0 {
		r.notOnStart(it, x, start.start)
	}
}

// before are the days of a week before one of them.
func before(d time.Weekday) weekdays {
	set := weekdays(0)
	for _, x := range mondayFirst {
		if x == d {
			return set
		}
		set |= 1 << x
	}
	return set
}

// notOnStart reports a first date that is none of the days.
func (r *reader) notOnStart(it *item, x *rule, start Date) {
	near := dayOf(start)
	for n := 0; n < 62; n++ {
		ok := x.kind == weekly && x.days.has(near.weekday) && x.days&before(near.weekday) == 0 ||
			x.kind == monthly && slices.ContainsFunc(x.nths, func(n nth) bool { return n.is(near) })
		if ok {
			break
		}
		near = near.next()
	}
	r.mistake(r.toks[it.first].off, fmt.Sprintf("write the first date it is on, such as %q", "from "+longDate(near.Date)),
		"the first date, %s, is not the first of the days in %s", start.Weekday().String()+" "+longDate(start), quoted(r.typed(it.first, it.last)))
}

// noAnchor asks for the first date of what is not every week or month.
func (r *reader) noAnchor(c *clause, it *item, d daySet) {
	days := d.days
	if len(d.nths) > 0 {
		days = 1 << d.nths[0].day
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
		days = everyDay
	}
	if len(d.nths) > 0 {
		r.mistake(r.toks[it.first].off, r.plus(", from January 2027"), "%s needs the first month", quoted(typed))
		return
	}
	r.mistake(r.toks[it.first].off, r.plus(", from "+longDate(r.exampleDay(firstOf(days)))), "%s needs the first date", quoted(typed))
}

// firstOf is the first day in a set, counted from Monday.
func firstOf(days weekdays) weekdays {
	for _, d := range mondayFirst {
		if days.has(d) {
			return 1 << d
		}
	}
	return everyDay
}

// exampleDay is a date to offer in a hint: the next of some days of the week,
// by the build's clock.
func (r *reader) exampleDay(days weekdays) Date {
	d := r.Today
	if !d.valid() {
		d = Date{2027, time.January, 4}
	}
	for n := 0; n < 7 && !days.has(d.Weekday()); n++ {
		d = d.AddDays(1)
	}
	return d
}
