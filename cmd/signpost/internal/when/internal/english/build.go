package english

import (
	"cmp"
	"math/bits"
	"slices"
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// mistakes are those of all lines, in their order.
func (a *assembly) mistakes() []Mistake {
	var list []Mistake
	for _, r := range a.readers {
		if r.wrong != nil {
			m := *r.wrong
			m.Line, m.Offset = r.number, min(m.Offset, len(r.line))+r.offset
			list = append(list, m)
		}
	}
	return list
}

// schedule makes the rules of all clauses, and checks them against each other.
func (a *assembly) schedule() *timetable.Schedule {
	if len(a.mistakes()) > 0 {
		return nil
	}
	d := timetable.NewDraft(a.Settings)
	if len(a.clauses) == 0 {
		a.onlyLoose()
		return d.Schedule(a.appointment)
	}
	a.spread()
	var from []*clause // of each rule
	for _, c := range a.clauses {
		if c.r.wrong != nil {
			continue
		}
		for _, rule := range c.r.rules(c) {
			if d.Add(rule) {
				from = append(from, c)
			}
		}
	}
	if len(a.mistakes()) > 0 {
		return nil
	}
	for i := range d.Rules {
		for j := range d.Rules {
			if from[i] != from[j] {
				separateHolidays(&d.Rules[i], &d.Rules[j])
			}
		}
	}
	timed := slices.ContainsFunc(d.Rules, func(r timetable.Recurrence) bool { return len(r.Spans)+len(r.Parts) > 0 })
	for i := range d.Rules {
		if r := &d.Rules[i]; timed && len(r.Spans)+len(r.Parts) == 0 && !slices.Contains(r.Notes, timetable.ByAppointment) {
			from[i].r.untimed(from[i].item())
		}
		a.check(d, i, from)
	}
	s := d.Schedule(a.appointment)
	if len(d.Rules) > 8 && len(s.Words()) > maxLength {
		from[0].r.mistake(0, "split the entry in two", "the times are too many to be said in one line")
	}
	return s
}

// onlyLoose reports lines that limit days, where no line names any.
func (a *assembly) onlyLoose() {
	if a.appointment {
		for _, l := range a.loose {
			if slices.ContainsFunc(l.quals, func(it item) bool { return it.kind != iNote }) {
				l.r.mistake(0, emptyHint, "%s does not say on which days it is", quoted(l.r.line))
			}
		}
		return
	}
	for _, l := range a.loose {
		l.r.mistake(0, emptyHint, "%s does not say on which days it is", quoted(l.r.line))
	}
}

// spread gives all clauses what lines without days say. Such a line is
// a heading for what follows where the first line is one.
func (a *assembly) spread() {
	n := len(a.clauses)
	headed := len(a.loose) > 0 && a.loose[0].clauses == 0
	for i, l := range a.loose {
		from, until := 0, n
		isPeriod := slices.ContainsFunc(l.quals, func(it item) bool { return it.kind == iPeriod })
		switch {
		case l.clauses == n:
		case headed && isPeriod:
			from = l.clauses
			for _, next := range a.loose[i+1:] {
				if next.clauses < n {
					until = next.clauses
					break
				}
			}
		case l.clauses > 0 && !harmless(l.quals):
			l.r.mistake(0, "write it as the last line if it is for all of them, or at the end of each line that it is for",
				"it is not clear whether %s is for the lines before it, or those after it", quoted(l.r.line))
		}
		for _, it := range l.quals {
			for _, c := range a.clauses[from:until] {
				l.r.apply(c, it)
			}
		}
	}
}

// item is the item that a clause begins with.
func (c *clause) item() *item { return &c.r.items[min(c.at, len(c.r.items)-1)] }

// separateHolidays takes bank holidays out of a rule where another clause gives
// them times of their own: "Mon-Fri 9-5, bank holidays 10-4".
func separateHolidays(r, other *timetable.Recurrence) {
	if r.Kind != timetable.Weekly || slices.Equal(other.Spans, r.Spans) {
		return
	}
	switch {
	case other.Kind == timetable.Holidays && other.Days == 0:
		r.Except.Holidays = true
	case other.Kind == timetable.Holidays:
		r.Except.HolidayMondays = r.Except.HolidayMondays || r.Weekdays().Has(time.Monday)
	case (other.Kind == timetable.Yearly || other.Kind == timetable.Moveable) && len(other.Spans) > 0 && len(r.Spans) > 0 && cross(other.Spans, r.Spans):
		for _, d := range other.YearDays {
			r.Except.Seasons = with(r.Except.Seasons, timetable.Season{From: d, Until: d})
		}
		for _, n := range other.Easter {
			r.Except.AfterEaster = with(r.Except.AfterEaster, n)
		}
	}
}

// with is a list that holds a value.
func with[T comparable](list []T, value T) []T {
	if slices.Contains(list, value) {
		return list
	}
	return append(slices.Clip(list), value)
}

// rules makes the rules of a clause: one for each way in which it names days.
func (r *reader) rules(c *clause) []timetable.Recurrence {
	l, start := r.limits(c)
	if c.except.School {
		if c.except.School = false; len(r.Terms) == 0 {
			r.mistake(0, addTerms, "school holidays need the school terms, and the directory states none")
		}
		l.Term = timetable.TermOnly
	}
	if r.wrong != nil {
		return nil
	}
	it := c.item()
	if len(c.days) == 0 {
		if c.every.n == 0 || c.every.months || start.start.IsZero() {
			r.noAnchor(c, it, daySet{})
			return nil
		}
		c.days = []daySet{{days: 1 << start.start.Weekday()}}
	}
	if r.mixedDays(c, it, start); r.wrong != nil {
		return nil
	}
	var list []timetable.Recurrence
	for _, d := range c.days {
		x := timetable.Recurrence{Kind: d.kind, Days: d.days, Nths: d.nths, MonthDays: d.monthDays, YearDays: d.yearDays, Easter: d.easter, Dates: d.dates,
			Limit: l, Except: c.except, Spans: c.spans, Notes: c.notes}
		x.Except.Holidays = x.Except.Holidays || d.working
		if x.Kind != timetable.Weekly && len(x.Except.Places) > 0 {
			r.mistake(r.toks[it.first].off, `write the day, such as "except the last Friday of the month"`, "%s has no day that can be taken out so", quoted(r.typed(it.first, it.last)))
		}
		if x.Kind == timetable.Weekly {
			// "Daily except Sundays" is Monday to Saturday; "closed Sundays" says
			// nothing new of Mondays.
			x.Days &^= x.Except.Days
			x.Except.Days = 0
			r.places(&x, it)
			if x.Days == 0 {
				r.mistake(r.toks[it.first].off, "name the days that it is open", "%s is closed on all of its days", quoted(r.typed(it.first, it.last)))
				return nil
			}
		}
		if !d.window.From.IsZero() {
			x.Limit.Windows = r.meet(it, x.Limit.Windows, []timetable.Window{d.window})
			r.longRange(it, d.window)
		}
		r.repeat(&x, c, d, start, it)
		part := cmp.Or(d.part, c.part)
		if part != "" && len(c.spans) == 0 {
			x.Parts = append([]string{part}, c.parts...)
			if d.mixed && d.part != "" {
				r.mistake(r.toks[it.first].off, "write each day with its own part of the day, or with times",
					"it is not clear which days %s is for in %s", quoted(part), quoted(r.typed(it.first, it.last)))
			}
		}
		if r.wrong != nil {
			return nil
		}
		list = merge(r, it, list, x)
	}
	r.checkIncluding(c, it, list)
	r.checkKinds(it, list)
	return list
}

// places gives "except the last one of the month" the day of the week that it
// is of.
func (r *reader) places(x *timetable.Recurrence, it *item) {
	if len(x.Except.Places) == 0 {
		return
	}
	if bits.OnesCount8(uint8(x.Days)) != 1 {
		r.mistake(r.toks[it.first].off, `write the day, such as "except the last Friday of the month"`, "it is not clear which of the days in %s is taken out", quoted(r.typed(it.first, it.last)))
		return
	}
	for _, n := range x.Except.Places {
		x.Except.Nths = append(slices.Clip(x.Except.Nths), timetable.Nth{N: n, Day: time.Weekday(bits.TrailingZeros8(uint8(x.Days)))})
	}
	x.Except.Places = nil
}

// mixedDays reports days in one clause that what stands with them does not fit
// alike: a first date beside weekly days, times beside "Tuesday mornings and
// Thursday evenings".
func (r *reader) mixedDays(c *clause, it *item, start period) {
	odd := func(d daySet) bool { return max(d.every.n, c.every.n) > 1 }
	weekly := func(d daySet) bool { return !odd(d) }
	if !start.start.IsZero() && slices.ContainsFunc(c.days, odd) && slices.ContainsFunc(c.days, weekly) {
		r.mistake(r.toks[it.first].off, "write them on lines of their own", "it is not clear which days begin on %s", timetable.LongDate(start.start))
	}
	if len(c.spans) > 0 && slices.ContainsFunc(c.days, func(d daySet) bool { return d.part != c.days[0].part }) {
		r.mistake(r.toks[it.first].off, "write each day with its own times", "it is not clear which times are for which days in %s", quoted(r.typed(it.first, it.last)))
	}
}

// merge adds a rule to those of the same clause, or to the days of one that
// differs in its days alone.
func merge(r *reader, it *item, list []timetable.Recurrence, x timetable.Recurrence) []timetable.Recurrence {
	for i := range list {
		y := &list[i]
		if x.Kind != timetable.Weekly || y.Kind != timetable.Weekly || x.Every != y.Every || !slices.Equal(x.Parts, y.Parts) || !slices.Equal(x.Limit.Windows, y.Limit.Windows) {
			continue
		}
		if x.Days == y.Days {
			return list // "seven days a week, 365 days a year"
		}
		if x.Days&y.Days != 0 {
			r.mistake(r.toks[it.first].off, "name each day once", "a day of the week is named twice in %s", quoted(r.typed(it.first, it.last)))
		}
		y.Days |= x.Days
		return list
	}
	return append(list, x)
}

// checkKinds reports days that are said in two ways at once: are "Wednesdays (3
// and 17 February 2027)" those two, or all?
func (r *reader) checkKinds(it *item, list []timetable.Recurrence) {
	for i := range list {
		for j := range i {
			x, y := &list[i], &list[j]
			if x.Kind != timetable.Holidays && y.Kind != timetable.Holidays && x.Kind != y.Kind && x.Weekdays()&y.Weekdays() != 0 {
				r.mistake(r.toks[it.first].off, "write the dates alone, or the days of the week alone",
					"%s names the same days in two ways", quoted(r.line))
			}
		}
	}
}

// checkIncluding reports "weekends including bank holidays": are those days on
// which it is, or only no exception?
func (r *reader) checkIncluding(c *clause, it *item, list []timetable.Recurrence) {
	days := timetable.Weekdays(0)
	for i := range list {
		days |= list[i].Weekdays()
	}
	if c.also.Days&^days != 0 || c.also.Holidays && days&timetable.Workdays == 0 {
		r.mistake(r.toks[it.first].off, `write "and": "Saturdays, Sundays and bank holidays"`,
			"%s does not hold the days that it is said to include", quoted(r.typed(it.first, it.last)))
	}
}
