package english

import (
	"math/bits"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// exceptItem reads what is taken out: "except bank holidays", "closed
// Sundays", "not in August", "no session on 25 March 2027".
func (r *reader) exceptItem() bool {
	start := r.i
	closed, ok := r.exceptWord()
	if !ok {
		return false
	}
	if closed {
		if r.closedBefore(start) || r.closedPeriod(start) || r.wrong != nil {
			return true
		}
		if r.lunch(start) {
			return true
		}
	}
	it := item{kind: iExcept}
	if n := len(r.items); n > 0 && r.items[n-1].kind == iExcept && !closed && r.items[n-1].last >= start-2 && (r.items[n-1].closed || r.items[n-1].last == start-1) {
		r.mistake(r.toks[start].off, "name the days that it is open, each with its times", "%s is an exception to an exception", quoted(r.typed(start, start)))
		return false
	}
	it.closed = closed
	for n := 0; ; n++ {
		before := r.i
		if n > 0 && !r.choice() {
			break
		}
		for r.any("for", "from", "between", "on", "in", "during", "over", "at", "all day", "all", "the", "any", "every", "public and", "local") {
		}
		if !r.exception(&it.except) {
			if n == 0 || r.wrong != nil {
				return false
			}
			r.i = before
			break
		}
	}
	if !closed && r.moreDays(start, &it) {
		return false
	}
	r.any("inclusive", "all day", "each year", "every year")
	r.add(it, start)
	if at := r.i; r.kind(0) == tAnd {
		// "except bank holidays and term time": what is it to mean?
		if r.i++; r.periodItem() || r.wrong != nil {
			r.wrong = nil
			r.mistake(r.toks[at].off, `write "except" before each exception`, "%s can be part of the exception, or not", quoted(r.typed(at+1, r.i-1)))
			return false
		}
		r.i = at
	}
	return true
}

// moreDays reports "Mondays except bank holidays and Tuesdays": the last are
// none of the days before, so that they may be more days.
func (r *reader) moreDays(start int, it *item) bool {
	others, days := it.except, timetable.Weekdays(0)
	if others.Days = 0; it.except.Days == 0 || others.None() {
		return false
	}
	timed := false // at the end, after the times, more days would lack theirs
	for _, x := range r.items {
		timed = x.kind == iTimes || timed && x.kind != iDays
		for _, d := range x.days {
			days |= d.days
			for _, n := range d.nths {
				days |= 1 << n.Day
			}
		}
	}
	if timed || days == 0 || it.except.Days&^days == 0 {
		return false
	}
	r.mistake(r.toks[start].off, "write the exceptions in brackets, or at the end of the line", "%s can be exceptions, or more days", quoted(r.typed(start, r.i-1)))
	return true
}

// exceptWord reads the word that begins an exception, and whether it is
// "closed", which may stand after its days as well.
func (r *reader) exceptWord() (closed, ok bool) {
	switch {
	case r.any("closed", "shut", "not open"):
		r.skip(tColon)
		return true, true
	case r.any("except for", "except", "excepting", "excluding", "exc", "excl", "apart from", "other than", "but not", "not including", "not", "but closed", "with the exception of", "barring", "bar", "unless it is a", "unless its a", "unless a"):
		r.any("closed")
		return false, true
	case r.eat("no"):
		start := r.i
		if r.any("sessions", "session", "meetings", "meeting", "classes", "class", "group", "club", "drop ins", "drop in") {
			return false, true
		}
		r.i = start
		return false, true
	}
	return false, false
}

// closedBefore handles "Sunday: closed", where the days came first.
func (r *reader) closedBefore(start int) bool {
	n := len(r.items)
	if n == 0 || r.items[n-1].kind != iDays || start == 0 {
		return false
	}
	before, after := r.toks[start-1].kind, r.kind(0)
	target := after == tWord || after == tNumber || after == tOrdinal
	if target && (after == tNumber || r.word(0) == "for" || r.word(0) == "all") {
		target = after == tNumber || r.word(0) == "for"
	}
	direct := before != tComma && before != tOpen && before != tClose && before != tEnd
	switch {
	case direct && target && r.items[n-1].single():
		// "Wed closed Thu 9-5": nobody says of one day that another is closed.
	case direct && target:
		r.mistake(r.toks[start].off, `write commas: "Sundays closed, Mondays 9am to 5pm", or "Mondays to Saturdays 9am to 5pm, closed Sundays"`,
			"%s can belong to the days before it, or to those after it", quoted(r.typed(start, start)))
		return false
	case !direct && target:
		return false
	}
	r.any("all day")
	days := &r.items[n-1]
	e := timetable.Exceptions{}
	for _, d := range days.days {
		switch {
		case d.every.n > 0 || d.part != "" || d.kind == timetable.MonthDays:
			r.mistake(r.toks[start].off, `write "except" and the days`, "%s are not days that can be closed", quoted(r.typed(days.first, days.last)))
			return false
		case !d.window.From.IsZero():
			e.Windows = append(e.Windows, d.window)
			continue
		}
		if d.kind == timetable.Holidays {
			e.Holidays = e.Holidays || d.days == 0
			e.HolidayMondays = e.HolidayMondays || d.days != 0
			continue
		}
		e.Days |= d.days
		e.Nths = append(e.Nths, d.nths...)
		e.AfterEaster = append(e.AfterEaster, d.easter...)
		for _, y := range d.yearDays {
			e.Seasons = append(e.Seasons, timetable.Season{From: y, Until: y})
		}
		for _, x := range d.dates {
			e.Windows = append(e.Windows, timetable.Window{From: x, Until: x})
		}
	}
	*days = item{kind: iExcept, r: r, first: days.first, last: r.i - 1, apart: days.apart, except: e}
	return true
}

// closedPeriod reports "half term: closed" at the beginning of a line or a
// sentence: a part of the year there is else when it is on.
func (r *reader) closedPeriod(start int) bool {
	n := len(r.items)
	if n == 0 || r.items[n-1].kind != iPeriod || n > 1 && r.items[n-2].kind != iBreak {
		return false
	}
	if it := &r.items[n-1]; it.last == start-1 || it.last == start-2 && r.toks[start-1].kind != tEnd {
		typed := r.typed(it.first, it.last)
		r.mistake(r.toks[it.first].off, "write \"closed\" before it: \"closed "+typed+"\"", "%s can be when it is open, or when it is closed", quoted(r.typed(it.first, start)))
		return true
	}
	return false
}

// single reports whether an item is one day of the week.
func (it *item) single() bool {
	return len(it.days) == 1 && it.days[0].kind == timetable.Weekly && bits.OnesCount8(uint8(it.days[0].days)) == 1
}

// lunch reads "closed 12-1pm", "closed for lunch 12.30pm to 1.30pm".
func (r *reader) lunch(start int) bool {
	at := r.i
	r.any("for lunch", "for lunch break", "lunch", "over lunch")
	r.any("daily", "every day")
	if r.isDateHere() {
		r.i = at
		return false // "closed 25 and 26 December"
	}
	list := r.timeList()
	if r.wrong != nil || len(list) != 1 || !list[0].hasEnd {
		r.i = at
		return false
	}
	part := ""
	if t := list[0]; !t.from.fixed && !t.to.fixed && (t.from.hour < 3 || t.from.hour > 10) && t.to.hour < 4 {
		part = "lunchtimes" // "closed 1-2"
	}
	spans := r.resolve(list, part)
	r.any("for lunch break", "for lunch", "lunch")
	daily := r.any("daily", "every day", "each day")
	if r.wrong != nil {
		return false
	}
	it := item{kind: iLunch, spans: spans}
	if daily {
		it.part = "daily"
	}
	return r.add(it, start)
}

// exception reads one day, or one kind of day, that is taken out.
func (r *reader) exception(e *timetable.Exceptions) bool {
	use := timetable.AnyTime
	switch {
	case r.exceptDated(e):
		return r.wrong == nil
	case r.bankHolidays():
		e.Holidays = true
		return true
	case r.holidayMondays():
		e.HolidayMondays = true
		return true
	case r.any("school holidays", "school hols", "school holiday"):
		e.School = true
		return true
	case r.breakWords(&use):
		e.Breaks = with(e.Breaks, use)
		return r.wrong == nil
	case r.placeInMonth(e):
		return true
	}
	at := r.i
	if set, ok := r.namedDay(); ok {
		e.AfterEaster = append(e.AfterEaster, set[0].easter...)
		for _, y := range set[0].yearDays {
			e.Seasons = append(e.Seasons, timetable.Season{From: y, Until: y})
		}
		for _, d := range set[0].dates {
			e.Windows = append(e.Windows, timetable.Window{From: d, Until: d})
		}
		return true
	}
	r.i = at
	return r.exceptDates(e) || r.wrong == nil && r.exceptMonths(e) || r.wrong == nil && r.exceptDays(e)
}
